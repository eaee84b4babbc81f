"""The other's line: settled once a week, coarse, and silent about days, gaps and counts."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.insights import BadSeries, Shared, State, Window, last_publication, published
from usward.core.insights.published import GRID, WIDTHS

SUNDAY = 6
START = date(2025, 1, 5)  # a Sunday
NOW = datetime(2025, 6, 4, 9, tzinfo=UTC)


def shared(day, value, written=None):
    return Shared(day, value, written or datetime.combine(day, time(21), UTC))


def weeks(*weeks_of_values, start=START):
    """Each argument is one week's values, laid from its Sunday on; None leaves a day out."""
    return [
        shared(start + timedelta(days=7 * w + d), value)
        for w, values in enumerate(weeks_of_values)
        for d, value in enumerate(values)
        if value is not None
    ]


def at(week, **later):
    """An instant in the given week after the start: by default on its Wednesday."""
    return datetime.combine(START, time(9), UTC) + timedelta(days=7 * week + 3, **later)


def seen(series, now=NOW, **kw):
    return published(series, now, SUNDAY, UTC, **kw)


entries = st.lists(
    st.tuples(st.integers(0, 160), st.integers(1, 7), st.integers(0, 400)),
    max_size=80,
).map(
    lambda rows: [
        shared(
            START + timedelta(days=d),
            v,
            datetime.combine(START + timedelta(days=d), time(12), UTC) + timedelta(hours=late),
        )
        for d, v, late in rows
    ]
)


@given(entries, st.lists(st.tuples(st.integers(0, 160), st.integers(1, 7), st.integers(0, 200)), max_size=30))
@settings(max_examples=30, deadline=None)
def test_nothing_written_after_the_publication_changes_anything(series, later):
    last = last_publication(NOW, SUNDAY, UTC)
    after = [Shared(START + timedelta(days=d), v, last + timedelta(hours=h)) for d, v, h in later]
    assert seen(series + after) == seen(series)


@given(entries, st.integers(0, 20))
@settings(max_examples=30, deadline=None)
def test_a_settled_week_never_changes_again(series, back):
    earlier, now = seen(series, NOW - timedelta(weeks=back)), seen(series)
    settled = {week.start: week for week in now.weeks}
    assert all(settled[week.start] == week for week in earlier.weeks)


@given(entries)
@settings(max_examples=30, deadline=None)
def test_everything_shown_lies_on_the_grid_with_one_of_three_widths(series):
    line = seen(series)
    for week in line.weeks:
        assert week.width in WIDTHS
        assert week.value / GRID == int(week.value / GRID)
        low, high = line.band(week)
        assert 1 <= low <= week.value <= high <= 7


@given(entries, st.floats(0, 167))
@settings(max_examples=20, deadline=None)
def test_the_line_is_the_same_all_week(series, hours):
    last = last_publication(NOW, SUNDAY, UTC)
    assert seen(series, last + timedelta(hours=hours)) == seen(series, last)


def test_nothing_is_shown_for_three_weeks_and_it_looks_like_nothing_shared():
    full = [4, 5, 4, 5, 4, 5, 4]
    assert seen(weeks(full, full, full), at(2)) == seen([], at(2))
    assert len(seen(weeks(full, full, full), at(3)).weeks) == 3


def test_a_week_needs_three_days_and_a_thin_one_runs_on_at_the_widest():
    line = seen(weeks([4] * 7, [4] * 7, [7, 7]), at(3))
    assert [week.value for week in line.weeks] == [4, 4, 4]
    assert line.weeks[-1].width == WIDTHS[-1]
    assert line.state is State.RUNNING


def test_four_thin_weeks_end_the_line_and_it_comes_back_with_the_next_full_week():
    full, thin = [4, 5, 4, 5, 4, 5, 4], [None]
    series = weeks(full, full, full, thin, thin, thin, thin)
    assert seen(series, at(6)).state is State.RUNNING
    ended = seen(series, at(7))
    assert ended.state is State.NOTHING_LATELY
    assert len(seen(series, at(12)).weeks) == len(ended.weeks) == 7
    back = seen([*series, *weeks([6] * 7, start=START + timedelta(weeks=12))], at(13))
    assert back.state is State.RUNNING
    assert back.weeks[-1].start - back.weeks[-2].start > timedelta(days=7)
    assert back.weeks[-1].value == 6


def test_withdrawing_looks_like_answering_no_more():
    full = [4, 5, 4, 5, 4, 5, 4]
    withdrawn = weeks(full, full, full, full)
    fewer = [*withdrawn, *weeks([5, 5], start=START + timedelta(weeks=5))]
    for week in range(4, 12):
        assert seen(withdrawn, at(week)) == seen(fewer, at(week))


@pytest.mark.parametrize("counts", [(3, 4), (5, 6), (6, 7)])
def test_neighbouring_counts_of_days_publish_alike(counts):
    few, many = (seen(weeks(*[[4] * count] * 8), at(8)) for count in counts)
    assert few == many


def test_the_widest_band_also_belongs_to_well_filled_weeks():
    line = seen(weeks(*[[1, 7, 1, 7, 2, 6, 4]] * 6), at(6))
    assert line.weeks[-1].width == WIDTHS[-1]


def test_the_last_revision_before_the_instant_counts():
    first = weeks([4] * 7, [4] * 7, [4] * 7)
    revised = [shared(e.day, 6, e.written + timedelta(minutes=5)) for e in first]
    assert {week.value for week in seen(first + revised, at(3)).weeks} == {6}
    late = [shared(e.day, 6, e.written + timedelta(weeks=5)) for e in first]
    assert seen(first + late, at(9)).weeks == seen(first, at(9)).weeks


def test_the_window_cuts_and_does_not_change():
    series = weeks(*[[3, 4, 5, 4, 3, 4, 5]] * 30)
    now = at(30)
    year, month = seen(series, now), seen(series, now, window=Window.FOUR_WEEKS)
    assert month.weeks == year.weeks[-4:]
    assert len(seen(series, now, window=Window.THREE_MONTHS).weeks) == 13


def test_the_publication_hour_is_meant_in_the_zone_of_the_space():
    auckland = ZoneInfo("Pacific/Auckland")
    now = datetime(2025, 6, 7, 12, 30, tzinfo=UTC)  # already Sunday 00:30 in Auckland
    assert last_publication(now, SUNDAY, auckland) == datetime(2025, 6, 8, tzinfo=auckland)
    assert last_publication(now, SUNDAY, auckland, hour=20) == datetime(2025, 6, 1, 20, tzinfo=auckland)


def test_wrong_series_are_refused():
    with pytest.raises(BadSeries):
        seen([Shared(START, 4, datetime(2025, 1, 5, 9))])
    with pytest.raises(BadSeries):
        seen([shared(START, 8)])
