"""What happens to an evening: opened, drawn, gone on with, skipped to the next set; and the quiet one alone."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import numpy as np

from usward.core.content import Question
from usward.core.records import BadRecord, Kept
from usward.live import sittings
from usward.live.sittings import Illegal, Sitting
from usward.practices.evening import rules
from usward.practices.evening.record import Drawn, QuietEvening
from usward.vault.store import Changed, NobodyThere, NotHere, Vault

if TYPE_CHECKING:
    from usward.core.turns import Seat

PRACTICE = "evening"
#: For so long after the last press the two may still be sitting there.
SITS = timedelta(hours=2)


class Wanted(NamedTuple):
    """What was chosen for an evening: how many sets, one phone or two, and a name when there is no second account."""

    sets: int
    one_phone: bool = False
    other_name: str = ""


def begin(
    vault: Vault,
    space: UUID | None,
    wanted: Wanted,
    questions: Sequence[Question],
    paused: Collection[str],
    today: date,
) -> Sitting:
    """The evening that is open, or a new one: dealt without what its opener paused. Twice begun is once.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    found = sittings.current(vault, space, PRACTICE, today)
    if found is not None:
        return found
    chance = np.random.default_rng()
    dealt = rules.deal(questions, asked_before(vault, space), paused, wanted.sets, chance)
    begins: Seat = 0 if chance.random() < 0.5 else 1
    plan = rules.plan(wanted.sets, begins, one_phone=wanted.one_phone or space is None)
    details = rules.written(dealt) | ({"other_name": wanted.other_name} if wanted.other_name else {})
    return sittings.open_sitting(
        vault, space, PRACTICE, plan, today, details=details, one_phone=wanted.one_phone or space is None
    )


def find(vault: Vault, space: UUID | None, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """An evening: in the space, or on one phone in one's own bucket.

    Raises
    ------
    NotHere
        There is none.

    """
    if space is not None:
        try:
            return sittings.sitting(vault, space, id, PRACTICE)
        except NotHere:
            pass
    return sittings.sitting(vault, None, id, PRACTICE)


def asked_before(vault: Vault, space: UUID | None) -> set[str]:
    """The questions drawn in earlier evenings."""
    return {each for kept in vault.all(Drawn, space=space) for each in kept.record.picks if each}


def cards(vault: Vault, found: Sitting) -> tuple[str, ...]:
    """What lies at each place: the ids of questions, empty where the two ask one of their own."""
    told = _drawn(vault, found)
    base = [kept for kept in told if _may_draw(found, kept)][:1]
    later = [kept for kept in told if base and kept.seq > base[0].seq]
    return rules.standing(rules.read(found.details), [kept.record.picks for kept in [*base, *later]])


def is_drawn(vault: Vault, found: Sitting) -> bool:
    """Whether a draw has been made."""
    return any(_may_draw(found, kept) for kept in _drawn(vault, found))


def _drawn(vault: Vault, found: Sitting) -> list[Kept[Drawn]]:
    """Everything drawn and emptied in it, in order, leaving out what nobody vouches for."""
    all_of_them = vault.all(Drawn, sittings.first_day(found.kept), found.space)
    mine = (kept for kept in all_of_them if kept.authentic and kept.record.sitting == found.id)
    return sorted(mine, key=lambda kept: kept.seq)


def _may_draw(found: Sitting, kept: Kept[Drawn]) -> bool:
    """On two phones whoever opened it has dealt; only the other draws."""
    return found.one_phone or kept.author != found.kept.author


def draw(
    vault: Vault, found: Sitting, themes: Mapping[str, Collection[str]], paused: Collection[str], today: date
) -> None:
    """Draw one of each four, once: for the other on two phones, for the guest on one."""
    if not is_drawn(vault, found):
        picks = rules.draw(rules.read(found.details), themes, paused, np.random.default_rng())
        vault.add(Drawn(day=today, sitting=found.id, picks=picks), found.space)


def leave_out(
    vault: Vault, found: Sitting, themes: Mapping[str, Collection[str]], paused: Collection[str], today: date
) -> None:
    """Empty the places still to come whose theme this person paused since. Most often nothing is to be done."""
    if not paused or found.state.over or (found.one_phone and not found.kept.mine):
        return
    picks = rules.emptied(
        cards(vault, found),
        themes,
        paused,
        rules.coming(found.state.plan, found.state.index),
        np.random.default_rng(),
    )
    if picks is not None:
        vault.add(Drawn(day=today, sitting=found.id, picks=picks), found.space)


def leave_out_everywhere(
    vault: Vault, themes: Mapping[str, Collection[str]], paused: Collection[str], today: date
) -> None:
    """The same in every evening that runs at this moment, so that the other's very next press brings none of it.

    Of one that was left without a word, days ago perhaps, nothing is written before this person is there again: what
    somebody pauses by themselves is no event between the two.
    """
    for space in (None, *vault.spaces) if paused else ():
        for found in sittings.open_ones(vault, space, today):
            if found.practice == PRACTICE and found.is_running and abs(vault.now() - found.state.at) < SITS:
                with suppress(NobodyThere, BadRecord):  # whatever lies there, pausing works
                    leave_out(vault, found, themes, paused, today)


def next_set(vault: Vault, found: Sitting, today: date) -> Sitting:
    """Skip what is left of this set. It means the same whatever the other pressed at that moment; in a room that rests
    nothing happens.
    """
    here = rules.place_of(found.stage)
    for _ in found.state.plan:
        place = rules.place_of(found.stage)
        if here is None or place is None or place.set != here.set or not found.is_running:
            break
        try:
            found = sittings.step(vault, found, "skip", today, on=found.state.turn)
        except Illegal:  # the other was faster: look again
            found = find(vault, found.space, found.id)
    return found


# Alone


def begin_alone(
    vault: Vault, questions: Sequence[Question], paused: Collection[str], today: date
) -> Kept[QuietEvening] | None:
    """A new quiet evening, in place of one that was left; nothing when no question is left to ask."""
    before = vault.all(QuietEvening)
    seen = {each for kept in before for each in kept.record.questions}
    chosen = rules.for_oneself(questions, seen, paused, np.random.default_rng())
    return vault.add(QuietEvening(day=today, questions=chosen)) if chosen else None


def open_alone(vault: Vault) -> Kept[QuietEvening] | None:
    """The quiet evening that was begun last, if it is not over."""
    kept = vault.newest(QuietEvening)
    return kept if kept and kept.record.at < len(kept.record.questions) else None


def go_on(vault: Vault, kept: Kept[QuietEvening], past: int) -> None:
    """Let everything up to and with place `past` pass. A second press of the same button changes nothing."""
    if kept.record.at <= past < len(kept.record.questions):
        with suppress(Changed):  # pressed twice at once: the other press did it
            vault.revise(kept, kept.record.with_(at=past + 1))
