"""A person's own days: drawn from the first entry; their trend only when three weeks can carry one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

import numpy as np

from usward.core.insights.local_level import smooth
from usward.core.insights.refusals import TooFewDays
from usward.core.insights.windows import Window, ordered

SCALE = (1.0, 7.0)
ENOUGH_SPAN = 21
ENOUGH_ANSWERED = 10
LONGEST = 365
Z95 = 1.96


class Direction(Enum):
    """Where the level went between the first and the last day shown, if the days can carry it."""

    UP = "up"
    DOWN = "down"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class TrendPoint:
    """The level of one day and its 95 % interval, on the scale of the entries."""

    day: date
    level: float
    low: float
    high: float


@dataclass(frozen=True)
class Trend:
    """A smoothed level with its band; ``change`` is (estimate, low, high) from the first to the last day
    shown.
    """

    points: tuple[TrendPoint, ...]
    change: tuple[float, float, float]
    direction: Direction


@dataclass(frozen=True)
class Own:
    """One's own picture: the days as entered, and either a trend or why there is none yet."""

    days: tuple[tuple[date, float], ...]
    trend: Trend | None
    refusal: TooFewDays | None


def own(
    series: Sequence[tuple[date, float]],
    today: date,
    window: Window = Window.THREE_MONTHS,
    scale: tuple[float, float] = SCALE,
) -> Own:
    """Own daily values inside the window, with the trend when there is one.

    Parameters
    ----------
    series
        (day, value) in any order, one a day; days after today are ignored.
    today
        The reader's date.
    window
        How far back to look.
    scale
        Lowest and highest possible value; the band is clipped to it.

    Raises
    ------
    BadSeries
        A day appears twice or a value lies off the scale.

    """
    first = window.first_day(today)
    days = tuple(pair for pair in ordered(series, scale) if first <= pair[0] <= today)
    try:
        return Own(days, trend(series, today, window, scale), None)
    except TooFewDays as refusal:
        return Own(days, None, refusal)


def trend(
    series: Sequence[tuple[date, float]],
    today: date,
    window: Window = Window.THREE_MONTHS,
    scale: tuple[float, float] = SCALE,
) -> Trend:
    """The level under the days, day by day from the first entry in the window to the last, with a 95 % band.

    The model sees up to a year whatever the window, so that one day has one level in every picture. Source:
    the local level model, see `usward.core.insights.local_level`; ``tests/test_own.py`` checks its
    coverage.

    Raises
    ------
    TooFewDays
        The first entry is less than three weeks old, fewer than ten days were answered, or fewer than three
        of them lie in the window.
    BadSeries
        A day appears twice or a value lies off the scale.

    """
    days = [pair for pair in ordered(series, scale) if today - timedelta(days=LONGEST) < pair[0] <= today]
    _check_enough(days, today)
    inside = [day for day, _ in days if day >= window.first_day(today)]
    if len(inside) < 3:
        raise TooFewDays(len(inside), 3, "answered")
    numbers = np.array([day.toordinal() for day, _ in days], dtype=np.int64)
    level = smooth(numbers, np.array([value for _, value in days], dtype=np.float64), inside[0].toordinal())
    start = inside[0].toordinal() - int(numbers[0])
    points = tuple(
        TrendPoint(inside[0] + timedelta(days=i), *_interval(mean, sd, scale))
        for i, (mean, sd) in enumerate(zip(level.mean[start:].tolist(), level.sd[start:].tolist(), strict=True))
    )
    estimate, sd = level.change
    low, high = estimate - Z95 * sd, estimate + Z95 * sd
    return Trend(points, (estimate, low, high), _direction(low, high))


def _check_enough(days: Sequence[tuple[date, float]], today: date) -> None:
    """Refuse while the first entry is younger than three weeks, or too few days were answered since."""
    span = (today - days[0][0]).days + 1 if days else 0
    if span < ENOUGH_SPAN:
        raise TooFewDays(span, ENOUGH_SPAN, "span")
    if len(days) < ENOUGH_ANSWERED:
        raise TooFewDays(len(days), ENOUGH_ANSWERED, "answered")


def _interval(mean: float, sd: float, scale: tuple[float, float]) -> tuple[float, float, float]:
    """Level, low and high, held inside the scale: nobody can feel closer than the scale goes."""
    low, high = scale
    clip = [min(max(x, low), high) for x in (mean, mean - Z95 * sd, mean + Z95 * sd)]
    return clip[0], clip[1], clip[2]


def _direction(low: float, high: float) -> Direction:
    if low > 0:
        return Direction.UP
    return Direction.DOWN if high < 0 else Direction.CANNOT_TELL
