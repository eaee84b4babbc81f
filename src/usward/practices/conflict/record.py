"""What a quarrel leaves behind: pauses and their times, what one prepares alone, and what the two say to each other.

Whatever somebody keeps, declines, sets aside or is reminded of lies in their own bucket alone. In the space lies only
what was said to the other.
"""

from datetime import date, datetime
from textwrap import shorten
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Words = Annotated[str, Meta(max_length=4000)]
Said = Annotated[str, Meta(min_length=1, max_length=4000)]
Title = Annotated[str, Meta(min_length=1, max_length=200)]
Moment = Annotated[datetime, Meta(tz=True)]

# A pause, in the space


class Pause(Record, frozen=True, kw_only=True, tag="conflict.pause"):
    """Somebody pressed pause. It holds from now on; nobody has to agree."""

    listed: ClassVar[bool] = False


class Offer(Record, frozen=True, kw_only=True, tag="conflict.offer"):
    """A time to return to `pause`. With `moves` it moves the time of that other offer, and is agreed."""

    pause: UUID
    at: Moment
    moves: UUID | None = None

    listed: ClassVar[bool] = False


class Taken(Record, frozen=True, kw_only=True, tag="conflict.taken"):
    """A yes to an offered time. There is no record of a no."""

    offer: UUID

    listed: ClassVar[bool] = False


class Lifted(Record, frozen=True, kw_only=True, tag="conflict.lifted"):
    """Whoever pressed this pause is back."""

    pause: UUID

    listed: ClassVar[bool] = False


class Rested(Record, frozen=True, kw_only=True, tag="conflict.rested"):
    """This pause has come to rest. Written by a session days after the choice, and shown from the day after on: the day
    after by the calendars of both.
    """

    pause: UUID

    listed: ClassVar[bool] = False


# A pause, privately


class Declined(Record, frozen=True, kw_only=True, tag="conflict.declined"):
    """An offered time this person let go of. To the other it looks like an offer nobody answered."""

    offer: UUID


class NotBack(Record, frozen=True, kw_only=True, tag="conflict.not-back"):
    """*I will not come back to this here.* `on` was drawn by chance; until then nothing of it is anywhere else."""

    pause: UUID
    space: UUID
    on: date


class Reminder(Record, frozen=True, kw_only=True, tag="conflict.reminder"):
    """A wish to be reminded, on one's own Today, of the time two people agreed on."""

    pause: UUID


# Alone


class Matter(Record, frozen=True, kw_only=True, tag="conflict.matter"):
    """What one person prepared alone, in seven short fields, and how a friend of both would tell it.

    `space` says whom it is about, `pause` and `raised` what it belongs to, if anything.
    """

    about: Annotated[str, Meta(max_length=200)] = ""
    happened: Words = ""
    felt: Words = ""
    need: Words = ""
    part: Words = ""
    theirs: Words = ""
    wish: Words = ""
    friend: Words = ""
    space: UUID | None = None
    pause: UUID | None = None
    raised: UUID | None = None

    def words(self) -> str:
        """All fields that hold something."""
        held = (self.about, self.happened, self.felt, self.need, self.part, self.theirs, self.wish, self.friend)
        return "\n".join(part for part in held if part)

    def caption(self) -> str:
        """Its name, or how it begins."""
        return self.about or shorten(self.words(), 80, placeholder="…")


class Soothed(Record, frozen=True, kw_only=True, tag="conflict.soothed"):
    """A way to calm down that was tried, by the id of its script (empty: the circle alone), and how it was."""

    script: Annotated[str, Meta(max_length=64)] = ""
    how: Literal["calmer", "a-little", "not-now"]


class SetAside(Record, frozen=True, kw_only=True, tag="conflict.set-aside"):
    """Something that waits no longer for this person: it rests, or it is not something to solve here."""

    what: UUID
    why: Literal["rest", "not-here"]


# Between the two


class Raised(Record, frozen=True, kw_only=True, tag="conflict.raised"):
    """Something one of the two would like to talk through with the other: its name, and what they hope for."""

    about: Title
    hope: Words = ""
    pause: UUID | None = None

    def words(self) -> str:
        """The name and the hope."""
        return f"{self.about}\n{self.hope}".strip()

    def caption(self) -> str:
        """The name."""
        return self.about


class Understood(Record, frozen=True, kw_only=True, tag="conflict.understood"):
    """What the author understood of the other. The other says whether that is it."""

    raised: UUID
    text: Said

    def words(self) -> str:
        """The words."""
        return self.text


class Wish(Record, frozen=True, kw_only=True, tag="conflict.wish"):
    """A wish of one's own, or an idea for the two."""

    raised: UUID
    kind: Literal["wish", "idea"]
    text: Said

    def words(self) -> str:
        """The words."""
        return self.text


class Proposal(Record, frozen=True, kw_only=True, tag="conflict.proposal"):
    """What the two could agree on. `together`: both said yes to it aloud, and this phone wrote it down for both."""

    raised: UUID
    text: Said
    together: bool = False

    def words(self) -> str:
        """The words."""
        return self.text


class NotYet(Record, frozen=True, kw_only=True, tag="conflict.not-yet"):
    """An honest *not yet*."""

    raised: UUID
    text: Words = ""

    def words(self) -> str:
        """The words, if there are any."""
        return self.text

    listed: ClassVar[bool] = False


class Reply(Record, frozen=True, kw_only=True, tag="conflict.reply"):
    """An answer to what the other said: *that is it*, *yes, agreed*, *I have taken it in*; or that there is more."""

    what: UUID
    yes: bool
    text: Words = ""

    listed: ClassVar[bool] = False

    def words(self) -> str:
        """The words, if there are any."""
        return self.text


class Repair(Record, frozen=True, kw_only=True, tag="conflict.repair"):
    """An apology in its parts, about `of`. Written in one's own bucket; giving puts a copy into the space."""

    of: UUID | None = None
    regret: Words = ""
    effect: Words = ""
    will: Words = ""
    reassurance: Words = ""
    space: UUID | None = None

    def words(self) -> str:
        """All its parts."""
        return "\n".join(part for part in (self.regret, self.effect, self.will, self.reassurance) if part)

    def caption(self) -> str:
        """How it begins."""
        return shorten(self.words(), 80, placeholder="…")


class SmallPromise(Record, frozen=True, kw_only=True, tag="conflict.promise"):
    """One small thing the author will do, and by when."""

    raised: UUID
    text: Annotated[str, Meta(min_length=1, max_length=500)]
    by: date

    @property
    def draft(self) -> dict[str, str]:
        """What a practice that keeps promises would start from."""
        return {"text": self.text, "by": self.by.isoformat()}

    def words(self) -> str:
        """The words."""
        return self.text


class LookBack(Record, frozen=True, kw_only=True, tag="conflict.look-back"):
    """How it is some days later. Kept in one's own bucket; sharing puts a copy into the space."""

    of: UUID
    how: Literal["lighter", "same", "heavier", "cannot-tell"]
    text: Words = ""

    def words(self) -> str:
        """The words, if there are any."""
        return self.text
