"""Inviting: a link with a 128-bit code, for one person, for 72 hours. The database has its hash alone.

The code proves both public keys to each other: whoever edits the database cannot swap one unseen. Expired, revoked,
used and never made look alike.
"""

import base64
import binascii
import hashlib
import os
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from usward.accounts import limits
from usward.accounts.models import Invitation, Membership, Person, SpaceKey
from usward.accounts.opening import Opened
from usward.accounts.record import Bond, OwnSpace, Pin, Sent, Terms
from usward.accounts.ring import GIVEN, own_copy
from usward.accounts.spaces import change_own
from usward.vault.keys import derive, give_space_key, invitation_mark, new_space_key, pair_key, same
from usward.vault.sealed import WIDE_STEP, Place, Unsealable, seal, unseal

HOURS = 72


class Dead(Exception):
    """This link opens nothing: expired, revoked, used, or never made."""


class Swapped(Exception):
    """A public key is not the one the code vouches for. Nothing was written."""


class Card(msgspec.Struct, frozen=True):
    """What the invited person reads before they have an account; sealed under the code."""

    name: str
    bond: Bond
    word: str
    far: bool
    line: str
    ends: int


class Found(NamedTuple):
    """An open invitation in the hands of somebody who has its code. `sound` is whether the inviter's key is proven."""

    row: Invitation
    card: Card
    code: bytes
    sound: bool

    @property
    def inviter(self) -> Person:
        return self.row.inviter


def text_of(code: bytes) -> str:
    """A code as it stands in a link: 26 letters and digits."""
    return base64.b32encode(code).decode().rstrip("=").lower()


def address(code: bytes) -> str:
    """The whole link, at the address by which others reach this server."""
    return f"{settings.ORIGIN}{reverse('accounts:invitation', args=[text_of(code)])}"


def invite(opened: Opened, space: UUID, line: str) -> bytes:
    """Make a link for a space in which somebody is alone; an older link of theirs for it dies.

    Raises
    ------
    TooMany
        Too many links in one day.
    Dead
        Somebody is there already, or was.

    """
    limits.spend(limits.SENT, str(opened.person.id))
    view = opened.space(space)
    if view.state not in {"alone", "invited"}:
        raise Dead
    code, now = os.urandom(16), timezone.now()
    ends = now + timedelta(hours=HOURS)
    terms = view.terms
    card = Card(opened.me.name, terms.bond, terms.word, terms.far, line, int(ends.timestamp()))
    with transaction.atomic():
        Invitation.objects.filter(space_id=space, inviter=opened.person).delete()
        Invitation.objects.create(
            code_hash=_hash(code),
            space_id=space,
            inviter=opened.person,
            card=seal(
                derive(code, "invitation card"), _place(space, code), msgspec.msgpack.encode(card), step=WIDE_STEP
            ),
            mark=invitation_mark(code, "inviter", space, opened.ring.public),
            ends_on=(ends + timedelta(days=1)).date(),
        )
        change_own(opened, space, sent=Sent(code=code, ends=card.ends))
    return code


def revoke(opened: Opened, space: UUID) -> None:
    """Take a link back, whether it is still open or was just accepted and not yet confirmed."""
    with transaction.atomic():
        for row in Invitation.objects.select_for_update().filter(space_id=space, inviter=opened.person):
            if row.guest_id:
                Membership.objects.filter(space_id=space, person_id=row.guest_id, state="waiting").delete()
            row.delete()
        change_own(opened, space, sent=None)


def find(text: str) -> Found:
    """The invitation behind a link.

    Raises
    ------
    Dead
        There is none that is open. Every reason takes the same steps.

    """
    code = _code(text)
    row = Invitation.objects.select_related("inviter").filter(code_hash=_hash(code), guest=None).first()
    stand_in = row or Invitation(space_id=UUID(int=0), card=_NO_CARD)
    try:
        body = unseal(derive(code, "invitation card"), _place(stand_in.space_id, code), bytes(stand_in.card))
        card = msgspec.msgpack.decode(body, type=Card)
    except (Unsealable, msgspec.MsgspecError):
        raise Dead from None
    if row is None or card.ends <= timezone.now().timestamp():
        raise Dead
    expected = invitation_mark(code, "inviter", row.space_id, bytes(row.inviter.public_key))
    return Found(row, card, code, same(bytes(row.mark), expected))


def welcome_to(opened: Opened, found: Found) -> bool:
    """Whether this person may take this invitation: not their own, and not from somebody they refuse."""
    me = opened.me
    return found.row.inviter_id != opened.person.id and not me.no_invitations and found.row.inviter_id not in me.refused


def accept(opened: Opened, found: Found) -> UUID:
    """Say yes: take the second seat, pin the inviter's key, and prove one's own to them. They confirm next.

    Raises
    ------
    Dead
        Somebody was faster, or this person refuses it.
    Swapped
        The inviter's key is not the one the code vouches for.

    """
    if not found.sound:
        raise Swapped
    space, card = found.row.space_id, found.card
    if not welcome_to(opened, found):
        raise Dead
    pin = Pin(person=found.row.inviter_id, public_key=bytes(found.inviter.public_key), username=found.inviter.username)
    # Below whatever the inviter set: the guest has not chosen anything yet.
    terms = Terms(turn=-1, bond=card.bond, word=card.word, far=card.far)
    try:
        with transaction.atomic():
            mine = Invitation.objects.filter(code_hash=found.row.code_hash, guest=None)
            proof = invitation_mark(found.code, "guest", space, opened.ring.public)
            if not mine.update(guest=opened.person, guest_mark=proof):
                raise Dead
            Membership.objects.create(space_id=space, person=opened.person, slot=1, state="waiting")
            own = OwnSpace(space=space, called=card.name, terms=terms, pins=(pin,))
            opened.change(lambda me: me.with_space(own))
    except IntegrityError:
        raise Dead from None
    return space


class Guest(NamedTuple):
    """Somebody who accepted and waits. `sound` is whether their key is proven by the code."""

    person: Person
    sound: bool


def guest_of(opened: Opened, space: UUID) -> Guest | None:
    """Who accepted this person's invitation to a space, if anybody did."""
    sent = opened.space(space).own.sent
    if sent is None:
        return None
    row = (
        Invitation.objects.select_related("guest")
        .filter(code_hash=_hash(sent.code), inviter=opened.person, guest__isnull=False)
        .first()
    )
    if row is None or row.guest is None:
        return None
    expected = invitation_mark(sent.code, "guest", space, bytes(row.guest.public_key))
    return Guest(row.guest, same(bytes(row.guest_mark or b""), expected))


def confirm(opened: Opened, space: UUID) -> None:
    """The inviter's yes: pin the guest, seal the space's key for both, and the space is joined.

    Raises
    ------
    Dead
        Nobody waits there any more.
    Swapped
        The guest's key is not the one the code vouches for.

    """
    with transaction.atomic():
        list(Membership.objects.select_for_update().filter(space_id=space))  # one yes at a time
        guest = guest_of(opened, space)
        if guest is None or not Membership.objects.filter(space_id=space, person=guest.person).exists():
            raise Dead
        if not guest.sound:
            raise Swapped
        public = bytes(guest.person.public_key)
        try:
            pair = pair_key(opened.ring.secret, opened.ring.public, public)
        except Unsealable:
            raise Swapped from None
        epoch = max(opened.ring_of(space).keys, default=0) + 1
        key = new_space_key()
        given = bytes((GIVEN,)) + give_space_key(pair, public, space, epoch, key)
        SpaceKey.objects.create(
            space_id=space, person=opened.person, epoch=epoch, body=own_copy(opened.root, space, epoch, key)
        )
        SpaceKey.objects.create(space_id=space, person=guest.person, epoch=epoch, body=given)
        Membership.objects.filter(space_id=space, person=opened.person).update(state="joined")
        Invitation.objects.filter(space_id=space, inviter=opened.person).delete()
        pin = Pin(person=guest.person.id, public_key=public, username=guest.person.username)
        own = opened.space(space).own
        change_own(opened, space, sent=None, pins=(*own.pins, pin))


def sweep() -> None:
    """Forget the links whose last day is over."""
    Invitation.objects.filter(ends_on__lt=timezone.now().date(), guest=None).delete()


def ends_at(sent: Sent) -> datetime:
    """When a link ends, in UTC."""
    return datetime.fromtimestamp(sent.ends, UTC)


def _code(text: str) -> bytes:
    """The code in a link; what cannot be one becomes one that nobody ever drew."""
    try:
        code = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except (binascii.Error, ValueError):
        code = b""
    return code if len(code) == 16 else hashlib.sha256(text.encode()).digest()[:16]


def _hash(code: bytes) -> str:
    return hashlib.sha256(b"usward invitation " + code).hexdigest()


def _place(space: UUID, code: bytes) -> Place:
    return Place("invitation", space, UUID(_hash(code)[:32]), b"", 0, 0)


_NO_CARD = seal(bytes(32), _place(UUID(int=0), bytes(16)), bytes(200), step=WIDE_STEP)
