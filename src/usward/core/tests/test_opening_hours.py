"""When something sealed opens."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usward.core.opening_hours import Hours, Step, next_opening, opens

ZURICH = ZoneInfo("Europe/Zurich")
EVENING = Hours.of(["20:00"], ZURICH)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))
CLOCKS = st.lists(st.sampled_from(["00:00", "02:00", "02:30", "07:15", "20:00", "23:59"]), min_size=1, max_size=2)
ZONES = st.sampled_from(["UTC", "Europe/Zurich", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZURICH)


@pytest.mark.parametrize(
    ("after", "opening"),
    [
        ("2026-11-22 08:00", "2026-11-22 20:00"),
        ("2026-11-22 20:00", "2026-11-22 20:00"),
        ("2026-11-22 20:00:01", "2026-11-23 20:00"),
        ("2026-12-31 23:00", "2027-01-01 20:00"),
    ],
)
def test_the_next_opening_is_the_first_hour_at_or_after(after: str, opening: str) -> None:
    assert next_opening(at(after), EVENING) == at(opening)


def test_of_two_hours_the_nearer_one_counts() -> None:
    twice = Hours.of(["20:00", "07:30"], ZURICH)
    assert next_opening(at("2026-11-22 08:00"), twice) == at("2026-11-22 20:00")
    assert next_opening(at("2026-11-22 21:00"), twice) == at("2026-11-23 07:30")


def test_an_hour_the_clocks_jump_over_still_opens_that_night_and_one_that_comes_twice_opens_once() -> None:
    night = Hours.of(["02:30"], ZURICH)
    assert next_opening(datetime(2026, 3, 29, 0, tzinfo=UTC), night) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_opening(datetime(2026, 10, 25, 0, tzinfo=UTC), night) == first
    assert next_opening(first + timedelta(seconds=1), night) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


@given(MOMENTS, CLOCKS, ZONES)
def test_an_opening_is_never_before_and_hardly_more_than_a_day_after(
    after: datetime, clocks: list[str], zone: str
) -> None:
    found = next_opening(after, Hours.of(clocks, ZoneInfo(zone)))
    assert after <= found <= after + timedelta(hours=26)


def test_hours_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Hours.of([], UTC)
    with pytest.raises(ValueError, match="hour"):
        Hours.of(["25:00"], UTC)


def both(mine: tuple[str, str], theirs: tuple[str, str]) -> tuple[datetime, datetime]:
    """When it opens for me and for the other."""
    one, other = Step(*map(at, mine)), Step(*map(at, theirs))
    last = one.released > other.released
    return opens(one, other, EVENING, last_is_mine=last), opens(other, one, EVENING, last_is_mine=not last)


def test_when_all_steps_were_done_before_the_hour_it_opens_for_both_at_once() -> None:
    mine, theirs = both(("2026-11-22 08:10", "2026-11-22 12:00"), ("2026-11-22 09:10", "2026-11-22 09:10"))
    assert mine == theirs == at("2026-11-22 20:00")


def test_whoever_steps_after_the_hour_reads_at_once_and_the_other_at_the_next() -> None:
    mine, theirs = both(("2026-11-22 08:10", "2026-11-22 21:07"), ("2026-11-22 09:10", "2026-11-22 09:10"))
    assert mine == at("2026-11-22 21:07")
    assert theirs == at("2026-11-23 20:00")


def test_the_hour_counts_from_both_answers() -> None:
    mine, theirs = both(("2026-11-20 08:10", "2026-11-22 20:30"), ("2026-11-22 20:10", "2026-11-22 20:10"))
    assert mine == theirs == at("2026-11-23 20:00")


@given(MOMENTS, *[st.integers(0, 9 * 24 * 60)] * 3)
def test_to_the_other_nothing_tells_when_the_last_step_was(
    first: datetime, second: int, mine: int, theirs: int
) -> None:
    entered = first, first + timedelta(minutes=second)
    one = Step(entered[0], entered[1] + timedelta(minutes=mine))
    other = Step(entered[1], one.released + timedelta(minutes=theirs))
    opening = opens(one, other, EVENING, last_is_mine=False)
    assert opening >= max(one.released, other.released)
    assert opening == next_opening(opening, EVENING), "the one who was not there last reads at an opening hour"
