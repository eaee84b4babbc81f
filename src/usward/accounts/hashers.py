"""The password hasher that feeds the vault: one Argon2id run yields what sign-in compares and the key that unlocks.

    usward1$m=65536,t=3,p=1$<salt>$<verifier>

Django's sign-in only asks "is it right?". The key that falls out of the same run is laid aside for the one who asked,
in a holder that belongs to this request, and `taken` hands it over once.
"""

import base64
import os
import re
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import BasePasswordHasher

from usward.vault.keys import STANDARD, Cost, Stretched, TooCheap, same, stretch

_HELD: ContextVar[bytes | None] = ContextVar("kek", default=None)
_SHAPE = re.compile(r"^usward1\$m=(\d{1,8}),t=(\d{1,3}),p=1\$([\w+/=-]{16,64})\$([\w+/=]{16,64})$", re.ASCII)
#: No row may ask for more than this many KiB or passes: the database does not decide how long sign-in takes.
CEILING = Cost(memory=1024 * 1024, passes=12)
_ANY_SALT = base64.b64encode(bytes(16)).decode()


def cost() -> Cost:
    """What a new password costs. Only tests set `ARGON2_COST`."""
    return Cost(*getattr(settings, "ARGON2_COST", STANDARD))


def floor() -> Cost:
    """The least a stored password may cost: the standard, also once new ones cost more."""
    now = cost()
    return Cost(min(now.memory, STANDARD.memory), min(now.passes, STANDARD.passes))


def taken() -> bytes | None:
    """The key from the last run in this request; afterwards it is forgotten here."""
    kek = _HELD.get()
    _HELD.set(None)
    return kek


class Encoded(NamedTuple):
    """A stored password, taken apart."""

    cost: Cost
    salt: str
    verifier: bytes


def parse(encoded: str) -> Encoded:
    """Take a stored password apart.

    Raises
    ------
    TooCheap
        Its costs are below the floor or beyond the ceiling, or it has no such shape: somebody altered it.

    """
    match = _SHAPE.match(encoded)
    if match is None:
        raise TooCheap
    found = Cost(int(match[1]), int(match[2]))
    found.check(floor())
    CEILING.check(found)
    return Encoded(found, match[3], base64.b64decode(match[4]))


def raised(encoded: str) -> bool:
    """Whether new passwords cost more by now than this one does."""
    return parse(encoded).cost != cost()


class VaultHasher(BasePasswordHasher):
    """Django's interface to the vault's one Argon2id run."""

    algorithm = "usward1"

    def salt(self) -> str:
        return base64.b64encode(os.urandom(16)).decode()

    def encode(self, password: str, salt: str) -> str:
        """A password as it is stored; its key lies ready in `taken`."""
        spent = cost()
        out = self._run(password, salt, spent)
        verifier = base64.b64encode(out.verifier).decode()
        return f"{self.algorithm}$m={spent.memory},t={spent.passes},p=1${salt}${verifier}"

    def verify(self, password: str, encoded: str) -> bool:
        """Whether the password is right. Wrong, altered and right all cost one full run."""
        try:
            stored = parse(encoded)
        except (TooCheap, ValueError):
            self._run(password, _ANY_SALT, cost())
            taken()
            return False
        right = same(self._run(password, stored.salt, stored.cost).verifier, stored.verifier)
        if not right:
            taken()
        return right

    def must_update(self, encoded: str) -> bool:
        """Never by Django's own hand: the key wrap has to change in the same transaction (`people.opened_by`)."""
        return False

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing to make up for: every path costs one run."""

    def safe_summary(self, encoded: str) -> dict[Any, Any]:
        return {"algorithm": self.algorithm, "cost": parse(encoded).cost}

    def _run(self, password: str, salt: str, spent: Cost) -> Stretched:
        out = stretch(password, base64.b64decode(salt), spent)
        _HELD.set(out.kek)
        return out
