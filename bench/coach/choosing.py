"""Choosing from which probability on a head or a rule may speak: on hands which no head had read."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.coach.fitting import Row
from usward.core.coach.marks import HARD, KINDS

Truth = NDArray[np.int8]

ENOUGH = 25
"""Lines a head must mark before its precision is believed."""


SHOWN = 0.92
"""How often a head must be right that speaks of a threat or of abuse; from which doubt on no draft is offered is lower."""


class Measured(NamedTuple):
    """How well something that speaks does: of how often it speaks, how often rightly; of what there is, how much."""

    precision: float
    recall: float
    spoken: int


def halved(truths: Mapping[str, Truth]) -> Row:
    """A weight for each line, with which half of the lines hold a hard kind, as the labelled messages do."""
    hard = np.max([truths[kind] for kind in HARD], axis=0) == 1
    share = float(hard.mean())
    return np.where(hard, 0.5 / share, 0.5 / (1 - share))


def measured(said: NDArray[np.bool_], truth: Truth, weight: Row | None = None) -> Measured:
    """Precision and recall of what was said; both are 0 where nothing was."""
    weight = np.ones(len(truth)) if weight is None else weight
    right = float(weight[said & (truth == 1)].sum())
    there = float(weight[truth == 1].sum())
    return Measured(right / max(float(weight[said].sum()), 1e-9), right / max(there, 1e-9), int(said.sum()))


def lowest(probability: Row, truth: Truth, precision: float, weight: Row | None = None) -> float | None:
    """The lowest threshold whose precision is at least this, or None where the head never earns it."""
    order = np.argsort(-probability, kind="stable")
    weight = np.ones(len(truth)) if weight is None else weight
    rising = np.cumsum((truth * weight)[order]) / np.cumsum(weight[order])
    earned = np.nonzero((rising >= precision) & (np.arange(1, len(order) + 1) >= ENOUGH))[0]
    return float(probability[order[earned[-1]]]) if len(earned) else None


def best_f1(probability: Row, truth: Truth) -> float:
    """The threshold with the largest F1."""
    order = np.argsort(-probability, kind="stable")
    right = np.cumsum(truth[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    return float(probability[order[int(f1.argmax())]])


def chosen(
    probabilities: Mapping[str, Row], truths: Mapping[str, Truth], precision: float
) -> dict[str, dict[str, float]]:
    """The thresholds of the facts: hard kinds by precision, kind ones by F1, since a wrong one of those hurts nobody."""
    alone = {}
    weight = halved(truths)
    for kind in KINDS:
        threshold = (
            lowest(probabilities[kind], truths[kind], precision, weight)
            if kind in HARD
            else best_f1(probabilities[kind], truths[kind])
        )
        if threshold is not None:
            # Rounded upwards, so that what was earned stays earned.
            alone[kind] = round(threshold + 0.00005, 4)
    guards = {name: lowest(probabilities[name], truths[name], SHOWN) for name in ("threat", "abuse", "danger")}
    return {"alone": alone, "guards": {name: round(found, 4) for name, found in guards.items() if found is not None}}


def together(probabilities: Mapping[str, Row], truths: Mapping[str, Truth], precision: float) -> dict[str, float]:
    """What the head for any hard kind, and the likeliest kind, need for a mark: the pair that finds most.

    A pair counts where both the mark as such and the kind it names are right often enough.
    """
    kinds = HARD[:5]
    each = np.array([probabilities[kind] for kind in kinds])
    likeliest = each.argmax(axis=0)
    right = np.array([truths[kind] for kind in kinds])[likeliest, np.arange(each.shape[1])]
    weight = halved(truths)
    best: tuple[int, float, float] | None = None
    for surely, least in _pairs():
        said = (probabilities["hard"] >= surely) & (each.max(axis=0) >= least)
        if said.sum() >= ENOUGH and np.average(right[said], weights=weight[said]) >= precision:
            best = max(best or (0, 0.0, 0.0), (int(said.sum()), surely, least))
    return {} if best is None else {"hard": best[1], **dict.fromkeys(kinds, best[2])}


def _pairs() -> Iterator[tuple[float, float]]:
    yield from (
        (round(surely, 2), round(least, 2))
        for surely in np.arange(0.3, 0.96, 0.05).tolist()
        for least in np.arange(0.2, 0.6, 0.05).tolist()
    )


def backed(probability: Row, truth: Truth, ruled: NDArray[np.bool_], precision: float, weight: Row) -> float:
    """How likely a head must find a hard kind for a rule's mark to stand: the lowest that is right often enough.

    Where the rules are right often enough by themselves this is a floor; where nothing helps, no rule's mark stands
    alone.
    """
    if measured(ruled, truth, weight).precision >= precision:
        return floor(probability, truth, ruled)
    least = lowest(np.where(ruled, probability, -1.0), truth, precision, weight)
    return 1.0 if least is None or least < 0 else round(least, 4)


def floor(probability: Row, truth: Truth, ruled: NDArray[np.bool_]) -> float:
    """How likely a head must find a kind for a rule to be tried at all: hardly any right mark is lost by it."""
    right = probability[ruled & (truth == 1)]
    return round(min(float(np.quantile(right, SPARED)), HIGHEST_FLOOR), 4) if len(right) else 0.0


SPARED = 0.01
"""Of a rule's right marks, the share that may be lost where its head hears next to nothing."""

HIGHEST_FLOOR = 0.03


def backed_by_f1(probability: Row, truth: Truth, ruled: NDArray[np.bool_], alone: float) -> tuple[float, float]:
    """For a kind kind: what a rule's mark needs, and what the head needs alone, so that F1 is largest together."""
    tried = [floor(probability, truth, ruled), 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4]
    pairs = [(least, other) for least in tried for other in (alone, alone * 0.8, alone * 1.2, 0.5 + alone / 2)]

    def f1(pair: tuple[float, float]) -> float:
        found = measured((ruled & (probability >= pair[0])) | (probability >= pair[1]), truth)
        return 2 * found.precision * found.recall / max(found.precision + found.recall, 1e-9)

    least, other = max(pairs, key=f1)
    return least, round(other, 4)
