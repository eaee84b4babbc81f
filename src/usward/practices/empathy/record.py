"""What practising empathy keeps, in one's own bucket alone: what was guessed, and what one would have said."""

from textwrap import shorten
from typing import Annotated

from msgspec import Meta

from usward.core.records import Record

Name = Annotated[str, Meta(min_length=2, max_length=64)]


class Guess(Record, frozen=True, kw_only=True, tag="empathy.guess"):
    """The feelings guessed behind the words of a moment; none when the guess was left out."""

    situation: Name
    feelings: Annotated[tuple[Name, ...], Meta(max_length=8)] = ()


class Reply(Record, frozen=True, kw_only=True, tag="empathy.reply"):
    """What one would say in a moment: a reply that was offered, or, when `own`, one's own words."""

    situation: Name
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    own: bool = False

    def words(self) -> str:
        """One's own words; an offered reply belongs to the library."""
        return self.text if self.own else ""

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.text, 80, placeholder="…")
