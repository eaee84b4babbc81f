"""Every primitive the vault uses, against its specification and against Wycheproof."""

import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from usward.vault import keys
from usward.vault.keys import Pair, pair_key, seal_to
from usward.vault.sealed import Unsealable
from usward.vault.tests import reference

VECTORS = Path(__file__).parents[4] / "tests" / "vectors"
needs_gcm = pytest.mark.skipif(not reference.has_gcm(), reason="libsodium's AES-256-GCM needs AES instructions")


def published(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text())["vectors"]


def wycheproof(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for group in json.loads((VECTORS / "wycheproof" / f"{name}_test.json").read_text())["testGroups"]:
        for test in group["tests"]:
            yield group, test


def unhex(value: str) -> bytes:
    return bytes.fromhex(value)


# What was published


@pytest.mark.parametrize("case", published("hkdf"))
def test_hkdf_is_rfc_5869(case: dict[str, Any]) -> None:
    ikm, salt, info, okm = (unhex(case[part]) for part in ("ikm", "salt", "info", "okm"))
    assert HKDF(SHA256(), case["length"], salt, info).derive(ikm) == okm
    assert reference.hkdf(ikm, salt, info, case["length"]) == okm


@pytest.mark.parametrize("case", published("hmac"))
def test_hmac_is_rfc_4231(case: dict[str, Any]) -> None:
    key, tag = unhex(case["key"]), unhex(case["tag"])
    assert hmac.digest(key, unhex(case["data"]), "sha256")[: len(tag)] == tag
    running = hmac.new(key, digestmod="sha256").copy()
    running.update(unhex(case["data"]))
    assert running.digest()[: len(tag)] == tag


@pytest.mark.parametrize("case", published("x25519")["steps"])
def test_x25519_is_rfc_7748(case: dict[str, Any]) -> None:
    assert _exchange(unhex(case["scalar"]), unhex(case["point"])) == unhex(case["out"])


@pytest.mark.parametrize(("times", "out"), published("x25519")["iterated"].items())
def test_x25519_iterated_is_rfc_7748(times: str, out: str) -> None:
    scalar = point = bytes((9,)) + bytes(31)
    for _ in range(int(times)):
        scalar, point = _exchange(scalar, point), scalar
    assert scalar == unhex(out)


def test_two_people_exchange_as_in_rfc_7748() -> None:
    case = {name: unhex(value) for name, value in published("x25519")["exchange"].items()}
    assert _exchange(case["one_secret"], case["other_public"]) == case["shared"]
    assert _exchange(case["other_secret"], case["one_public"]) == case["shared"]
    assert reference.public(case["one_secret"]) == case["one_public"]


@pytest.mark.parametrize("case", published("argon2id"))
def test_argon2id_is_rfc_9106(case: dict[str, Any]) -> None:
    made = Argon2id(
        salt=unhex(case["salt"]),
        length=case["length"],
        iterations=case["passes"],
        lanes=case["lanes"],
        memory_cost=case["memory"],
        ad=unhex(case["ad"]),
        secret=unhex(case["secret"]),
    ).derive(unhex(case["password"]))
    assert made == unhex(case["tag"])


@pytest.mark.parametrize("case", published("aes-256-gcm"))
def test_aes_256_gcm_is_what_was_submitted_to_nist(case: dict[str, Any]) -> None:
    key, nonce, plain, ad = (unhex(case[part]) for part in ("key", "nonce", "plain", "ad"))
    assert AESGCM(key).encrypt(nonce, plain, ad) == unhex(case["cipher"] + case["tag"])


@needs_gcm
@pytest.mark.parametrize("case", published("hpke"))
def test_our_reference_of_hpke_is_rfc_9180_and_the_library_is_our_reference(case: dict[str, Any]) -> None:
    info, secret, public = (unhex(case[part]) for part in ("info", "receiver_secret", "receiver_public"))
    ephemeral, enc = unhex(case["ephemeral_secret"]), unhex(case["ephemeral_public"])
    for message in case["encryptions"]:
        sealed, ad, number = enc + unhex(message["cipher"]), unhex(message["ad"]), message["number"]
        assert reference.hpke_seal(ephemeral, public, info, unhex(message["plain"]), ad, number) == sealed
        assert reference.hpke_open(secret, info, sealed, ad, number) == unhex(message["plain"])
    # The library fixes the associated data (none) and the number (the first), so it is held to the reference there.
    plain = b"Beauty is truth"
    receiver = X25519PrivateKey.from_private_bytes(secret)
    assert keys._SUITE.decrypt(reference.hpke_seal(ephemeral, public, info, plain), receiver, info=info) == plain
    sealed = keys._SUITE.encrypt(plain, receiver.public_key(), info=info)
    assert reference.hpke_open(secret, info, sealed) == plain


# What breaks others


def test_aes_gcm_withstands_wycheproof() -> None:
    tried = skipped = 0
    for group, test in wycheproof("aes_gcm"):
        if (group["keySize"], group["ivSize"], group["tagSize"]) != (256, 96, 128):
            skipped += 1  # Sizes the vault never uses: 32-byte keys, 12-byte nonces, 16-byte tags are the only ones.
            continue
        tried += 1
        cipher, nonce, ad = AESGCM(unhex(test["key"])), unhex(test["iv"]), unhex(test["aad"])
        sealed = unhex(test["ct"] + test["tag"])
        if test["result"] == "valid":
            assert cipher.encrypt(nonce, unhex(test["msg"]), ad) == sealed, test["tcId"]
            assert cipher.decrypt(nonce, sealed, ad) == unhex(test["msg"]), test["tcId"]
        else:
            with pytest.raises(InvalidTag):
                cipher.decrypt(nonce, sealed, ad)
    assert (tried, skipped) == (66, 250)


def test_hkdf_withstands_wycheproof() -> None:
    for _, test in wycheproof("hkdf_sha256"):
        ikm, salt, info = unhex(test["ikm"]), unhex(test["salt"]), unhex(test["info"])
        if test["result"] == "valid":
            assert HKDF(SHA256(), test["size"], salt, info).derive(ikm) == unhex(test["okm"]), test["tcId"]
        else:
            with pytest.raises(ValueError):
                HKDF(SHA256(), test["size"], salt, info).derive(ikm)


def test_hmac_withstands_wycheproof() -> None:
    for _, test in wycheproof("hmac_sha256"):
        made = hmac.digest(unhex(test["key"]), unhex(test["msg"]), "sha256")[: len(unhex(test["tag"]))]
        assert (made == unhex(test["tag"])) is (test["result"] == "valid"), test["tcId"]


def test_x25519_withstands_wycheproof_and_a_pair_key_refuses_every_low_order_point() -> None:
    refused = 0
    for _, test in wycheproof("x25519"):
        secret, point, shared = unhex(test["private"]), unhex(test["public"]), unhex(test["shared"])
        if "ZeroSharedSecret" in test["flags"]:
            assert shared == bytes(32)
            with pytest.raises(Unsealable):
                pair_key(secret, reference.public(secret), point)
            with pytest.raises(Unsealable):
                seal_to(point, "draft", b"words")
            refused += 1
        else:
            assert _exchange(secret, point) == shared, test["tcId"]
            pair_key(secret, reference.public(secret), point)
    assert refused == 31


def _exchange(secret: bytes, point: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(point))


def test_a_new_pair_is_a_pair() -> None:
    pair = Pair.new()
    assert reference.public(pair.secret) == pair.public
