"""Leaving a space, and leaving altogether: alone, at once, in one transaction, with nothing sent to anybody.

What was given as a present stays with the receiver. Memories are copied to both. Everything else the leaver wrote
leaves with them, unless they have it at home already. What the other wrote stays with the other.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from usward.accounts.models import Invitation, Membership, Person, Space, SpaceKey
from usward.accounts.opening import Opened
from usward.core.records import Kept, Record, Unknown
from usward.vault import moving


def leave(opened: Opened, space: UUID, *, refuse: bool = False) -> None:
    """Leave a space. `refuse` also refuses further invitations from the other, without telling them.

    Raises
    ------
    NotHere
        It is not this person's space.

    """
    view = opened.space(space)
    others = tuple(pin.person for pin in view.own.pins)
    with transaction.atomic():
        list(Membership.objects.select_for_update().filter(space_id=space))
        _take_home(opened, space)
        _give_up_seat(opened.person, space)
        refused = tuple(dict.fromkeys((*opened.me.refused, *(others if refuse else ()))))
        opened.change(lambda me: me.without_space(space).with_(refused=refused))
    opened.seats = [seat for seat in opened.seats if seat.space != space]
    opened.__dict__.pop("spaces", None)


def leave_altogether(opened: Opened) -> None:
    """Delete the account and everything of theirs; what they gave stays with the receiver."""
    person = opened.person
    with transaction.atomic():
        for seat in [seat for seat in opened.seats if seat.person == person.id]:
            list(Membership.objects.select_for_update().filter(space_id=seat.space))
            _take_out(opened, seat.space)
            _give_up_seat(person, seat.space)
        moving.drop(opened.vault.own.bucket)
        Person.objects.filter(id=person.id).delete()


def _take_home(opened: Opened, space: UUID) -> None:
    vault = opened.vault
    at_home = {vault.copy_id(kept, space) for kept in vault.everything()}
    for kept in reversed(list(vault.everything(space))):
        if kept.authentic and _comes_home(kept) and kept.id not in at_home:
            vault.bring_home(kept)
    _take_out(opened, space)


def _comes_home(kept: Kept[Any]) -> bool:
    kind: type[Record] = type(kept.record)
    if kept.mine:
        return kind.copied or (kind.listed and not kind.stays and kind is not Unknown)
    return kind.copied or kind.stays


def _take_out(opened: Opened, space: UUID) -> None:
    """Remove from a space what leaves with its author."""
    for kept in list(opened.vault.everything(space)):
        kind = type(kept.record)
        if kept.mine and kept.authentic and not (kind.stays or kind.copied):
            opened.vault.remove(kept)


def _give_up_seat(person: Person, space: UUID) -> None:
    SpaceKey.objects.filter(space_id=space, person=person).delete()
    Invitation.objects.filter(Q(inviter=person) | Q(guest=person), space_id=space).delete()
    Membership.objects.filter(space_id=space, person=person).delete()
    if not Membership.objects.filter(space_id=space).exists():
        Space.objects.filter(id=space).delete()
        moving.drop(space)
