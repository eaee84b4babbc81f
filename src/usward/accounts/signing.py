"""Signing in: Django's question, the vault's key, and a fresh session that holds what was opened."""

import re
from datetime import date
from typing import NamedTuple, cast

import msgspec
from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from usward.accounts import browsers, hashers, invitations, limits, log, people
from usward.accounts.limits import TooMany
from usward.accounts.models import Person, folded
from usward.accounts.opening import Opened, reopen
from usward.accounts.ring import Ring, wrapping_key
from usward.accounts.sessions import SessionStore
from usward.vault.keys import Root
from usward.vault.sealed import Place, Unsealable, seal, unseal


class NotRight(Exception):
    """Name and password do not go together. Never says which of the two."""


class StaysLocked(Exception):
    """The password is right, but it does not open the vault: it was set by other means than the vault's own."""


def sign_in(request: HttpRequest, username: str, password: str) -> Opened:
    """Check, unlock, and put the opened keys into a new session.

    Raises
    ------
    TooMany
        Tried too often; the password was not looked at.
    NotRight, StaysLocked
        See there.

    """
    forgive = _spend(request, username)
    person = authenticate(request, username=username, password=password)
    kek = hashers.taken()
    if not isinstance(person, Person) or kek is None:
        log.note(request, "refused", username)
        raise NotRight
    try:
        ring = people.open_by_password(person, kek, password)
    except Unsealable:
        log.note(request, "right password, locked vault", username)
        raise StaysLocked from None
    for limit, *who in forgive:
        limits.forgive(limit, *who)
    log.note(request, "signed in", username)
    return begin(request, person, ring)


def _spend(request: HttpRequest, username: str) -> list[tuple[limits.Limit, *tuple[str, ...]]]:
    """Count this try, and say which counts a right password takes back."""
    name, source, token = folded(username), limits.source_of(request), browsers.known(request, username)
    try:
        if token:
            limits.spend(limits.KNOWN_BROWSER, token, name)
            return [(limits.KNOWN_BROWSER, token, name)]
        limits.spend(limits.SOURCE, source)
        limits.spend(limits.ACCOUNT_FROM_SOURCE, source, name)
    except TooMany:
        log.note(request, "too often", username)
        raise
    return [(limits.ACCOUNT_FROM_SOURCE, source, name)]


def begin(request: HttpRequest, person: Person, ring: Ring) -> Opened:
    """Begin a new session with these keys. Whatever session this browser had before is over."""
    store = cast("SessionStore", request.session)
    space = store.note.space if store.known and store.note and store.person == person else b""
    store.flush()
    opened = reopen(person, ring)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    store.open_for(person, opened.ring, idle=opened.me.idle_minutes, label=_label(request, opened))
    if store.note is not None:
        store.note.space = space
    sweep()
    return opened


def sweep() -> None:
    """Forget what is over: sessions, windows of tries, links. Done when somebody signs in."""
    SessionStore.clear_expired()
    limits.sweep()
    invitations.sweep()


def confirmed(request: HttpRequest, opened: Opened, password: str) -> bool:
    """Whether the one who sits here knows the password: asked before anything that cannot be undone.

    Raises
    ------
    TooMany
        Asked too often.

    """
    limits.spend(limits.AGAIN, str(opened.person.id))
    right = opened.person.check_password(password)
    hashers.taken()
    if right:
        limits.forgive(limits.AGAIN, str(opened.person.id))
    return right


# The label a session carries in its owner's list


class Label(NamedTuple):
    """A session in its owner's list: the day it began, and what kind of browser it said it was."""

    id: str
    day: date | None
    browser: str


def _label(request: HttpRequest, opened: Opened) -> bytes:
    said = {"day": opened.today().isoformat(), "browser": browser_of(request.headers.get("User-Agent", ""))}
    return seal(wrapping_key(opened.root), _label_place(opened.person), msgspec.msgpack.encode(said))


def label_of(root: Root, person: Person, id: str, body: bytes) -> Label:  # noqa: A002  # a session's id
    """Read a label; one that does not open is shown as unknown rather than left out."""
    try:
        said = msgspec.msgpack.decode(unseal(wrapping_key(root), _label_place(person), body), type=dict[str, str])
        return Label(id, date.fromisoformat(said["day"]), said["browser"])
    except (Unsealable, msgspec.MsgspecError, KeyError, ValueError):
        return Label(id, None, "")


def _label_place(person: Person) -> Place:
    return Place("session label", person.id, person.id, b"", person.root_epoch, 0)


def browser_of(agent: str) -> str:
    """A browser by its own word, as far as somebody needs it to recognise their own: "Firefox, Android"."""
    names = [("Edg", "Edge"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
             ("Safari", "Safari")]  # fmt: skip
    systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
               ("Mac OS", "Mac"), ("Linux", "Linux")]  # fmt: skip
    found = [next((name for sign, name in table if re.search(sign, agent)), "") for table in (names, systems)]
    return ", ".join(each for each in found if each)
