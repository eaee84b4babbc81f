"""What happens in listening, through an opened vault: sittings found and begun, how it was, numbers told."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from django.db import transaction

from usward.core.records import Kept, R
from usward.core.turns import Seat
from usward.live import sittings
from usward.live.record import SittingBegun
from usward.live.sittings import Sitting
from usward.practices.listening import rules
from usward.practices.listening.record import HowItWas, Numbers
from usward.vault.store import NotHere, Vault

PRACTICE = "listening"


def begin(
    vault: Vault,
    space: UUID | None,
    today: date,
    *,
    topic: str,
    first: Seat,
    minutes: int,
    one_phone: bool,
    other_name: str = "",
) -> Sitting:
    """Open a sitting, or find the one that is open already: two at once would leave each waiting alone."""
    details = {"topic": topic, "minutes": str(minutes)} | ({"other_name": other_name} if other_name else {})
    plan = rules.plan(first, minutes)
    return sittings.open_sitting(vault, space, PRACTICE, plan, today, details=details, one_phone=one_phone)


def find(vault: Vault, space: UUID | None, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """A sitting of the space, or one of one's own on one phone.

    Raises
    ------
    NotHere
        There is none for this person.

    """
    try:
        return sittings.sitting(vault, space, id, PRACTICE)
    except NotHere:
        if space is None:
            raise
        return sittings.sitting(vault, None, id, PRACTICE)


def finished(vault: Vault, space: UUID | None, most: int) -> Iterator[Sitting]:
    """The last sittings that came to their end, newest first."""
    begun = vault.all(SittingBegun, space=space)[: 3 * most]
    mine = (kept for kept in begun if kept.record.practice == PRACTICE and kept.authentic)
    over = (found for found in sittings.each_of(vault, space, mine) if found.state.over == "finished")
    yield from islice(over, most)


# How it was


def how_it_was(vault: Vault, sitting: UUID) -> Kept[HowItWas] | None:
    """What I noted about a sitting, if I did."""
    return next((kept for kept in vault.all(HowItWas) if kept.record.sitting == sitting), None)


def note(vault: Vault, record: HowItWas) -> Kept[HowItWas]:
    """Keep how it was; what was noted before is replaced."""
    with transaction.atomic():
        old = how_it_was(vault, record.sitting)
        return vault.revise(old, record) if old else vault.add(record)


def told(vault: Vault, space: UUID | None, sitting: UUID) -> tuple[Kept[Numbers] | None, Kept[Numbers] | None]:
    """The numbers of a sitting that were told: mine, and the other's."""
    if space is None:
        return None, None
    all_told = [kept for kept in vault.all(Numbers, space=space) if kept.record.sitting == sitting and kept.authentic]
    return _first(all_told, mine=True), _first(all_told, mine=False)


def tell(vault: Vault, space: UUID, how: Kept[HowItWas], today: date) -> None:
    """Tell the other my two numbers; told before, they are brought up to date. The line stays with me."""
    numbers = Numbers(
        day=today,
        sitting=how.record.sitting,
        understood=how.record.understood,
        listened=how.record.listened,
    )
    with transaction.atomic():
        mine, _ = told(vault, space, how.record.sitting)
        if mine is None:
            vault.add(numbers, space)
        elif mine.record.with_(day=today) != numbers:
            vault.revise(mine, numbers)


def untell(vault: Vault, space: UUID, sitting: UUID) -> None:
    """Take my numbers back. Nothing happens when they were not told."""
    for kept in vault.all(Numbers, space=space):
        if kept.mine and kept.record.sitting == sitting:
            vault.remove(kept)


def _first(found: list[Kept[R]], *, mine: bool) -> Kept[R] | None:
    return next((kept for kept in found if kept.mine == mine), None)
