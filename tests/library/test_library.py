"""The whole library, as shipped: how much it holds, how it reads, and that nothing in it points nowhere."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from library import counts
from usward.core.content import (
    EVERY_BOND,
    FAMILIES,
    TYPES,
    Feeling,
    HelpLine,
    JournalPrompt,
    Lesson,
    NoticingPrompt,
    Phrase,
    Practice,
    PulseItem,
    Question,
    Row,
    Situation,
    Source,
    Theme,
)
from usward.packs import library, quality
from usward.packs._library import Library

SHELF = library()
HELD = {key: SHELF.all(kind) for key, kind in TYPES.items()}
ROWS = set(Row.__args__)  # type: ignore[attr-defined]


def once_written(key: str) -> pytest.MarkDecorator:
    """Hold a test back while its type is awaited."""
    return pytest.mark.skipif(key in counts.AWAITED, reason=f"{key}: awaited, see counts.py")


def test_every_entry_is_sound():
    assert [str(problem) for problem in SHELF.problems()] == []


@pytest.mark.parametrize(("key", "least"), counts.COUNTS.items())
def test_there_is_enough_of_every_type(key, least):
    assert len(HELD[key]) >= least


@pytest.mark.parametrize(("key", "least"), counts.AWAITED.items())
def test_what_has_arrived_is_awaited_no_longer(key, least):
    assert len(HELD[key]) < least, f"{key} has arrived: move it up in counts.py, so that its tests begin to hold"


def test_questions_go_from_light_to_deep():
    rungs = Counter(question.rung for question in SHELF.all(Question))
    assert {rung for rung in range(1, 6) if rungs[rung] >= counts.ON_EACH_RUNG} == {1, 2, 3, 4, 5}


def test_every_kind_of_question_and_every_theme_is_used():
    questions = SHELF.all(Question)
    assert {question.kind for question in questions} == {"open", "scale", "this_or_that", "guess_me"}
    used = Counter(theme for question in questions for theme in question.themes)
    assert [theme.id for theme in SHELF.all(Theme) if used[theme.id] < counts.ON_EACH_THEME] == []


@once_written("lesson")
def test_every_row_has_a_lesson():
    assert {lesson.row for lesson in SHELF.all(Lesson)} == ROWS


@once_written("practice")
def test_practices_cover_what_two_people_do_and_every_grade_of_evidence():
    practices = SHELF.all(Practice)
    by_doing = ROWS - {"pulse", "insights", "companion", "journeys", "learning", "bonds"}
    assert by_doing <= {practice.row for practice in practices}
    assert {practice.evidence for practice in practices} == set("ABCDE")


def test_feelings_stand_in_seven_families_each_with_its_head():
    feelings = {feeling.id: feeling for feeling in SHELF.all(Feeling)}
    assert [family for family in FAMILIES if family in feelings and feelings[family].family == family] == list(FAMILIES)
    assert all(feeling.near != feeling.id for feeling in feelings.values())


def test_what_to_notice_and_what_to_write_about_comes_in_every_kind():
    assert min(Counter(prompt.kind for prompt in SHELF.all(NoticingPrompt)).values()) >= 25
    assert min(Counter(prompt.aim for prompt in SHELF.all(JournalPrompt)).values()) >= 20


def test_phrases_come_in_every_kind_tone_and_rung():
    phrases = SHELF.all(Phrase)
    assert {"soft_start", "repair", "reflection", "ask_time", "limit"} <= {phrase.kind for phrase in phrases}
    assert {phrase.rung for phrase in phrases} == {1, 2, 3, 4, 5}
    assert len({phrase.tone for phrase in phrases}) == 5


@once_written("pulse")
def test_every_bond_has_a_pulse_of_its_own():
    pulse = Counter(item.bond for item in SHELF.all(PulseItem))
    assert all(pulse[bond] >= counts.PULSE_PER_BOND for bond in EVERY_BOND)


@once_written("situation")
def test_every_bond_has_situations():
    situations = Counter(bond for situation in SHELF.all(Situation) for bond in situation.bonds)
    assert all(situations[bond] >= counts.SITUATIONS_PER_BOND for bond in EVERY_BOND)


def test_help_lines_of_many_countries_each_with_its_source():
    lines = SHELF.all(HelpLine)
    assert len({line.country for line in lines if "abuse" in line.kinds}) >= counts.HELP_COUNTRIES
    assert all(line.source and line.source_date for line in lines)


def test_no_pointer_is_lost_and_no_source_stands_twice():
    known = {key: {entry.id for entry in entries} for key, entries in HELD.items()}
    written = {key: entries for key, entries in HELD.items() if key not in counts.AWAITED}
    assert list(quality.lost_pointers(written, known)) == []
    assert list(quality.doubled_sources(SHELF.all(Source))) == []


@pytest.mark.parametrize("key", [key for key in TYPES if quality.PROSE[key] and key not in counts.AWAITED])
def test_the_library_reads_well(key):
    assert list(quality.remarks({key: HELD[key]})) == []


def test_spelling():
    folder = Path(library().packs[0].folder)
    # Help lines bear names in many languages; the demo's folder holds no entries.
    words_in = [path for path in folder.rglob("*") if path.suffix in {".toml", ".md"}]
    checked = [str(path) for path in words_in if path.stem != "helplines" and "demo" not in path.parts]
    words = Path(__file__).parent / "spelling.txt"
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words", str(words), *checked]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stdout == ""
    assert result.returncode == 0, result.stderr


def test_reading_all_questions_for_the_first_time_takes_under_a_second():
    fresh = Library([Path(library().packs[0].folder)])
    began = time.perf_counter()
    assert fresh.all(Question)
    assert time.perf_counter() - began < 1
