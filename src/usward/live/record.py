"""What a sitting keeps in a space: how it was begun, and each step that somebody took in it."""

from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record
from usward.core.turns import Name, Seat, Stage, Word

Told = Annotated[str, Meta(max_length=4000)]


class SittingBegun(Record, frozen=True, kw_only=True, tag="sitting"):
    """A sitting as it was opened. It holds its whole plan, so that a later Usward goes on with what was begun.

    `practice` is the label of the practice, `key` whatever that practice calls this plan, `details` its own words about
    it (the topic, who goes first). Whoever opened it has seat 0. On one phone its owner writes every step.
    """

    practice: Word
    plan: Annotated[tuple[Stage, ...], Meta(min_length=1, max_length=240)]
    key: Word = ""
    details: dict[Word, Told] = {}  # noqa: RUF012 - msgspec copies it
    one_phone: bool = False

    listed: ClassVar[bool] = False

    def words(self) -> str:
        """The words it was opened with."""
        return "\n".join(self.details.values())


class SittingStep(Record, frozen=True, kw_only=True, tag="sitting.step"):
    """One press by its author. Whether it was legal is decided by the fold. `seat` counts on one phone only."""

    sitting: UUID
    name: Name
    on: Annotated[int, Meta(ge=0, le=100_000)] = 0
    seat: Seat = 0
    what: Word = ""
    said: Told = ""

    listed: ClassVar[bool] = False

    def words(self) -> str:
        """The words that were said with it."""
        return self.said
