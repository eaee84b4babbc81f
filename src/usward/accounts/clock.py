"""Time zones by name."""

from zoneinfo import ZoneInfo


def zone(name: str) -> ZoneInfo:
    """A time zone by name; one this machine does not know counts as UTC."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
