"""A told story laid over simulated days: every note finds its day, and the numbers of that day agree with
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from usward.core.simulate.notes import LENGTH, LIFT, STRESS, Note
from usward.core.simulate.truth import Truth
from usward.core.simulate.year import Floats, Year, live

ENOUGH = 14
WEIGHT = (0.35, 1.0, 0.45)  # of a note's tone: the day before, the day itself, the day after


@dataclass(frozen=True)
class Told:
    """A note on the day it was written."""

    day: date
    note: Note


@dataclass(frozen=True)
class Life:
    """Two people's days with their words. `told` is in order of days; at most one of a kind per person and
    day.
    """

    year: Year
    told: tuple[Told, ...]


def life(
    notes: Sequence[Note],
    today: date,
    rng: np.random.Generator,
    days: int = LENGTH,
    truth: Truth = Truth(answered=0.72),  # noqa: B008 - frozen
) -> Life:
    """The last `days` days of the story, ending today.

    Parameters
    ----------
    notes
        The story's notes; those that fall outside the days, or find no free day, stay untold.
    today
        The last day.
    rng
        All chance comes from here.
    days
        14 to 365. Seventy gives the story's last ten weeks.
    truth
        The law behind the numbers.

    Raises
    ------
    ValueError
        Fewer days than a fortnight or more than the story has.

    """
    if not ENOUGH <= days <= LENGTH:
        raise ValueError(f"a life has {ENOUGH} to {LENGTH} days")
    placed = _place(notes, today, days, rng)
    lifts, stressed, always = np.zeros((days, 2)), np.zeros((days, 2)), np.zeros((days, 2), dtype=np.bool_)
    start = today - timedelta(days=days - 1)
    for told in placed:
        index, note = (told.day - start).days, told.note
        always[index, note.who] |= note.kind == "check-in"
        _spread(lifts, index, note.who, LIFT[note.tone])
        _spread(stressed, index, note.who, STRESS[note.tone])
    year = live(start, days, rng, truth, np.clip(lifts, -2, 1.5), np.clip(stressed, -1.5, 1.8), always)
    return Life(year, placed)


def _spread(path: Floats, index: int, who: int, amount: float) -> None:
    """Lay a tone on its day, lighter on the days around it."""
    for step, weight in zip((-1, 0, 1), WEIGHT, strict=True):
        if 0 <= index + step < len(path):
            path[index + step, who] += weight * amount


def _place(notes: Sequence[Note], today: date, days: int, rng: np.random.Generator) -> tuple[Told, ...]:
    """Give every note a day of its own: the tightest windows choose first."""
    calendar = [today - timedelta(days=days - 1 - i) for i in range(days)]
    first = LENGTH - days
    here = [f"{day:%m-%d}" for day in calendar]
    windows = [(note, [i for i in range(days) if note.may_stand(first + i, here[i])]) for note in notes]
    taken: set[tuple[int, int, str]] = set()
    placed: list[Told] = []
    for note, window in sorted(windows, key=lambda pair: len(pair[1])):
        free = [i for i in window if (i, note.who, note.kind) not in taken]
        if free:
            index = int(rng.choice(free))
            taken.add((index, note.who, note.kind))
            placed.append(Told(calendar[index], note))
    return tuple(sorted(placed, key=lambda told: (told.day, told.note.who, told.note.kind)))
