"""A small file of heads, made by hand, for tests that need no training."""

import numpy as np

from usward.core.coach.heads import Bank, Heads
from usward.core.coach.marks import EMOTIONS

TERMS = ("you never", "never", "listen", "you", "thank you", "⟦y.⟧", "love", "how", "?")
SKILLS = (*EMOTIONS, "support", "warmth", "advice", "disclosure", "interpretation")
KINDS = (
    "criticism",
    "appreciation",
    "hard",
    "repair",
    "question",
    "open_question",
    "closed_question",
    "reflection",
    "reflects",
)


def bank(names: tuple[str, ...]) -> Bank:
    """Weights drawn from a fixed seed, but for the two that tests speak of."""
    drawn = np.random.default_rng(3)
    weights = drawn.normal(size=(len(TERMS), len(names))).astype(np.float16).astype(np.float32)
    if "criticism" in names:
        weights[:, names.index("criticism")] = (6, 3, 1, 0, -5, 0, -5, -1, -1)
        weights[:, names.index("appreciation")] = (-2, 0, 0, 0, 8, 0, 4, 0, 0)
    rarity = np.linspace(1, 3, len(TERMS), dtype=np.float16).astype(np.float32)
    bias = np.full(len(names), -2, np.float32)
    return Bank(names, {term: at for at, term in enumerate(TERMS)}, rarity, weights, bias)


def heads() -> Heads:
    """Heads that hear criticism in “you never” and appreciation in “thank you”."""
    facts = {"alone": {"criticism": 0.7, "appreciation": 0.7}, "spans": {"warmth": 0.5}}
    return Heads(bank(SKILLS), bank(KINDS), facts)
