"""Builds a ciphertext that opens under two AES-256-GCM keys at once: possible, because GCM does not commit to its key.

GHASH is a polynomial over GF(2^128) in the key's H. With all blocks but one chosen freely, asking that both keys reach the
same tag is one linear equation in the block that is left: (the two polynomials without it, and the two masks) divided by
the difference of that block's two powers of H. (Dodis, Grubbs, Ristenpart and Woodage, CRYPTO 2018, section 3.)
"""

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from usward.vault.tests import reference

BLOCK = 16
_REDUCTION = 0xE1 << 120

Derived = tuple[bytes, bytes, bytes]


def derived(key: bytes, salt: bytes) -> Derived:
    """AES key, nonce and commitment of an envelope, by the description."""
    secret = reference.hkdf(key, salt, b"usward envelope 1", 76)
    return secret[:32], secret[32:44], secret[44:]


def ciphertext(one: Derived, other: Derived, bound: bytes, free: bytes = b"the same for us ") -> bytes:
    """One free block, one block that is solved for, and the tag that both keys agree to."""
    sums, masks, hashes = [], [], []
    for key, nonce, _ in (one, other):
        h = int.from_bytes(_aes(key, bytes(BLOCK)), "big")
        lengths = (8 * len(bound)).to_bytes(8, "big") + (8 * 2 * BLOCK).to_bytes(8, "big")
        blocks = [bound[at : at + BLOCK].ljust(BLOCK, b"\0") for at in range(0, len(bound), BLOCK)]
        sums.append(_ghash(h, [*blocks, free, bytes(BLOCK), lengths]))
        masks.append(int.from_bytes(_aes(key, nonce + b"\0\0\0\1"), "big"))
        hashes.append(h)
    # The unknown block is the last but one, so it is multiplied by H squared.
    difference = _times(hashes[0], hashes[0]) ^ _times(hashes[1], hashes[1])
    unknown = _times(sums[0] ^ sums[1] ^ masks[0] ^ masks[1], _inverse(difference))
    tag = sums[0] ^ _times(unknown, _times(hashes[0], hashes[0])) ^ masks[0]
    return free + unknown.to_bytes(BLOCK, "big") + tag.to_bytes(BLOCK, "big")


def _aes(key: bytes, block: bytes) -> bytes:
    return Cipher(AES(key), ECB()).encryptor().update(block)


def _ghash(h: int, blocks: list[bytes]) -> int:
    total = 0
    for block in blocks:
        total = _times(total ^ int.from_bytes(block, "big"), h)
    return total


def _times(one: int, other: int) -> int:
    """Multiplication in GF(2^128) as NIST SP 800-38D, section 6.3, writes its bits."""
    product = 0
    for at in range(127, -1, -1):
        if other >> at & 1:
            product ^= one
        one = one >> 1 ^ (_REDUCTION if one & 1 else 0)
    return product


def _inverse(value: int) -> int:
    """The value to the power of 2^128 - 2."""
    inverse, power = 1 << 127, value
    for _ in range(127):
        power = _times(power, power)
        inverse = _times(inverse, power)
    return inverse
