"""What opening up keeps: what was told, what was answered, how safe it felt, and what keeps the space safe.

How deep something went, and whether telling it felt safe, lies in the teller's own bucket alone: the copy that is told
carries no rung, so that nobody can follow another's ladder from what they are told.
"""

from datetime import date
from textwrap import shorten
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Kind = Literal["fear", "hope", "insecurity", "story", "dream", "forgiveness"]
How = Literal["listen", "comfort", "questions", "help"]
Felt = Literal["safe", "partly", "unsafe"]
Rung = Annotated[int, Meta(ge=1, le=5)]


class Opening(Record, frozen=True, kw_only=True, tag="opening"):
    """Something told, to the other or to oneself. `rung` and `space` are there in one's own bucket only.

    `prompt` holds the words of the question that led to it, if one did.
    """

    kind: Kind
    how: How = "listen"
    text: Annotated[str, Meta(min_length=1, max_length=20_000)]
    prompt: Annotated[str, Meta(max_length=400)] = ""
    rung: Rung | None = None
    space: UUID | None = None

    def words(self) -> str:
        """What was told."""
        return self.text

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.text, 80, placeholder="…")


class Answer(Record, frozen=True, kw_only=True, tag="opening.answer"):
    """What was said to something told: in the space by who received it, in one's own bucket by oneself."""

    to: UUID
    text: Annotated[str, Meta(min_length=1, max_length=4000)]

    def words(self) -> str:
        """What was said."""
        return self.text

    def caption(self) -> str:
        """The first words of it."""
        return shorten(self.text, 80, placeholder="…")


class Afterwards(Record, frozen=True, kw_only=True, tag="opening.afterwards"):
    """Whether telling it felt safe, in the teller's own bucket. From `follows` on, shared questions may follow it."""

    opening: UUID
    space: UUID
    rung: Rung
    felt: Felt
    follows: date


class Invitation(Record, frozen=True, kw_only=True, tag="opening.invitation"):
    """A question both are invited to, with two to stand in for it, until a day. Kept by the program in the space."""

    questions: Annotated[
        tuple[Annotated[str, Meta(min_length=2, max_length=64)], ...], Meta(min_length=1, max_length=3)
    ]
    until: date

    listed: ClassVar[bool] = False


class Keeps(Record, frozen=True, kw_only=True, tag="opening.keeps"):
    """One thing that keeps it safe for me to open up here; one's own until shared."""

    text: Annotated[str, Meta(min_length=1, max_length=500)]
    space: UUID | None = None

    def words(self) -> str:
        """The thing itself."""
        return self.text
