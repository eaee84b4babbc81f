"""One of many for each day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from usward.core.choosing import one_a_day


@given(st.integers(1, 60), st.dates())
def test_each_comes_once_before_any_comes_twice(count: int, start: date) -> None:
    start = min(start, date(9999, 1, 1))
    days = [start + timedelta(days=n) for n in range(count)]
    assert sorted(one_a_day(range(count), day) for day in days) == list(range(count))


@given(st.integers(1, 60), st.dates())
def test_turning_ahead_also_reaches_each_once(count: int, day: date) -> None:
    assert sorted(one_a_day(range(count), day, n) for n in range(count)) == list(range(count))


def test_nothing_to_choose_from_is_nothing() -> None:
    assert one_a_day([], date(2026, 5, 1)) is None
