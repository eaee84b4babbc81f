"""Where the two stand with something one of them raised: a fold over what each has said. Knows no framework."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from usward.core.records import Kept
from usward.practices.conflict.record import (
    LookBack,
    Matter,
    NotYet,
    Proposal,
    Raised,
    Repair,
    Reply,
    SmallPromise,
    Understood,
    Wish,
)

Step = Literal["pause", "prepare", "turns", "understand", "solve", "repair", "promise", "look-back"]
#: The way through, in order. Nobody has to go all of it.
STEPS: tuple[Step, ...] = ("pause", "prepare", "turns", "understand", "solve", "repair", "promise", "look-back")
#: The seven short fields, in order.
FIELDS = ("about", "happened", "felt", "need", "part", "theirs", "wish")
#: After how many days a look back is offered.
LOOK_AFTER = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Answered:
    """Something one said, with what the other answered to it: their yes, or the words that there is more."""

    kept: Kept[Understood] | Kept[Proposal] | Kept[Repair]
    yes: Kept[Reply] | None = None
    more: tuple[Kept[Reply], ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """Everything the two have said to each other about one thing, each list oldest first."""

    raised: Kept[Raised]
    understood: list[Answered] = field(default_factory=list)
    wishes: list[Kept[Wish]] = field(default_factory=list)
    proposals: list[Answered] = field(default_factory=list)
    not_yet: list[Kept[NotYet]] = field(default_factory=list)
    repairs: list[Answered] = field(default_factory=list)
    promises: list[Kept[SmallPromise]] = field(default_factory=list)
    looked_back: list[Kept[LookBack]] = field(default_factory=list)

    @property
    def agreed(self) -> Answered | None:
        """The newest proposal that both said yes to, unless somebody said *not yet* after it."""
        for each in reversed(self.proposals):
            if is_agreed(each) and all(no.seq < _settled(each) for no in self.not_yet):
                return each
        return None

    @property
    def open_no(self) -> Kept[NotYet] | None:
        """The newest *not yet* that no agreement has followed."""
        return self.not_yet[-1] if self.not_yet and self.agreed is None else None

    @property
    def last(self) -> date:
        """The day on which somebody last said something."""
        said = [*(each.kept for each in (*self.understood, *self.proposals, *self.repairs)), *self.wishes,
                *self.not_yet, *self.promises]  # fmt: skip
        return max((kept.day for kept in said), default=self.raised.day)


def is_agreed(proposal: Answered) -> bool:
    """Whether both said yes: the other's answer, or a yes aloud that was written down for both."""
    record = proposal.kept.record
    return proposal.yes is not None or (isinstance(record, Proposal) and record.together)


def _settled(proposal: Answered) -> int:
    return proposal.yes.seq if proposal.yes else proposal.kept.seq


def answered(
    said: Iterable[Kept[Understood] | Kept[Proposal] | Kept[Repair]], replies: Sequence[Kept[Reply]]
) -> list[Answered]:
    """Each with the answers of whoever did not say it. Several yeses are one."""
    found = []
    for kept in sorted(said, key=lambda each: each.seq):
        heard = [each for each in replies if each.record.what == kept.id and each.author != kept.author]
        yes = next((each for each in heard if each.record.yes), None)
        found.append(Answered(kept, yes, tuple(each for each in heard if not each.record.yes)))
    return found


def done(
    between: Between | None, matter: Matter | None, *, paused: bool = False, turns: bool = False, looked: bool = False
) -> set[Step]:
    """The steps that left something, for this person."""
    found: set[Step] = set()
    if paused:
        found.add("pause")
    if matter and sum(bool(getattr(matter, name)) for name in FIELDS) > 1:
        found.add("prepare")
    if turns:
        found.add("turns")
    if matter and matter.friend and between is None:
        found.add("understand")
    if looked:
        found.add("look-back")
    return found | (_between(between) if between else set())


def _between(between: Between) -> set[Step]:
    said: dict[Step, bool] = {
        "understand": any(each.yes for each in between.understood),
        "solve": bool(between.agreed or between.open_no),
        "repair": bool(between.repairs),
        "promise": bool(between.promises),
    }
    return {step for step, there in said.items() if there}


def first_open(done: Collection[Step], among: Iterable[Step]) -> Step | Literal[""]:
    """The first of these steps that has left nothing yet; empty when each has."""
    return next((step for step in among if step not in done), "")


def next_field(matter: Matter) -> str:
    """The first of the seven fields that is still empty; the first one when none is."""
    return next((name for name in FIELDS if not getattr(matter, name)), FIELDS[0])


def field_after(name: str) -> str:
    """The field that follows; empty after the last."""
    place = FIELDS.index(name) + 1
    return FIELDS[place] if place < len(FIELDS) else ""


def wants_a_look(last: date, today: date, *, looked: bool) -> bool:
    """Whether some days have gone by without a look back."""
    return not looked and today >= last + LOOK_AFTER
