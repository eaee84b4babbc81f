"""The one envelope everything is sealed in (suite 1), and nothing else that enciphers a record.

    suite(1) ‖ epoch(4) ‖ salt(32) ‖ commit(32) ‖ AES-256-GCM ciphertext ‖ tag(16)
    key(32) ‖ nonce(12) ‖ commit(32) = HKDF-SHA256(bucket key, salt, "usward envelope 1")

Every envelope has its own key, because the salt is random: no nonce is ever counted or reused. AES-GCM alone lets one
build a ciphertext that opens under two keys; the commitment closes that. The place a record lies in is associated
data, each part with its length, so that a row moved elsewhere does not open. Lengths are hidden in steps.
"""

import hmac
import os
import struct
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = 1
#: Plaintexts are padded to a multiple of this many bytes.
STEP = 256
#: Sealed answers hide more of their length.
WIDE_STEP = 1024

_HEAD = struct.Struct(">BI32s32s")
_TAG_LENGTH = 16
#: Epoch and revision, each with its length in front.
_COUNTS = struct.Struct(">BIBI")
_LENGTH = struct.Struct(">I")
_ONE_BYTE = [bytes((number,)) for number in range(256)]
_SHA256 = SHA256()
_INFO = b"usward envelope 1"


class Unsealable(Exception):
    """This does not open. Never says why: a reason would be a hint."""


class Place(NamedTuple):
    """Where a sealed row lies. All of it is bound into the seal."""

    table: str
    bucket: UUID
    id: UUID
    tag: bytes
    epoch: int
    revision: int

    def bound(self) -> bytes:
        """The place as associated data: "usward", then each part, every one with its length in front."""
        return bound_in(shelf(self.table, self.bucket), self.id, self.tag, self.epoch, self.revision)


def shelf(table: str, bucket: UUID) -> bytes:
    """The beginning that all places of one bucket share."""
    name = table.encode()
    return b"".join((b"\x06usward", _ONE_BYTE[len(name)], name, b"\x10", bucket.bytes, b"\x10"))


def bound_in(shelf: bytes, row: UUID, tag: bytes, epoch: int, revision: int) -> bytes:
    """A place on a shelf as associated data."""
    return b"".join((shelf, row.bytes, _ONE_BYTE[len(tag)], tag, _COUNTS.pack(4, epoch, 4, revision)))


def seal(key: bytes, place: Place, plain: bytes, *, step: int = STEP, salt: bytes | None = None) -> bytes:
    """Seal `plain` for its `place` under a 32-byte bucket `key`.

    `step` is the padding step in bytes. `salt` is for known-answer tests only; it is drawn anew otherwise.
    """
    salt = salt or os.urandom(32)
    secret = _derived(key, salt)
    head = _HEAD.pack(SUITE, place.epoch, salt, secret[44:])
    return head + AESGCM(secret[:32]).encrypt(secret[32:44], padded(plain, step), place.bound())


def unseal(key: bytes, place: Place, body: bytes) -> bytes:
    """The plaintext of an envelope that lies in `place`.

    Raises
    ------
    Unsealable
        Anything at all is not as it was sealed, or what a damaged database hands over is no envelope or no place.

    """
    try:
        return unseal_bound(key, place.epoch, place.bound(), body)
    except (TypeError, AttributeError, struct.error):
        raise Unsealable from None


def unseal_bound(key: bytes, epoch: int, bound: bytes, body: bytes) -> bytes:
    """The same for a place that was bound before (`Place.bound`); a body that is not bytes is a `TypeError`."""
    try:
        suite, said_epoch, salt, commit = _HEAD.unpack_from(body)
        secret = _derived(key, salt)
        if suite != SUITE or said_epoch != epoch or not hmac.compare_digest(commit, secret[44:]):
            raise Unsealable
        filled = AESGCM(secret[:32]).decrypt(secret[32:44], body[_HEAD.size :], bound)
    except (InvalidTag, ValueError, struct.error):
        raise Unsealable from None
    return bare(filled)


def steps(body: bytes, step: int = STEP) -> int:
    """How many padding steps an envelope holds: the only size the database shows."""
    return (len(body) - _HEAD.size - _TAG_LENGTH) // step


def padded(plain: bytes, step: int = STEP) -> bytes:
    """`plain` with its length in front (4 bytes), filled with zeros to a multiple of `step`."""
    return _LENGTH.pack(len(plain)) + plain + bytes(-(len(plain) + _LENGTH.size) % step)


def bare(filled: bytes) -> bytes:
    """Undo `padded`.

    Raises
    ------
    Unsealable
        The length in front is more than there is.

    """
    length = int.from_bytes(filled[:4], "big")
    if length > len(filled) - 4:
        raise Unsealable
    return filled[4 : 4 + length]


def _derived(key: bytes, salt: bytes) -> bytes:
    return HKDF(_SHA256, 76, salt, _INFO).derive(key)
