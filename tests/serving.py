"""Runs the real `usward serve` for tests: its own process, its own home, a free port."""

import http.client
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

import psutil

READY_WITHIN = 60


def free_port() -> int:
    """A port nobody listens on just now, on both kinds of loopback address."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def environment(home: Path, extra: Mapping[str, str] = {}) -> dict[str, str]:
    """This process's environment without its own settings: a server under test starts from the defaults."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("USWARD_", "DJANGO_"))}
    return kept | {"USWARD_HOME": str(home), "USWARD_RUNTIME": str(home / "run"), "PYTHONUNBUFFERED": "1", **extra}


def usward(
    home: Path, *arguments: str, env: Mapping[str, str] = {}, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one `usward` command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "usward", *arguments],
        env=environment(home, env),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
    )


@dataclass
class Server:
    """One running `usward serve`. `name` is the host name it goes by, `cert` its certificate when it speaks TLS.

    `work_to_start` is the processor's seconds of the last start, which other work on the machine does not change.
    """

    home: Path
    port: int = field(default_factory=free_port)
    arguments: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    name: str = "localhost"
    cert: Path | None = None
    seconds_to_start: float = 0.0
    work_to_start: float = 0.0
    process: subprocess.Popen[str] = field(init=False)

    @property
    def origin(self) -> str:
        return f"{'https' if self.cert else 'http'}://{self.name}:{self.port}"

    def start(self) -> Self:
        """Start and wait until a page answers."""
        self.launch()
        return self.wait()

    def launch(self) -> None:
        """Start without waiting."""
        self.began = time.monotonic()
        self.home.parent.mkdir(parents=True, exist_ok=True)
        self.log = self.home.parent / f"{self.home.name}-{self.port}.log"
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "usward", "serve", "--port", str(self.port), *self.arguments],
                env=environment(self.home, self.env),
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,
            )

    def wait(self) -> Self:
        """Wait until a page answers."""
        while time.monotonic() < self.began + READY_WITHIN:
            if self.process.poll() is not None:
                raise RuntimeError(f"usward serve ended with {self.process.returncode}:\n{self.said}")
            try:
                self.get("/support/")
            except OSError:
                time.sleep(0.02)
            else:
                self.seconds_to_start = time.monotonic() - self.began
                self.work_to_start = sum(psutil.Process(self.process.pid).cpu_times()[:2])
                return self
        self.kill()
        raise RuntimeError(f"usward serve did not answer:\n{self.said}")

    @property
    def said(self) -> str:
        """All it printed so far."""
        return self.log.read_text()

    def connect(self, timeout: float = 20) -> http.client.HTTPConnection:
        """A connection to it, through TLS when it has a certificate."""
        if self.cert is None:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        context = ssl.create_default_context(cafile=str(self.cert))
        return _Named(self.name, self.port, timeout=timeout, context=context)

    def get(self, path: str, headers: Mapping[str, str] = {}) -> http.client.HTTPResponse:
        """One request, its body still to be read."""
        connection = self.connect()
        connection.request("GET", path, headers={"Host": f"{self.name}:{self.port}", **headers})
        return connection.getresponse()

    def interrupt(self) -> float:
        """Ctrl-C, as a terminal sends it to the whole group; the seconds it took to stop."""
        began = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(timeout=30)
        return time.monotonic() - began

    def kill(self) -> None:
        """`kill -9`, for the process and its workers."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill()


class Visitor:
    """A browser without scripts: keeps cookies, and puts the page's token into the forms it sends.

    `leads` is where the last answer sent it; with `follows` it goes there by itself.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.page = ""
        self.status = 0
        self.address = ""
        self.leads = ""
        self.follows = True

    @property
    def cookie_line(self) -> str:
        """What a `Cookie` header would say now."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def another_hand(self) -> "Visitor":
        """The same browser once more, with the page it has open, to send forms at the same time; follows nothing."""
        hand = Visitor(self.server)
        hand.cookies, hand.page, hand.follows = dict(self.cookies), self.page, False
        return hand

    def get(self, path: str) -> Self:
        """Open a page, through redirects."""
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> Self:
        """Send a form from the page that is open, or from the one at `path` when none is."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page or self.get(path).page)
        assert token, f"no form at {path}"
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": token[1], **fields}))

    def sign_in(self, username: str, password: str) -> Self:
        """Sign in by the page everybody uses."""
        self.get("/sign-in/").post("/sign-in/", username=username, password=password)
        assert "/sign-in/" not in self.address, "the sign-in was refused"
        return self

    def _ask(self, method: str, path: str, body: str = "", hops: int = 5) -> Self:
        connection = self.server.connect()
        headers = {"Host": f"{self.server.name}:{self.server.port}", "Cookie": self.cookie_line}
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.server.origin}
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        self.page, self.status, self.address = answer.read().decode(), answer.status, path
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        connection.close()
        self.leads = answer.headers.get("Location", "").removeprefix(self.server.origin)
        if self.leads and self.follows and hops:
            return self._ask("GET", self.leads, hops=hops - 1)
        return self


def person(home: Path, username: str, password: str, env: Mapping[str, str] = {}) -> None:
    """Make an account in a home, as the sign-up page would, without a browser."""
    made = subprocess.run(
        [sys.executable, "-c", _SIGN_UP, username, password],
        env=environment(home, {"DJANGO_SETTINGS_MODULE": "usward.site.settings", **env}),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert made.returncode == 0, made.stderr


_SIGN_UP = """
import sys, django
from datetime import date
django.setup()
from usward.accounts.models import Person
from usward.accounts.people import sign_up
from usward.accounts.record import Me
sign_up(sys.argv[1], sys.argv[2], Me(day=date.today(), name=sys.argv[1].title()), first=not Person.objects.exists())
"""


class _Named(http.client.HTTPSConnection):
    """Reaches this machine under the name in the certificate, without asking any name server."""

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A self-signed certificate for `name` and its key, as two PEM files."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    cert = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    cert_path, key_path = folder / "cert.pem", folder / "key.pem"
    cert_path.write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    key_path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return cert_path, key_path
