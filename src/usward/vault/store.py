"""An opened vault: one person's own records and those of their spaces. The only way to records."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from usward.core.records import BadRecord, Kept, R, Record, decode, encode, kind_of, kinds
from usward.vault import rows
from usward.vault.keys import Root, derive, mark, opaque_id, same
from usward.vault.rows import Row
from usward.vault.sealed import STEP, SUITE, Place, Unsealable, seal, steps, unseal

#: How many entries in a row must be too old before reading `since` a day stops: room for entries of an earlier day.
LATE = 64

_TABLE = "record"


class NotHere(LookupError):
    """No such record for this person: never was, was taken back, or is not theirs. All three read the same."""


class Changed(RuntimeError):
    """The record was revised elsewhere in the meantime (another tab, another device)."""


class NobodyThere(RuntimeError):
    """The space has no confirmed other person, so nothing can be given to it yet."""


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """What lies inside an envelope: the record's bytes, who wrote them and when, and the two author's marks."""

    version: int
    author: bytes
    written: int
    own_mark: bytes
    pair_mark: bytes
    body: msgspec.Raw


_SHEETS = msgspec.msgpack.Decoder(Sheet)
_SHEET_BYTES = msgspec.msgpack.Encoder()


class BucketKeys:
    """The opened keys of one bucket: a person's own (`space` is None) or a space's.

    `keys` maps epochs to 32-byte keys; the highest epoch seals. `pairs` maps every person this member ever shared the
    space with to their pair key; `other` is the one who is there now. `trouble` says why nothing may be written.
    `former` holds pair keys of before one's own key pair was renewed, each with the last sequence number that it may
    vouch for.
    """

    def __init__(
        self,
        bucket: UUID,
        keys: Mapping[int, bytes],
        *,
        space: UUID | None = None,
        other: UUID | None = None,
        pairs: Mapping[UUID, bytes] | None = None,
        former: Mapping[UUID, Collection[tuple[bytes, int]]] | None = None,
        trouble: str = "",
    ) -> None:
        self.bucket = bucket
        self.keys = dict(keys)
        self.epoch = max(self.keys)
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
        return [self.tag(kind, epoch) for epoch in self.keys]

    def vouchers(self, author: UUID, seq: int) -> Iterator[bytes]:
        """The pair keys that may vouch for a record of `author` at this place in the sequence."""
        if author in self.pairs:
            yield self.pairs[author]
        yield from (pair for pair, last in self.former.get(author, ()) if seq <= last)


class Vault:
    """One person's opened vault.

    `me` is the person, `root` their root key, `spaces` the opened keys of the spaces they belong to, `now` a clock.
    Rows that do not open are left out and remembered in `unreadable`.
    """

    def __init__(
        self,
        me: UUID,
        root: Root,
        spaces: Collection[BucketKeys] = (),
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.me = me
        self.root = root
        self.own = BucketKeys(root.bucket, {root.epoch: root.self_key})
        self.spaces = {keys.space: keys for keys in spaces if keys.space}
        self.now = now or (lambda: datetime.now(UTC))
        self.unreadable: list[UUID] = []

    # Writing

    def add(self, record: R, space: UUID | None = None, *, step: int = STEP) -> Kept[R]:
        """Keep a record: in one's own bucket, or in a space for both to see.

        Raises
        ------
        BadRecord
            A field is outside its limits; nothing was written.
        NobodyThere
            The space has no confirmed other person yet, or its keys are in doubt.
        NotHere
            The person does not belong to that space.

        """
        return self._insert(self._writable(space), _new_id(), record, self.me, self.now(), step)

    def revise(self, kept: Kept[R], record: R) -> Kept[R]:
        """Replace what one's own record says. In a space the earlier words stay readable for both.

        Raises
        ------
        BadRecord, NobodyThere
            As in `add`.
        NotHere
            It is gone, or was written by the other.
        Changed
            It was revised elsewhere since `kept` was read.

        """
        keys = self._writable(kept.space)
        old = self._mine(keys, kept)
        if old.revision != kept.revision:
            raise Changed
        return self._replace(keys, old, record, kept.written)

    def remove(self, kept: Kept[Any]) -> None:
        """Remove one's own record, with its earlier revisions.

        Raises
        ------
        NotHere
            It is gone already, or was written by the other.

        """
        keys = self._keys(kept.space)
        self._mine(keys, kept)
        rows.delete(keys.bucket, kept.id)

    def share(self, kept: Kept[R], space: UUID) -> Kept[R]:
        """Put a copy of one's own record into a space. Sharing again brings the copy up to date.

        Raises
        ------
        NobodyThere
            As in `add`.
        NotHere
            The record is not one's own private one.

        """
        if kept.space is not None or not kept.mine:
            raise NotHere
        keys = self._writable(space)
        copy = self.copy_id(kept, space)
        with transaction.atomic():
            old = rows.one(keys.bucket, copy)
            if old is None:
                return self._insert(keys, copy, kept.record, self.me, self.now(), STEP)
            return self._replace(keys, old, kept.record, self.now())

    def unshare(self, kept: Kept[Any], space: UUID) -> bool:
        """Take the copy back. True when there was one; afterwards it is as if it had never been there."""
        return rows.delete(self._keys(space).bucket, self.copy_id(kept, space))

    # Reading

    def get(self, kind: type[R], id: UUID, space: UUID | None = None) -> Kept[R]:  # noqa: A002 - a record's id
        """One record.

        Raises
        ------
        NotHere
            Nothing of this kind lies there for this person.

        """
        keys = self._keys(space)
        row = rows.one(keys.bucket, id)
        if row is None or row.tag not in keys.tags(kind_of(kind)):
            raise NotHere
        try:
            return self._opened(keys, kind, row)
        except (Unsealable, BadRecord):
            raise NotHere from None

    def all(self, kind: type[R], since: date | None = None, space: UUID | None = None) -> list[Kept[R]]:
        """All records of a kind, newest first; with `since`, those of that day and later.

        Newest is by the order of writing, so reading on stops `LATE` entries after the last one that is new enough.
        """
        keys = self._keys(space)
        tags = keys.tags(kind_of(kind))
        if since is None:
            return self._read(keys, kind, rows.bulk(keys.bucket, tags))
        return list(self._until(keys, kind, rows.newest(keys.bucket, tags), since))

    def newest(self, kind: type[R], space: UUID | None = None) -> Kept[R] | None:
        """The record of a kind that was written last."""
        keys = self._keys(space)
        for row in rows.newest(keys.bucket, keys.tags(kind_of(kind))):
            for kept in self._read(keys, kind, [row]):
                return kept
        return None

    def everything(self, space: UUID | None = None) -> Iterator[Kept[Any]]:
        """Every record of a bucket, newest first, whatever its kind."""
        keys = self._keys(space)
        by_tag = {tag: kind for kind in kinds() for tag in keys.tags(kind_of(kind))}
        for row in rows.newest(keys.bucket):
            yield from self._read(keys, by_tag.get(row.tag, Record), [row])

    def earlier(self, kept: Kept[R]) -> list[Kept[R]]:
        """What a shared record said before, oldest first."""
        keys = self._keys(kept.space)
        return self._read(keys, type(kept.record), rows.revisions(keys.bucket, kept.id, kept.seq))

    def copy_id(self, kept: Kept[Any], space: UUID) -> UUID:
        """Where the shared copy of a record lies. Only its author can connect the two."""
        return opaque_id(self.root.index_key, b"copy", space.bytes, kept.id.bytes)

    def copy_of(self, kept: Kept[R], space: UUID) -> Kept[R] | None:
        """The shared copy of one's own record, if it is shared with that space."""
        try:
            return self.get(type(kept.record), self.copy_id(kept, space), space)
        except NotHere:
            return None

    # Moving

    def bring_home(self, kept: Kept[R]) -> Kept[R]:
        """Copy a record of a space into one's own bucket, with its author and time."""
        return self._insert(self.own, _new_id(), kept.record, kept.author, kept.written, STEP)

    def reseal(self, kept: Kept[R], keys: BucketKeys) -> Kept[R]:
        """Write a record anew under other keys, with the same id, author and time: for rotation and leaving."""
        return self._insert(keys, kept.id, kept.record, kept.author, kept.written, STEP)

    # How it is done

    def _keys(self, space: UUID | None) -> BucketKeys:
        if space is None:
            return self.own
        try:
            return self.spaces[space]
        except KeyError:
            raise NotHere from None

    def _writable(self, space: UUID | None) -> BucketKeys:
        keys = self._keys(space)
        if keys.space is not None and (keys.trouble or keys.other not in keys.pairs):
            raise NobodyThere(keys.trouble)
        return keys

    def _mine(self, keys: BucketKeys, kept: Kept[Any]) -> Row:
        row = rows.one(keys.bucket, kept.id)
        if row is None or kept.author != self.me:
            raise NotHere
        try:
            sheet = _SHEETS.decode(unseal(keys.keys[row.epoch], _place(keys, row), row.body))
        except (Unsealable, KeyError, msgspec.MsgspecError):
            raise NotHere from None
        if sheet.author != self.me.bytes:
            raise NotHere
        return row

    def _insert(
        self,
        keys: BucketKeys,
        id: UUID,
        record: R,
        author: UUID,
        written: datetime,
        step: int,
    ) -> Kept[R]:
        written = _to_the_millisecond(written)
        body = encode(record)
        with transaction.atomic():
            seq = rows.next_seq(keys.bucket)
            row = Row(id, seq, keys.tag(kind_of(type(record))), keys.epoch, 0, b"")
            sealed = self._sealed(keys, row, record, body, author, written, step)
            rows.insert(keys.bucket, row._replace(body=sealed), suite=SUITE, size=steps(sealed))
        return Kept(id, record, author, author == self.me, written, 0, seq, keys.space)

    def _replace(self, keys: BucketKeys, old: Row, record: R, written: datetime) -> Kept[R]:
        body = encode(record)
        tag = keys.tag(kind_of(type(record)))
        row = old._replace(tag=tag, epoch=keys.epoch, revision=old.revision + 1)
        sealed = self._sealed(keys, row, record, body, self.me, written, STEP)
        new = row._replace(body=sealed)
        if not rows.replace(
            keys.bucket, old, new, suite=SUITE, size=steps(sealed), keep=keys.space is not None
        ):
            raise Changed
        return Kept(row.id, record, self.me, True, written, row.revision, row.seq, keys.space)

    def _sealed(
        self,
        keys: BucketKeys,
        row: Row,
        record: Record,
        body: bytes,
        author: UUID,
        written: datetime,
        step: int,
    ) -> bytes:
        place = _place(keys, row)
        moment = _millis(written)
        own_mark = pair_mark = b""
        if keys.space is not None:
            said = (place.bound(), author.bytes, moment.to_bytes(8, "big"), body)
            own_mark = mark(self.root.author_key, *said)
            if keys.other is not None and keys.other in keys.pairs:
                pair_mark = mark(keys.pairs[keys.other], *said)
        sheet = Sheet(type(record).version, author.bytes, moment, own_mark, pair_mark, msgspec.Raw(body))
        return seal(keys.keys[row.epoch], place, _SHEET_BYTES.encode(sheet), step=step)

    def _opened(self, keys: BucketKeys, kind: type[R], row: Row) -> Kept[R]:
        if row.epoch not in keys.keys:
            raise Unsealable
        place = _place(keys, row)
        try:
            sheet = _SHEETS.decode(unseal(keys.keys[row.epoch], place, bytes(row.body)))
        except msgspec.MsgspecError:
            raise Unsealable from None
        author = UUID(bytes=sheet.author)
        return Kept(
            row.id,
            decode(kind, sheet.version, sheet.body),
            author,
            author == self.me,
            datetime.fromtimestamp(sheet.written / 1000, UTC),
            row.revision,
            row.seq,
            keys.space,
            keys.space is None or self._authentic(keys, row, place, sheet),
        )

    def _authentic(self, keys: BucketKeys, row: Row, place: Place, sheet: Sheet) -> bool:
        said = (place.bound(), sheet.author, sheet.written.to_bytes(8, "big"), bytes(sheet.body))
        author = UUID(bytes=sheet.author)
        if author == self.me:
            return same(sheet.own_mark, mark(self.root.author_key, *said))
        return any(same(sheet.pair_mark, mark(pair, *said)) for pair in keys.vouchers(author, row.seq))

    def _read(self, keys: BucketKeys, kind: type[R], found: Collection[tuple[Any, ...]]) -> list[Kept[R]]:
        kept = []
        for row in found:
            try:
                kept.append(self._opened(keys, kind, Row(*row)))
            except (Unsealable, BadRecord):
                self.unreadable.append(row[0])
        return kept

    def _until(self, keys: BucketKeys, kind: type[R], found: Iterator[Row], since: date) -> Iterator[Kept[R]]:
        too_old = 0
        for row in found:
            for kept in self._read(keys, kind, [row]):
                if kept.record.day >= since:
                    too_old = 0
                    yield kept
                else:
                    too_old += 1
            if too_old >= LATE:
                return


def _place(keys: BucketKeys, row: Row) -> Place:
    return Place(_TABLE, keys.bucket, row.id, bytes(row.tag), row.epoch, row.revision)


def _new_id() -> UUID:
    return UUID(bytes=os.urandom(16), version=4)


def _millis(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _to_the_millisecond(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
