"""The rules of appreciation: when a note is due, what the jar holds, when a nudge is kind."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

import numpy as np

from usward.core.finding import finds
from usward.core.records import Kept
from usward.practices.appreciation.record import Appreciation

#: Days without noticing anything after which Today says so, once a day and without a number.
QUIET_DAYS = 5
#: How far ahead a note may wait.
FURTHEST = timedelta(days=366)


def is_due(note: Appreciation, today: date) -> bool:
    """Whether a note that waits for a day is to be given now."""
    return note.give_on is not None and note.give_on <= today


def is_waiting(note: Appreciation, today: date) -> bool:
    """Whether a note still waits for its day."""
    return note.give_on is not None and note.give_on > today


def as_given(note: Appreciation, today: date) -> Appreciation:
    """What the other receives: the words and a day, and no trace of when they were written or for when they waited.

    The day is the one the giver chose; without one, the day of giving.
    """
    return note.with_(day=note.give_on or today, give_on=None, space=None)


def once_given(note: Appreciation) -> Appreciation:
    """What the giver keeps of a note that waited, after it was given."""
    return note.with_(give_on=None)


def needs_a_nudge(days: Collection[date], today: date) -> bool:
    """Whether it is some days since something was noticed. Somebody who never did is invited too."""
    return not days or (today - max(days)).days >= QUIET_DAYS


def found(jar: Sequence[Kept[Appreciation]], sought: str) -> list[Kept[Appreciation]]:
    """The notes of the jar that hold every word of `sought`; all of them when it is empty."""
    return [kept for kept in jar if finds(kept.record.words(), sought)]


def any_one(jar: Sequence[Kept[Appreciation]], chance: np.random.Generator) -> Kept[Appreciation] | None:
    """One note of the jar by chance, each as likely as the next."""
    return jar[int(chance.integers(len(jar)))] if jar else None
