"""The nearest pairs of every type, and the verdicts of people who read them.

A bar on the cosine alone lets plain paraphrases through and stops good pairs, so the nearest pairs are read: each has a
verdict in `neighbours.toml`, `apart` (both are worth having, and why) or `same` (one of them has to go). A verdict
belongs to the words it was given for: when an entry is rewritten, its pairs are to be read again.

Run `python -m library.neighbours` in `tests/` to print what has none yet, ready to be pasted with a verdict.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from library.embedding import embeddings
from usward.core.content import Entry
from usward.packs import library, quality

VERDICTS = Path(__file__).parent / "neighbours.toml"
NEAREST = {"question": 300}
NEAREST_OTHERS = 60
FACTS = {"source", "helpline"}  # rows of facts: a DOI or a number tells them apart, not their words

# What of an entry is compared, by type.
COMPARED: dict[str, tuple[str, ...]] = {
    "question": ("text", "options"),
    "practice": ("title", "summary", "steps"),
    "ritual": ("title", "text"),
    "idea": ("title", "text"),
    "journal_prompt": ("text",),
    "noticing": ("text",),
    "situation": ("scene", "words"),
    "script": ("title", "summary"),
    "phrase": ("text",),
    "feeling": ("word", "gloss"),
    "need": ("name", "gloss"),
    "lesson": ("title", "summary"),
    "pulse": ("text",),
    "theme": ("title", "gloss"),
}


class Pair(NamedTuple):
    """Two entries of one type that stand near each other; `of` is the digest of both texts."""

    key: str
    one: str
    other: str
    cosine: float
    of: str


def compared(key: str, entry: Entry) -> str:
    """The text by which an entry is compared."""
    return " ".join(part for field in COMPARED[key] for part in quality.texts(entry, field) if part)


def digest(one: str, other: str) -> str:
    """Eight characters that change when either text changes; the order does not matter."""
    return hashlib.sha256("\n".join(sorted((one, other))).encode()).hexdigest()[:8]


def nearest(key: str, entries: Sequence[Entry]) -> list[Pair]:
    """The nearest pairs of a type, nearest first: 300 of questions, 60 of any other."""
    if len(entries) < 2:
        return []
    texts = [compared(key, entry) for entry in entries]
    vectors = embeddings(texts)
    cosines = np.triu(vectors @ vectors.T, k=1) + np.tril(np.full((len(texts), len(texts)), -1.0))
    many = min(NEAREST.get(key, NEAREST_OTHERS), len(texts) * (len(texts) - 1) // 2)
    flat = np.argsort(-cosines, axis=None)[:many]
    pairs = []
    for place in flat.tolist():
        row, column = divmod(place, len(texts))
        one, other = sorted((entries[row].id, entries[column].id))
        pairs.append(Pair(key, one, other, float(cosines[row, column]), digest(texts[row], texts[column])))
    return pairs


def rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the committed file, by type."""
    return tomllib.loads(VERDICTS.read_text(encoding="utf-8"))


def verdicts() -> dict[tuple[str, str, str], str]:
    """The verdict on each pair read, by (id, id, digest of their texts)."""
    return {
        (*sorted(row["pair"]), row["of"]): row["verdict"]  # type: ignore[misc]  # a pair has two ids
        for judged in rows().values()
        for row in judged
    }


def unread(key: str, entries: Sequence[Entry]) -> Iterator[Pair]:
    """The nearest pairs of a type on which there is no verdict."""
    given = verdicts()
    yield from (pair for pair in nearest(key, entries) if (pair.one, pair.other, pair.of) not in given)


def _main() -> None:
    shipped = library()
    for key, kind in quality.TYPES.items():
        if key in FACTS:
            continue
        entries = shipped.all(kind)
        texts = {entry.id: compared(key, entry) for entry in entries}
        for pair in unread(key, entries):
            print(f"# {key} {pair.cosine:.3f}\n#   {texts[pair.one]}\n#   {texts[pair.other]}")
            print(f'  {{ pair = ["{pair.one}", "{pair.other}"], of = "{pair.of}", verdict = "", why = "" }},')


if __name__ == "__main__":
    _main()
