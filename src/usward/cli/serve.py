"""`usward serve`: the server, from the first check to an orderly end."""

import errno
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from django.conf import settings

from usward.cli.start import choose, load, place_of_store, prepare
from usward.cli.trouble import Trouble

app = typer.Typer(add_completion=False, rich_markup_mode=None)

STOP_SECONDS = 2
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@app.command(help="Serve Usward: open the address it prints; Ctrl-C stops it.")
def serve(
    host: Annotated[
        str | None, typer.Option(help="Where to listen; this machine alone unless you say otherwise.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="The port, 8000 at first.", min=1, max=65535)] = None,
    workers: Annotated[int | None, typer.Option(help="How many processes, 1 at first.", min=1, max=64)] = None,
    home: Annotated[Path | None, typer.Option(help="Where the data live.")] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="A certificate with its chain, as a PEM file.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="The certificate's key, as a PEM file.")] = None,
) -> None:
    """Check, prepare the home, listen, and serve until told to stop."""
    choose({"host": host, "port": port, "workers": workers, "home": home, "tls_cert": tls_cert, "tls_key": tls_key})
    refuse_what_is_unsafe()
    sockets = listen(settings.HOST, settings.PORT)
    load({})
    prepare()
    for line in greeting():
        typer.echo(line)
    run(sockets)


def refuse_what_is_unsafe() -> None:
    """Raise `Trouble` rather than serve private words in a way a keeper did not mean."""
    cert, key = settings.TLS_CERT, settings.TLS_KEY
    if bool(cert) != bool(key):
        raise Trouble("TLS needs both halves: give --tls-cert and --tls-key.")
    if cert:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key)
        except (OSError, ssl.SSLError) as problem:
            raise Trouble(
                f"The certificate and its key cannot be used together ({problem}); check both files."
            ) from problem
    if settings.HOST in LOOPBACK:
        return
    if not cert and not settings.PLAIN_HTTP:
        raise Trouble(
            "Usward does not serve plain HTTP beyond this machine, because anyone on the same network could read what "
            "you two write. Give it a certificate (--tls-cert and --tls-key), or leave --host at localhost and put a "
            "reverse proxy with TLS in front; where nobody else shares the network, USWARD_PLAIN_HTTP=1 allows it."
        )
    if settings.ORIGIN_IS_LOOPBACK:
        example = "https://usward.example" if cert else f"http://192.168.1.20:{settings.PORT}"
        raise Trouble(
            f"Say by which address others reach this machine, for example USWARD_ORIGIN={example}; "
            "links and invitations are made with it."
        )


def listen(host: str, port: int) -> list[socket.socket]:
    """Open the sockets: for `localhost` both the old and the new kind of address, where the machine has both.

    Raises `Trouble` when the port is taken or the address is not this machine's.
    """
    wanted = ["127.0.0.1", "::1"] if host in LOOPBACK else [host]
    sockets: list[socket.socket] = []
    for address in wanted:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            if family == socket.AF_INET6:
                opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            opened.bind((address, port))
            opened.listen(512)
        except OSError as problem:
            opened.close()
            if address == "::1" and sockets and problem.errno != errno.EADDRINUSE:  # a machine without IPv6
                continue
            raise _cannot_listen(host, port, problem) from problem
        opened.set_inheritable(True)
        sockets.append(opened)
    return sockets


def _cannot_listen(host: str, port: int, problem: OSError) -> Trouble:
    if problem.errno == errno.EADDRINUSE:
        return Trouble(
            f"Port {port} is already in use, perhaps by another Usward; stop that one, "
            "or choose another with --port or USWARD_PORT."
        )
    if problem.errno == errno.EACCES:
        return Trouble(f"Port {port} is reserved for the system; choose one above 1023 with --port or USWARD_PORT.")
    return Trouble(f"This machine cannot listen at {host}, port {port} ({problem.strerror}); choose another --host.")


def greeting() -> list[str]:
    """Where to look, where the data live, and who can reach it."""
    lines = [f"Usward is ready: {settings.ORIGIN}", f"Your data live in {settings.HOME}"]
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        lines.append(f"and in {place_of_store()}")
    if settings.ORIGIN_IS_LOOPBACK:
        lines.append(
            "Only this machine can open that address. For another phone, give USWARD_ORIGIN and a certificate: "
            "docs/operate/serve.md says how."
        )
    elif urlsplit(settings.ORIGIN).scheme == "http":
        lines.append("This is plain HTTP: whoever shares the network can read along.")
    from usward.accounts.setup import code_if_needed

    code = code_if_needed()
    if code:
        lines.append(f"Nobody has an account yet. The first one needs this setup code: {code}")
    return [*lines, "Ctrl-C stops it."]


def run(sockets: list[socket.socket]) -> None:
    """Serve in this process, or in several; return when told to stop."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        "usward.site.asgi:application",
        workers=settings.WORKERS,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.PROXIES),
        forwarded_allow_ips=settings.PROXIES,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=STOP_SECONDS,
        ssl_certfile=settings.TLS_CERT or None,
        ssl_keyfile=settings.TLS_KEY or None,
    )
    with suppress(KeyboardInterrupt):
        if settings.WORKERS > 1:
            Multiprocess(config, sockets=sockets).run()
        else:
            uvicorn.Server(config).run(sockets=sockets)
