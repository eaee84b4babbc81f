"""The other's line: weekly, smoothed, coarse, and the same for everyone who looks until the next fixed day.

What one person shares day by day is shown to the other only like this. Each week is settled once, at its
publication instant, from the entries written before that instant for the seven days before it, and never
changes afterwards: so nothing a person does moves the other's page before the next fixed day, and comparing
two publications gives nothing away. Values lie on a grid of quarters, bands have one of three widths, and a
thin week repeats the last value at the widest: from the line alone nobody can read a day, a gap or how many
days there were.

Never shared, not yet three weeks, thinly shared and withdrawn all end in the same state. Source of the rules:
``docs/architecture.md``, *Where private choices meet*, rule 4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum

from usward.core.insights.own import SCALE
from usward.core.insights.refusals import BadSeries
from usward.core.insights.windows import Window

WEEK = timedelta(days=7)
FIRST_SHOWN = timedelta(days=21)
ENOUGH_SHARED = 3
MANY_SHARED = 5
THIN_WEEKS = 4
GRID = 0.25
# An ordinary week of three or four days gets the widest band, so that a thin week does not stand out by its own.
WIDTHS = (0.5, 0.75, 1.5)
# An exponentially weighted level is the steady local-level filter (Muth 1960, JASA 55:299); this gain belongs
# to a weekly step of half the variance of a week's noise.
GAIN = 0.5
ORDINARY_SD = 0.9  # day-to-day spread assumed before a person has shown any
ORDINARY_WEEKS = 3  # how many weeks' worth that assumption weighs
CLUSTERED = 1.6  # neighbouring days are alike: a mean over a week is this much less certain (AR(1), about .25)


@dataclass(frozen=True)
class Shared:
    """One day's shared number: the writer's day, the value, and the instant it was written (aware of its
    zone).

    A day that was revised appears once per revision; the last one written before an instant is the one that
    counts.
    """

    day: date
    value: float
    written: datetime


class State(Enum):
    """Whether the line goes on, or has nothing recent to stand on."""

    RUNNING = "running"
    NOTHING_LATELY = "nothing shared lately"


@dataclass(frozen=True)
class Week:
    """One published week: its first day, the value on the grid of quarters, half the width of its band (one
    of three).
    """

    start: date
    value: float
    width: float


@dataclass(frozen=True)
class Published:
    """A line of published weeks, oldest first and its state; a break in the dates is a break in it."""

    weeks: tuple[Week, ...]
    state: State
    low: float = SCALE[0]
    high: float = SCALE[1]

    def band(self, week: Week) -> tuple[float, float]:
        """The week's band, held inside the scale."""
        return max(week.value - week.width, self.low), min(week.value + week.width, self.high)


def last_publication(now: datetime, weekday: int, zone: tzinfo, hour: int = 0) -> datetime:
    """The latest publication instant at or before now.

    Parameters
    ----------
    now
        Any aware instant.
    weekday
        0 Monday … 6 Sunday: the space's fixed day.
    zone
        The space's time zone, in which the day and the hour are meant.
    hour
        0–23.

    """
    local = now.astimezone(zone)
    day = local.date() - timedelta(days=(local.weekday() - weekday) % 7)
    instant = datetime.combine(day, time(hour), zone)
    return instant if instant <= now else datetime.combine(day - WEEK, time(hour), zone)


def published(
    series: Sequence[Shared],
    now: datetime,
    weekday: int,
    zone: tzinfo,
    *,
    hour: int = 0,
    window: Window = Window.YEAR,
    scale: tuple[float, float] = SCALE,
) -> Published:
    """What the other may see now of what one person shares.

    Parameters
    ----------
    series
        Every shared number with all its revisions, in any order. A withdrawn choice is simply a series that
        grows no more: what was published stays until it runs out, so the moment of withdrawal never shows.
    now, weekday, zone, hour
        As in `last_publication`; between two publications the result is the same, whatever is written then.
    window
        Only weeks that begin inside it are returned; it does not change their values.
    scale
        Lowest and highest possible value.

    Raises
    ------
    BadSeries
        A value off the scale, or an instant without a time zone.

    """
    _check(series, scale)
    last = last_publication(now, weekday, zone, hour)
    counted = [entry for entry in series if entry.written < last and entry.day < last.date()]
    if not counted or last.date() - min(entry.day for entry in counted) < FIRST_SHOWN:
        return Published((), State.NOTHING_LATELY, *scale)
    line = _Line()
    for start, days in _weeks(counted, last):
        line.settle(start, days)
    first = last.date() - timedelta(days=window.value)
    return Published(tuple(week for week in line.weeks if week.start >= first), line.state, *scale)


def _check(series: Sequence[Shared], scale: tuple[float, float]) -> None:
    if any(entry.written.tzinfo is None for entry in series):
        raise BadSeries("an instant without a time zone")
    if not all(scale[0] <= entry.value <= scale[1] for entry in series):
        raise BadSeries(f"a value lies outside {scale[0]} to {scale[1]}")


def _weeks(counted: Sequence[Shared], last: datetime) -> Iterator[tuple[date, list[float]]]:
    """Each week so far, by its first day, with the values it had when its publication came."""
    weeks: dict[int, dict[date, Shared]] = {}
    for entry in sorted(counted, key=lambda entry: entry.written):
        back = (last.date() - entry.day).days - 1
        due = datetime.combine(last.date() - back // 7 * WEEK, last.timetz())
        if entry.written < due:
            weeks.setdefault(back // 7, {})[entry.day] = entry
    for back in range(max(weeks, default=-1), -1, -1):
        days = weeks.get(back, {})
        yield last.date() - (back + 1) * WEEK, [days[day].value for day in sorted(days)]


class _Line:
    """The line as it grows, one settled week after the other."""

    def __init__(self) -> None:
        self.weeks: list[Week] = []
        self.state = State.NOTHING_LATELY
        self._level = 0.0
        self._error = 0.0  # variance of the level, in units of the daily variance
        self._thin = 0
        self._spread = [ORDINARY_SD**2] * ORDINARY_WEEKS

    def settle(self, start: date, days: Sequence[float]) -> None:
        if len(days) >= ENOUGH_SHARED:
            self._publish(start, days)
        elif self.state is State.RUNNING:
            self._run_on(start)

    def _publish(self, start: date, days: Sequence[float]) -> None:
        mean = sum(days) / len(days)
        # The count enters only as "some" or "most of the week", and every week weighs the same in what is
        # known of a person's spread: coarser than anybody could read back.
        self._spread.append(sum((value - mean) ** 2 for value in days) / (len(days) - 1))
        fresh = CLUSTERED / (MANY_SHARED if len(days) >= MANY_SHARED else ENOUGH_SHARED)
        if self.state is State.RUNNING:
            self._level += GAIN * (mean - self._level)
            self._error = GAIN**2 * fresh + (1 - GAIN) ** 2 * (self._error + 0.1)
        else:
            self._level, self._error = mean, fresh
        self.state, self._thin = State.RUNNING, 0
        half = 1.96 * (self._error * sum(self._spread) / len(self._spread)) ** 0.5
        self.weeks.append(Week(start, self._shown(), next((w for w in WIDTHS if half <= w), WIDTHS[-1])))

    def _run_on(self, start: date) -> None:
        self._thin += 1
        self._error += 0.1
        self.weeks.append(Week(start, self._shown(), WIDTHS[-1]))
        if self._thin >= THIN_WEEKS:
            self.state = State.NOTHING_LATELY

    def _shown(self) -> float:
        return round(self._level / GRID) * GRID
