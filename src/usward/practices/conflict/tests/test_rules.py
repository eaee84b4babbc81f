"""The rules of pausing: what the two see, and what nobody can see."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from usward.core.records import Kept, decode, encode
from usward.practices.conflict import rules
from usward.practices.conflict.record import Lifted, NotBack, Offer, Pause, Rested, Taken
from usward.practices.conflict.rules import Said, latest

ANA, BEN = UUID(int=1), UUID(int=2)
NIGHT = datetime(2026, 5, 12, 19, 0, tzinfo=UTC)
DAY = NIGHT.date()
LAST = datetime.max.replace(tzinfo=UTC)
EIGHT = NIGHT + timedelta(hours=1, minutes=40)


class Talk:
    """What the two say about a pause, in order."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.at = NIGHT

    def say(self, by: UUID, kind: type[Any], after: timedelta = timedelta(minutes=1), **fields: Any) -> UUID:
        self.at += after
        kept = Kept(
            UUID(int=100 + len(self.said)),
            kind(day=self.at.date(), **fields),
            by,
            by == ANA,
            self.at,
            0,
            len(self.said),
        )
        self.said.append(kept)
        return kept.id

    def now(self, after: timedelta = timedelta(0)) -> rules.Standing:
        found = latest(self.said, self.at + after)
        assert found is not None
        return found


@pytest.fixture
def talk() -> Talk:
    talk = Talk()
    talk.say(ANA, Pause)
    return talk


def the_pause(talk: Talk) -> UUID:
    return talk.said[0].id


def test_without_a_pause_nothing_stands() -> None:
    assert latest([], NIGHT) is None


def test_one_press_holds_and_nobody_has_to_agree(talk: Talk) -> None:
    assert talk.now().holds(DAY)
    assert talk.now().by == {ANA}


def test_two_presses_are_one_pause_and_both_have_to_be_back(talk: Talk) -> None:
    talk.say(BEN, Pause)
    talk.say(ANA, Lifted, pause=the_pause(talk))
    assert len(rules.standings(talk.said)) == 1
    assert talk.now().holds(DAY)
    talk.say(BEN, Lifted, pause=the_pause(talk))
    assert talk.now().lifted


def test_only_whoever_paused_can_end_it(talk: Talk) -> None:
    talk.say(BEN, Lifted, pause=the_pause(talk))
    assert talk.now().holds(DAY)


def test_a_taken_time_is_agreed_and_ones_own_yes_counts_for_nothing(talk: Talk) -> None:
    offer = talk.say(ANA, Offer, pause=the_pause(talk), at=EIGHT)
    talk.say(ANA, Taken, offer=offer)
    assert talk.now().returns is None
    talk.say(BEN, Taken, offer=offer)
    assert talk.now().returns == EIGHT


def test_a_moved_time_is_agreed_and_cannot_be_brought_forward(talk: Talk) -> None:
    offer = talk.say(ANA, Offer, pause=the_pause(talk), at=EIGHT)
    talk.say(BEN, Offer, pause=the_pause(talk), at=EIGHT - timedelta(minutes=30), moves=offer)
    assert talk.now().returns is None
    later = EIGHT + timedelta(hours=1)
    talk.say(BEN, Offer, pause=the_pause(talk), at=later, moves=offer)
    assert talk.now().returns == later


def test_whoever_did_not_pause_names_a_time_from_the_next_day_on_and_once(talk: Talk) -> None:
    talk.say(BEN, Offer, pause=the_pause(talk), at=EIGHT)
    assert talk.now().offer is None
    assert not rules.may_offer(talk.now(), BEN, DAY)
    first = NIGHT + timedelta(days=1, hours=2)
    talk.say(BEN, Offer, timedelta(days=1), pause=the_pause(talk), at=first)
    assert talk.now().asked is not None
    lapsed = talk.now(timedelta(hours=5))
    assert lapsed.offer is None
    assert not rules.may_offer(lapsed, BEN, DAY + timedelta(days=2))
    assert rules.may_offer(lapsed, ANA, DAY + timedelta(days=2))


def test_an_offer_that_found_no_answer_lapses_when_its_time_comes(talk: Talk) -> None:
    offer = talk.say(ANA, Offer, pause=the_pause(talk), at=EIGHT)
    talk.say(BEN, Taken, timedelta(hours=3), offer=offer)
    assert talk.now().offer is None
    talk.say(ANA, Offer, pause=the_pause(talk), at=NIGHT + timedelta(days=1))
    assert talk.now().asked is not None


def test_after_three_weeks_it_rests_and_an_agreed_time_counts_anew(talk: Talk) -> None:
    assert talk.now().holds(DAY + timedelta(days=20))
    assert talk.now().at_rest(DAY + timedelta(days=21))
    at = NIGHT + timedelta(days=10)
    offer = talk.say(ANA, Offer, pause=the_pause(talk), at=at)
    assert talk.now().at_rest(DAY + timedelta(days=21)), "an offer alone keeps nobody waiting"
    talk.say(BEN, Taken, offer=offer)
    assert talk.now().holds(DAY + timedelta(days=30))
    assert talk.now(timedelta(days=11)).holds(DAY + timedelta(days=30))
    assert talk.now().at_rest(DAY + timedelta(days=31))


def test_a_rest_that_was_told_shows_from_the_next_day_on(talk: Talk) -> None:
    talk.say(BEN, Rested, timedelta(days=3), pause=the_pause(talk))
    assert talk.now().holds(DAY + timedelta(days=3))
    assert talk.now().at_rest(DAY + timedelta(days=4))


@pytest.mark.parametrize(
    ("zone", "days"), [("Europe/Berlin", 4), ("America/Los_Angeles", 4), ("Pacific/Kiritimati", 5)]
)
def test_a_rest_never_shows_on_the_readers_own_day_on_which_it_was_written(talk: Talk, zone: str, days: int) -> None:
    """Written on the third day after, in the evening by its writer's clock; far east it is the fourth already."""
    talk.say(BEN, Rested, timedelta(days=3), pause=the_pause(talk))
    now, clock = talk.now().by_the_clock_of(ZoneInfo(zone)), talk.at.astimezone(ZoneInfo(zone))
    assert now.holds(clock.date()), "or it would show in the very moment in which the other came by"
    assert now.rests_on == DAY + timedelta(days=days)
    assert now.at_rest(clock.date() + timedelta(days=1))


def test_a_pause_after_a_rest_is_a_new_one(talk: Talk) -> None:
    talk.say(BEN, Pause, timedelta(days=30))
    assert len(rules.standings(talk.said)) == 2
    assert talk.now().by == {BEN}


@pytest.mark.parametrize("pressed_by", [ANA, BEN])
def test_pressing_again_calls_off_a_rest_that_was_about_to_show(talk: Talk, pressed_by: UUID) -> None:
    talk.say(BEN, Rested, timedelta(days=1), pause=the_pause(talk))
    talk.say(pressed_by, Pause)
    assert talk.now().holds(DAY + timedelta(days=5))


def test_the_drawn_day_lies_one_to_seven_days_ahead_each_as_likely() -> None:
    chance = np.random.default_rng(4)
    drawn = [(rules.shows_on(DAY, chance) - DAY).days for _ in range(7000)]
    assert set(drawn) == set(range(1, 8))
    assert all(850 < drawn.count(day) < 1150 for day in range(1, 8))


@pytest.mark.parametrize(("ahead", "is_due"), [(-1, True), (0, True), (1, False)])
def test_a_choice_is_due_on_its_day_for_a_pause_that_holds(ahead: int, is_due: bool) -> None:
    pause = UUID(int=100)
    choice = Kept(
        UUID(int=7),
        NotBack(day=DAY, pause=pause, space=UUID(int=9), on=DAY + timedelta(days=ahead)),
        ANA,
        True,
        NIGHT,
        0,
        1,
    )
    assert bool(rules.due([choice], DAY, {pause})) is is_due
    assert not rules.due([choice], DAY + timedelta(days=9), set())


def test_an_offer_survives_its_bytes_with_its_time_in_utc() -> None:
    offer = Offer(day=DAY, pause=ANA, at=EIGHT)
    assert decode(Offer, 1, encode(offer)) == offer


IDS = [UUID(int=number) for number in range(100, 106)]
DAYS = st.dates()
TIMES = st.datetimes(timezones=st.just(UTC))
FORGED = st.one_of(
    st.builds(Pause, day=DAYS),
    st.builds(Offer, day=DAYS, pause=st.sampled_from(IDS), at=TIMES, moves=st.none() | st.sampled_from(IDS)),
    st.builds(Taken, day=DAYS, offer=st.sampled_from(IDS)),
    st.builds(Lifted, day=DAYS, pause=st.sampled_from(IDS)),
    st.builds(Rested, day=DAYS, pause=st.sampled_from(IDS)),
)
ROWS = st.lists(st.tuples(FORGED, st.sampled_from([ANA, BEN]), TIMES), max_size=6)


@given(ROWS, st.sampled_from(["Pacific/Kiritimati", "Etc/GMT+12"]))
@example([(Pause(day=date.max), BEN, NIGHT)], "Etc/GMT+12")
@example([(Pause(day=DAY), BEN, NIGHT), (Offer(day=DAY, pause=IDS[0], at=LAST), BEN, NIGHT)], "Pacific/Kiritimati")
@example(
    [
        (Pause(day=DAY), BEN, NIGHT),
        (Offer(day=DAY, pause=IDS[0], at=LAST), BEN, NIGHT),
        (Taken(day=DAY, offer=IDS[1]), ANA, NIGHT),
    ],
    "Etc/GMT+12",
)
@example([(Pause(day=DAY), BEN, LAST), (Rested(day=DAY, pause=IDS[0]), BEN, LAST)], "Pacific/Kiritimati")
def test_whatever_somebody_wrote_with_their_own_keys_the_fold_says_how_it_stands(
    rows: list[tuple[Any, UUID, datetime]], zone: str
) -> None:
    said = [Kept(IDS[at], record, by, by == ANA, when, 0, at) for at, (record, by, when) in enumerate(rows)]
    found = latest(said, NIGHT)
    if found is None:
        return
    now, clock = found.by_the_clock_of(ZoneInfo(zone)), ZoneInfo(zone)
    assert now.lifted or now.holds(DAY) or now.at_rest(DAY)
    for offer in [now.offer] if now.offer else []:
        assert offer.record.at.astimezone(clock)
        assert rules.earliest(now, ANA, NIGHT) >= NIGHT
    assert rules.may_offer(now, ANA, DAY) in (True, False)
    assert now.rests_on + rules.TOLD > date.min


Move = Callable[[Talk, UUID], object]
MOVES: list[Move] = [
    lambda talk, by: talk.say(by, Pause),
    lambda talk, by: talk.say(by, Lifted, pause=the_pause(talk)),
    lambda talk, by: talk.say(by, Rested, pause=the_pause(talk)),
    lambda talk, by: talk.say(by, Offer, pause=the_pause(talk), at=talk.at + timedelta(hours=2)),
    lambda talk, by: talk.say(
        by, Offer, pause=the_pause(talk), at=talk.at + timedelta(hours=3), moves=talk.said[-1].id
    ),
    lambda talk, by: talk.say(by, Taken, offer=talk.said[-1].id),
    lambda talk, by: talk.say(by, Lifted, timedelta(days=2), pause=talk.said[-1].id),
]


@given(st.lists(st.tuples(st.sampled_from(range(len(MOVES))), st.sampled_from([ANA, BEN])), max_size=12))
def test_whatever_is_said_in_whatever_order_a_pause_is_never_ended_by_the_one_who_did_not_press(
    moves: list[tuple[int, UUID]],
) -> None:
    talk = Talk()
    talk.say(ANA, Pause)
    for number, by in moves:
        MOVES[number](talk, by)
    for standing in rules.standings(talk.said):
        assert standing.by
        assert standing.back <= standing.by
        if standing.lifted:
            assert standing.by <= standing.back
        if standing.agreed:
            assert standing.offer is not None


@given(st.permutations(range(5)))
def test_the_fold_reads_by_sequence_however_the_rows_come(order: list[int]) -> None:
    talk = Talk()
    talk.say(ANA, Pause)
    offer = talk.say(ANA, Offer, pause=the_pause(talk), at=EIGHT)
    talk.say(BEN, Taken, offer=offer)
    talk.say(BEN, Taken, offer=offer)
    talk.say(BEN, Pause)
    assert latest([talk.said[place] for place in order], talk.at) == talk.now()


def test_times_by_somebodys_clock_become_utc() -> None:
    from zoneinfo import ZoneInfo

    assert rules.moment(date(2026, 5, 12), 20, 40, ZoneInfo("Europe/Zurich")) == datetime(
        2026, 5, 12, 18, 40, tzinfo=UTC
    )
