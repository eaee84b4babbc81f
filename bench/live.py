"""Live rooms: how soon the other's screen hears of a press, with 200 rooms open in one server process."""

import asyncio
import re
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from bench.figures import Figure
from bench.pages import Server
from usward.live.siblings import Siblings

ROOMS = 200
WARM, PRESSES = 20, 200
EVERY = 0.3
"""Seconds between two presses: each of the 200 pairs presses once a minute."""
TOKEN = re.compile(rb'csrfmiddlewaretoken" value="(\w+)"')


def run() -> list[Figure]:
    folder = Path(tempfile.mkdtemp(prefix="usward-live-"))
    try:
        pairs = make_pairs(folder)
        server = Server(folder)
        try:
            taken = asyncio.run(measured(server.port, pairs, Siblings(folder / "run" / "live")))
            memory = server.memory() / (1024 * 1024)
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told, heard, shown, bare = (quantiles(each, n=100) for each in (taken.told, taken.heard, taken.shown, taken.bare))
    return [
        Figure("rooms open, each with two screens", f"{ROOMS}", f"{PRESSES} presses, {60 / EVERY:.0f} a minute"),
        Figure("from the change until both screens hear of it, p50", f"{1000 * told[49]:.0f} ms", "100 ms", told[49] / 0.1),
        Figure("the same, p99", f"{1000 * told[98]:.0f} ms", "100 ms", told[98] / 0.1, at_most=1, binds=True),
        Figure("from the press until the other screen hears, p50", f"{1000 * heard[49]:.0f} ms", "100 ms", heard[49] / 0.1),
        Figure("the same, p99", f"{1000 * heard[98]:.0f} ms", "100 ms", heard[98] / 0.1),
        Figure("from the press until it has the new page, p50", f"{1000 * shown[49]:.0f} ms", "200 ms", shown[49] / 0.2),
        Figure("the same, p99", f"{1000 * shown[98]:.0f} ms", "200 ms", shown[98] / 0.2),
        Figure("a bare page meanwhile, p99: what else the machine does", f"{1000 * bare[98]:.0f} ms", "100 ms", bare[98] / 0.1),
        Figure("memory of usward serve with all of them", f"{memory:.0f} MB", "200 MB", memory / 200, at_most=1),
    ]  # fmt: skip


@dataclass
class Pair:
    """Two people in a room: the cookies' values of both, the space they listen to, the address of their sitting."""

    ana: str
    ben: str
    space: str
    room: str
    token: str = ""
    cookies: str = ""
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    own_bell: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Taken:
    """Seconds, one for each press."""

    told: list[float] = field(default_factory=list)
    heard: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


def make_pairs(folder: Path) -> list[Pair]:
    """A home with 200 pairs who are both in a room, and all of them signed in."""
    from usward.cli.start import load, prepare

    load({"home": folder, "runtime": folder / "run"})
    prepare()
    from django.conf import settings

    # What a password costs says nothing about rooms; sessions are as always.
    settings.ARGON2_COST = (32, 1)
    return [_pair(number) for number in range(ROOMS)]


def _pair(number: int) -> Pair:
    from usward.accounts import invitations
    from usward.accounts.opening import reopen
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin
    from usward.live.sittings import open_sitting, sitting, step
    from usward.practices.listening.rules import plan

    (ana, first), (ben, second) = _person(f"ana{number}"), _person(f"ben{number}")
    space = begin(ana, "Ben", Terms())
    code = invitations.invite(reopen(ana.person, ana.ring), space, "")
    invitations.accept(ben, invitations.find(invitations.text_of(code)))
    invitations.confirm(reopen(ana.person, ana.ring), space)
    for who in (ana, ben):
        who.person.refresh_from_db()
    today, details = datetime.now(UTC).date(), {"topic": "The week of the move", "minutes": "5"}
    found = open_sitting(reopen(ana.person, ana.ring).vault, space, "listening", plan(0, 5), today, details=details)
    theirs = reopen(ben.person, ben.ring).vault
    step(theirs, sitting(theirs, space, found.id), "enter", today)
    return Pair(first, second, str(space), f"/listening/rooms/{found.id}/")


def _person(name: str) -> tuple[object, str]:
    """Somebody's opened keys, and the cookie of a session of theirs."""
    from django.test import RequestFactory

    from usward.accounts import people, signing
    from usward.accounts.sessions import SessionStore

    words, today = f"lantern walnut {name} harbour meadow", datetime.now(UTC).date()
    made = people.sign_up(name, words, people.first_me(name.title(), "violet", "UTC", today), first=name == "ana0")
    request = RequestFactory().post("/sign-in/")
    request.session = SessionStore()
    opened = signing.begin(request, *made)
    request.session.save()
    return opened, str(request.session.session_key)


async def measured(port: int, pairs: list[Pair], siblings: Siblings) -> Taken:
    """Open every screen, then press here and there and wait for the other screen each time."""
    taken, streams = Taken(), []
    for pair in pairs:
        pair.token, pair.cookies = await _look(port, pair)
        streams += [await _listen(port, pair, pair.ana, pair.own_bell), await _listen(port, pair, pair.ben, pair.bell)]
    await asyncio.sleep(2)
    presses = []
    for number in range(WARM + PRESSES):
        # Neighbours in time are far apart in the list, so that no pair is pressed twice at once.
        presses.append(asyncio.create_task(_press(port, pairs[number * 83 % len(pairs)], taken)))
        await asyncio.sleep(EVERY / 2)
        presses.append(asyncio.create_task(_tell(siblings, pairs[(number * 83 + 41) % len(pairs)], taken)))
        await asyncio.sleep(EVERY / 2)
        if number == WARM:
            taken.told.clear()
            taken.heard.clear()
            taken.shown.clear()
            taken.bare.clear()
    await asyncio.gather(*presses)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    return taken


async def _tell(siblings: Siblings, pair: Pair, taken: Taken) -> None:
    """Say that the room changed, as another worker does; both screens hear it after the door let them."""
    pair.bell.clear()
    pair.own_bell.clear()
    began = time.perf_counter()
    siblings.tell(pair.space)
    await asyncio.wait_for(asyncio.gather(pair.bell.wait(), pair.own_bell.wait()), 30)
    taken.told.append(time.perf_counter() - began)


async def _press(port: int, pair: Pair, taken: Taken) -> None:
    """Ana says something; Ben's screen hears it and fetches the inside of the room, as the page's script does."""
    pair.bell.clear()
    began = time.perf_counter()
    body = urlencode(
        {"csrfmiddlewaretoken": pair.token, "name": "say", "on": "0", "words": "It was loud, and I was glad."}
    )
    press = asyncio.create_task(_ask(port, "POST", f"{pair.room}step/", pair.cookies, body))
    await asyncio.wait_for(pair.bell.wait(), 30)
    taken.heard.append(time.perf_counter() - began)
    status, _, _ = await _ask(port, "GET", f"{pair.room}?v=0", _cookie(port, pair.ben))
    taken.shown.append(time.perf_counter() - began)
    assert status == 200, status
    assert (await press)[0] == 200
    began = time.perf_counter()
    await _ask(port, "GET", "/away/", "")
    taken.bare.append(time.perf_counter() - began)


async def _listen(port: int, pair: Pair, session: str, bell: asyncio.Event) -> asyncio.Task[None]:
    """An open stream that rings the bell at each change; its first event is read already."""
    reader, writer = await asyncio.open_connection("localhost", port)
    writer.write(_request(port, "GET", f"/live/{pair.space}", _cookie(port, session), ""))
    while b"event: changed" not in await reader.readline():
        assert not reader.at_eof(), "the stream was refused"

    async def go_on() -> None:
        try:
            while line := await reader.readline():
                if line == b"event: changed\n":
                    bell.set()
        finally:
            writer.close()  # a writer that nobody holds would close its line at once

    return asyncio.create_task(go_on())


async def _look(port: int, pair: Pair) -> tuple[str, str]:
    """Open the room as Ana does: the token of its forms, and the cookies that go with it."""
    cookie = _cookie(port, pair.ana)
    status, head, body = await _ask(port, "GET", pair.room, cookie, htmx=False)
    token = TOKEN.search(body)
    assert status == 200, status
    assert token, "a room without a form"
    given = re.findall(rb"(?im)^set-cookie: ([^;]+)", head)
    return token[1].decode(), "; ".join([cookie, *(each.decode() for each in given)])


async def _ask(
    port: int, method: str, path: str, cookies: str, body: str = "", *, htmx: bool = True
) -> tuple[int, bytes, bytes]:
    """One request on a line of its own: status, head and body."""
    reader, writer = await asyncio.open_connection("localhost", port)
    writer.write(_request(port, method, path, cookies, body, htmx=htmx))
    head, _, rest = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    return int(head.split()[1]), head, rest


def _request(port: int, method: str, path: str, cookies: str, body: str, *, htmx: bool = False) -> bytes:
    head = [f"{method} {path} HTTP/1.1", f"Host: localhost:{port}", f"Cookie: {cookies}"]
    head += ["HX-Request: true"] if htmx else []
    if method == "POST":
        head += [f"Origin: http://localhost:{port}", "Content-Type: application/x-www-form-urlencoded"]
    if not path.startswith("/live/"):
        head.append("Connection: close")
    return "\r\n".join([*head, f"Content-Length: {len(body)}", "", body]).encode()


def _cookie(port: int, value: str) -> str:
    return f"vk-{port}={value}"
