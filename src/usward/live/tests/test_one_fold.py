"""A press in any room reads and folds its sitting once, whatever the practice does before and after it."""

import re
from typing import Any

import pytest

from people import Joined
from usward.core import turns

ROOMS: dict[str, tuple[str, dict[str, str]]] = {
    "listening": ("/listening/begin/", {"about": "heavy", "first": "me", "minutes": "5", "phones": "two"}),
    "evening": ("/evening/begin/", {"sets": "1", "phones": "two"}),
    "state of us": ("/state-of-us/begin/", {"phones": "two", "first": "me"}),
}


@pytest.mark.parametrize("room", ROOMS)
def test_a_press_folds_its_sitting_once(joined: Joined, room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    address, said = ROOMS[room]
    there = joined.ana.post(address, said).headers["Location"]
    joined.ben.post(f"{there}step/", {"name": "enter"})
    joined.ana.post("/state-of-us/notes/new/", {"text": "The fence"})
    folds: list[Any] = []
    play = turns.play
    monkeypatch.setattr(turns, "play", lambda *args, **kwargs: (folds.append(args), play(*args, **kwargs))[1])
    pressed = {"name": "done", "on": "0"}
    for who, whole in ((joined.ana, 1), (joined.ben, 1)):
        folds.clear()
        page = who.post(f"{there}step/", pressed, headers={"HX-Request": "true"}).content.decode()
        assert len(folds) == whole
    assert re.search(r'data-turn="1"', page), "and it stands where both presses led"
