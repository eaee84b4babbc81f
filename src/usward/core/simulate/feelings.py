"""Words for simulated days: which feelings go with how pleasant and how stirred a moment was."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class FeelingWord:
    """A word, its family on the wheel, and where it lies: `pleasant` and `stirred` from -1 to 1."""

    word: str
    family: str
    pleasant: float
    stirred: float


def _family(family: str, *words: tuple[str, float, float]) -> tuple[FeelingWord, ...]:
    return tuple(FeelingWord(word, family, pleasant, stirred) for word, pleasant, stirred in words)


#: Everyday words around the seven families of the wheel; a wheel with finer words may be passed instead.
WORDS: tuple[FeelingWord, ...] = (
    *_family(
        "glad", ("happy", 0.8, 0.3), ("thankful", 0.8, 0.0), ("proud", 0.7, 0.4), ("hopeful", 0.6, 0.2),
        ("playful", 0.7, 0.6), ("excited", 0.7, 0.9), ("amused", 0.6, 0.4), ("relieved", 0.5, -0.3),
    ),
    *_family("calm", ("calm", 0.6, -0.6), ("content", 0.6, -0.4), ("rested", 0.5,
    -0.7)), *_family(
        "tender", ("tender", 0.6, -0.1), ("cared-for", 0.9, 0.1), ("close", 0.8, 0.0), ("fond", 0.6, 0.0),
        ("touched", 0.6, 0.1), ("homesick", -0.3, -0.2),
    ),
    *_family(
        "sad", ("sad", -0.6, -0.3), ("lonely", -0.7, -0.2), ("disappointed", -0.5, 0.0), ("hurt", -0.7, 0.4),
        ("guilty", -0.5, 0.2),
    ),
    *_family(
        "afraid", ("anxious", -0.5, 0.6), ("worried", -0.4, 0.4), ("nervous", -0.3, 0.6), ("unsure", -0.2,
        0.1),
    ),
    *_family(
        "angry", ("angry", -0.7, 0.9), ("irritated", -0.4, 0.5), ("frustrated", -0.5, 0.6), ("resentful",
        -0.6, 0.3),
    ),
    *_family(
        "worn", ("tired", -0.2, -0.7), ("overwhelmed", -0.5, 0.5), ("numb", -0.4, -0.8), ("drained", -0.4,
        -0.7), ("restless", -0.2, 0.5),
    ),
)  # fmt: skip


def nearest(
    pleasant: float, stirred: float, rng: np.random.Generator, words: Sequence[FeelingWord] = WORDS
) -> tuple[str, ...]:
    """One to three words that fit a moment, with some chance in it, as people choose them."""
    count = int(rng.integers(1, 4))
    place = np.array([(word.pleasant, word.stirred) for word in words])
    distance = np.hypot(place[:, 0] - pleasant, place[:, 1] - stirred) + rng.gumbel(0, 0.12, len(words))
    return tuple(words[i].word for i in np.argsort(distance)[:count])
