"""The rules of listening: how a sitting is planned, which situation to practise with, and how a reply is looked at."""

from collections.abc import Collection, Iterable, Sequence

from usward.core.content import VALIDATION_RUNGS, Reply, Situation
from usward.core.topics import is_paused
from usward.core.turns import Plan, Seat, Stage, heard_out, other

#: Minutes each may speak.
MINUTES = (3, 5, 10, 15)


def plan(first: Seat, minutes: int) -> Plan:
    """Ready together, each heard out in turn, a closing word each."""
    seconds = minutes * 60
    return (
        Stage("ready", shared=True),
        *heard_out(first, seconds, group=1),
        *heard_out(other(first), seconds, group=2),
        Stage("close", group=3),
    )


def to_practise(all_of_them: Iterable[Situation], bond: str | None, paused: Collection[str]) -> list[Situation]:
    """The situations that fit the bond and touch nothing this person wants left alone."""
    return [each for each in all_of_them if (bond is None or bond in each.bonds) and not is_paused(each.themes, paused)]


def ladder(replies: Sequence[Reply]) -> list[Reply]:
    """The replies by the rung they reach, lowest first."""
    return sorted(replies, key=lambda reply: VALIDATION_RUNGS.index(reply.rung))
