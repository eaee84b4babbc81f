"""Starting is quick and says where to look; stopping is prompt; a kill loses nothing."""

import json
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from serving import Server, usward

Serve = Callable[..., Server]


def test_a_later_start_takes_at_most_three_seconds(serve: Serve) -> None:
    server = serve()
    # While other tests keep the machine busy, only the server's own work can be held to it.
    assert min(server.seconds_to_start, server.work_to_start) <= 3


def test_it_says_where_to_look_and_where_the_data_live_and_that_no_phone_can_come_in(serve: Serve) -> None:
    server = serve()
    assert server.origin in server.said
    assert str(server.home) in server.said
    assert "Only this machine" in server.said


def test_ctrl_c_stops_it_without_a_complaint(serve: Serve) -> None:
    server = serve()
    assert server.interrupt() <= 3
    assert server.process.returncode == 0
    assert "Traceback" not in server.said


def test_terminate_stops_it_too(serve: Serve) -> None:
    server = serve()
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=3)
    assert "Traceback" not in server.said


def test_several_workers_serve_and_stop_together(serve: Serve) -> None:
    server = serve("--workers", "3")
    assert {server.get("/support/").status for _ in range(12)} <= {200, 302}
    assert server.interrupt() <= 3
    assert "Traceback" not in server.said


def test_everything_in_the_home_is_for_its_owner_alone(serve: Serve) -> None:
    server = serve()
    server.interrupt()
    loose = [str(path) for path in [server.home, *server.home.rglob("*")] if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert loose == []


def test_the_secret_is_made_once_and_kept(serve: Serve) -> None:
    server = serve()
    server.get("/support/")
    secret = server.home / "secrets" / "secret-key"
    before = secret.read_text()
    assert len(before) == 64
    server.interrupt()
    server.start()
    server.get("/support/")
    assert secret.read_text() == before


def test_two_first_starts_at_once_share_one_home(tmp_path: Path) -> None:
    first = Server(tmp_path / "home")
    second = Server(tmp_path / "home")
    with first, second:
        assert first.get("/support/").status < 500
        assert second.get("/support/").status < 500


def test_a_home_of_a_newer_version_is_left_untouched(serve: Serve, tmp_path: Path) -> None:
    import sqlite3

    server = serve()
    server.interrupt()
    store = server.home / "usward.sqlite3"
    with sqlite3.connect(store) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '2099-01-01')"
        )
    database.close()
    before = store.read_bytes()
    done = usward(server.home, "serve", "--port", str(server.port))
    assert done.returncode == 1
    assert "newer" in done.stderr
    assert "Traceback" not in done.stderr
    assert store.read_bytes() == before


def test_a_server_leaves_no_core_dump(serve: Serve) -> None:
    server = serve()
    server.get("/support/")
    limits = Path(f"/proc/{server.process.pid}/limits")
    if not limits.exists():
        pytest.skip("this system has no /proc")
    line = next(line for line in limits.read_text().splitlines() if line.startswith("Max core file size"))
    assert line.split()[4:6] == ["0", "0"]


def test_the_log_names_no_path_and_no_query(serve: Serve) -> None:
    server = serve()
    assert server.get("/no-such-page/7e1c?word=whisper").status == 404
    server.interrupt()
    assert "7e1c" not in server.said
    assert "whisper" not in server.said
    assert json.dumps("whisper") not in server.said
