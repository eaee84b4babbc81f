"""Two servers that know each other by the bus alone: what changes at one is heard at the other."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bussing import RealBus
from serve.conftest import signed_in
from serve.test_streams import event, stream
from serving import Server, Visitor

Serve = Callable[..., Server]


def test_a_session_that_ends_at_one_server_ends_its_streams_at_the_other(
    serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bus = RealBus(tmp_path_factory.mktemp("bus")).start()
    try:
        env = {"USWARD_BUS": bus.address}
        here, there = serve(env=env), serve(env=env)
        ana = signed_in(here)
        away = Visitor(there)
        # Cookies are named after their port; it is the same session, in the same store.
        away.cookies = {name.replace(str(here.port), str(there.port)): value for name, value in ana.cookies.items()}
        lines = [stream(away) for _ in range(3)]
        time.sleep(0.5)  # both have found the bus
        ana.get("/").post("/lock/", for_good="1")
        began = time.monotonic()
        for line in lines:
            assert event(line)[0] == b"event: ended\n"
        assert time.monotonic() - began < 3
        for server in (here, there):
            assert server.interrupt() <= 3
            assert "Traceback" not in server.said
    finally:
        bus.stop()


def test_a_server_starts_and_serves_while_its_bus_is_away(serve: Serve, tmp_path: Path) -> None:
    server = serve(env={"USWARD_BUS": f"unix://{tmp_path}/nobody.sock"})
    ana = signed_in(server)
    line = stream(ana)
    ana.get("/").post("/lock/", for_good="1")
    assert event(line)[0] == b"event: ended\n", "in one process rooms need no bus"
    assert server.interrupt() <= 3
    assert "Traceback" not in server.said
