"""Every address of the site, with arguments filled in: what bar 15 and bar 19 walk along."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

#: What stands for an argument that is neither a space nor a record.
SAMPLES: dict[str, Any] = {"code": "abcdefghijklmnopqrstuvwxyz", "year": 2026, "month": 11, "day": "2026-11-02"}


class Route(NamedTuple):
    """One address pattern: its full name, its door, and the names and kinds of its arguments."""

    name: str
    door: str
    arguments: dict[str, str]

    def path(self, **given: Any) -> str:
        """The address with these arguments; others are made up and belong to nobody."""
        values = {
            name: given.get(name, SAMPLES.get(name, uuid4() if kind == "UUIDConverter" else 1))
            for name, kind in self.arguments.items()
        }
        return reverse(self.name, kwargs=values)


def routes() -> list[Route]:
    """Every named address of the site."""
    return list(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, before: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            space = f"{before}{entry.namespace}:" if entry.namespace else before
            yield from _walk(entry, space)
        elif isinstance(entry, URLPattern) and entry.name:
            kinds = {name: type(kind).__name__ for name, kind in entry.pattern.converters.items()}
            yield Route(before + entry.name, getattr(entry.callback, "door", ""), kinds)


def somebody_elses() -> UUID:
    """An identifier that never was."""
    return uuid4()
