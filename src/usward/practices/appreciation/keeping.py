"""What happens to a note: kept, given, given later, thanked for, taken back. All through an opened vault."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec
from django.db import transaction

from usward.core.records import Kept
from usward.practices.appreciation import rules
from usward.practices.appreciation.record import Appreciation, Later, Thanks
from usward.vault.store import NobodyThere, NotHere, Vault


@dataclass(frozen=True, slots=True)
class InJar:
    """A note with how it stands: kept by me, given by me, waiting for a day, or received."""

    kept: Kept[Appreciation]
    given: bool = False
    waits: date | None = None
    thanks: Kept[Thanks] | None = None

    @property
    def received(self) -> bool:
        """Whether the other gave it to me."""
        return not self.kept.mine


def give(vault: Vault, note: Kept[Appreciation], space: UUID, day: date) -> Kept[Appreciation]:
    """Put a copy of a note into a space, dated `day`, and call off any waiting.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.
    NotHere
        The note is not one's own.

    """
    with transaction.atomic():
        copy = vault.share(msgspec.structs.replace(note, record=rules.as_given(note.record, day)), space)
        call_off(vault, note.id)
    return copy


def give_due(vault: Vault, today: date, away_from: Collection[UUID] = ()) -> None:
    """Give every note whose day has come. A note that cannot be given yet goes on waiting."""
    for later in vault.all(Later):
        if rules.is_due(later.record, today) and later.record.space not in away_from:
            try:
                give(vault, vault.get(Appreciation, later.record.note), later.record.space, later.record.on)
            except NobodyThere:
                continue
            except NotHere:
                vault.remove(later)


def wait_for(vault: Vault, note: Kept[Appreciation], space: UUID, on: date, today: date) -> None:
    """Let a note wait for a day; an earlier choice of day is replaced."""
    with transaction.atomic():
        call_off(vault, note.id)
        vault.add(Later(day=today, note=note.id, space=space, on=on))


def call_off(vault: Vault, note: UUID) -> None:
    """Let a note wait no longer. Nothing happens when it did not."""
    for later in vault.all(Later):
        if later.record.note == note:
            vault.remove(later)


def take_back(vault: Vault, note: Kept[Appreciation], space: UUID) -> bool:
    """Take a given note back. True when there was one; afterwards it reads as never given."""
    return vault.unshare(note, space)


def waiting_for(vault: Vault, note: UUID) -> Kept[Later] | None:
    """The day a note waits for, if it does."""
    return next((kept for kept in vault.all(Later) if kept.record.note == note), None)


def remove(vault: Vault, note: Kept[Appreciation]) -> None:
    """Remove a note of one's own, and its waiting. A copy that was given stays with the other."""
    with transaction.atomic():
        call_off(vault, note.id)
        vault.remove(note)


# Receiving


def received(vault: Vault, space: UUID, id: UUID) -> Kept[Appreciation]:  # noqa: A002 - a record's id
    """A note the other gave.

    Raises
    ------
    NotHere
        It was taken back, never was, or is one's own.

    """
    kept = vault.get(Appreciation, id, space)
    if kept.mine or not kept.authentic:
        raise NotHere
    return kept


def from_other(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Make sure that this is a note or a thank-you of the other's.

    Raises
    ------
    NotHere
        It is neither.

    """
    try:
        received(vault, space, id)
    except NotHere:
        if vault.get(Thanks, id, space).mine:
            raise


def thank(vault: Vault, note: Kept[Appreciation], space: UUID, line: str, today: date) -> Kept[Thanks]:
    """Thank for a note, once; a later thank-you takes the place of an earlier one."""
    with transaction.atomic():
        unthank(vault, note.id, space)
        return vault.add(Thanks(day=today, note=note.id, line=line), space)


def my_thanks(vault: Vault, note: UUID, space: UUID) -> Kept[Thanks] | None:
    """My thank-you for a note, if there is one."""
    return next((kept for kept in vault.all(Thanks, space=space) if kept.mine and kept.record.note == note), None)


def unthank(vault: Vault, note: UUID, space: UUID) -> None:
    """Take a thank-you back. Nothing happens when there was none."""
    for kept in vault.all(Thanks, space=space):
        if kept.mine and kept.record.note == note:
            vault.remove(kept)


def tidy(vault: Vault, space: UUID) -> None:
    """Remove my thanks for notes that were taken back: what was never given was never thanked for."""
    notes = {kept.id for kept in vault.all(Appreciation, space=space)}
    for kept in vault.all(Thanks, space=space):
        if kept.mine and kept.record.note not in notes:
            vault.remove(kept)


# The jar


def jar(vault: Vault, space: UUID | None) -> list[InJar]:
    """Everything of one space: kept, waiting, given and received, newest first.

    Notes about nobody in particular, and those brought home from a space that ended, lie in every jar.
    """
    days = {later.record.note: later.record.on for later in vault.all(Later)}
    shared = vault.all(Appreciation, space=space) if space else []
    thanks = {each.record.note: each for each in vault.all(Thanks, space=space) if each.authentic} if space else {}
    there = {kept.id: kept for kept in shared}
    found = [InJar(kept, thanks=thanks.get(kept.id)) for kept in shared if not kept.mine and kept.authentic]
    for kept in vault.all(Appreciation):
        if not kept.mine:
            found.append(InJar(kept))
        elif kept.record.space in (None, space):
            copy = vault.copy_id(kept, space) if space else None
            given = copy in there
            found.append(InJar(kept, given, days.get(kept.id), thanks.get(copy) if copy and given else None))
    return sorted(found, key=lambda each: (each.kept.day, each.kept.written), reverse=True)


def thanked(vault: Vault, space: UUID, since: date) -> Iterator[tuple[Kept[Thanks], Kept[Appreciation]]]:
    """The other's recent thanks, each with the note of mine it is for."""
    for kept in vault.all(Thanks, since=since, space=space):
        if not kept.mine and kept.authentic:
            try:
                yield kept, vault.get(Appreciation, kept.record.note, space)
            except NotHere:
                continue
