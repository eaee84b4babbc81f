"""What happens to a quarrel beyond its pauses: prepared alone, raised, answered, repaired, looked back on."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from usward.core.records import Kept, R
from usward.live.news import changed
from usward.practices.conflict import steps
from usward.practices.conflict.record import (
    LookBack,
    Matter,
    NotYet,
    Proposal,
    Raised,
    Repair,
    Reply,
    SetAside,
    SmallPromise,
    Understood,
    Wish,
)
from usward.practices.conflict.steps import Between
from usward.vault.store import NotHere, Vault

Told = Understood | Wish | Proposal | NotYet | Repair | SmallPromise | LookBack | Reply
KINDS: tuple[type[Any], ...] = (Understood, Wish, Proposal, NotYet, Repair, SmallPromise, LookBack, Reply)

# Alone


def matter(vault: Vault, id: UUID) -> Kept[Matter]:  # noqa: A002 - a record's id
    """Something this person prepared.

    Raises
    ------
    NotHere
        It is not theirs, or never was.

    """
    return vault.get(Matter, id)


def matter_of(vault: Vault, raised: UUID) -> Kept[Matter] | None:
    """What this person prepared alone for something that was raised."""
    return next((kept for kept in vault.all(Matter) if kept.record.raised == raised), None)


def remove(vault: Vault, kept: Kept[Matter]) -> None:
    """Remove what was prepared, and what was noted privately about it."""
    with transaction.atomic():
        _forget(vault, kept.id)
        vault.remove(kept)


def set_aside(vault: Vault, what: UUID, why: str, today: date) -> None:
    """Let something wait no longer: `why` is "rest", "not-here", or nothing to take it up again. Private."""
    with transaction.atomic():
        _forget(vault, what)
        if why:
            vault.add(msgspec.convert({"type": "conflict.set-aside", "day": today, "what": what, "why": why}, SetAside))


def aside(vault: Vault) -> dict[UUID, str]:
    """What this person has set aside, and why."""
    return {kept.record.what: kept.record.why for kept in reversed(vault.all(SetAside))}


def _forget(vault: Vault, what: UUID) -> None:
    for kept in vault.all(SetAside):
        if kept.record.what == what:
            vault.remove(kept)


# Between the two


def raise_it(vault: Vault, kept: Kept[Matter], record: Raised, space: UUID) -> Kept[Raised]:
    """Raise something with the other: only its name and the hope go there. Twice raised is once.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    before = kept.record.raised
    with transaction.atomic():
        if before:
            return raised(vault, space, before)
        told = vault.add(record, space)
        vault.revise(kept, kept.record.with_(raised=told.id, space=space))
        transaction.on_commit(partial(changed, str(space)))
    return told


def raised(vault: Vault, space: UUID, id: UUID) -> Kept[Raised]:  # noqa: A002 - a record's id
    """Something one of the two raised.

    Raises
    ------
    NotHere
        It was taken back, or never was.

    """
    kept = vault.get(Raised, id, space)
    if not kept.authentic:
        raise NotHere
    return kept


def take_back(vault: Vault, space: UUID, kept: Kept[Raised]) -> None:
    """Take back what one raised, as long as the other has said nothing to it. What was prepared stays.

    Raises
    ------
    NotHere
        The other raised it, or has said something to it: nobody makes the other's words vanish.

    """
    told = _told(vault, space, kept.id)
    if not kept.mine or has_theirs(vault, space, kept.id):
        raise NotHere
    with transaction.atomic():
        own = matter_of(vault, kept.id)
        if own:
            vault.revise(own, own.record.with_(raised=None))
        for each in told:
            vault.remove(each)
        vault.remove(kept)
        transaction.on_commit(partial(changed, str(space)))


def everything(vault: Vault, space: UUID) -> list[Between]:
    """Everything raised between the two, newest first, each with what was said about it."""
    return [between(vault, space, kept) for kept in vault.all(Raised, space=space) if kept.authentic]


def between(vault: Vault, space: UUID, kept: Kept[Raised]) -> Between:
    """What the two have said to each other about one thing."""
    replies = list(reversed(_of(vault, Reply, space)))
    said, given = partial(_about, vault, space, kept.id), partial(_given, vault, space, kept.id)
    return Between(
        raised=kept,
        understood=steps.answered(said(Understood), replies),
        wishes=_in_order(said(Wish)),
        proposals=steps.answered(said(Proposal), replies),
        not_yet=_in_order(said(NotYet)),
        repairs=steps.answered(given(Repair), replies),
        promises=_in_order(said(SmallPromise)),
        looked_back=_in_order(given(LookBack)),
    )


def tell(vault: Vault, record: R, space: UUID) -> Kept[R]:
    """Say something to the other. The same words said twice in a row are one."""
    kind = type(record)
    last = next((kept for kept in vault.all(kind, space=space) if kept.mine), None)
    if last is not None and last.record == record:
        return last
    kept = vault.add(record, space)
    transaction.on_commit(partial(changed, str(space)))
    return kept


def told(vault: Vault, space: UUID, id: UUID) -> Kept[Told]:  # noqa: A002 - a record's id
    """Something either of the two has said.

    Raises
    ------
    NotHere
        Nobody did, or it was taken back.

    """
    for kind in KINDS:
        try:
            kept: Kept[Told] = vault.get(kind, id, space)
        except NotHere:
            continue
        if kept.authentic:
            return kept
    raise NotHere


def answer(vault: Vault, space: UUID, kept: Kept[Told], *, yes: bool, text: str, today: date) -> Kept[Reply]:
    """Answer something the other said.

    Raises
    ------
    NotHere
        It is one's own.

    """
    if kept.mine:
        raise NotHere
    return tell(vault, Reply(day=today, what=kept.id, yes=yes, text=text), space)


def keep(vault: Vault, record: R) -> Kept[R]:
    """Keep something privately. The same kept twice in a row is one."""
    last = vault.newest(type(record))
    return last if last is not None and last.mine and last.record == record else vault.add(record)


def give(vault: Vault, kept: Kept[Any], of: UUID, space: UUID, today: date) -> None:
    """Put a copy of what was written privately into the space, dated today, about the thing that was raised."""
    told = kept.record.with_(of=of, day=today)
    if isinstance(told, Repair):
        told = told.with_(space=None)
    vault.share(msgspec.structs.replace(kept, record=told), space)
    transaction.on_commit(partial(changed, str(space)))


def has_theirs(vault: Vault, space: UUID, about: UUID) -> bool:
    """Whether the other has said something about this."""
    return any(not each.mine for each in _told(vault, space, about))


def unsay(vault: Vault, space: UUID, kept: Kept[Told]) -> None:
    """Take back something one said. A given copy goes; what was written privately stays.

    Raises
    ------
    NotHere
        The other said it, or has said yes to it: then *not yet* is the honest way.

    """
    said_yes = (each for each in _of(vault, Reply, space) if each.record.yes and not each.mine)
    if not kept.mine or any(each.record.what == kept.id for each in said_yes):
        raise NotHere
    vault.remove(kept)
    transaction.on_commit(partial(changed, str(space)))


def to_nothing(vault: Vault, space: UUID) -> list[Kept[Reply]]:
    """This person's own answers to what the other took back since: nobody reads them any more, and they may go, too."""
    mine = [kept for kept in vault.all(Reply, space=space) if kept.mine and kept.authentic]
    return [kept for kept in mine if not _is_there(vault, space, kept.record.what)]


def _is_there(vault: Vault, space: UUID, id: UUID) -> bool:  # noqa: A002 - a record's id
    try:
        told(vault, space, id)
    except NotHere:
        return False
    return True


def _of(vault: Vault, kind: type[R], space: UUID) -> list[Kept[R]]:
    return [kept for kept in vault.all(kind, space=space) if kept.authentic]


def _about(vault: Vault, space: UUID, raised: UUID, kind: type[Any]) -> list[Kept[Any]]:
    return [kept for kept in _of(vault, kind, space) if kept.record.raised == raised]


def _given(vault: Vault, space: UUID, of: UUID, kind: type[Any]) -> list[Kept[Any]]:
    return [kept for kept in _of(vault, kind, space) if kept.record.of == of]


def _in_order(found: Iterable[Kept[R]]) -> list[Kept[R]]:
    return sorted(found, key=lambda each: each.seq)


def _told(vault: Vault, space: UUID, about: UUID) -> list[Kept[Told]]:
    found: list[Kept[Told]] = []
    for kind in KINDS:
        for kept in vault.all(kind, space=space):
            if about in (getattr(kept.record, "raised", None), getattr(kept.record, "of", None)):
                found.append(kept)
    return found
