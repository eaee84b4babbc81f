"""When something sealed opens: at an hour the two chose, never at the moment one of them acted. No clock of its own.

Once both answers have entered, the next opening hour counts, for both at once. If somebody's step came later than that
hour, whoever took the last step was there at that moment and reads at once; the other reads at the opening hour after.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple


class Hours(NamedTuple):
    """One or two opening hours, as the clock shows them in a place."""

    times: tuple[time, ...]
    zone: tzinfo = UTC

    @classmethod
    def of(cls, hours: Sequence[str], zone: tzinfo) -> "Hours":
        """From words such as "20:00".

        Raises
        ------
        ValueError
            There is no hour at all, or one that no clock shows.

        """
        if not hours:
            raise ValueError("at least one opening hour is needed")
        return cls(tuple(sorted(time.fromisoformat(hour) for hour in hours)), zone)


class Step(NamedTuple):
    """What one of the two did: when their answer entered, and when they let its key go."""

    entered: datetime
    released: datetime


def next_opening(after: datetime, hours: Hours) -> datetime:
    """The first opening hour at `after` or later, in UTC.

    An hour that the clocks jump over in spring comes as late after the jump as it would have come before it; of an hour
    that comes twice in autumn, the first counts.
    """
    day = after.astimezone(hours.zone).date()
    # An hour that was jumped over can fall on the same moment as a later one, so the moments decide, not the clock.
    moments = sorted(_moment(day + timedelta(days=ahead), hour, hours) for ahead in range(3) for hour in hours.times)
    return next(moment for moment in moments if moment >= after)


def opens(mine: Step, theirs: Step, hours: Hours, *, last_is_mine: bool) -> datetime:
    """When a round opens for me, once both answers have entered and both keys are there.

    `last_is_mine`: whether mine was the later release. Whoever releases last, after the hour, was there at that moment
    and reads at once; to the other it must not show when that was.
    """
    hour = next_opening(max(mine.entered, theirs.entered), hours)
    last = mine.released if last_is_mine else theirs.released
    if last <= hour:
        return hour
    return last if last_is_mine else next_opening(last, hours)


def _moment(day: date, hour: time, hours: Hours) -> datetime:
    # By way of UTC and back: a time that no clock showed comes out as the one after the jump.
    return datetime.combine(day, hour, hours.zone).astimezone(UTC)
