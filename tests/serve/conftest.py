"""A prepared home, so that only the tests about a first start pay for one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from serving import Server


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has been served once."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    with Server(home):
        pass
    return home


@pytest.fixture
def serve(tmp_path: Path, prepared: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server on a copy of the prepared home; stopped at the end of the test."""
    running: list[Server] = []

    def start(*arguments: str, **options: object) -> Server:
        home = tmp_path / f"home-{len(running)}"
        shutil.copytree(prepared, home, ignore=shutil.ignore_patterns("run"))
        running.append(Server(home, arguments=arguments, **options))  # type: ignore[arg-type]
        return running[-1].start()

    yield start
    for server in running:
        server.kill()
