"""Every address stands behind exactly one door."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

DOORS = {"open", "own", "space"}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, path)
        else:
            yield path, entry


ROUTES = list(routes(get_resolver()))


@pytest.mark.parametrize(("path", "route"), ROUTES, ids=[path or "/" for path, _ in ROUTES])
def test_every_route_has_one_door(path: str, route: URLPattern) -> None:
    assert getattr(route.callback, "door", None) in DOORS


def test_every_route_has_a_name_and_ends_as_one_would_type_it() -> None:
    nameless = [path for path, route in ROUTES if not route.name]
    assert nameless == []
    files = {"sw.js", "manifest.webmanifest"}
    assert [path for path, _ in ROUTES if path and not path.endswith("/") and path not in files] == []


def test_there_is_no_way_in_for_operators() -> None:
    from django.conf import settings

    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert [path for path, _ in ROUTES if "admin" in path] == []
