"""Whatever lies here drives a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.looking import LOOKED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True, scope="module")
def looked_at_all_it_says(request: pytest.FixtureRequest) -> Iterator[None]:
    """A module names the routes it looks at in `LOOKS_AT`; when all of it ran, each of them was looked at."""
    failed = request.session.testsfailed
    yield
    chosen = request.config.option.keyword or any("::" in str(argument) for argument in request.config.args)
    if not chosen and request.session.testsfailed == failed:
        assert getattr(request.module, "LOOKS_AT", set()) - LOOKED == set()
