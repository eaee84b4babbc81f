"""What the journal keeps: entries of one's own, and passages copied out of them for a space."""

from textwrap import shorten
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import Record

Text = Annotated[str, Meta(min_length=1, max_length=50_000)]
Word = Annotated[str, Meta(min_length=1, max_length=64)]


class Told(msgspec.Struct, frozen=True):
    """Where a shared passage of an entry lies. Only the entry knows; the passage does not know its entry."""

    space: UUID
    passage: UUID


class Entry(Record, frozen=True, kw_only=True, tag="journal"):
    """A private entry. `prompt` holds the words of the prompt it answers, so that it reads on without the library."""

    text: Text
    prompt: Annotated[str, Meta(max_length=300)] = ""
    feelings: Annotated[tuple[Word, ...], Meta(max_length=12)] = ()
    told: Annotated[tuple[Told, ...], Meta(max_length=200)] = ()

    def words(self) -> str:
        """The text and its prompt."""
        return f"{self.prompt}\n{self.text}".strip()

    def caption(self) -> str:
        """How it begins."""
        return shorten(self.text.strip().partition("\n")[0], 80, placeholder="…")


class Passage(Record, frozen=True, kw_only=True, tag="journal.passage"):
    """Words of an entry, copied for a space. They stay as they were when they were shared."""

    text: Annotated[str, Meta(min_length=1, max_length=10_000)]

    def words(self) -> str:
        """The passage."""
        return self.text

    def caption(self) -> str:
        """How it begins."""
        return shorten(self.text, 80, placeholder="…")
