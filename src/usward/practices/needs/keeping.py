"""The life of a map: kept, shown, taken back, guessed, asked about. All through an opened vault."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from usward.asking import keeping as asking
from usward.asking.record import Ask
from usward.asking.rules import Asked
from usward.core.records import Kept
from usward.practices.needs import rules
from usward.practices.needs.record import Guess, Need, NotNow, Preference, Request, Unfolded
from usward.vault.store import NotHere, Vault

# One's own


def own_map(vault: Vault, here: UUID | None, elsewhere: Collection[UUID]) -> list[Kept[Need]]:
    """One's own map as it stands in this space."""
    return rules.mapped(vault.all(Need), here, elsewhere)


def preferences(vault: Vault, elsewhere: Collection[UUID]) -> list[Kept[Preference]]:
    """One's own preferences in this space, newest first."""
    return [kept for kept in vault.all(Preference) if kept.mine and rules.is_here(kept.record, elsewhere)]


def own_item(vault: Vault, id: UUID, elsewhere: Collection[UUID]) -> Kept[Any]:  # noqa: A002 - a record's id
    """A need or a preference of one's own in this space.

    Raises
    ------
    NotHere
        It is neither, not mine, or about another space.

    """
    kept: Kept[Any]
    try:
        kept = vault.get(Need, id)
    except NotHere:
        kept = vault.get(Preference, id)
    if not kept.mine or not rules.is_here(kept.record, elsewhere):
        raise NotHere
    return kept


def keep_need(vault: Vault, need: Need, elsewhere: Collection[UUID]) -> Kept[Need]:
    """Put a need on the map. One of the library that is there already is brought up to date instead."""
    with transaction.atomic():
        if need.key:
            for kept in own_map(vault, need.space, elsewhere):
                if kept.record.key == need.key:
                    return vault.revise(kept, need.with_(space=kept.record.space))
        return vault.add(need)


def still_so(vault: Vault, kept: Kept[Any], today: date) -> None:
    """Look at an item and leave it as it is."""
    if kept.day != today:
        vault.revise(kept, kept.record.with_(day=today))


def let_go(vault: Vault) -> date | None:
    """When a fresh look was last offered and let go."""
    kept = vault.newest(NotNow)
    return kept.day if kept else None


# Showing


def show(vault: Vault, kept: Kept[Any], space: UUID, day: date, *, with_met: bool = False) -> None:
    """Show an item to the other, or bring what they see up to date.

    What was shown before stays readable; but to show it without how well it is met takes that back whole, as
    if the item were shown for the first time.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    record = rules.as_shown(kept.record, day, with_met=with_met)
    shown = vault.copy_of(kept, space)
    if shown is not None and shown.record.with_(day=day) == record:
        return
    with transaction.atomic():
        if shown is not None and _had_met(vault, shown) and getattr(record, "met", None) is None:
            vault.unshare(kept, space)
        vault.share(msgspec.structs.replace(kept, record=record), space)


def _had_met(vault: Vault, shown: Kept[Any]) -> bool:
    """Whether what is shown, or was before, says how well it is met."""
    return any(getattr(kept.record, "met", None) is not None for kept in (shown, *vault.earlier(shown)))


def take_back(vault: Vault, kept: Kept[Any], space: UUID) -> bool:
    """Take a shown item back. True when there was one; afterwards it reads as never shown."""
    return vault.unshare(kept, space)


def remove(vault: Vault, kept: Kept[Any]) -> None:
    """Remove an item from one's own map, and from every space it was shown in."""
    with transaction.atomic():
        for space in vault.spaces:
            vault.unshare(kept, space)
        vault.remove(kept)


# The other's


@dataclass(frozen=True, slots=True)
class Shown:
    """A need the other showed me, with my guess at it. Folded until I guessed, or asked to see it without."""

    kept: Kept[Need]
    guess: Kept[Guess] | None = None
    unfolded: bool = False

    @property
    def folded(self) -> bool:
        """Whether I do not see it yet."""
        return self.guess is None and not self.unfolded

    @property
    def met(self) -> rules.Met | None:
        """How my guess lies to it. Computed anew each time, so that nothing of theirs is ever kept on my side."""
        return rules.how_it_met(self.guess.record, self.kept.record) if self.guess else None


def guesses(vault: Vault, space: UUID) -> list[Kept[Guess]]:
    """My guesses in a space, newest first."""
    return [kept for kept in vault.all(Guess) if kept.record.space == space]


def shown_to_me(vault: Vault, space: UUID, paused: Collection[str]) -> list[Shown]:
    """The needs the other shows me now, without what I leave alone."""
    found = [
        kept
        for kept in vault.all(Need, space=space)
        if not kept.mine and kept.authentic and not rules.is_left_alone(kept.record.key, paused)
    ]
    if not found:
        return []
    mine, seen = guesses(vault, space), {kept.record.item for kept in vault.all(Unfolded)}
    return [Shown(kept, rules.guess_for(mine, kept), kept.id in seen) for kept in found]


def preferences_shown(vault: Vault, space: UUID) -> list[Kept[Preference]]:
    """How the other likes to be treated, as far as they show it."""
    return [kept for kept in vault.all(Preference, space=space) if not kept.mine and kept.authentic]


def guess(vault: Vault, new: Guess) -> None:
    """Keep a guess; it takes the place of an earlier one at the same need."""
    with transaction.atomic():
        for kept in guesses(vault, new.space):
            if (kept.record.key, kept.record.item) == (new.key, new.item):
                with suppress(NotHere):
                    vault.remove(kept)
        vault.add(new)


def unfold(vault: Vault, item: UUID, today: date) -> None:
    """Look without guessing."""
    if all(kept.record.item != item for kept in vault.all(Unfolded)):
        vault.add(Unfolded(day=today, item=item))


# Requests


@dataclass(frozen=True, slots=True)
class Wish:
    """A request of mine, and how the asking stands, if it was asked and not taken back since."""

    kept: Kept[Request]
    asked: Asked | None = None

    @property
    def can_be_asked(self) -> bool:
        """Whether it may be asked now: it was not yet, or came to rest. A no is not asked again with the same words."""
        return self.asked is None or self.asked.state == "rest"


def wish(vault: Vault, kept: Kept[Request], today: date, *, quiet: bool = False) -> Wish:
    """A request with what became of it; to whoever is `quiet`, without what the other said."""
    if kept.record.ask is not None and kept.record.space in vault.spaces:
        with suppress(NotHere):
            return Wish(kept, asking.asked(vault, kept.record.space, kept.record.ask, today, quiet=quiet))
    return Wish(kept)


def wishes(vault: Vault, elsewhere: Collection[UUID], today: date, *, quiet: bool = False) -> list[Wish]:
    """My requests in this space, newest first."""
    found = [kept for kept in vault.all(Request) if rules.is_here(kept.record, elsewhere)]
    return [wish(vault, kept, today, quiet=quiet) for kept in found]


def put_request(vault: Vault, id: UUID, space: UUID, today: date) -> UUID | None:  # noqa: A002 - a record's id
    """Ask the other. Nothing happens, and nothing is returned, while it is asked already.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.
    Changed
        It was revised elsewhere at the same moment.

    """
    with transaction.atomic():
        found = wish(vault, vault.get(Request, id), today)
        if not found.can_be_asked:
            return None
        request = found.kept.record
        ask = asking.put(vault, space, Ask(day=today, what=request.what, when=request.when, practice="request"))
        vault.revise(found.kept, request.with_(ask=ask.id, space=space, day=today))
    return ask.id
