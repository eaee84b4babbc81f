"""`kill -9` while people are writing: whatever was acknowledged is there afterwards, and everybody is still signed in."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable
from http.client import HTTPException

from serve.conftest import signed_in
from serving import Server, Visitor

Serve = Callable[..., Server]
ROUNDS = 2


def write_until_the_line_breaks(ana: Visitor, writer: str, kept: dict[str, str]) -> None:
    """Add journal entries as fast as they are acknowledged; remember where each one went."""
    hand = Visitor(ana.server)
    hand.cookies, hand.page, hand.follows = dict(ana.cookies), ana.page, False
    number = 0
    while True:
        words = f"{writer}-{number} by lamplight"
        try:
            hand.post("/journal/new/", text=words)
        except (OSError, HTTPException):
            return
        assert hand.status == 302, hand.page
        kept[hand.leads] = words
        hand.page = ana.page
        number += 1


def test_whatever_was_acknowledged_outlives_kill_nine(serve: Serve) -> None:
    server = serve()
    ana = signed_in(server)
    kept: dict[str, str] = {}
    chance = random.Random(19)
    for turn in range(ROUNDS):
        ana.get("/journal/new/")
        assert ana.address == "/journal/new/", "a restart of the process keeps the session"
        hands = [
            threading.Thread(target=write_until_the_line_breaks, args=(ana, f"{turn}{hand}", kept)) for hand in "abc"
        ]
        for hand in hands:
            hand.start()
        time.sleep(0.5 + chance.random())
        server.kill()
        for hand in hands:
            hand.join()
        server.start()
    assert len(kept) > 3 * ROUNDS, "the writers hardly wrote"
    for address, words in kept.items():
        assert words in ana.get(address).page
    server.interrupt()
    with sqlite3.connect(server.home / "usward.sqlite3") as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
