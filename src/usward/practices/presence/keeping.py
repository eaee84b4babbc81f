"""Stretches and notes as an opened vault keeps them."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from django.db import transaction

from usward.core.records import Kept
from usward.practices.presence import rules
from usward.practices.presence.record import Note, Stretch
from usward.vault.store import NotHere, Vault

#: A stretch lasts four hours at most, so that those of yesterday's date are enough to look at.
REACH = timedelta(days=1)


def begin(vault: Vault, stretch: Stretch, space: UUID | None) -> Kept[Stretch]:
    """Begin a stretch, for oneself or in a space; pressed twice, it has begun once.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    with transaction.atomic():
        before = rules.same(vault.all(Stretch, since=stretch.day - REACH, space=space), stretch)
        return before or vault.add(stretch, space)


def stretch(vault: Vault, id: UUID, space: UUID | None) -> Kept[Stretch]:  # noqa: A002 - a record's id
    """A stretch of one's own, or of the space.

    Raises
    ------
    NotHere
        There is none, or it was taken back.

    """
    with suppress(NotHere):
        return vault.get(Stretch, id)
    if space is None:
        raise NotHere
    found = vault.get(Stretch, id, space)
    if not found.authentic:
        raise NotHere
    return found


def call_off(vault: Vault, id: UUID, space: UUID) -> None:  # noqa: A002 - a record's id
    """Take back what one began for both.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    found = vault.get(Stretch, id, space)
    if not found.mine:
        raise NotHere
    vault.remove(found)


def others_now(vault: Vault, space: UUID, today: date, at: datetime) -> Kept[Stretch] | None:
    """The stretch the other began for both, while it lasts."""
    held = vault.all(Stretch, since=today - REACH, space=space)
    return next((kept for kept in rules.running(held, at) if not kept.mine), None)


def mine_now(vault: Vault, space: UUID | None, today: date, at: datetime) -> Kept[Stretch] | None:
    """A stretch of mine that is not over, here or in my own bucket."""
    held = vault.all(Stretch, since=today - REACH)
    held += vault.all(Stretch, since=today - REACH, space=space) if space else []
    return next((kept for kept in rules.running(held, at) if kept.mine), None)


def note(vault: Vault, id: UUID) -> Kept[Note]:  # noqa: A002 - a record's id
    """A note of one's own.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    kept = vault.get(Note, id)
    if not kept.mine:
        raise NotHere
    return kept


def keep(vault: Vault, wanted: Note) -> Kept[Note]:
    """Keep how it was; the same words on the same day are kept once."""
    with transaction.atomic():
        for kept in vault.all(Note, since=wanted.day):
            if kept.mine and kept.record == wanted:
                return kept
        return vault.add(wanted)


def share(vault: Vault, kept: Kept[Note], space: UUID, today: date) -> None:
    """Let the other read the line."""
    if kept.record.line and vault.copy_of(kept, space) is None:
        vault.share(msgspec.structs.replace(kept, record=rules.as_shared(kept.record, today)), space)


def remove(vault: Vault, kept: Kept[Note]) -> None:
    """Remove a note, and its line wherever it was shared."""
    with transaction.atomic():
        for space in vault.spaces:
            vault.unshare(kept, space)
        vault.remove(kept)


def from_other(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Make sure that this is a stretch or a line of the other's.

    Raises
    ------
    NotHere
        It is neither.

    """
    for kind in (Stretch, Note):
        with suppress(NotHere):
            if not vault.get(kind, id, space).mine:
                return
    raise NotHere
