"""What a check-in keeps, and what of it may go into a space."""

from textwrap import shorten
from typing import Annotated, ClassVar, Literal, get_args
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import Record

Seven = Annotated[int, Meta(ge=1, le=7)]
Word = Annotated[str, Meta(min_length=1, max_length=64)]
Friction = Literal["none", "little", "lot"]
Scale = Literal["closeness", "understood", "stress", "energy", "friction"]

#: Every scale that a standing choice can share, in the order pages show them.
SCALES: tuple[Scale, ...] = get_args(Scale)
#: The scales that are about one named space; the others are the person's own.
BETWEEN: tuple[Scale, ...] = ("closeness", "understood")
#: What friction is as a number, for a weekly line that runs from none to a lot.
FRICTION: dict[Friction, int] = {"none": 0, "little": 1, "lot": 2}


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """How it was with one named person: closeness and feeling understood, 1 to 7, 7 closest."""

    closeness: Seven | None = None
    understood: Seven | None = None

    def __bool__(self) -> bool:
        return self.closeness is not None or self.understood is not None


class CheckIn(Record, frozen=True, kw_only=True, tag="checkin"):
    """One person's day. There is one a day; `between` holds a pair for each space answered for.

    `feelings` are ids of the library's feeling words. Stress and energy run from 1 (none) to 7 (very much).
    """

    feelings: Annotated[tuple[Word, ...], Meta(max_length=12)] = ()
    between: dict[UUID, Pair] = msgspec.field(default_factory=dict)
    stress: Seven | None = None
    energy: Seven | None = None
    friction: Friction | None = None
    line: Annotated[str, Meta(max_length=2000)] = ""

    def words(self) -> str:
        """The line, and the feeling words by their ids."""
        return " ".join([self.line, *self.feelings]).strip()

    def caption(self) -> str:
        """The line if there is one, otherwise the feelings."""
        return shorten(self.line or ", ".join(self.feelings), 80, placeholder="…")

    def about(self, space: UUID | None) -> Pair:
        """What was answered for one space; an empty pair when nothing was."""
        return self.between.get(space, Pair()) if space else Pair()

    def value(self, scale: Scale, space: UUID | None = None) -> int | None:
        """One scale as a number (1 to 7; friction 0 to 2), or None when it was left open."""
        if scale == "friction":
            return None if self.friction is None else FRICTION[self.friction]
        found: int | None = getattr(self.about(space) if scale in BETWEEN else self, scale)
        return found


class DayGift(Record, frozen=True, kw_only=True, tag="checkin.gift"):
    """One day given to the other: the feelings and the line, and the numbers only if the giver added them."""

    feelings: Annotated[tuple[Word, ...], Meta(max_length=12)] = ()
    line: Annotated[str, Meta(max_length=2000)] = ""
    closeness: Seven | None = None
    understood: Seven | None = None
    stress: Seven | None = None
    energy: Seven | None = None

    def words(self) -> str:
        """The line, and the feeling words by their ids."""
        return " ".join([self.line, *self.feelings]).strip()

    def caption(self) -> str:
        """The line if there is one, otherwise the feelings."""
        return shorten(self.line or ", ".join(self.feelings), 80, placeholder="…")

    @property
    def numbers(self) -> bool:
        """Whether numbers were given along."""
        return any(n is not None for n in (self.closeness, self.understood, self.stress, self.energy))


class SharedDay(Record, frozen=True, kw_only=True, tag="checkin.shared"):
    """The numbers of one day that a standing choice puts into a space. Pages show them only week by week."""

    closeness: Seven | None = None
    understood: Seven | None = None
    stress: Seven | None = None
    energy: Seven | None = None
    friction: Annotated[int, Meta(ge=0, le=2)] | None = None

    listed: ClassVar[bool] = False

    def __bool__(self) -> bool:
        return any(getattr(self, scale) is not None for scale in SCALES)


class Standing(Record, frozen=True, kw_only=True, tag="checkin.standing"):
    """Which scales a person shares with one space from day to day. Kept in their own bucket; one for each space."""

    space: UUID
    scales: frozenset[Scale] = frozenset()

    listed: ClassVar[bool] = False


class Guess(Record, frozen=True, kw_only=True, tag="checkin.guess"):
    """How I think the other is today. Nobody but the guesser ever sees it."""

    space: UUID
    closeness: Seven | None = None
    stress: Seven | None = None
    feeling: Annotated[str, Meta(max_length=64)] = ""

    def __bool__(self) -> bool:
        return self.closeness is not None or self.stress is not None or bool(self.feeling)

    def caption(self) -> str:
        """The feeling that was guessed."""
        return self.feeling
