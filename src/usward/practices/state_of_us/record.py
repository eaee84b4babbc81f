"""What the state of us keeps: notes for it, promises made in it, one's own weekday, and a quiet twenty alone."""

from datetime import date
from textwrap import shorten
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Whose = Literal["me", "you", "both"]


class Item(Record, frozen=True, kw_only=True, tag="state-of-us.item"):
    """Something to bring. It lies in one's own bucket; putting it on the table copies it into the space.

    `space` says, in one's own bucket, whom it is for. `together` was said aloud and written down for both at one phone.
    `behind` was talked about.
    """

    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    space: UUID | None = None
    together: bool = False
    behind: bool = False

    def words(self) -> str:
        """The note."""
        return self.text

    def caption(self) -> str:
        """How it begins."""
        return shorten(self.text, 80, placeholder="…")


class SmallPromise(Record, frozen=True, kw_only=True, tag="state-of-us.promise"):
    """A small promise made at the end. `whose` is seen from its writer; "you" only at one phone, said aloud.

    `over` is put behind: kept, or let go; nobody counts which.
    """

    text: Annotated[str, Meta(min_length=1, max_length=500)]
    whose: Whose = "me"
    sitting: UUID | None = None
    one_phone: bool = False
    over: bool = False

    @property
    def draft(self) -> dict[str, str]:
        """What a practice that keeps promises would start from."""
        return {"text": self.text}

    def words(self) -> str:
        """The promise."""
        return self.text

    def caption(self) -> str:
        """How it begins."""
        return shorten(self.text, 80, placeholder="…")


class Week(Record, frozen=True, kw_only=True, tag="state-of-us.week"):
    """On which weekday (0 is Monday) Today may mention it to this person; never, when it is `None`.

    `let_go` is the Monday of the week for which they put it away.
    """

    weekday: Annotated[int, Meta(ge=0, le=6)] | None = 6
    let_go: date | None = None

    listed: ClassVar[bool] = False


class QuietTwenty(Record, frozen=True, kw_only=True, tag="state-of-us.alone"):
    """Twenty minutes with oneself: how far one came, and what was written on the way, in one's own bucket."""

    at: Annotated[int, Meta(ge=0, le=9)] = 0
    lines: Annotated[tuple[Annotated[str, Meta(max_length=4000)], ...], Meta(max_length=9)] = ()

    def words(self) -> str:
        """All that was written."""
        return "\n\n".join(line for line in self.lines if line)
