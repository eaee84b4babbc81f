"""What sealed answers keep: in one's own bucket the fold, its key and the pins; in the space what both may hold.

    own bucket    Fold (where the answer lies, its key) · Pin (the other's commitment) · Heads (how far all had come)
    space         Commitment (the locked answer) · Release (its key, once both are committed) · Ready (a live room)

`rounds.py` says when each is written.
"""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import Record

Key = Annotated[bytes, Meta(min_length=32, max_length=32)]
MaybeKey = Annotated[bytes, Meta(max_length=32)]
Later = Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=4000)], ...], Meta(max_length=12)]
Count = Annotated[int, Meta(ge=0, le=2**62)]

#: "writing": may be rewritten. "entered": committed. "open": shown to its author together with the other's.
#: "home": came back to its author alone, or was taken out.
Stage = Literal["writing", "entered", "open", "home"]


class _Machinery(Record, frozen=True, kw_only=True):
    """What the program keeps for itself; the words lie elsewhere."""

    listed: ClassVar[bool] = False


class Fold(_Machinery, frozen=True, kw_only=True, tag="round.fold"):
    """One's own answer in a round. `what` is the record that holds the words, `kind` its tag.

    `until` is when it stands; then `key` and `com` are drawn. `later` are words added beneath, as long as only the
    author may read them.
    """

    round: UUID
    space: UUID
    what: UUID
    kind: Annotated[str, Meta(min_length=1, max_length=60)]
    until: datetime
    stage: Stage = "writing"
    key: MaybeKey = b""
    com: MaybeKey = b""
    later: Later = ()


class Pin(_Machinery, frozen=True, kw_only=True, tag="round.pin"):
    """The other's commitment as it was when this person released their own key. `nth` counts the person's pins."""

    round: UUID
    space: UUID
    com: Key
    nth: Count


class Head(msgspec.Struct, frozen=True):
    """How far the sequence of a space had come."""

    space: UUID
    seq: Count


class Heads(_Machinery, frozen=True, kw_only=True, tag="round.heads"):
    """How many pins there were and how far each space had come when this person's session last took a step."""

    pins: Count = 0
    spaces: Annotated[tuple[Head, ...], Meta(max_length=1000)] = ()


class Commitment(_Machinery, frozen=True, kw_only=True, tag="round.commitment"):
    """A locked answer, and the hash that binds its author to it. Its key is nowhere but with the author."""

    round: UUID
    sealed: Annotated[bytes, Meta(max_length=400_000)]
    com: Key


class Release(_Machinery, frozen=True, kw_only=True, tag="round.release"):
    """The key of a locked answer, for both. `later` are the words that were added beneath."""

    round: UUID
    key: Key
    later: Later = ()


class Ready(_Machinery, frozen=True, kw_only=True, tag="round.ready"):
    """Sitting together, its author is ready to open this round now."""

    round: UUID
