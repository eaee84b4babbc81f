"""`changed(room)`: the one word that others say to this floor."""

import asyncio

from usward.live.rooms import Hub
from usward.live.siblings import Siblings

_here: tuple[asyncio.AbstractEventLoop, Hub] | None = None
_siblings: Siblings | None = None


def open_rooms(hub: Hub, siblings: Siblings) -> None:
    """Called once by the server, on its event loop, before the first request."""
    global _here, _siblings  # noqa: PLW0603  -- one process has one set of rooms
    _here = (asyncio.get_running_loop(), hub)
    _siblings = siblings
    siblings.listen(hub.changed)


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
