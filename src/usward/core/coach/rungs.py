"""How far a reply goes in letting the other know that they were heard.

The ladder follows Linehan (1997): being there, saying back, naming what is felt, linking it to their story, saying that
it makes sense, meeting as equals. The first and the last cannot be judged from words alone, and are said to be so.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from usward.core.coach.marks import HARD, Mark, Rung
from usward.core.coach.rules.wording import words
from usward.core.coach.sentences import plainly


class Step(NamedTuple):
    """A rung: its name, why a reply stands there, and what would lift it to the next one."""

    name: str
    because: str
    lift: str


PRESENT, REFLECTS, NAMES, LINKS, MAKES_SENSE, WITH_YOU = range(1, 7)

STEPS: dict[int, Step] = {
    PRESENT: Step(
        "present",
        "Whether you are really there cannot be seen in words; this reply does not yet say back what you heard.",
        "Say back, in a few words, what you heard: “So you …”.",
    ),
    REFLECTS: Step(
        "says it back",
        "It says back what the other told.",
        "Offer a word for the feeling, as a guess: “Was that lonely?”",
    ),
    NAMES: Step(
        "names the feeling",
        "It offers a word for what the other feels.",
        "Tie it to their story, if you know it: “After what you went through with …”",
    ),
    LINKS: Step(
        "links it to their story",
        "It ties what they feel to something that came before.",
        "Say that it makes sense: “With that behind you, anybody would …”",
    ),
    MAKES_SENSE: Step(
        "says that it makes sense",
        "It says that what they feel has a reason.",
        "The last rung, meeting as equals, cannot be seen in words. What is true for you beside it?",
    ),
    WITH_YOU: Step(
        "with you",
        "It says that it makes sense and puts something of your own beside it. Whether that meets the other as "
        "an equal "
        "is theirs to say; it cannot be judged from words.",
        "Nothing to lift. Leave it room.",
    ),
}

BEFORE = Step(
    "not on the ladder yet",
    "Something in it may land hard, and then the rest of it may not be heard.",
    "Take that out, or say it another time, and say back first what you heard.",
)

BEYOND_WORDS = frozenset((PRESENT, WITH_YOU))
"""Rungs that cannot be judged from words."""

SAID_BACK = 0.3
"""The share of a reply's weighty words that are the other's, from which it counts as said back (tried on our packs)."""

TWO, FIVE = 2, 5

_LIGHT = words(
    "the a an and or but so to of in on at for with from by is are was were be been being i you he she it we they "
    "me him her us them my your his its our their this that these those not no do does did have has had will "
    "would can could just all as if when what how who there here about up out into over then than too very i'm "
    "you're it's that's don't didn't can't one get got like after before even never because yes oh i'll i've i'd"
)

_LINK = re.compile(
    r"\b(?:after (?:all|everything|what|the (?:way|year|week|last|one|\w+ years)|that|those|losing|years|months)|"
    r"given (?:how|what|"
    r"that)|because you (?:were|had|always|grew|never|learned)|with (?:everything|the (?:year|week|childhood)|"
    r"your (?:dad|mum|father|mother|history|past|old)|what)"
    r"|like (?:when you were|your (?:father|mother|dad|mum|brother|sister)|it did|with your|back)|the way (?:it|"
    r"he|she|they) did|(?:you|u) (?:grew up|were the (?:kid|child|one)|spent your|moved|learned early|"
    r"had to grow|'ve been burned|were always|waited years)|being the one who|when no one ever|since (?:your|"
    r"the (?:accident|funeral|divorce|move|baby))"
    r"|the same week|so long ago|again, the way|as a child|from childhood|your (?:mum|dad|mother|father) never)\b"
)
_OWN = re.compile(
    r"\b(?:me too|same here|honestly same|so would i|i do too|i(?:'d| would) (?:be|have (?:been|yelled|cried|"
    r"said)|feel)\b|i was (?:the same|just as|lost|there)|i(?:'ve| have) been there|you and me both|i also|"
    r"i (?:dread|miss|cried|failed|felt|lost|remember)|both of us|together|i'm (?:scared|sad) (?:with|too)|"
    r"as well\b)"
)
_SENSE = re.compile(
    r"\b(?:no wonder|who (?:could|wouldn't|would not)|anyone (?:would|in your)|would \w+ (?:anyone|"
    r"anybody) (?:out|down)|i(?:'d| would) \w+ .{0,40}\b(?:too|as well|also)\b)"
)
_GUESS = re.compile(
    r"\b(?:(?:does|did|do) (?:it|that|this|you|he|she) (?:\w+ ){0,3}?(?:feel|make you feel|hurt|sting)\b|"
    r"could the word be"
    r"|(?:is|was) (?:it|there|that)(?: \w+){0,3}? (?:of |like |kind of )?(?:fear|shame|joy|relief|pride|grief|"
    r"guilt|anger|freedom|trust|disbelief|missing|tiredness|hurt|lonely|proud|sad|being (?:\w+ )?(?:seen|"
    r"replaced|left|safe|tired))\b"
    r"|or (?:is it |were you |was it |was that )?more (?:like|of|hurt|fed|fear|tired)|you (?:sound|look|"
    r"seem) as (?:if|though)|it must have been (?:lonely|hard|frightening|awful)|it scared you|i (?:hear|"
    r"see) (?:some|a bit of|a little) \w+)"
)
_NAMED = re.compile(
    r"\b(?:you(?:'re| are| were| feel| felt| sound| seem| must (?:be|have been))|it (?:hurt|hurts|frightened|"
    r"scares|scared|stung)"
    r"|does (?:it|that) feel|was (?:it|that)|is (?:it|that)|are you|as if you|it sounds|sounds|that left you|"
    r"left you|there's)\b"
)


def rung(reply: str, message: str, marks: Sequence[Mark]) -> Rung | None:
    """The rung of a reply to the other's message, by the marks that were seen in it; nothing without a message.

    Number 0 stands for a reply in which something may land hard. Rungs 1 and 6 cannot be judged from words, and
    `because` says so.
    """
    if not message.strip():
        return None
    kinds = {mark.kind for mark in marks}
    number = 0 if not kinds.isdisjoint(HARD) else highest(plainly(reply), kinds, echo(reply, message))
    step = STEPS.get(number, BEFORE)
    return Rung(number, *step)


def echo(reply: str, message: str) -> float:
    """The share of the reply's words of weight that the other used as well, from 0 to 1; 0 where fewer than two."""
    theirs, own = _weighty(message), _weighty(reply)
    both = own & theirs
    return len(both) / len(own) if len(both) >= TWO else 0.0


def _weighty(text: str) -> set[str]:
    """The words of a text that carry its meaning, without their endings."""
    found = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", plainly(text))
    return {re.sub(r"(?:ing|ed|es|s|'s|ly)$", "", word) if len(word) > FIVE - 1 else word for word in found} - _LIGHT


def highest(plain: str, kinds: set[str], echoed: float = 0.0) -> int:
    """The highest rung that the words show; `echoed` is the share of words that are the other's own."""
    said_back = "reflection" in kinds or echoed >= SAID_BACK
    if "validation" in kinds or _SENSE.search(plain):
        return WITH_YOU if _OWN.search(plain) and "self_disclosure" in kinds else MAKES_SENSE
    if _LINK.search(plain) and (said_back or "you" in plain):
        return LINKS
    if _GUESS.search(plain) or ("feeling_named" in kinds and _of_the_other(plain, said_back)):
        return NAMES
    return REFLECTS if said_back else PRESENT


def _of_the_other(plain: str, said_back: bool) -> bool:
    """Whether a feeling that is named is the other's, and not one's own."""
    own = re.search(r"\bi(?:'m| am| feel| felt)\b", plain)
    return own is None and (said_back or _NAMED.search(plain) is not None)
