"""The heads that are learned from public sets: emotions, disclosure, support, advice and what is made of them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.coach import vocabulary
from bench.coach.fitting import Linear, Matrix, Recipe, fit, held_out, moved, platt, random_folds
from bench.coach.ranking import threshold
from bench.coach.sets import Labelled, goemotions, offmychest
from usward.core.coach.heads import Bank
from usward.core.coach.marks import EMOTIONS

LEAST = 3
"""Texts that must hold a feature."""

KEPT = 30_000
"""Features kept: those with the largest weights over all heads."""

FOLDS = 3
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


class Skilled(NamedTuple):
    """A bank of skills, and for each the calibrated probability from which it is best said to be there."""

    bank: Bank
    decide: dict[str, float]


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


def skilled(unwanted: frozenset[str]) -> Skilled:
    """All heads of the public sets, calibrated; fitted twice, the second time on the features that count."""
    wide = read(unwanted)
    strength = np.max([np.abs(head.weights) for head in _raw(wide).values()], axis=0)
    public = read(unwanted, [wide.features[at] for at in np.sort(np.argsort(-strength)[:KEPT])])
    decide: dict[str, float] = {}
    heads = {name: _calibrated(task, public.meanings, decide) for name, task in _tasks(public).items()}
    return Skilled(as_bank(public.features, public.rarity, heads), decide)


class Task(NamedTuple):
    """What one head has to learn. `assumed` is the share of messages it is calibrated for; None keeps the set's own."""

    name: str
    values: Matrix
    labels: NDArray[np.int8]
    groups: list[str]
    recipe: Recipe
    assumed: float | None


def _tasks(public: Public) -> dict[str, Task]:
    felt, told = public.emotions, public.stories
    above, below = public.values[: len(felt.texts)], public.values[len(felt.texts) :]
    tasks = [Task(name, above, felt.column(name), felt.groups, EMOTION_RECIPE, None) for name in EMOTIONS]
    tasks += [
        Task(name, below, told.column(*columns), told.groups, STORY_RECIPE, assumed)
        for name, (columns, assumed) in STORIES.items()
    ]
    return {task.name: task for task in tasks}


def _raw(public: Public) -> dict[str, Linear]:
    return {name: fit(task.values, public.meanings, task.labels, task.recipe) for name, task in _tasks(public).items()}


def _calibrated(task: Task, meanings: NDArray[np.float32], decide: dict[str, float]) -> Linear:
    folds = random_folds(task.groups, FOLDS, 7)
    unseen = held_out(task.values, meanings, task.labels, folds, task.recipe)
    slope, shift = platt(unseen, task.labels)
    if task.assumed is not None:
        shift += moved(float(task.labels.mean()), task.assumed)
    probability = 1 / (1 + np.exp(-(slope * unseen + shift)))
    decide[task.name] = round(threshold(task.labels, probability, macro=task.assumed is not None), 4)
    return fit(task.values, meanings, task.labels, task.recipe).scaled(slope, shift)


def as_bank(features: list[str], rare: NDArray[np.float32], heads: dict[str, Linear]) -> Bank:
    """Heads as the coach holds them."""
    return Bank(
        names=tuple(heads),
        vocabulary={feature: at for at, feature in enumerate(features)},
        rarity=rare,
        weights=np.array([head.weights for head in heads.values()], np.float32).T,
        bias=np.array([head.bias for head in heads.values()], np.float32),
    )
