"""Finding by word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.finding import finds


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("You rang my mother.", "MOTHER"),
        ("the café in Nîmes", "cafe nimes"),
        ("I didn’t say it", "didn't"),
        ("Straße", "strasse"),
        ("walking home", "walk"),
        ("anything", "  "),
        ("harbour, then rain", "rain harbour"),
    ],
)
def test_it_finds(text: str, sought: str) -> None:
    assert finds(text, sought)


@pytest.mark.parametrize(
    ("text", "sought"), [("walk", "walking"), ("harbour", "arbour"), ("rain", "rain sun"), ("a", "?!")]
)
def test_it_does_not_find(text: str, sought: str) -> None:
    assert not finds(text, sought)


@settings(max_examples=30)
@given(st.lists(st.text(alphabet="abcdeéÄß", min_size=1, max_size=6), min_size=1, max_size=8), st.data())
def test_every_word_of_a_text_finds_the_text(words: list[str], data: st.DataObject) -> None:
    assert finds(" ".join(words), data.draw(st.sampled_from(words)).upper())
