"""One of many for each day, without chance and without memory: both days and list decide."""

from collections.abc import Sequence
from datetime import date
from math import gcd
from typing import TypeVar

T = TypeVar("T")


def one_a_day(choices: Sequence[T], day: date, ahead: int = 0) -> T | None:
    """The one of `choices` that belongs to `day`, or the one `ahead` places after it; None when there is none.

    Over as many days as there are choices, each comes exactly once; neighbours in the list lie far apart in time.
    """
    if not choices:
        return None
    return choices[(day.toordinal() * _stride(len(choices)) + ahead) % len(choices)]


def _stride(count: int) -> int:
    """A step near the golden section of `count` that reaches every place before it repeats one."""
    near = max(1, round(count * 0.618))
    return next(step for step in range(near, near + count) if gcd(step, count) == 1)
