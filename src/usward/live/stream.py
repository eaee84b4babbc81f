"""Answers `/live/<room>` with server-sent events.

Events: `changed` (its id and data are the room's version; the first comes at once, so a device that reconnects
can compare) and `ended` (this session was locked or ended, here or elsewhere: blank the page). A comment every
twenty seconds or so keeps the line open, and asks the door anew whether this session may still be in the room.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from usward.live.rooms import Hub

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Door = Callable[[str], set[str]]

KEEP_ALIVE = 20.0
OWN = "session"
"""`/live/session` is the room of one's own session, whose full name only the server knows."""

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
]


class Stream:
    """The ASGI application of `/live/`. `door(cookie)` names the rooms that a session cookie may enter now, the
    session's own (`session:…`) among them; it may use the database and runs in a thread.
    """

    def __init__(self, hub: Hub, door: Door, cookie_name: str, keep_alive: float = KEEP_ALIVE) -> None:
        self._hub = hub
        self._door = door
        self._cookie_name = cookie_name
        self._keep_alive = keep_alive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the browser goes, the session ends or the server stops."""
        cookie = _cookie(scope["headers"], self._cookie_name)
        allowed = await self._allowed(cookie)
        asked = scope["path"].removeprefix("/live/")
        own = next((room for room in allowed if room.startswith(f"{OWN}:")), None)
        room = own if asked == OWN else asked
        if scope["method"] != "GET" or own is None or room not in allowed or not self._hub.is_open:
            await _refuse(send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        speaking = asyncio.ensure_future(self._speak(room, own, cookie, send))
        leaving = asyncio.ensure_future(_gone(receive))
        _, pending = await asyncio.wait({speaking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        if speaking.done() and not speaking.cancelled():
            speaking.result()
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _speak(self, room: str, own: str, cookie: str, send: Send) -> None:
        with self._hub.listening({room, own}) as listener:
            await _say(send, self._changed(room))
            while True:
                # Streams that were opened together, after a restart, must not all ask the door in the same second.
                news = await listener.wait(self._keep_alive * (0.5 + secrets.randbelow(100) / 100))
                if not self._hub.is_open:
                    return
                # Whatever happened, and now and then when nothing did: may this session still be here?
                if room not in await self._allowed(cookie):
                    await _say(send, "event: ended\ndata: \n\n")
                    return
                await _say(send, self._changed(room) if room in news else ": still here\n\n")

    def _changed(self, room: str) -> str:
        version = self._hub.version(room)
        return f"id: {version}\nevent: changed\ndata: {version}\n\n"

    async def _allowed(self, cookie: str) -> set[str]:
        return await asyncio.to_thread(self._door, cookie) if cookie else set()


def _cookie(headers: Iterable[tuple[bytes, bytes]], name: str) -> str:
    """The value of one cookie, or nothing."""
    for key, value in headers:
        if key == b"cookie":
            for part in value.decode("latin-1").split(";"):
                found, _, text = part.strip().partition("=")
                if found == name:
                    return text
    return ""


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _refuse(send: Send) -> None:
    """The same for a room that does not exist, one of others, and a session that is over."""
    await send({"type": "http.response.start", "status": 404, "headers": [*HEADERS[1:], (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
