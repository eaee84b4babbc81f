"""Finding in the library: filters and words out of an address, the entries that fit, and addresses for the rest.

What is looked for stands in the address of the page and nowhere else.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from usward.core.content import Entry

E = TypeVar("E", bound=Entry)
Text = str | Promise

ANYTHING = _("any")
LONGEST = 80  # of what is typed into the search
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Filter(Generic[E]):
    """One choice that narrows: its name in the address, its options, and whether an entry fits one of them.

    `start` holds where the address says nothing; an empty value lets everything through.
    """

    name: str
    label: Text
    options: Sequence[tuple[str, Text]]
    fits: Callable[[E, str], bool]
    start: str = ""
    everything: Text = ANYTHING


@dataclass(frozen=True)
class Field:
    """A filter as the page shows it."""

    name: str
    label: Text
    options: Sequence[tuple[str, Text]]
    chosen: str
    everything: Text


@dataclass(frozen=True)
class Chosen:
    """Something that narrows now, in words, and the address without it."""

    label: Text
    words: Text
    without: str


class Finder(Generic[E]):
    """What a reader asked for, applied to `entries`. Each option offered fits at least one of them.

    `titles` and `texts` name the fields searched; a word found in a title comes first.
    """

    def __init__(
        self,
        asked: QueryDict,
        entries: Sequence[E],
        filters: Sequence[Filter[E]],
        titles: tuple[str, ...],
        texts: tuple[str, ...],
    ) -> None:
        self.words = " ".join(asked.get("q", "").split())[:LONGEST]
        self._all, self._filters = entries, filters
        self._titles, self._texts = titles, titles + texts
        self._page = asked.get("page", "1")
        self.fields = [self._field(each, asked) for each in filters]
        self._values = {field.name: field.chosen for field in self.fields}
        self.found = self._found()

    def _field(self, each: Filter[E], asked: QueryDict) -> Field:
        wanted = asked.get(each.name, each.start)
        chosen = wanted if wanted in {value for value, _words in each.options} else ""
        offered = [option for option in each.options if option[0] == chosen or self._has_any(each, option[0])]
        return Field(each.name, each.label, offered, chosen, each.everything)

    def _has_any(self, each: Filter[E], value: str) -> bool:
        return any(each.fits(entry, value) for entry in self._all)

    def _found(self) -> list[E]:
        fitting = list(self._all)
        for each in self._filters:
            if value := self._values[each.name]:
                fitting = [entry for entry in fitting if each.fits(entry, value)]
        return list(self._with_words(fitting))

    def _with_words(self, entries: list[E]) -> Iterator[E]:
        """Those that hold every word looked for, at the beginning of a word; named by it first."""
        sought = [f" {word}" for word in folded_words(self.words)]
        if not sought:
            yield from entries
            return
        holding = [entry for entry in entries if _all_in(sought, folded(entry, self._texts))]
        named = [entry for entry in holding if _all_in(sought, folded(entry, self._titles))]
        yield from named
        yield from (entry for entry in holding if entry not in named)

    def value(self, name: str) -> str:
        """What is chosen in the filter `name`; empty for everything."""
        return self._values[name]

    @property
    def narrowed(self) -> bool:
        """Whether anything but what a reader starts from is asked for."""
        return bool(self.words) or any(self._values[each.name] != each.start for each in self._filters)

    @property
    def chosen(self) -> list[Chosen]:
        """Everything that narrows now, the words looked for first."""
        said = [Chosen(_("Word"), f"“{self.words}”", self.address(q=""))] if self.words else []
        for field in self.fields:
            if field.chosen:
                words = next((label for value, label in field.options if value == field.chosen), field.chosen)
                said.append(Chosen(field.label, words, self.address(**{field.name: ""})))
        return said

    def address(self, **changes: str) -> str:
        """The query of this page with some of its values changed; page one, unless told otherwise."""
        values = {"q": self.words, **self._values, **changes}
        starts = {"q": "", "page": ""} | {each.name: each.start for each in self._filters}
        return "?" + urlencode({name: value for name, value in values.items() if value != starts[name]})

    def page(self, length: int) -> "Leaf[E]":
        """The part of what was found that this page shows."""
        leaf: Page[E] = Paginator(self.found, length).get_page(self._page)
        return Leaf(leaf, self)


class Leaf(Generic[E]):
    """One page of what was found, with the addresses of those before and after it."""

    def __init__(self, leaf: "Page[E]", finder: Finder[E]) -> None:
        self.entries: list[E] = list(leaf)
        self.number, self.pages = leaf.number, leaf.paginator.num_pages
        self.next_url = finder.address(page=str(leaf.number + 1)) if leaf.has_next() else ""
        self.previous_url = ""
        if leaf.has_previous():
            self.previous_url = finder.address(page=str(leaf.number - 1) if leaf.number > 2 else "")


def _all_in(sought: list[str], text: str) -> bool:
    return all(word in text for word in sought)


def folded_words(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))


@lru_cache(maxsize=8192)
def folded(entry: Entry, fields: tuple[str, ...]) -> str:
    """The words of some fields of an entry as they are compared, each after a space."""
    return "".join(f" {word}" for word in folded_words(" ".join(_texts(entry, fields))))


def _texts(entry: Entry, fields: tuple[str, ...]) -> Iterator[str]:
    for name in fields:
        value = cast("str | tuple[Any, ...]", getattr(entry, name))
        yield value if isinstance(value, str) else " ".join(map(str, value))


def options(terms: Mapping[str, Text]) -> list[tuple[str, Text]]:
    """The terms of the schema as the options of a filter."""
    return list(terms.items())
