"""Two people taking turns: events with their times come in, a state comes out, and every illegal step is refused.

A plan is a tuple of stages; each belongs to one seat or to both. Seat 0 opened the sitting, seat 1 is the other.
Nothing runs until both are there, and the clock of a stage runs only while they are; so pausing, leaving, a sleeping
phone and coming back after days all read the same: the state waits. Everything is a fold (`play`) over what each
pressed; `step` is one press, `legal` says what a seat may press now. The clock is the caller's: times are arguments.

    plan = (*heard_out(0, 300), *heard_out(1, 300), Stage("close"))
    state = begin(plan, at)
    state = step(state, Event("enter", 0, at))
    state = step(state, Event("enter", 1, at))          # both are there: the first stage runs
    state = step(state, Event("done", 0, at, on=state.turn))
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from usward.core.stages import (
    BOTH,
    NAMES,
    Event,
    Name,
    Plan,
    Said,
    Seat,
    Stage,
    State,
    Word,
    elapsed,
    ends_at,
    heard_out,
    is_over_time,
    left,
    other,
    running,
)

__all__ = [
    "BOTH", "NAMES", "Event", "Illegal", "Name", "Plan", "Said", "Seat", "Stage", "State", "Word",
    "acting", "begin", "elapsed", "ends_at", "heard_out", "is_over_time", "left", "legal", "may_ask", "other",
    "play", "running", "step", "to_hand", "words_in",
]  # fmt: skip

#: What either may press whatever the turn is; the rest answers to one turn and says which (`Event.on`).
ANY_TIME: frozenset[Name] = frozenset({"enter", "leave", "pause", "stop"})


class Illegal(Exception):
    """This seat may not do this now."""


# Asking


def begin(plan: Plan, at: datetime, *, one_phone: bool = False) -> State:
    """A sitting that waits for the two.

    Raises
    ------
    ValueError
        The plan has no stage, or goes `back` to one that does not come before.

    """
    if not plan:
        raise ValueError("a plan needs a stage")
    for place, stage in enumerate(plan):
        if stage.back and all(earlier.name != stage.back for earlier in plan[:place]):
            raise ValueError(f"no stage {stage.back!r} before {stage.name!r}")
    return State(plan=plan, at=at, one_phone=one_phone)


def acting(state: State) -> Seat | None:
    """Whose move it is. In a stage of both it is nobody's alone; with one phone whoever holds it goes first."""
    if state.stage.whose is not None:
        return state.stage.whose
    waiting = [seat for seat in BOTH if seat not in state.done]
    if state.one_phone and waiting:
        return state.holder if state.holder in waiting else waiting[0]
    return waiting[0] if len(waiting) == 1 else None


def to_hand(state: State) -> Seat | None:
    """With one phone: the seat that the phone has to go to before anything goes on."""
    if not state.one_phone or state.stage.shared or state.over or not state.together:
        return None
    seat = acting(state)
    return seat if seat is not None and seat != state.holder else None


def legal(state: State, seat: Seat, at: datetime) -> frozenset[Name]:
    """What this seat may do now. With one phone everything is pressed there, so ask for `acting(state)`."""
    if state.over:
        return frozenset()
    found: set[Name] = {"stop"}
    if not state.together:
        found.add("leave" if seat in state.here else "enter")
        return frozenset(found)
    found |= {"pause", "leave"}
    if to_hand(state) is not None:
        if to_hand(state) == seat:
            found.add("hand")
        return frozenset(found)
    return frozenset(found | _moves(state, seat, at))


def may_ask(state: State, seat: Seat, what: str) -> bool:
    """Whether this seat may ask for `what`: not of oneself, not while a question waits, not after a no this turn."""
    stage = state.stage
    fits = stage.whose is not None and stage.whose != seat and what in stage.asks
    return fits and not state.over and state.together and not state.asked and what not in state.declined


def words_in(state: State, stage: str, seat: Seat | None = None) -> list[Said]:
    """What was said in stages of that name, by one seat or by both, in order."""
    return [said for said in state.said if said.stage == stage and seat in (None, said.seat)]


# Stepping


def step(state: State, event: Event) -> State:
    """The state after one press.

    Raises
    ------
    Illegal
        This seat may not do this now, or it answers to a turn that is over.

    """
    at = max(event.at, state.at)
    if event.name not in legal(state, event.seat, at):
        raise Illegal(f"{event.name} by {event.seat}")
    if event.name not in ANY_TIME and event.on != state.turn:
        raise Illegal(f"{event.name} for turn {event.on}, now is {state.turn}")
    if event.name == "ask" and not may_ask(state, event.seat, event.what):
        raise Illegal(f"{event.seat} may not ask for {event.what}")
    moved = _after(_heard(state, event), event, at)
    return _clock(replace(moved, steps=state.steps + 1, at=at), at)


def play(plan: Plan, events: Iterable[Event], at: datetime, *, one_phone: bool = False) -> State:
    """Begin, and take every step that is legal; the others are left out."""
    state = begin(plan, at, one_phone=one_phone)
    for event in events:
        try:
            state = step(state, event)
        except Illegal:
            continue
    return state


# How it is done


def _moves(state: State, seat: Seat, at: datetime) -> set[Name]:
    """What the stage itself allows this seat."""
    stage, found = state.stage, set[Name]()
    over = is_over_time(state, at)
    if stage.skip:
        found.add("skip")
    if stage.whose is None:
        if seat not in state.done:
            found |= {"done", "say"}
        if stage.back:
            found.add("again")
        if over:
            found.add("more")
    elif stage.whose == seat:
        found |= {"done", "say"}
        if stage.back:
            found.add("again")
        if state.asked:
            found |= {"grant", "decline"}
    else:
        if over:
            found |= {"done", "more"}
        if any(may_ask(state, seat, what) for what in stage.asks):
            found.add("ask")
    return found


def _heard(state: State, event: Event) -> State:
    if not event.words:
        return state
    said = Said(state.stage.name, state.index, state.turn, event.seat, event.words)
    return replace(state, said=(*state.said, said))


def _after(state: State, event: Event, at: datetime) -> State:
    match event.name:
        case "enter":
            here: frozenset[Seat] = frozenset(BOTH) if state.one_phone else state.here | {event.seat}
            return replace(state, here=here, met=state.met or len(here) == 2)
        case "leave":
            return replace(state, here=frozenset() if state.one_phone else state.here - {event.seat})
        case "pause":
            return replace(state, here=frozenset())
        case "stop":
            return replace(state, over="stopped")
        case "hand":
            return replace(state, holder=event.seat)
        case "done":
            return _finish(state, event.seat, at)
        case "again":
            names = [stage.name for stage in state.plan[: state.index]]
            place = len(names) - 1 - names[::-1].index(state.stage.back)
            return _turn_to(replace(state, again=state.again + 1), place, at)
        case "skip":
            return _turn_to(replace(state, again=0), _next_group(state), at)
        case "more":
            return replace(state, before=elapsed(state, at), ran=0.0, since=None)
        case "ask":
            return replace(state, asked=event.what)
        case "grant":
            return replace(state, asked="", granted=state.granted | {state.asked})
        case "decline":
            return replace(state, asked="", declined=state.declined | {state.asked})
        case _:  # "say": the words were kept already
            return state


def _finish(state: State, seat: Seat, at: datetime) -> State:
    """Done: a stage of both waits for the other, unless one phone lies between the two."""
    if state.stage.whose is None and not (state.one_phone and state.stage.shared):
        done = state.done | {seat}
        if len(done) < 2:
            return replace(state, done=done)
    return _turn_to(replace(state, again=0) if state.stage.back else state, state.index + 1, at)


def _next_group(state: State) -> int:
    for place in range(state.index + 1, len(state.plan)):
        if state.plan[place].group != state.stage.group:
            return place
    return len(state.plan)


def _turn_to(state: State, place: int, at: datetime) -> State:
    """Begin the stage at that place; past the last one the sitting is finished."""
    return replace(
        state,
        index=place,
        turn=state.turn + 1,
        over="finished" if place >= len(state.plan) else "",
        done=frozenset(),
        asked="",
        granted=frozenset(),
        declined=frozenset(),
        before=elapsed(state, at),
        ran=0.0,
        since=None,
    )


def _clock(state: State, at: datetime) -> State:
    """Let the clock run when both are there and the phone is in the right hands; otherwise hold it."""
    runs = state.together and not state.over and to_hand(state) is None
    if runs and state.since is None:
        return replace(state, since=at)
    if not runs and state.since is not None:
        return replace(state, ran=running(state, at), since=None)
    return state
