"""What happens to something told: kept, told, answered, taken back, felt safe or not. All through an opened vault."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import numpy as np
from django.db import transaction

from usward.core.content import Question
from usward.core.records import Kept
from usward.practices.opening_up import rules
from usward.practices.opening_up.record import Afterwards, Answer, Felt, Invitation, Keeps, Opening
from usward.vault.store import NotHere, Vault

#: The very same words within this time are a button that was pressed twice.
TWICE = timedelta(minutes=1)

# Telling


def own(vault: Vault, id: UUID) -> Kept[Opening]:  # noqa: A002 - a record's id
    """Something I wrote.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    kept = vault.get(Opening, id)
    if not kept.mine:
        raise NotHere
    return kept


def write(vault: Vault, opening: Opening) -> Kept[Opening]:
    """Keep something written. The same again within a minute is a button that was pressed twice."""
    with transaction.atomic():
        last = vault.newest(Opening)
        if last is not None and last.mine and last.record == opening and vault.now() - last.written < TWICE:
            return last
        return vault.add(opening)


def tell(vault: Vault, opening: Kept[Opening], space: UUID, day: date) -> Kept[Opening]:
    """Put a copy into a space, without its rung. Told twice is told once.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    told = msgspec.structs.replace(opening, record=rules.as_told(opening.record, day))
    return vault.copy_of(opening, space) or vault.share(told, space)


def unshare(vault: Vault, kept: Kept[Any]) -> None:
    """Take a record back wherever it was shared."""
    for space in vault.spaces:
        vault.unshare(kept, space)


def remove(vault: Vault, opening: Kept[Opening]) -> None:
    """Remove something of one's own, with what one said to it and how it felt. A told copy is taken back first."""
    with transaction.atomic():
        unshare(vault, opening)
        for kind in (Answer, Afterwards):
            for kept in vault.all(kind):
                if opening.id in (getattr(kept.record, "to", None), getattr(kept.record, "opening", None)):
                    vault.remove(kept)
        vault.remove(opening)


# Receiving


def told_to_me(vault: Vault, space: UUID, since: date | None = None) -> list[Kept[Opening]]:
    """What the other told me here, newest first; with `since`, what they told from that day on."""
    return [kept for kept in vault.all(Opening, since=since, space=space) if not kept.mine and kept.authentic]


def received(vault: Vault, space: UUID, id: UUID) -> Kept[Opening]:  # noqa: A002 - a record's id
    """Something the other told.

    Raises
    ------
    NotHere
        It was taken back, never was, or is one's own.

    """
    kept = vault.get(Opening, id, space)
    if kept.mine or not kept.authentic:
        raise NotHere
    return kept


def answers_to_told(vault: Vault, told: Kept[Opening], space: UUID) -> list[Kept[Answer]]:
    """What the other said to something as it is told now.

    What was told, taken back and told anew begins afresh: whether older answers still lie there depends on when
    the other came by, which nobody is to learn.
    """
    return [kept for kept in answers(vault, told.id, space) if not kept.mine and kept.seq > told.seq]


def answers(vault: Vault, to: UUID, space: UUID | None = None) -> list[Kept[Answer]]:
    """What was said to something told, in the order it was said."""
    said = [kept for kept in vault.all(Answer, space=space) if kept.record.to == to and kept.authentic]
    return sorted(said, key=lambda kept: kept.seq)


def answer(
    vault: Vault, to: UUID, text: str, today: date, space: UUID | None = None, *, after: int = -1
) -> Kept[Answer]:
    """Answer something told. The same words twice are said once, so that a button pressed twice is pressed once.

    Answers that came before the sequence number `after` were to an earlier telling.
    """
    with transaction.atomic():
        for kept in answers(vault, to, space):
            if kept.mine and kept.record.text == text and kept.seq > after:
                return kept
        return vault.add(Answer(day=today, to=to, text=text), space)


def unanswer(vault: Vault, id: UUID, space: UUID) -> UUID:  # noqa: A002 - a record's id
    """Take an answer back; returns what it was said to.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    kept = vault.get(Answer, id, space)
    if not kept.mine:
        raise NotHere
    vault.remove(kept)
    return kept.record.to


def tidy(vault: Vault, space: UUID) -> None:
    """Remove my answers to what was taken back, told anew or not: what was never told was never answered."""
    told = {kept.id: kept.seq for kept in vault.all(Opening, space=space)}
    for kept in vault.all(Answer, space=space):
        if kept.mine and kept.seq <= told.get(kept.record.to, kept.seq):
            with suppress(NotHere):  # another tab was faster
                vault.remove(kept)


def from_other(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Make sure that this is something the other told, answered or shared here.

    Raises
    ------
    NotHere
        It is nothing of theirs.

    """
    for kind in (Opening, Answer, Keeps):
        with suppress(NotHere):
            if not vault.get(kind, id, space).mine:
                return
    raise NotHere


# How safe it felt, in one's own bucket alone


def felt(vault: Vault, opening: UUID) -> Kept[Afterwards] | None:
    """What I last said about how safe telling it felt."""
    return next((kept for kept in vault.all(Afterwards) if kept.record.opening == opening), None)


def say_felt(
    vault: Vault, opening: Kept[Opening], space: UUID, word: Felt, today: date, chance: np.random.Generator
) -> None:
    """Say how safe it felt; a later word takes the place of an earlier one, the same word changes nothing."""
    with transaction.atomic():
        before = felt(vault, opening.id)
        if before is not None and before.record.felt == word:
            return
        if before is not None:
            vault.remove(before)
        rung = opening.record.rung or rules.LIGHTEST
        follows = rules.after_a_while(today, chance)
        vault.add(
            Afterwards(day=today, opening=opening.id, space=space, rung=rung, felt=word, follows=follows),
        )


# A question for both


def invitation(
    vault: Vault,
    space: UUID,
    known: Sequence[Question],
    paused: Collection[str],
    today: date,
    chance: np.random.Generator,
) -> Kept[Invitation] | None:
    """The invitation that stands today; whichever session finds none draws the next. None without questions."""
    with transaction.atomic():
        drawn = vault.all(Invitation, space=space)
        found = rules.standing(drawn, today)
        if found is not None:
            return found
        seen = {each for kept in drawn for each in kept.record.questions}
        rung = rules.followed(vault.all(Afterwards), space, today)
        questions = rules.invited(known, seen, paused, rung, chance)
        if not questions:
            return None
        vault.add(Invitation(day=today, questions=questions, until=rules.after_a_while(today, chance)), space)
        return rules.standing(vault.all(Invitation, space=space), today)


# What keeps it safe


def mine_that_keeps(vault: Vault, id: UUID) -> Kept[Keeps]:  # noqa: A002 - a record's id
    """One item of my own list.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    kept = vault.get(Keeps, id)
    if not kept.mine:
        raise NotHere
    return kept


def keep_safe(vault: Vault, text: str, space: UUID | None, today: date) -> Kept[Keeps]:
    """Put an item on my own list; what stands there already is not put there twice."""
    with transaction.atomic():
        for kept in vault.all(Keeps):
            if kept.mine and (kept.record.text, kept.record.space) == (text, space):
                return kept
        return vault.add(Keeps(day=today, text=text, space=space))


def share_keeps(vault: Vault, kept: Kept[Keeps], space: UUID, today: date) -> None:
    """Let the other see an item, from today on.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    vault.share(msgspec.structs.replace(kept, record=rules.as_shown(kept.record, today)), space)


def remove_keeps(vault: Vault, kept: Kept[Keeps]) -> None:
    """Take an item off my list, and back wherever it was shared."""
    with transaction.atomic():
        unshare(vault, kept)
        vault.remove(kept)
