"""One look at a message, with small heads and without rules of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.coach import Coach, Mark
from usward.core.coach.combine import asks_for_advice, heard, marks_of
from usward.core.coach.marks import HARD, KINDS, MEANINGS, SCORES
from usward.core.coach.sentences import sentences
from usward.core.coach.tests.small import heads

COACH = Coach(heads())


def seen(message: str) -> list[Mark]:
    """The marks of the heads alone."""
    parts = sentences(message)
    return marks_of(heard(parts, [COACH.heads.read(part).kinds for part in parts]), COACH.heads.facts, rules=())


def test_a_head_marks_the_sentence_and_shows_its_phrases() -> None:
    message = "The bus was late. You never listen."
    (mark,) = seen(message)
    assert (mark.kind, mark.quote) == ("criticism", "You never listen.")
    assert message[mark.start : mark.end] == mark.quote
    assert mark.probability is not None
    assert mark.probability >= 0.7 == mark.threshold
    assert "You never" in [phrase for phrase, _ in mark.phrases]
    assert "may" in mark.because
    assert mark.hard


def test_below_its_threshold_a_head_abstains() -> None:
    assert seen("You never know, love") == []


@pytest.mark.parametrize("language", ["fr", "de-DE", "tlh", ""])
def test_an_unknown_language_gets_silence(language: str) -> None:
    look = COACH.look("You never listen.", language=language)
    assert look.silent
    assert (look.marks, look.scores, look.spans, look.drafts, look.rung) == ((), {}, (), (), None)


def test_regional_english_is_english() -> None:
    assert not COACH.look("Thank you", language="en-GB").silent


def test_every_score_is_there_and_is_a_probability() -> None:
    scores = COACH.look("Thank you for listening. How are you?").scores
    assert tuple(scores) == SCORES
    assert all(0 <= score <= 1 for score in scores.values())


@pytest.mark.parametrize("message", ["", "   ", "\n\n"])
def test_nothing_said_is_nothing_seen(message: str) -> None:
    look = COACH.look(message)
    assert (look.marks, look.scores, look.silent) == ((), {}, False)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("you never thank listen.?!\n 😀👩‍👧‍👦éİ'”“,") | st.characters(), max_size=80))
def test_marks_quote_the_message_exactly(message: str) -> None:
    for mark in COACH.look(message).marks:
        assert message[mark.start : mark.end] == mark.quote
        assert all(mark.start <= start < end <= mark.end for start, end in mark.spots)


def test_every_kind_has_its_meaning() -> None:
    assert len(KINDS) == 18
    assert KINDS[:6] == HARD
    assert all(meaning.definition.endswith(".") and meaning.remove.endswith(".") for meaning in MEANINGS.values())


@pytest.mark.parametrize(
    ("context", "asks"),
    [
        ("I had a dreadful day", False),
        ("My boss shouted at me again and I just sat there.", False),
        ("What should I do", True),
        ("any ideas are welcome", True),
        ("Can you believe it?", True),
        ("", False),
    ],
)
def test_whether_the_other_asked(context: str, asks: bool) -> None:
    assert asks_for_advice(context) is asks
