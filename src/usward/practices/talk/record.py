"""What talk keeps: answers, the week's questions of a space, questions laid before both, and private marks."""

from datetime import date
from textwrap import shorten
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Slug = Annotated[str, Meta(max_length=64)]
Words = Annotated[str, Meta(max_length=4000)]
Text = Annotated[str, Meta(min_length=1, max_length=400)]
Themes = Annotated[tuple[Slug, ...], Meta(max_length=4)]
Rung = Annotated[int, Meta(ge=1, le=5)]
#: A day's question and its two spares, by their ids.
Three = Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=3)]


class Answer(Record, frozen=True, kw_only=True, tag="talk.answer"):
    """An answer in one's own bucket, for a round of two or for oneself (`round` is None then).

    `asked` is the question as it stood, so that it can be read when the pack is gone. `chosen` is a number of a scale
    or one of two options, `guess` what one thinks the other would say.
    """

    asked: Text
    question: Slug = ""
    themes: Themes = ()
    said: Words = ""
    chosen: Annotated[str, Meta(max_length=60)] = ""
    guess: Words = ""
    round: UUID | None = None

    def words(self) -> str:
        """The question and all that was answered."""
        return "\n".join(part for part in (self.asked, self.chosen, self.said, self.guess) if part)

    def caption(self) -> str:
        """The question it answers."""
        return shorten(self.asked, 80, placeholder="…")


class Week(Record, frozen=True, kw_only=True, tag="talk.week"):
    """The questions of one week of a space, the same for both. Of two that were filled at once the first counts."""

    monday: date
    days: Annotated[tuple[Three, ...], Meta(min_length=7, max_length=7)]

    listed: ClassVar[bool] = False


class Laid(Record, frozen=True, kw_only=True, tag="talk.laid"):
    """A question one of the two laid before both: from a deck, or in their own words. Its id is the round's."""

    asked: Text
    question: Slug = ""
    themes: Themes = ()

    def words(self) -> str:
        """The question."""
        return self.asked


class Reply(Record, frozen=True, kw_only=True, tag="talk.reply"):
    """Something written back beneath an opened pair. `asks` when it is a question out of curiosity."""

    round: UUID
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    asks: bool = False

    def words(self) -> str:
        """What was written back."""
        return self.text


class Here(Record, frozen=True, kw_only=True, tag="talk.here"):
    """Its author sat down to open this round together. Counts for a short while only."""

    round: UUID

    listed: ClassVar[bool] = False


# In one's own bucket


class OwnQuestion(Record, frozen=True, kw_only=True, tag="talk.own"):
    """A question of one's own, in a deck of one's own."""

    asked: Text
    deck: Annotated[str, Meta(max_length=60)] = ""

    def words(self) -> str:
        """The question and its deck."""
        return f"{self.asked}\n{self.deck}".strip()


class Passed(Record, frozen=True, kw_only=True, tag="talk.passed"):
    """A question that was passed. Nobody else learns of it."""

    round: UUID

    listed: ClassVar[bool] = False


class Shown(Record, frozen=True, kw_only=True, tag="talk.shown"):
    """A spare that came up, so that it need not come again."""

    question: Slug

    listed: ClassVar[bool] = False


class Favourite(Record, frozen=True, kw_only=True, tag="talk.favourite"):
    """A pair of the book that its reader likes to find again."""

    round: UUID

    listed: ClassVar[bool] = False


class Depth(Record, frozen=True, kw_only=True, tag="talk.depth"):
    """How deep the day's question may go for this person. The one written last holds."""

    most: Rung = 5

    listed: ClassVar[bool] = False
