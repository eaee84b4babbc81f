"""Which form a question has: one that asks, one that states with a question mark behind it, or one without its mark.

“You were worried?” states, and says back what was heard; “were you worried?” asks. Where speech was written down, a
question may have lost its mark.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from usward.core.coach.sentences import Sentence

_WH = r"(?:what|how|why|which|where|who|when|whose|whats|hows|what's|how's|who's|where's|why's|what'd|how'd)"
_AUX = (
    r"(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|isn't|aren't|"
    r"wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't|d'you)"
)
_SUBJECT = (
    r"(?:you|u|ye|i|we|he|she|it|they|there|that|this|these|those|the|your|ur|anyone|anybody|anything|any|someone|"
    r"somebody|everyone|everything|mum|dad|my|our|his|her)"
)
_LEAD = (
    r"(?:^|[,;:–—-] ?|\b(?:and|so|but|or|then|now|well|okay|ok|um|uh|yeah|right|because|like|mean|know|though|just|"
    r"if|do|me|wonder\w*|curious|think|guess|say|ask|see|is|was|you) )"
)
_ASKS = re.compile(
    rf"{_LEAD}(?:{_WH}\b(?! (?:i|you|we|they|he|she|it)(?:'re|'m|'s|'ve)? (?!\w+ (?:like|to)))|"
    rf"{_AUX}(?:-\w+)? {_SUBJECT}\b)|\b{_WH} (?:else|about|would|do|did|is|are|was|kind|sort|part|other|much|many|"
    r"often|long|makes?|made|happen\w*|might|could|can|will|brings?|brought)\b|\btell me\b|"
    r"\bany(?:thing| other| more| questions| thoughts| idea)\b"
)
_UNMARKED = re.compile(
    rf"\b{_WH} (?:else |kind of |sort of |\w+ )?{_AUX} {_SUBJECT}\b|"
    r"\btell me (?:what|how|about|more|a (?:bit|little)|why)|\b(?:i'm|i was|just) (?:wondering|curious|interested)\b|"
    rf"\bi wonder\b|(?:^|[,.;] )(?:so |and |um,? |uh,? |okay,? |-)*(?:{_AUX} you|"
    rf"{_WH} (?:do|did|would|are|is|was|about)\b)"
)


class Forms(NamedTuple):
    """Whether some sentence of a message asks in the form of a question; whether it has question marks and no sentence
    of that form; and whether it has no question mark, but words that ask.
    """

    asks: bool
    states: bool
    unmarked: bool


def forms(parts: Sequence[Sentence]) -> Forms:
    """The forms of the questions in a message."""
    marked = [part for part in parts if "?" in part.words]
    asks = any(_ASKS.search(part.plain) for part in marked)
    unmarked = not marked and any(_UNMARKED.search(part.plain) for part in parts)
    return Forms(asks, bool(marked) and not asks, unmarked)
