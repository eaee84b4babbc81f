"""How a pause stands: a fold over what the two have said about it, ordered by sequence. Times and chance are arguments.

Whoever paused is protected from the one who waits: only they lift the pause, nobody can bring forward a time the other
named, and while it holds nothing of the quarrel can be sent. A no to an offered time leaves no record, and *I will not
come back* shows late and in the words in which every pause ends.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID

import numpy as np

from usward.core.records import Kept
from usward.practices.conflict.record import Lifted, NotBack, Offer, Pause, Rested, Taken

#: A pause without a return comes to rest after this long.
RESTS_AFTER = timedelta(days=21)
#: How many days *I will not come back* waits before it may show, at least and at most.
WAITS = (1, 7)
#: How far ahead a time may lie, and how soon the first of it.
FURTHEST = timedelta(days=14)
SOONEST = timedelta(minutes=20)
#: How long an agreed time still shows once it has come.
LINGERS = timedelta(hours=6)
#: How many days the words about a pause at rest stay on Today.
TOLD = timedelta(days=4)
#: Years in which somebody can have said something. Beyond them no clock can be read, and nothing counts as said.
YEARS = range(1970, 9000)

Said = Kept[Pause] | Kept[Offer] | Kept[Taken] | Kept[Lifted] | Kept[Rested]


@dataclass(frozen=True, slots=True)
class Standing:
    """One pause as both see it; what only its reader knows is added in `keeping`.

    `ids` are the pause and those pressed while it held, `by` whoever pressed, `day` the day it was last pressed or met
    for. `offer` is the newest time, `agreed` whether it was taken or moved; `named` are those among the others who have
    named a time. `back` are those who are back, `told` the day on which somebody's rest was written, by their calendar,
    and `told_at` the moment (UTC).
    """

    id: UUID
    ids: frozenset[UUID]
    by: frozenset[UUID]
    day: date
    offer: Kept[Offer] | None = None
    agreed: bool = False
    named: frozenset[UUID] = frozenset()
    back: frozenset[UUID] = frozenset()
    told: date | None = None
    told_at: datetime | None = None

    @property
    def lifted(self) -> bool:
        """Whether everybody who paused is back."""
        return self.by <= self.back

    @property
    def returns(self) -> datetime | None:
        """The time both agreed on."""
        return self.offer.record.at if self.offer and self.agreed else None

    @property
    def asked(self) -> Kept[Offer] | None:
        """The time that is offered and was not answered. Whether somebody said no to it, nobody else knows."""
        return None if self.agreed else self.offer

    @property
    def rests_on(self) -> date:
        """The day on which it comes to rest: three weeks after the pause or the agreed time, or the day after told.

        Whose calendar that day after is by, `by_the_clock_of` says.
        """
        last = max(self.day, self.returns.date()) if self.returns else self.day
        rests = last + RESTS_AFTER
        return min(rests, self.told + timedelta(days=1)) if self.told else rests

    def holds(self, today: date) -> bool:
        """Whether it holds on this day."""
        return not self.lifted and today < self.rests_on

    def at_rest(self, today: date) -> bool:
        """Whether it came to rest by itself or because somebody will not come back: both read the same."""
        return not self.lifted and today >= self.rests_on

    def by_the_clock_of(self, zone: tzinfo) -> "Standing":
        """The same for a reader who lives by that clock: a rest shows on the day after by both calendars.

        Where it is tomorrow already when somebody writes theirs, it would otherwise show in that very moment.
        """
        if self.told is None or self.told_at is None:
            return self
        return replace(self, told=max(self.told, self.told_at.astimezone(zone).date()))

    def as_of(self, now: datetime) -> "Standing":
        """The same without a time that has gone by: an offer lapses when it comes, an agreed time some hours later."""
        if self.offer is None or now < self.offer.record.at + (LINGERS if self.agreed else timedelta(0)):
            return self
        day = max(self.day, self.offer.record.at.date()) if self.agreed else self.day
        return replace(self, offer=None, agreed=False, day=day)


def latest(said: Iterable[Said], now: datetime) -> Standing | None:
    """The pause that holds at `now` (UTC), or the last there was."""
    found = standings(said)
    return found[-1].as_of(now) if found else None


def standings(said: Iterable[Said]) -> list[Standing]:
    """Every pause there was, oldest first. A pause pressed while another holds is the same pause."""
    found: list[Standing] = []
    for kept in sorted(filter(_is_of_this_world, said), key=lambda each: each.seq):
        if isinstance(kept.record, Pause):
            _pressed(found, kept.id, kept.author, kept.record.day)
        elif found:
            found[-1] = _heard(found[-1].as_of(kept.written), kept)
    return found


def _pressed(found: list[Standing], pause: UUID, by: UUID, day: date) -> None:
    if found and found[-1].holds(day):
        now = found[-1]
        ids, both = now.ids | {pause}, now.by | {by}
        found[-1] = replace(now, ids=ids, by=both, day=max(now.day, day), back=now.back - {by}, told=None, told_at=None)
    else:
        found.append(Standing(pause, frozenset({pause}), frozenset({by}), day))


def _heard(now: Standing, kept: Said) -> Standing:
    match kept.record:
        case Offer(pause=pause, moves=moves) if pause in now.ids and _counts(now, kept.record, kept.author):
            named = now.named if kept.author in now.by else now.named | {kept.author}
            return replace(now, offer=kept, agreed=moves is not None, named=named)
        case Taken(offer=offer) if now.offer and offer == now.offer.id and kept.author != now.offer.author:
            return replace(now, agreed=True)
        case Lifted(pause=pause) if pause in now.ids and kept.author in now.by:
            return replace(now, back=now.back | {kept.author})
        case Rested(pause=pause) if pause in now.ids and now.told is None:
            return replace(now, told=kept.record.day, told_at=kept.written)
    return now


def _is_of_this_world(kept: Said) -> bool:
    """Whether its days can be counted with: whoever runs the server may write what they like with their own keys."""
    at = kept.record.at if isinstance(kept.record, Offer) else kept.written
    return all(when.year in YEARS for when in (kept.day, kept.written, at))


def _counts(now: Standing, offer: Offer, by: UUID) -> bool:
    """Whether an offer is one its author may make; what is not counts as never said."""
    if offer.moves is None:
        return may_offer(now, by, offer.day)
    held = now.offer
    if held is None or offer.moves != held.id or not may_move(now, by):
        return False
    return held.author == by or offer.at >= held.record.at


def may_offer(now: Standing, me: UUID, today: date) -> bool:
    """Whether this person may name a time of their own: whoever paused, or the other from the next day on, once."""
    if now.agreed or (now.offer and now.offer.author != me):
        return False
    return me in now.by or (today > now.day and me not in now.named)


def may_move(now: Standing, me: UUID) -> bool:
    """Whether this person may move the time there is: the one it was offered to, and both once it is agreed."""
    return now.offer is not None and (now.agreed or now.offer.author != me)


def earliest(now: Standing, me: UUID, at: datetime) -> datetime:
    """The earliest time this person may name: nobody brings forward a time that the other named."""
    soonest = at + SOONEST
    return max(soonest, now.offer.record.at) if now.offer and now.offer.author != me else soonest


def shows_on(today: date, chance: np.random.Generator) -> date:
    """The day on which *I will not come back to this here* may show: one to seven days from now, each as likely."""
    return today + timedelta(days=int(chance.integers(WAITS[0], WAITS[1], endpoint=True)))


def due(choices: Sequence[Kept[NotBack]], today: date, holding: Collection[UUID]) -> list[Kept[NotBack]]:
    """The choices whose day has come, for pauses that still hold."""
    return [kept for kept in choices if kept.record.on <= today and kept.record.pause in holding]


def moment(day: date, hour: int, minute: int, zone: object) -> datetime:
    """A time by somebody's clock, as UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type]
