"""Where the two stand with something one of them raised."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from usward.core.records import Kept, Record
from usward.practices.conflict import steps
from usward.practices.conflict.record import Matter, NotYet, Proposal, Raised, Reply, Understood
from usward.practices.conflict.steps import Between, answered

ANA, BEN = UUID(int=1), UUID(int=2)
DAY = date(2026, 5, 12)
ABOUT = UUID(int=50)


def kept(record: Record, seq: int, by: UUID = ANA) -> Kept[Any]:
    return Kept(UUID(int=100 + seq), record, by, by == ANA, datetime(2026, 5, 12, tzinfo=UTC), 0, seq)


RAISED = kept(Raised(day=DAY, about="The evenings"), 0)


def test_the_other_says_whether_that_is_it_and_ones_own_yes_is_none() -> None:
    mine = kept(Understood(day=DAY, raised=ABOUT, text="You felt left alone with it."), 1)
    own = kept(Reply(day=DAY, what=mine.id, yes=True), 2)
    more = kept(Reply(day=DAY, what=mine.id, yes=False, text="And ashamed."), 3, BEN)
    (found,) = answered([mine], [own, more])
    assert found.yes is None
    assert found.more == (more,)
    yes = kept(Reply(day=DAY, what=mine.id, yes=True), 4, BEN)
    assert answered([mine], [own, more, yes])[0].yes == yes


def test_an_agreement_needs_the_other_or_a_yes_aloud_and_a_later_not_yet_opens_it_again() -> None:
    proposal = kept(Proposal(day=DAY, raised=ABOUT, text="Two evenings each, for two weeks."), 1)
    assert Between(RAISED, proposals=answered([proposal], [])).agreed is None
    yes = kept(Reply(day=DAY, what=proposal.id, yes=True), 2, BEN)
    agreed = answered([proposal], [yes])
    assert Between(RAISED, proposals=agreed).agreed is not None
    no = kept(NotYet(day=DAY, raised=ABOUT), 3, BEN)
    found = Between(RAISED, proposals=agreed, not_yet=[no])
    assert found.agreed is None
    assert found.open_no == no
    aloud = kept(Proposal(day=DAY, raised=ABOUT, text="One evening.", together=True), 4)
    assert Between(RAISED, proposals=[*agreed, *answered([aloud], [])], not_yet=[no]).agreed is not None


def test_steps_are_done_when_they_left_something() -> None:
    assert steps.done(None, None) == set()
    assert steps.done(None, Matter(day=DAY, about="x")) == set()
    assert steps.done(None, Matter(day=DAY, about="x", felt="alone", friend="seen"), paused=True) == {
        "pause", "prepare", "understand",
    }  # fmt: skip
    no = kept(NotYet(day=DAY, raised=ABOUT), 3, BEN)
    assert steps.done(Between(RAISED, not_yet=[no]), None, turns=True) == {"turns", "solve"}


def test_the_seven_fields_follow_each_other_and_wait_where_one_stopped() -> None:
    assert len(steps.FIELDS) == 7
    assert steps.next_field(Matter(day=DAY, about="x")) == "happened"
    assert steps.field_after("about") == "happened"
    assert steps.field_after("wish") == ""


def test_a_look_back_is_offered_after_some_days_and_once() -> None:
    assert not steps.wants_a_look(DAY, DAY + timedelta(days=4), looked=False)
    assert steps.wants_a_look(DAY, DAY + timedelta(days=5), looked=False)
    assert not steps.wants_a_look(DAY, DAY + timedelta(days=50), looked=True)
