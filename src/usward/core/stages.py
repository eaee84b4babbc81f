"""What a sitting is made of: its plan, what is pressed, where it stands, and its clock. `core/turns.py` walks it."""

from datetime import datetime, timedelta
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

Seat = Literal[0, 1]
Name = Literal[
    "enter", "leave", "pause", "stop", "hand", "say", "done", "again", "skip", "more", "ask", "grant", "decline"
]
NAMES: tuple[Name, ...] = get_args(Name)
Word = Annotated[str, Meta(max_length=40)]
BOTH: tuple[Seat, ...] = (0, 1)


class Stage(msgspec.Struct, frozen=True, omit_defaults=True):
    """One stretch of a sitting.

    `whose` turn it is: a seat, or `None` when both have to be done. `seconds` is its length: until it is over nobody
    but its owner may end it, afterwards either may. `back` names an earlier stage to which its owner may return ("not
    quite yet"); its owner is also the one who is asked (`asks`: "idea", "lost"…) by the other. `skip` lets either pass
    over the whole `group`. With one phone, `shared` stages need no handing over and either may press for both.
    """

    name: Word
    whose: Seat | None = None
    seconds: Annotated[int, Meta(ge=10, le=7200)] | None = None
    back: Word = ""
    asks: tuple[Word, ...] = ()
    skip: bool = False
    group: Annotated[int, Meta(ge=0, le=500)] = 0
    shared: bool = False


Plan = tuple[Stage, ...]


def heard_out(speaker: Seat, seconds: int | None, *, group: int = 0) -> Plan:
    """One is heard out: speaks, hears what the other heard, and says "that is it" or "not quite yet"."""
    listener = other(speaker)
    return (
        Stage("speak", speaker, seconds, asks=("idea", "lost"), group=group),
        Stage("reflect", listener, group=group),
        Stage("confirm", speaker, back="reflect", asks=("idea",), group=group, shared=True),
    )


def other(seat: Seat) -> Seat:
    """The other seat."""
    return 1 if seat == 0 else 0


class Event(msgspec.Struct, frozen=True):
    """One press. `at` is UTC. `on` is the turn it answers to (`State.turn` as the page showed it), so that a second
    press of the same button changes nothing. `what` names what is asked; `words` are what was said with it.
    """

    name: Name
    seat: Seat
    at: datetime
    on: int = 0
    what: str = ""
    words: str = ""


class Said(msgspec.Struct, frozen=True):
    """Words that came with a step: in which stage (`index` in the plan), in which turn, by whom."""

    stage: str
    index: int
    turn: int
    seat: Seat
    words: str


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sitting stands.

    `turn` grows by one whenever a stage begins, also when it begins anew. `here` are the seats that are in the room.
    `met` is whether both ever were; `again` how often "not quite yet" was said since the last "that is it". `asked` is
    what waits for an answer; `granted` and `declined` are this turn's answers. `over` is "" until the sitting is
    "finished" (all stages done) or "stopped". `holder` has the phone when there is only one. `steps` counts what was
    legal. `ran` and `since` are the clock of the turn (`running`, `left`), `before` the seconds of earlier turns.
    """

    plan: Plan
    one_phone: bool = False
    index: int = 0
    turn: int = 0
    here: frozenset[Seat] = frozenset()
    met: bool = False
    again: int = 0
    done: frozenset[Seat] = frozenset()
    asked: str = ""
    granted: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    over: Literal["", "finished", "stopped"] = ""
    holder: Seat = 0
    said: tuple[Said, ...] = ()
    steps: int = 0
    at: datetime
    ran: float = 0.0
    since: datetime | None = None
    before: float = 0.0

    @property
    def stage(self) -> Stage:
        """The stage it is in; the last one when it is over."""
        return self.plan[min(self.index, len(self.plan) - 1)]

    @property
    def together(self) -> bool:
        """Whether both are there."""
        return len(self.here) == 2


def running(state: State, at: datetime) -> float:
    """Seconds the clock of this turn has run: only while both were there."""
    return state.ran + (max(0.0, (at - state.since).total_seconds()) if state.since else 0.0)


def elapsed(state: State, at: datetime) -> float:
    """Seconds the two have sat together, over all turns."""
    return state.before + running(state, at)


def left(state: State, at: datetime) -> float | None:
    """Seconds until the clock of this stage is over; `None` when it has none."""
    if state.stage.seconds is None:
        return None
    return max(0.0, state.stage.seconds - running(state, at))


def is_over_time(state: State, at: datetime) -> bool:
    """Whether this stage has a clock and it has run out."""
    return left(state, at) == 0.0


def ends_at(state: State) -> datetime | None:
    """When the running clock will be over, if one runs."""
    if state.since is None or state.stage.seconds is None:
        return None
    return state.since + timedelta(seconds=state.stage.seconds - state.ran)
