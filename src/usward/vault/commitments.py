"""Locking an answer so that nobody can read it before its key is released, nor change it unnoticed after.

    k    32 random bytes, kept by the author alone
    c    = the answer, sealed under k for its round and author, in steps of 1 KiB
    com  = SHA-256(round ‖ author ‖ k ‖ SHA-256(c))

Binding: another answer or key for the same `com` would be a collision. Hiding: without k, `c` and `com` say nothing but
the number of steps. (`sealed.py` commits to its key as well.) Every part of the hash has a fixed length.
"""

import hashlib
import os
from typing import NamedTuple
from uuid import UUID

import msgspec

from usward.core.records import BadRecord, Record, Stored, UnknownKind, decode, kind_named, stored
from usward.vault.keys import same
from usward.vault.sealed import WIDE_STEP, Place, Unsealable, seal, unseal


class Locked(NamedTuple):
    """A locked answer with its key."""

    key: bytes
    sealed: bytes
    com: bytes


class NotAsSealed(Exception):
    """What lies there is not what its author was bound to. Nothing of it is shown."""


def lock(round_: UUID, space: UUID, author: UUID, answer: Record) -> Locked:
    """Lock an answer under a fresh key."""
    key = os.urandom(32)
    sealed = seal(key, _place(round_, space, author), msgspec.msgpack.encode(stored(answer)), step=WIDE_STEP)
    return Locked(key, sealed, commitment(round_, author, key, sealed))


def commitment(round_: UUID, author: UUID, key: bytes, sealed: bytes) -> bytes:
    """The hash that binds an author to an answer and its key."""
    return hashlib.sha256(round_.bytes + author.bytes + key + hashlib.sha256(sealed).digest()).digest()


def unlock(round_: UUID, space: UUID, author: UUID, locked: Locked) -> Record:
    """The answer behind a key, checked against the commitment.

    Raises
    ------
    NotAsSealed
        Key, answer and commitment do not belong together, or it is no answer at all.

    """
    if not same(locked.com, commitment(round_, author, locked.key, locked.sealed)):
        raise NotAsSealed
    try:
        plain = unseal(locked.key, _place(round_, space, author), locked.sealed)
        kind, version, body = msgspec.msgpack.decode(plain, type=Stored)
        return decode(kind_named(kind), version, body)
    except (Unsealable, BadRecord, UnknownKind, msgspec.MsgspecError):
        raise NotAsSealed from None


def _place(round_: UUID, space: UUID, author: UUID) -> Place:
    return Place("answer", space, round_, author.bytes, 0, 0)
