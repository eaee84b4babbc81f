"""The protocol a second time, from its description alone: hashlib, PyNaCl and argon2-cffi, none of the vault's code.

What the vault makes must open here, and what is made here must open there.
"""

import hashlib
import hmac
from uuid import UUID

import nacl.bindings
from argon2.low_level import Type, hash_secret_raw

# HKDF (RFC 5869)


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return expand(hmac.digest(salt or bytes(32), secret, "sha256"), info, length)


def expand(extracted: bytes, info: bytes, length: int) -> bytes:
    made, block, number = b"", b"", 1
    while len(made) < length:
        block = hmac.digest(extracted, block + info + bytes((number,)), "sha256")
        made, number = made + block, number + 1
    return made[:length]


# AES-256-GCM, as libsodium has it (needs a processor with AES instructions)

gcm_seal = nacl.bindings.crypto_aead_aes256gcm_encrypt
gcm_open = nacl.bindings.crypto_aead_aes256gcm_decrypt


def has_gcm() -> bool:
    try:
        return len(gcm_seal(b"", b"", bytes(12), bytes(32))) == 16
    except (nacl.exceptions.UnavailableError, RuntimeError):
        return False


# Our envelope


def framed(*parts: bytes) -> bytes:
    return b"".join(bytes((len(part),)) + part for part in parts)


def place(table: str, bucket: UUID, row: UUID, tag: bytes, epoch: int, revision: int) -> bytes:
    return framed(
        b"usward", table.encode(), bucket.bytes, row.bytes, tag, epoch.to_bytes(4, "big"), revision.to_bytes(4, "big")
    )


def seal(key: bytes, epoch: int, bound: bytes, plain: bytes, step: int, salt: bytes) -> bytes:
    secret = hkdf(key, salt, b"usward envelope 1", 76)
    filled = len(plain).to_bytes(4, "big") + plain
    filled += bytes(-len(filled) % step)
    head = b"\x01" + epoch.to_bytes(4, "big") + salt + secret[44:]
    return head + gcm_seal(filled, bound, secret[32:44], secret[:32])


def unseal(key: bytes, bound: bytes, body: bytes) -> bytes:
    secret = hkdf(key, body[5:37], b"usward envelope 1", 76)
    assert body[37:69] == secret[44:]
    filled = gcm_open(body[69:], bound, secret[32:44], secret[:32])
    return filled[4 : 4 + int.from_bytes(filled[:4], "big")]


# Keys


def derive(secret: bytes, purpose: str) -> bytes:
    return hkdf(secret, b"", f"usward {purpose}".encode(), 32)


def mark(key: bytes, *parts: bytes) -> bytes:
    return hmac.new(key, b"".join(len(part).to_bytes(4, "big") + part for part in parts), hashlib.sha256).digest()


def argon2id(password: bytes, salt: bytes, passes: int, memory: int) -> bytes:
    return hash_secret_raw(password, salt, passes, memory, 1, 32, Type.ID)


def x25519(secret: bytes, point: bytes) -> bytes:
    return nacl.bindings.crypto_scalarmult(secret, point)


def public(secret: bytes) -> bytes:
    return nacl.bindings.crypto_scalarmult_base(secret)


# HPKE, base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM

_KEM = b"KEM\x00\x20"
_HPKE = b"HPKE\x00\x20\x00\x01\x00\x02"


def _extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")


def _expand(suite: bytes, extracted: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(extracted, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)


def _schedule(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    context = b"\x00" + _extract(_HPKE, b"", b"psk_id_hash", b"") + _extract(_HPKE, b"", b"info_hash", info)
    secret = _extract(_HPKE, shared, b"secret", b"")
    return _expand(_HPKE, secret, b"key", context, 32), _expand(_HPKE, secret, b"base_nonce", context, 12)


def _shared(exchanged: bytes, ephemeral: bytes, receiver: bytes) -> bytes:
    return _expand(_KEM, _extract(_KEM, b"", b"eae_prk", exchanged), b"shared_secret", ephemeral + receiver, 32)


def _nonce(base: bytes, number: int) -> bytes:
    return (int.from_bytes(base, "big") ^ number).to_bytes(12, "big")


def hpke_seal(ephemeral: bytes, receiver: bytes, info: bytes, plain: bytes, ad: bytes = b"", number: int = 0) -> bytes:
    """The encapsulated key, then the message of that number."""
    key, base = _schedule(_shared(x25519(ephemeral, receiver), public(ephemeral), receiver), info)
    return public(ephemeral) + gcm_seal(plain, ad, _nonce(base, number), key)


def hpke_open(secret: bytes, info: bytes, body: bytes, ad: bytes = b"", number: int = 0) -> bytes:
    key, base = _schedule(_shared(x25519(secret, body[:32]), body[:32], public(secret)), info)
    return gcm_open(body[32:], ad, _nonce(base, number), key)
