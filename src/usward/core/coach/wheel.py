"""Finer words near the one that was used, and the feelings that may stand behind a verdict.

“Ignored” says what somebody did; “lonely” says how it is. Both may be true: the wheel asks, and never corrects.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from usward.core.coach.sentences import plainly

FINER: Mapping[str, tuple[str, ...]] = {
    "sad": ("lonely", "disappointed", "discouraged", "hurt", "homesick", "grieving"),
    "angry": ("irritated", "frustrated", "resentful", "indignant", "hurt", "powerless"),
    "mad": ("irritated", "frustrated", "furious", "hurt"),
    "annoyed": ("irritated", "impatient", "frustrated", "stretched"),
    "upset": ("hurt", "disappointed", "angry", "shaken", "worried"),
    "bad": ("sad", "guilty", "ashamed", "tired", "uneasy", "lonely"),
    "afraid": ("worried", "nervous", "uneasy", "panicky", "insecure", "dreading"),
    "scared": ("worried", "nervous", "panicky", "exposed", "unsure"),
    "anxious": ("nervous", "worried", "tense", "restless", "unsure"),
    "worried": ("uneasy", "anxious", "afraid", "torn"),
    "stressed": ("overwhelmed", "pressured", "stretched", "tense", "swamped"),
    "tired": ("drained", "exhausted", "flat", "worn", "overwhelmed"),
    "hurt": ("disappointed", "left out", "unseen", "humiliated", "let down"),
    "fine": ("calm", "content", "tired", "numb", "resigned"),
    "ok": ("calm", "content", "flat", "unsure"),
    "okay": ("calm", "content", "flat", "unsure"),
    "good": ("content", "relieved", "calm", "proud", "hopeful"),
    "happy": ("content", "relieved", "proud", "playful", "thankful", "excited"),
    "glad": ("relieved", "thankful", "delighted", "touched"),
    "love": ("tender", "close", "fond", "thankful"),
    "jealous": ("insecure", "left out", "afraid", "envious"),
    "guilty": ("regretful", "ashamed", "sorry", "torn"),
    "lonely": ("left out", "homesick", "unseen", "longing"),
    "frustrated": ("impatient", "stuck", "discouraged", "powerless"),
    "confused": ("torn", "unsure", "foggy", "overwhelmed"),
    "numb": ("flat", "empty", "exhausted", "distant"),
    "weird": ("uneasy", "unsure", "shy", "exposed"),
    "awful": ("ashamed", "hurt", "exhausted", "heartbroken"),
    "terrible": ("guilty", "sad", "afraid", "exhausted"),
    "great": ("proud", "delighted", "energetic", "thankful"),
}
"""A common word and finer ones near it; the ids of `packs/en/feelings.toml` where that file has them."""

VERDICTS: Mapping[str, tuple[str, ...]] = {
    "ignored": ("lonely", "hurt", "unseen"),
    "attacked": ("afraid", "hurt", "tense"),
    "abandoned": ("lonely", "afraid", "grieving"),
    "rejected": ("hurt", "lonely", "insecure"),
    "criticised": ("hurt", "ashamed", "discouraged"),
    "criticized": ("hurt", "ashamed", "discouraged"),
    "judged": ("exposed", "ashamed", "insecure"),
    "disrespected": ("hurt", "angry", "humiliated"),
    "neglected": ("lonely", "sad", "unseen"),
    "manipulated": ("powerless", "angry", "suspicious"),
    "misunderstood": ("lonely", "frustrated", "discouraged"),
    "unappreciated": ("disappointed", "tired", "sad"),
    "used": ("hurt", "angry", "exhausted"),
    "blamed": ("ashamed", "hurt", "indignant"),
    "excluded": ("lonely", "left out", "sad"),
    "dismissed": ("hurt", "lonely", "frustrated"),
    "controlled": ("trapped", "powerless", "angry"),
    "pressured": ("stressed", "anxious", "trapped"),
    "cheated": ("angry", "disappointed", "hurt"),
    "betrayed": ("hurt", "shocked", "angry"),
    "belittled": ("ashamed", "hurt", "angry"),
    "bullied": ("afraid", "ashamed", "powerless"),
    "provoked": ("angry", "tense", "powerless"),
    "unloved": ("lonely", "sad", "longing"),
    "unwanted": ("lonely", "hurt", "sad"),
    "unheard": ("lonely", "frustrated", "discouraged"),
    "unsupported": ("lonely", "overwhelmed", "disappointed"),
    "taken for granted": ("disappointed", "tired", "sad"),
    "let down": ("disappointed", "hurt", "sad"),
    "walked over": ("angry", "powerless", "hurt"),
}
"""Words said with “I feel” that tell what the other did, and feelings that may stand behind them."""

DANGER = frozenset(("bullied", "controlled", "manipulated", "attacked"))
"""Verdicts that may be plain facts; they are never turned into a feeling alone."""

CARE = "This says what happened to you; it may well be true. If you like, add how it is inside you, and keep the word."
PLAIN_CARE = "This may be a plain fact and not a manner of speaking. You need not soften it; Support is open to you."

_VERDICT = re.compile(
    r"\bi(?:'m| am|'ve been| have been| was| feel| felt| always feel| still feel)(?: (?:so|really|very|just|"
    r"completely|totally|a bit|always|being|constantly))* "
    rf"(?P<word>{'|'.join(sorted(VERDICTS, key=len, reverse=True))})\b"
)
_THOUGHT = re.compile(
    r"\bi (?:feel|felt) (?P<word>like|that|as if|as though) (?:you|he|she|they|we|this|it|i|nobody|no one|everyone)\b"
)
_WORD = re.compile(rf"\b(?P<word>{'|'.join(sorted(FINER, key=len, reverse=True))})\b")
_FEELS = re.compile(r"\b(?:i(?:'m| am)|feel|felt|feeling|was|am)\b")


class Nearby(NamedTuple):
    """A word that was used, where it stands, finer words beside it, and a sentence of care (for verdicts)."""

    word: str
    start: int
    end: int
    words: tuple[str, ...]
    care: str = ""


def nearby(text: str, wheel: Mapping[str, Sequence[str]] = FINER) -> tuple[Nearby, ...]:
    """The feelings and verdicts in a text, with the words near each: at most one of each word, in order of place.

    `wheel` may be a larger one, made from a pack: a word and its finer neighbours.
    """
    plain = plainly(text)
    found = [*_verdicts(plain), *_feelings(plain, wheel)]
    first: dict[str, Nearby] = {}
    for each in sorted(found, key=lambda one: one.start):
        first.setdefault(each.word, each)
    return tuple(first.values())


def _verdicts(plain: str) -> list[Nearby]:
    named = [
        Nearby(
            match["word"],
            match.start("word"),
            match.end("word"),
            () if match["word"] in DANGER else VERDICTS[match["word"]],
            PLAIN_CARE if match["word"] in DANGER else CARE,
        )
        for match in _VERDICT.finditer(plain)
    ]
    thoughts = [
        Nearby(match[0], match.start(), match.end(), ("hurt", "lonely", "worried", "angry"), CARE)
        for match in _THOUGHT.finditer(plain)
    ]
    return named + thoughts


def _feelings(plain: str, wheel: Mapping[str, Sequence[str]]) -> list[Nearby]:
    known = _WORD if wheel is FINER else re.compile(rf"\b(?P<word>{'|'.join(map(re.escape, wheel))})\b")
    return [
        Nearby(match["word"], match.start(), match.end(), tuple(wheel[match["word"]]))
        for match in known.finditer(plain)
        if _FEELS.search(plain, max(0, match.start() - 30), match.start())
    ]
