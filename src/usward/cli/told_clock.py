"""The clock of the demo's life: at what hour each of the two comes by, by the time of where they live."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

from usward.vault.store import Vault

ZONE = "Europe/Berlin"
#: At what hour each of them writes: she when the children sleep, he before he turns off the workshop light.
HOURS = (time(21, 10), time(18, 40))
#: The two, in the order in which an evening brings them here.
IN_TURN = (1, 0)


def local(day: date, at: time) -> datetime:
    """That moment where they live."""
    return datetime.combine(day, at, ZoneInfo(ZONE))


def set_clock(vault: Vault, day: date, at: time) -> None:
    """Set a vault's clock. What would lie in the future is written now."""
    moment = local(day, at).astimezone(UTC)
    vault.now = lambda: min(moment, timezone.now())
