"""The rules of the journal: finding entries, counting feelings, copying a passage."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby

from usward.core.finding import finds
from usward.core.records import Kept
from usward.practices.journal.record import Entry

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"”’)])\s+")


def found(
    entries: Sequence[Kept[Entry]], *, sought: str = "", day: date | None = None, feeling: str = ""
) -> list[Kept[Entry]]:
    """The entries that hold every word of `sought`, were written on `day` and carry `feeling`; each only if given."""
    return [
        kept
        for kept in entries
        if (day is None or kept.day == day)
        and (not feeling or feeling in kept.record.feelings)
        and finds(kept.record.words(), sought)
    ]


def by_month(entries: Iterable[Kept[Entry]]) -> list[tuple[date, list[Kept[Entry]]]]:
    """The entries under the first day of their month, newest day first; on one day the last written first."""
    newest = sorted(entries, key=lambda kept: (kept.day, kept.written), reverse=True)
    return [(month, list(each)) for month, each in groupby(newest, key=lambda kept: kept.day.replace(day=1))]


def feelings_used(entries: Iterable[Kept[Entry]]) -> list[str]:
    """Every feeling attached to an entry, the most frequent first."""
    return [word for word, _ in Counter(word for kept in entries for word in kept.record.feelings).most_common()]


def pieces(text: str) -> list[str]:
    """The sentences of an entry, in order, for choosing what to share. Line breaks end one too."""
    return [piece for line in text.splitlines() for piece in _SENTENCE.split(line.strip()) if piece]


def passage(text: str, chosen: Collection[int]) -> str:
    """The chosen pieces (by place) as one passage: neighbours run on, and … stands where something was left out."""
    held = pieces(text)
    places = sorted(place for place in set(chosen) if 0 <= place < len(held))
    joints = ["" if n == 0 else " " if place == places[n - 1] + 1 else " … " for n, place in enumerate(places)]
    return "".join(joint + held[place] for joint, place in zip(joints, places, strict=True))
