"""`kill -9` while people are writing: whatever was acknowledged is there afterwards, and everybody is still signed in."""

import random
import re
import sqlite3
import threading
import time
from collections.abc import Callable
from http.client import HTTPException

import pytest

from serve.conftest import signed_in
from serving import Server, Visitor

Serve = Callable[..., Server]
ROUNDS = 2
MANY = 40


def check_in_until_the_line_breaks(ana: Visitor, turn: int, said: list[int]) -> None:
    """Change today's check-in as fast as it is acknowledged; remember the number of the last line that was."""
    hand = ana.another_hand()
    number = turn * 100_000
    while True:
        try:
            hand.post("/check-in/", line=f"line {number} of the day")
        except (OSError, HTTPException):
            return
        assert hand.status == 302, hand.page
        said.append(number)
        hand.page = ana.page
        number += 1


def write_until_the_line_breaks(ana: Visitor, writer: str, kept: dict[str, str]) -> None:
    """Add journal entries as fast as they are acknowledged; remember where each one went."""
    hand = ana.another_hand()
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


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(MANY, marks=pytest.mark.slow)])
def test_whatever_was_acknowledged_outlives_kill_nine(serve: Serve, rounds: int) -> None:
    server = serve()
    ana = signed_in(server)
    kept: dict[str, str] = {}
    said: list[int] = []
    chance = random.Random(19)
    for turn in range(1, rounds + 1):
        ana.get("/journal/new/")
        assert ana.address == "/journal/new/", "a restart of the process keeps the session"
        hands = [
            threading.Thread(target=check_in_until_the_line_breaks, args=(ana, turn, said)),
            *(threading.Thread(target=write_until_the_line_breaks, args=(ana, f"{turn}{hand}", kept)) for hand in "ab"),
        ]
        for hand in hands:
            hand.start()
        time.sleep(0.5 + chance.random())
        server.kill()
        for hand in hands:
            hand.join()
        server.start()
        if said:
            line = re.search(r"line (\d+) of the day", ana.get("/check-in/").page)
            assert line
            assert int(line[1]) in {said[-1], said[-1] + 1, turn * 100_000}, "the last acknowledged line, or the next"
    assert len(kept) + len(said) > 3 * rounds, "the writers hardly wrote"
    for address, words in kept.items():
        assert words in ana.get(address).page
    server.interrupt()
    with sqlite3.connect(server.home / "usward.sqlite3") as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
