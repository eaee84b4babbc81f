"""A person's life with their keys: signing up, unlocking, changing the password, recovering by code.

Each change is one transaction: afterwards exactly one password opens everything, whatever broke on the way.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F

from usward.accounts import hashers
from usward.accounts.models import KeyWrap, Person, Session, folded
from usward.accounts.record import Me
from usward.accounts.ring import Ring, wrapping_key
from usward.vault.keys import Pair, Root, new_recovery_code, recovery_kek, unwrap, wrap
from usward.vault.store import Vault

PASSWORD, RECOVERY, SECRET = "password", "recovery", "secret"  # names of wraps

_NOTHING = wrap(bytes(32), "nothing", UUID(int=0), bytes(32))


class NameTaken(Exception):
    """Somebody signs in by this name already. Tell it only to the holder of a valid invitation."""


class SignedUp(NamedTuple):
    """A new person with their opened keys."""

    person: Person
    ring: Ring


def wrap_root(person: Person, purpose: str, kek: bytes, root: Root) -> None:
    """Keep the root key wrapped under a password's or a recovery code's key, in place of an older wrap."""
    body = wrap(kek, f"root {purpose}", person.id, root.secret, epoch=root.epoch)
    KeyWrap.objects.update_or_create(person=person, purpose=purpose, defaults={"body": body})


def wrap_secret(person: Person, root: Root, pair: Pair) -> None:
    """Keep the X25519 secret wrapped under the root, together with the public half it belongs to."""
    body = wrap(wrapping_key(root), "secret", person.id, pair.secret + pair.public, epoch=root.epoch)
    KeyWrap.objects.update_or_create(person=person, purpose=SECRET, defaults={"body": body})


def sign_up(username: str, password: str, me: Me, *, first: bool = False) -> SignedUp:
    """Make an account with fresh keys. `first` makes it the one that owns the server's settings.

    Raises
    ------
    NameTaken
        The sign-in name is not free, or there is a first account already.

    """
    root, pair = Root.new(), Pair.new()
    encoded = make_password(password)
    kek = hashers.taken()
    assert kek is not None
    person = Person(id=uuid4(), username=folded(username), password=encoded, public_key=pair.public, runs_server=first)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            wrap_root(person, PASSWORD, kek, root)
            wrap_secret(person, root, pair)
            Vault(person.id, root).add(me)
    except IntegrityError:
        raise NameTaken from None
    return SignedUp(person, ring_of(root, pair))


def ring_of(root: Root, pair: Pair) -> Ring:
    """The opened keys of a person, spaces not yet looked at."""
    return Ring(root.secret, root.epoch, pair.secret, pair.public)


def open_with(person: Person, purpose: str, kek: bytes) -> Ring:
    """Open a person's keys with the key behind a password or a recovery code.

    Raises
    ------
    Unsealable
        It is the wrong one, or what the database holds was altered.

    """
    wraps = {row.purpose: bytes(row.body) for row in KeyWrap.objects.filter(person=person)}
    # Somebody who is not there, or has no such wrap, takes as long as a wrong key.
    secret = unwrap(kek, f"root {purpose}", person.id, wraps.get(purpose, _NOTHING), epoch=person.root_epoch)
    root = Root(secret, person.root_epoch)
    both = unwrap(wrapping_key(root), "secret", person.id, wraps.get(SECRET, b""), epoch=person.root_epoch)
    return ring_of(root, Pair(both[:32], both[32:]))


def open_by_password(person: Person, kek: bytes, password: str) -> Ring:
    """Open a person's keys right after their password was found right; costs that were raised are paid here.

    Raises
    ------
    Unsealable
        The password is right and the wrap is not: the database was altered, or the password was set by other means.

    """
    ring = open_with(person, PASSWORD, kek)
    if hashers.raised(person.password):
        _set_password(person, password, Root(ring.root, ring.epoch))
    return ring


def change_password(person: Person, ring: Ring, password: str) -> None:
    """Wrap the root anew and end every session; the one who asks signs in again in the same breath."""
    with transaction.atomic():
        _set_password(person, password, Root(ring.root, ring.epoch))
        end_sessions(person)


def _set_password(person: Person, password: str, root: Root) -> None:
    encoded = make_password(password)
    kek = hashers.taken()
    assert kek is not None
    with transaction.atomic():
        Person.objects.filter(id=person.id).update(password=encoded)
        wrap_root(person, PASSWORD, kek, root)
    person.password = encoded


def end_sessions(person: Person) -> None:
    """End every session: the rows go, and whatever copy of them remains is bound to a version that is over."""
    Person.objects.filter(id=person.id).update(credential_version=F("credential_version") + 1)
    Session.objects.filter(person=person).delete()
    person.refresh_from_db()


# The recovery code


def new_code(person: Person, ring: Ring) -> str:
    """A new recovery code. The one of before opens nothing from now on."""
    code = new_recovery_code()
    keep_code(person, ring, code)
    return code


def keep_code(person: Person, ring: Ring, code: str) -> None:
    """Let this code open the vault, in place of the one of before."""
    wrap_root(person, RECOVERY, recovery_kek(code), Root(ring.root, ring.epoch))


def no_code(person: Person) -> None:
    """Go without a recovery code: a forgotten password then loses everything."""
    KeyWrap.objects.filter(person=person, purpose=RECOVERY).delete()


def has_code(person: Person) -> bool:
    return KeyWrap.objects.filter(person=person, purpose=RECOVERY).exists()


def recover(username: str, code: str, password: str) -> tuple[Person, Ring, str]:
    """Open by recovery code, once: a new password and a new code take the old ones' place, sessions end.

    Raises
    ------
    Unsealable
        No such person, no such code, or it was used before: all read the same.

    """
    kek = recovery_kek(code)
    person = Person.objects.filter(username=folded(username)).first()
    stand_in = person or Person(id=uuid4())
    ring = open_with(stand_in, RECOVERY, kek)
    with transaction.atomic():
        change_password(stand_in, ring, password)
        return stand_in, ring, new_code(stand_in, ring)


def first_me(name: str, hue: str, zone: str, day: date) -> Me:
    """What a new person keeps about themselves."""
    return Me(day=day, name=name, hue=hue, zone=zone)
