"""Six families of things to do, and what is believed of each before anybody has tried it.

Days are few, so learning happens over families and not over hundreds of practices (SCIENCE, section E: four
to six arms); which practice of the family is offered is decided by fit. A seventh choice, nothing, is
always there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Arm(Enum):
    """A family of practices; the value is its stable name."""

    NOTICING = "noticing"
    TALKING = "talking"
    TIME = "time"
    RITUALS = "rituals"
    TOUCH = "touch"
    INWARD = "inward"


ARMS: tuple[Arm, ...] = tuple(Arm)
#: The family of every row of practices; rows that are not things to do fall to the quiet family.
ARM_OF_ROW: Mapping[str, Arm] = {
    "appreciation": Arm.NOTICING,
    "empathy": Arm.NOTICING,
    "needs": Arm.TALKING,
    "listening": Arm.TALKING,
    "conversation": Arm.TALKING,
    "vulnerability": Arm.TALKING,
    "conflict": Arm.TALKING,
    "presence": Arm.TIME,
    "shared_experiences": Arm.TIME,
    "rituals": Arm.RITUALS,
    "trust": Arm.RITUALS,
    "growing": Arm.RITUALS,
    "touch": Arm.TOUCH,
}


@dataclass(frozen=True)
class Belief:
    """A practice's expected effect on next-day closeness in standard deviations, with the doubt about it."""

    mean: float
    sd: float


#: Where a pack says nothing: unguided exercises of this kind reach .2 to .4 at best (SCIENCE, section C).
ORDINARY = Belief(0.25, 0.20)


@dataclass(frozen=True)
class Prior:
    """What is believed of each arm, in standard deviations of a day; both arrays have shape (arms,)."""

    mean: Floats
    sd: Floats


def prior_of(mean: float, sd: float, arms: int = len(ARMS)) -> Prior:
    """The same expectation of every arm."""
    return Prior(np.full(arms, mean), np.full(arms, sd))


def ordinary(arms: int = len(ARMS)) -> Prior:
    """The same modest expectation of every arm."""
    return prior_of(ORDINARY.mean, ORDINARY.sd, arms)


def prior(beliefs: Iterable[tuple[Arm, Belief]]) -> Prior:
    """One belief per family out of many practices: the mean of their means, their typical doubt.

    The doubt does not shrink with the number of practices: they are guesses of one kind, not independent
    evidence.
    """
    found: dict[Arm, list[Belief]] = {arm: [] for arm in ARMS}
    for arm, belief in beliefs:
        found[arm].append(belief)
    rows = [found[arm] or [ORDINARY] for arm in ARMS]
    return Prior(
        np.array([np.mean([belief.mean for belief in row]) for row in rows]),
        np.array([np.mean([belief.sd for belief in row]) for row in rows]),
    )
