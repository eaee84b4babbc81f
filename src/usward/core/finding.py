"""Finding by word: what somebody types, against what somebody wrote."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """The text without case, accents and typographic differences, for comparing only."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def finds(text: str, sought: str) -> bool:
    """Whether every word of `sought` begins a word of `text`. An empty search finds everything."""
    wanted = _WORD.findall(plain(sought))
    if not wanted:
        return not sought.strip()
    held = _WORD.findall(plain(text))
    return all(any(word.startswith(each) for word in held) for each in wanted)
