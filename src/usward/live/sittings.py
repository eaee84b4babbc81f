"""Sittings: two people at one thing, on two devices or on one passed back and forth. `core/turns.py` holds the rules.

A sitting is a record, and so is each press; where it stands is a fold over them, so reloading, sleeping and restarting
lose nothing. On two devices each writes their own presses, and a seat is whoever wrote. On one device its owner writes
all of them. A sitting without a space lies in one's own bucket and is always on one phone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from usward.core import turns
from usward.core.records import Kept
from usward.core.turns import Event, Illegal, Name, Plan, Seat
from usward.live import news
from usward.live.folding import RESTS_AFTER, Sitting, caught_up, first_day, stands
from usward.live.record import SittingBegun, SittingStep
from usward.vault.store import NotHere, Vault

__all__ = [
    "Illegal", "Sitting", "current", "each_of", "first_day", "open_ones", "open_sitting", "sitting", "step", "tidy",
]  # fmt: skip


def open_sitting(
    vault: Vault,
    space: UUID | None,
    practice: str,
    plan: Plan,
    today: date,
    *,
    key: str = "",
    details: Mapping[str, str] | None = None,
    one_phone: bool = False,
) -> Sitting:
    """Open a sitting and be in it. With one phone both are there at once; with two it waits for the other.

    When one of that practice and key is open already, it is that one: of two that are opened in the same moment the
    earlier wins, and the later was never there.

    Raises
    ------
    ValueError
        The plan cannot be walked.
    BadRecord
        A detail is too long.
    NobodyThere
        Nobody joined that space yet; without a second account leave `space` away and use one phone.

    """
    turns.begin(plan, vault.now())
    begun = SittingBegun(
        day=today,
        practice=practice,
        plan=plan,
        key=key,
        details=dict(details or {}),
        one_phone=one_phone or space is None,
    )
    with transaction.atomic():
        kept = vault.add(begun, space)  # from here on nobody else writes to this bucket, so the look back is certain
        before = next((each for each in open_ones(vault, space, today) if _is_same(each.kept, kept)), None)
        if before is not None:
            vault.remove(kept)
            return before
        vault.add(SittingStep(day=today, sitting=kept.id, name="enter"), space)
        _tell(space)
    return sitting(vault, space, kept.id)


def sitting(vault: Vault, space: UUID | None, id: UUID, practice: str = "") -> Sitting:  # noqa: A002 - a record's id
    """One sitting as it stands now.

    Raises
    ------
    NotHere
        It never was, was taken back, lies elsewhere, or belongs to another practice than the one named.

    """
    kept = vault.get(SittingBegun, id, space)
    if not kept.authentic or practice not in ("", kept.record.practice):
        raise NotHere
    steps = [each for each in vault.all(SittingStep, first_day(kept), space) if each.record.sitting == id]
    return stands(kept, steps, vault.now())


def step(
    vault: Vault,
    found: Sitting,
    name: Name,
    today: date,
    *,
    on: int = 0,
    what: str = "",
    words: str = "",
    seat: Seat | None = None,
) -> Sitting:
    """Take a step in a sitting as it was found, tell the other's screen, and give it as it stands then.

    `on` is `state.turn` as the page showed it; `seat` counts on one phone. What others pressed since `found` was read
    is caught up with, so that nothing has to be folded from its beginning.

    Raises
    ------
    Illegal
        It may not be taken now, most often because the other was faster or the button was pressed twice: nothing was
        written, and the page is simply shown as it stands.
    NotHere
        It lies in a space that is closed to this person.
    BadRecord
        The words are too long.

    """
    whose = (found.seat if seat is None else seat) if found.one_phone else found.my_seat
    if found.is_theirs:
        raise Illegal("the phone is the other's")
    taken = SittingStep(day=today, sitting=found.id, name=name, on=on, seat=whose, what=what, said=words)
    turns.step(found.state, Event(name, whose, vault.now(), on=on, what=what, words=words))
    with transaction.atomic():
        kept = vault.add(taken, found.space)
        now = caught_up(vault, found, kept)
        _tell(found.space)
    return now


def current(vault: Vault, space: UUID | None, practice: str, today: date) -> Sitting | None:
    """The open sitting of a practice, the earliest if there are several; `None` when there is none."""
    return next((each for each in open_ones(vault, space, today) if each.practice == practice), None)


def open_ones(vault: Vault, space: UUID | None, today: date) -> Iterator[Sitting]:
    """Every sitting that is not over and was touched within three weeks, the earliest first."""
    begun = [kept for kept in vault.all(SittingBegun, space=space) if kept.authentic]
    if not begun:
        return
    steps = vault.all(SittingStep, today - RESTS_AFTER - timedelta(days=1), space)
    fresh = {each.record.sitting for each in steps}
    touched = (kept for kept in reversed(begun) if kept.id in fresh or today - kept.record.day <= RESTS_AFTER)
    yield from (found for found in each_of(vault, space, touched) if found.is_open(today))


def each_of(vault: Vault, space: UUID | None, begun: Iterable[Kept[SittingBegun]]) -> Iterator[Sitting]:
    """Where each of these stands. One that cannot be walked is left out: whoever writes such a thing by hand closes no
    page with it, and no button of the other's.
    """
    for kept in begun:
        try:
            found = sitting(vault, space, kept.id)
        except NotHere:
            continue
        yield found


def tidy(vault: Vault, found: Sitting) -> None:
    """Remove the reader's own part of a sitting: their presses, and its beginning if they opened it."""
    with transaction.atomic():
        for each in found.steps:
            if each.mine:
                vault.remove(each)
        if found.kept.mine:
            vault.remove(found.kept)
        _tell(found.space)


# How it is done


def _is_same(before: Kept[SittingBegun], kept: Kept[SittingBegun]) -> bool:
    """Whether this one was begun before that one, for the same."""
    one, two = before.record, kept.record
    return before.seq < kept.seq and (one.practice, one.key) == (two.practice, two.key)


def _tell(space: UUID | None) -> None:
    if space is not None:
        transaction.on_commit(partial(news.changed, str(space)))
