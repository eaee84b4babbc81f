"""`changed(room)`: the one word that others say to this floor."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from usward.live.rooms import Hub


class Carrier(Protocol):
    """Takes a change to the other processes: `siblings.Siblings` on this machine, `bus.Bus` beyond it."""

    def listen(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        """Call `heard(room)` on this event loop, and `missed()` when something may have been said unheard."""

    def tell(self, room: str) -> None:
        """Tell the others, from any thread."""

    def close(self) -> None:
        """Stop listening."""


_here: tuple[asyncio.AbstractEventLoop, Hub] | None = None
_siblings: Carrier | None = None


def open_rooms(hub: Hub, siblings: Carrier) -> None:
    """Called once by the server, on its event loop, before the first request."""
    global _here, _siblings  # noqa: PLW0603  -- one process has one set of rooms
    _here = (asyncio.get_running_loop(), hub)
    _siblings = siblings
    siblings.listen(hub.changed, hub.all_changed)


def close_rooms() -> None:
    """End every stream and stop listening to the other workers; called on the event loop."""
    global _here, _siblings  # noqa: PLW0603  -- see above
    if _here is not None:
        _here[1].close()
    if _siblings is not None:
        _siblings.close()
    _here = _siblings = None


def changed(room: str) -> None:
    """Say that something in `room` changed. Safe from any thread; call it after the transaction has committed.

    Outside a running server (a command, a test) it does nothing: nobody there has an open stream.
    """
    if _here is not None:
        loop, hub = _here
        loop.call_soon_threadsafe(hub.changed, room)
    if _siblings is not None:
        _siblings.tell(room)
