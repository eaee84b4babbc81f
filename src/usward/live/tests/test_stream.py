"""Streams over a real server: what a browser hears, and when the line ends."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import uvicorn

from usward.live.rooms import Hub
from usward.live.stream import Stream


class Door:
    """Two people in one space, each with a session of their own; a session can be ended."""

    def __init__(self) -> None:
        self.rooms = {
            "ana": {"session:a", "space:1"},
            "ben": {"session:b", "space:1"},
            "cleo": {"session:c", "space:2"},
        }

    def __call__(self, cookie: str) -> set[str]:
        return self.rooms.get(cookie, set())


class Line:
    """One open stream, read event by event."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.status = 0

    async def head(self) -> bytes:
        text = await self.reader.readuntil(b"\r\n\r\n")
        self.status = int(text.split()[1])
        return text.lower()

    async def event(self) -> list[str]:
        """The lines of the next event, or nothing when the line has ended."""
        lines: list[str] = []
        async with asyncio.timeout(10):
            while True:
                size = int((await self.reader.readline()).strip() or b"0", 16)
                chunk = (await self.reader.readexactly(size + 2))[:-2]
                lines += chunk.decode().strip().splitlines()
                return lines


@asynccontextmanager
async def serving(hub: Hub, door: Door, keep_alive: float = 20) -> AsyncIterator[Callable[..., Awaitable[Line]]]:
    """A uvicorn server with nothing but the stream, and a way to open lines to it."""
    listening = socket.create_server(("127.0.0.1", 0))
    stream = Stream(hub, door, "vk", keep_alive)
    server = uvicorn.Server(uvicorn.Config(stream, lifespan="off", log_config=None, timeout_graceful_shutdown=2))
    running = asyncio.create_task(server._serve([listening]))
    port = listening.getsockname()[1]
    lines: list[Line] = []

    async def connect(who: str, room: str, method: str = "GET") -> Line:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        cookie = f"Cookie: other=1; vk={who}\r\n" if who else ""
        writer.write(f"{method} /live/{room} HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n".encode())
        lines.append(Line(reader, writer))
        return lines[-1]

    yield connect
    hub.close()
    server.should_exit = True
    await running
    for line in lines:
        line.writer.close()


def test_both_hear_that_something_changed_and_nothing_else() -> None:
    async def evening() -> None:
        hub = Hub()
        async with serving(hub, Door()) as connect:
            lines = [await connect("ana", "space:1"), await connect("ben", "space:1")]
            for line in lines:
                assert b"text/event-stream" in await line.head()
                assert (await line.event())[1] == "event: changed"
            hub.changed("space:1")
            version = hub.version("space:1")
            for line in lines:
                assert await line.event() == [f"id: {version}", "event: changed", f"data: {version}"]

    asyncio.run(evening())


def test_a_stranger_a_missing_room_and_nobody_are_turned_away_alike() -> None:
    async def evening() -> None:
        async with serving(Hub(), Door()) as connect:
            heads = set()
            for who, room in [("cleo", "space:1"), ("ana", "space:9"), ("", "space:1"), ("nobody", "session:a")]:
                line = await connect(who, room)
                head = await line.head()
                assert line.status == 404
                heads.add(b"\n".join(part for part in head.splitlines() if not part.startswith(b"date")))
            assert len(heads) == 1

    asyncio.run(evening())


def test_only_asking_is_answered() -> None:
    async def evening() -> None:
        async with serving(Hub(), Door()) as connect:
            line = await connect("ana", "space:1", "POST")
            await line.head()
            assert line.status == 404

    asyncio.run(evening())


def test_a_session_that_was_ended_elsewhere_hears_it_at_once_and_the_line_ends() -> None:
    async def evening() -> None:
        hub, door = Hub(), Door()
        async with serving(hub, door) as connect:
            own, space = await connect("ana", "session"), await connect("ana", "space:1")
            for line in (own, space):
                await line.head()
                await line.event()
            door.rooms["ana"] = set()
            hub.changed("session:a")
            for line in (own, space):
                assert (await line.event())[0] == "event: ended"
                assert await line.event() == []

    asyncio.run(evening())


def test_a_session_that_ran_out_is_noticed_without_a_word() -> None:
    async def evening() -> None:
        hub, door = Hub(), Door()
        async with serving(hub, door, keep_alive=0.05) as connect:
            line = await connect("ana", "space:1")
            await line.head()
            await line.event()
            assert await line.event() == [": still here"]
            door.rooms["ana"] = set()
            while (said := await line.event()) == [": still here"]:
                pass
            assert said[0] == "event: ended"

    asyncio.run(evening())


def test_leaving_a_space_ends_the_line_of_who_left() -> None:
    async def evening() -> None:
        hub, door = Hub(), Door()
        async with serving(hub, door, keep_alive=0.05) as connect:
            line = await connect("ben", "space:1")
            await line.head()
            await line.event()
            door.rooms["ben"] = {"session:b"}
            while (said := await line.event()) == [": still here"]:
                pass
            assert said[0] == "event: ended"

    asyncio.run(evening())


def test_a_browser_that_goes_leaves_nothing_behind() -> None:
    async def evening() -> None:
        hub = Hub()
        async with serving(hub, Door()) as connect:
            line = await connect("ana", "space:1")
            await line.head()
            await line.event()
            assert hub._listeners
            line.writer.close()
            async with asyncio.timeout(5):
                while hub._listeners:
                    await asyncio.sleep(0.01)

    asyncio.run(evening())
