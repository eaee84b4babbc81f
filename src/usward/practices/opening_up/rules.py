"""The rules of opening up: the private ladder, and questions for both that nobody can read a ladder from."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from usward.core.content import Question
from usward.core.records import Kept
from usward.core.topics import is_paused
from usward.practices.opening_up.record import Afterwards, Invitation, Keeps, Opening

LIGHTEST, DEEPEST = 1, 5
#: The ladder goes up by one after so many different days on which something as deep as this felt safe.
SAFE_DAYS = 3
#: A question for both stands, and a felt safety is followed, after a random number of days between these two.
SOONEST, LATEST = 7, 21
#: How much of the choice of a shared question's rung is plain chance.
CHANCE = 0.7
#: A question for both, and two to stand in for it.
OFFERED = 3
#: Themes left out of a draw by chance, so that a theme somebody paused does not stand out.
LEFT_OUT = 2
#: The themes whose questions lead into opening up.
THEMES = frozenset({"fear-and-courage", "hope-and-dreams", "self", "childhood", "loss", "us", "change"})


def as_told(opening: Opening, day: date) -> Opening:
    """What the other receives: kind, wish and words. Not how deep it was meant, nor when it was written."""
    return opening.with_(day=day, rung=None, space=None)


def as_shown(item: Keeps, day: date) -> Keeps:
    """What the other receives of an item of one's list, dated by the day of sharing: not when it was written."""
    return item.with_(day=day, space=None)


def suggested(felt: Iterable[Kept[Afterwards]], space: object) -> int:
    """The rung the ladder of one space suggests: up by one after several safe days, down at once.

    A lighter thing than the present rung that felt safe does not lift it. Something that felt unsafe leads to a rung
    below it, and the safe days are counted anew.
    """
    rung, days = LIGHTEST, set[date]()
    for kept in sorted(felt, key=lambda kept: kept.seq):
        word = kept.record
        if word.space != space:
            continue
        if word.felt == "unsafe":
            rung, days = max(LIGHTEST, min(rung, word.rung) - 1), set()
        elif word.felt == "safe" and word.rung >= rung:
            days.add(word.day)
            if len(days) == SAFE_DAYS:
                rung, days = min(DEEPEST, rung + 1), set()
    return rung


def followed(felt: Iterable[Kept[Afterwards]], space: object, today: date) -> int:
    """The rung that shared questions may lean toward today: the ladder as it stood a random one to three weeks ago."""
    return suggested((kept for kept in felt if kept.record.follows <= today), space)


def after_a_while(day: date, chance: np.random.Generator) -> date:
    """A day at random between one and three weeks after `day`."""
    return day + timedelta(days=int(chance.integers(SOONEST, LATEST + 1)))


def mix(rung: int) -> list[float]:
    """The chance of each rung for a shared question, for somebody whose ladder stood at `rung`.

    Mostly plain chance: whatever the ladder, no rung is more than two and a half times as likely as for another ladder.
    """
    rungs = range(LIGHTEST, DEEPEST + 1)
    near = [max(0, 2 - abs(each - rung)) for each in rungs]
    return [CHANCE / len(rungs) + (1 - CHANCE) * weight / sum(near) for weight in near]


def invited(
    known: Sequence[Question], seen: Collection[str], paused: Collection[str], rung: int, chance: np.random.Generator
) -> tuple[str, ...]:
    """A question for both and two spares, all of one rung drawn from `mix`; what was not asked yet comes first.

    Empty when no question fits. `paused` are the drawer's own paused topics; some other themes stay out by chance.
    """
    wanted = int(chance.choice(np.arange(LIGHTEST, DEEPEST + 1), p=mix(rung)))
    out = set(chance.choice(sorted(THEMES), LEFT_OUT, replace=False).tolist())
    held = [each for each in known if each.rung == wanted and not is_paused(each.themes, paused)]
    order = [held[place] for place in chance.permutation(len(held))]
    order.sort(key=lambda each: (each.id in seen, is_paused(each.themes, out)))
    return tuple(each.id for each in order[:OFFERED])


def standing(invitations: Iterable[Kept[Invitation]], today: date) -> Kept[Invitation] | None:
    """The invitation that stands today. Of two that were drawn at the same moment, the first holds for both."""
    last: Kept[Invitation] | None = None
    for kept in sorted(invitations, key=lambda kept: kept.seq):
        if kept.authentic and (last is None or kept.day >= last.record.until):
            last = kept
    return last if last is not None and today < last.record.until else None


def shown(questions: Sequence[Question], paused: Collection[str]) -> Question | None:
    """The first of the invitation that its reader has not paused."""
    return next((each for each in questions if not is_paused(each.themes, paused)), None)


def fits(question: Question, bond: str) -> bool:
    """Whether a question may be one for both here."""
    return question.kind == "open" and bond in question.bonds and not THEMES.isdisjoint(question.themes)
