"""How much a message is to be doubted before a gentler wording of it is offered.

A wording that softens a threat, or the naming of abuse, does harm; one that is missing does none. So three things are
added up: how much the heads hear of a threat or of abuse at all, how much of it they hear beside what is merely hard,
and how many signs of danger stand there (`signs`). From a low threshold on nothing is offered, and nothing is said.
The weights and the threshold are learned on hands that no head had read, and travel in the facts of the heads.
"""

import re
from collections.abc import Mapping, Sequence

from usward.core.coach.combine import Heard
from usward.core.coach.sentences import plainly, quotations
from usward.core.coach.signs import MOST, signs

DANGER, BESIDE = "danger", "danger_beside_hard"
"""The heads: a threat or abuse among all messages, and among hard ones."""


def doubted(message: str, seen: Sequence[Heard], weights: Mapping[str, float]) -> bool:
    """Whether no draft may be offered: some sentence, beside the next, reaches the threshold."""
    if not weights:
        return False
    said = unquoted(message)
    return any(_reaches(said, seen, at, weights) for at in range(len(seen)))


def _reaches(said: str, seen: Sequence[Heard], at: int, weights: Mapping[str, float]) -> bool:
    danger, beside = (seen[at].reading(name).logit(name) for name in (DANGER, BESIDE))
    lacking = weights["least"] - weights["bias"] - weights[DANGER] * danger - weights[BESIDE] * beside
    # Signs are only looked for where they could make the difference.
    if lacking > weights["signs"] * MOST:
        return False
    end = seen[min(at + 1, len(seen) - 1)].sentence.end
    return lacking <= 0 or weights["signs"] * signs(said[seen[at].sentence.start : end]) >= lacking


def unquoted(message: str) -> str:
    """The message in lower case, with spaces in the place of quoted words, at exactly the same length."""
    plain = plainly(message)
    for place in quotations(message):
        plain = plain[: place.start] + re.sub(r"\S", " ", plain[place.start : place.end]) + plain[place.end :]
    return plain
