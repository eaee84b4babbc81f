"""Open event streams: real ones, to a real server, of somebody who is really signed in."""

import http.client
import time
from collections.abc import Callable

from serve.conftest import signed_in
from serving import Server, Visitor

Serve = Callable[..., Server]


def stream(visitor: Visitor, room: str = "session") -> http.client.HTTPResponse:
    """One open line, its first event read."""
    answer = visitor.server.get(f"/live/{room}", {"Cookie": visitor.cookie_line})
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert event(answer)[1] == b"event: changed\n"
    return answer


def event(answer: http.client.HTTPResponse) -> list[bytes]:
    """The lines of the next event."""
    lines = []
    while (line := answer.readline()) not in {b"\n", b""}:
        lines.append(line)
    return lines


def test_ctrl_c_stops_within_three_seconds_with_ten_streams_open(serve: Serve) -> None:
    server = serve()
    ana = signed_in(server)
    lines = [stream(ana) for _ in range(10)]
    assert server.interrupt() <= 3
    assert server.process.returncode == 0
    assert [line.read() for line in lines] == [b""] * 10, "every stream came to a proper end"
    assert "Traceback" not in server.said


def test_in_every_worker_a_session_that_ends_is_told_to_its_own_streams_and_all_stop_together(serve: Serve) -> None:
    server = serve("--workers", "2")
    ana, cleo = signed_in(server), signed_in(server, "cleo")
    anas, cleos = [stream(ana) for _ in range(6)], [stream(cleo) for _ in range(10)]
    ana.get("/").post("/lock/", for_good="1")
    began = time.monotonic()
    for line in anas:
        assert event(line)[0] == b"event: ended\n"
    assert time.monotonic() - began < 3
    cleo.get("/")
    assert "/sign-in/" not in cleo.address, "somebody else's session stays"
    assert server.interrupt() <= 3
    assert [line.read() for line in cleos] == [b""] * 10
    assert "Traceback" not in server.said


def test_pages_answer_while_many_streams_are_open(server: Server) -> None:
    ana = signed_in(server)
    lines = [stream(ana) for _ in range(60)]
    assert ana.get("/").status == 200
    for line in lines:
        line.close()


def test_without_a_session_there_is_no_room(server: Server) -> None:
    for room in ("session", "session:0", "anything", ""):
        assert server.get(f"/live/{room}").status == 404
