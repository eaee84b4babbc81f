"""The three stretches of time a picture may show."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum

from usward.core.insights.refusals import BadSeries


class Window(Enum):
    """How far back a picture looks, in days; today is the last of them."""

    FOUR_WEEKS = 28
    THREE_MONTHS = 91
    YEAR = 365

    def first_day(self, today: date) -> date:
        """The earliest day inside the window that ends today."""
        return today - timedelta(days=self.value - 1)


def ordered(series: Sequence[tuple[date, float]], scale: tuple[float, float]) -> list[tuple[date, float]]:
    """The same days, oldest first.

    Raises
    ------
    BadSeries
        A day appears twice, or a value lies off the scale (or is not a number).

    """
    low, high = scale
    days = sorted(series)
    if len({day for day, _ in days}) != len(days):
        raise BadSeries("a day appears twice")
    if not all(low <= value <= high for _, value in days):
        raise BadSeries(f"a value lies outside {low} to {high}")
    return days
