"""What one worker process says reaches the others."""

import asyncio
import multiprocessing
import socket
from pathlib import Path

import pytest

from usward.live.siblings import Siblings


def _speak(folder: Path, room: str) -> None:
    Siblings(folder).tell(room)


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("live")


def test_another_process_is_heard(folder: Path) -> None:
    async def listen() -> str:
        heard: asyncio.Queue[str] = asyncio.Queue()
        here = Siblings(folder)
        here.listen(heard.put_nowait)
        speaker = multiprocessing.get_context("spawn").Process(target=_speak, args=(folder, "space:a"))
        speaker.start()
        try:
            return await asyncio.wait_for(heard.get(), 30)
        finally:
            here.close()
            speaker.join()

    assert asyncio.run(listen()) == "space:a"


def test_a_worker_that_died_is_forgotten(folder: Path) -> None:
    dead = folder / "1.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as gone:
        gone.bind(str(dead))
    Siblings(folder).tell("space:a")
    assert not dead.exists()


def test_closing_takes_the_socket_away(folder: Path) -> None:
    async def open_and_close() -> list[int]:
        here = Siblings(folder)
        here.listen(print)
        before = len(list(folder.iterdir()))
        here.close()
        return [before, len(list(folder.iterdir()))]

    assert asyncio.run(open_and_close()) == [1, 0]
