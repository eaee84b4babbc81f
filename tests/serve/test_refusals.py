"""What it will not do, and the one sentence it says about it."""

import socket
from pathlib import Path

import pytest

from serving import Server, certificate, free_port, usward


def refused(home: Path, *arguments: str, **env: str) -> str:
    """The one sentence on standard error; the command must have failed."""
    done = usward(home, *arguments, env=env)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_plain_http_beyond_this_machine_is_refused_with_the_mends(tmp_path: Path) -> None:
    said = refused(tmp_path / "home", "serve", "--host", "0.0.0.0", "--port", str(free_port()))
    for word in ("--tls-cert", "reverse proxy", "USWARD_PLAIN_HTTP=1"):
        assert word in said
    assert not (tmp_path / "home" / "usward.sqlite3").exists()


def test_beyond_this_machine_it_must_know_by_which_address(tmp_path: Path) -> None:
    said = refused(tmp_path / "home", "serve", "--host", "0.0.0.0", "--port", str(free_port()), USWARD_PLAIN_HTTP="1")
    assert "USWARD_ORIGIN" in said


def test_plain_http_is_served_when_told_so_and_says_what_that_means(tmp_path: Path) -> None:
    port = free_port()
    env = {"USWARD_PLAIN_HTTP": "1", "USWARD_ORIGIN": f"http://192.168.1.20:{port}"}
    with Server(tmp_path / "home", port, ("--host", "0.0.0.0"), env) as server:
        assert server.get("/support/", {"Host": f"192.168.1.20:{port}"}).status < 400
        assert "read along" in server.said


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(tmp_path / "home", "serve", "--port", str(port))
    assert f"Port {port}" in said
    assert "USWARD_PORT" in said


def test_half_a_certificate_is_refused(tmp_path: Path) -> None:
    cert, _ = certificate(tmp_path, "usward.example")
    assert "--tls-key" in refused(tmp_path / "home", "serve", "--tls-cert", str(cert))


def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    cert, _ = certificate(tmp_path / "a", "usward.example")
    _, key = certificate(tmp_path / "b", "usward.example")
    said = refused(tmp_path / "home", "serve", "--tls-cert", str(cert), "--tls-key", str(key))
    assert "certificate" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("USWARD_PORT", "eighty"),
        ("USWARD_ORIGIN", "https://usward.example/somewhere"),
        ("USWARD_DATABASE", "mysql://here/there"),
        ("USWARD_PLAIN_HTTP", "yes"),
    ],
)
def test_a_variable_that_cannot_be_meant_is_named(tmp_path: Path, name: str, value: str) -> None:
    said = refused(tmp_path / "home", "serve", **{name: value})
    assert name in said
    assert value in said or name == "USWARD_DATABASE"


def test_a_home_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a shopping list")
    said = refused(tmp_path / "home", "serve", "--port", str(free_port()))
    assert str(tmp_path / "home") in said
    assert (tmp_path / "home").read_text() == "a shopping list"


def test_a_store_that_is_no_store_is_said_and_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "usward.sqlite3").write_bytes(b"not a store at all" * 400)
    said = refused(home, "serve", "--port", str(free_port()))
    assert "cannot be opened" in said
    assert (home / "usward.sqlite3").read_bytes() == b"not a store at all" * 400
