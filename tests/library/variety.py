"""Three years of one question a day: does anybody meet the same question twice?

The walk draws the day's rung, then looks for an unseen question of the bond on that rung whose themes did not come up in
the last days; where a rung has run dry it takes the nearest one that has not.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from usward.core.content import Bond, Question

REST = 3  # days for which a theme rests after it came up


class Day(NamedTuple):
    """One day of a walk: the rung that was wished for, and the question that came."""

    rung: int
    question: Question


class RanDry(ValueError):
    """There is no unseen question left for this bond on these rungs."""


def walk(
    questions: Sequence[Question], bond: Bond, days: int, rungs: Sequence[int], chance: np.random.Generator
) -> list[Day]:
    """`days` days of questions for a bond, on `rungs` only, none twice. Raises RanDry when they do not suffice."""
    unseen = {rung: [one for one in questions if one.rung == rung and bond in one.bonds] for rung in rungs}
    for pool in unseen.values():
        chance.shuffle(pool)  # type: ignore[arg-type]  # numpy shuffles lists as well
    lately: deque[tuple[str, ...]] = deque(maxlen=REST)
    walked: list[Day] = []
    for day in range(days):
        wished = int(chance.choice(rungs))
        left = [rung for rung in rungs if unseen[rung]]
        if not left:
            raise RanDry(f"{bond}, rungs {min(rungs)} to {max(rungs)}: nothing new after {day} of {days} days")
        pool = unseen[min(left, key=lambda rung: abs(rung - wished))]
        resting = {theme for themes in lately for theme in themes}
        fresh = next((place for place, one in enumerate(pool) if not resting & set(one.themes)), 0)
        found = pool.pop(fresh)
        lately.append(found.themes)
        walked.append(Day(wished, found))
    return walked
