"""What presence keeps: a stretch of quiet while it lasts, and how it was, for oneself."""

from datetime import datetime
from textwrap import shorten
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from usward.core.records import Record

Mood = Literal["calm", "close", "light", "moved", "restless", "awkward", "sleepy"]
Name = Annotated[str, Meta(max_length=64)]


class Stretch(Record, frozen=True, kw_only=True, tag="presence.stretch"):
    """Some quiet time that began: one's own, or in a space, where the other may join it. `what` names an exercise."""

    begun: Annotated[datetime, Meta(tz=True)]
    seconds: Annotated[int, Meta(ge=20, le=14_400)]
    what: Name = ""

    listed: ClassVar[bool] = False


class Note(Record, frozen=True, kw_only=True, tag="presence"):
    """How it was. Of what is shared, only the line goes along."""

    what: Name = ""
    moods: Annotated[tuple[Mood, ...], Meta(max_length=7)] = ()
    line: Annotated[str, Meta(max_length=500)] = ""

    def words(self) -> str:
        """The line."""
        return self.line

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.line, 80, placeholder="…")
