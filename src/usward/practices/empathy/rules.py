"""The rules of practising empathy: in which order things lie there, how a guess compares, how far an answer reaches."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

from usward.core.content import VALIDATION_RUNGS, Reply, Situation, ValidationRung
from usward.core.records import Kept
from usward.core.topics import is_paused
from usward.practices.empathy import record

#: Feelings to choose among, when one guesses.
OFFERED = 8
#: How many one may choose.
GUESSES = 3

R = TypeVar("R", record.Guess, record.Reply)


@dataclass(frozen=True, slots=True)
class Compared:
    """A guess beside what the moment holds: heard, near (guessed, felt), missed, and guessed without a hold in it."""

    heard: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    else_: tuple[str, ...]


def mingled(names: Iterable[str], seed: str) -> list[str]:
    """The same names in an order that tells nothing, and is the same whenever one comes back."""
    return sorted(names, key=lambda name: crc32(f"{seed}/{name}".encode()))


def options(situation: Situation, families: Mapping[str, str]) -> list[str]:
    """Feelings to guess among: those of the moment, and others out of other families. `families`: feeling → family."""
    felt = [name for name in situation.feelings if name in families]
    there = {families[name] for name in felt}
    others = [name for name, family in families.items() if family not in there]
    return mingled([*felt, *mingled(others, situation.id)[: OFFERED - len(felt)]], situation.title)


def compared(guess: Sequence[str], situation: Situation, families: Mapping[str, str]) -> Compared:
    """How a guess lies beside the feelings of the moment. There is no score in it."""
    heard = [name for name in guess if name in situation.feelings]
    missed = [name for name in situation.feelings if name not in heard]
    near = [
        (name, felt)
        for name in guess
        for felt in missed
        if name not in heard and families.get(name) == families.get(felt) is not None
    ]
    close = {name for name, _felt in near}
    return Compared(
        tuple(heard),
        tuple(near),
        tuple(missed),
        tuple(name for name in guess if name not in heard and name not in close),
    )


def replies(situation: Situation) -> list[Reply]:
    """The replies of a moment in an order that tells nothing of their rungs."""
    by_text = {reply.text: reply for reply in situation.replies}
    return [by_text[text] for text in mingled(by_text, situation.id)]


def ladder(reached: ValidationRung) -> list[tuple[ValidationRung, str]]:
    """The rungs above missing, lowest first, each "done", "now" or empty for somebody who reached `reached`."""
    at = VALIDATION_RUNGS.index(reached)
    standing = {True: "done", False: ""}
    rungs = enumerate(VALIDATION_RUNGS)
    return [(rung, "now" if place == at else standing[place < at]) for place, rung in rungs if place > 0]


def last(words: Iterable[Kept[R]], situation: str) -> Kept[R] | None:
    """The last word about a moment, if there is one."""
    return max((kept for kept in words if kept.record.situation == situation), key=lambda kept: kept.seq, default=None)


def offered(known: Iterable[Situation], bond: str, weather: str, paused: Collection[str]) -> list[Situation]:
    """The moments between people of this bond, hard or happy or both, without topics that somebody left alone."""
    return [
        each
        for each in known
        if bond in each.bonds and weather in ("", each.weather) and not is_paused(each.themes, paused)
    ]


def untried(moments: Sequence[Situation], tried: Collection[str]) -> list[Situation]:
    """Those not practised yet; all of them once every one was."""
    return [each for each in moments if each.id not in tried] or list(moments)
