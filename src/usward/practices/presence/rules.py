"""The rules of presence: how long a stretch lasts, what is shared of how it was."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from usward.core.content import Practice
from usward.core.records import Kept
from usward.practices.presence.record import Note, Stretch

#: Minutes to choose from, for time without phones.
MINUTES = (10, 20, 30, 60, 120)
#: Pressed again within this time, the same stretch is meant.
AGAIN = timedelta(seconds=60)
#: The long look, and how long it may last, in seconds.
LONG_LOOK = "presence-long-look"
LOOKS = (30, 60, 120, 240)


def ends(stretch: Stretch) -> datetime:
    """When a stretch is over."""
    return stretch.begun + timedelta(seconds=stretch.seconds)


def left(stretch: Stretch, at: datetime) -> int:
    """Whole seconds left of it, none once it is over."""
    return max(0, round((ends(stretch) - at).total_seconds()))


def running(stretches: Iterable[Kept[Stretch]], at: datetime) -> list[Kept[Stretch]]:
    """Those that are not over, the latest first."""
    found = [kept for kept in stretches if kept.authentic and left(kept.record, at) > 0]
    return sorted(found, key=lambda kept: kept.seq, reverse=True)


def same(stretches: Iterable[Kept[Stretch]], wanted: Stretch) -> Kept[Stretch] | None:
    """The stretch that was begun a moment ago with the very same wishes: a button pressed twice."""
    for kept in stretches:
        old = kept.record
        if kept.mine and (old.seconds, old.what) == (wanted.seconds, wanted.what) and wanted.begun - old.begun < AGAIN:
            return kept
    return None


def lengths(practice: Practice) -> tuple[int, ...]:
    """How long an exercise may last, in seconds: the softer way first."""
    if practice.id == LONG_LOOK:
        return LOOKS
    whole = practice.minutes * 60
    return (whole // 2, whole) if practice.minutes >= 4 else (whole,)


def as_shared(note: Note, day: date) -> Note:
    """What the other receives: the line alone."""
    return Note(day=day, line=note.line)
