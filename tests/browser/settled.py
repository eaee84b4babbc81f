"""Ana and Ben, who have joined: what the journeys start from. One walks there by hand; the others find it made."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from browser.walking import PASSPHRASES, Walker
from browsing import Device
from serving import Server, Visitor

SETTLING = Path(__file__).parents[1] / "settling.py"


@dataclass
class Evening:
    """A home in which Ana and Ben have joined, both still signed in, and the link that brought Ben."""

    home: Path
    link: str
    states: dict[str, Any]
    steps: list[str] = field(default_factory=list)

    def again(self, folder: Path) -> Path:
        """A copy of the home, with what keeps the two of them signed in."""
        return Path(shutil.copytree(self.home, folder / "home"))


def walk(browser: Browser, folder: Path) -> Evening:
    """Ana begins on a server nobody has been to, invites Ben, he joins, she confirms. Nothing may go wrong meanwhile."""
    with Server(folder / "home") as server:
        devices = [Device(browser, server.origin) for _ in range(2)]
        ana, ben = Walker(devices[0], "Ana"), Walker(devices[1], "Ben")
        ana.begin(other="Ben")
        link = ana.invite()
        ben.join(link)
        ana.confirm()
        states = {each.name: each.device.context.cookies() for each in (ana, ben)}
        faults = [fault for device in devices for fault in device.unexpected()]
        for device in devices:
            device.close()
        server.interrupt()
    assert faults == []
    return Evening(folder / "home", link, states, ana.steps)


def settle(folder: Path) -> Evening:
    """The same two in the same space, made by what stands behind the pages; both then sign in."""
    home = folder / "home"
    made = subprocess.run([sys.executable, SETTLING, home], capture_output=True, text=True, timeout=60)
    assert made.returncode == 0, made.stderr
    with Server(home) as server:
        states = {name: _cookies(Visitor(server).sign_in(name.lower(), PASSPHRASES[name])) for name in ("Ana", "Ben")}
        server.interrupt()
    return Evening(home, made.stdout.strip(), states)


def _cookies(visitor: Visitor) -> list[dict[str, Any]]:
    """What it keeps, as Playwright wants it."""
    where = {"domain": visitor.server.name, "path": "/", "httpOnly": True, "sameSite": "Lax"}
    return [{"name": name, "value": value, **where} for name, value in visitor.cookies.items()]


@dataclass
class People:
    """Whoever walks through one test: by name, each at a device of their own."""

    make: Any
    server: Server
    evening: Evening

    def __call__(self, name: str, **options: Any) -> Walker:
        """Ana or Ben still signed in from the evening before, or Cleo, whom nobody knows."""
        if name in self.evening.states:
            options["storage_state"] = {"cookies": [self._moved(each) for each in self.evening.states[name]]}
        return Walker(self.make(at=self.server, **options), name)

    def _moved(self, cookie: dict[str, Any]) -> dict[str, Any]:
        """A cookie carries the port in its name, so that two servers on one machine do not disturb each other."""
        return cookie | {"name": f"{cookie['name'].rpartition('-')[0]}-{self.server.port}"}

    def fresh(self, name: str, **options: Any) -> Walker:
        """The same person at a device that knows nothing yet, signed in by hand: it may be locked and lost."""
        walker = Walker(self.make(at=self.server, **options), name)
        walker.sign_in()
        return walker


def served(evening: Evening, folder: Path) -> Iterator[Server]:
    """A server on a copy of that home."""
    with Server(evening.again(folder)) as server:
        yield server
