"""What happens to notes and promises: written, put on the table, taken back, talked about. Through an opened vault."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import msgspec
from django.db import transaction

from usward.core.records import Kept
from usward.live import news, sittings
from usward.live.record import SittingBegun
from usward.live.sittings import Illegal, Sitting
from usward.practices.state_of_us import rules
from usward.practices.state_of_us.record import Item, SmallPromise, Week, Whose
from usward.practices.state_of_us.rules import Press
from usward.vault.store import NotHere, Vault

PRACTICE = "state_of_us"
#: A sitting may rest so long and still be gone on with.
RESTS = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of one's own, and whether it lies on the table of the space now."""

    kept: Kept[Item]
    put: bool = False


# Notes


def notes(vault: Vault, space: UUID | None, home: UUID | None) -> list[Note]:
    """One's own notes that were not talked about yet, newest first: those for the space `home`, and for nobody yet.

    `space` is where the table is; without one it is one's own, too.
    """
    there = {kept.id for kept in vault.all(Item, space=space)} if space else set()
    return [
        Note(kept, vault.copy_id(kept, space) in there if space else kept.record.together)
        for kept in vault.all(Item)
        if kept.mine and not kept.record.behind and kept.record.space in (None, home)
    ]


def own(vault: Vault, id: UUID) -> Kept[Item]:  # noqa: A002 - a record's id
    """A note of one's own.

    Raises
    ------
    NotHere
        There is none.

    """
    kept = vault.get(Item, id)
    if not kept.mine:
        raise NotHere
    return kept


def put(vault: Vault, note: Kept[Item], space: UUID | None, today: date) -> None:
    """Put a note on the table, dated today: there is no trace of when it was written. Twice is once."""
    with transaction.atomic():
        if space is None:
            if not note.record.together:
                vault.revise(note, note.record.with_(together=True))
        elif vault.copy_of(note, space) is None:
            shown = note.record.with_(day=today, space=None, together=False)
            vault.share(msgspec.structs.replace(note, record=shown), space)
        _tell(space)


def take_back(vault: Vault, lying: UUID, space: UUID | None) -> None:
    """Take what lies on the table away again; a note stays among one's own.

    Raises
    ------
    NotHere
        It does not lie there, or is the other's.

    """
    kept = vault.get(Item, lying, space)
    if not kept.mine:
        raise NotHere
    with transaction.atomic():
        if space is None:
            vault.revise(kept, kept.record.with_(together=False))
        else:
            vault.remove(kept)
        _tell(space)


def remove(vault: Vault, note: Kept[Item]) -> None:
    """Remove a note of one's own, also while quiet from wherever it lies on a table.

    Of one that lay on none the other's devices hear nothing.
    """
    with transaction.atomic():
        for space in vault.spaces:
            if vault.unshare(note, space):
                _tell(space)
        vault.remove(note)


def lay(vault: Vault, text: str, found: Sitting, today: date) -> None:
    """Lay something on the table of a sitting at once: one's own, or at one phone said aloud and written for both."""
    space = found.space
    if _is_elsewhere(found) or any(kept.record.text == text for kept in table(vault, space)):
        return  # pressed twice, or on a device at which the two are not
    with transaction.atomic():
        if found.one_phone:
            vault.add(Item(day=today, text=text, together=True), space)
        else:
            put(vault, vault.add(Item(day=today, text=text, space=space)), space, today)
        _tell(space)


def table(vault: Vault, space: UUID | None) -> list[Kept[Item]]:
    """What lies on the table, the first put first."""
    there = [kept for kept in vault.all(Item, space=space) if kept.authentic and not kept.record.behind]
    return sorted((kept for kept in there if space or kept.record.together), key=lambda kept: kept.seq)


# Sittings


def find(vault: Vault, space: UUID | None, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """A sitting: in the space, or on one phone in one's own bucket.

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


def presses(found: Sitting) -> list[Press]:
    """The presses of a sitting, in order, each with the seat it counts for."""
    opener = found.kept.author
    return [
        Press(step.name, step.seat if found.one_phone else (0 if kept.author == opener else 1), step.on, step.what)
        for kept in found.steps
        for step in [kept.record]
    ]


def lately(vault: Vault, space: UUID | None, since: date, known: Sequence[Sitting] = ()) -> Iterator[Sitting]:
    """The sittings that were touched since a day, newest first, and some before it."""
    there = {found.id: found for found in known}
    for kept in vault.all(SittingBegun, max(since, date.min + RESTS) - RESTS, space):
        if kept.authentic and kept.record.practice == PRACTICE:
            yield from [there[kept.id]] if kept.id in there else sittings.each_of(vault, space, [kept])


def behind(vault: Vault, space: UUID | None, lying: Sequence[Kept[Item]], known: Sequence[Sitting] = ()) -> set[str]:
    """The ids of what of it was talked about in sittings that are over; those `known` are not read again."""
    since = min((kept.day for kept in lying), default=None)
    over = [found for found in lately(vault, space, since, known) if found.state.over] if since else []
    return {each for found in over for each in rules.talked_about(presses(found))}


def tidy(vault: Vault, space: UUID | None) -> None:
    """What one's own session does when it comes by: takes one's own notes that were talked about from the table."""
    there = {str(kept.id): kept for kept in table(vault, space) if kept.mine}
    done = there.keys() & behind(vault, space, list(there.values()))
    if not done:
        return
    with transaction.atomic():
        for note in vault.all(Item):
            if str(vault.copy_id(note, space) if space else note.id) in done:
                vault.revise(note, note.record.with_(behind=True))
        for each in done if space else ():
            vault.remove(there[each])


def on_to_the_promise(vault: Vault, found: Sitting, today: date) -> Sitting:
    """Leave the turns that are still to come. It means the same however often it is pressed, and whatever the other
    pressed at that moment; in a room that rests nothing happens.
    """
    for _ in found.state.plan:
        if not found.stage.group or not found.is_running:
            break
        try:
            found = sittings.step(vault, found, "skip", today, on=found.state.turn)
        except Illegal:  # the other was faster: look again
            found = find(vault, found.space, found.id)
    return found


# Promises


def promises(vault: Vault, space: UUID | None) -> list[Kept[SmallPromise]]:
    """The promises that are not behind the two yet, newest first."""
    return [kept for kept in vault.all(SmallPromise, space=space) if kept.authentic and not kept.record.over]


def promise(vault: Vault, found: Sitting, text: str, whose: Whose, today: date) -> None:
    """Write a promise down for both. On two phones nobody promises for the other. Twice is once."""
    if _is_elsewhere(found):
        return
    if whose == "you" and not found.one_phone:
        whose = "me"
    said = SmallPromise(day=today, text=text, whose=whose, sitting=found.id, one_phone=found.one_phone)
    if any(kept.mine and kept.record == said for kept in vault.all(SmallPromise, today, found.space)):
        return
    with transaction.atomic():
        vault.add(said, found.space)
        _tell(found.space)


def put_behind(vault: Vault, kept: Kept[SmallPromise]) -> None:
    """A promise is behind: kept, or let go."""
    if not kept.record.over:
        vault.revise(kept, kept.record.with_(over=True))


# One's own week


def week(vault: Vault) -> Kept[Week] | None:
    """What this person chose about being reminded."""
    return vault.newest(Week)


def choose_week(vault: Vault, today: date, **changes: object) -> None:
    """Choose a weekday, or put this week away."""
    kept = week(vault)
    if kept is None:
        vault.add(Week(day=today, **changes))  # type: ignore[arg-type]
    else:
        vault.revise(kept, kept.record.with_(**changes))


def sat(vault: Vault, space: UUID | None, today: date) -> list[date]:
    """The days on which the two sat lately."""
    return [found.touched for found in lately(vault, space, rules.monday_of(today)) if found.state.met]


def _is_elsewhere(found: Sitting) -> bool:
    """Whether the two sit at one phone, and this is not it."""
    return found.one_phone and not found.kept.mine


def _tell(space: UUID | None) -> None:
    if space is not None:
        transaction.on_commit(partial(news.changed, str(space)))
