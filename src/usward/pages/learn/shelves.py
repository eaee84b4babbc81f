"""What each shelf of the library is narrowed by, and in which order it stands."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar
from zlib import crc32

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from usward.core.content import Entry, Feeling, Idea, Lesson, Phrase, Practice, Question, Ritual, Script, Theme
from usward.packs import Library
from usward.packs.at_hand import at_hand, language, wheel
from usward.pages.learn import saying
from usward.pages.learn.finding import Filter, Finder, options

E = TypeVar("E", bound=Entry)
WHOLE_DAY = 720


class _Timed(Protocol):
    minutes: int


def lessons(asked: QueryDict, bond: str) -> Finder[Lesson]:
    """Every lesson, along the rows of Usward."""
    library = at_hand()
    known = in_rows(library.all(Lesson, language()))
    filters: list[Filter[Any]] = [
        _by("row", _("About"), saying.ROWS), _theme(library, _("Theme")), _time(2, 3, 4), _depth(),
        _bond(library, bond),
    ]  # fmt: skip
    return Finder(asked, known, filters, ("title", "answers"), ("summary", "body"))


def practices(asked: QueryDict, bond: str) -> Finder[Practice]:
    """Every practice, along the rows of Usward."""
    library = at_hand()
    known = in_rows(library.all(Practice, language()))
    filters: list[Filter[Any]] = [
        _by("row", _("About"), saying.ROWS), _time(5, 10, 20, 45), _among("way", _("How"), saying.WAYS, "ways"),
        _among("where", _("Where"), saying.WHERE, "where"), _bond(library, bond),
    ]  # fmt: skip
    return Finder(asked, known, filters, ("title",), ("summary", "why", "steps"))


def rituals(asked: QueryDict, bond: str) -> Finder[Ritual]:
    """Every ritual, through the day and on through the year."""
    library = at_hand()
    moments = list(saying.MOMENTS)
    known = sorted(library.all(Ritual, language()), key=lambda ritual: moments.index(ritual.moment))
    filters: list[Filter[Any]] = [
        _by("moment", _("Moment"), saying.MOMENTS), _by("rhythm", _("How often"), saying.RHYTHMS), _time(5, 15, 30, 60),
        Filter("where", _("Where"), options(saying.WHERE), _ritual_fits), _bond(library, bond),
    ]  # fmt: skip
    return Finder(asked, known, filters, ("title",), ("text", "lighter", "from_afar"))


def ideas(asked: QueryDict, bond: str) -> Finder[Idea]:
    """Every idea, well mixed: the same mixture for everybody and on every day."""
    library = at_hand()
    known = sorted(library.all(Idea, language()), key=lambda idea: crc32(idea.id.encode()))
    filters: list[Filter[Any]] = [
        _time(15, 30, 60, 120, 240, WHOLE_DAY), _by("money", _("Money"), saying.MONEY),
        _by("energy", _("Energy"), saying.ENERGIES), _by("place", _("Where"), saying.PLACES),
        _by("newness", _("How new"), saying.NEWNESS), _among("season", _("Season"), saying.SEASONS, "season"),
        _bond(library, bond),
    ]  # fmt: skip
    return Finder(asked, known, filters, ("title",), ("text", "afterwards"))


def phrases(asked: QueryDict, bond: str) -> Finder[Phrase]:
    """Every phrase, by what it is for and then from light to deep."""
    library = at_hand()
    kinds = list(saying.PHRASES)
    known = sorted(library.all(Phrase, language()), key=lambda phrase: (kinds.index(phrase.kind), phrase.rung))
    filters: list[Filter[Any]] = [
        _by("kind", _("What for"), saying.PHRASES), _by("tone", _("Tone"), saying.TONES), _depth(),
        _bond(library, bond),
    ]  # fmt: skip
    return Finder(asked, known, filters, ("text",), ())


def questions(asked: QueryDict, bond: str) -> Finder[Question]:
    """Every question, from light to deep."""
    library = at_hand()
    known = sorted(library.all(Question, language()), key=lambda question: question.rung)
    filters: list[Filter[Any]] = [_theme(library, _("Deck")), _depth(), _bond(library, bond)]
    return Finder(asked, known, filters, ("text",), ("follow_ups", "options"))


def decks(bond: str) -> list[Theme]:
    """The themes that suit a bond and have questions for it; every theme with questions when `bond` is empty."""
    library = at_hand()
    fits = _bond(library, "").fits
    held = {
        theme
        for question in library.all(Question, language())
        if not bond or fits(question, bond)
        for theme in question.themes
    }
    return [theme for theme in library.all(Theme, language()) if theme.id in held]


def scripts() -> list[Script]:
    """Every script, by kind, the shortest first."""
    kinds = list(saying.SCRIPTS)
    return sorted(at_hand().all(Script, language()), key=lambda script: (kinds.index(script.kind), script.minutes))


def feelings() -> list[tuple[str, list[Feeling]]]:
    """The seven families under their own words, the head of each first."""
    held = {feeling.id: feeling for feeling in at_hand().all(Feeling, language())}
    return [(head, [held[name] for name, _word, _gloss in words]) for _key, head, words in wheel()]


def in_rows(entries: Iterable[E]) -> list[E]:
    """Lessons or practices along the rows of Usward, each row in its own order."""
    rows = list(saying.ROWS)

    def place(entry: Any) -> tuple[int, int]:
        return rows.index(entry.row), getattr(entry, "order", 0)

    return sorted(entries, key=place)


def _by(name: str, label: saying.Text, terms: Any) -> Filter[Any]:
    """A filter on the field of the same name, which holds one term."""
    return Filter(name, label, options(terms), lambda entry, value: str(getattr(entry, name)) == value)


def _among(name: str, label: saying.Text, terms: Any, field: str) -> Filter[Any]:
    """A filter on a field that holds several terms."""
    return Filter(name, label, options(terms), lambda entry, value: value in getattr(entry, field))


def _depth() -> Filter[Any]:
    return _by("rung", _("Depth"), saying.RUNGS)


def _time(*steps: int) -> Filter[Any]:
    def fits(entry: _Timed, value: str) -> bool:
        return entry.minutes <= int(value)

    return Filter("minutes", _("Time"), [(str(step), saying.at_most(step)) for step in steps], fits)


def _theme(library: Library, label: saying.Text) -> Filter[Any]:
    named: Sequence[tuple[str, saying.Text]] = [(each.id, each.title) for each in library.all(Theme, language())]
    return Filter("theme", label, named, lambda entry, value: value in entry.themes)


def _bond(library: Library, start: str) -> Filter[Any]:
    """For whom: an entry fits when it is worded for the bond and none of its themes is kept from it."""
    kept_from = {
        bond: frozenset(theme.id for theme in library.all(Theme, language()) if bond not in theme.bonds)
        for bond in saying.BONDS
    }

    def fits(entry: Any, value: str) -> bool:
        return value in entry.bonds and kept_from[value].isdisjoint(getattr(entry, "themes", ()))

    return Filter("bond", _("For"), options(saying.BONDS), fits, start=start, everything=_("everybody"))


def _ritual_fits(ritual: Ritual, value: str) -> bool:
    """From afar a ritual works when it says how, or was made for it."""
    if value == "far":
        return ritual.distance == "far" or bool(ritual.from_afar)
    return ritual.distance != "far"
