"""The support page: the same for everyone, signed in or not. It stores nothing and tells nobody it was opened."""

from itertools import groupby
from typing import NamedTuple

from usward.core.content import HelpLine
from usward.packs import library


class Country(NamedTuple):
    """One country's help lines, with its name as the pack gives it."""

    code: str
    name: str
    lines: tuple[HelpLine, ...]


def countries() -> list[Country]:
    """Every country there are lines for, by name."""
    lines = sorted(library().all(HelpLine), key=lambda line: (line.country_name, line.country))
    return [
        Country(code, name, tuple(found))
        for (code, name), found in groupby(lines, key=lambda line: (line.country, line.country_name))
    ]


def chosen(code: str) -> Country | None:
    """The country a reader asked for, or nothing when there are no lines for it."""
    return next((country for country in countries() if country.code == code), None)
