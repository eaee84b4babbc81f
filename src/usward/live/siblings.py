"""Carries a change from one worker process to the others on this machine, by datagrams between local sockets.

The sockets lie in a directory that only the server's own user may enter; a datagram is the name of a room.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOM_BYTES = 512


class Siblings:
    """The workers that share a directory of sockets, this process among them."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when missing, for its owner alone."""
        self._folder = folder
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = folder / f"{os.getpid()}.sock"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)

    def listen(self, heard: Callable[[str], None], missed: Callable[[], None] = lambda: None) -> None:
        """Call `heard(room)` on this event loop whenever another worker says that a room changed.

        A datagram on one machine is there or it is not: `missed` is never called.
        """
        self._path.unlink(missing_ok=True)
        self._socket.bind(str(self._path))

        def read() -> None:
            with suppress(BlockingIOError):
                heard(self._socket.recv(ROOM_BYTES).decode(errors="replace"))

        asyncio.get_running_loop().add_reader(self._socket.fileno(), read)

    def tell(self, room: str) -> None:
        """Tell every other worker; one that has died is forgotten, one that is too busy asks again later anyway."""
        for path in self._folder.glob("*.sock"):
            if path == self._path:
                continue
            try:
                self._socket.sendto(room.encode(), str(path))
            except ConnectionRefusedError:
                path.unlink(missing_ok=True)
            except (BlockingIOError, FileNotFoundError):
                continue

    def close(self) -> None:
        """Stop listening and take the socket away."""
        with suppress(RuntimeError):
            asyncio.get_running_loop().remove_reader(self._socket.fileno())
        self._socket.close()
        self._path.unlink(missing_ok=True)
