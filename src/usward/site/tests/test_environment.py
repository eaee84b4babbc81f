"""Variables that cannot be meant are refused; the others mean what the page of settings says."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from usward.site import environment


def test_the_home_is_the_one_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("USWARD_HOME", str(tmp_path / "ours"))
    assert environment.home() == tmp_path / "ours"


def test_without_a_choice_the_home_is_where_the_platform_keeps_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("USWARD_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert environment.home() == tmp_path / "usward"
    monkeypatch.setattr("sys.platform", "darwin")
    assert environment.home() == Path.home() / "Library" / "Application Support" / "usward"


def test_a_bus_must_be_one_that_redis_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.bus() == ""
    monkeypatch.setenv("USWARD_BUS", "rediss://:secret@bus.example:6379")
    assert environment.bus() == "rediss://:secret@bus.example:6379"
    monkeypatch.setenv("USWARD_BUS", "http://bus.example")
    with pytest.raises(ImproperlyConfigured, match="USWARD_BUS"):
        environment.bus()


@pytest.mark.parametrize(
    ("chosen", "tls", "origin"),
    [
        ("", False, "http://localhost:8000"),
        ("", True, "https://localhost:8000"),
        ("https://usward.example/", False, "https://usward.example"),
        ("http://[fd00::1]:8000", False, "http://[fd00::1]:8000"),
    ],
)
def test_the_origin(monkeypatch: pytest.MonkeyPatch, chosen: str, tls: bool, origin: str) -> None:
    monkeypatch.setenv("USWARD_ORIGIN", chosen)
    assert environment.origin(8000, tls=tls) == origin


@pytest.mark.parametrize("chosen", ["usward.example", "ftp://a", "https://a/b", "https://me:word@a", "https://a?b=c"])
def test_an_origin_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv("USWARD_ORIGIN", chosen)
    with pytest.raises(ImproperlyConfigured, match="USWARD_ORIGIN must look like"):
        environment.origin(8000, tls=False)


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("USWARD_DATABASE", "postgresql://ana:a%40b@db.example:5433/usward?sslmode=require")
    found = environment.database(tmp_path)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("usward", "ana", "a@b")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})


def test_a_socket_directory_is_the_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("USWARD_DATABASE", "postgresql://ana@/usward?host=/run/postgresql")
    assert environment.database(tmp_path)["HOST"] == "/run/postgresql"
