"""The rules of the check-in, without a clock and without a page."""

import calendar
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from usward.core.insights.published import FIRST_SHOWN, Published, Week
from usward.core.records import Kept
from usward.practices.checkin.record import BETWEEN, SCALES, CheckIn, DayGift, Guess, Scale, SharedDay

#: A guess this near to what the other said is called close.
NEAR = 1


def of_day(kept: Sequence[Kept[CheckIn]], day: date) -> Kept[CheckIn] | None:
    """The check-in of one day. Two devices may have written one each; then the one written last counts."""
    return max((each for each in kept if each.day == day), key=lambda each: each.written, default=None)


def by_day(kept: Sequence[Kept[CheckIn]]) -> dict[date, Kept[CheckIn]]:
    """One check-in for each day there is one, oldest day first."""
    found: dict[date, Kept[CheckIn]] = {}
    for each in sorted(kept, key=lambda each: (each.day, each.written)):
        found[each.day] = each
    return found


# Giving


def gift_of(checkin: CheckIn, space: UUID, *, numbers: bool) -> DayGift:
    """What of a day goes to the other: feelings and line, and with `numbers` that space's pair, stress and energy."""
    if not numbers:
        return DayGift(day=checkin.day, feelings=checkin.feelings, line=checkin.line)
    pair = checkin.about(space)
    return DayGift(
        day=checkin.day,
        feelings=checkin.feelings,
        line=checkin.line,
        closeness=pair.closeness,
        understood=pair.understood,
        stress=checkin.stress,
        energy=checkin.energy,
    )


def shared_day(checkin: CheckIn, space: UUID, scales: Collection[Scale]) -> SharedDay:
    """The numbers of a day that a standing choice for `scales` puts into a space; empty when none was answered."""
    return SharedDay(day=checkin.day, **{scale: checkin.value(scale, space) for scale in scales})


# Withdrawing a standing choice


def still_open(days: Collection[date], last: date) -> set[date]:
    """Of the days shared on one scale, those that no published week stands on yet.

    `last` is the date of the latest publication: days before it belong to settled weeks. While the line has not
    begun (its first day is younger than three weeks at `last`), nothing was shown, so every day is still open.
    """
    if not days or last - min(days) < FIRST_SHOWN:
        return set(days)
    return {day for day in days if day >= last}


def withdrawn(shared: Sequence[SharedDay], keep: Collection[Scale], last: date) -> Iterator[tuple[int, SharedDay]]:
    """What becomes of shared days when only the scales in `keep` stay shared.

    Yields the position of each day that changes, and what is left of it (which may be empty: then it goes).
    Settled weeks stay as they were, so that the other's page does not change and tells nothing.
    """
    gone: dict[Scale, set[date]] = {
        scale: still_open([each.day for each in shared if getattr(each, scale) is not None], last)
        for scale in SCALES
        if scale not in keep
    }
    for place, each in enumerate(shared):
        lost = {scale: None for scale, days in gone.items() if each.day in days and getattr(each, scale) is not None}
        if lost:
            yield place, each.with_(**lost)


# Guessing


@dataclass(frozen=True, slots=True)
class Compared:
    """One guess beside what the other said.

    `source` is where their side comes from: the `day` they gave, or the published `week`; `low` and `high` are
    what it says (equal for a day). `near` is true when the guess lies within, or one step beside a day's number.
    """

    scale: Literal["closeness", "stress"]
    guessed: int
    source: Literal["day", "week", "nothing"]
    low: float = 0
    high: float = 0

    @property
    def near(self) -> bool:
        """Whether the guess was close to it."""
        slack = NEAR if self.source == "day" else 0
        return self.low - slack <= self.guessed <= self.high + slack


def compared(guess: Guess, gift: DayGift | None, lines: Mapping[str, Published | None]) -> list[Compared]:
    """Each number guessed, beside the day's given number if there is one, otherwise beside the published week.

    `lines` are the other's published lines by scale; only their last week is used, with its band, so that
    guessing never shows more than the picture does.
    """
    found = []
    for scale in ("closeness", "stress"):
        guessed = getattr(guess, scale)
        if guessed is not None:
            found.append(_one(scale, guessed, gift, _last_week(lines.get(scale))))
    return found


def _one(
    scale: Literal["closeness", "stress"], guessed: int, gift: DayGift | None, week: tuple[float, float] | None
) -> Compared:
    said = getattr(gift, scale) if gift else None
    if said is not None:
        return Compared(scale, guessed, "day", said, said)
    if week is not None:
        return Compared(scale, guessed, "week", *week)
    return Compared(scale, guessed, "nothing")


def _last_week(line: Published | None) -> tuple[float, float] | None:
    if line is None or not line.weeks:
        return None
    week: Week = line.weeks[-1]
    return line.band(week)


# Looking back


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def neighbours(first: date, days: Collection[date]) -> tuple[date | None, date | None]:
    """The nearest month before and after that holds something, each by its first day: empty months are passed over."""
    end = month_of(first)[1]
    before = max((day for day in days if day < first), default=None)
    after = min((day for day in days if day > end), default=None)
    return before and before.replace(day=1), after and after.replace(day=1)


def answered_for(today: date, told: date | None) -> date:
    """The day a form answers for: the one it was opened on, if that was today or yesterday, otherwise today.

    Somebody who begins at two minutes to midnight still writes of the day that ends.
    """
    return told if told in (today, today - timedelta(days=1)) else today


def is_between(scale: Scale) -> bool:
    """Whether a scale is about one named space rather than the person."""
    return scale in BETWEEN
