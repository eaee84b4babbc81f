"""Sentences as people text them, and offsets that hold whatever is typed."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.coach.sentences import Place, plainly, quotations, sentences


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("i'm done. do what you want", ["i'm done.", "do what you want"]),
        ("I saw Dr. Smith at 3 p.m. today. Ok.", ["I saw Dr. Smith at 3 p.m. today.", "Ok."]),
        ("well... i guess\nfine", ["well... i guess", "fine"]),
        ("no!what", ["no!", "what"]),
        (
            "He said “you’re useless. Go.” to me, and I left. Fine",
            ["He said “you’re useless. Go.” to me, and I left.", "Fine"],
        ),
        ("it was 3.50 altogether", ["it was 3.50 altogether"]),
        ("love you 😘 See you at six", ["love you 😘", "See you at six"]),
        ("miss you 😘 so much", ["miss you 😘 so much"]),
        ("", []),
        (" \n… ", ["…"]),
    ],
)
def test_a_message_falls_into_its_sentences(message: str, parts: list[str]) -> None:
    assert [sentence.text for sentence in sentences(message)] == parts


def test_the_apostrophe_of_a_word_opens_no_quotation() -> None:
    assert quotations("I don't think it's Ben's fault, isn't it") == ()


def test_quoted_words_are_known_by_their_place() -> None:
    (sentence,) = sentences("she said 'you are lazy' and left")
    assert sentence.quotes == (Place(9, 23),)
    assert sentence.quoted(10, 17)
    assert not sentence.quoted(24, 30)


TYPED = st.text(st.sampled_from("aI you.!?…'\"“”’\n 😀👩‍👧İß3,") | st.characters(), max_size=60)


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_offsets_are_exact_whatever_is_typed(message: str) -> None:
    found = sentences(message)
    assert all(message[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert all(len(sentence.plain) == len(sentence.text) for sentence in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    for sentence in found:
        for token in sentence.tokens:
            assert plainly(sentence.text)[token.start : token.end] == token.text
