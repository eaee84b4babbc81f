"""The rules of the journal: finding entries, counting feelings, copying a passage."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from usward.core.finding import finds
from usward.core.records import Kept
from usward.practices.journal.record import Entry


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


def passage_of(text: str, passage: str) -> str | None:
    """The passage as it stands in the text (line ends and outer space set aside), or None when it is not part of it."""
    wanted = " ".join(passage.split())
    return passage.strip() if wanted and wanted in " ".join(text.split()) else None
