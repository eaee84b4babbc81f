"""What the learned heads see of a sentence: its words one, two and three at a time, its signs, and its shape.

A feature is a string; the ones a head knows have a number in its vocabulary. Features made of neighbouring words know
where they stand, so that they can be shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from usward.core.coach.sentences import Token

LONGEST = 3
"""Words in the longest feature."""

NUMBER = "#"
EDGE_BEFORE, EDGE_AFTER = "⟨", "⟩"
_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "im", "ive", "mine", "myself"))
_OTHER = frozenset(("you", "you're", "your", "u", "ur", "you've", "you'd", "you'll", "youre", "yours", "yourself"))
_THIRD = frozenset(("he", "she", "him", "her", "his", "they", "them", "their", "he's", "she's", "they're"))
_US = frozenset(("we", "us", "our", "we're", "we've", "we'll", "we'd"))


class Feature(NamedTuple):
    """A feature and its place in the sentence; shape features have no place, and say so with -1."""

    text: str
    start: int
    end: int


class Counted(NamedTuple):
    """The features of a sentence that a vocabulary knows: numbers, how often each stands there, and where first."""

    numbers: NDArray[np.intp]
    counts: NDArray[np.float32]
    first: tuple[Feature, ...]


def features(tokens: Sequence[Token]) -> Iterator[Feature]:
    """Every feature of a sentence's tokens, repeated as often as it stands there."""
    marked = (
        [Token(EDGE_BEFORE, 0, 0), *map(_folded, tokens), Token(EDGE_AFTER, *((tokens[-1].end,) * 2))] if tokens else []
    )
    for at, token in enumerate(marked):
        text = token.text
        if 0 < at < len(marked) - 1:
            yield Feature(text, token.start, token.end)
        for following in marked[at + 1 : at + LONGEST]:
            text += " " + following.text
            yield Feature(text, token.start, following.end)
    yield from (Feature(name, -1, -1) for name in shape(tokens))


def _folded(token: Token) -> Token:
    return token if not token.text[0].isdigit() else Token(NUMBER, token.start, token.end)


def shape(tokens: Sequence[Token]) -> Iterator[str]:
    """What is seen of a sentence from further off: who is in it, whether it asks, how long it is."""
    held = {token.text for token in tokens}
    people = "".join(
        letter
        for letter, group in (("i", _SELF), ("y", _OTHER), ("w", _US), ("t", _THIRD))
        if not held.isdisjoint(group)
    )
    asks = "?" if "?" in held else "."
    yield f"⟦{people}{asks}⟧"
    yield f"⟦{min(len(tokens), 32).bit_length()}{asks}⟧"


def count(tokens: Sequence[Token], vocabulary: Mapping[str, int]) -> Counted:
    """The features of a sentence that stand in the vocabulary."""
    seen: dict[int, int] = {}
    first: list[Feature] = []
    for feature in features(tokens):
        number = vocabulary.get(feature.text)
        if number is not None:
            if number not in seen:
                first.append(feature)
            seen[number] = seen.get(number, 0) + 1
    return Counted(
        np.fromiter(seen.keys(), np.intp, len(seen)), np.fromiter(seen.values(), np.float32, len(seen)), tuple(first)
    )
