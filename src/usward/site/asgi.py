"""The one ASGI application: pages as WSGI in threads, rooms as native async, and an orderly end."""

import asyncio
import os
import signal
import threading
from types import FrameType
from typing import Any, cast

import django
from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usward.site.settings")
django.setup(set_prefix=False)

from usward.accounts.access import live_rooms  # noqa: E402  -- models need the line above
from usward.live import news  # noqa: E402
from usward.live.news import Carrier  # noqa: E402
from usward.live.rooms import Hub  # noqa: E402
from usward.live.siblings import Siblings  # noqa: E402
from usward.live.stream import Stream  # noqa: E402
from usward.site.doorway import App, Doorway, Receive, Scope, Send  # noqa: E402
from usward.site.process import no_core_dumps  # noqa: E402


def door(cookie: str) -> set[str]:
    """The rooms a cookie may enter, asked outside any request: connections are looked after here instead."""
    close_old_connections()
    try:
        return live_rooms(cookie)
    finally:
        close_old_connections()


def carrier() -> Carrier:
    """What takes a change to the other processes: the sockets of this machine, or the bus that all machines share."""
    if not settings.BUS:
        return Siblings(settings.RUNTIME / "live")
    from usward.live.bus import Bus

    return Bus(settings.BUS)


def close_rooms_on_signals() -> None:
    """When the server is told to stop, the open streams end first: uvicorn waits for every connection."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def stop(received: int, frame: FrameType | None, before: Any = before) -> None:
            loop.call_soon_threadsafe(news.close_rooms)
            if callable(before):
                before(received, frame)

        signal.signal(number, stop)


class Application:
    """Lifespan here, requests through the doorway."""

    def __init__(self) -> None:
        self._hub = Hub()
        self._doorway = Doorway(
            pages=cast("App", WSGIMiddleware(cast("Any", WSGIHandler()), workers=settings.THREADS)),
            live=Stream(self._hub, door, settings.SESSION_COOKIE_NAME),
            loopback=settings.ORIGIN_IS_LOOPBACK,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or the whole life of the server."""
        if scope["type"] != "lifespan":
            await self._doorway(scope, receive, send)
            return
        await receive()
        no_core_dumps()
        news.open_rooms(self._hub, carrier())
        close_rooms_on_signals()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        news.close_rooms()
        await send({"type": "lifespan.shutdown.complete"})


application = Application()
