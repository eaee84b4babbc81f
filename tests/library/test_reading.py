"""Syllables, grades, frames and openings, against cases worked out by hand."""

import pytest

from usward.packs._frames import frame, opening, worn_frames, worn_openings
from usward.packs._reading import grade, sentences, syllables

# Counted aloud; none of these words is in the list of exceptions.
ALOUD = {
    "kitchen": 2, "window": 2, "breakfast": 2, "umbrella": 3, "remembering": 4, "walked": 1, "needed": 2, "planted": 2,
    "houses": 2, "oranges": 3, "bridges": 2, "lately": 2, "table": 2, "candles": 2, "bottle": 2, "silence": 2,
    "grandmother": 3, "surprising": 3, "celebration": 4, "promise": 2, "promised": 2, "forgiveness": 3, "vulnerable": 4,
    "conversation": 4, "appreciate": 4, "companion": 3, "usefulness": 3, "sleepless": 2, "sharing": 2, "shared": 1,
    "breathe": 1, "breathing": 2, "theatre": 3, "goodbye": 2, "neighbour": 2, "strangers": 2, "tenderness": 3,
    "disappointed": 4, "interrupted": 4, "embarrassing": 4, "laughter": 2, "laughed": 1, "cried": 1, "crying": 2,
    "money": 2, "courageous": 3, "listening": 3, "apology": 4, "argument": 3, "together": 3,
}  # fmt: skip


def test_syllables_agree_with_counting_aloud():
    wrong = {word: syllables(word) for word, count in ALOUD.items() if syllables(word) != count}
    assert len(wrong) <= len(ALOUD) // 20, wrong


def test_the_grade_is_the_formula():
    # Six words, one sentence, seven syllables: 0.39 * 6 + 11.8 * 7 / 6 - 15.59 = 0.516…
    assert grade("The cat sat on the table.") == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)
    # Ten words in two sentences, nineteen syllables.
    text = "Understanding takes courage. Listening attentively requires considerable patience and humility."
    counted = [4, 1, 2, 3, 4, 2, 5, 2, 1, 4]
    assert grade(text) == pytest.approx(0.39 * 10 / 2 + 11.8 * sum(counted) / 10 - 15.59)


def test_no_words_have_no_grade():
    assert grade("… ?") == 0


def test_sentences_end_at_full_stops_colons_and_lines():
    assert sentences("One. Two? Three:\nfour") == ["One.", "Two?", "Three:", "four"]


def test_sentences_that_differ_in_content_words_share_a_frame():
    one = frame("What did your family teach you about money?")
    other = frame("What did your oldest friends tell you about true love?")
    assert one == other == "what did your _ you about _"


def test_the_first_word_sets_the_tune():
    assert frame("Put the phones in a drawer by the door") != frame("Leave the phones in a drawer by the door")


def test_a_short_sentence_has_no_frame():
    assert frame("Who laughed first?") is None


def test_openings_are_the_first_three_words():
    assert opening("What would you, of all people, keep?") == "what would you"
    assert opening("Tea first") is None


def test_a_frame_is_worn_from_the_fifth_time_on():
    texts = [
        (str(n), f"What did your {word} teach you about it?")
        for n, word in enumerate(["uncle", "town", "dog", "work", "garden"])
    ]
    assert worn_frames(texts[:4]) == {}
    assert list(worn_frames(texts).values()) == [["0", "1", "2", "3", "4"]]


def test_an_opening_is_worn_above_three_in_a_hundred():
    fresh = [(str(n), f"{chr(97 + n // 26)}{chr(97 + n % 26)}x is here") for n in range(97)]
    worn = [(f"x{n}", "when you were young") for n in range(4)]
    assert worn_openings(fresh + worn[:3]) == {}
    assert list(worn_openings(fresh + worn)) == ["when you were"]
