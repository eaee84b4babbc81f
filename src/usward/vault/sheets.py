"""What lies inside an envelope, and the hand that writes and reads it: a record with its author, time and marks.

    inside an envelope of one's own:   sheet
    inside an envelope of a space:     own mark(32) ‖ pair mark(32) ‖ sheet

A record in a space carries two marks over its place and its sheet. One is made with its author's own key, so that only
they could have made it: by it the author knows their own words. The other is made with the key of the two: by it the
reader knows that the words are the other's. Neither proves anything to a third person.
"""

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import BadRecord, Kept, R, Record, Unknown, decode, kind_of, kinds, stored
from usward.vault.keys import Marker, derive, mark, same
from usward.vault.rows import Row
from usward.vault.sealed import STEP, Place, Unsealable, bound_in, seal, shelf, unseal_bound

_TABLE = "record"
#: The author's own mark, then the mark of the two.
_MARK, _MARKS = 32, 64
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

#: All that a damaged row can do: no key for its epoch, no bytes where bytes belong, numbers out of range.
_DAMAGED = (KeyError, TypeError, AttributeError, struct.error, msgspec.MsgspecError, RecursionError)
#: Beyond every sequence number.
_NEVER_ENDS = 2**63

#: Milliseconds since 1970, up to the year 9999. A damaged or hostile sheet must not carry a time nobody can show.
Millis = Annotated[int, Meta(ge=0, le=253_402_300_799_999)]


class Sheet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The bytes of a record, who wrote it and when, and when it was put in this bucket."""

    version: Annotated[int, Meta(ge=1, le=65535)]
    author: Annotated[bytes, Meta(min_length=16, max_length=16)]
    written: Millis
    placed: Millis
    body: msgspec.Raw


_SHEETS = msgspec.msgpack.Decoder(Sheet)
_SHEET_BYTES = msgspec.msgpack.Encoder()


class BucketKeys:
    """The opened keys of one bucket: a person's own (`space` is None) or a space's.

    `keys` maps epochs to 32-byte keys; the highest epoch seals. `pairs` maps every person this member ever shared the
    space with to their pair key; `other` is the one who is there now. `former` holds pair keys of before a renewal,
    each with the last sequence number whose marks it may verify. `trouble` says why nothing may be written.
    """

    def __init__(
        self,
        bucket: UUID,
        keys: Mapping[int, bytes],
        *,
        space: UUID | None = None,
        other: UUID | None = None,
        pairs: Mapping[UUID, bytes] | None = None,
        former: Mapping[UUID, Sequence[tuple[bytes, int]]] | None = None,
        trouble: str = "",
    ) -> None:
        self.bucket = bucket
        self.keys = dict(keys)
        self.epoch = max(self.keys, default=0)
        self.space = space
        self.other = other
        self.pairs = dict(pairs or {})
        self.former = dict(former or {})
        self.trouble = trouble
        self._tag_keys: dict[int, bytes] = {}

    def tag(self, kind: str, epoch: int | None = None) -> bytes:
        """The opaque mark of a kind in this bucket: eight bytes that mean nothing without the key."""
        at = self.epoch if epoch is None else epoch
        if at not in self._tag_keys:
            self._tag_keys[at] = derive(self.keys[at], "tags")
        return mark(self._tag_keys[at], kind.encode())[:8]

    def tags(self, kind: str) -> list[bytes]:
        """The marks of a kind in every epoch."""
        return [self.tag(kind, epoch) for epoch in self.keys]

    @property
    def pair(self) -> bytes | None:
        """The pair key with the one who is there now."""
        return self.pairs.get(self.other) if self.other else None

    def markers(self, author: UUID) -> list[tuple[Marker, int]]:
        """What marks this person's words for us, each with the last sequence number it may have marked."""
        now = (Marker(self.pairs[author]), _NEVER_ENDS)
        return [now, *((Marker(key), last) for key, last in self.former.get(author, ()))]

    @property
    def writable(self) -> bool:
        """Whether records can be sealed here: one's own bucket, or a space whose other person is certain."""
        return bool(self.keys) and (self.space is None or (self.pair is not None and not self.trouble))


class Opened(msgspec.Struct, frozen=True, gc=False):
    """A row, and what was sealed there: the sheet, its marks (none in one's own bucket), and all that they cover."""

    row: Row
    sheet: Sheet
    marks: bytes
    said: bytes


class Hand:
    """One person's hand in one bucket: seals what they write there, and opens what lies there."""

    def __init__(self, keys: BucketKeys, me: UUID, author_key: bytes) -> None:
        self.keys = keys
        self.me = me
        self._marked = keys.space is not None
        self._shelf = shelf(_TABLE, keys.bucket)
        self._own_marker = Marker(author_key)
        self._markers = {person.bytes: keys.markers(person) for person in keys.pairs}
        self._author = me.bytes
        self._people = {self._author: me}

    def seal(
        self, at: Row, record: Record, author: UUID, written: datetime, placed: datetime, *, step: int = STEP
    ) -> Row:
        """The row `at`, with a record sealed into it: tag, epoch and body are new.

        Raises
        ------
        BadRecord
            A field is outside its limits.

        """
        keys = self.keys
        kind, version, body = stored(record)
        place = Place(_TABLE, keys.bucket, at.id, keys.tag(kind), keys.epoch, at.revision)
        sheet = _SHEET_BYTES.encode(Sheet(version, author.bytes, millis(written), millis(placed), msgspec.Raw(body)))
        inside = self._marks(place.bound() + sheet) + sheet if self._marked else sheet
        sealed = seal(keys.keys[keys.epoch], place, inside, step=step)
        return at._replace(tag=place.tag, epoch=place.epoch, body=sealed)

    def open(self, kind: type[R], row: Row) -> Kept[R]:
        """The record in a row, with its author's mark checked.

        Raises
        ------
        Unsealable
            It does not open here, or holds no sheet.
        BadRecord
            It is no record of this kind.

        """
        return self.read(kind, self.opened(row))

    def opened(self, row: Row) -> Opened:
        """What lies inside a row.

        Raises
        ------
        Unsealable
            It does not open here, or holds no sheet.

        """
        try:
            bound = bound_in(self._shelf, row.id, row.tag, row.epoch, row.revision)
            inside = unseal_bound(self.keys.keys[row.epoch], row.epoch, bound, row.body)
            if not self._marked:
                return Opened(row, _SHEETS.decode(inside), b"", b"")
            sheet = inside[_MARKS:]
            return Opened(row, _SHEETS.decode(sheet), inside[:_MARKS], bound + sheet)
        except _DAMAGED:
            raise Unsealable from None

    def read(self, kind: type[R], opened: Opened) -> Kept[R]:
        """The record on a sheet.

        Raises
        ------
        BadRecord
            It is no record of this kind.

        """
        row, sheet = opened.row, opened.sheet
        author = self._people.get(sheet.author)
        if author is None:
            author = self._people[sheet.author] = UUID(bytes=sheet.author)
        return Kept(
            row.id,
            decode(kind, sheet.version, sheet.body),
            author,
            author is self.me,
            moment(sheet.written),
            row.revision,
            row.seq,
            self.keys.space,
            not self._marked or self.authentic(opened),
        )

    def read_any(self, opened: Opened) -> Kept[Any]:
        """The record on a sheet, whatever its kind; `Unknown` where it does not read as any kind there is.

        Raises
        ------
        BadRecord
            It is no record at all.

        """
        try:
            return self.read(self._kinds.get(opened.row.tag, Unknown), opened)
        except BadRecord:
            return self.read(Unknown, opened)

    @cached_property
    def _kinds(self) -> dict[bytes, type[Record]]:
        return {tag: kind for kind in kinds() for tag in self.keys.tags(kind_of(kind))}

    def mine(self, opened: Opened) -> bool:
        """Whether it says that I wrote it."""
        return opened.sheet.author == self._author

    def authentic(self, opened: Opened) -> bool:
        """Whether the author's mark verifies for this reader. In one's own bucket there is nobody else to mark for."""
        if not self._marked:
            return True
        if self.mine(opened):
            return same(opened.marks[:_MARK], self._own_marker.mark(opened.said))
        for marker, last in self._markers.get(opened.sheet.author, ()):
            if opened.row.seq <= last and same(opened.marks[_MARK:], marker.mark(opened.said)):
                return True
        return False

    def _marks(self, said: bytes) -> bytes:
        pair = self.keys.pair
        return self._own_marker.mark(said) + (mark(pair, said) if pair else bytes(_MARK))


def millis(moment: datetime) -> int:
    """Whole milliseconds since 1970."""
    return (moment - _EPOCH) // _MILLISECOND


def midnight(day: date) -> int:
    """The milliseconds from 1970 to the beginning of a day in UTC; below zero for days before."""
    return (day.toordinal() - _EPOCH.toordinal()) * 24 * 60 * 60 * 1000


def moment(since_1970: int) -> datetime:
    """The UTC time of so many milliseconds."""
    return datetime.fromtimestamp(since_1970 / 1000, UTC)
