"""What asking keeps, both in the space: the ask, and what was said to it. Letting it rest keeps nothing there."""

from textwrap import shorten
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Words = Annotated[str, Meta(max_length=4000)]
Said = Literal["yes", "yes-if", "not-this"]


class Ask(Record, frozen=True, kw_only=True, tag="ask"):
    """Would you, and when? `practice` names what is to begin on a yes, `ref` what it is about, if anything."""

    what: Annotated[str, Meta(min_length=1, max_length=4000)]
    when: Annotated[str, Meta(max_length=200)] = ""
    practice: Annotated[str, Meta(max_length=40)] = ""
    ref: UUID | None = None

    def words(self) -> str:
        """What is asked, and when."""
        return "\n".join(part for part in (self.what, self.when) if part)

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.what, 80, placeholder="…")


class Answer(Record, frozen=True, kw_only=True, tag="ask.answer"):
    """A word to an ask: of the one asked, or of the asker to a "yes, if…". Of several of one person the last holds."""

    ask: UUID
    said: Said
    line: Words = ""

    def words(self) -> str:
        """What was said with it."""
        return self.line

    def caption(self) -> str:
        """The answer, and the words if there were any."""
        said = {"yes": "Yes", "yes-if": "Yes, if…", "not-this": "Not this, thank you"}[self.said]
        return f"{said} {shorten(self.line, 60, placeholder='…')}".strip()
