"""The rules of talk."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.content import Question
from usward.packs import library
from usward.practices.talk import rules

DAY = date(2026, 11, 22)
THEMES = ["us", "home", "money", "work", "body", "loss", "friends", "self"]


def question(
    n: int, rung: int = 1, themes: tuple[str, ...] = ("us",), bonds: tuple[str, ...] = ("partners",)
) -> Question:
    return Question(
        id=f"q-{n}",
        text=f"What is number {n} to you?",
        rung=rung,
        themes=themes,
        bonds=bonds,
        follow_ups=("And then?",),
    )


MANY = [question(n, n % 5 + 1, (THEMES[n % len(THEMES)],)) for n in range(200)]
BY_ID = {each.id: each for each in MANY}


def week(seed: int = 0, *, used: dict[str, date] | None = None, paused: frozenset[str] = frozenset(), step: int = 3,
         questions: list[Question] = MANY) -> tuple[tuple[str, ...], ...]:  # fmt: skip
    return rules.fill_week(questions, used or {}, paused, {"loss"}, step, np.random.default_rng(seed))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.frozensets(st.sampled_from(THEMES), max_size=5), st.integers(0, 3))
def test_a_week_has_three_a_day_no_question_twice_and_nothing_that_was_paused(
    seed: int, paused: frozenset[str], step: int
) -> None:
    days = week(seed, paused=paused, step=step)
    drawn = [name for day in days for name in day]
    assert [len(day) for day in days] == [3] * 7
    assert len(set(drawn)) == 21
    assert not any(set(BY_ID[name].themes) & paused for name in drawn)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_second_of_a_day_is_light_and_the_three_have_no_theme_in_common(seed: int) -> None:
    for day in week(seed):
        assert BY_ID[day[1]].rung <= rules.LIGHT
        assert len({theme for name in day for theme in BY_ID[name].themes}) == 3


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_neighbouring_days_begin_with_different_themes(seed: int) -> None:
    firsts = [BY_ID[day[0]].themes for day in week(seed)]
    assert all(one != other for one, other in pairwise(firsts))


def test_a_week_leaves_out_some_themes_by_chance_so_that_a_gap_tells_nothing() -> None:
    gaps = Counter()
    for seed in range(120):
        there = {theme for day in week(seed) for name in day for theme in BY_ID[name].themes}
        gaps.update(set(THEMES) - there)
    assert set(gaps) == set(THEMES)
    assert all(0.15 < gap / 120 < 0.65 for gap in gaps.values())


def test_none_comes_again_while_unseen_ones_remain() -> None:
    used: dict[str, date] = {}
    for at in range(9):  # 9 × 21 of 200
        days = week(at, used=used)
        drawn = [name for day in days for name in day]
        assert not used.keys() & set(drawn)
        used |= dict.fromkeys(drawn, DAY + timedelta(weeks=at))
    last = [name for day in week(9, used=used) for name in day]
    assert set(BY_ID) - used.keys() <= set(last), "the unseen ones come before any comes again"
    assert all(used[name] == DAY for name in last if name in used), "and then the longest unseen"


def test_questions_grow_deeper_as_pairs_open_and_keep_a_mix() -> None:
    def depth(step: int) -> list[int]:
        return [BY_ID[day[0]].rung for seed in range(80) for day in week(seed, step=step)]

    means = [float(np.mean(depth(step))) for step in range(4)]
    assert all(later > earlier for earlier, later in pairwise(means))
    assert {*depth(3)} == {1, 2, 3, 4, 5}
    assert {*depth(0)} >= {1, 2, 3}
    assert [rules.step_of(pairs) for pairs in (0, 11, 12, 30, 36, 4000)] == [0, 0, 1, 2, 3, 3]


def test_tender_themes_come_less_often() -> None:
    firsts = Counter(BY_ID[day[0]].themes[0] for seed in range(120) for day in week(seed))
    others = float(np.mean([firsts[theme] for theme in THEMES if theme != "loss"]))
    assert firsts["loss"] < 0.75 * others


def test_too_few_questions_make_no_week() -> None:
    assert week(questions=MANY[:5]) == ()
    assert week(questions=[]) == ()
    assert [len(day) for day in week(questions=MANY[:15])] == [2] * 7


def test_how_deep_waits_a_random_one_to_three_weeks() -> None:
    chance = np.random.default_rng(1)
    waits = {(DAY - rules.a_while_ago(DAY, chance)).days for _ in range(400)}
    assert min(waits) == 7
    assert max(waits) == 21


def test_a_session_shows_the_first_its_owner_has_not_paused() -> None:
    three = [question(1, 4, ("money",)), question(2, 1, ("us",)), question(3, 3, ("home",))]
    assert rules.suiting(three, (), 5, ()) == three
    assert rules.suiting(three, {"money"}, 5, ()) == three[1:]
    assert rules.suiting(three, (), 2, ()) == [three[1]]
    assert rules.suiting(three, {"money"}, 5, {"q-2"}) == [three[2]]
    assert rules.suiting(three, (), 5, {"q-1", "q-2", "q-3"}) == three, "rather a second time than nothing"
    assert rules.suiting(three, {"money", "us", "home"}, 5, ()) == []


def test_a_round_is_of_one_space_one_day_and_one_question() -> None:
    space = UUID(int=7)
    first = rules.round_of(space, DAY, "us-our-song")
    assert first == rules.round_of(space, DAY, "us-our-song")
    others = [
        rules.round_of(UUID(int=8), DAY, "us-our-song"),
        rules.round_of(space, DAY + timedelta(days=1), "us-our-song"),
        rules.round_of(space, DAY, "us-insider"),
    ]
    assert len({first, *others}) == 4
    assert first.version == 4


def test_questions_fit_bond_and_distance() -> None:
    far = question(1, bonds=("friends", "family"))
    assert rules.fitting([far], "partners", far=False) == []
    assert rules.fitting([far], "family", far=True) == [far]


@pytest.mark.parametrize("bond", ["partners", "friends", "family"])
def test_the_library_lasts_for_half_a_year_without_a_repeat_and_whatever_one_pauses(bond: str) -> None:
    questions = rules.fitting(library().all(Question), bond, far=False)
    chance = np.random.default_rng(5)
    used: dict[str, date] = {}
    for at in range(26):
        days = rules.fill_week(questions, used, {"money", "loss"}, (), 1, chance)
        firsts = [day[0] for day in days]
        assert not used.keys() & set(firsts)
        used |= dict.fromkeys(firsts, DAY + timedelta(weeks=at))  # unshown spares return
    assert len(used) == 182


def test_alone_each_day_has_another_question_and_paused_ones_stay_away() -> None:
    shown = {rules.for_one(MANY, {"money"}, 3, DAY + timedelta(days=n)) for n in range(40)}
    assert len(shown) == 40
    assert all(each and each.rung <= 3 and set(each.themes).isdisjoint({"money", "us"}) for each in shown)
    assert rules.for_one(MANY, (), 5, DAY, 1) != rules.for_one(MANY, (), 5, DAY)
    assert rules.for_one([], (), 5, DAY) is None
