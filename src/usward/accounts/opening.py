"""From a session to an opened vault: the few steps every page of one's own goes through."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from usward.accounts import joining
from usward.accounts.clock import zone
from usward.accounts.models import Person
from usward.accounts.quick import Seat, sealed_keys_of, seats_of
from usward.accounts.record import Me, Profile
from usward.accounts.ring import Ring, SpaceRing, bucket_keys, check_spaces, seen
from usward.accounts.sessions import SessionStore
from usward.accounts.spaces import SpaceView
from usward.core.records import Kept
from usward.vault.keys import Root
from usward.vault.store import Changed, NotHere, Vault


class Opened:
    """A person with their keys in hand, for the length of one request."""

    def __init__(self, person: Person, ring: Ring, seats: list[Seat]) -> None:
        self.person = person
        self.ring = ring
        self.seats = seats
        self.root = Root(ring.root, ring.epoch)
        self.vault = Vault(person.id, self.root, [bucket_keys(self.root, each) for each in ring.spaces])

    @cached_property
    def kept(self) -> Kept[Me]:
        """What this person keeps about themselves."""
        found = self.vault.newest(Me)
        if found is None:
            raise NotHere
        return found

    @property
    def me(self) -> Me:
        return self.kept.record

    def change(self, how: Callable[[Me], Me]) -> Me:
        """Change what this person keeps about themselves, also when another tab changed it just now.

        Raises
        ------
        Changed
            Somebody else was faster again and again.

        """
        for _ in range(5):
            new = how(self.me)
            if new == self.me:
                return new
            try:
                self.__dict__["kept"] = self.vault.revise(self.kept, new)
            except Changed:
                self.__dict__.pop("kept", None)
            else:
                return new
        raise Changed

    def today(self) -> date:
        """The date where this person lives."""
        return timezone.localdate(timezone=zone(self.me.zone))

    @cached_property
    def spaces(self) -> list[SpaceView]:
        """This person's spaces, in the order they came to them."""
        mine = {seat.space for seat in self.seats}
        order = [own.space for own in self.me.spaces if own.space in mine]
        order += [space for space in mine if space not in order]
        return [SpaceView(self, space) for space in order]

    def space(self, space: UUID) -> SpaceView:
        """One of this person's spaces.

        Raises
        ------
        NotHere
            It is not theirs, or never was.

        """
        for each in self.spaces:
            if each.id == space:
                return each
        raise NotHere

    def ring_of(self, space: UUID) -> SpaceRing:
        """The opened keys of one space."""
        return next(each for each in self.ring.spaces if each.space == space)

    def profiles(self, space: UUID) -> list[Kept[Profile]]:
        """The profiles of both members that are what they say they are."""
        return [kept for kept in self.vault.all(Profile, space=space) if kept.authentic]


def open_session(store: SessionStore) -> Opened | None:
    """The opened vault behind a session, or nothing while it is locked or nobody's."""
    ring = store.ring()
    if ring is None or store.person is None:
        return None
    opened = reopen(store.person, ring, seen_before=ring.seen)
    if opened.ring.seen != ring.seen or opened.ring is not ring:
        store.keep_ring(opened.ring)
    return opened


def reopen(person: Person, ring: Ring, *, seen_before: bytes = b"") -> Opened:
    """Open with these keys. Whatever changed in the database since `seen_before` is checked anew, and settled."""
    for _ in range(3):
        seats, keys = seats_of(person.id), sealed_keys_of(person.id)
        now = seen(bytes(person.public_key), seats, keys)
        if now == seen_before:
            return Opened(person, ring, seats)
        opened = Opened(person, ring, seats)
        found = check_spaces(ring, opened.root, person.id, opened.me, seats, keys, bytes(person.public_key))
        fresh = Ring(ring.root, ring.epoch, ring.secret, ring.public, found, now)
        opened = Opened(person, fresh, seats)
        if not joining.settle(opened):
            return opened
    return opened
