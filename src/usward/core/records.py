"""What a person keeps: small, typed, immutable documents, and the registry of their kinds.

A kind is the explicit tag of its class, never the class name, so that classes may be renamed. Limits live in the
types. msgspec checks them on decoding only, so `encode` reads its own bytes back before it hands them out. What is read
may come from a newer Usward, from a practice that was taken out, or from somebody who means harm: reading refuses with
`BadRecord` and never with anything else.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Generic, NamedTuple, Self, TypeVar, cast
from uuid import UUID

import msgspec


class BadRecord(ValueError):
    """A record that breaks the limits of its own type: nothing was kept, or what lies there is not one."""


class UnknownKind(LookupError):
    """Nobody registered this kind."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one person wrote on one day.

    Subclasses give `tag="…"` (the kind, stored for good), raise `version` whenever the shape changes, and then teach
    `upcast` to bring older shapes up. `day` is the writer's local date at writing.
    """

    day: date

    version: ClassVar[int] = 1
    #: Stays with the receiver when its author leaves the space (what was given as a present).
    stays: ClassVar[bool] = False
    #: Both keep a copy when one of them leaves (memories, photographs).
    copied: ClassVar[bool] = False
    #: Listed under *What I share*. False for what the program itself keeps in a space.
    listed: ClassVar[bool] = True

    @classmethod
    def upcast(cls, version: int, old: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG003 - for those who override
        """Bring the fields of an older `version` up to the next. Called once for each version that lies between."""
        raise BadRecord(f"{kind_of(cls)} has no way up from version {version}")

    def words(self) -> str:
        """Everything a person wrote in it, for finding by word. Empty when it holds no words."""
        return ""

    def caption(self) -> str:
        """A short line that tells its author which record this is."""
        return self.words()[:80]

    def with_(self, **changes: Any) -> Self:
        """The same record with some fields changed."""
        return msgspec.structs.replace(self, **changes)


R = TypeVar("R", bound=Record)


class Unknown(Record, frozen=True, kw_only=True):
    """A record of a kind or version this program does not know: carried along unread, never added."""

    kind: str
    of_version: int
    body: bytes


class Stored(NamedTuple):
    """A record as it is stored: its kind, the version of its shape, its bytes."""

    kind: str
    version: int
    body: bytes


class Kept(msgspec.Struct, Generic[R], frozen=True, gc=False):
    """A record as the vault keeps it: who wrote it, when, where it lies.

    `written` is UTC. `authentic` is false when the author's mark does not verify for this reader: a record that
    says it is mine and is not, or that says it is the other's and is not.
    """

    id: UUID
    record: R
    author: UUID
    mine: bool
    written: datetime
    revision: int
    seq: int
    space: UUID | None = None
    authentic: bool = True

    @property
    def day(self) -> date:
        return self.record.day


def kind_of(kind: type[Record]) -> str:
    """The stored tag of a record class.

    Raises
    ------
    BadRecord
        The class was defined without `tag="…"`.

    """
    tag = kind.__struct_config__.tag
    if not isinstance(tag, str):
        raise BadRecord(f"{kind.__name__} needs an explicit tag")
    return tag


def kinds() -> Iterator[type[Record]]:
    """Every kind there is, in no particular order. A kind exists once its module was imported."""
    waiting = list(Record.__subclasses__())
    while waiting:
        found = waiting.pop()
        waiting.extend(found.__subclasses__())
        if isinstance(found.__struct_config__.tag, str):
            yield found


def kind_named(tag: str) -> type[Record]:
    """The class of a stored tag.

    Raises
    ------
    UnknownKind
        No class carries this tag.

    """
    for found in kinds():
        if found.__struct_config__.tag == tag:
            return found
    raise UnknownKind(tag)


@cache
def decoder(kind: type[R]) -> msgspec.msgpack.Decoder[R]:
    """The one decoder of a kind."""
    return msgspec.msgpack.Decoder(kind)


class _Outline(msgspec.Struct):
    kind: str = msgspec.field(name="type")
    day: date


_OUTLINES = msgspec.msgpack.Decoder(_Outline)
_ENCODER = msgspec.msgpack.Encoder()


def encode(record: Record) -> bytes:
    """The bytes of a record, checked against the limits of its type.

    Raises
    ------
    BadRecord
        A field is outside its limits; the message names the field.

    """
    body = _ENCODER.encode(record)
    decode(type(record), type(record).version, body)
    return body


def stored(record: Record) -> Stored:
    """What of a record is stored.

    Raises
    ------
    BadRecord
        A field is outside its limits; the message names the field.

    """
    if isinstance(record, Unknown):
        return Stored(record.kind, record.of_version, record.body)
    return Stored(kind_of(type(record)), type(record).version, encode(record))


def to_plain(record: Record) -> dict[str, Any]:
    """The record as plain JSON types, its kind under `type`: the form in which words leave Usward."""
    kind, version, body = stored(record)
    fields = msgspec.msgpack.decode(body) if isinstance(record, Unknown) else record
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(fields))
    return {**plain, "type": kind, "version": version}


def to_markdown(record: Record) -> str:
    """The record as a page of Markdown: its day and kind, and every field that holds something."""
    plain = to_plain(record)
    parts = [f"## {plain['day']} {plain['type']}"]
    for name, value in plain.items():
        if name not in ("type", "version", "day") and value not in (None, "", [], {}):
            parts.append(f"**{name.replace('_', ' ')}**: {_told(value)}")
    return "\n\n".join(parts) + "\n"


def _told(value: Any) -> str:
    """A field's value in words: lists by commas, and pairs as `name value`."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_told(each)}" for name, each in value.items() if each is not None)
    return ", ".join(map(_told, value)) if isinstance(value, list) else str(value)


def decode(kind: type[R], version: int, body: bytes | memoryview | msgspec.Raw) -> R:
    """The record behind stored bytes; older versions are brought up on the way.

    Raises
    ------
    BadRecord
        The bytes are not a record of this kind, or come from a newer version than this program knows.

    """
    if kind is Unknown:
        return cast("R", outline(version, bytes(body)))
    try:
        if version == kind.version:
            record: R = decoder(kind).decode(body)
            return record
        return msgspec.convert(_brought_up(kind, version, body), kind)
    except (msgspec.MsgspecError, RecursionError) as fault:
        raise BadRecord(f"{kind_of(kind)}: {fault}") from None


def outline(version: int, body: bytes) -> Unknown:
    """As much as can be said of stored bytes of an unknown kind or version: its kind and its day.

    Raises
    ------
    BadRecord
        The bytes are no record at all.

    """
    try:
        seen = _OUTLINES.decode(body)
        msgspec.json.encode(msgspec.msgpack.decode(body))  # So that it can be written out plainly.
    except (msgspec.MsgspecError, RecursionError, TypeError, ValueError):
        raise BadRecord("no record of any kind") from None
    return Unknown(day=seen.day, kind=seen.kind, of_version=version, body=body)


def _brought_up(kind: type[Record], version: int, body: bytes | memoryview | msgspec.Raw) -> dict[str, Any]:
    if not 1 <= version <= kind.version:
        raise BadRecord(f"{kind_of(kind)}: written by a newer Usward (version {version}, known {kind.version})")
    fields: dict[str, Any] = msgspec.msgpack.decode(body, type=dict[str, Any])
    try:
        for step in range(version, kind.version):
            fields = kind.upcast(step, fields)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as fault:
        # The old fields are whatever somebody sealed; an upcast may trip over them in any of these ways.
        raise BadRecord(f"{kind_of(kind)}: no way up from version {version} ({fault})") from None
    return fields
