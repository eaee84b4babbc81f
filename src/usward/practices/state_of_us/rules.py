"""The rules of the state of us: its twenty minutes, whose note a turn is about, and when Today mentions it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from usward.core.turns import Plan, Seat, Stage

#: Turns of both together; they alternate.
TURNS = 4
#: Seconds of a thank-you, of a turn, and of saying back what one heard. With arriving, the table and a promise
#: they make about twenty minutes.
THANKS, TURN, ECHO = 60, 120, 60
#: Fields of the quiet twenty minutes alone, after arriving.
ALONE = ("good", "matter", "ask", "promise")
SUNDAY = 6


class Press(NamedTuple):
    """A press as the fold of turns needs it: who, what, in which turn, and about which note."""

    name: str
    seat: Seat
    on: int
    what: str


def plan(first: Seat) -> Plan:
    """Arrive; thank each other; see what lies on the table; four turns, each said back; a promise. All lies open."""
    second: Seat = 1 if first == 0 else 0
    stages = [
        Stage("arrive", shared=True),
        Stage("thanks", first, THANKS, shared=True),
        Stage("thanks", second, THANKS, shared=True),
        Stage("table", shared=True),
    ]
    for turn in range(TURNS):
        one, two = (first, second) if turn % 2 == 0 else (second, first)
        stages.append(Stage("turn", one, TURN, skip=True, group=turn + 1, shared=True))
        stages.append(Stage("echo", two, ECHO, skip=True, group=turn + 1, shared=True))
    return (*stages, Stage("promise", shared=True))


def talked_about(presses: Iterable[Press]) -> set[str]:
    """The notes that a turn was about."""
    return {press.what for press in presses if press.name == "done" and press.what}


def about(presses: Sequence[Press], turn: int, seat: Seat, own: Sequence[str], others: Sequence[str]) -> str:
    """The note of a turn: the one its speaker took last, or the first of their own that is still to come.

    `own` and `others` are the ids that lie on the table. Empty when the speaker has nothing there and took nothing.
    """
    behind = talked_about(presses)
    taken = [each.what for each in presses if (each.name, each.seat, each.on) == ("say", seat, turn)]
    if taken and taken[-1] in {*own, *others}:
        return taken[-1]
    return next((each for each in own if each not in behind), "")


def monday_of(day: date) -> date:
    """The Monday of the week a day belongs to."""
    return day - timedelta(days=day.weekday())


def is_offered(weekday: int | None, let_go: date | None, today: date, sat: Collection[date]) -> bool:
    """Whether Today mentions it: on one's weekday, unless it was put away, or the two have sat this week already."""
    this = monday_of(today)
    return today.weekday() == weekday and let_go != this and this not in {monday_of(day) for day in sat}


def with_line(lines: Sequence[str], place: int, line: str) -> tuple[str, ...]:
    """The lines of a quiet twenty minutes with one of them in new words."""
    held = [*lines, *[""] * (len(ALONE) - len(lines))]
    held[place] = line
    return tuple(held)
