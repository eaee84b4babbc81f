"""Which names and headers a server answers to."""

import contextlib
import http.client
import socket
from collections.abc import Callable

import pytest

from serving import Server

Serve = Callable[..., Server]


@pytest.mark.parametrize("number", ["127.0.0.1", "[::1]"])
def test_an_address_by_number_leads_to_localhost(server: Server, number: str) -> None:
    answer = server.get("/welcome/?from=here", {"Host": f"{number}:{server.port}"})
    assert answer.status == 307
    assert answer.headers["Location"] == f"http://localhost:{server.port}/welcome/?from=here"


def test_it_listens_on_both_kinds_of_loopback_address(server: Server) -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    connection = http.client.HTTPConnection("::1", server.port, timeout=5)
    connection.request("GET", "/support/", headers={"Host": f"localhost:{server.port}"})
    assert connection.getresponse().status < 400


def test_a_name_it_does_not_go_by_is_refused(server: Server) -> None:
    assert server.get("/support/", {"Host": "elsewhere.example"}).status == 400


def test_a_visitor_cannot_pass_for_a_proxy(server: Server) -> None:
    forged = {"X-Forwarded-Host": "elsewhere.example", "X_Forwarded_Proto": "https", "X-Forwarded-Proto": "https"}
    answer = server.get("/support/", forged)
    assert answer.status < 400
    assert "elsewhere" not in str(answer.headers)
    assert "Strict-Transport-Security" not in answer.headers


def test_a_trusted_proxy_is_believed(serve: Serve) -> None:
    server = serve(env={"USWARD_ORIGIN": "https://usward.example", "USWARD_PROXIES": "127.0.0.1"})
    answer = server.get("/support/", {"Host": "usward.example", "X-Forwarded-Proto": "https"})
    assert answer.status < 400
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    plain = server.get("/support/", {"Host": "usward.example"})
    assert "Strict-Transport-Security" not in plain.headers


def test_a_form_larger_than_any_page_of_ours_is_refused(server: Server) -> None:
    connection = server.connect()
    connection.putrequest("POST", "/support/", skip_host=True)
    connection.putheader("Host", f"localhost:{server.port}")
    connection.putheader("Content-Length", str(6_000_000))
    connection.endheaders()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        for _ in range(6):
            connection.send(b"x" * 1_000_000)
    with contextlib.suppress(OSError):  # the line may be cut while we are still sending, which is as good
        assert connection.getresponse().status == 413
    assert server.get("/support/").status < 400


def test_slow_visitors_keep_no_page_from_others(server: Server) -> None:
    slow = []
    for _ in range(30):
        connection = socket.create_connection(("127.0.0.1", server.port))
        connection.sendall(
            f"POST /support/ HTTP/1.1\r\nHost: localhost:{server.port}\r\nContent-Length: 1000\r\n\r\nx".encode()
        )
        slow.append(connection)
    assert server.get("/support/").status < 400
    for connection in slow:
        connection.close()


def test_every_page_carries_the_headers_that_keep_it_to_itself(server: Server) -> None:
    headers = server.get("/support/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert "Server" not in headers
