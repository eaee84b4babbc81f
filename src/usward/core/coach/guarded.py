"""What is never softened: abuse that the writer names, and threats or control of the writer's own.

Naming abuse is not criticism. A message that tells of fear, injury, threat or control keeps every word, gets no draft,
and brings the support line. A message in which the writer threatens, or decides whom the other sees, where they go,
what they spend or wear, gets no draft and no kinder wording either: one plain sentence, and the support line.

The patterns stand in `danger_words` and `abuse_words`. They look for what is done, not for tone, and keep silent
for quotes, for third persons and for play. A learned head may speak as well (see `guard`): here a miss costs more
than a wrong alarm. Where a message only leans towards a threat (see `control_words`, and `doubt` for what the heads
hear), nothing is said, and no draft is offered.
"""

from collections.abc import Mapping
from types import MappingProxyType

from usward.core.coach import control_words as control
from usward.core.coach import danger_words as danger
from usward.core.coach.abuse_words import ABUSE as TOLD_ABUSE
from usward.core.coach.sentences import plainly, quotations

THREAT, ABUSE = "threat", "abuse"

PLAIN = {
    THREAT: (
        "This tells the other what happens to them, or to you, if they do not do as you say. The coach does not reword "
        "that. If you are at the end of your strength, somebody at the support line will listen to you as well."
    ),
    ABUSE: (
        "This tells of fear, harm or control. Nothing in it is softened, and you need not make it gentler. People who "
        "know about this are at the support line, also if you are not sure what to call it."
    ),
}
"""The one plain sentence or two that stand in the place of drafts."""

_NOTHING: Mapping[str, float] = MappingProxyType({})


def guard(text: str, likely: Mapping[str, float] = _NOTHING, thresholds: Mapping[str, float] = _NOTHING) -> str:
    """“threat”, “abuse”, or nothing: what a message needs to be kept from being softened.

    `likely` gives the calibrated probabilities of the heads named so, where there are any, and of “danger”, which is
    either; `thresholds` the ones from which they count without a pattern.
    """
    abuse, threat = names_abuse(text), threatens(text)
    if threat and not abuse:
        return THREAT
    if abuse:
        return ABUSE
    if not any(likely.get(name, 0) >= least for name, least in thresholds.items()) or _playful(plainly(text)):
        return ""
    return max((THREAT, ABUSE), key=lambda name: likely.get(name, 0))


def draft_allowed(text: str) -> bool:
    """Whether the words alone let a gentler draft be offered: not where a message is guarded, or leans to a threat."""
    return not guard(text) and not leans(text)


def leans(text: str) -> bool:
    """Whether a message has the form of a threat or of control, though no pattern is sure of it."""
    said = _own_words(text)
    return not control.LIGHT.search(said) and any(pattern.search(said) for pattern in control.LEANING)


def threatens(text: str) -> bool:
    """Whether the writer threatens or controls the other: self-harm if left, whom to see, where to go, money, phone."""
    said = _own_words(text)
    found = any(pattern.search(said) for pattern in danger.THREATS)
    return found and not (_playful(said) or danger.REPORTED.search(said))


def names_abuse(text: str) -> bool:
    """Whether the writer tells of fear of the other, or of injury, threat or control by them, or is in danger."""
    said = _own_words(text)
    if danger.IN_DANGER.search(said):
        return True
    found = any(pattern.search(said) for pattern in TOLD_ABUSE)
    return found and not (_playful(said) or danger.OTHERS_STORY.search(said))


def _own_words(text: str) -> str:
    """The text in lower case, with quoted words left out of it."""
    plain = plainly(text)
    for place in reversed(quotations(text)):
        plain = plain[: place.start] + " " + plain[place.end :]
    return plain


def _playful(said: str) -> bool:
    return danger.PLAY.search(said) is not None
