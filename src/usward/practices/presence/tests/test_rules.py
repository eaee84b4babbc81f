"""The rules of presence."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from usward.core.content import Effect, Practice
from usward.core.records import Kept
from usward.practices.presence import rules
from usward.practices.presence.record import Note, Stretch

DAY, NOW = date(2026, 5, 12), datetime(2026, 5, 12, 19, tzinfo=UTC)


def kept(seconds: int, *, ago: int = 0, seq: int = 1, mine: bool = True, authentic: bool = True) -> Kept[Stretch]:
    record = Stretch(day=DAY, begun=NOW - timedelta(seconds=ago), seconds=seconds)
    return Kept(UUID(int=seq), record, UUID(int=1), mine, NOW, 0, seq, authentic=authentic)


def exercise(name: str, minutes: int) -> Practice:
    return Practice(
        id=name, title="A thing", summary="To do.", why="Because it may help.", row="presence", steps=("One step", "Two steps"),
        minutes=minutes, ways=("together",), serves=("time",), evidence="E", effect=Effect(mean=0.1, sd=0.2),
        not_when="When it hurts.", softer="Less of it.", bolder="More of it.",
    )  # fmt: skip


def test_a_stretch_runs_out_by_itself() -> None:
    held = kept(60, ago=20).record
    assert rules.left(held, NOW) == 40
    assert rules.left(held, NOW + timedelta(seconds=40)) == 0
    assert rules.left(held, NOW + timedelta(days=4)) == 0


def test_what_is_over_or_forged_does_not_run_and_the_latest_comes_first() -> None:
    one, two = kept(600, seq=1), kept(600, seq=2)
    assert rules.running([one, kept(60, ago=61, seq=3), two, kept(600, seq=4, authentic=False)], NOW) == [two, one]


def test_pressed_twice_means_the_same_stretch() -> None:
    first = kept(600, ago=3)
    assert rules.same([first], kept(600).record) == first
    assert rules.same([kept(600, ago=61)], kept(600).record) is None
    assert rules.same([kept(1200)], kept(600).record) is None
    assert rules.same([kept(600, mine=False)], kept(600).record) is None


@pytest.mark.parametrize(
    ("name", "minutes", "lengths"),
    [("presence-long-look", 6, (30, 60, 120, 240)), ("tea", 12, (360, 720)), ("hello", 1, (60,))],
)
def test_every_exercise_may_be_shorter(name: str, minutes: int, lengths: tuple[int, ...]) -> None:
    assert rules.lengths(exercise(name, minutes)) == lengths


def test_only_the_line_is_shared() -> None:
    note = Note(day=DAY, what="presence-long-look", moods=("awkward",), line="We laughed.")
    assert rules.as_shared(note, DAY + timedelta(days=1)) == Note(day=DAY + timedelta(days=1), line="We laughed.")
