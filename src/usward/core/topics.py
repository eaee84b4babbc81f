"""What a person wants left alone for now: no reason asked, nobody told.

A topic is the id of a theme of the packs ("money", "touch"), or the name of a whole practice in `WHOLE`. To the other
a paused topic looks like any rotation, so nothing of this is ever written where they could find it.
"""

from collections.abc import Collection, Iterable
from typing import Annotated, ClassVar

from msgspec import Meta

from usward.core.records import Record

Topic = Annotated[str, Meta(min_length=2, max_length=64)]

#: Topics that stand for a whole practice, besides the themes of the packs.
WHOLE = ("opening-up", "conflict", "touch")


class PausedTopics(Record, frozen=True, kw_only=True, tag="paused-topics"):
    """The topics a person paused, in their own bucket. The one written last holds."""

    topics: Annotated[tuple[Topic, ...], Meta(max_length=400)] = ()

    listed: ClassVar[bool] = False


def chosen_anew(before: Collection[str], offered: Collection[str], chosen: Collection[str]) -> tuple[str, ...]:
    """What is paused after somebody chose among the topics `offered`.

    What was paused before and was not on offer (a theme of a pack that is not here today) stays paused.
    """
    return tuple(sorted((set(before) - set(offered)) | (set(chosen) & set(offered))))


def is_paused(topics: Iterable[str], paused: Collection[str]) -> bool:
    """Whether something about any of these topics is to be left alone."""
    return any(topic in paused for topic in topics)
