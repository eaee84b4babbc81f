"""What happens to an entry: kept, changed, removed, and a passage of it shared. All through an opened vault."""

from datetime import date
from uuid import UUID

from django.db import transaction

from usward.core.records import Kept
from usward.practices.journal.record import Entry, Passage, Told
from usward.vault.store import NotHere, Vault


def share(vault: Vault, entry: Kept[Entry], space: UUID, text: str, today: date) -> Kept[Passage]:
    """Copy a passage into a space. Its day is the day of sharing: when the entry was written is nobody's business.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    with transaction.atomic():
        passage = vault.add(Passage(day=today, text=text), space)
        told = (*entry.record.told, Told(space, passage.id))
        vault.revise(entry, entry.record.with_(told=told))
    return passage


def take_back(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Take a shared passage back.

    Raises
    ------
    NotHere
        It is gone already, or was not mine.

    """
    vault.remove(vault.get(Passage, id, space))


def shared_of(vault: Vault, entry: Kept[Entry]) -> list[Kept[Passage]]:
    """The passages of an entry that lie in a space now; those taken back are left out."""
    found = []
    for told in entry.record.told:
        try:
            found.append(vault.get(Passage, told.passage, told.space))
        except NotHere:
            continue
    return found


def passages(vault: Vault, space: UUID, since: date | None = None) -> list[Kept[Passage]]:
    """The passages the other shared, newest first."""
    found = vault.all(Passage, since=since, space=space)
    return [kept for kept in found if not kept.mine and kept.authentic]


def from_other(vault: Vault, space: UUID, id: UUID) -> Kept[Passage]:  # noqa: A002 - a record's id
    """A passage the other shared.

    Raises
    ------
    NotHere
        It was taken back, never was, or is one's own.

    """
    kept = vault.get(Passage, id, space)
    if kept.mine or not kept.authentic:
        raise NotHere
    return kept
