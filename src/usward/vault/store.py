"""An opened vault: one person's own records and those of their spaces. The only way to records."""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from usward.core.records import Kept, R, kind_of
from usward.vault import reading, rows
from usward.vault.glances import Glances
from usward.vault.keys import Root, opaque_id
from usward.vault.rows import Row
from usward.vault.sealed import STEP, SUITE, Unsealable, steps
from usward.vault.sheets import BucketKeys, Hand, Opened, moment

__all__ = ["BucketKeys", "Changed", "NobodyThere", "NotHere", "Vault"]


class NotHere(LookupError):
    """No such record for this person: never was, was taken back, or is not theirs. All three read the same."""


class Changed(RuntimeError):
    """The record was revised elsewhere in the meantime (another tab, another device)."""


class NobodyThere(RuntimeError):
    """The space has no confirmed other person, so nothing can be given to it yet."""


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
        self._hands: dict[UUID | None, Hand] = {}
        self._glances = Glances()

    # Writing

    def add(self, record: R, space: UUID | None = None, *, step: int = STEP) -> Kept[R]:
        """Keep a record: in one's own bucket, or in a space for both to see. `step` is the padding step in bytes.

        Raises
        ------
        BadRecord
            A field is outside its limits; nothing was written.
        NobodyThere
            The space has no confirmed other person yet, or its keys are in doubt.
        NotHere
            The person does not belong to that space.

        """
        return self._insert(self._writing(space), _new_id(), record, self.me, self.now(), step=step)

    def revise(self, kept: Kept[Any], record: R, *, step: int = STEP) -> Kept[R]:
        """Replace what one's own record says. In a space the earlier words stay readable for both.

        Raises
        ------
        BadRecord, NobodyThere
            As in `add`.
        NotHere
            It is gone, or was written by the other.
        Changed
            It was revised or removed elsewhere since `kept` was read.

        """
        hand = self._writing(kept.space)
        old = self._revisable(hand, kept.id)
        if old.row.revision != kept.revision:
            raise Changed
        return self._replace(hand, old, record, moment(old.sheet.written), step=step)

    def remove(self, kept: Kept[Any]) -> None:
        """Remove a record, with its earlier revisions: one's own from a space, anything from one's own bucket.

        Raises
        ------
        NotHere
            It is gone already, or lies in a space and was written by the other.

        """
        hand = self._hand(kept.space)
        self._removable(hand, kept.id)
        self._delete(hand, kept.id)

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
        hand = self._writing(space)
        copy, now = self.copy_id(kept, space), self.now()
        with transaction.atomic():
            rows.lock(hand.keys.bucket)
            if rows.one(hand.keys.bucket, copy) is None:
                return self._insert(hand, copy, kept.record, self.me, now)
            return self._replace(hand, self._revisable(hand, copy), kept.record, now)

    def unshare(self, kept: Kept[Any], space: UUID) -> bool:
        """Take the copy back. True when there was one; afterwards it is as if it had never been there."""
        return self._delete(self._hand(space), self.copy_id(kept, space))

    # Reading

    def get(self, kind: type[R], id: UUID, space: UUID | None = None) -> Kept[R]:  # noqa: A002 - a record's id
        """One record.

        Raises
        ------
        NotHere
            Nothing of this kind lies there for this person.

        """
        hand = self._hand(space)
        row = rows.one(hand.keys.bucket, id)
        if row is None or row.tag not in hand.keys.tags(kind_of(kind)):
            raise NotHere
        for kept in reading.each(hand, kind, [row], self.unreadable):
            return kept
        raise NotHere

    def all(self, kind: type[R], since: date | None = None, space: UUID | None = None) -> list[Kept[R]]:
        """All records of a kind, newest first; with `since`, those of that day and later.

        Newest is by the order of writing. A record belongs to the day it was written for, which may be long before; so
        `since` reads back to where rows came into the bucket before that day, and costs what it returns.
        """
        hand = self._hand(space)
        bucket, tags = hand.keys.bucket, hand.keys.tags(kind_of(kind))
        seen = self._glances.of(bucket)
        if since is None:
            return list(reading.each(hand, kind, rows.bulk(bucket, tags, seen), self.unreadable))
        return list(reading.since(hand, kind, rows.newest(bucket, tags, seen), since, self.unreadable))

    def newest(self, kind: type[R], space: UUID | None = None) -> Kept[R] | None:
        """The record of a kind that was written last."""
        hand = self._hand(space)
        bucket = hand.keys.bucket
        found = rows.newest(bucket, hand.keys.tags(kind_of(kind)), self._glances.of(bucket))
        return next(reading.each(hand, kind, found, self.unreadable), None)

    def everything(self, space: UUID | None = None) -> Iterator[Kept[Any]]:
        """Every record of a bucket, newest first, whatever its kind.

        A record whose kind or version is not known, or that no longer reads as its kind, comes as `Unknown`: whoever
        moves everything must not lose what this program cannot read.
        """
        hand = self._hand(space)
        return reading.whatever(hand, rows.newest(hand.keys.bucket), self.unreadable)

    def earlier(self, kept: Kept[R]) -> list[Kept[R]]:
        """What a shared record said before, oldest first."""
        hand = self._hand(kept.space)
        found = rows.revisions(hand.keys.bucket, kept.id, kept.seq)
        return list(reading.each(hand, type(kept.record), found, self.unreadable))

    def at_a_glance(self) -> AbstractContextManager[None]:
        """For a page that asks for many kinds: meanwhile the newest of all kinds of a bucket are read in one query.

        `all` and `newest` answer as ever, as of that moment. After a write of this vault, and in a transaction, they
        read anew.
        """
        return self._glances.hold()

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
        """Copy a record of a space into one's own bucket, with its author and time.

        Raises
        ------
        NotHere
            Its author's mark does not verify: at home nobody could tell any more.

        """
        return self._insert(self._hand(None), _new_id(), _certain(kept).record, kept.author, kept.written)

    def reseal(self, kept: Kept[R], keys: BucketKeys) -> Kept[R]:
        """Write a record anew under other keys, with the same id, author and time: for rotation and leaving.

        In the bucket where it lies already it is sealed anew in its place. The marks are made by this vault's root.

        Raises
        ------
        NotHere
            Its author's mark does not verify, or it goes to a space and is not one's own.
        Changed
            It was revised elsewhere since `kept` was read.

        """
        hand = Hand(keys, self.me, self.root.author_key)
        if keys.space is not None and not kept.mine:
            raise NotHere
        old = rows.one(keys.bucket, kept.id)
        if old is None:
            return self._insert(hand, kept.id, _certain(kept).record, kept.author, kept.written)
        new = hand.seal(old, kept.record, kept.author, kept.written, self.now())
        if old.revision != kept.revision or not self._put(keys, old, new, keep=False):
            raise Changed
        return hand.open(type(kept.record), new)

    # How it is done

    def _hand(self, space: UUID | None) -> Hand:
        if space not in self._hands:
            keys = self.own if space is None else self.spaces.get(space)
            if keys is None:
                raise NotHere
            self._hands[space] = Hand(keys, self.me, self.root.author_key)
        return self._hands[space]

    def _writing(self, space: UUID | None) -> Hand:
        hand = self._hand(space)
        if not hand.keys.writable:
            raise NobodyThere(hand.keys.trouble)
        return hand

    def _removable(self, hand: Hand, id: UUID) -> Opened:  # noqa: A002 - a record's id
        row = rows.one(hand.keys.bucket, id)
        if row is None:
            raise NotHere
        try:
            opened = hand.opened(row)
        except Unsealable:
            raise NotHere from None
        if hand.keys.space is not None and not hand.mine(opened):
            raise NotHere
        return opened

    def _revisable(self, hand: Hand, id: UUID) -> Opened:  # noqa: A002 - a record's id
        opened = self._removable(hand, id)
        if not hand.mine(opened) or not hand.authentic(opened):
            raise NotHere
        return opened

    def _insert(
        self,
        hand: Hand,
        id: UUID,  # noqa: A002 - a record's id
        record: R,
        author: UUID,
        written: datetime,
        *,
        step: int = STEP,
    ) -> Kept[R]:
        keys = hand.keys
        row = hand.seal(Row(id, 0, b"", 0, 0, b""), record, author, written, self.now(), step=step)
        with transaction.atomic():
            row = row._replace(seq=rows.next_seq(keys.bucket))
            rows.insert(keys.bucket, row, suite=SUITE, size=steps(row.body))
        self._glances.forget()
        return hand.open(type(record), row)

    def _replace(self, hand: Hand, old: Opened, record: R, written: datetime, *, step: int = STEP) -> Kept[R]:
        """The next revision. It stays where it was placed, in order and in time."""
        at = old.row._replace(revision=old.row.revision + 1)
        new = hand.seal(at, record, self.me, written, moment(old.sheet.placed), step=step)
        if not self._put(hand.keys, old.row, new, keep=hand.keys.space is not None):
            raise Changed
        return hand.open(type(record), new)

    def _put(self, keys: BucketKeys, old: Row, new: Row, *, keep: bool) -> bool:
        self._glances.forget()
        return rows.replace(keys.bucket, old, new, suite=SUITE, size=steps(new.body), keep=keep)

    def _delete(self, hand: Hand, id: UUID) -> bool:  # noqa: A002 - a record's id
        self._glances.forget()
        return rows.delete(hand.keys.bucket, id)


def _certain(kept: Kept[R]) -> Kept[R]:
    if not kept.authentic:
        raise NotHere
    return kept


def _new_id() -> UUID:
    return UUID(bytes=os.urandom(16), version=4)
