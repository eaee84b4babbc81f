"""The rules of the state of us, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from usward.core import turns
from usward.practices.state_of_us import rules
from usward.practices.state_of_us.rules import Press

SUNDAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 17, tzinfo=UTC)


@pytest.mark.parametrize("first", [0, 1])
def test_both_thank_and_their_turns_alternate(first: turns.Seat) -> None:
    plan = rules.plan(first)
    for name in ("thanks", "turn"):
        owners = [stage.whose for stage in plan if stage.name == name]
        assert owners == [first, 1 - first] * (len(owners) // 2)
    assert [stage.whose for stage in plan if stage.name == "echo"] == [1 - first, first] * 2
    assert plan[-1].name == "promise"


def test_it_fits_into_twenty_minutes() -> None:
    clocks = sum(stage.seconds or 0 for stage in rules.plan(0))
    assert 12 * 60 <= clocks <= 16 * 60


def test_nobody_ends_the_others_turn_before_its_time() -> None:
    events = [turns.Event("enter", 0, AT), turns.Event("enter", 1, AT)]
    state = turns.play(rules.plan(0), events, AT)
    for seat in turns.BOTH:
        state = turns.step(state, turns.Event("done", seat, AT, on=state.turn))
    assert (state.stage.name, state.stage.whose) == ("thanks", 0)
    with pytest.raises(turns.Illegal):
        turns.step(state, turns.Event("done", 1, AT + timedelta(seconds=30), on=state.turn))
    late = turns.step(state, turns.Event("done", 1, AT + timedelta(seconds=61), on=state.turn))
    assert late.stage.whose == 1


def test_a_turn_is_about_ones_own_first_note_that_is_still_to_come() -> None:
    assert rules.about([], 4, 0, ["a", "b"], ["c"]) == "a"
    done = [Press("done", 0, 4, "a")]
    assert rules.about(done, 8, 0, ["a", "b"], ["c"]) == "b"
    assert rules.about(done, 8, 0, ["a"], ["c"]) == ""


def test_a_turn_is_about_what_its_speaker_took_instead() -> None:
    took = [Press("say", 0, 4, "b"), Press("say", 0, 4, "c")]
    assert rules.about(took, 4, 0, ["a", "b"], ["c"]) == "c"
    assert rules.about(took, 6, 0, ["a", "b"], ["c"]) == "a"  # that was in another turn
    assert rules.about(took, 4, 1, ["d"], []) == "d"  # and by another
    assert rules.about([Press("say", 0, 4, "z")], 4, 0, ["a"], []) == "a"  # and of what lies there


def test_only_what_a_turn_was_about_is_behind() -> None:
    presses = [Press("say", 0, 4, "a"), Press("done", 0, 4, "b"), Press("done", 1, 5, "")]
    assert rules.talked_about(presses) == {"b"}


def test_today_mentions_it_on_ones_weekday_only_and_only_once_a_week() -> None:
    assert rules.is_offered(6, None, SUNDAY, ())
    assert not rules.is_offered(6, None, SUNDAY + timedelta(days=1), ())
    assert not rules.is_offered(None, None, SUNDAY, ())
    assert not rules.is_offered(6, date(2026, 11, 16), SUNDAY, ())
    assert rules.is_offered(6, date(2026, 11, 9), SUNDAY, ())
    assert not rules.is_offered(6, None, SUNDAY, [date(2026, 11, 18)])
    assert rules.is_offered(6, None, SUNDAY, [date(2026, 11, 15)])


def test_lines_for_oneself_keep_their_places() -> None:
    assert rules.with_line((), 2, "c") == ("", "", "c", "")
    assert rules.with_line(("a", "b", "c", "d"), 0, "") == ("", "b", "c", "d")
