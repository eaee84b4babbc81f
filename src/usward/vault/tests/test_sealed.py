"""The envelope: what it fixes for good, what it hides, and that it refuses everything else."""

import json
import os
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from usward.vault.sealed import STEP, SUITE, WIDE_STEP, Place, Unsealable, bare, padded, seal, steps, unseal
from usward.vault.tests import reference, two_keys
from usward.vault.tests.salts import repeated_salts
from usward.vault.tests.test_primitives import VECTORS, needs_gcm, unhex

KEY = os.urandom(32)
PLACE = Place("record", uuid4(), uuid4(), b"8 bytes.", 3, 5)
HEAD, TAG = 69, 16

places = st.builds(
    Place,
    table=st.text(min_size=1, max_size=20),
    bucket=st.uuids(),
    id=st.uuids(),
    tag=st.binary(max_size=8),
    epoch=st.integers(0, 2**32 - 1),
    revision=st.integers(0, 2**32 - 1),
)


def known(case: dict[str, Any]) -> Place:
    at = case["place"]
    return Place(at["table"], UUID(at["bucket"]), UUID(at["id"]), unhex(at["tag"]), at["epoch"], at["revision"])


ENVELOPES = json.loads((VECTORS / "envelope-v1.json").read_text())["vectors"]


# What is fixed for good


@pytest.mark.parametrize("case", ENVELOPES)
def test_the_envelope_is_what_it_was_on_the_first_day(case: dict[str, Any]) -> None:
    key, plain, body = unhex(case["key"]), unhex(case["plain"]), unhex(case["envelope"])
    assert seal(key, known(case), plain, step=case["step"], salt=unhex(case["salt"])) == body
    assert unseal(key, known(case), body) == plain


@needs_gcm
@pytest.mark.parametrize("case", ENVELOPES)
def test_the_envelope_is_what_its_description_says(case: dict[str, Any]) -> None:
    bound = reference.place(*known(case))
    assert bound == known(case).bound()
    sealed = reference.seal(
        unhex(case["key"]), known(case).epoch, bound, unhex(case["plain"]), case["step"], unhex(case["salt"])
    )
    assert sealed == unhex(case["envelope"])


@needs_gcm
@given(st.binary(max_size=700), places)
def test_what_the_vault_seals_opens_by_the_description(plain: bytes, at: Place) -> None:
    body = seal(KEY, at, plain)
    assert reference.unseal(KEY, reference.place(*at), body) == plain


# What comes out


@given(st.binary(max_size=2000), places, st.sampled_from([STEP, WIDE_STEP]))
def test_what_goes_in_comes_out(plain: bytes, at: Place, step: int) -> None:
    body = seal(KEY, at, plain, step=step)
    assert unseal(KEY, at, body) == plain
    assert (len(body) - HEAD - TAG) % step == 0
    assert steps(body, step) == (len(plain) + 4 + step - 1) // step


def test_lengths_are_hidden_in_steps() -> None:
    sizes = {len(seal(KEY, PLACE, bytes(length))) for length in range(253)}
    assert sizes == {HEAD + STEP + TAG}
    assert len(seal(KEY, PLACE, bytes(253))) == HEAD + 2 * STEP + TAG
    assert len(seal(KEY, PLACE, b"yes", step=WIDE_STEP)) == HEAD + WIDE_STEP + TAG


def test_sealing_twice_never_looks_the_same() -> None:
    assert len({seal(KEY, PLACE, b"I love you") for _ in range(50)}) == 50


@given(st.binary(max_size=300), st.integers(1, 64))
def test_padding_comes_off_again(plain: bytes, step: int) -> None:
    assert bare(padded(plain, step)) == plain
    assert len(padded(plain, step)) % step == 0


@pytest.mark.parametrize("filled", [b"\x00\x00\x00\x05four", b"\xff\xff\xff\xff", b"\x00\x00\x00\x01"])
def test_a_length_beyond_the_end_is_refused(filled: bytes) -> None:
    with pytest.raises(Unsealable):
        bare(filled)


# What is refused


def test_bar_04_every_flipped_byte_is_refused() -> None:
    body = seal(KEY, PLACE, b"words" * 40)
    for at in range(len(body)):
        for bit in (0x01, 0x80):
            with pytest.raises(Unsealable):
                unseal(KEY, PLACE, body[:at] + bytes((body[at] ^ bit,)) + body[at + 1 :])


def test_bar_04_every_shortened_or_lengthened_envelope_is_refused() -> None:
    body = seal(KEY, PLACE, b"words")
    for damaged in [body[:length] for length in range(len(body))] + [body + b"\x00", body + body]:
        with pytest.raises(Unsealable):
            unseal(KEY, PLACE, damaged)


MOVES: dict[str, Callable[[Place], Place]] = {
    "table": lambda at: at._replace(table="revision"),
    "bucket": lambda at: at._replace(bucket=uuid4()),
    "id": lambda at: at._replace(id=uuid4()),
    "tag": lambda at: at._replace(tag=b"8 bytes!"),
    "epoch": lambda at: at._replace(epoch=at.epoch + 1),
    "revision": lambda at: at._replace(revision=at.revision - 1),
}


def test_bar_04_every_part_of_a_place_has_a_move() -> None:
    assert set(MOVES) == set(Place._fields)


@pytest.mark.parametrize("part", MOVES)
def test_bar_04_a_moved_envelope_is_refused(part: str) -> None:
    body = seal(KEY, PLACE, b"words")
    with pytest.raises(Unsealable):
        unseal(KEY, MOVES[part](PLACE), body)


def test_bar_04_an_epoch_is_bound_beyond_its_clear_word() -> None:
    body = seal(KEY, PLACE, b"words")
    with pytest.raises(Unsealable):
        unseal(KEY, PLACE._replace(epoch=4), body[:1] + (4).to_bytes(4, "big") + body[5:])


@given(places, places)
def test_two_places_are_never_bound_alike(one: Place, other: Place) -> None:
    assert (one.bound() == other.bound()) is (one == other)


def test_parts_of_a_place_cannot_run_into_each_other() -> None:
    assert PLACE._replace(table="a", tag=b"bc").bound() != PLACE._replace(table="ab", tag=b"c").bound()
    assert len(PLACE._replace(tag=b"").bound()) == len(PLACE.bound()) - 8


def test_another_key_is_refused() -> None:
    with pytest.raises(Unsealable):
        unseal(os.urandom(32), PLACE, seal(KEY, PLACE, b"words"))


@pytest.mark.parametrize("suite", [0, 2, 255])
def test_only_the_suite_that_exists_is_opened(suite: int) -> None:
    body = seal(KEY, PLACE, b"words")
    assert body[0] == SUITE
    with pytest.raises(Unsealable):
        unseal(KEY, PLACE, bytes((suite,)) + body[1:])


@pytest.mark.parametrize(
    ("at", "body"),
    [
        (PLACE, None),
        (PLACE, "text where bytes belong"),
        (PLACE, 17),
        (PLACE._replace(revision=-1), b""),
        (PLACE._replace(epoch=2**40), bytes(400)),
        (PLACE._replace(tag="text"), bytes(400)),
        (PLACE._replace(id=None), bytes(400)),
    ],
)
def test_what_no_program_could_have_written_is_refused_in_the_same_way(at: Place, body: Any) -> None:
    with pytest.raises(Unsealable) as refusal:
        unseal(KEY, at, body)
    assert refusal.value.args == ()


def test_a_refusal_never_says_why() -> None:
    body = seal(KEY, PLACE, b"words")
    faults = [body[:-1], b"\x02" + body[1:], body[:40] + bytes(29) + body[69:], body[:10]]
    said = set()
    for fault in faults:
        with pytest.raises(Unsealable) as refusal:
            unseal(KEY, PLACE, fault)
        said.add((str(refusal.value), refusal.value.__cause__, refusal.value.__suppress_context__))
    assert said <= {("", None, True), ("", None, False)}


# Two keys, one ciphertext


def test_bar_05_a_ciphertext_that_opens_under_two_keys_is_refused_by_the_commitment() -> None:
    """Such a ciphertext exists for bare AES-GCM; under our head at most one of the two keys is committed to."""
    one, other, salt = os.urandom(32), os.urandom(32), os.urandom(32)
    first, second = two_keys.derived(one, salt), two_keys.derived(other, salt)
    for bound in (b"", PLACE.bound()):
        body = two_keys.ciphertext(first, second, bound)
        for key, nonce, _ in (first, second):
            AESGCM(key).decrypt(nonce, body, bound)  # Bare AES-GCM is content under both.
    for committed, refused in ((one, other), (other, one)):
        head = bytes((SUITE,)) + PLACE.epoch.to_bytes(4, "big") + salt + two_keys.derived(committed, salt)[2]
        with pytest.raises(Unsealable):
            unseal(refused, PLACE, head + body)


# One salt, one time


def test_bar_10_no_salt_comes_twice_briefly() -> None:
    assert repeated_salts(20_000, workers=4) == 0


@pytest.mark.slow
def test_bar_10_no_salt_comes_twice_in_a_million_seals_of_four_forked_workers() -> None:
    assert repeated_salts(1_000_000, workers=4) == 0
