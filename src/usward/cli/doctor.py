"""`usward doctor`: looks at settings, home, store and address, and says what to mend. Changes nothing."""

import ipaddress
import os
import socket
import ssl
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

import typer
from django.conf import settings

from usward.cli.start import load, newer, place_of_store

app = typer.Typer(add_completion=False, rich_markup_mode=None)

SECONDS = 5


class Finding(NamedTuple):
    """One thing looked at: a sentence, and whether something needs mending."""

    said: str
    mend: bool = False


@app.command(help="Look at settings, home, store and address, and say what to mend. Changes nothing.")
def doctor(home: Annotated[Path | None, typer.Option(help="Where the data live.")] = None) -> None:
    """Print every finding; end with status 1 when one needs mending."""
    load({"home": home})
    findings = [*_settings(), *_home(), *_store(), *_address()]
    for finding in findings:
        typer.echo(f"{'mend:' if finding.mend else 'good:'} {finding.said}")
    if any(finding.mend for finding in findings):
        raise typer.Exit(1)


def _settings() -> Iterator[Finding]:
    """What is set; a database address may hold a password and is told by its place alone."""
    told = sorted(name for name in os.environ if name.startswith("USWARD_") and name != "USWARD_DATABASE")
    values = ", ".join(f"{name}={os.environ[name]}" for name in told)
    yield Finding(f"Settings in force beside the defaults: {values or 'none'}.")
    if settings.DEV:
        yield Finding("USWARD_DEV is on; people who use this server do not need it, so unset it.", mend=True)
    beyond = settings.HOST not in {"localhost", "127.0.0.1", "::1"}
    if settings.PLAIN_HTTP and beyond and not settings.TLS_CERT:
        yield Finding(
            f"Plain HTTP is allowed at {settings.HOST}; that is safe only on a network nobody else is on.", mend=True
        )
    if bool(settings.TLS_CERT) != bool(settings.TLS_KEY):
        yield Finding("Only half of a certificate is set; give both USWARD_TLS_CERT and USWARD_TLS_KEY.", mend=True)


def _home() -> Iterator[Finding]:
    home: Path = settings.HOME
    if not home.exists():
        yield Finding(f"There is no home at {home} yet; the first start makes it.")
        return
    if not home.is_dir() or not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(f"{home} is not a directory this user may read and write; mend its owner or its mode.", mend=True)
        return
    open_to_others = [path for path in [home, *home.rglob("*")] if _others_may_read(path)]
    if open_to_others:
        first = open_to_others[0]
        yield Finding(
            f"Other users of this machine may open {first} and {len(open_to_others) - 1} more; "
            f"mend it with: chmod -R go= “{home}”",
            mend=True,
        )
    else:
        yield Finding(f"Your data live in {home}, and only this user may open it.")


def _others_may_read(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not stat.S_ISLNK(mode) and bool(stat.S_IMODE(mode) & 0o077)


def _store() -> Iterator[Finding]:
    """Whether the store opens, is whole, and has this version's shape."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    embedded = connection.vendor == "sqlite"
    if embedded and not Path(settings.DATABASES["default"]["NAME"]).exists():
        yield Finding("There is no store yet; the first start makes it.")
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check" if embedded else "SELECT 'ok'")
            answer = cursor.fetchone()[0]
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        yield Finding(
            f"The store at {place_of_store()} cannot be opened ({str(problem).splitlines()[0]}); "
            "put back a copy of the home from before.",
            mend=True,
        )
        return
    if answer != "ok":
        yield Finding("The store is damaged; put back a copy of the home from before.", mend=True)
    elif newer(executor):
        yield Finding("A newer Usward has written this store; install that version again.", mend=True)
    elif waiting:
        yield Finding(f"The store at {place_of_store()} is whole; the next start brings it to this version's shape.")
    else:
        yield Finding(f"The store at {place_of_store()} is whole and has this version's shape.")


def _address() -> Iterator[Finding]:
    """Whether another device could come in by `USWARD_ORIGIN`, as far as this machine can tell."""
    parts = urlsplit(settings.ORIGIN)
    name = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if settings.ORIGIN_IS_LOOPBACK:
        yield Finding(
            f"{settings.ORIGIN} can be opened on this machine alone; for another phone see docs/operate/serve.md."
        )
        return
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)[0][4][0]
    except OSError:
        yield Finding(f"The name {name} leads nowhere from here; mend it where the name is kept.", mend=True)
        return
    if ipaddress.ip_address(str(found).partition("%")[0]).is_loopback:
        yield Finding(f"{name} leads to this machine itself ({found}); check that it leads elsewhere on the phone.")
    try:
        _knock(name, port, tls=parts.scheme == "https")
    except ssl.SSLError as problem:
        yield Finding(
            f"The certificate at {settings.ORIGIN} is not one this machine trusts ({problem.reason}).", mend=True
        )
    except OSError as problem:
        yield Finding(
            f"Nobody answers at {settings.ORIGIN} ({problem.strerror or problem}); is the server running, "
            "and does the router or the proxy lead to it?",
            mend=True,
        )
    else:
        yield Finding(f"{settings.ORIGIN} answers from here; a phone on the same network should reach it too.")


def _knock(name: str, port: int, *, tls: bool) -> None:
    """Open the line and close it again; with TLS the certificate is checked as a browser would."""
    with socket.create_connection((name, port), timeout=SECONDS) as line:
        if tls:
            with ssl.create_default_context().wrap_socket(line, server_hostname=name):
                pass
