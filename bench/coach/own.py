"""The heads that are learned from our own corpus: the eighteen kinds, and the guards."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.coach import vocabulary
from bench.coach.corpus import KIND_OF, Line
from bench.coach.fitting import Linear, Matrix, Recipe, Row, fit, platt
from bench.coach.public import as_bank
from usward.core.coach.combine import asks_for_advice
from usward.core.coach.doubt import BESIDE, DANGER
from usward.core.coach.heads import Bank
from usward.core.coach.marks import HARD

GUARDS = ("threat", "abuse")

GATHERED = {
    "hard": HARD[:5],
    "question": ("open_question", "closed_question"),
    DANGER: GUARDS,
    BESIDE: GUARDS,
}
"""Heads that see whether any of several kinds is there; `BESIDE` is learned among hard and dangerous lines alone."""

NAMES = (*KIND_OF.values(), *GATHERED)
REFLECTS = "reflects"
"""Whether words say back what somebody told, learned among kind replies alone: for scoring, where nobody is attacked."""

REPLY_RECIPE = Recipe(C=1, meaning=0.8, bayes=0.3)
QUESTIONED = 0.4
"""How much asking speaks against reflecting, in standard deviations of both."""

RECIPE = Recipe(C=20, meaning=0.4, bayes=0.5)
LEAST = 2
"""Lines that must hold a feature."""


class Own(NamedTuple):
    """The corpus as one matrix, and a column of 0s and 1s for each head."""

    features: list[str]
    rarity: NDArray[np.float32]
    values: Matrix
    meanings: NDArray[np.float32]
    labels: dict[str, NDArray[np.int8]]
    hands: NDArray[np.str_]
    kept: dict[str, NDArray[np.bool_]]
    replies: NDArray[np.bool_]
    elsewhere: Matrix


def read(lines: list[Line], unwanted: frozenset[str], common: list[str], elsewhere: list[str]) -> Own:
    """The corpus in features that stand in two lines or more; `common` adds frequent words of the public sets.

    `elsewhere` are public texts in which hardly anybody says back what somebody told.
    """
    texts = [vocabulary.of(line.text) for line in lines]
    counts = vocabulary.counted(texts)
    features = sorted({*vocabulary.chosen(counts, LEAST, unwanted), *common})
    rare = vocabulary.rarity(counts, features, len(texts))
    labels = {
        name: np.array([not line.kinds.isdisjoint(GATHERED.get(name, (name,))) for line in lines], np.int8)
        for name in NAMES
    }
    return Own(
        features=features,
        rarity=rare,
        values=vocabulary.matrix(texts, features, rare),
        meanings=vocabulary.meanings(features),
        labels=labels,
        hands=np.array([line.hand for line in lines]),
        kept={name: np.array([_counts(name, line) for line in lines]) for name in NAMES},
        replies=np.array([bool(line.context) and line.kinds.isdisjoint(HARD) for line in lines]),
        elsewhere=vocabulary.matrix([vocabulary.of(text) for text in elsewhere], features, rare),
    )


def _counts(name: str, line: Line) -> bool:
    """Whether a line has anything to teach a head: whether advice was asked for is not the head's to know."""
    if name == BESIDE:
        return not line.kinds.isdisjoint((*HARD, *GUARDS))
    return name != "unasked_advice" or not asks_for_advice(line.context)


def unseen(own: Own, name: str, recipe: Recipe = RECIPE) -> Row:
    """The log-odds of every line by a head that never read a line of its hand."""
    found = np.zeros(len(own.hands))
    for hand in sorted(set(own.hands.tolist())):
        other = (own.hands != hand) & own.kept[name]
        head = fit(own.values[other], own.meanings, own.labels[name][other], recipe)
        found[own.hands == hand] = head.of(own.values[own.hands == hand])
    return found


def bank(own: Own, logits: dict[str, Row]) -> Bank:
    """Heads fitted on every hand, calibrated on the log-odds of hands that were not read."""
    heads: dict[str, Linear] = {}
    for name in NAMES:
        kept = own.kept[name]
        slope, shift = platt(logits[name][kept], own.labels[name][kept])
        heads[name] = fit(own.values[kept], own.meanings, own.labels[name][kept], RECIPE).scaled(slope, shift)
    everyone = np.ones(len(own.hands), bool)
    slope, shift = platt(_reflects_unseen(own)[own.replies], own.labels["reflection"][own.replies])
    heads[REFLECTS] = _reflects(own, everyone).scaled(slope, shift)
    return as_bank(own.features, own.rarity, heads)


def _reflects(own: Own, rows: NDArray[np.bool_]) -> Linear:
    """A head for saying back, less one for asking: both as they stand to each other among these rows' replies."""
    replies = rows & own.replies
    values = sparse.vstack([own.values[replies], own.elsewhere]).tocsr()
    labels = np.r_[own.labels["reflection"][replies], np.zeros(own.elsewhere.shape[0], np.int8)]
    says = _standard(fit(values, own.meanings, labels, REPLY_RECIPE), own)
    asks = _standard(fit(own.values[rows], own.meanings, own.labels["question"][rows], RECIPE), own)
    return Linear(says.weights - QUESTIONED * asks.weights, says.bias - QUESTIONED * asks.bias)


def _standard(head: Linear, own: Own) -> Linear:
    """The head with a spread of one over kind replies."""
    return head.scaled(1 / float(head.of(own.values[own.replies]).std()), 0.0)


def _reflects_unseen(own: Own) -> Row:
    found = np.zeros(len(own.hands))
    for hand in sorted(set(own.hands.tolist())):
        found[own.hands == hand] = _reflects(own, own.hands != hand).of(own.values[own.hands == hand])
    return found
