"""Where a sitting stands: the fold of its presses as one person sees it, from the beginning or from where it was read.

Presses count in the order in which the bucket took them, which is the same for both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from uuid import UUID

from usward.core import turns
from usward.core.records import Kept
from usward.core.turns import Event, Illegal, Name, Seat, Stage, State
from usward.live.record import SittingBegun, SittingStep
from usward.vault.store import NotHere, Vault

#: An open sitting that nobody touched for this long rests: it is found by its address only, and a new one may begin.
RESTS_AFTER = timedelta(days=21)
#: How far the other's calendar may be behind that of whoever opened a sitting.
CALENDARS = timedelta(days=2)


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


def first_day(kept: Kept[SittingBegun]) -> date:
    """The earliest day that anything in a sitting can bear: where the other lives, it may be yesterday still."""
    return max(kept.record.day, date.min + CALENDARS) - CALENDARS


def stands(kept: Kept[SittingBegun], steps: list[Kept[SittingStep]], at: datetime) -> Sitting:
    """Where a sitting stands after these presses.

    Raises
    ------
    NotHere
        Its plan cannot be walked.

    """
    begun, told = kept.record, tuple(sorted((each for each in steps if _counts(kept, each)), key=lambda each: each.seq))
    events = [_event(kept, each) for each in told]
    try:
        state = turns.play(begun.plan, events, kept.written, one_phone=begun.one_phone)
    except ValueError:  # a plan that cannot be walked was not written by this program
        raise NotHere from None
    return Sitting(kept, state, max(at, state.at), told)


def caught_up(vault: Vault, found: Sitting, mine: Kept[SittingStep]) -> Sitting:
    """The sitting with every press since it was read, mine among them: only those are read and folded.

    Raises
    ------
    Illegal
        Mine came too late: another that was written meanwhile has made it so.

    """
    last = max(found.kept.seq, *(each.seq for each in found.steps)) if found.steps else found.kept.seq
    lately = takewhile(lambda each: each.seq > last, vault.everything(found.space))
    newer = [each for each in lately if isinstance(each.record, SittingStep) and each.record.sitting == found.id]
    state, told = found.state, [each for each in reversed(newer) if _counts(found.kept, each)]
    for each in told:
        try:
            state = turns.step(state, _event(found.kept, each))
        except Illegal:
            if each.id == mine.id:
                raise
    return Sitting(found.kept, state, max(vault.now(), state.at), (*found.steps, *told))


def _counts(kept: Kept[SittingBegun], step: Kept[SittingStep]) -> bool:
    """Whether a press is somebody's own; on one phone its owner writes for both."""
    return step.authentic and (not kept.record.one_phone or step.author == kept.author)


def _event(kept: Kept[SittingBegun], step: Kept[SittingStep]) -> Event:
    pressed = step.record
    seat = pressed.seat if kept.record.one_phone else _seat(kept, step)
    return Event(pressed.name, seat, step.written, on=pressed.on, what=pressed.what, words=pressed.said)


def _seat(kept: Kept[SittingBegun], step: Kept[SittingStep]) -> Seat:
    return 0 if step.author == kept.author else 1
