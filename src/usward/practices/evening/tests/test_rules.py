"""The rules of the evening, without a database: what is dealt and drawn, and what never comes."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core import turns
from usward.core.content import Question
from usward.practices.evening import rules

THEMES = ("money", "work", "loss", "home", "friends", "us", "self", "body", "change", "aging")
POOL = [
    Question(
        id=f"q-{rung}-{number}",
        text=f"What about number {number} on rung {rung}?",
        rung=rung,
        themes=(THEMES[number % len(THEMES)],),
        follow_ups=("And what then, for you?",) if rung > 2 else (),
    )
    for rung in range(1, 6)
    for number in range(80)
]
ABOUT = {each.id: each.themes for each in POOL}


def chance(seed: int = 7) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_an_evening_goes_deeper_and_never_back() -> None:
    rungs = {each.id: each.rung for each in POOL}
    dealt = rules.deal(POOL, (), (), 3, chance())
    assert [{rungs[each] for each in four} for four in dealt] == [{rung} for each in rules.SETS for rung in each]
    assert all(len(four) == rules.CHOICES for four in dealt)


@given(seed=st.integers(0, 10_000), paused=st.sets(st.sampled_from(THEMES), max_size=8))
@settings(max_examples=40, deadline=None)
def test_what_either_paused_is_never_drawn(seed: int, paused: set[str]) -> None:
    opener, other = set(sorted(paused)[::2]), set(sorted(paused)[1::2])
    dealt = rules.deal(POOL, (), opener, 3, chance(seed))
    picks = rules.draw(dealt, ABOUT, other, chance(seed + 1))
    assert not {theme for each in picks if each for theme in ABOUT[each]} & paused
    assert len(picks) == 18


def test_no_question_comes_twice_in_an_evening() -> None:
    dealt = rules.deal(POOL, (), (), 3, chance())
    assert max(Counter(each for four in dealt for each in four).values()) == 1


def test_the_four_of_a_place_are_about_different_things() -> None:
    for four in rules.deal(POOL, (), (), 3, chance()):
        assert len({theme for each in four for theme in ABOUT[each]}) == len(four)


def test_what_was_asked_before_waits_until_nothing_else_is_left() -> None:
    seen = {each.id for each in POOL if int(each.id.rsplit("-", 1)[1]) < 40}
    dealt = rules.deal(POOL, seen, (), 3, chance())
    assert not {each for four in dealt for each in four} & seen
    everything = {each.id for each in POOL}
    assert all(len(four) == rules.CHOICES for four in rules.deal(POOL, everything, (), 3, chance()))


def test_a_theme_that_nobody_paused_is_often_missing_too() -> None:
    """Otherwise its absence would tell."""
    without = sum(
        "money" not in {theme for four in rules.deal(POOL, (), (), 1, chance(seed)) for q in four for theme in ABOUT[q]}
        for seed in range(200)
    )
    assert 20 < without < 140


def test_a_question_of_ones_own_comes_where_nothing_is_paused_too() -> None:
    dealt = rules.deal(POOL, (), (), 3, chance())
    own = sum(rules.draw(dealt, ABOUT, (), chance(seed)).count("") for seed in range(200)) / (200 * 18)
    assert 0.05 < own < 0.12


def test_when_everything_is_paused_the_two_ask_questions_of_their_own() -> None:
    dealt = rules.deal(POOL, (), (), 1, chance())
    assert rules.draw(dealt, ABOUT, set(THEMES), chance()) == ("",) * 6


def test_what_is_paused_on_the_way_is_emptied_from_then_on_and_a_few_more_with_it() -> None:
    picks = tuple(f"q-1-{number}" for number in range(20))
    emptied = rules.emptied(picks, ABOUT, {"money"}, 5, chance())
    assert emptied is not None
    assert emptied[:5] == picks[:5]
    assert emptied[10] == ""
    assert emptied.count("") > 1
    assert rules.emptied(picks, ABOUT, {"money"}, 11, chance()) is None


def test_later_draws_only_empty_and_what_was_never_dealt_does_not_count() -> None:
    dealt = (("a", "b"), ("c", "d"), ("e", "f"))
    assert rules.standing(dealt, []) == ("", "", "")
    assert rules.standing(dealt, [("a", "d", "x")]) == ("a", "d", "")
    assert rules.standing(dealt, [("a", "d", "e"), ("b", "", "e")]) == ("a", "", "e")
    assert rules.standing(dealt, [("a",)]) == ("a", "", "")


def test_what_was_dealt_survives_as_the_details_of_a_sitting() -> None:
    for sets in (1, 2, 3):
        dealt = rules.deal(POOL, (), {"money"}, sets, chance())
        assert rules.read(rules.written(dealt)) == dealt
        assert max(map(len, rules.written(dealt).values())) < 4000
    nothing = rules.deal([], (), (), 1, chance())
    assert rules.read(rules.written(nothing)) == nothing == ((),) * 6


@pytest.mark.parametrize("begins", [0, 1])
@pytest.mark.parametrize("one_phone", [False, True])
def test_both_answer_every_question_and_take_turns_to_be_first(begins: turns.Seat, one_phone: bool) -> None:
    plan = rules.plan(3, begins, one_phone=one_phone)
    firsts = [stage.whose for stage in plan if stage.name == "first"]
    seconds = [stage.whose for stage in plan if stage.name == "second"]
    assert firsts == [begins, 1 - begins] * 9
    assert seconds == [1 - begins, begins] * 9
    assert [stage.name for stage in plan].count("breathe") == 2
    assert (plan[0].name == "leave-out") == one_phone


def test_places_are_counted_as_the_two_see_them() -> None:
    plan = rules.plan(2, 0)
    assert rules.place_of(plan[0]) is None
    assert rules.place_of(plan[1]) == rules.place_of(plan[2]) == rules.Place(1, 1, 0)
    assert rules.place_of(plan[-1]) == rules.Place(2, 6, 11)
    assert rules.coming(plan, 0) == 0
    assert rules.coming(plan, 1) == rules.coming(plan, 2) == 1


def test_a_skip_leads_past_both_answers() -> None:
    from datetime import UTC, datetime

    at = datetime(2026, 11, 22, 19, tzinfo=UTC)
    plan = rules.plan(1, 0)
    state = turns.play(
        plan,
        [
            turns.Event("enter", 0, at), turns.Event("enter", 1, at),
            turns.Event("done", 0, at), turns.Event("done", 1, at),
            turns.Event("skip", 1, at, on=1),
        ],
        at,
    )  # fmt: skip
    assert state.stage.name == "first"
    assert rules.place_of(state.stage) == rules.Place(1, 2, 1)


def test_alone_nothing_is_asked_that_needs_somebody_else() -> None:
    to_another = Question(id="to-you", text="What did you think when you first saw me?", rung=1, themes=("self",))
    one = Question(id="only-one", text="What did you love as a child?", rung=1, themes=("self",))
    found = rules.for_oneself([to_another, one], (), (), chance())
    assert found == ("only-one",)


def test_alone_it_goes_deeper_too_and_nothing_paused_comes() -> None:
    rungs = {each.id: each.rung for each in POOL}
    found = rules.for_oneself(POOL, {"q-1-3"}, {"money", "loss"}, chance())
    assert [rungs[each] for each in found] == list(rules.ALONE)
    assert not {theme for each in found for theme in ABOUT[each]} & {"money", "loss"}
