"""Figures of how well scores rank and decide: AUC, F1 at a chosen threshold, and the words of marked spans."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float64]
Truth = NDArray[np.int8]
_WORD = re.compile(r"\S+")


def auc(truth: Truth, score: Row) -> float:
    """The chance that a random positive outranks a random negative, ties counted half."""
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    yes = int(truth.sum())
    return float((rank[truth == 1].sum() - yes * (yes + 1) / 2) / (yes * (len(truth) - yes)))


def f1(truth: Truth, said: NDArray[np.bool_]) -> float:
    """F1 of the positives."""
    right = int((said & (truth == 1)).sum())
    return 2 * right / max(int(said.sum()) + int(truth.sum()), 1)


def macro_f1(truth: Truth, said: NDArray[np.bool_]) -> float:
    """The mean of F1 for yes and for no."""
    return (f1(truth, said) + f1(1 - truth, ~said)) / 2


def accuracy(truth: Truth, said: NDArray[np.bool_]) -> float:
    """The share of right answers."""
    return float((said == (truth == 1)).mean())


def threshold(truth: Truth, score: Row, *, macro: bool = False) -> float:
    """The threshold with the best F1 (or macro-F1) on these rows; chosen on other rows than those it is tried on."""
    tried = np.unique(np.quantile(score, np.linspace(0.2, 0.998, 200)))
    measure = macro_f1 if macro else f1
    return float(max(tried, key=lambda least: measure(truth, score >= least)))


def words_in(text: str, stretches: Sequence[tuple[int, int]]) -> list[bool]:
    """For each word of a text, whether it begins in one of the stretches."""
    return [any(start <= word.start() < end for start, end in stretches) for word in _WORD.finditer(text)]


def found_in(text: str, quotes: Sequence[str]) -> list[tuple[int, int]]:
    """Where the quotes stand in the text; a quote that is not there is left out."""
    lower = text.lower()
    places = ((lower.find(quote.strip().lower()), len(quote.strip())) for quote in quotes)
    return [(start, start + length) for start, length in places if start >= 0 and length > 1]
