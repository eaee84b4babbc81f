"""Reading many rows, one after another. What does not open is left out, and its id remembered in `missed`."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from usward.core.records import BadRecord, Kept, R
from usward.vault.rows import Row
from usward.vault.sealed import Unsealable
from usward.vault.sheets import Hand, midnight

#: Reading `since` a day stops after this many rows in a row that came too early: room for a clock that was set back.
LATE = 16
#: Nobody writes for a later day than tomorrow, wherever they are. In milliseconds.
_AHEAD = 2 * 24 * 60 * 60 * 1000


def each(hand: Hand, kind: type[R], found: Iterable[Row], missed: list[UUID]) -> Iterator[Kept[R]]:
    """The records of a kind in the rows."""
    for row in found:
        try:
            yield hand.open(kind, row)
        except (Unsealable, BadRecord):
            missed.append(row.id)


def since(hand: Hand, kind: type[R], found: Iterable[Row], day: date, missed: list[UUID]) -> Iterator[Kept[R]]:
    """The records of that day and later. `found` is newest first, and is read no further than it has to be.

    A record belongs to the day it was written for; where reading stops goes by when rows were placed here.
    """
    early, stale = midnight(day) - _AHEAD, 0
    for row in found:
        try:
            opened = hand.opened(row)
            kept = hand.read(kind, opened)
        except (Unsealable, BadRecord):
            missed.append(row.id)
            continue
        if kept.record.day >= day:
            stale = 0
            yield kept
        elif opened.sheet.placed < early:
            stale += 1
            if stale == LATE:
                return


def whatever(hand: Hand, found: Iterable[Row], missed: list[UUID]) -> Iterator[Kept[Any]]:
    """The records in the rows, of whatever kind."""
    for row in found:
        try:
            yield hand.read_any(hand.opened(row))
        except (Unsealable, BadRecord):
            missed.append(row.id)
