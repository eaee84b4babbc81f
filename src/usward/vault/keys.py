"""The keys of a person and of a space, from password to bucket (no database here, no clock).

    password ─Argon2id─► M ─HKDF "verify"─► SHA-256 ► what sign-in compares
                         └─HKDF "kek"─────► wraps the root key
    recovery code ─HKDF───────────────────► wraps the root key
    root key ─HKDF─► self · index · author;  wraps the X25519 secret
    X25519 secret × the other's public key ─► pair key
    space key (random, one per epoch) ─HPKE + pair mark─► the other

One Argon2id run feeds both the verifier and the key, so that the stored password is no cheaper to guess than the vault.
Argon2id runs with one lane and one at a time: `cryptography` 50.0 hangs when two derivations with several lanes meet.
"""

import base64
import hashlib
import hmac
import os
import threading
import unicodedata
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from usward.vault.sealed import Place, Unsealable, seal, unseal

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_ONE_AT_A_TIME = threading.Lock()
_NOWHERE = UUID(int=0)


class TooCheap(ValueError):
    """Password costs below the floor: somebody lowered them. Nothing is derived."""


class Cost(NamedTuple):
    """What one password guess costs: memory in KiB, passes over it."""

    memory: int = 64 * 1024
    passes: int = 3

    def check(self, floor: "Cost") -> "Cost":
        if self.memory < floor.memory or self.passes < floor.passes:
            raise TooCheap
        return self


#: RFC 9106's second recommendation with one lane: about 0.14 s, 64 MiB.
STANDARD = Cost()
#: For tests that are not about cost.
CHEAP = Cost(memory=32, passes=1)


class Stretched(NamedTuple):
    """What one Argon2id run yields: the value sign-in compares, and the key that wraps the root key."""

    verifier: bytes
    kek: bytes


def derive(secret: bytes, purpose: str, *, salt: bytes = b"", length: int = 32) -> bytes:
    """HKDF-SHA256 with a named purpose (RFC 5869)."""
    return HKDF(SHA256(), length, salt, f"usward {purpose}".encode()).derive(secret)


class Marker:
    """HMAC-SHA256 over parts, each with its length in front, under one key that is made ready once."""

    __slots__ = ("_ready",)

    def __init__(self, key: bytes) -> None:
        self._ready = hmac.new(key, digestmod="sha256")

    def mark(self, *parts: bytes) -> bytes:
        """The 32-byte mark of the parts."""
        working = self._ready.copy()
        working.update(_framed(parts))
        return working.digest()


def mark(key: bytes, *parts: bytes) -> bytes:
    """The same for a key that is used once."""
    return hmac.digest(key, _framed(parts), "sha256")


def _framed(parts: tuple[bytes, ...]) -> bytes:
    return b"".join([len(part).to_bytes(4, "big") + part for part in parts])


def same(one: bytes, other: bytes) -> bool:
    """Compare secrets in constant time."""
    return hmac.compare_digest(one, other)


def stretch(password: str, salt: bytes, cost: Cost = STANDARD) -> Stretched:
    """Run Argon2id once (RFC 9106: one lane, 32 bytes out) and split its output.

    `salt` is 16 random bytes. Waits for its turn: one derivation at a time in a process. The password is brought to
    its compatibility form first (NFKC), because keyboards differ in how they compose the same letters.
    """
    secret = unicodedata.normalize("NFKC", password).encode()
    with _ONE_AT_A_TIME:
        master = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=1, memory_cost=cost.memory).derive(secret)
    return Stretched(hashlib.sha256(derive(master, "verify")).digest(), derive(master, "kek"))


def new_recovery_code() -> str:
    """160 random bits as eight groups of four letters and digits, to print or copy."""
    letters = base64.b32encode(os.urandom(20)).decode()
    return "-".join(letters[at : at + 4] for at in range(0, 32, 4))


def recovery_kek(code: str) -> bytes:
    """The key behind a recovery code, however it was typed (case, spaces and hyphens do not count).

    Raises
    ------
    Unsealable
        This cannot be a recovery code at all.

    """
    letters = "".join(ch for ch in code.upper() if ch.isalnum()).translate(str.maketrans("018", "OIB"))
    try:
        secret = base64.b32decode(letters)
    except ValueError:
        raise Unsealable from None
    if len(secret) != 20:
        raise Unsealable
    return derive(secret, "recovery")


def wrap(kek: bytes, what: str, owner: UUID, secret: bytes, *, epoch: int = 0) -> bytes:
    """Wrap a key under another, bound to what it is and whose."""
    return seal(kek, Place(f"wrap {what}", _NOWHERE, owner, b"", epoch, 0), secret)


def unwrap(kek: bytes, what: str, owner: UUID, body: bytes, *, epoch: int = 0) -> bytes:
    """Undo `wrap`.

    Raises
    ------
    Unsealable
        The key is wrong, or the wrap was made for something or someone else.

    """
    return unseal(kek, Place(f"wrap {what}", _NOWHERE, owner, b"", epoch, 0), body)


class Root:
    """A person's root key and what follows from it. Lives only while they are signed in."""

    __slots__ = ("author_key", "bucket", "epoch", "index_key", "secret", "self_key")

    def __init__(self, secret: bytes, epoch: int = 0) -> None:
        self.secret = secret
        self.epoch = epoch
        self.self_key = derive(secret, "self")
        self.index_key = derive(secret, "index")
        self.author_key = derive(secret, "author")
        self.bucket = opaque_id(self.index_key, b"bucket")

    @classmethod
    def new(cls, epoch: int = 0) -> "Root":
        return cls(os.urandom(32), epoch)


def opaque_id(key: bytes, *parts: bytes) -> UUID:
    """An identifier only the holder of `key` can connect with its parts."""
    return UUID(bytes=mark(key, *parts)[:16], version=4)


class Pair(NamedTuple):
    """An X25519 key pair as raw bytes: the secret stays wrapped, the public half is shown and pinned."""

    secret: bytes
    public: bytes

    @classmethod
    def new(cls) -> "Pair":
        secret = X25519PrivateKey.generate()
        return cls(secret.private_bytes_raw(), secret.public_key().public_bytes_raw())


def pair_key(secret: bytes, mine: bytes, theirs: bytes) -> bytes:
    """The key two people share, the same from both sides: ECDH bound to both public keys.

    Raises
    ------
    Unsealable
        The other's public key is a low-order point or not a key at all.

    """
    try:
        shared = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(theirs))
    except ValueError:
        raise Unsealable from None
    return derive(shared, "pair", salt=b"".join(sorted((mine, theirs))))


def new_space_key() -> bytes:
    """A fresh 32-byte key for one epoch of a space."""
    return os.urandom(32)


def seal_to(public: bytes, purpose: str, plain: bytes) -> bytes:
    """Seal to the holder of a public key (HPKE base mode, RFC 9180): 48 bytes longer than `plain`.

    Anonymous: authenticate it where it matters. The length shows: pad it where that matters.

    Raises
    ------
    Unsealable
        This is no public key, or one that everybody holds the secret of.

    """
    try:
        return _SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=f"usward {purpose}".encode())
    except ValueError:
        raise Unsealable from None


def open_sealed(secret: bytes, purpose: str, body: bytes) -> bytes:
    """Open what `seal_to` sealed.

    Raises
    ------
    Unsealable
        Not for this key, not for this purpose, or altered.

    """
    try:
        return _SUITE.decrypt(body, X25519PrivateKey.from_private_bytes(secret), info=f"usward {purpose}".encode())
    except (InvalidTag, ValueError):
        raise Unsealable from None


def give_space_key(pair: bytes, public: bytes, space: UUID, epoch: int, key: bytes) -> bytes:
    """Seal one epoch's space key to the other member and mark it with the pair key: mark(32) ‖ HPKE."""
    sealed = seal_to(public, f"space {space} {epoch}", key)
    return mark(pair, b"space key", space.bytes, epoch.to_bytes(4, "big"), sealed) + sealed


def take_space_key(pair: bytes, secret: bytes, space: UUID, epoch: int, body: bytes) -> bytes:
    """Check the mark and open a space key that the other member gave.

    Raises
    ------
    Unsealable
        Not given by the pinned partner, or not for this space and epoch.

    """
    given, sealed = body[:32], body[32:]
    if not same(given, mark(pair, b"space key", space.bytes, epoch.to_bytes(4, "big"), sealed)):
        raise Unsealable
    return open_sealed(secret, f"space {space} {epoch}", sealed)


def invitation_mark(code: bytes, role: str, space: UUID, public: bytes) -> bytes:
    """What an invitation's holder puts under a public key, so that a database cannot swap it."""
    return mark(derive(code, "invitation"), role.encode(), space.bytes, public)
