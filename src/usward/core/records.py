"""What a person keeps: small, typed, immutable documents, and the registry of their kinds.

A kind is the explicit tag of its class, never the class name, so that classes may be renamed. Limits live in the
types. msgspec checks them on decoding only, so `encode` reads its own bytes back before it hands them out.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Generic, Self, TypeVar
from uuid import UUID

import msgspec


class BadRecord(ValueError):
    """A record that breaks the limits of its own type. Nothing was kept."""


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
    def upcast(cls, version: int, old: dict[str, Any]) -> dict[str, Any]:
        """Bring the fields of an older `version` up by at least one version."""
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


class Kept(msgspec.Struct, Generic[R], frozen=True):
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


def to_plain(record: Record) -> dict[str, Any]:
    """The record as plain JSON types, its kind under `type`: the form in which words leave Usward."""
    plain: dict[str, Any] = msgspec.to_builtins(record, str_keys=True)
    return {"type": plain.pop("type"), "version": type(record).version, **plain}


def to_markdown(record: Record) -> str:
    """The record as a page of Markdown: its day and kind, and every field that holds something."""
    fields = {name: value for name, value in to_plain(record).items() if name not in ("type", "version", "day")}
    parts = [f"## {record.day.isoformat()} {kind_of(type(record))}"]
    for name, value in fields.items():
        if value not in (None, "", [], {}):
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
    try:
        if version == kind.version:
            return decoder(kind).decode(body)
        return msgspec.convert(_brought_up(kind, version, body), kind)
    except msgspec.MsgspecError as fault:
        raise BadRecord(f"{kind_of(kind)}: {fault}") from None


def _brought_up(kind: type[Record], version: int, body: bytes | memoryview | msgspec.Raw) -> dict[str, Any]:
    if version > kind.version:
        raise BadRecord(
            f"{kind_of(kind)}: written by a newer Usward (version {version}, known {kind.version})"
        )
    fields: dict[str, Any] = msgspec.msgpack.decode(body, type=dict[str, Any])
    for step in range(version, kind.version):
        fields = kind.upcast(step, fields)
    return fields
