"""Noticing that somebody brought an older database back.

Each person's own bucket remembers how far the spaces had come and how many pins there were. That shows when only a part
was brought back. When all of it was, nothing in it can tell; so each device keeps a small sealed note of the same, and
compares. A backup restored in good faith shows as well: it is for people to say which it was.
"""

import base64
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import Kept
from usward.vault import moving
from usward.vault.keys import derive
from usward.vault.record import Count, Head, Heads, Pin
from usward.vault.sealed import Place, Unsealable, seal, unseal
from usward.vault.store import Vault

_PURPOSE = "heads"


class Note(msgspec.Struct, frozen=True, array_like=True):
    """What a device remembers: the number of pins, the head of one's own bucket, and those of the spaces."""

    pins: Count
    own: Count
    spaces: Annotated[tuple[Head, ...], Meta(max_length=1000)]


def remembered(vault: Vault) -> Kept[Heads] | None:
    """What one's own bucket remembers."""
    return vault.newest(Heads)


def remember(vault: Vault, *, pins: int | None = None) -> None:
    """Keep how far everything has come; `pins` is their new number when one was added."""
    kept = remembered(vault)
    before = kept.record if kept else Heads(day=vault.now().date())
    new = before.with_(pins=before.pins if pins is None else pins, spaces=_heads(vault), day=vault.now().date())
    if kept is None:
        vault.add(new)
    elif new != before:
        vault.revise(kept, new)


def pin_count(vault: Vault) -> int:
    """How many pins one's own bucket says there are."""
    kept = remembered(vault)
    return kept.record.pins if kept else 0


def older(vault: Vault, note: str = "") -> bool:
    """Whether something here is older than what was seen before. `note` is what this device remembers."""
    kept = remembered(vault)
    now = {head.space: head.seq for head in _heads(vault)}
    if kept is not None and (_behind(now, kept.record.spaces) or _newest_pin(vault) != kept.record.pins):
        return True
    if kept is None and _newest_pin(vault):
        return True
    return _older_than_note(vault, now, note)


def accept(vault: Vault) -> None:
    """Take things as they are now: a backup was restored, and both know."""
    remember(vault, pins=_newest_pin(vault))


def note(vault: Vault) -> str:
    """What a device is to remember, readable by nobody but this person: the root's epoch, and the sealed rest."""
    said = Note(pin_count(vault), moving.head(vault.own.bucket), _heads(vault))
    body = seal(_key(vault), _place(vault), msgspec.msgpack.encode(said))
    return f"{vault.root.epoch}.{base64.urlsafe_b64encode(body).decode().rstrip('=')}"


def _older_than_note(vault: Vault, now: dict[UUID, int], note: str) -> bool:
    epoch, _, text = note.partition(".")
    if not epoch.isdecimal() or len(epoch) > 9 or int(epoch) < vault.root.epoch:
        return False  # nothing remembered, or from before this person's keys were renewed
    if int(epoch) > vault.root.epoch:
        return True
    try:
        body = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        said = msgspec.msgpack.decode(unseal(_key(vault), _place(vault), body), type=Note)
    except (Unsealable, ValueError):
        return False
    behind = said.pins > pin_count(vault) or said.own > moving.head(vault.own.bucket)
    return behind or _behind(now, said.spaces)


def _behind(now: dict[UUID, int], heads: tuple[Head, ...]) -> bool:
    return any(now[head.space] < head.seq for head in heads if head.space in now)


def _heads(vault: Vault) -> tuple[Head, ...]:
    return tuple(Head(space, moving.head(space)) for space in sorted(vault.spaces, key=str))


def _newest_pin(vault: Vault) -> int:
    kept = vault.newest(Pin)
    return kept.record.nth if kept else 0


def _key(vault: Vault) -> bytes:
    return derive(vault.root.index_key, _PURPOSE)


def _place(vault: Vault) -> Place:
    return Place(_PURPOSE, vault.own.bucket, vault.me, b"", vault.root.epoch, 0)
