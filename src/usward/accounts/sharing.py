"""*What I share*: every item and every standing choice of one's own that the other can see, each to be taken back.

A practice registers its standing choices with `standing`; items need no registration, any listed kind appears.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.utils.functional import Promise

from usward.accounts.opening import Opened
from usward.core.records import Kept, Unknown
from usward.vault.store import NotHere, Vault


class Choice(NamedTuple):
    """A standing choice that is on: its key for taking back, and what it says to its owner."""

    key: str
    caption: str | Promise


class Standing(Protocol):
    """What a practice registers: which of its standing choices are on in a space, and how to stop one."""

    def given(self, vault: Vault, space: UUID) -> Iterable[Choice]:
        """The choices that are on, in the order they are shown."""

    def stop(self, vault: Vault, space: UUID, key: str) -> None:
        """Turn a choice off; one that is off already stays so."""


_REGISTERED: dict[str, Standing] = {}


def standing(name: str, choices: Standing) -> None:
    """Register a practice's standing choices under a name of its own. Registering again replaces."""
    _REGISTERED[name] = choices


class Shared(NamedTuple):
    """What one person shares in one space. `standing` pairs the registered name with each choice."""

    standing: list[tuple[str, Choice]]
    items: list[Kept[Any]]


def shared(vault: Vault, space: UUID) -> Shared:
    """Everything of one's own that the other can see there, items newest first."""
    choices = [(name, each) for name, group in _REGISTERED.items() for each in group.given(vault, space)]
    items = [
        kept
        for kept in vault.everything(space)
        if kept.mine and kept.authentic and (type(kept.record).listed or isinstance(kept.record, Unknown))
    ]
    return Shared(choices, items)


def take_back(opened: Opened, space: UUID, id: UUID) -> None:  # noqa: A002  # a record's id
    """Take an item back: the copy goes, and with it every earlier version; one's own original stays.

    Raises
    ------
    NotHere
        It is not there, or not this person's.

    """
    for kept in opened.vault.everything(space):
        if kept.id == id and kept.mine:
            opened.vault.remove(kept)
            return
    raise NotHere


def stop(opened: Opened, space: UUID, name: str, key: str) -> None:
    """Turn a standing choice off.

    Raises
    ------
    NotHere
        No practice registered this name, or the space is not this person's.

    """
    opened.space(space)
    if name not in _REGISTERED:
        raise NotHere
    _REGISTERED[name].stop(opened.vault, space, key)
