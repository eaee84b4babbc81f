"""A few things that could be suggested, and short ways to make histories."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from usward.core.companion import Arm, Belief, Candidate, Moment, OwnDay, Past, Reader, learn, suggest

TODAY = date(2025, 5, 14)  # a Wednesday
FIXED = date(2025, 5, 11)


def candidate(name, arm, **changes):
    made = Candidate(name, name.replace("-", " ").title(), "practice", arm, 10, Belief(0.25, 0.2))
    return replace(made, **changes)


LONG_HUG = candidate("long-hug", Arm.TOUCH, needs_yes=True, topics=frozenset({"touch"}), energy="low")
THREE_THANKS = candidate(
    "three-thanks", Arm.NOTICING, needs=frozenset({"appreciation"}), serves=frozenset({"appreciation"})
)
OPEN_QUESTION = candidate("open-question", Arm.TALKING, rung=3, topics=frozenset({"childhood"}))
WALK = candidate("walk", Arm.TIME, minutes=40, near=True)
GOODNIGHT = candidate("goodnight", Arm.RITUALS, times=frozenset({"evening", "night"}), energy="low", minutes=2)
BREATHE = candidate("breathe", Arm.INWARD, together=False, serves=frozenset({"calm"}), energy="low", minutes=5)
ALL = (LONG_HUG, THREE_THANKS, OPEN_QUESTION, WALK, GOODNIGHT, BREATHE)
EVENING = Moment(TODAY, minutes=60, agreed=frozenset({"long-hug"}))


def own_day(back=0, stress=3, energy=5, friction=0):
    return OwnDay(TODAY - timedelta(days=back), stress, energy, friction)


NOBODY, NO_PAST = Reader(), Past()


def asked(moment=EVENING, reader=NOBODY, past=NO_PAST, candidates=ALL, seed=0, learned=None):
    """One suggestion."""
    rng = np.random.default_rng(seed)
    if learned is None:
        learned = learn(candidates, past, FIXED, np.random.default_rng(99))
    return suggest(candidates, moment, reader, past, learned, rng)


def many(times=60, **kw):
    """Suggestions over many seeds, from one state of knowledge."""
    learned = learn(kw.get("candidates", ALL), kw.get("past", Past()), FIXED, np.random.default_rng(99))
    return [asked(seed=seed, learned=learned, **kw) for seed in range(times)]
