"""How a pack reads: remarks on wording, openness, repetition, length and reading level, over whole types.

Nothing here decides what is beautiful. It finds what a reader would stumble over, so that an editor looks there.
Everything is pure: entries in, remarks out. Which sentences would feel like the same one is judged elsewhere, by
people, over the nearest pairs (`tests/library/neighbours.toml`).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from usward.core.content import TYPES, Entry
from usward.packs import _frames, _wording
from usward.packs._reading import grade, sentences, words

MOST_FRAMES = 4
MOST_OPENINGS = 0.03  # of a type, in its main field
MOST_SIDE_OPENINGS = 0.06  # in a field beside it, such as follow-ups
HIGHEST_GRADE = 7.0
LONGEST_SENTENCE = 36  # words
WORDS_A_MINUTE = 200

# The fields a reader sees, by type; the first is the main one, whose openings must vary within the whole type.
PROSE: dict[str, tuple[str, ...]] = {
    "question": ("text", "follow_ups", "guess", "then"),
    "practice": ("summary", "title", "why", "steps", "not_when", "softer", "bolder", "for_whom"),
    "ritual": ("text", "title", "lighter", "from_afar"),
    "idea": ("text", "title", "afterwards"),
    "journal_prompt": ("text",),
    "noticing": ("text",),
    "situation": ("scene", "title", "words", "listen_for", "replies.text", "replies.reason", "replies.lift"),
    "script": ("summary", "title", "steps.text", "closing", "caution"),
    "phrase": ("text",),
    "feeling": ("gloss", "word", "differs"),
    "need": ("gloss", "name", "examples", "ask"),
    "lesson": ("summary", "title", "answers", "body"),
    "pulse": ("text",),
    "helpline": ("for_whom", "note"),
    "source": (),
    "theme": ("gloss", "title"),
}
SPOKEN_TO_YOU = {"question": ("text",), "journal_prompt": ("text",), "need": ("ask",)}
MOSTLY_YOU = 0.8  # "What does the weekend taste of?" speaks to the reader too, but most should say so
MUST_OPEN = {"question": ("text",), "need": ("ask",)}
REPORTS_RESEARCH = {"lesson", "source", "helpline"}  # may speak of married people, of couples, of a method by name
LISTS = {"helpline", "source"}  # facts in rows: alike on purpose
LABELS = {"title", "word", "name"}  # too short to have a sentence's faults

# Fields that hold ids, and the type those ids are of.
POINTERS: dict[str, dict[str, str]] = {
    "question": {"themes": "theme"},
    "practice": {"themes": "theme", "needs": "need", "sources": "source"},
    "journal_prompt": {"themes": "theme"},
    "situation": {"themes": "theme", "feelings": "feeling"},
    "script": {"sources": "source"},
    "feeling": {"near": "feeling"},
    "lesson": {"themes": "theme", "sources": "source", "tries": "practice"},
}


class Remark(NamedTuple):
    """Something to look at: which type, which entry (or several), which field, what, and what to do about it."""

    key: str
    entry: str
    field: str
    message: str
    mend: str


def texts(entry: Entry, field: str) -> tuple[str, ...]:
    """The texts in `field`; `replies.text` reads the field `text` of each part in `replies`."""
    name, _, inner = field.partition(".")
    held = getattr(entry, name)
    if inner:
        return tuple(getattr(part, inner) for part in held)
    return (held,) if isinstance(held, str) else tuple(held)


def prose(key: str, entry: Entry) -> str:
    """Everything of an entry that a reader reads, as one text."""
    return "\n".join(text for field in PROSE[key] if field not in LABELS for text in texts(entry, field) if text)


def remarks(held: Mapping[str, Sequence[Entry]]) -> Iterator[Remark]:
    """Every remark on the entries in `held`, by type key."""
    for key, entries in held.items():
        yield from on_words(key, entries)
        yield from on_address(key, entries)
        if key == "lesson":
            yield from on_lessons(entries)
        if key not in LISTS:
            yield from on_repetition(key, entries)
            yield from on_reading(key, entries)


def on_words(key: str, entries: Sequence[Entry]) -> Iterator[Remark]:
    """What single sentences say or fail to do."""
    for entry in entries:
        for field in PROSE[key]:
            for text in texts(entry, field):
                if text:
                    yield from _on_text(key, entry, field, text)


def _on_text(key: str, entry: Entry, field: str, text: str) -> Iterator[Remark]:
    bonds: Sequence[str] = getattr(entry, "bonds", ())
    for stumble, message, mend in _rules(key, entry, field, bonds):
        if found := stumble(text):
            yield Remark(key, entry.id, field, f"{message}: “{found}”", mend)
    if field != "body":
        for sentence in sentences(text):
            if (length := len(words(sentence))) > LONGEST_SENTENCE:
                yield Remark(key, entry.id, field, f"a sentence of {length} words", "break it in two")


def _rules(key: str, entry: Entry, field: str, bonds: Sequence[str]) -> Iterator[tuple[Callable[[str], str], str, str]]:
    yield _wording.shouts, "it shouts", "say it calmly"
    yield _wording.promises, "it promises too much", "say how sure anyone is"
    if key not in REPORTS_RESEARCH or field in {"title", "summary"}:
        yield _wording.owned, "a name that somebody owns", "say in your own words what one does"
    if key not in REPORTS_RESEARCH:
        yield _wording.assumes_marriage, "it takes people to be married", "say it without"
        whole = prose(key, entry)
        yield (
            (lambda text: _wording.assumes_gender(text) and _wording.assumes_gender(whole)),
            ("it gives somebody a gender"),
            "say they, you, or who it is",
        )
        if bonds:
            yield (
                (lambda text: _wording.assumes_partners(text, bonds)),
                "it suits partners only",
                ('say it without, or set bonds = ["partners"]'),
            )
    if field in SPOKEN_TO_YOU.get(key, ()):
        yield _wording.speaks_past_you, "it does not speak to the reader", "say you"
    if field in MUST_OPEN.get(key, ()) and getattr(entry, "kind", "open") in {"open", "guess_me"}:
        yield _wording.closes, "yes or no would answer it", "ask what, how, when or who"


def on_repetition(key: str, entries: Sequence[Entry]) -> Iterator[Remark]:
    """Openings, frames and whole sentences that come too often."""
    for place, field in enumerate(PROSE[key]):
        if field in LABELS or field == "body":
            continue
        pairs = [(entry.id, text) for entry in entries for text in texts(entry, field) if text]
        # A side field with few texts may open twice alike; the main field of a type is held to the share alone.
        share = MOST_OPENINGS if place == 0 else max(MOST_SIDE_OPENINGS, 2 / max(1, len(pairs)))
        for found, names in _frames.worn_openings(pairs, share).items():
            yield Remark(key, _few(names), field, f"{len(names)} of {len(pairs)} open with “{found}”", "open anew")
        for found, names in _frames.worn_frames(pairs, MOST_FRAMES).items():
            yield Remark(key, _few(names), field, f"one frame {len(names)} times: “{found}”", "build some anew")
        if place == 0:
            for found, names in _frames.twins(pairs).items():
                yield Remark(key, _few(names), field, f"the same words: “{found[:60]}”", "keep one")


def on_address(key: str, entries: Sequence[Entry]) -> Iterator[Remark]:
    """Whether most entries of a type that should speak to the reader say *you* or *we*, or invite."""
    for field in SPOKEN_TO_YOU.get(key, ()):
        past = [one.id for one in entries if not any(map(_wording.speaks_to_you, texts(one, field)))]
        if len(past) > (1 - MOSTLY_YOU) * len(entries):
            yield Remark(key, _few(past), field, f"{len(past)} of {len(entries)} do not say you", "speak to the reader")


def on_lessons(lessons: Sequence[Entry]) -> Iterator[Remark]:
    """Whether each lesson is as long as it says, tells what research shows and what to try, in plain Markdown."""
    for lesson in lessons:
        (body,) = texts(lesson, "body")
        told, read = getattr(lesson, "minutes", 0), len(words(body)) / WORDS_A_MINUTE
        if abs(told - read) > 1:
            yield Remark(
                "lesson", lesson.id, "minutes", f"{told} minutes for {read:.1f} of reading", "tell it as it is"
            )
        headings = " ".join(re.findall(r"^#+ (.*)$", body, re.MULTILINE)).lower()
        for needed in ("research", "tonight"):
            if needed not in headings:
                yield Remark("lesson", lesson.id, "body", f"no heading speaks of “{needed}”", "add the section")
        if found := re.search(r"<[A-Za-z/!]", body):
            yield Remark("lesson", lesson.id, "body", f"HTML in it: “{found.group(0)}”", "write plain Markdown")


def on_reading(key: str, entries: Sequence[Entry]) -> Iterator[Remark]:
    """The median reading grade of a type, when it is too high, with the hardest entries to begin with."""
    grades = sorted(((grade(prose(key, entry)), entry.id) for entry in entries), reverse=True)
    if grades and (middle := median(value for value, _ in grades)) > HIGHEST_GRADE:
        hardest = ", ".join(name for _, name in grades[:3])
        yield Remark(key, hardest, "", f"the median reading grade is {middle:.1f}", "shorter sentences and words")


def _few(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))
    return ", ".join(shown[:6]) + (" …" if len(shown) > 6 else "")


def lost_pointers(held: Mapping[str, Sequence[Entry]], known: Mapping[str, set[str]]) -> Iterator[Remark]:
    """Ids that entries name and that are nowhere among `known` (ids by type key)."""
    for key, fields in POINTERS.items():
        for entry in held.get(key, ()):
            for field, kind in fields.items():
                for name in texts(entry, field):
                    if name not in known.get(kind, set()):
                        mend = f"name an id of {kind}, or add it"
                        yield Remark(key, entry.id, field, f"there is no {kind} “{name}”", mend)


def doubled_sources(sources: Sequence[Entry]) -> Iterator[Remark]:
    """Publications that stand in the list of sources twice, by DOI or by title."""
    for field in ("doi", "title"):
        users: dict[str, list[str]] = defaultdict(list)
        for source in sources:
            for text in filter(None, texts(source, field)):
                users[text.casefold()].append(source.id)
        for found, names in users.items():
            if len(names) > 1:
                yield Remark("source", _few(names), field, f"listed {len(names)} times: “{found[:60]}”", "keep one")


assert PROSE.keys() == TYPES.keys()
