"""What happens to a pause: pressed, given a time, taken, declined, lifted, let go of. All through an opened vault."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction

from usward.core.put_away import PutAway
from usward.core.records import Kept, R
from usward.live.news import changed
from usward.practices.conflict import rules
from usward.practices.conflict.record import Declined, Lifted, NotBack, Offer, Pause, Reminder, Rested, Taken
from usward.practices.conflict.rules import Said, Standing
from usward.vault.store import NotHere, Vault


@dataclass(frozen=True, slots=True)
class Mine:
    """A pause as one person has it before them: how it stands, and what only they know about it."""

    standing: Standing
    pressed: bool
    holds: bool
    at_rest: bool
    let_go: Kept[NotBack] | None
    declined: bool
    reminded: Kept[Reminder] | None

    @property
    def version(self) -> str:
        """Changes with everything that this person's page of the pause shows."""
        now, offer = self.standing, self.standing.offer
        shown = (len(now.ids), len(now.back), offer.id if offer else "", now.agreed, self.holds, self.at_rest)
        return "-".join(str(each) for each in (*shown, self.declined, self.reminded is not None))

    @property
    def asks(self) -> Kept[Offer] | None:
        """The other's offer that still waits for this person."""
        asked = self.standing.asked
        return None if asked is None or asked.mine or self.declined else asked

    @property
    def offered(self) -> Kept[Offer] | None:
        """This person's own offer, unanswered as far as anybody can tell."""
        asked = self.standing.asked
        return asked if asked is not None and asked.mine else None


def said(vault: Vault, space: UUID) -> list[Said]:
    """Everything the two have said about pauses, leaving out what nobody vouches for."""
    found: list[Said] = [kept for kept in vault.all(Pause, space=space) if kept.authentic]
    kinds: tuple[type[Any], ...] = (Offer, Taken, Lifted, Rested) if found else ()
    for kind in kinds:
        found += [kept for kept in vault.all(kind, space=space) if kept.authentic]
    return found


def standing(vault: Vault, space: UUID) -> Standing | None:
    """The pause that holds between the two, or the last there was."""
    return rules.latest(said(vault, space), vault.now())


def pause(vault: Vault, space: UUID, today: datetime) -> Mine | None:
    """The pause as this person has it before them at `today`, their local time."""
    found = standing(vault, space)
    if found is None:
        return None
    found = found.by_the_clock_of(today.tzinfo or UTC)
    let_go = next((kept for kept in vault.all(NotBack) if kept.record.pause in found.ids), None)
    asked = found.asked
    return Mine(
        standing=found,
        pressed=vault.me in found.by,
        holds=found.holds(today.date()) and let_go is None,
        at_rest=found.at_rest(today.date()) or (let_go is not None and not found.lifted),
        let_go=let_go,
        declined=asked is not None and any(kept.record.offer == asked.id for kept in vault.all(Declined)),
        reminded=next((kept for kept in vault.all(Reminder) if kept.record.pause in found.ids), None),
    )


def hold(vault: Vault, space: UUID, today: datetime) -> Kept[Pause] | None:
    """Press pause. Pressing again changes nothing, and returns nothing; somebody who had let go of it is back in it."""
    found = pause(vault, space, today)
    if found and found.holds and found.pressed:
        return None
    with transaction.atomic():
        if found and found.let_go:
            vault.remove(found.let_go)
        return _say(vault, Pause(day=today.date()), space)


def offer(vault: Vault, space: UUID, now: Standing, at: datetime, today: datetime) -> Kept[Offer]:
    """Offer a time, or move the one there is.

    Raises
    ------
    NotHere
        It is not this person's turn to name one, or this one lies too early.

    """
    moves = now.offer.id if now.offer and rules.may_move(now, vault.me) else None
    if moves is None and not rules.may_offer(now, vault.me, today.date()):
        raise NotHere
    if at < rules.earliest(now, vault.me, vault.now() - rules.SOONEST):
        raise NotHere
    return _say(vault, Offer(day=today.date(), pause=now.id, at=at, moves=moves), space)


def take(vault: Vault, space: UUID, now: Standing, today: datetime) -> None:
    """Say yes to the time the other offered. Nothing happens when there is none any more."""
    asked = now.asked
    if asked is not None and not asked.mine:
        _say(vault, Taken(day=today.date(), offer=asked.id), space)


def decline(vault: Vault, now: Standing, today: datetime) -> None:
    """Let the offered time go. Writes in one's own bucket alone."""
    asked = now.asked
    if asked is not None and not asked.mine:
        vault.add(Declined(day=today.date(), offer=asked.id))


def call_off(vault: Vault, space: UUID, now: Standing) -> None:
    """Take one's own unanswered offer back."""
    if now.asked is not None and now.asked.mine:
        vault.remove(now.asked)
        _tell(space)


def lift(vault: Vault, space: UUID, now: Standing, today: datetime) -> None:
    """Be back. Only whoever pressed pause can end it."""
    if vault.me in now.by and vault.me not in now.back:
        _say(vault, Lifted(day=today.date(), pause=now.id), space)


def unpress(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Take a pause back that was pressed by mistake.

    Raises
    ------
    NotHere
        It is not one's own.

    """
    vault.remove(vault.get(Pause, id, space))
    _tell(space)


def let_go(vault: Vault, space: UUID, now: Standing, today: datetime, chance: np.random.Generator) -> None:
    """*I will not come back to this here.* Kept privately until a day that chance has drawn."""
    if all(kept.record.pause not in now.ids for kept in vault.all(NotBack)):
        day = today.date()
        vault.add(NotBack(day=day, pause=now.id, space=space, on=rules.shows_on(day, chance)))


def come_back(vault: Vault, now: Standing) -> None:
    """Perhaps, after all: take the choice back, as long as it has not been told."""
    for kept in vault.all(NotBack):
        if kept.record.pause in now.ids:
            vault.remove(kept)


def remind(vault: Vault, now: Standing, today: datetime, *, wanted: bool) -> None:
    """Choose whether one's own Today speaks of the agreed time when it comes."""
    held = [kept for kept in vault.all(Reminder) if kept.record.pause in now.ids]
    if wanted and not held:
        vault.add(Reminder(day=today.date(), pause=now.id))
    for kept in [] if wanted else held:
        vault.remove(kept)


def put_away(vault: Vault, now: Standing, today: datetime) -> None:
    """The card about this pause has been seen; it does not come up again by itself."""
    vault.add(PutAway(day=today.date(), what=now.id))


def settle(vault: Vault, today: datetime) -> None:
    """What this person's own session does when it comes by: it lets a pause rest when the drawn day has come."""
    choices = vault.all(NotBack)
    for space in {kept.record.space for kept in choices} & vault.spaces.keys():
        found = standing(vault, space)
        holding = found.ids if found and found.holds(today.date()) and found.told is None else frozenset()
        for kept in rules.due([each for each in choices if each.record.space == space], today.date(), holding):
            vault.add(Rested(day=today.date(), pause=kept.record.pause), space)
            break


def _say(vault: Vault, record: R, space: UUID) -> Kept[R]:
    kept = vault.add(record, space)
    _tell(space)
    return kept


def _tell(space: UUID) -> None:
    transaction.on_commit(partial(changed, str(space)))
