"""Where the sentences of a message are, robust to how people text: no capitals, emojis, line breaks, no full stops.

Every offset counts characters of the message as it was given; nothing is normalised in a way that would move one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "etc", "e.g", "i.e", "a.m", "p.m", "approx", "no", "fr")
)
"""A full stop behind one of these ends no sentence (unless the message ends there)."""

LONGEST_QUOTE = 400
"""Characters beyond which an opening quotation mark counts as a slip of the finger."""

QUOTING = "\"'”’"
EMOJI = "\u2190-\u2bff\u3030\u303d\ufe0f\u200d\U0001f000-\U0001faff"

_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"'})
_END = re.compile(
    rf"(?P<stop>[.!?…]+(?:[\"'”’)\]*]|[{EMOJI}])*)(?=\s|$)|(?P<emoji>[{EMOJI}]+)(?=\s+[A-Z]|\s*$)|(?P<line>\n+)"
    r"|(?P<glued>[!?]+)(?=[A-Za-z])"
)
_QUOTE = re.compile(
    r"“[^”\n]+”|«[^»\n]+»|\"[^\"\n]+\"|(?<![\w’'])‘[^‘\n]*?[^\s‘]’(?!\w)|(?<![\w’'])'(?=\w)[^\n]*?[^\s']'(?!\w)"
)
_OPENS = re.compile(r"[“«\"‘]|(?:^|[^\w’'])'\w")
"""Where a quotation could begin; most messages have no such place."""
_TOKEN = re.compile(rf"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*|\.\.+|…|[?!,;:]|(?![\ufe0f\u200d])[{EMOJI}]")


class Place(NamedTuple):
    """A stretch of text from `start` up to, and without, `end`."""

    start: int
    end: int


class Token(NamedTuple):
    """A word in lower case, a number, a sign or an emoji, and where it stands in its sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a sentence: the whole message, the other's message it answers (or nothing), and the bond."""

    message: str
    context: str = ""
    bond: str = "partners"
    known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What was already found out about the whole message, by name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a message. `message[start:end] == text`; tokens and quotes count from the sentence's start.

    `plain` has exactly the length of `text`, in lower case and with straight quotation marks: patterns are written
    against it, and their offsets hold for `text`.
    """

    text: str
    plain: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    words: frozenset[str]
    quotes: tuple[Place, ...]
    number: int
    setting: Setting

    def quoted(self, start: int, end: int) -> bool:
        """Whether this stretch of the sentence lies within somebody's quoted words."""
        return any(place.start <= start and end <= place.end for place in self.quotes)


def sentences(message: str, context: str = "", bond: str = "partners") -> tuple[Sentence, ...]:
    """The sentences of a message in order, without those that hold no word, number, sign or emoji."""
    setting = Setting(message, context, bond)
    quotes = quotations(message)
    plain = plainly(message)
    found: list[Sentence] = []
    for place in _places(message, quotes):
        tokens = tuple(words(plain[place.start : place.end]))
        if tokens:
            found.append(_sentence(place, plain, tokens, quotes, len(found), setting))
    return tuple(found)


def _sentence(
    place: Place, plain: str, tokens: tuple[Token, ...], quotes: tuple[Place, ...], number: int, setting: Setting
) -> Sentence:
    start, end = place
    inside = tuple(
        Place(max(quote.start, start) - start, min(quote.end, end) - start)
        for quote in quotes
        if quote.start < end and quote.end > start
    )
    return Sentence(
        text=setting.message[start:end],
        plain=plain[start:end],
        start=start,
        end=end,
        tokens=tokens,
        words=frozenset(token.text for token in tokens),
        quotes=inside,
        number=number,
        setting=setting,
    )


def plainly(text: str) -> str:
    """Lower case and straight quotation marks, at exactly the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_TYPOGRAPHIC)


def words(plain: str) -> Iterator[Token]:
    """The tokens of a text that was made plain."""
    for match in _TOKEN.finditer(plain):
        yield Token(match[0], match.start(), match.end())


def quotations(message: str) -> tuple[Place, ...]:
    """Where somebody's words are quoted, the quotation marks among them."""
    if _OPENS.search(message) is None:
        return ()
    return tuple(
        Place(match.start(), match.end())
        for match in _QUOTE.finditer(message)
        if match.end() - match.start() <= LONGEST_QUOTE
    )


def _places(message: str, quotes: tuple[Place, ...]) -> Iterator[Place]:
    begun = 0
    for match in _END.finditer(message):
        if not _ends(message, begun, match, quotes):
            continue
        yield from _trimmed(message, begun, match.start() if match["line"] else match.end())
        begun = match.end()
    yield from _trimmed(message, begun, len(message))


def _ends(message: str, begun: int, match: re.Match[str], quotes: tuple[Place, ...]) -> bool:
    if match["line"]:
        return True
    if any(quote.start < match.start() and match.end() < quote.end for quote in quotes):
        return False
    stop = match["stop"] or ""
    following = message[match.end() : match.end() + 2].strip()[:1]
    if stop[-1:] in QUOTING and stop and following.islower():
        return False
    if stop[:1] == "." and stop.strip(".\"'”’)]*") == "" and following:
        return _stops(message, begun, match, following)
    return not (stop.startswith("…") and following.islower())


def _stops(message: str, begun: int, match: re.Match[str], following: str) -> bool:
    """Whether a full stop, or several, end a sentence when more follows."""
    if match[0].startswith(".."):
        return not following.islower()
    before = message[begun : match.start()].rsplit(None, 1)
    last = before[-1].lower().lstrip("(\"'“‘") if before else ""
    initial = len(last) == 1 and last.isalpha() and last != "i" and message[match.start() - 1].isupper()
    return last not in ABBREVIATIONS and not initial


def _trimmed(message: str, start: int, end: int) -> Iterator[Place]:
    piece = message[start:end]
    kept = piece.strip()
    if kept:
        begin = start + len(piece) - len(piece.lstrip())
        yield Place(begin, begin + len(kept))
