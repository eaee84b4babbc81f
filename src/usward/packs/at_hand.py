"""The library as this server has it, in the language of the page: with the packs its keeper added."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language

from usward.core.content import FAMILIES, Feeling
from usward.packs import Library, library

#: One petal of the wheel: its key, its word, and its finer words as (id, word, gloss).
Petal = tuple[str, str, Sequence[tuple[str, str, str]]]


def at_hand() -> Library:
    """The bundled packs and those in the home."""
    return library(settings.HOME / "packs")


def language() -> str:
    """The language of this page, as packs name it."""
    return get_language() or "en"


def wheel() -> list[Petal]:
    """The seven families of feelings, each under its own word, the head of the family first."""
    known = sorted(at_hand().all(Feeling, language()), key=lambda feeling: FAMILIES.index(feeling.family))
    return [_petal(key, list(found)) for key, found in groupby(known, key=lambda feeling: feeling.family)]


def _petal(key: str, found: list[Feeling]) -> Petal:
    head = next((feeling for feeling in found if feeling.id == key), found[0])
    return key, head.word, [(feeling.id, feeling.word, feeling.gloss) for feeling in found]


def spoken(feelings: Iterable[str]) -> list[str]:
    """The words behind ids of feelings, in their order. A word whose pack is gone is shown by its id."""
    held, tongue = at_hand(), language()
    return [found.word if (found := held.get(Feeling, each, tongue)) else each.replace("-", " ") for each in feelings]


def family_of(feeling: str) -> str:
    """The family a feeling belongs to; empty when nobody knows the word any more."""
    found = at_hand().get(Feeling, feeling, language())
    return found.family if found else ""
