"""Who hears what, within one process."""

import asyncio

from usward.live.rooms import REMEMBERED, Hub


def test_a_listener_hears_of_its_own_rooms_only() -> None:
    async def evening() -> tuple[set[str], set[str]]:
        hub = Hub()
        with hub.listening({"space:a", "session:1"}) as ana, hub.listening({"space:b"}) as cleo:
            hub.changed("space:a")
            hub.changed("space:a")
            return await ana.wait(1), await cleo.wait(0.01)

    assert asyncio.run(evening()) == ({"space:a"}, set())


def test_nothing_that_happens_between_two_waits_is_missed() -> None:
    async def evening() -> list[set[str]]:
        hub = Hub()
        with hub.listening({"a", "b"}) as listener:
            hub.changed("a")
            first = await listener.wait(1)
            hub.changed("b")
            return [first, await listener.wait(1), await listener.wait(0.01)]

    assert asyncio.run(evening()) == [{"a"}, {"b"}, set()]


def test_a_version_grows_with_every_change_and_differs_after_a_restart() -> None:
    hub = Hub()
    before = hub.version("a")
    hub.changed("a")
    assert hub.version("a") == before + 1
    assert Hub().version("a") != before


def test_rooms_nobody_listens_to_do_not_pile_up() -> None:
    hub = Hub()
    for number in range(REMEMBERED + 50):
        hub.changed(f"session:{number}")
    assert len(hub._versions) == REMEMBERED


def test_closing_wakes_every_stream() -> None:
    async def evening() -> tuple[set[str], bool]:
        hub = Hub()
        with hub.listening({"a"}) as listener:
            hub.close()
            return await listener.wait(1), hub.is_open

    assert asyncio.run(evening()) == ({"a"}, False)
