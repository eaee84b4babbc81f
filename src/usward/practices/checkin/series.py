"""Check-ins unpacked into plain series, for the pictures on *Us* and for guesses. Knows no page."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from usward.core.insights.published import Published, Shared, published
from usward.core.records import Kept
from usward.practices.checkin import rules
from usward.practices.checkin.keeping import WEEKDAY
from usward.practices.checkin.record import CheckIn, Scale, SharedDay
from usward.vault.store import Vault

#: Lowest and highest value of each scale.
BOUNDS: dict[Scale, tuple[float, float]] = {
    "closeness": (1, 7),
    "understood": (1, 7),
    "stress": (1, 7),
    "energy": (1, 7),
    "friction": (0, 2),
}


def own_days(
    vault: Vault, scale: Scale, space: UUID | None = None, since: date | None = None
) -> list[tuple[date, float]]:
    """My own numbers on one scale by day, oldest first; only days on which it was answered."""
    return own_series(vault.all(CheckIn, since=since), scale, space)


def own_series(kept: list[Kept[CheckIn]], scale: Scale, space: UUID | None = None) -> list[tuple[date, float]]:
    """The same from check-ins that were read already."""
    days = ((day, each.record.value(scale, space)) for day, each in rules.by_day(kept).items())
    return [(day, float(value)) for day, value in days if value is not None]


def shared_days(vault: Vault, space: UUID, scale: Scale, *, mine: bool = False) -> list[Shared]:
    """What one person's standing choice put into a space: the other's, or with `mine` one's own.

    Never to be shown as it is: only what `usward.core.insights.published` makes of it.
    """
    return shared_series(vault.all(SharedDay, space=space), scale, mine=mine)


def shared_series(kept: list[Kept[SharedDay]], scale: Scale, *, mine: bool = False) -> list[Shared]:
    """The same from shared days that were read already."""
    return [
        Shared(each.day, float(value), each.written)
        for each in kept
        if each.mine is mine and each.authentic and (value := getattr(each.record, scale)) is not None
    ]


def others_line(vault: Vault, space: UUID, scale: Scale, now: datetime, zone: str) -> Published:
    """The other's weekly line on one scale, as it stands until the next fixed day."""
    return published(shared_days(vault, space, scale), now, WEEKDAY, ZoneInfo(zone), scale=BOUNDS[scale])
