"""What the learned heads see of a sentence: its words one, two and three at a time, its signs, and its shape.

A feature is a string; the ones a head knows have a number in its vocabulary. Features made of neighbouring words know
where they stand, so that they can be shown.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from usward.core.coach.sentences import Token
from usward.core.coach.spellings import SPELLINGS

NUMBER = "#"
EDGE_BEFORE, EDGE_AFTER = "⟨", "⟩"
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_SHORT = (
    *(("n't", "not"), ("'re", "are"), ("'m", "am"), ("'ve", "have"), ("'ll", "will"), ("'d", "would")),
    ("'s", "'s"),
)
_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "im", "ive", "mine", "myself"))
_OTHER = frozenset(("you", "you're", "your", "u", "ur", "you've", "you'd", "you'll", "youre", "yours", "yourself"))
_THIRD = frozenset(("he", "she", "him", "her", "his", "they", "them", "their", "he's", "she's", "they're"))
_US = frozenset(("we", "us", "our", "we're", "we've", "we'll", "we'd"))


Placed = tuple[str, int, int]
"""A feature and its place, where it starts and ends; features of the shape have none, and say so with -1.

Bare tuples: thousands are made for a message, and most are not in any vocabulary.
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each feature that a vocabulary knows stands in a text, by number, in the order in which they are met.

    `met` and `found` are the numbers (None where unknown) and the features themselves, one by one.
    """

    counts: Mapping[int, int]
    met: Sequence[int | None]
    found: Sequence[Placed]

    def first(self) -> dict[int, Placed]:
        """Where each feature stands first, in the order of `counts`."""
        first: dict[int, Placed] = {}
        for number, feature in zip(self.met, self.found, strict=True):
            if number is not None:
                first.setdefault(number, feature)
        return first


def features(tokens: Sequence[Token], at: int = 0) -> list[Placed]:
    """Every feature of a sentence's tokens, as often as it stands there; places are moved on by `at`."""
    if not tokens:
        return []
    words = [(text, start + at, end + at) for text, start, end in folded(tokens)]
    last = tokens[-1].end + at
    marked = [(EDGE_BEFORE, at, at), *words, (EDGE_AFTER, last, last)]
    twos = [(f"{text} {word}", start, end) for (text, start, _), (word, _, end) in pairwise(marked)]
    threes = [
        (f"{text} {word}", start, end) for (text, start, _), (word, _, end) in zip(twos, marked[2:], strict=False)
    ]
    grown = [*twos, *threes]
    # Each two words stand before the three that begin with them: heads break ties in that order.
    grown[::2], grown[1::2] = twos, threes
    return [*words, *grown, *((name, -1, -1) for name in shape(tokens))]


def folded(tokens: Sequence[Token]) -> Iterator[Placed]:
    """Numbers made alike, short forms and texting spellings written out, long drawn letters cut to two.

    Each word of a form that is written out keeps the place of the whole.
    """
    drawn = _DRAWN.search(" ".join([text for text, _, _ in tokens])) is not None
    for text, start, end in tokens:
        if text[0].isdigit():
            yield NUMBER, start, end
            continue
        if not drawn and "'" not in text and text not in SPELLINGS:
            yield text, start, end
            continue
        for word in written_out(text):
            yield word, start, end


def written_out(word: str) -> tuple[str, ...]:
    """A word in lower case without its short form: "you're" and "youre" are both "you are"."""
    word = _DRAWN.sub(r"\1\1", word)
    word = SPELLINGS.get(word, word)
    if " " in word:
        return tuple(word.split())
    if "'" in word:
        for ending, full in _SHORT:
            if word.endswith(ending):
                return (word[: -len(ending)], full)
    return (word,)


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


def count(found: Sequence[Placed], vocabulary: Mapping[str, int]) -> Counted:
    """Those of the features that stand in the vocabulary."""
    # Most features are in no vocabulary, so they are sifted at the speed of `map`.
    return _counted(list(map(vocabulary.get, [text for text, _, _ in found])), found)


def merged(parts: Sequence[Counted]) -> Counted:
    """The features of several sentences taken together."""
    return _counted(
        [number for part in parts for number in part.met], [feature for part in parts for feature in part.found]
    )


def _counted(met: Sequence[int | None], found: Sequence[Placed]) -> Counted:
    known = [number for number in met if number is not None]
    counts = dict.fromkeys(known, 1)
    return Counted(counts if len(counts) == len(known) else Counter(known), met, found)
