"""Carries a change to the servers on other machines, through Redis or Valkey (`USWARD_BUS`).

What is said is the name of a room and who says it, nothing else. Only a server that was given an address loads this
module. When the bus cannot be reached the rooms of this process go on, and what has to be told waits for it.
"""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from redis import asyncio as redis
from redis.exceptions import RedisError

CHANNEL = "usward:rooms"
#: Seconds without a word after which the line is tried, and between two tries to reach the bus again: first and last.
QUIET, SOON, LATEST = 15.0, 0.1, 5.0


class Bus:
    """All the servers that share one address, this process among them."""

    def __init__(self, address: str) -> None:
        """`address` is redis://, rediss:// or unix://, as redis-py reads it. Nothing is opened yet."""
        self._line: Any = redis.Redis.from_url(address, socket_connect_timeout=5, health_check_interval=int(QUIET))
        self._me = secrets.token_hex(8)
        self._waiting: dict[str, None] = {}
        self._bell = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    def listen(self, heard: Callable[[str], None], missed: Callable[[], None] = lambda: None) -> None:
        """Call `heard(room)` on this event loop whenever another server says that a room changed.

        `missed()` is called each time the line was (re)opened: nobody knows what was said meanwhile.
        """
        self._loop = asyncio.get_running_loop()
        work = (self._hear(heard, missed), self._speak())
        self._tasks = [self._loop.create_task(each) for each in work]

    def tell(self, room: str) -> None:
        """Tell every other server, soon and without waiting. Safe from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has just been closed: nobody listens any more
                self._loop.call_soon_threadsafe(self._wait_to_tell, room)

    def close(self) -> None:
        """Stop listening and speaking; called on the event loop."""
        for task in self._tasks:
            task.cancel()
        self._loop = None

    def _wait_to_tell(self, room: str) -> None:
        self._waiting[room] = None
        self._bell.set()

    async def _hear(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        pause = SOON
        while True:
            with suppress(RedisError, OSError):
                async with self._line.pubsub(ignore_subscribe_messages=True) as ear:
                    await ear.subscribe(CHANNEL)
                    missed()
                    pause = SOON
                    while True:
                        self._told(await ear.get_message(timeout=QUIET), heard)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LATEST)

    def _told(self, message: Any, heard: Callable[[str], None]) -> None:
        if message is not None:
            said, _, room = message["data"].decode(errors="replace").partition(" ")
            if said != self._me:
                heard(room)

    async def _speak(self) -> None:
        """Say what waits, in order. What could not be said is tried again; a room that changed twice is said once."""
        pause = SOON
        while True:
            await self._bell.wait()
            self._bell.clear()
            while self._waiting:
                room = next(iter(self._waiting))
                try:
                    await self._line.publish(CHANNEL, f"{self._me} {room}")
                except (RedisError, OSError):
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, LATEST)
                else:
                    pause = SOON
                    del self._waiting[room]
