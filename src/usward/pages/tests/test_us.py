"""Us: my own days at once, the other's only week by week, and "we cannot tell yet" where that is the answer."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from people import Joined, Someone
from usward.practices.checkin import keeping
from usward.practices.checkin.record import CheckIn, Pair

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(TODAY - timedelta(days=60), tick=False) as travelled:
        yield travelled


def days(joined: Joined, clock: time_machine.Traveller, count: int, *, ben_shares: bool) -> None:
    """Both check in for `count` days, up to yesterday; Ben shares his closeness week by week or keeps it."""
    clock.move_to(TODAY - timedelta(days=count))
    for each in (joined.ana, joined.ben):
        each.sign_in()
    ana, ben = joined.ana.vault, joined.ben.vault
    if ben_shares:
        keeping.choose(ben, joined.space, ("closeness",), (TODAY - timedelta(days=count)).date(), "Europe/Zurich")
    for back in range(count, 0, -1):
        moment = TODAY - timedelta(days=back)
        clock.move_to(moment)
        for vault, value in ((ana, 5 + back % 2), (ben, 3)):
            keeping.keep(vault, CheckIn(day=moment.date(), between={joined.space: Pair(closeness=value)}))
    clock.move_to(TODAY)
    for each in (joined.ana, joined.ben):
        each.sign_in()


def test_before_the_first_check_in_the_page_says_how_to_begin(joined: Joined) -> None:
    page = joined.ana.page("/us/")
    assert "Nothing to draw yet" in page
    assert '<svg class="chart' not in page


def test_own_days_are_drawn_from_the_first_entry_without_a_trend(joined: Joined, clock: time_machine.Traveller) -> None:
    days(joined, clock, 2, ben_shares=True)
    page = joined.ana.page("/us/?back=4w")
    assert "Your days are drawn as they are" in page
    assert "There is no line for Ben" in page
    assert '<th scope="col">Ben</th>' not in page


def test_after_weeks_both_lines_stand_there_and_nobody_is_told_more_than_the_weeks_carry(
    joined: Joined, clock: time_machine.Traveller
) -> None:
    days(joined, clock, 30, ben_shares=True)
    page = joined.ana.page("/us/")
    assert '<th scope="col">Ben</th>' in page
    assert "we cannot tell yet" in page


def test_what_ben_keeps_to_himself_leaves_no_line_and_no_reason(joined: Joined, clock: time_machine.Traveller) -> None:
    days(joined, clock, 30, ben_shares=False)
    assert "There is no line for Ben" in joined.ana.page("/us/")


def test_bens_new_days_change_nothing_on_anas_page_before_the_fixed_day(
    joined: Joined, clock: time_machine.Traveller
) -> None:
    days(joined, clock, 30, ben_shares=True)
    before = joined.ana.page("/us/").split("<main", 1)[1]
    joined.ben.post("/check-in/", {f"closeness_{joined.space.hex}": "7", "line": "much better"})
    assert joined.ana.page("/us/").split("<main", 1)[1] == before


def test_cleo_alone_reads_how_a_space_begins(cleo: Someone) -> None:
    assert "space" in cleo.page("/us/")


def test_the_first_window_is_no_longer_than_there_are_days(joined: Joined, clock: time_machine.Traveller) -> None:
    days(joined, clock, 2, ben_shares=False)
    page = joined.ana.page("/us/")
    assert 'href="?back=4w" aria-current="true"' in page
    assert 'href="?back=3m" aria-current="true"' in joined.ana.page("/us/?back=3m")
