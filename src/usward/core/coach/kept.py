"""What a draft must carry over from a message: names, numbers, and that something is denied."""

import re
from collections import Counter
from functools import lru_cache

from usward.core.coach.rules.wording import words
from usward.core.coach.sentences import plainly

NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|twice|thrice|dozen"
)
_NUMBER = re.compile(rf"\d+(?:[.,:]\d+)*|\b(?:{NUMBER_WORDS})\b")
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|without|cannot|cant|dont|didnt|doesnt|wont|isnt|"
    r"wasnt|arent|werent|wouldnt|couldnt|shouldnt|havent|hasnt|hadnt|aint)\b|n't\b"
)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]*[a-z][^\W\d_]*\b")
_STARTS = frozenset('.!?…:\n"“‘(')
_ADDRESSED = re.compile(r"^,|^\W*$")
_NO_NAME = words(
    "I I'm I've I'd I'll Oh Well Ok Okay Yes No Yeah Right Sure Fine Great Look Listen Lovely Honestly Please "
    "Sorry Thanks Anyway Always Never Again Still Now Then So And But God Goodness Nice Bravo Congratulations "
    "Really Seriously Obviously Clearly Typical Typically Frankly Whatever Actually Aye Ach Och Ah Ha Hah Hey Hi "
    "Hello Wow Ohh Aww Ugh Mum Mam Mom Dad Darling Dear Love Honey Babe Mate Bro"
)


@lru_cache(maxsize=64)
def names(text: str) -> tuple[str, ...]:
    """Capitalised words that begin no sentence, and a first word that is set off by a comma; in order, each once."""
    found = dict.fromkeys(match[0] for match in _CAPITAL.finditer(text) if _names(text, match))
    return tuple(found)


def _names(text: str, match: re.Match[str]) -> bool:
    if not _begins(text, match.start()):
        return match[0] != "I"
    return match[0] not in _NO_NAME and text[match.end() : match.end() + 1] == ","


def _begins(text: str, at: int) -> bool:
    """Whether a word that starts there begins a sentence, or somebody's quoted words."""
    before = at
    while before and not (text[before - 1].isalnum() or text[before - 1] == "_"):
        before -= 1
        if text[before] in _STARTS:
            return True
    return not before and not at


@lru_cache(maxsize=64)
def numbers(text: str) -> Counter[str]:
    """Numbers in figures and in words, with how often each stands there."""
    return Counter(_NUMBER.findall(plainly(text)))


@lru_cache(maxsize=64)
def negations(text: str) -> int:
    """How many words deny something."""
    return len(_NEGATION.findall(plainly(text)))


def missing(before: str, after: str) -> tuple[str, ...]:
    """The names and numbers of one text that another lacks."""
    lost = [name for name in names(before) if not re.search(rf"\b{re.escape(name)}\b", after)]
    return (*lost, *(numbers(before) - numbers(after)).elements())


def carries(before: str, after: str) -> bool:
    """Whether every name and number came over, and a denial where there was one."""
    return not missing(before, after) and (not negations(before) or bool(negations(after)))


def held(text: str) -> tuple[str, ...]:
    """Names, numbers and denials in the order they stand, each once: what a draft says it kept."""
    plain = plainly(text)
    denied = dict.fromkeys(match[0] for match in _NEGATION.finditer(plain))
    return (*names(text), *dict.fromkeys(_NUMBER.findall(plain)), *denied)
