"""The demo's own notes: read, checked, and laid over a year and over its last ten weeks."""

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import usward
from usward.core.simulate import WORDS, BadNote, life, notes

FOLDER = Path(usward.__file__).parent / "packs/en/demo"
TABLES = [tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml"))]
STORY = notes(TABLES)
DAYS = [date(2025, month, 17) for month in (1, 4, 7, 10)]


@cache
def told(today=DAYS[3], days=365, seed=0):
    return life(STORY, today, np.random.default_rng(seed), days)


def test_every_feeling_stands_on_the_wheel():
    wheel = tomllib.loads((FOLDER.parent / "feelings.toml").read_text())["feeling"]
    family = {entry["id"]: entry["family"] for entry in wheel}
    assert {feeling for note in STORY for feeling in note.feelings} <= set(family)
    assert {word.word: word.family for word in WORDS} == {word.word: family.get(word.word) for word in WORDS}


def test_a_year_has_at_least_three_hundred_and_twenty_notes_by_both_in_all_kinds():
    counts = Counter((note.author, note.kind) for note in STORY)
    assert counts.total() >= 320
    assert min(counts.values()) >= 30
    assert len(counts) == 6


@pytest.mark.parametrize("today", DAYS)
def test_whenever_the_demo_is_made_at_least_three_hundred_notes_find_their_day(today):
    assert len(told(today).told) >= 300


def test_no_week_of_the_year_is_without_words():
    days = sorted({t.day for t in told().told})
    assert max((b - a).days for a, b in pairwise(days)) <= 7


def test_no_note_shouts_and_none_begins_like_another():
    assert not any("!" in note.words() for note in STORY)
    openings = [" ".join(re.findall(r"\w+", note.words().lower())[:6]) for note in STORY]
    assert len(openings) == len(set(openings))


def test_a_shared_passage_says_what_its_entry_says():
    for note in STORY:
        assert not note.passage or note.kind == "journal"


@pytest.mark.parametrize("today", DAYS)
def test_the_last_ten_weeks_hold_at_least_sixty_notes_whenever_the_demo_is_made(today):
    assert len(told(today, 70).told) >= 60


def test_a_note_stands_once_and_one_of_a_kind_a_day():
    year = told()
    assert len({t.note.words() for t in year.told}) == len(year.told)
    places = [(t.day, t.note.author, t.note.kind) for t in year.told]
    assert len(places) == len(set(places))


def test_season_and_order_are_kept():
    year = told()
    start = DAYS[3] - timedelta(days=364)
    for t in year.told:
        assert t.note.may_stand((t.day - start).days, f"{t.day:%m-%d}")


def test_a_check_in_with_words_has_its_numbers():
    year = told()
    answered = {(day.day, day.who) for day in year.year.days}
    assert all((t.day, t.note.who) in answered for t in year.told if t.note.kind == "check-in")


def test_sore_notes_stand_on_lower_days_than_warm_ones():
    tones = {}
    for seed in range(3):
        year = told(seed=seed)
        numbers = {(day.day, day.who): day.closeness for day in year.year.days}
        for t in year.told:
            if t.note.kind == "check-in":
                tones.setdefault(t.note.tone, []).append(numbers[t.day, t.note.who])
    assert np.mean(tones["sore"]) + 1 < np.mean(tones["plain"]) < np.mean(tones["warm"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"days": None}, "either days or season"),
        ({"season": ["11-01", "11-30"]}, "either days or season"),
        ({"days": [9, 3]}, "backwards"),
        ({"days": [3, 900]}, "364"),
        ({"colour": "red"}, "colour"),
        ({"text": None}, "text"),
        ({"did": "cooked soup"}, "appreciation"),
    ],
)
def test_a_wrong_note_is_named_with_its_fault(change, says):
    row = {"author": "maya", "kind": "check-in", "days": [3, 9], "text": "A day."} | change
    with pytest.raises(BadNote, match=says):
        notes([{"note": [{key: value for key, value in row.items() if value is not None}]}])


def test_the_same_words_twice_are_refused():
    row = {"author": "maya", "kind": "check-in", "days": [3, 9], "text": "A day."}
    with pytest.raises(BadNote, match="twice"):
        notes([{"note": [row, row]}])


def test_a_life_of_three_days_is_refused():
    with pytest.raises(ValueError, match="14"):
        told(days=3)
