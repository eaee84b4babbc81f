"""What needs keep: the items of a map, how one likes to be treated, guesses at the other's map, requests."""

from textwrap import shorten
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Degree = Annotated[int, Meta(ge=1, le=7)]
Words = Annotated[str, Meta(max_length=4000)]
Name = Annotated[str, Meta(max_length=60)]
Key = Annotated[str, Meta(max_length=64)]
Sort = Literal["comfort", "tender", "expectation"]


class Need(Record, frozen=True, kw_only=True, tag="need"):
    """One need on a person's map. `key` is the need of the library, empty for one's own, which has a `name` instead.

    `matters` and `met` are 1 to 7, 7 most. `space` says between whom it is met, while it lies in one's own bucket;
    showing it puts a copy into that space. `day` is when it was last looked at.
    """

    key: Key = ""
    name: Name = ""
    matters: Degree | None = None
    met: Degree | None = None
    meets: Words = ""
    space: UUID | None = None

    def __post_init__(self) -> None:
        if not (self.key or self.name):
            raise ValueError("a need has a key or a name")

    def words(self) -> str:
        """Its name, and what meets it."""
        return "\n".join(part for part in (self.name, self.meets) if part)

    def caption(self) -> str:
        """Its name and the first words of what meets it."""
        return shorten(": ".join(part for part in (self.name, self.meets) if part), 80, placeholder="…")


class Preference(Record, frozen=True, kw_only=True, tag="need.preference"):
    """How somebody likes to be treated: what comforts them, where they are tender, what they expect unsaid.

    `situation` is a word of `rules.SITUATIONS` for comfort, `about` one's own words. `better` says what helps (or
    would be better, or how one would know), `more` what else to know: what does not help, what it wakes, where it
    began.
    """

    sort: Sort
    situation: Annotated[str, Meta(max_length=40)] = ""
    about: Words = ""
    better: Words = ""
    more: Words = ""
    space: UUID | None = None

    def __post_init__(self) -> None:
        if not (self.situation or self.about):
            raise ValueError("a preference is about something")

    def words(self) -> str:
        """Everything in it."""
        return "\n".join(part for part in (self.about, self.better, self.more) if part)

    def caption(self) -> str:
        """The first words of it."""
        return shorten(
            ": ".join(part for part in (self.about or self.situation, self.better) if part), 80, placeholder="…"
        )


class Guess(Record, frozen=True, kw_only=True, tag="need.guess"):
    """What I imagine of a need of the other's: mine alone. `key` or, for a need of their own, the shown `item`."""

    space: UUID
    key: Key = ""
    item: UUID | None = None
    matters: Degree | None = None
    meets: Words = ""

    listed: ClassVar[bool] = False

    def words(self) -> str:
        """What might meet it."""
        return self.meets


class Unfolded(Record, frozen=True, kw_only=True, tag="need.unfolded"):
    """That I looked at something the other showed without guessing first. Mine alone."""

    item: UUID

    listed: ClassVar[bool] = False


class Request(Record, frozen=True, kw_only=True, tag="need.request"):
    """One small thing to ask for, as its author keeps it. `need` is the item it grew from, `ask` what became of it."""

    what: Annotated[str, Meta(min_length=1, max_length=4000)]
    when: Annotated[str, Meta(max_length=200)] = ""
    need: UUID | None = None
    space: UUID | None = None
    ask: UUID | None = None

    def words(self) -> str:
        """What is asked for, and when."""
        return "\n".join(part for part in (self.what, self.when) if part)


class NotNow(Record, frozen=True, kw_only=True, tag="need.not-now"):
    """That a fresh look was offered and let go; it is offered again after another season. Mine alone."""

    listed: ClassVar[bool] = False
