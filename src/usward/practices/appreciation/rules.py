"""The rules of appreciation: when a note is due, what the other receives, when a nudge is kind."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from usward.core.finding import finds
from usward.core.records import Kept
from usward.practices.appreciation.record import Appreciation, Later

#: Days without noticing anything after which Today says so, without a number.
QUIET_DAYS = 5
#: How far ahead a note may wait.
FURTHEST = timedelta(days=366)


def is_due(later: Later, today: date) -> bool:
    """Whether a note that waits for a day is to be given now."""
    return later.on <= today


def as_given(note: Appreciation, day: date) -> Appreciation:
    """What the other receives: the words and the day of giving, and no trace of when they were written."""
    return note.with_(day=day, space=None)


def needs_a_nudge(last: date | None, today: date) -> bool:
    """Whether it is some days since something was noticed. Somebody who never did is invited too."""
    return last is None or (today - last).days >= QUIET_DAYS


def found(jar: Sequence[Kept[Appreciation]], sought: str) -> list[Kept[Appreciation]]:
    """The notes of the jar that hold every word of `sought`; all of them when it is empty."""
    return [kept for kept in jar if finds(kept.record.words(), sought)]


def any_one(jar: Sequence[Kept[Appreciation]], chance: np.random.Generator) -> Kept[Appreciation] | None:
    """One note of the jar by chance, each as likely as the next."""
    return jar[int(chance.integers(len(jar)))] if jar else None
