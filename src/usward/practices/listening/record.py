"""What listening keeps: how it was for oneself, the numbers one chose to share, and what one practised alone."""

from textwrap import shorten
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

One7 = Annotated[int, Meta(ge=1, le=7)]


class HowItWas(Record, frozen=True, kw_only=True, tag="listening.how"):
    """Privately, after a sitting: how understood I felt, how well I listened (1 to 7), and a line for oneself."""

    sitting: UUID
    understood: One7 | None = None
    listened: One7 | None = None
    line: Annotated[str, Meta(max_length=1000)] = ""

    def words(self) -> str:
        """The line."""
        return self.line


class Numbers(Record, frozen=True, kw_only=True, tag="listening.numbers"):
    """The two numbers of a sitting, told to the other: in the space, by whoever they are about."""

    sitting: UUID
    understood: One7 | None = None
    listened: One7 | None = None

    def caption(self) -> str:
        """The numbers themselves."""
        return " · ".join(str(each) for each in (self.understood, self.listened) if each is not None)


class Practised(Record, frozen=True, kw_only=True, tag="listening.practised"):
    """What one said back, alone, to a situation of the packs."""

    situation: Annotated[str, Meta(max_length=80)]
    said: Annotated[str, Meta(min_length=1, max_length=4000)]

    listed: ClassVar[bool] = False

    def words(self) -> str:
        """What was said back."""
        return self.said

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.said, 80, placeholder="…")
