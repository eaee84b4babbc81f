"""Nothing in the library is there twice: the nearest pairs have been read, and each has a verdict."""

import numpy as np
import pytest

from library import counts, neighbours, variety
from usward.core.content import EVERY_BOND, TYPES, Question
from usward.packs import library

SHELF = library()
COMPARED = [key for key in counts.COUNTS if key not in neighbours.FACTS]


@pytest.mark.parametrize("key", COMPARED)
def test_every_near_pair_has_been_read(key):
    left = list(neighbours.unread(key, SHELF.all(TYPES[key])))
    assert left == [], f"read these and say apart or same in neighbours.toml: {left[:5]}"


def test_no_pair_judged_the_same_is_still_there():
    ids = {key: {entry.id for entry in SHELF.all(TYPES[key])} for key in COMPARED}
    same = [pair for pair, verdict in neighbours.verdicts().items() if verdict != "apart"]
    assert [pair for pair in same if any(pair[0] in held and pair[1] in held for held in ids.values())] == []


def test_every_verdict_has_its_reason():
    assert [row for rows in neighbours.rows().values() for row in rows if len(row["why"]) < 8] == []


def test_a_paraphrase_is_found_among_the_nearest():
    twin = Question(id="twin", text="Which smells remind you of being little?", rung=1, themes=("us",))
    also = Question(id="also", text="What smell takes you back to when you were a small child?", rung=1, themes=("us",))
    pairs = neighbours.nearest("question", [*SHELF.all(Question), twin, also])
    assert ("also", "twin") in {(pair.one, pair.other) for pair in pairs[:20]}


@pytest.mark.parametrize("bond", EVERY_BOND)
@pytest.mark.parametrize(
    ("days", "rungs"),
    [(counts.DAYS_IN_THREE_YEARS, [1, 2, 3, 4, 5]), (366, [1, 2])],
    ids=["three years", "one light year"],
)
def test_nobody_meets_a_near_repeat(bond, days, rungs):
    same = {frozenset(pair[:2]) for pair, verdict in neighbours.verdicts().items() if verdict != "apart"}
    for seed in range(3):
        walked = variety.walk(SHELF.all(Question), bond, days, rungs, np.random.default_rng(seed))
        met = {day.question.id for day in walked}
        assert len(met) == days
        assert [pair for pair in same if pair <= met] == []
        if len(rungs) > 2:
            far = [day for day in walked if abs(day.rung - day.question.rung) > 1]
            assert len(far) <= days // 50
