"""Open event streams: real ones, to a real server, of somebody who is really signed in."""

import http.client
import time
from collections.abc import Callable

from serving import Server, Visitor, person

Serve = Callable[..., Server]
PASSWORD = "lantern walnut harbour violin meadow thread"


def signed_in(server: Server) -> Visitor:
    person(server.home, "ana", PASSWORD)
    return Visitor(server).sign_in("ana", PASSWORD)


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


def test_several_workers_with_open_streams_stop_as_quickly(serve: Serve) -> None:
    server = serve("--workers", "2")
    ana = signed_in(server)
    lines = [stream(ana) for _ in range(10)]
    assert server.interrupt() <= 3
    assert [line.read() for line in lines] == [b""] * 10


def test_a_session_that_ends_is_told_to_its_own_streams_in_every_worker(serve: Serve) -> None:
    server = serve("--workers", "3")
    ana = signed_in(server)
    lines = [stream(ana) for _ in range(6)]
    ana.get("/").post("/lock/", for_good="1")
    began = time.monotonic()
    for line in lines:
        assert event(line)[0] == b"event: ended\n"
    assert time.monotonic() - began < 3


def test_somebody_elses_session_stays_open(serve: Serve) -> None:
    server = serve()
    ana = signed_in(server)
    person(server.home, "cleo", PASSWORD + " too")
    cleo = Visitor(server).sign_in("cleo", PASSWORD + " too")
    line = stream(cleo)
    ana.get("/").post("/lock/", for_good="1")
    assert cleo.get("/").status == 200
    assert "/sign-in/" not in cleo.address
    line.close()


def test_pages_answer_while_many_streams_are_open(serve: Serve) -> None:
    server = serve()
    ana = signed_in(server)
    lines = [stream(ana) for _ in range(60)]
    assert ana.get("/").status == 200
    for line in lines:
        line.close()


def test_without_a_session_there_is_no_room(serve: Serve) -> None:
    server = serve()
    for room in ("session", "session:0", "anything", ""):
        assert server.get(f"/live/{room}").status == 404
