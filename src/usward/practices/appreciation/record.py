"""What an appreciation keeps: what was noticed, a day it may wait for, and the thanks for it."""

from datetime import date
from textwrap import shorten
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Words = Annotated[str, Meta(max_length=4000)]


class Appreciation(Record, frozen=True, kw_only=True, tag="appreciation"):
    """Something noticed: what they did, what it says about them, what it gave me. One of the three is enough.

    Kept in one's own bucket, where `space` says whom it is about; giving puts a copy into that space. What was
    given stays with who received it.
    """

    did: Words = ""
    says: Words = ""
    gave: Words = ""
    space: UUID | None = None

    stays: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if not (self.did or self.says or self.gave):
            raise ValueError("an appreciation needs words in one of its fields")

    def words(self) -> str:
        """All three parts."""
        return "\n".join(part for part in (self.did, self.says, self.gave) if part)

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.words(), 80, placeholder="…")


class Later(Record, frozen=True, kw_only=True, tag="appreciation.later"):
    """The day on which the giver's own session will give a note. Until then nothing of it is anywhere else."""

    note: UUID
    space: UUID
    on: date

    listed: ClassVar[bool] = False


class Thanks(Record, frozen=True, kw_only=True, tag="appreciation.thanks"):
    """A quiet thank-you for a note received: a tap, or a line. `note` is the given copy's id in the space."""

    note: UUID
    line: Annotated[str, Meta(max_length=500)] = ""

    def words(self) -> str:
        """The line, if there is one."""
        return self.line
