"""With a certificate of its own, under another name than localhost."""

from pathlib import Path

import pytest

from serving import Server, certificate


def test_it_serves_tls_under_another_name_and_nothing_in_plain(tmp_path: Path) -> None:
    cert, key = certificate(tmp_path, "usward.example")
    server = Server(tmp_path / "home", name="usward.example", cert=cert)
    server.arguments = ("--tls-cert", str(cert), "--tls-key", str(key))
    server.env = {"USWARD_ORIGIN": server.origin}
    with server:
        answer = server.get("/support/")
        assert answer.status < 400
        assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
        assert "Only this machine" not in server.said
        signing = server.get("/sign-in/")
        for cookie in signing.headers.get_all("Set-Cookie") or []:
            assert cookie.startswith("__Host-")
            assert "Secure" in cookie
            assert "Path=/" in cookie
            assert "Domain" not in cookie
        server.cert = None
        with pytest.raises(OSError):
            server.get("/support/")
