"""Ana and Ben, who share a space, and Cleo, who does not know them. Every key is a real one."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from usward.vault.keys import Pair, Root, give_space_key, new_space_key, pair_key, take_space_key
from usward.vault.store import BucketKeys, Vault

NOON = datetime(2026, 11, 22, 12, 0, 0, 123000, UTC)


class Someone:
    def __init__(self) -> None:
        self.id = uuid4()
        self.root = Root.new()
        self.pair = Pair.new()

    def pair_with(self, other: "Someone") -> bytes:
        return pair_key(self.pair.secret, self.pair.public, other.pair.public)


class House:
    """The three, and the space of the first two."""

    def __init__(self) -> None:
        self.ana, self.ben, self.cleo = Someone(), Someone(), Someone()
        self.space = uuid4()
        self.space_keys = {0: new_space_key()}

    def keys(self, who: Someone, **changes: Any) -> BucketKeys:
        """The keys of the space as Ana or Ben open them; Ben's came to him sealed by Ana."""
        other = self.ben if who is self.ana else self.ana
        pair = who.pair_with(other)
        opened = dict(self.space_keys)
        if who is self.ben:
            given = {
                epoch: give_space_key(self.ana.pair_with(self.ben), self.ben.pair.public, self.space, epoch, key)
                for epoch, key in self.space_keys.items()
            }
            opened = {
                epoch: take_space_key(pair, self.ben.pair.secret, self.space, epoch, body)
                for epoch, body in given.items()
            }
        settled = {"space": self.space, "other": other.id, "pairs": {other.id: pair}, **changes}
        return BucketKeys(self.space, opened, **settled)

    def vault(self, who: Someone, now: Callable[[], datetime] = lambda: NOON) -> Vault:
        return Vault(who.id, who.root, [] if who is self.cleo else [self.keys(who)], now)


class Luggage(msgspec.Struct):
    """What another process needs to open a vault: for tests that run several."""

    me: bytes
    root: bytes
    space: bytes
    space_key: bytes
    other: bytes
    pair: bytes

    @classmethod
    def new(cls) -> "Luggage":
        return cls(uuid4().bytes, os.urandom(32), uuid4().bytes, os.urandom(32), uuid4().bytes, os.urandom(32))

    @property
    def bucket(self) -> UUID:
        return UUID(bytes=self.space)

    def vault(self) -> Vault:
        space, other = self.bucket, UUID(bytes=self.other)
        keys = BucketKeys(space, {0: self.space_key}, space=space, other=other, pairs={other: self.pair})
        return Vault(UUID(bytes=self.me), Root(self.root), [keys])
