"""What every request passes before anything else looks at it: names, proxies, size and time."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

BODY_LIMIT = 4_000_000
BODY_SECONDS = 60
NUMERIC = re.compile(rb"(?:127\.0\.0\.1|\[::1\])(:\d+)?")
PROXY_NAMES = (b"x-forwarded-", b"x-real-ip", b"forwarded")


def clean(headers: Headers) -> list[tuple[bytes, bytes]]:
    """The headers without those by which a visitor could pass for somebody else.

    uvicorn has already read what a trusted proxy says; nobody may read it again. A name with an underscore
    would be taken for the one with a hyphen further in.
    """
    return [(name, value) for name, value in headers if b"_" not in name and not name.startswith(PROXY_NAMES)]


def local_name(scope: Scope) -> bytes | None:
    """The same address at `localhost`, when it was asked for by number: passkeys need a name."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    match = NUMERIC.fullmatch(host)
    if match is None:
        return None
    query = b"?" + scope["query_string"] if scope["query_string"] else b""
    scheme: bytes = scope["scheme"].encode()
    path: bytes = scope.get("raw_path") or b"/"
    return scheme + b"://localhost" + (match[1] or b"") + path + query


class Doorway:
    """Sends `/live/…` to the rooms and everything else to the pages."""

    def __init__(self, pages: App, live: App, *, loopback: bool) -> None:
        self._pages = pages
        self._live = live
        self._loopback = loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["type"] != "http":
            return
        elsewhere = local_name(scope) if self._loopback else None
        if elsewhere is not None:
            await _answer(send, 307, [(b"location", elsewhere)])
            return
        scope["headers"] = clean(scope["headers"])
        if scope["path"].startswith("/live/"):
            await self._live(scope, receive, send)
            return
        if not _has_body(scope["headers"]):
            await self._pages(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(_whole(receive), BODY_SECONDS)
        except TimeoutError:
            await _answer(send, 408)
        except ConnectionError:
            return
        except ValueError:
            await _answer(send, 413)
        else:
            await self._pages(scope, _replay(body, receive), send)


def _has_body(headers: Headers) -> bool:
    return any(name in {b"content-length", b"transfer-encoding"} for name, _ in headers)


async def _whole(receive: Receive) -> bytes:
    """The request's body. Read before a thread is taken, so that a slow line keeps no page from others."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            raise ValueError("larger than any form")
        more = message.get("more_body", False)
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that hands the body out once and then listens to the line."""
    parts = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return parts.pop() if parts else await receive()

    return again


async def _answer(send: Send, status: int, headers: Headers = ()) -> None:
    fixed = [(b"content-length", b"0"), (b"cache-control", b"no-store"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *fixed]})
    await send({"type": "http.response.body", "body": b""})
