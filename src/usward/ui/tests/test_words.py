"""Small words that templates make of numbers."""

import pytest
from django.template import engines


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (45, "45 seconds"), (60, "1 minute"), (150, "150 seconds"), (300, "5 minutes")],
)
def test_whole_minutes_are_told_as_minutes(seconds: int, words: str) -> None:
    template = engines["django"].from_string("{% load ui %}{{ seconds|lasting }}")
    assert template.render({"seconds": seconds}) == words
