"""Fixtures for browser tests: a real server, a real browser, and devices that fail the test on any console violation."""

import base64
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

import chromium
from browsing import Device
from serving import Server, certificate

NAME = "usward.example"
"""A name that is not localhost; the browser is told where it leads."""


@pytest.fixture(scope="session")
def pem(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for `NAME` and its key; the browser below trusts it."""
    return certificate(tmp_path_factory.mktemp("tls"), NAME)


@pytest.fixture(scope="session")
def browser(pem: tuple[Path, Path]) -> Iterator[Browser]:
    """Chromium, once for a whole run."""
    # Playwright leaves an event loop running in this thread; without this, Django would take every test that the same
    # worker runs afterwards for asynchronous code, and refuse it the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.executable(),
            args=[
                "--no-sandbox",
                f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
                f"--ignore-certificate-errors-spki-list={_spki(pem[0])}",
            ],
        )
        yield running
        running.close()


def _spki(cert: Path) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = x509.load_pem_x509_certificate(cert.read_bytes()).public_key()
    public = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for many journeys; each uses sign-in names of its own."""
    with Server(tmp_path_factory.mktemp("served") / "home") as running:
        yield running


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has an account on yet."""
    with Server(tmp_path / "home") as running:
        yield running


@pytest.fixture
def tls_server(tmp_path: Path, pem: tuple[Path, Path]) -> Iterator[Server]:
    """A server with a certificate, under a name other than localhost."""
    cert, key = pem
    server = Server(tmp_path / "home", name=NAME, cert=cert)
    server.arguments = ("--tls-cert", str(cert), "--tls-key", str(key))
    server.env = {"USWARD_ORIGIN": server.origin}
    with server:
        yield server


@pytest.fixture
def device(browser: Browser, server: Server) -> Iterator[Callable[..., Device]]:
    """Makes a device of somebody: `device()`, `device(color_scheme="dark")`, `device(at=tls_server)`.

    At the end of the test every device must have been free of console errors, policy violations and requests elsewhere.
    """
    devices: list[Device] = []

    def make(at: Server = server, **options: Any) -> Device:
        devices.append(Device(browser, at.origin, **options))
        return devices[-1]

    yield make
    faults = [fault for each in devices for fault in each.unexpected()]
    for each in devices:
        each.close()
    assert faults == []
