"""Two opened vaults and a clock: what Ana's acts leave where Ben could find it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from usward.core.insights.published import Published, State
from usward.practices.checkin import keeping, series
from usward.practices.checkin.record import CheckIn, DayGift, Guess, Pair, SharedDay
from usward.vault.keys import Root
from usward.vault.store import BucketKeys, NobodyThere, NotHere, Vault

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
SPACE = UUID(int=77)


class Two:
    """Ana and Ben with one space and one clock."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 20, tzinfo=UTC)
        ana, ben, key, pair = uuid4(), uuid4(), bytes(range(32)), bytes(reversed(range(32)))
        keys = {
            me: BucketKeys(SPACE, {0: key}, space=SPACE, other=you, pairs={you: pair})
            for me, you in ((ana, ben), (ben, ana))
        }
        self.ana = Vault(ana, Root.new(), [keys[ana]], now=lambda: self.now)
        self.ben = Vault(ben, Root.new(), [keys[ben]], now=lambda: self.now)

    def evening(self, day: date, hour: int = 20) -> None:
        self.now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=hour)

    def line(self, scale: str = "closeness") -> Published:
        return series.others_line(self.ben, SPACE, scale, self.now, "UTC")  # type: ignore[arg-type]

    def live(self, days: int, closeness: int = 5, stress: int = 3, first: date = MONDAY) -> None:
        """Ana checks in on each of so many evenings."""
        for n in range(days):
            self.evening(first + timedelta(days=n))
            keeping.keep(self.ana, checkin(first + timedelta(days=n), closeness, stress))


def checkin(day: date, closeness: int = 5, stress: int = 3) -> CheckIn:
    return CheckIn(day=day, feelings=("calm",), between={SPACE: Pair(closeness=closeness)}, stress=stress, line="Rain.")


@pytest.fixture
def two() -> Two:
    return Two()


def test_a_second_check_in_of_a_day_takes_the_place_of_the_first(two: Two) -> None:
    keeping.keep(two.ana, checkin(MONDAY, 5))
    keeping.keep(two.ana, checkin(MONDAY, 2))
    assert [kept.record.about(SPACE).closeness for kept in two.ana.all(CheckIn)] == [2]


def test_changing_a_day_after_its_week_was_published_moves_nothing_ben_sees(two: Two) -> None:
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC")
    two.live(28)
    sunday = MONDAY + timedelta(days=27)
    two.evening(sunday + timedelta(days=1))
    before = two.line()
    assert before.weeks
    keeping.keep(two.ana, checkin(sunday, 1))
    assert keeping.of_day(two.ana, sunday).record == checkin(sunday, 1)
    two.evening(sunday + timedelta(days=7))
    assert two.line().weeks[: len(before.weeks)] == before.weeks


def test_without_a_choice_nothing_reaches_the_space(two: Two) -> None:
    two.live(5)
    assert list(two.ben.everything(SPACE)) == []


def test_a_standing_choice_shares_its_scales_alone_and_no_words(two: Two) -> None:
    keeping.keep(two.ana, checkin(MONDAY))
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC")
    (kept,) = two.ben.everything(SPACE)
    assert kept.record == SharedDay(day=MONDAY, closeness=5)


def test_changing_the_day_changes_what_is_shared_and_leaves_no_earlier_number(two: Two) -> None:
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC")
    keeping.keep(two.ana, checkin(MONDAY, 5))
    keeping.keep(two.ana, checkin(MONDAY, 2))
    (kept,) = two.ben.all(SharedDay, space=SPACE)
    assert kept.record.closeness == 2
    assert kept.authentic
    assert two.ben.earlier(kept) == []


def test_ben_sees_a_line_after_three_weeks_and_it_stands_still_until_monday(two: Two) -> None:
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC")
    two.live(20)
    assert two.line().weeks == ()
    two.evening(MONDAY + timedelta(days=22))
    before = two.line()
    assert len(before.weeks) == 3
    two.live(6, closeness=1, first=MONDAY + timedelta(days=22))
    assert two.line() == before


@pytest.mark.parametrize("days", [1, 9, 17, 24, 30, 43])
def test_withdrawing_changes_nothing_ben_sees_and_reads_later_as_nothing_lately(two: Two, days: int) -> None:
    keeping.choose(two.ana, SPACE, ["closeness", "stress"], MONDAY, "UTC")
    two.live(days)
    seen = two.line(), two.line("stress")
    keeping.choose(two.ana, SPACE, ["stress"], MONDAY + timedelta(days=days - 1), "UTC")
    assert (two.line(), two.line("stress")) == seen
    two.live(60, closeness=1, first=MONDAY + timedelta(days=days))
    assert two.line().state is State.NOTHING_LATELY
    assert {week.value for week in two.line().weeks} <= {5.0}
    assert two.line("stress").state is State.RUNNING


def test_what_is_withdrawn_before_anything_was_shown_is_never_shown(two: Two) -> None:
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC")
    two.live(12)
    keeping.choose(two.ana, SPACE, [], MONDAY + timedelta(days=11), "UTC")
    assert two.ben.all(SharedDay, space=SPACE) == []


def test_quiet_days_are_not_shared_and_a_choice_made_while_quiet_begins_afterwards(two: Two) -> None:
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC", away=True)
    keeping.keep(two.ana, checkin(MONDAY), away_from={SPACE})
    assert two.ben.all(SharedDay, space=SPACE) == []
    keeping.keep(two.ana, checkin(MONDAY + timedelta(days=1)))
    assert len(two.ben.all(SharedDay, space=SPACE)) == 1


def test_a_gift_is_one_a_day_and_taken_back_it_was_never_given(two: Two) -> None:
    kept = keeping.keep(two.ana, checkin(MONDAY))
    keeping.give(two.ana, kept.record, SPACE, numbers=False)
    gift = keeping.give(two.ana, kept.record, SPACE, numbers=True)
    (seen,) = two.ben.all(DayGift, space=SPACE)
    assert seen.record.stress == 3
    assert two.ben.earlier(seen) == []
    with pytest.raises(NotHere):
        keeping.take_back(two.ben, SPACE, gift.id)
    keeping.take_back(two.ana, SPACE, gift.id)
    assert list(two.ben.everything(SPACE)) == []


def test_removing_a_day_takes_back_its_gift_and_its_open_numbers_but_no_shown_week(two: Two) -> None:
    keeping.choose(two.ana, SPACE, ["closeness"], MONDAY, "UTC")
    two.live(24)
    last = MONDAY + timedelta(days=23)
    keeping.give(two.ana, checkin(last), SPACE, numbers=False)
    seen = two.line()
    keeping.remove(two.ana, last, {SPACE: "UTC"})
    keeping.remove(two.ana, MONDAY, {SPACE: "UTC"})
    assert keeping.of_day(two.ana, last) is None
    assert two.ben.all(DayGift, space=SPACE) == []
    assert last not in {kept.day for kept in two.ben.all(SharedDay, space=SPACE)}
    assert two.line() == seen


def test_nobody_joined_so_nothing_can_be_given_and_a_choice_simply_waits() -> None:
    alone = Vault(uuid4(), Root.new(), [BucketKeys(SPACE, {0: bytes(32)}, space=SPACE)])
    keeping.choose(alone, SPACE, ["closeness"], MONDAY, "UTC")
    kept = keeping.keep(alone, checkin(MONDAY))
    with pytest.raises(NobodyThere):
        keeping.give(alone, kept.record, SPACE, numbers=False)


def test_a_guess_stays_in_ones_own_bucket(two: Two) -> None:
    keeping.guess(two.ana, Guess(day=MONDAY, space=SPACE, closeness=4))
    keeping.guess(two.ana, Guess(day=MONDAY, space=SPACE, closeness=6))
    assert keeping.guess_of(two.ana, SPACE, MONDAY).record.closeness == 6  # type: ignore[union-attr]
    assert list(two.ben.everything(SPACE)) == []


def test_series_for_pictures_are_plain_days(two: Two) -> None:
    two.live(2)
    assert series.own_days(two.ana, "closeness", SPACE) == [(MONDAY, 5.0), (MONDAY + timedelta(days=1), 5.0)]
    assert series.own_days(two.ana, "energy", SPACE) == []
