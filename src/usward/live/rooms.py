"""The rooms of one process: who listens, and which version each room has reached."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

REMEMBERED = 10_000


class Listener:
    """One open stream, and what it has not yet heard."""

    def __init__(self) -> None:
        self._news: set[str] = set()
        self._bell = asyncio.Event()

    def ring(self, room: str) -> None:
        """Note that `room` changed and wake the stream."""
        self._news.add(room)
        self._bell.set()

    async def wait(self, seconds: float) -> set[str]:
        """The rooms that changed since the last call; empty when nothing did for that long."""
        try:
            await asyncio.wait_for(self._bell.wait(), seconds)
        except TimeoutError:
            return set()
        self._bell.clear()
        news, self._news = self._news, set()
        return news


class Hub:
    """All rooms of this process; its methods belong to the event loop (`news.changed` is the way in for threads)."""

    def __init__(self) -> None:
        self.is_open = True
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        # Versions start anywhere: after a restart they differ, so a device that was away asks for its page again.
        self._first = secrets.randbelow(1 << 40)
        self._versions: dict[str, int] = {}

    def version(self, room: str) -> int:
        """How far the room has come, as far as this process knows."""
        return self._versions.get(room, self._first)

    @contextmanager
    def listening(self, rooms: set[str]) -> Iterator[Listener]:
        """Listen to `rooms` for as long as the block lasts."""
        listener = Listener()
        for room in rooms:
            self._listeners[room].add(listener)
        try:
            yield listener
        finally:
            for room in rooms:
                self._listeners[room].discard(listener)
                if not self._listeners[room]:
                    del self._listeners[room]

    def changed(self, room: str) -> None:
        """Count one change and wake whoever listens."""
        self._versions[room] = self._versions.pop(room, self._first) + 1
        if len(self._versions) > REMEMBERED:
            del self._versions[next(iter(self._versions))]
        for listener in self._listeners.get(room, ()):
            listener.ring(room)

    def all_changed(self) -> None:
        """Count a change in every room that is listened to: something may have been said that nobody heard."""
        for room in list(self._listeners):
            self.changed(room)

    def close(self) -> None:
        """Wake every stream so that it ends; the server stops right after."""
        self.is_open = False
        for room, listeners in self._listeners.items():
            for listener in listeners:
                listener.ring(room)
