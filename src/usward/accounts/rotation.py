"""*Somebody may have got in*: new root key, new key pair, new password, new code, and everything sealed anew.

One transaction: until it commits the old password opens everything, afterwards the new one does. The other member of
each space gets a fresh key, together with a mark by the old pair key that proves the new public key to them; their page
asks them calmly to compare in person.
"""

from uuid import UUID

import msgspec
from django.contrib.auth.hashers import make_password
from django.db import transaction

from usward.accounts import drafts, hashers, people
from usward.accounts.models import Draft, Invitation, Membership, Person, SpaceKey
from usward.accounts.opening import Opened
from usward.accounts.record import Me, OwnSpace, Pin
from usward.accounts.ring import RENEWED, Ring, SpaceRing, own_copy, renewal_mark
from usward.vault import moving
from usward.vault.keys import Pair, Root, give_space_key, new_space_key, pair_key
from usward.vault.store import BucketKeys, Vault


def renew(opened: Opened, password: str) -> tuple[Ring, str]:
    """Renew everything; returns the new keys and the new recovery code. Every session ends."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(id=opened.person.id)
        _withdraw(person)
        root, pair = Root.new(person.root_epoch + 1), Pair.new()
        waiting = drafts.waiting(person, opened.ring)
        rings = [_renewed(opened, ring, root, pair) for ring in opened.ring.spaces if ring.keys]
        fresh = Vault(person.id, root, rings)
        _move(opened, fresh)
        _remember(opened, fresh, rings)
        code = _new_wraps(person, root, pair, password)
        Draft.objects.filter(person=person).delete()
        for _, words in waiting:
            drafts.keep(person, pair.public, words.path, words.fields)
    opened.person.refresh_from_db()
    return people.ring_of(root, pair), code


def _withdraw(person: Person) -> None:
    """Whatever hung on the old key and was not confirmed yet is over: links out, and seats still waiting."""
    for row in Invitation.objects.filter(inviter=person):
        if row.guest_id:
            Membership.objects.filter(space_id=row.space_id, person_id=row.guest_id, state="waiting").delete()
        row.delete()
    Invitation.objects.filter(guest=person).delete()
    Membership.objects.filter(person=person, state="waiting").delete()


def _renewed(opened: Opened, ring: SpaceRing, root: Root, pair: Pair) -> BucketKeys:
    """A space's keys for the new root: every old epoch sealed again for oneself, and a new one for both."""
    space, mine = ring.space, opened.person
    epoch, key = max(ring.keys) + 1, new_space_key()
    own = opened.me.own_space(space) or OwnSpace(space=space)
    pinned = {pin.person: pin.public_key for pin in own.pins}
    keys = ring.keys | {epoch: key}
    SpaceKey.objects.filter(space_id=space, person=mine).delete()
    for each, old in keys.items():
        SpaceKey.objects.create(space_id=space, person=mine, epoch=each, body=own_copy(root, space, each, old))
    if ring.other is not None:
        public = pinned[ring.other]
        given = give_space_key(pair_key(pair.secret, pair.public, public), public, space, epoch, key)
        proof = renewal_mark(ring.pairs[ring.other], space, pair.public)
        body = bytes((RENEWED,)) + pair.public + proof + given
        SpaceKey.objects.create(space_id=space, person_id=ring.other, epoch=epoch, body=body)
    pairs = {who: pair_key(pair.secret, pair.public, public) for who, public in pinned.items()}
    return BucketKeys(space, keys, space=space, other=ring.other, pairs=pairs)


def _move(opened: Opened, fresh: Vault) -> None:
    """Seal everything of one's own anew; shared copies find their originals under the new key."""
    old = opened.vault
    originals = list(old.everything())
    for space in fresh.spaces:
        ids = {old.copy_id(kept, space): fresh.copy_id(kept, space) for kept in originals if kept.mine}
        moving.renew_space(old, fresh, space, ids)
    moving.renew_own(old, fresh)


def _remember(opened: Opened, fresh: Vault, rings: list[BucketKeys]) -> None:
    """Keep the pair keys of before in one's own record, good for what the others have written until now."""
    kept = fresh.newest(Me)
    assert kept is not None
    me = kept.record
    for keys in rings:
        assert keys.space is not None
        own = me.own_space(keys.space) or OwnSpace(space=keys.space)
        pins = tuple(_with_former(opened, keys.space, pin) for pin in own.pins)
        me = me.with_space(msgspec.structs.replace(own, pins=pins))
    seats = set(Membership.objects.filter(person=opened.person).values_list("space_id", flat=True))
    left = (msgspec.structs.replace(own, sent=None) for own in me.spaces if own.space in seats)
    me = me.with_(has_code=True, spaces=tuple(left))
    fresh.revise(kept, me)


def _with_former(opened: Opened, space: UUID, pin: Pin) -> Pin:
    before = opened.ring_of(space).pairs[pin.person]
    return msgspec.structs.replace(pin, former=(*pin.former, (before, moving.head(space))))


def _new_wraps(person: Person, root: Root, pair: Pair, password: str) -> str:
    encoded = make_password(password)
    kek = hashers.taken()
    assert kek is not None
    Person.objects.filter(id=person.id).update(password=encoded, public_key=pair.public, root_epoch=root.epoch)
    person.refresh_from_db()
    people.wrap_root(person, people.PASSWORD, kek, root)
    people.wrap_secret(person, root, pair)
    code = people.new_code(person, people.ring_of(root, pair))
    people.end_sessions(person)
    return code
