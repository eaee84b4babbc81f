"""The device PIN: a short number that unlocks this one browser, so that a phone is not asked for the password daily.

It opens nothing by itself: the key is made of the PIN, through one Argon2id run, the cookie and the host share.
Five wrong tries and the session is gone. Tries are counted before anything is computed.
"""

import os
import re
from itertools import pairwise

from django.db.models import F

from usward.accounts.hashers import cost
from usward.accounts.models import Session
from usward.accounts.ring import Ring
from usward.accounts.sessions import SessionStore, fingerprint
from usward.vault.keys import stretch
from usward.vault.sealed import Unsealable

MOST_TRIES = 5
SHORTEST = 6
DAYS = (7, 30)


class WrongPin(Exception):
    """Not the PIN. `left` tries remain."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class Gone(Exception):
    """There is no PIN on this browser any more; the password is needed."""


def is_weak(pin: str) -> bool:
    """Digits in a row, or all the same: what a thief tries in the first five guesses."""
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    return steps <= {1} or steps <= {-1} or steps <= {0} or pin in {"123123", "112233", "121212"}


def is_pin(text: str) -> bool:
    """Six to twelve digits."""
    return bool(re.fullmatch(r"[0-9]{6,12}", text))


def set_pin(store: SessionStore, ring: Ring, pin: str, days: int) -> None:
    """Give this browser a PIN for some days."""
    assert days in DAYS
    assert is_pin(pin)
    salt = os.urandom(16)
    store.set_pin(ring, stretch(pin, salt, cost()).kek, days, salt)


def take_away(store: SessionStore, ring: Ring) -> None:
    """From now on the password is asked again on this browser."""
    store.set_pin(ring, None, 0)


def unlock(store: SessionStore, pin: str) -> Ring:
    """Open this browser's session.

    Raises
    ------
    WrongPin
        The PIN is wrong and there are tries left.
    Gone
        That was the last try, or there was no PIN to begin with.

    """
    row = store.row if store.known else None
    if row is None or row.pin_ring is None:
        raise Gone
    mine = Session.objects.filter(id=fingerprint(store.session_key or ""))
    if not mine.filter(pin_tries__lt=MOST_TRIES).update(pin_tries=F("pin_tries") + 1):
        store.delete()
        raise Gone
    try:
        return store.open_with_pin(stretch(pin, bytes(row.pin_ring)[:16], cost()).kek)
    except Unsealable:
        tries = mine.values_list("pin_tries", flat=True).first() or MOST_TRIES
        if tries >= MOST_TRIES:
            store.delete()
            raise Gone from None
        raise WrongPin(MOST_TRIES - tries) from None
