"""The demo's rooms and its one quarrel: paused, raised, heard out, agreed on, looked back at, step by step."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from usward.cli.told_clock import local, set_clock
from usward.cli.told_together import Telling, Verb, flowing
from usward.cli.told_words import AUTHORS, Step
from usward.core.records import Kept
from usward.core.turns import Seat
from usward.live import sittings
from usward.live.sittings import Sitting
from usward.practices.conflict import between, keeping, turning
from usward.practices.conflict.record import (
    LookBack,
    Matter,
    Pause,
    Proposal,
    Raised,
    Repair,
    SmallPromise,
    Understood,
    Wish,
)
from usward.practices.listening import keeping as listening
from usward.practices.listening.record import HowItWas

# A pause


def _pause(telling: Telling, step: Step, _to: Any) -> Kept[Pause]:
    kept = keeping.hold(telling.vault, telling.space, local(telling.day, step.hour))
    assert kept is not None  # none held before
    return kept


def _offer(telling: Telling, step: Step, _to: Any) -> None:
    now, says = keeping.standing(telling.vault, telling.space), step.says
    assert now is not None
    at = local(telling.day + timedelta(days=says["in_days"]), time.fromisoformat(says["at"]))
    keeping.offer(telling.vault, telling.space, now, at, local(telling.day, step.hour))


def _take(telling: Telling, step: Step, _to: Any) -> None:
    now = keeping.standing(telling.vault, telling.space)
    assert now is not None
    keeping.take(telling.vault, telling.space, now, local(telling.day, step.hour))


def _lift(telling: Telling, step: Step, _to: Any) -> None:
    now = keeping.standing(telling.vault, telling.space)
    assert now is not None
    keeping.lift(telling.vault, telling.space, now, local(telling.day, step.hour))


# Between the two


def _prepare(telling: Telling, step: Step, to: Kept[Pause] | Kept[Raised]) -> Kept[Matter]:
    matter = Matter(day=telling.day, space=telling.space, **flowing(step.says))
    about = "raised" if isinstance(to.record, Raised) else "pause"
    return between.keep(telling.vault, matter.with_(**{about: to.id}))


def _raise(telling: Telling, step: Step, to: Kept[Matter]) -> Kept[Raised]:
    record = Raised(day=telling.day, pause=to.record.pause, **step.says)
    return between.raise_it(telling.vault, to, record, telling.space)


def _understand(telling: Telling, step: Step, to: Kept[Raised]) -> Kept[Any]:
    return between.tell(telling.vault, Understood(day=telling.day, raised=to.id, **flowing(step.says)), telling.space)


def _wish(telling: Telling, step: Step, to: Kept[Raised]) -> Kept[Any]:
    return between.tell(telling.vault, Wish(day=telling.day, raised=to.id, **flowing(step.says)), telling.space)


def _propose(telling: Telling, step: Step, to: Kept[Raised]) -> Kept[Any]:
    return between.tell(telling.vault, Proposal(day=telling.day, raised=to.id, **flowing(step.says)), telling.space)


def _promise(telling: Telling, step: Step, to: Kept[Raised]) -> Kept[Any]:
    by = telling.day + timedelta(days=step.says["in_days"])
    return between.tell(
        telling.vault, SmallPromise(day=telling.day, raised=to.id, text=step.says["text"], by=by), telling.space
    )


def _agree(telling: Telling, _step: Step, to: Kept[Any]) -> None:
    told = between.told(telling.vault, telling.space, to.id)
    between.answer(telling.vault, telling.space, told, yes=True, text="", today=telling.day)


def _mend(telling: Telling, step: Step, to: Kept[Raised]) -> Kept[Any] | None:
    repair = Repair(day=telling.day, of=to.id, space=telling.space, **flowing(step.says))
    return _given(telling, between.keep(telling.vault, repair), to.id)


def _look_back(telling: Telling, step: Step, to: Kept[Raised]) -> Kept[Any] | None:
    look = LookBack(day=telling.day, of=to.id, **flowing(step.says))
    return _given(telling, between.keep(telling.vault, look), to.id)


def _given(telling: Telling, kept: Kept[Any], of: UUID) -> Kept[Any] | None:
    between.give(telling.vault, kept, of, telling.space, telling.day)
    return telling.vault.copy_of(kept, telling.space)


# Rooms


def _take_turns(telling: Telling, step: Step, to: Kept[Raised]) -> Sitting:
    plan = turning.plan(_first(telling, step), step.says["minutes"])
    found = sittings.open_sitting(
        telling.vault, telling.space, turning.PRACTICE, plan, telling.day, key=str(to.id),
        details={"topic": to.record.about},
    )  # fmt: skip
    return _walk(telling, step, found)


def _listen(telling: Telling, step: Step, _to: Any) -> Sitting:
    found = listening.begin(
        telling.vault, telling.space, telling.day, topic=step.says["topic"], first=_first(telling, step),
        minutes=step.says["minutes"], one_phone=False,
    )  # fmt: skip
    return _walk(telling, step, found)


def _first(telling: Telling, step: Step) -> Seat:
    """The seat of who speaks first; whoever opens the room has seat 0."""
    return 0 if AUTHORS.index(step.says["first"]) == telling.who else 1


def _walk(telling: Telling, step: Step, found: Sitting) -> Sitting:
    """Everything the two press in a room, each on their own phone, until it is finished."""
    at = datetime.combine(telling.day, step.hour)
    for press in step.press:
        at += timedelta(minutes=press.after)
        vault = telling.vaults[press.who]
        set_clock(vault, telling.day, at.time())
        there = sittings.sitting(vault, telling.space, found.id)
        found = sittings.step(vault, there, press.name, telling.day, on=there.state.turn, words=press.words)
    return found


def _note_numbers(telling: Telling, step: Step, to: Sitting) -> None:
    how = listening.note(telling.vault, HowItWas(day=telling.day, sitting=to.id, **step.says))
    listening.tell(telling.vault, telling.space, how, telling.day)


VERBS: dict[str, Verb] = {
    "pause": _pause,
    "offer a time": _offer,
    "take the time": _take,
    "lift": _lift,
    "prepare": _prepare,
    "raise": _raise,
    "take turns": _take_turns,
    "understand": _understand,
    "agree": _agree,
    "wish": _wish,
    "propose": _propose,
    "mend": _mend,
    "promise": _promise,
    "look back": _look_back,
    "listen": _listen,
    "note the numbers": _note_numbers,
}
