"""What a session does by itself when something about its spaces has changed since it last looked.

The guest completes the join, whoever remains after a leaving starts a new epoch, a renewed key is pinned anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.db import transaction

from usward.accounts.models import Membership, SpaceKey
from usward.accounts.record import OwnSpace, Pin, Profile
from usward.accounts.ring import own_copy
from usward.vault.keys import new_space_key

if TYPE_CHECKING:
    from usward.accounts.opening import Opened
    from usward.accounts.ring import SpaceRing


def settle(opened: Opened) -> bool:
    """Do what is due in each space. True when something was written, so that the rings must be read anew."""
    wrote = [_settle(opened, ring) for ring in opened.ring.spaces]
    return True in wrote


def _settle(opened: Opened, ring: SpaceRing) -> bool:
    own = opened.me.own_space(ring.space)
    if own is None or ring.trouble:
        return False
    if ring.renewed and ring.other is not None:
        return _pin_anew(opened, ring, own)
    if ring.other is not None and ring.keys:
        return _complete(opened, ring, own)
    if own.pins and ring.other is None and ring.keys:
        return _go_on_alone(opened, ring)
    return False


def _complete(opened: Opened, ring: SpaceRing, own: OwnSpace) -> bool:
    """Both are here: seal the key for oneself, take the seat, and tell the other one's name."""
    wrote = False
    with transaction.atomic():
        seat = Membership.objects.select_for_update().get(space_id=ring.space, person=opened.person)
        for row in SpaceKey.objects.filter(space_id=ring.space, person=opened.person):
            if bytes(row.body)[:1] != b"\0" and row.epoch in ring.keys:
                row.body = own_copy(opened.root, ring.space, row.epoch, ring.keys[row.epoch])
                row.save(update_fields=["body"])
                wrote = True
        if seat.state != "joined":
            Membership.objects.filter(id=seat.id).update(state="joined")
            wrote = True
        if not any(kept.mine for kept in opened.profiles(ring.space)):
            me = opened.me
            profile = Profile(day=opened.today(), name=me.name, hue=me.hue, terms=own.terms)
            opened.vault.add(profile, ring.space)
            wrote = True
    return wrote


def _go_on_alone(opened: Opened, ring: SpaceRing) -> bool:
    """The other left: from now on under a key they never had. Says nothing; the page does, once."""
    with transaction.atomic():
        seat = Membership.objects.select_for_update().get(space_id=ring.space, person=opened.person)
        if seat.state == "alone":
            return False
        epoch, key = max(ring.keys) + 1, new_space_key()
        SpaceKey.objects.create(
            space_id=ring.space, person=opened.person, epoch=epoch, body=own_copy(opened.root, ring.space, epoch, key)
        )
        Membership.objects.filter(id=seat.id).update(state="alone")
    return True


def _pin_anew(opened: Opened, ring: SpaceRing, own: OwnSpace) -> bool:
    """The other renewed their keys and proved it with the old ones: pin the new, and have the page say so calmly."""
    pins = tuple(
        Pin(person=pin.person, public_key=ring.renewed, username=pin.username, former=pin.former)
        if pin.person == ring.other
        else pin
        for pin in own.pins
    )
    news = tuple(dict.fromkeys((*own.news, "renewed")))
    with transaction.atomic():
        opened.change(lambda me: me.with_space(msgspec.structs.replace(own, pins=pins, news=news)))
        for row in SpaceKey.objects.filter(space_id=ring.space, person=opened.person):
            if bytes(row.body)[:1] != b"\0" and row.epoch in ring.keys:
                row.body = own_copy(opened.root, ring.space, row.epoch, ring.keys[row.epoch])
                row.save(update_fields=["body"])
    return True
