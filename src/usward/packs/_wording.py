"""What a sentence must not say here, and what a question must do: one small rule each, all pure.

A rule takes a text and returns the words it stumbles over, or nothing.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from usward.packs._frames import SMALL
from usward.packs._reading import listed, sentences, words

_GENDERED = re.compile(
    r"\b(he|him|his|himself|she|her|hers|herself|he's|she's|he'll|she'll|he'd|she'd"
    r"|husbands?|wife|wives|boyfriends?|girlfriends?|fianc[eé]e?s?)\b",
    re.IGNORECASE,
)
# Somebody in the text who is a he or a she by their own word.
_NAMED_BY_WORD = re.compile(
    r"\b(sister|brother|mother|father|mum|dad|grand(mother|father|ma|pa|son|daughter)|aunt|uncle|niece|nephew|sons?"
    r"|daughters?|girls?|boys?|man|woman|stepmother|stepfather|godmother|godfather)\b",
    re.IGNORECASE,
)
_MARRIED = re.compile(
    r"\b(marriages?|married|marry|spouses?|honeymoon|newlyweds?|in-laws|your wedding|wedding day"
    r"|wedding anniversary)\b",
    re.IGNORECASE,
)
_PARTNERED = re.compile(
    r"\b(your partner|my partner|as a couple|you as couples?|romantic|romance|date nights?|lovers?"
    r"|sex|sexual|sexy|flirt(ing|ed|s)?|make love|making love|in bed together|falling in love|fell in love)\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(always works?|never fails?|guarantee[sd]?|guaranteed|works every time|will (fix|heal|cure|save|solve)"
    r"|(is|are) proven|proven to|scientifically proven|ensures?|is certain to|will make you|you will feel|you'll feel"
    r"|100 ?%|for ever after|the secret to|foolproof|unfailing(ly)?|no matter what happens, it)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(gottmans?'?s?|love maps?|love languages?|nonviolent communication|non-violent communication|nvc|imago"
    r"|hold me tight|four horsemen|sound relationship house|emotional bank account|myers-briggs|mbti|enneagram"
    r"|relationship cure|36 questions|thirty-six questions|fast friends|we're not really strangers"
    r"|radical honesty|internal family systems|headspace|calm app|lasting app|paired app"
    r"|ourrelationship|eprep|prepare/enrich|crucial conversations|table topics|authentic relating"
    r"|speaker-listener technique|emotionally focused)\b",
    re.IGNORECASE,
)
_SECOND = {"you", "your", "yours", "yourself", "yourselves", "we", "us", "our", "ours", "you're", "you've", "you'd"}
_SECOND |= {"you'll", "we've", "we're", "we'd"}
_IMPERSONAL = re.compile(r"\b(oneself|one's|one should|people should|users?|the user|individuals)\b", re.IGNORECASE)

_CLOSED = listed(
    """
    do does did don't doesn't didn't is are was were isn't aren't wasn't weren't am have has had haven't hasn't hadn't
    can could can't couldn't will would won't wouldn't shall should shouldn't may might must
    """
)
_SUBJECTS = listed("you your we our i it there they the this that a an any anyone anybody either someone")
_OPEN = listed("what what's which who who's whom whose where where's when why how how's")
_INVITES = listed(
    """
    tell describe name think imagine share pick choose list recall remember finish complete say show draw write
    look notice watch listen catch find picture explain walk take give think begin start let go put read keep
    """
)


def assumes_gender(text: str) -> str:
    """The word that gives somebody a gender nobody stated, or nothing."""
    found = _GENDERED.search(text)
    return found.group(0) if found and not _NAMED_BY_WORD.search(text) else ""


def assumes_marriage(text: str) -> str:
    """The word that takes people to be married, or nothing."""
    found = _MARRIED.search(text)
    return found.group(0) if found else ""


def assumes_partners(text: str, bonds: Iterable[str]) -> str:
    """The word that only suits partners although the bonds say more, or nothing."""
    found = _PARTNERED.search(text)
    return found.group(0) if found and set(bonds) != {"partners"} else ""


def promises(text: str) -> str:
    """The words that promise more than anyone can, or nothing."""
    found = _PROMISES.search(text)
    return found.group(0) if found else ""


def owned(text: str) -> str:
    """The name of a brand, product or method that somebody else owns, or nothing."""
    found = _OWNED.search(text)
    return found.group(0) if found else ""


def shouts(text: str) -> str:
    """An exclamation mark or a small picture in the text, or nothing."""
    found = re.search(r"[!\U0001F300-\U0001FAFF\u2600-\u27BF]", text)
    return found.group(0) if found else ""


def speaks_past_you(text: str) -> str:
    """The words that speak of people in general instead of to the reader, or nothing."""
    found = _IMPERSONAL.search(text)
    return found.group(0) if found else ""


def _invites(sentence: str) -> bool:
    """Whether the sentence begins by asking for a deed: Tell, Quote, Compare… and no question mark."""
    spoken = words(sentence)
    return bool(spoken) and (spoken[0] in _INVITES or (not sentence.endswith("?") and spoken[0] not in SMALL))


def speaks_to_you(text: str) -> bool:
    """Whether the text says you or we, or invites to do something."""
    return bool(_SECOND & set(words(text))) or any(map(_invites, sentences(text)))


def _asks_closed(sentence: str) -> bool:
    """Whether yes or no would answer the sentence: a clause begins with a helping verb and its subject."""
    for clause in re.split(r",|—|–|\bor\b", sentence):
        spoken = words(clause)
        while spoken and spoken[0] in {"and", "but", "so", "then", "or"}:
            spoken = spoken[1:]
        # "When did you…" asks openly; "When you were small, did you…" only leads up to what it asks.
        if any(word in _OPEN and after not in _SUBJECTS for word, after in pairwise([*spoken, ""])):
            return False
        if len(spoken) > 1 and spoken[0] in _CLOSED and spoken[1] in _SUBJECTS:
            return True
    return False


def _opens(sentence: str) -> bool:
    """Whether the sentence asks for words: a clause begins with a question word, or it invites to tell."""
    for clause in re.split(r",|—|–|:", sentence):
        spoken = [word for word in words(clause) if word not in {"and", "but", "so", "then", "or", "if"}]
        head = spoken[:3]
        if head and (head[0] in _INVITES or any(word in _OPEN for word in head)):
            return True
    return any(word in _OPEN for word in words(sentence)) and not _asks_closed(sentence)


def closes(text: str) -> str:
    """The sentence that yes or no would answer with nothing opening after it, or nothing."""
    parts = sentences(text)
    for place, sentence in enumerate(parts):
        if sentence.rstrip('"”’)').endswith("?") and _asks_closed(sentence):
            asked_on = re.search(
                r",\s+(and |or )?(if so,? )?((by|with|for|to|from|in|at|on|of|about|since|until) )?"
                r"(what|which|whom?|whose|where|when|why|how)\b",
                sentence,
            )
            if not asked_on and not any(_opens(later) for later in parts[place + 1 :]):
                return sentence
    return "" if any(_opens(one) or _invites(one) for one in parts) else "nothing in it asks for words"
