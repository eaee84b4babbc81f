"""Heads say exactly what moved them, survive their file, and refuse what is none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.coach.features import written_out
from usward.core.coach.heads import Heads, UnknownHeads, probability
from usward.core.coach.sentences import sentences
from usward.core.coach.tests.small import KINDS, heads

WORDS = st.lists(
    st.sampled_from(["you", "never", "listen", "thank", "love", "how", "?", "dont", "Zoë", "😀", "3"]), max_size=14
)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_the_shares_and_the_bias_add_up_to_the_log_odds(words: list[str]) -> None:
    for sentence in sentences(" ".join(words)):
        reading = heads().read(sentence).kinds
        for name in KINDS:
            parts = sum(share.share for share in reading.shares(name))
            assert parts + reading.bias(name) == pytest.approx(reading.logit(name), abs=1e-5)


def test_shares_come_largest_first_and_say_where_they_stand() -> None:
    (sentence,) = sentences("But you never listen")
    first, *rest = heads().read(sentence).kinds.shares("criticism")
    assert (first.phrase, sentence.text[first.start : first.end]) == ("you never", "you never")
    assert all(first.share >= share.share for share in rest)


def test_a_short_form_keeps_its_place() -> None:
    message = "Well. u NEVER listen"
    _, sentence = sentences(message)
    share = heads().read(sentence).kinds.shares("criticism")[0]
    assert message[share.start : share.end] == "u NEVER"


def test_heads_survive_their_file() -> None:
    made = heads()
    held = Heads.from_bytes(made.to_bytes())
    (sentence,) = sentences("you never listen, love")
    assert held.read(sentence).kinds.logits == pytest.approx(made.read(sentence).kinds.logits, abs=1e-3)
    assert held.facts["alone"] == made.facts["alone"]


def test_the_same_heads_make_the_same_bytes() -> None:
    assert heads().to_bytes() == heads().to_bytes()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not heads at all", heads().to_bytes()[:300]])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnknownHeads):
        Heads.from_bytes(data)


def test_a_sentence_of_unknown_words_is_the_bias_alone() -> None:
    (sentence,) = sentences("xylophone")
    reading = heads().read(sentence).kinds
    assert reading.logits == pytest.approx(reading.bank.bias)


@pytest.mark.parametrize("logit", [-1e6, -3.0, 0.0, 3.0, 1e6])
def test_probabilities_stay_between_nought_and_one(logit: float) -> None:
    assert 0 <= probability(logit) <= 1
    assert probability(logit) + probability(-logit) == pytest.approx(1)
    assert np.isfinite(probability(logit))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("you're", ("you", "are")),
        ("youre", ("you", "are")),
        ("can't", ("can", "not")),
        ("didn't", ("did", "not")),
        ("soooo", ("soo",)),
        ("o'clock", ("o'clock",)),
        ("ben's", ("ben", "'s")),
    ],
)
def test_short_forms_are_read_as_what_they_stand_for(typed: str, read: tuple[str, ...]) -> None:
    assert written_out(typed) == read
