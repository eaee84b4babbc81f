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
        """The place as associated data, each part with its length in front."""
        return b"".join(
            (
                b"\x06usward",
                bytes((len(self.table),)),
                self.table.encode(),
                b"\x10",
                self.bucket.bytes,
                b"\x10",
                self.id.bytes,
                bytes((len(self.tag),)),
                self.tag,
                b"\x08",
                struct.pack(">II", self.epoch, self.revision),
            )
        )


def seal(key: bytes, place: Place, plain: bytes, *, step: int = STEP, salt: bytes | None = None) -> bytes:
    """Seal `plain` for its `place` under a 32-byte bucket `key`.

    `step` is the padding step in bytes. `salt` is for known-answer tests only; it is drawn anew otherwise.
    """
    salt = salt or os.urandom(32)
    secret = _derived(key, salt)
    head = _HEAD.pack(SUITE, place.epoch, salt, secret[44:])
    return head + AESGCM(secret[:32]).encrypt(secret[32:44], _padded(plain, step), place.bound())


def unseal(key: bytes, place: Place, body: bytes) -> bytes:
    """The plaintext of an envelope that lies in `place`.

    Raises
    ------
    Unsealable
        Anything at all is not as it was sealed.

    """
    try:
        suite, epoch, salt, commit = _HEAD.unpack_from(body)
    except struct.error:
        raise Unsealable from None
    secret = _derived(key, salt)
    if suite != SUITE or epoch != place.epoch or not hmac.compare_digest(commit, secret[44:]):
        raise Unsealable
    try:
        padded = AESGCM(secret[:32]).decrypt(secret[32:44], body[_HEAD.size :], place.bound())
    except (InvalidTag, ValueError):
        raise Unsealable from None
    return _bare(padded)


def epoch_of(body: bytes) -> int:
    """Which epoch's key an envelope asks for, by its own unverified word."""
    if len(body) < _HEAD.size:
        raise Unsealable
    return int.from_bytes(body[1:5], "big")


def steps(body: bytes, step: int = STEP) -> int:
    """How many padding steps an envelope holds: the only size the database shows."""
    return (len(body) - _HEAD.size - 16) // step


def _derived(key: bytes, salt: bytes) -> bytes:
    return HKDF(_SHA256, 76, salt, _INFO).derive(key)


def _padded(plain: bytes, step: int) -> bytes:
    filled = len(plain) + 4
    return struct.pack(">I", len(plain)) + plain + bytes(-filled % step)


def _bare(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:4], "big")
    if length > len(padded) - 4:
        raise Unsealable
    return padded[4 : 4 + length]
