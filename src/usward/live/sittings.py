"""Sittings: two people at one thing, on two devices or on one passed back and forth. `core/turns.py` holds the rules.

A sitting is a record, and so is each press; where it stands is a fold over them, so reloading, sleeping and restarting
lose nothing. On two devices each writes their own presses, and a seat is whoever wrote. On one device its owner writes
all of them. A sitting without a space lies in one's own bucket and is always on one phone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from usward.core import turns
from usward.core.records import Kept
from usward.core.turns import Event, Illegal, Name, Plan, Seat, Stage, State
from usward.live import news
from usward.live.record import SittingBegun, SittingStep
from usward.vault.store import NotHere, Vault

__all__ = ["Illegal", "Sitting", "current", "open_ones", "open_sitting", "sitting", "step", "tidy"]

#: An open sitting that nobody touched for this long rests: it is found by its address only, and a new one may begin.
RESTS_AFTER = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting as one person sees it at one moment. `mine` is whether the reader opened it; `at` is now, in UTC."""

    kept: Kept[SittingBegun]
    state: State
    at: datetime
    steps: tuple[Kept[SittingStep], ...] = ()

    @property
    def id(self) -> UUID:
        return self.kept.id

    @property
    def space(self) -> UUID | None:
        """The space it lies in; also the name of its live room."""
        return self.kept.space

    @property
    def practice(self) -> str:
        return self.kept.record.practice

    @property
    def key(self) -> str:
        return self.kept.record.key

    @property
    def details(self) -> Mapping[str, str]:
        return self.kept.record.details

    @property
    def one_phone(self) -> bool:
        return self.state.one_phone

    @property
    def is_theirs(self) -> bool:
        """Whether it happens on the other's phone alone, so that there is nothing to press here."""
        return self.one_phone and not self.kept.mine

    @property
    def my_seat(self) -> Seat:
        """The reader's own seat: 0 for whoever opened it, 1 for the other."""
        return 0 if self.kept.mine else 1

    @property
    def seat(self) -> Seat:
        """Whose eyes this screen is for now: the reader's own, or with one phone whoever has to act or holds it."""
        if not self.one_phone:
            return self.my_seat
        acting = turns.acting(self.state)
        return self.state.holder if acting is None else acting

    @property
    def stage(self) -> Stage:
        return self.state.stage

    @property
    def acts(self) -> bool:
        """Whether the one before this screen has the move."""
        whose = self.stage.whose
        return self.seat not in self.state.done if whose is None else whose == self.seat

    @property
    def may(self) -> frozenset[Name]:
        """What may be pressed on this screen now."""
        return frozenset() if self.is_theirs else turns.legal(self.state, self.seat, self.at)

    def may_ask(self, what: str) -> bool:
        """Whether the one before this screen may ask for `what` now."""
        return turns.may_ask(self.state, self.seat, what)

    @property
    def to_hand(self) -> Seat | None:
        """With one phone: to whom it has to go before anything goes on."""
        return turns.to_hand(self.state)

    @property
    def is_running(self) -> bool:
        """Whether both are there and it is not over."""
        return self.state.together and not self.state.over

    @property
    def left(self) -> float | None:
        """Seconds left on the clock of this stage, `None` without one."""
        return turns.left(self.state, self.at)

    @property
    def ticks(self) -> bool:
        """Whether that clock runs now."""
        return self.state.since is not None

    @property
    def is_over_time(self) -> bool:
        return turns.is_over_time(self.state, self.at)

    @property
    def version(self) -> str:
        """Changes with everything that changes what either screen shows."""
        return f"{self.state.steps}.{int(self.is_over_time)}"

    @property
    def touched(self) -> date:
        """The day of the last press, by its writer's calendar."""
        return max([self.kept.record.day, *(each.record.day for each in self.steps)])

    def is_open(self, today: date) -> bool:
        """Whether it can be found and gone on with: not over, and touched within three weeks."""
        return not self.state.over and today - self.touched <= RESTS_AFTER

    def said(self, stage: str, seat: Seat | None = None) -> list[turns.Said]:
        """What was said in stages of that name, in order."""
        return turns.words_in(self.state, stage, seat)


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

    Look for `current` first: two open ones of a practice are legal, but the earlier is the one that is shown.

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
        kept = vault.add(begun, space)
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
    steps = [each for each in vault.all(SittingStep, kept.record.day, space) if each.record.sitting == id]
    return _stands(kept, steps, vault.now())


def step(
    vault: Vault,
    space: UUID | None,
    id: UUID,  # noqa: A002 - a record's id
    name: Name,
    today: date,
    *,
    on: int = 0,
    what: str = "",
    words: str = "",
    seat: Seat | None = None,
) -> Sitting:
    """Take a step and tell the other's screen. `on` is `state.turn` as the page showed it; `seat` counts on one phone.

    Raises
    ------
    Illegal
        It may not be taken now, most often because the other was faster or the button was pressed twice: nothing was
        written, and the page is simply shown as it stands.
    NotHere
        As in `sitting`.
    BadRecord
        The words are too long.

    """
    found = sitting(vault, space, id)
    whose = (found.seat if seat is None else seat) if found.one_phone else found.my_seat
    if found.is_theirs:
        raise Illegal("the phone is the other's")
    taken = SittingStep(day=today, sitting=id, name=name, on=on, seat=whose, what=what, said=words)
    turns.step(found.state, Event(name, whose, vault.now(), on=on, what=what, words=words))
    with transaction.atomic():
        vault.add(taken, space)
        _tell(space)
    return sitting(vault, space, id)


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
    for kept in reversed(begun):
        if kept.id in fresh or today - kept.record.day <= RESTS_AFTER:
            found = sitting(vault, space, kept.id)
            if found.is_open(today):
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


def _stands(kept: Kept[SittingBegun], steps: list[Kept[SittingStep]], at: datetime) -> Sitting:
    begun, told = kept.record, sorted((each for each in steps if each.authentic), key=lambda each: each.seq)
    if begun.one_phone:  # its owner writes for both
        told = [each for each in told if each.author == kept.author]
    events = [
        Event(
            each.record.name,
            each.record.seat if begun.one_phone else _seat(kept, each),
            each.written,
            on=each.record.on,
            what=each.record.what,
            words=each.record.said,
        )
        for each in told
    ]
    try:
        state = turns.play(begun.plan, events, kept.written, one_phone=begun.one_phone)
    except ValueError:  # a plan that cannot be walked was not written by this program
        raise NotHere from None
    return Sitting(kept, state, max(at, state.at), tuple(told))


def _seat(kept: Kept[SittingBegun], step: Kept[SittingStep]) -> Seat:
    return 0 if step.author == kept.author else 1


def _tell(space: UUID | None) -> None:
    if space is not None:
        transaction.on_commit(partial(news.changed, str(space)))
