"""Whatever lies here drives a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browser.looking import LOOKED
from browser.settled import Evening, People, served, settle
from browsing import Device
from serving import Server


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


@pytest.fixture(scope="session")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """Ana and Ben in one space, both signed in: what a test copies before it goes on."""
    return settle(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def own_server(evening: Evening, tmp_path: Path) -> Iterator[Server]:
    """A server on a copy of that home for one test; where tests leave no trace, their module makes one for all of them."""
    yield from served(evening, tmp_path)


@pytest.fixture
def people(device: Callable[..., Device], evening: Evening, own_server: Server) -> People:
    """Ana and Ben there, by name, each at a device of their own."""
    return People(device, own_server, evening)
