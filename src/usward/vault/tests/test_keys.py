"""From a password to the keys of a space, each against a second implementation."""

import hashlib
import json
import os
import threading
import unicodedata
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.vault import keys
from usward.vault.keys import (
    CHEAP,
    STANDARD,
    Cost,
    Marker,
    Pair,
    Root,
    TooCheap,
    derive,
    give_space_key,
    invitation_mark,
    mark,
    new_recovery_code,
    opaque_id,
    open_sealed,
    pair_key,
    recovery_kek,
    seal_to,
    stretch,
    take_space_key,
    unwrap,
    wrap,
)
from usward.vault.sealed import Unsealable
from usward.vault.tests import reference
from usward.vault.tests.test_primitives import VECTORS, needs_gcm, unhex

FIXED = json.loads((VECTORS / "keys-v1.json").read_text())["vectors"]


# What is fixed for good


def test_what_follows_from_a_root_key_stays_for_good() -> None:
    fixed = FIXED["root"]
    root = Root(unhex(fixed["secret"]))
    assert (root.self_key.hex(), root.index_key.hex(), root.author_key.hex(), root.bucket.hex) == (
        fixed["self"],
        fixed["index"],
        fixed["author"],
        fixed["bucket"],
    )
    assert root.self_key == reference.derive(root.secret, "self")
    expected = reference.mark(reference.derive(root.secret, "index"), b"bucket")
    assert root.bucket == UUID(bytes=expected[:16], version=4)


def test_what_follows_from_a_password_stays_for_good() -> None:
    fixed = FIXED["password"]
    stretched = stretch(fixed["password"], unhex(fixed["salt"]), Cost(fixed["memory"], fixed["passes"]))
    assert (stretched.verifier.hex(), stretched.kek.hex()) == (fixed["verifier"], fixed["kek"])


def test_what_follows_from_a_recovery_code_stays_for_good() -> None:
    assert recovery_kek(FIXED["recovery"]["code"]).hex() == FIXED["recovery"]["kek"]


def test_what_follows_from_two_key_pairs_stays_for_good() -> None:
    fixed = {name: unhex(value) for name, value in FIXED["pair"].items()}
    assert pair_key(fixed["secret"], fixed["mine"], fixed["theirs"]) == fixed["key"]


# Passwords


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.binary(min_size=16, max_size=16), st.integers(1, 3), st.integers(8, 256))
def test_stretching_is_argon2id_with_one_lane_as_argon2_cffi_has_it(
    password: str, salt: bytes, passes: int, memory: int
) -> None:
    secret = unicodedata.normalize("NFKC", password).encode()
    master = reference.argon2id(secret, salt, passes, memory)
    stretched = stretch(password, salt, Cost(memory, passes))
    assert stretched.kek == reference.derive(master, "kek")
    assert stretched.verifier == hashlib.sha256(reference.derive(master, "verify")).digest()


def test_the_standard_cost_is_argon2id_with_64_mib_three_passes_and_one_lane() -> None:
    salt = os.urandom(16)
    assert stretch("six words make a good one", salt, STANDARD).kek == reference.derive(
        reference.argon2id(b"six words make a good one", salt, 3, 64 * 1024), "kek"
    )


def test_the_verifier_does_not_open_what_the_key_wraps() -> None:
    salt, owner = os.urandom(16), uuid4()
    stretched = stretch("a password", salt, CHEAP)
    wrapped = wrap(stretched.kek, "root", owner, b"secret")
    with pytest.raises(Unsealable):
        unwrap(stretched.verifier, "root", owner, wrapped)


def test_one_password_typed_on_two_keyboards_is_one_password() -> None:
    salt = os.urandom(16)
    assert stretch("déjà vu", salt, CHEAP) == stretch(unicodedata.normalize("NFD", "déjà vu"), salt, CHEAP)
    assert stretch("déjà vu", salt, CHEAP) != stretch("Déjà vu", salt, CHEAP)


def test_eight_derivations_at_once_all_end() -> None:
    made: list[bytes] = []
    salt = os.urandom(16)
    threads = [threading.Thread(target=lambda: made.append(stretch("x", salt, Cost(8192, 1)).kek)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(made) == 8
    assert len(set(made)) == 1


@pytest.mark.parametrize("cost", [Cost(64 * 1024 - 1, 3), Cost(64 * 1024, 2), Cost(0, 0), CHEAP])
def test_bar_08_a_cost_below_the_floor_is_refused(cost: Cost) -> None:
    with pytest.raises(TooCheap):
        cost.check(STANDARD)


def test_a_cost_at_or_above_the_floor_is_taken() -> None:
    assert STANDARD.check(STANDARD) == STANDARD
    assert Cost(128 * 1024, 4).check(STANDARD) == Cost(128 * 1024, 4)


# Recovery codes


def test_a_recovery_code_has_160_bits_in_eight_groups_of_four() -> None:
    codes = {new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    assert all([len(group) for group in code.split("-")] == [4] * 8 for code in codes)


def test_a_recovery_code_may_be_typed_as_people_type() -> None:
    code = new_recovery_code()
    slips = code.replace("O", "0").replace("I", "1").replace("B", "8")
    for typed in (code.lower(), code.replace("-", " "), code.replace("-", ""), f" {slips} "):
        assert recovery_kek(typed) == recovery_kek(code)


@pytest.mark.parametrize("typed", ["", "AAAA", "A" * 31, "A" * 40, "9" * 32, "ÀÀÀÀ" * 8, "２" * 32, "A" * 32 + "AAAA"])
def test_what_cannot_be_a_recovery_code_is_refused(typed: str) -> None:
    with pytest.raises(Unsealable):
        recovery_kek(typed)


# Wraps


@given(st.binary(max_size=100), st.integers(0, 2**32 - 1))
def test_a_wrap_opens_for_what_it_was_made(secret: bytes, epoch: int) -> None:
    kek, owner = os.urandom(32), uuid4()
    assert unwrap(kek, "root", owner, wrap(kek, "root", owner, secret, epoch=epoch), epoch=epoch) == secret


def test_a_wrap_opens_for_nothing_else() -> None:
    kek, owner = os.urandom(32), uuid4()
    body = wrap(kek, "root", owner, b"secret", epoch=1)
    for key, what, whose, epoch in [
        (os.urandom(32), "root", owner, 1),
        (kek, "pair", owner, 1),
        (kek, "root", uuid4(), 1),
        (kek, "root", owner, 2),
    ]:
        with pytest.raises(Unsealable):
            unwrap(key, what, whose, body, epoch=epoch)


# Marks and opaque names


@given(st.binary(max_size=40), st.lists(st.binary(max_size=40), max_size=4))
def test_a_mark_is_hmac_over_framed_parts(key: bytes, parts: list[bytes]) -> None:
    assert mark(key, *parts) == reference.mark(key, *parts)
    marker = Marker(key)
    assert [marker.mark(*parts), marker.mark(*parts)] == [reference.mark(key, *parts)] * 2


def test_parts_of_a_mark_cannot_run_into_each_other() -> None:
    assert len({mark(b"k", b"ab", b"c"), mark(b"k", b"a", b"bc"), mark(b"k", b"abc"), mark(b"k", b"abc", b"")}) == 4


def test_an_opaque_id_is_the_same_for_the_same_and_looks_random() -> None:
    key = os.urandom(32)
    one = opaque_id(key, b"copy", b"x")
    assert one == opaque_id(key, b"copy", b"x")
    assert len({one, opaque_id(key, b"copy", b"y"), opaque_id(os.urandom(32), b"copy", b"x")}) == 3
    assert (one.version, one.variant) == (4, uuid4().variant)


@given(st.binary(min_size=1, max_size=64), st.text(max_size=20), st.binary(max_size=40), st.integers(1, 100))
def test_deriving_is_hkdf_with_a_named_purpose(secret: bytes, purpose: str, salt: bytes, length: int) -> None:
    made = derive(secret, purpose, salt=salt, length=length)
    assert made == reference.hkdf(secret, salt, f"usward {purpose}".encode(), length)


# Two people


def test_two_people_reach_one_pair_key_and_a_third_does_not() -> None:
    ana, ben, cleo = Pair.new(), Pair.new(), Pair.new()
    ours = pair_key(ana.secret, ana.public, ben.public)
    assert ours == pair_key(ben.secret, ben.public, ana.public)
    assert ours != pair_key(cleo.secret, cleo.public, ben.public)
    salt = b"".join(sorted((ana.public, ben.public)))
    assert ours == reference.hkdf(reference.x25519(ana.secret, ben.public), salt, b"usward pair", 32)


@pytest.mark.parametrize("point", [bytes(32), b"\x01" + bytes(31), b"", b"short", bytes(33)])
def test_a_pair_key_refuses_what_is_no_public_key(point: bytes) -> None:
    ana = Pair.new()
    with pytest.raises(Unsealable):
        pair_key(ana.secret, ana.public, point)
    with pytest.raises(Unsealable):
        seal_to(point, "draft", b"words")


@needs_gcm
@given(st.binary(max_size=400))
def test_what_is_sealed_to_somebody_opens_by_rfc_9180(plain: bytes) -> None:
    ben = Pair.new()
    assert reference.hpke_open(ben.secret, b"usward draft", seal_to(ben.public, "draft", plain)) == plain
    sealed = reference.hpke_seal(os.urandom(32), ben.public, b"usward draft", plain)
    assert open_sealed(ben.secret, "draft", sealed) == plain


def test_what_is_sealed_to_somebody_opens_for_them_and_that_purpose_only() -> None:
    ben, cleo = Pair.new(), Pair.new()
    body = seal_to(ben.public, "draft", b"words")
    assert open_sealed(ben.secret, "draft", body) == b"words"
    faults = [(cleo.secret, "draft", body), (ben.secret, "space", body), (ben.secret, "draft", b"")]
    faults += [(ben.secret, "draft", body[:at] + bytes((body[at] ^ 1,)) + body[at + 1 :]) for at in range(len(body))]
    for secret, purpose, altered in faults:
        with pytest.raises(Unsealable):
            open_sealed(secret, purpose, altered)


# The key of a space


def test_a_space_key_reaches_the_other() -> None:
    ana, ben, space = Pair.new(), Pair.new(), uuid4()
    key, pair = keys.new_space_key(), pair_key(ana.secret, ana.public, ben.public)
    assert take_space_key(pair, ben.secret, space, 2, give_space_key(pair, ben.public, space, 2, key)) == key


def test_bar_06_a_swapped_space_key_is_refused() -> None:
    """Whoever edits the database can seal a key of their own to Ben, but cannot mark it as Ana's."""
    ana, ben, cleo, space = Pair.new(), Pair.new(), Pair.new(), uuid4()
    pair = pair_key(ana.secret, ana.public, ben.public)
    theirs = pair_key(cleo.secret, cleo.public, ben.public)
    good = give_space_key(pair, ben.public, space, 0, keys.new_space_key())
    swapped = give_space_key(theirs, ben.public, space, 0, keys.new_space_key())
    for body in (swapped, good[:32] + swapped[32:], swapped[:32] + good[32:], b"", good[:32], good[:-1]):
        with pytest.raises(Unsealable):
            take_space_key(pair, ben.secret, space, 0, body)
    for where, epoch in ((uuid4(), 0), (space, 1)):
        with pytest.raises(Unsealable):
            take_space_key(pair, ben.secret, where, epoch, good)


def test_bar_06_an_invitation_marks_one_key_in_one_role_for_one_space() -> None:
    code, space, public = os.urandom(16), uuid4(), Pair.new().public
    marks = {
        invitation_mark(code, "inviter", space, public),
        invitation_mark(code, "guest", space, public),
        invitation_mark(code, "inviter", uuid4(), public),
        invitation_mark(code, "inviter", space, Pair.new().public),
        invitation_mark(os.urandom(16), "inviter", space, public),
    }
    assert len(marks) == 5
