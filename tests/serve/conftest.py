"""A prepared home with two people in it, so that only the tests about a first start pay for one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from serving import Server, Visitor, person

PASSWORD = "lantern walnut harbour violin meadow thread"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has been served once; Ana and Cleo have accounts."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    with Server(home) as server:
        server.interrupt()
    person(home, "ana", PASSWORD)
    person(home, "cleo", PASSWORD)
    return home


@pytest.fixture
def home(tmp_path: Path, prepared: Path) -> Path:
    """A copy of the prepared home."""
    return Path(shutil.copytree(prepared, tmp_path / "home", ignore=shutil.ignore_patterns("run")))


@pytest.fixture
def serve(home: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server on a copy of the prepared home; stopped at the end of the test."""
    running: list[Server] = []

    def start(*arguments: str, **options: object) -> Server:
        running.append(Server(home, arguments=arguments, **options))  # type: ignore[arg-type]
        return running[-1].start()

    yield start
    for server in running:
        server.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Server]:
    """One server for all tests of a module that only look."""
    home = tmp_path_factory.mktemp("looked-at") / "home"
    with Server(Path(shutil.copytree(prepared, home, ignore=shutil.ignore_patterns("run")))) as running:
        yield running


def signed_in(server: Server, username: str = "ana") -> Visitor:
    """A browser in which that person has signed in."""
    return Visitor(server).sign_in(username, PASSWORD)
