"""The told story: notes with a place in the year, checked when they are read.

A note stands either at `days` (counted from the start of the story, so that one thing follows from another)
or in a `season` of the calendar (`["11-01", "11-30"]`), so that snow does not fall in June whenever the
demo is made.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

LENGTH = 365
Tone = Literal["warm", "plain", "low", "sore"]
#: What a note's tone says about its author's closeness and stress that day.
LIFT: dict[Tone, float] = {"warm": 0.7, "plain": 0.0, "low": -0.6, "sore": -1.3}
STRESS: dict[Tone, float] = {"warm": -0.4, "plain": 0.0, "low": 0.7, "sore": 1.0}
Day = Annotated[int, Meta(ge=0, lt=LENGTH)]
MonthDay = Annotated[str, Meta(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Words = Annotated[str, Meta(min_length=3, max_length=1200)]


class BadNote(ValueError):
    """A note that breaks the shape; the message says which and how."""


class Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that one of the two wrote.

    `text` is a check-in's line, a journal entry, or nothing for an appreciation, which has `did`, `says`
    and `gave` (the last two may be left out) and is `given` unless it was kept. A check-in may be a `gift`
    of the day, a journal entry may carry the `passage` that its author later shared.
    """

    author: Literal["maya", "jonas"]
    kind: Literal["check-in", "appreciation", "journal"]
    days: tuple[Day, Day] | None = None
    season: tuple[MonthDay, MonthDay] | None = None
    tone: Tone = "plain"
    feelings: Annotated[tuple[str, ...], Meta(max_length=4)] = ()
    text: Words | None = None
    did: Words | None = None
    says: Words | None = None
    gave: Words | None = None
    given: bool = True
    gift: bool = False
    prompt: str = ""
    passage: str = ""

    @property
    def who(self) -> int:
        """0 for Maya, 1 for Jonas."""
        return 0 if self.author == "maya" else 1

    def words(self) -> str:
        """Everything in it, for comparing notes with each other."""
        return " ".join(part for part in (self.text, self.did, self.says, self.gave) if part)

    def may_stand(self, index: int, month_day: str) -> bool:
        """Whether this note fits on the story's day `index`, which is `month_day` ("03-17") of the calendar."""
        if self.days is not None:
            return self.days[0] <= index <= self.days[1]
        assert self.season is not None
        first, last = self.season
        if first <= last:
            return first <= month_day <= last
        return month_day >= first or month_day <= last


def notes(tables: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    """The notes of some files, in their order: each table holds a list under `note`, over its `defaults`.

    Raises
    ------
    BadNote
        A field is missing, misspelt or off its limits, or two notes say the same.

    """
    found = tuple(
        _note(dict(table.get("defaults", {})) | dict(row), number)
        for table in tables
        for number, row in enumerate(table["note"], start=1)
    )
    seen: set[str] = set()
    for note in found:
        if note.words() in seen:
            raise BadNote(f"said twice: {note.words()[:60]}")
        seen.add(note.words())
    return found


def _note(row: dict[str, Any], number: int) -> Note:
    try:
        note = msgspec.convert(row, Note)
    except msgspec.ValidationError as fault:
        raise BadNote(f"note {number}, {str(row.get('text') or row.get('did'))[:40]}: {fault}") from None
    if (note.days is None) == (note.season is None):
        raise BadNote(f"note {number}: give either days or season")
    if note.days is not None and note.days[0] > note.days[1]:
        raise BadNote(f"note {number}: days run backwards")
    if (note.did is None) != (note.kind != "appreciation") or (note.text is None) == (note.kind != "appreciation"):
        raise BadNote(f"note {number}: an appreciation has did, says and gave; the others have text")
    return note
