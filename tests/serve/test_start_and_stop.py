"""Starting is quick and says where to look; stopping is prompt; the home stays one's own."""

import signal
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from serving import Server, usward

Serve = Callable[..., Server]


def test_a_later_start_takes_at_most_three_seconds_and_ctrl_c_stops_it_without_a_complaint(serve: Serve) -> None:
    server = serve()
    # While other tests keep the machine busy, only the server's own work can be held to it.
    assert min(server.seconds_to_start, server.work_to_start) <= 3
    assert server.interrupt() <= 3
    assert server.process.returncode == 0
    assert "Traceback" not in server.said


def test_it_says_where_to_look_and_where_the_data_live_and_that_no_phone_can_come_in(server: Server) -> None:
    assert server.origin in server.said
    assert str(server.home) in server.said
    assert "Only this machine" in server.said


def test_terminate_stops_it_too(serve: Serve) -> None:
    server = serve()
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=3)
    assert "Traceback" not in server.said


def test_everything_in_the_home_is_for_its_owner_alone(server: Server) -> None:
    server.get("/sign-in/")
    everything = [server.home, *server.home.rglob("*")]
    assert [str(path) for path in everything if stat.S_IMODE(path.lstat().st_mode) & 0o077] == []
    assert len((server.home / "secrets" / "secret-key").read_text()) == 64


def test_two_first_starts_at_once_share_one_home(tmp_path: Path) -> None:
    first, second = Server(tmp_path / "home"), Server(tmp_path / "home")
    first.launch()
    with second:
        assert first.wait().get("/sign-in/").status == second.get("/sign-in/").status
    first.kill()


def test_a_home_of_a_newer_version_is_left_untouched(home: Path) -> None:
    store = home / "usward.sqlite3"
    with sqlite3.connect(store) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '2099-01-01')"
        )
    database.close()
    before = store.read_bytes()
    done = usward(home, "serve", "--port", "8999")
    assert done.returncode == 1
    assert "newer" in done.stderr
    assert "Traceback" not in done.stderr
    assert store.read_bytes() == before


def test_a_server_leaves_no_core_dump(server: Server) -> None:
    limits = Path(f"/proc/{server.process.pid}/limits")
    if not limits.exists():
        pytest.skip("this system has no /proc")
    line = next(line for line in limits.read_text().splitlines() if line.startswith("Max core file size"))
    assert line.split()[4:6] == ["0", "0"]


def test_the_log_names_no_path_and_no_query(server: Server) -> None:
    assert server.get("/no-such-page/7e1c?word=whisper").status == 404
    assert server.get("/support/?word=whisper", {"Host": "whisper.example"}).status == 400
    for kept in [server.log, *(server.home / "log").glob("*")]:
        assert "7e1c" not in kept.read_text()
        assert "whisper" not in kept.read_text()
