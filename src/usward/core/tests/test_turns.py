"""Two people taking turns: what is legal is taken, what is not is refused, and nothing but presses moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from usward.core.turns import (
    BOTH,
    NAMES,
    Event,
    Illegal,
    Name,
    Seat,
    Stage,
    State,
    acting,
    begin,
    elapsed,
    heard_out,
    left,
    legal,
    may_ask,
    play,
    step,
    to_hand,
    words_in,
)

START = datetime(2026, 11, 22, 20, tzinfo=UTC)
LISTENING = (*heard_out(0, 300, group=1), *heard_out(1, 300, group=2), Stage("close", group=3))


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def pressed(state: State, *presses: tuple[Name, Seat], when: float = 0, **more: str) -> State:
    for name, seat in presses:
        state = step(state, Event(name, seat, at(when), on=state.turn, **more))
    return state


def together(plan: tuple[Stage, ...] = LISTENING, *, one_phone: bool = False) -> State:
    state = begin(plan, START, one_phone=one_phone)
    return pressed(state, ("enter", 0)) if one_phone else pressed(state, ("enter", 0), ("enter", 1))


def test_nothing_runs_until_both_are_there() -> None:
    state = pressed(begin(LISTENING, START), ("enter", 0))
    assert left(state, at(100)) == 300
    assert legal(state, 0, at(100)) == {"leave", "stop"}
    with pytest.raises(Illegal):
        pressed(state, ("done", 0))
    assert left(pressed(state, ("enter", 1), when=100), at(130)) == 270


def test_only_the_speaker_ends_their_time() -> None:
    state = together()
    with pytest.raises(Illegal):
        pressed(state, ("done", 1), when=299)
    assert pressed(state, ("done", 0), when=10).stage.name == "reflect"


def test_when_the_time_is_over_either_may_go_on_or_the_listener_give_more() -> None:
    state = together()
    assert {"done", "more"} <= legal(state, 1, at(301))
    assert pressed(state, ("done", 1), when=301).stage.name == "reflect"
    more = pressed(state, ("more", 1), when=301)
    assert left(more, at(301)) == 300
    assert more.turn == state.turn
    with pytest.raises(Illegal):
        pressed(more, ("more", 1), when=302)


def test_what_was_heard_is_said_again_until_that_is_it() -> None:
    state = pressed(together(), ("done", 0))
    state = step(state, Event("done", 1, START, on=state.turn, words="You were tired."))
    again = pressed(state, ("again", 0))
    assert (again.stage.name, again.index, again.again) == ("reflect", 1, 1)
    again = step(again, Event("done", 1, START, on=again.turn, words="You were alone with it."))
    assert (pressed(again, ("done", 0)).index, pressed(again, ("done", 0)).again) == (3, 0)
    assert [said.words for said in words_in(again, "reflect")] == ["You were tired.", "You were alone with it."]


def test_a_button_pressed_twice_counts_once() -> None:
    state = together((Stage("first", 0), Stage("second", 0), Stage("third", 0)))
    twice = Event("done", 0, START, on=state.turn)
    once = step(state, twice)
    with pytest.raises(Illegal):
        step(once, twice)
    assert once.stage.name == "second"


def test_an_idea_may_be_offered_only_when_it_was_granted() -> None:
    state = together()
    assert not may_ask(state, 0, "idea")
    asked = pressed(state, ("ask", 1), what="idea")
    assert asked.asked == "idea"
    with pytest.raises(Illegal):
        pressed(asked, ("ask", 1), what="lost")
    with pytest.raises(Illegal):
        pressed(asked, ("grant", 1))
    assert pressed(asked, ("grant", 0)).granted == {"idea"}
    refused = pressed(asked, ("decline", 0))
    assert not may_ask(refused, 1, "idea")
    assert may_ask(refused, 1, "lost")
    assert pressed(asked, ("done", 0)).asked == ""


def test_nobody_asks_for_what_the_stage_does_not_know() -> None:
    with pytest.raises(Illegal):
        pressed(together(), ("ask", 1), what="money")


def test_a_stage_of_both_waits_for_both() -> None:
    state = together((Stage("close"),))
    one = pressed(state, ("done", 1))
    assert (one.over, acting(one)) == ("", 0)
    with pytest.raises(Illegal):
        pressed(one, ("done", 1))
    assert pressed(one, ("done", 0)).over == "finished"


def test_resting_keeps_the_clock_and_both_have_to_be_back() -> None:
    state = pressed(together(), ("pause", 1), when=60)
    assert left(state, at(99_999)) == 240
    state = pressed(state, ("enter", 1), when=500_000)
    assert left(state, at(500_100)) == 240
    state = pressed(state, ("enter", 0), when=500_100)
    assert left(state, at(500_110)) == 230
    assert elapsed(state, at(500_110)) == 70


def test_either_may_stop_anywhere_and_then_nothing_is_legal() -> None:
    for seat in BOTH:
        over = pressed(together(), ("stop", seat))
        assert over.over == "stopped"
        assert legal(over, 0, START) | legal(over, 1, START) == set()


def test_a_group_may_be_passed_over() -> None:
    plan = (Stage("ask", 0, group=1, skip=True), Stage("ask", 1, group=1, skip=True), Stage("ask", 0, group=2))
    assert pressed(together(plan), ("skip", 1)).index == 2


def test_one_phone_is_handed_over_before_the_next_begins() -> None:
    state = pressed(together(one_phone=True), ("done", 0), when=30)
    assert to_hand(state) == 1
    assert legal(state, 1, at(30)) == {"hand", "pause", "leave", "stop"}
    with pytest.raises(Illegal):
        pressed(state, ("done", 1), when=31)
    state = pressed(state, ("hand", 1), ("done", 1), when=40)
    assert (state.stage.name, to_hand(state)) == ("confirm", None)
    assert pressed(state, ("done", 0)).stage.name == "speak"


def test_on_one_phone_the_clock_waits_for_the_handing_over() -> None:
    state = together((Stage("speak", 1, 300),), one_phone=True)
    assert left(state, at(200)) == 300
    assert left(pressed(state, ("hand", 1), when=200), at(210)) == 290


def test_on_one_phone_a_stage_of_both_goes_to_each_in_turn_unless_it_is_shared() -> None:
    state = pressed(together((Stage("close"),), one_phone=True), ("done", 0))
    assert to_hand(state) == 1
    assert pressed(state, ("hand", 1), ("done", 1)).over == "finished"
    assert pressed(together((Stage("close", shared=True),), one_phone=True), ("done", 0)).over == "finished"


def test_a_plan_must_be_walkable() -> None:
    with pytest.raises(ValueError):
        begin((), START)
    with pytest.raises(ValueError):
        begin((Stage("confirm", 0, back="reflect"),), START)


class Walk(RuleBasedStateMachine):
    """Two people press whatever they like, at any time, on one phone or two."""

    @initialize(
        one_phone=st.booleans(),
        seconds=st.sampled_from([None, 60]),
        skip=st.booleans(),
        shared=st.booleans(),
    )
    def sit_down(self, one_phone: bool, seconds: int | None, skip: bool, shared: bool) -> None:
        plan = (
            Stage("arrive", None, seconds, shared=shared),
            *heard_out(0, seconds, group=1),
            Stage("ask", 1, skip=skip, group=2),
            *heard_out(1, seconds, group=3),
            Stage("close", None),
        )
        self.state = begin(plan, START, one_phone=one_phone)
        self.at = START
        self.taken: list[Event] = []
        self.tried: list[Event] = []

    @rule(
        name=st.sampled_from(NAMES),
        seat=st.sampled_from(BOTH),
        late=st.sampled_from([0, 0, 1]),
        what=st.sampled_from(["idea", "lost", "money"]),
        words=st.sampled_from(["", "so"]),
    )
    def press(self, name: Name, seat: Seat, late: int, what: str, words: str) -> None:
        event = Event(name, seat, self.at, on=self.state.turn - late, what=what if name == "ask" else "", words=words)
        self.tried.append(event)
        before, allowed = self.state, legal(self.state, seat, self.at)
        fits = name in allowed and (name in {"enter", "leave", "pause", "stop"} or not late)
        fits = fits and (name != "ask" or may_ask(before, seat, what))
        try:
            self.state = step(before, event)
        except Illegal:
            assert not fits
            assert self.state is before
        else:
            assert fits
            self.taken.append(event)

    @precondition(lambda self: not self.state.over)
    @rule(seat=st.sampled_from(BOTH), data=st.data())
    def press_what_is_legal(self, seat: Seat, data: st.DataObject) -> None:
        """A walk that gets somewhere."""
        allowed = legal(self.state, seat, self.at) - {"stop", "pause", "leave"}
        if allowed:
            name = data.draw(st.sampled_from(sorted(allowed)))
            whats = [what for what in ("idea", "lost") if may_ask(self.state, seat, what)]
            self.press(name, seat, 0, data.draw(st.sampled_from(whats)) if name == "ask" else "", "")

    @rule(seconds=st.sampled_from([1, 59, 60, 90_000, 2_000_000]))
    def wait(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)

    @rule()
    def rest_and_come_back(self) -> None:
        """Whoever rests and comes back finds everything as it was."""
        if self.state.together:
            before, clock = self.state, left(self.state, self.at)
            self.press("pause", 0, 0, "", "")
            self.wait(90_000)
            self.press("enter", 0, 0, "", "")
            if not before.one_phone:
                self.press("enter", 1, 0, "", "")
            kept = ("index", "turn", "done", "asked", "granted", "declined", "holder", "said", "here")
            assert [getattr(self.state, name) for name in kept] == [getattr(before, name) for name in kept]
            assert left(self.state, self.at) == pytest.approx(clock)

    @invariant()
    def a_reload_shows_the_same(self) -> None:
        """Folding all that was pressed, the illegal presses too, gives the state; so does folding the legal ones."""
        for presses in (self.tried, self.taken):
            assert play(self.state.plan, presses, START, one_phone=self.state.one_phone) == self.state
        assert self.state.steps == len(self.taken)

    @invariant()
    def the_clock_stays_within_its_length(self) -> None:
        clock = left(self.state, self.at)
        assert clock is None or 0 <= clock <= (self.state.stage.seconds or 0)
        assert (self.state.since is not None) <= (self.state.together and not self.state.over)

    @invariant()
    def somebody_can_always_go_on_or_stop(self) -> None:
        if not self.state.over:
            for seat in BOTH:
                assert "stop" in legal(self.state, seat, self.at)
            moves = legal(self.state, 0, self.at) | legal(self.state, 1, self.at)
            assert moves & {"enter", "hand", "done"}

    @invariant()
    def what_was_said_stays_said(self) -> None:
        said = [event.words for event in self.taken if event.words]
        assert [each.words for each in self.state.said] == said


Walk.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestWalk = Walk.TestCase
