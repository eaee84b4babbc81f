"""Kinds of record that exist only in these tests."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import Record

TODAY = date(2026, 11, 22)


class Note(Record, frozen=True, kw_only=True, tag="vault-note"):
    text: str = ""

    def words(self) -> str:
        return self.text


class Number(Record, frozen=True, kw_only=True, tag="vault-number"):
    closeness: Annotated[int, Meta(ge=1, le=7)]


class Part(msgspec.Struct, frozen=True):
    name: str
    weight: float | None = None


class Everything(Record, frozen=True, kw_only=True, tag="vault-everything"):
    """One field of every type a practice may want."""

    text: str
    few: Annotated[str, Meta(min_length=1, max_length=20)]
    count: int
    share: Annotated[float, Meta(ge=0, le=1)]
    yes: bool
    raw: bytes
    who: UUID
    moment: datetime
    maybe: date | None
    several: tuple[str, ...]
    named: dict[str, int]
    parts: tuple[Part, ...]
    any_of: frozenset[str]


class Letter(Record, frozen=True, kw_only=True, tag="vault-letter"):
    """In version 1 it had one line `to_and_text`; in version 2 a list of words to whom; now two fields."""

    version: ClassVar[int] = 3

    to: str
    text: str

    @classmethod
    def upcast(cls, version: int, old: dict[str, Any]) -> dict[str, Any]:
        if version == 1:
            to, _, text = old.pop("to_and_text").partition(": ")
            return {**old, "to": to.split(), "text": text}
        return {**old, "to": " ".join(old["to"])}


def note(text: str = "what I did not say", day: date = TODAY) -> Note:
    return Note(day=day, text=text)
