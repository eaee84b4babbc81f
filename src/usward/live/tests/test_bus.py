"""What one server says reaches the servers on other machines, through a real Redis."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from redis import Redis

from bussing import RealBus
from usward.live.bus import CHANNEL, Bus


@pytest.fixture
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBus]:
    server = RealBus(tmp_path_factory.mktemp("bus")).start()
    yield server
    server.stop()


async def listening(address: str) -> tuple[Bus, asyncio.Queue[str]]:
    """A bus of its own that is really subscribed."""
    heard: asyncio.Queue[str] = asyncio.Queue()
    bus = Bus(address)
    bus.listen(heard.put_nowait, lambda: heard.put_nowait("missed"))
    assert await asyncio.wait_for(heard.get(), 20) == "missed"
    return bus, heard


def test_the_other_servers_hear_it_and_the_speaker_does_not(real: RealBus) -> None:
    async def talk() -> None:
        here, heard_here = await listening(real.address)
        there, heard_there = await listening(real.address)
        here.tell("room a")
        assert await asyncio.wait_for(heard_there.get(), 20) == "room a"
        there.tell("room b")
        assert await asyncio.wait_for(heard_here.get(), 20) == "room b"
        assert heard_here.empty()
        here.close()
        there.close()

    asyncio.run(talk())


def test_any_thread_may_speak(real: RealBus) -> None:
    async def talk() -> str:
        here, _ = await listening(real.address)
        there, heard = await listening(real.address)
        threading.Thread(target=here.tell, args=("from a page",)).start()
        try:
            return await asyncio.wait_for(heard.get(), 20)
        finally:
            here.close()
            there.close()

    assert asyncio.run(talk()) == "from a page"


def test_it_starts_without_the_bus_and_says_what_waited_once_when_it_is_there(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    real = RealBus(tmp_path_factory.mktemp("late"))

    async def talk() -> None:
        here = Bus(real.address)
        here.listen(lambda _: None)
        here.tell("early")
        here.tell("early")
        await asyncio.sleep(0.3)
        await asyncio.to_thread(real.start)
        try:
            # Nobody can listen before the server is there, so the server itself is asked what it was told.
            async with asyncio.timeout(20):
                while not await asyncio.to_thread(_published, real):
                    await asyncio.sleep(0.05)
        finally:
            here.close()

    try:
        asyncio.run(talk())
        assert _published(real) == 1
    finally:
        real.stop()


def test_after_the_bus_was_away_everybody_looks_again(real: RealBus) -> None:
    async def talk() -> None:
        here, _ = await listening(real.address)
        there, heard = await listening(real.address)
        await asyncio.to_thread(real.stop)
        here.tell("while it was away")
        await asyncio.to_thread(real.start)
        told = {await asyncio.wait_for(heard.get(), 30)}
        assert told <= {"missed", "while it was away"}
        here.tell("later")
        while "later" not in told:
            told.add(await asyncio.wait_for(heard.get(), 30))
        assert "missed" in told
        here.close()
        there.close()

    asyncio.run(talk())


def test_it_carries_the_name_of_the_room_and_nothing_else(real: RealBus) -> None:
    async def talk() -> str:
        here, _ = await listening(real.address)
        ear = Redis.from_url(real.address).pubsub()
        ear.subscribe(CHANNEL)
        await asyncio.sleep(0.1)
        here.tell("9f3c")
        try:
            return await asyncio.to_thread(_first, ear)
        finally:
            here.close()

    speaker, room = asyncio.run(talk()).split(" ")
    assert (len(speaker), room) == (16, "9f3c")


def _published(real: RealBus) -> int:
    """How often something was said at this server."""
    said = Redis.from_url(real.address).info("commandstats").get("cmdstat_publish", {"calls": 0})
    return int(said["calls"])


def _first(ear: object) -> str:
    for message in ear.listen():  # type: ignore[attr-defined]
        if message["type"] == "message":
            return message["data"].decode()
    raise AssertionError


def test_its_client_is_loaded_only_where_a_bus_was_given() -> None:
    asked = "import sys, usward.site.asgi; print(any(name.split('.')[0] == 'redis' for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
