"""What a graded evening keeps: which question was drawn for each place. What was answered aloud is kept nowhere."""

from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from usward.core.records import Record

Pick = Annotated[str, Meta(max_length=64)]


class Drawn(Record, frozen=True, kw_only=True, tag="evening.drawn"):
    """A draw for each place of an evening, beside the sitting it is for. Empty means a question of one's own.

    The first one of a sitting fills the places; a later one may only empty some of those that are still to come.
    """

    sitting: UUID
    picks: Annotated[tuple[Pick, ...], Meta(max_length=60)] = ()

    listed: ClassVar[bool] = False


class QuietEvening(Record, frozen=True, kw_only=True, tag="evening.alone"):
    """An evening of questions for oneself, in one's own bucket: which, and how many one has let pass."""

    questions: Annotated[tuple[Pick, ...], Meta(min_length=1, max_length=60)]
    at: Annotated[int, Meta(ge=0, le=60)] = 0

    listed: ClassVar[bool] = False
