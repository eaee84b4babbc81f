"""The walk itself: it never repeats, keeps near the rung it wished for, and says when it has run dry."""

import numpy as np
import pytest

from library.variety import RanDry, walk
from usward.core.content import Question

THEMES = ["home", "work", "money", "us", "body"]


def some(count: int, bond: str = "friends") -> list[Question]:
    return [
        Question(
            id=f"q-{n}",
            text="What is here?",
            rung=1 + n % 5,
            themes=(THEMES[n % 7 % 5],),
            bonds=(bond,),  # type: ignore[arg-type]
        )
        for n in range(count)
    ]


def test_a_walk_repeats_nothing():
    days = walk(some(100), "friends", 100, [1, 2, 3, 4, 5], np.random.default_rng(1))
    assert len({day.question.id for day in days}) == 100


def test_a_walk_stays_on_its_rungs_and_its_bond():
    mixed = [
        *some(60),
        *(Question(id=f"p-{n}", text="What is?", rung=1, themes=("us",), bonds=("partners",)) for n in range(9)),
    ]
    days = walk(mixed, "friends", 24, [1, 2], np.random.default_rng(2))
    assert {day.question.rung for day in days} == {1, 2}
    assert all(day.question.bonds == ("friends",) for day in days)


def test_a_theme_rests_for_some_days():
    days = walk(some(100), "friends", 20, [1, 2, 3, 4, 5], np.random.default_rng(3))
    themes = [day.question.themes[0] for day in days]
    assert all(theme not in themes[max(0, place - 3) : place] for place, theme in enumerate(themes))


def test_too_few_questions_are_named():
    with pytest.raises(RanDry, match="friends, rungs 1 to 2: nothing new after 8 of 9 days"):
        walk(some(20), "friends", 9, [1, 2], np.random.default_rng(4))
