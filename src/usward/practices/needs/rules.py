"""The rules of needs: what lies on a map, how a guess met what was shown, when a fresh look is kind."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from usward.core.records import Kept
from usward.practices.needs.record import Guess, Need, Preference, Request

#: After a season a map is worth a fresh look.
SEASON = timedelta(days=90)
#: Steps of seven that a guess may lie off and still be close.
CLOSE = 1
#: Situations in which comfort differs from one to the next.
SITUATIONS = ("sad", "angry", "afraid", "ill", "ashamed", "worn-out", "proud")
#: Needs of the library that belong to a topic somebody may have paused.
TOPICS: dict[str, tuple[str, ...]] = {"affection": ("touch",)}

#: "close", or how the other's answer lies to the guess: it matters "more" to them, or "less".
Met = Literal["close", "more", "less"]


def is_here(item: Need | Preference | Request, elsewhere: Collection[UUID]) -> bool:
    """Whether something belongs to the space one is in. What was written alone, or in a space that ended, is at home
    everywhere; only what is about another of one's spaces stays there.
    """
    return item.space not in elsewhere


def mapped(items: Iterable[Kept[Need]], here: UUID | None, elsewhere: Collection[UUID]) -> list[Kept[Need]]:
    """The map as it stands: one item for each need, that of this space before one written alone, newer before older.

    What matters most comes first, and of that what is met least.
    """
    found: dict[object, Kept[Need]] = {}
    for kept in sorted(items, key=lambda kept: (kept.record.space == here, kept.seq)):
        if kept.mine and is_here(kept.record, elsewhere):
            found[kept.record.key or kept.id] = kept
    return sorted(found.values(), key=lambda kept: (-(kept.record.matters or 0), kept.record.met or 4, kept.seq))


def as_shown(item: Need | Preference, day: date, *, with_met: bool = False) -> Need | Preference:
    """What the other receives: dated by the day of showing, without how well it is met unless that was chosen."""
    if isinstance(item, Need) and not with_met:
        return item.with_(day=day, space=None, met=None)
    return item.with_(day=day, space=None)


def says_the_same(shown: Need | Preference, now: Need | Preference) -> bool:
    """Whether what the other sees is still what one would show."""
    with_met = isinstance(shown, Need) and shown.met is not None
    return as_shown(now, shown.day, with_met=with_met) == shown


def how_it_met(guess: Guess, shown: Need) -> Met | None:
    """How a guess lies to what was shown; nothing where one of the two left it open."""
    if guess.matters is None or shown.matters is None:
        return None
    if abs(shown.matters - guess.matters) <= CLOSE:
        return "close"
    return "more" if shown.matters > guess.matters else "less"


def guess_for(guesses: Sequence[Kept[Guess]], shown: Kept[Need]) -> Kept[Guess] | None:
    """The newest guess at a need the other showed: by its key, or at that very item."""
    found = [
        kept
        for kept in guesses
        if (kept.record.key == shown.record.key if shown.record.key else kept.record.item == shown.id)
    ]
    return max(found, key=lambda kept: kept.seq, default=None)


def is_old(day: date, today: date) -> bool:
    """Whether something was last looked at a season ago or longer."""
    return today - day >= SEASON


def wants_a_look(days: Sequence[date], let_go: date | None, today: date) -> bool:
    """Whether to offer a fresh look: something is a season old, and that was not let go within the last season."""
    return any(is_old(day, today) for day in days) and (let_go is None or is_old(let_go, today))


def is_left_alone(key: str, paused: Collection[str]) -> bool:
    """Whether a need belongs to a topic that is paused."""
    return any(topic in paused for topic in TOPICS.get(key, ()))
