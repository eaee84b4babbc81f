"""The heads that are learned from public sets: emotions, disclosure, support, advice and what is made of them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.coach import vocabulary
from bench.coach.fitting import Linear, Matrix, Recipe, Row, fit, held_out, moved, platt, random_folds
from bench.coach.sets import Labelled, goemotions, offmychest
from usward.core.coach.heads import Bank
from usward.core.coach.marks import EMOTIONS

LEAST = 3
"""Texts that must hold a feature."""

KEPT = 30_000
"""Features kept: those with the largest weights over all heads."""

FOLDS = 4
EMOTION_RECIPE = Recipe(C=2.5, meaning=0.3, bayes=0.6)
STORY_RECIPE = Recipe(C=1, meaning=0.4, bayes=0.3)

STORIES = {
    "support": (("Emo_support",), 0.2),
    "warmth": (("Emo_support", "General_support"), 0.3),
    "advice": (("Info_support",), 0.2),
    "disclosure": (("Emotional_disclosure",), 0.45),
    "interpretation": (("Information_disclosure",), 0.45),
}
"""Heads learned from OffMyChest: its labels, and the share of messages that is assumed when they are calibrated.

A forum thread holds fewer of them than the talk of two people who are close does; a head calibrated on the first would
be too shy in the second.
"""


class Public(NamedTuple):
    """The public texts as one matrix: GoEmotions first, OffMyChest below."""

    features: list[str]
    rarity: NDArray[np.float32]
    values: Matrix
    meanings: NDArray[np.float32]
    emotions: Labelled
    stories: Labelled


def read(unwanted: frozenset[str], features: list[str] | None = None) -> Public:
    """Both training parts, in the features that are given or in all that are frequent enough."""
    emotions, stories = goemotions("train"), offmychest("train")
    texts = [vocabulary.of(text) for text in (*emotions.texts, *stories.texts)]
    counts = vocabulary.counted(texts)
    features = features or vocabulary.chosen(counts, LEAST, unwanted)
    rare = vocabulary.rarity(counts, features, len(texts))
    values = vocabulary.matrix(texts, features, rare)
    return Public(features, rare, values, vocabulary.meanings(features), emotions, stories)


def bank(unwanted: frozenset[str]) -> Bank:
    """All heads of the public sets in one bank, calibrated; fitted twice, the second time on the features that count."""
    wide = learned(read(unwanted), calibrated=False)
    features, weights = wide
    strength = np.abs(np.array([head.weights for head in weights.values()])).max(axis=0)
    kept = [features[at] for at in np.sort(np.argsort(-strength)[:KEPT])]
    public = read(unwanted, kept)
    _, heads = learned(public)
    return as_bank(public.features, public.rarity, heads)


def as_bank(features: list[str], rare: NDArray[np.float32], heads: dict[str, Linear]) -> Bank:
    """Heads as the coach holds them."""
    return Bank(
        names=tuple(heads),
        vocabulary={feature: at for at, feature in enumerate(features)},
        rarity=rare,
        weights=np.array([head.weights for head in heads.values()], np.float32).T,
        bias=np.array([head.bias for head in heads.values()], np.float32),
    )


def learned(public: Public, *, calibrated: bool = True) -> tuple[list[str], dict[str, Linear]]:
    """Every head; without `calibrated` raw and quickly, only to see which features count."""
    return public.features, {**_emotions(public, calibrated=calibrated), **_stories(public, calibrated=calibrated)}


def _emotions(public: Public, *, calibrated: bool) -> dict[str, Linear]:
    labelled = public.emotions
    values = public.values[: len(labelled.texts)]
    folds = random_folds(labelled.groups, FOLDS, 7)
    heads = {}
    for name in EMOTIONS:
        labels = labelled.column(name)
        heads[name] = fit(values, public.meanings, labels, EMOTION_RECIPE)
        if calibrated:
            heads[name] = heads[name].scaled(*platt(_unseen(public, values, labels, folds, EMOTION_RECIPE), labels))
    return heads


def _stories(public: Public, *, calibrated: bool) -> dict[str, Linear]:
    labelled = public.stories
    values = public.values[len(public.emotions.texts) :]
    folds = random_folds(labelled.groups, FOLDS, 11)
    heads = {}
    for name, (columns, assumed) in STORIES.items():
        labels = labelled.column(*columns)
        head = fit(values, public.meanings, labels, STORY_RECIPE)
        if calibrated:
            slope, shift = platt(_unseen(public, values, labels, folds, STORY_RECIPE), labels)
            head = head.scaled(slope, shift + moved(float(labels.mean()), assumed))
        heads[name] = head
    return heads


def _unseen(public: Public, values: Matrix, labels: NDArray[np.int8], folds: NDArray[np.intp], recipe: Recipe) -> Row:
    return held_out(values, public.meanings, labels, folds, recipe)
