"""What happens to questions, answers and marks. All through an opened vault."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.db import transaction

from usward.core.content import Question
from usward.core.records import Kept, R
from usward.practices.talk import asked, rules
from usward.practices.talk.record import (
    Answer,
    Depth,
    Favourite,
    Here,
    Laid,
    OwnQuestion,
    Passed,
    Reply,
    Shown,
    Week,
)
from usward.vault.record import Fold
from usward.vault.store import NotHere, Vault

#: A question that lay before both for so long without becoming a pair is put away by itself.
LIES = timedelta(days=14)
#: Days of the past whose question may still be answered.
BACK = 6
#: Sitting together lasts no longer than this after the last one sat down.
SITS = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Between:
    """What of a space decides which questions fit."""

    id: UUID
    bond: str
    far: bool = False


# The week's questions


def week(vault: Vault, space: UUID, day: date) -> Week | None:
    """The questions of the week a day belongs to: of several that were filled at once, the first."""
    monday = rules.monday_of(day)
    found = [
        kept
        for kept in vault.all(Week, since=monday - timedelta(days=8), space=space)
        if kept.authentic and kept.record.monday == monday
    ]
    return min(found, key=lambda kept: kept.seq).record if found else None


def fill(vault: Vault, space: Between, day: date, today: date, paused: Collection[str]) -> Week | None:
    """The questions of that week; filled by this session when nobody has yet."""
    found = week(vault, space.id, day)
    if found is not None:
        return found
    chance = np.random.default_rng()
    fit = rules.fitting(asked.every(), space.bond, far=space.far)
    step = rules.step_of(pairs_before(vault, space.id, rules.a_while_ago(today, chance)))
    days = rules.fill_week(fit, used(vault, space.id), paused, asked.tender(), step, chance)
    if not days:
        return None
    vault.add(Week(day=today, monday=rules.monday_of(day), days=days), space.id)
    return week(vault, space.id, day)


def three(found: Week | None, day: date) -> list[Question]:
    """A day's question and its spares, those of packs that are still here."""
    names = found.days[day.weekday()] if found else ()
    return [question for question in map(asked.known, names) if question is not None]


def used(vault: Vault, space: UUID) -> dict[str, date]:
    """When each question last came: first of a day, shown to me as a spare, or answered by me. Other spares return."""
    found: dict[str, date] = {}
    for kept in vault.all(Week, space=space):
        if kept.authentic:
            for at, names in enumerate(kept.record.days):
                _latest(found, names[0], kept.record.monday + timedelta(days=at))
    for shown in vault.all(Shown):
        _latest(found, shown.record.question, shown.day)
    for answer in vault.all(Answer):
        _latest(found, answer.record.question, answer.day)
    return found


def _latest(found: dict[str, date], name: str, day: date) -> None:
    found[name] = max(day, found.get(name, day))


def pairs_before(vault: Vault, space: UUID, day: date) -> int:
    """How many pairs had opened for me by a day."""
    return sum(
        kept.record.space == space and kept.record.stage == "open" and kept.day <= day for kept in vault.all(Fold)
    )


# Private marks


def passed(vault: Vault, since: date) -> set[UUID]:
    """The rounds I passed lately."""
    return {kept.record.round for kept in vault.all(Passed, since=since)}


def let_pass(vault: Vault, round_: UUID, today: date) -> None:
    """Pass a question. Passing twice is passing."""
    if round_ not in passed(vault, today - LIES):
        vault.add(Passed(day=today, round=round_))


def seen_before(vault: Vault, today: date) -> set[str]:
    """Spares I saw on other days."""
    return {kept.record.question for kept in vault.all(Shown) if kept.day != today}


def note_shown(vault: Vault, question: str, today: date) -> None:
    """Remember that a spare came up."""
    if all(kept.record.question != question for kept in vault.all(Shown, since=today)):
        vault.add(Shown(day=today, question=question))


def deepest(vault: Vault) -> int:
    """How deep the day's question may go for me."""
    kept = vault.newest(Depth)
    return kept.record.most if kept else 5


def set_deepest(vault: Vault, most: int, today: date) -> None:
    """Say how deep it may go."""
    kept = vault.newest(Depth)
    if kept is None:
        vault.add(Depth(day=today, most=most))
    elif kept.record.most != most:
        vault.revise(kept, Depth(day=today, most=most))


def favourites(vault: Vault) -> dict[UUID, Kept[Favourite]]:
    """The pairs I like to find again."""
    return {kept.record.round: kept for kept in vault.all(Favourite)}


def keep_favourite(vault: Vault, round_: UUID, today: date, *, keep: bool) -> None:
    """Mark a pair, or take the mark away."""
    with transaction.atomic():
        marked = [kept for kept in vault.all(Favourite) if kept.record.round == round_]
        if keep and not marked:
            vault.add(Favourite(day=today, round=round_))
        for kept in () if keep else marked:
            vault.remove(kept)


# Questions laid before both, and questions of one's own


def laid(vault: Vault, space: UUID, since: date | None = None) -> list[Kept[Laid]]:
    """What lies before both, newest first."""
    return [kept for kept in vault.all(Laid, since=since, space=space) if kept.authentic]


def lay(vault: Vault, question: asked.Asked, space: UUID, today: date) -> Kept[Laid]:
    """Lay a question before both. Laying it twice on one day is laying it once."""
    record = Laid(day=today, asked=question.text, question=question.id, themes=question.themes)
    for kept in laid(vault, space, today):
        if kept.mine and kept.record == record:
            return kept
    return vault.add(record, space)


def mine(vault: Vault, kind: type[R], id: UUID) -> Kept[R]:  # noqa: A002 - a record's id
    """A record in one's own bucket.

    Raises
    ------
    NotHere
        It is not there.

    """
    kept = vault.get(kind, id)
    if not kept.mine:
        raise NotHere
    return kept


def my_own(vault: Vault, space: UUID, kind: type[R], id: UUID) -> Kept[R]:  # noqa: A002 - a record's id
    """A record of one's own in a space.

    Raises
    ------
    NotHere
        It is not there, or the other's.

    """
    kept = vault.get(kind, id, space)
    if not kept.mine:
        raise NotHere
    return kept


def own_decks(vault: Vault) -> dict[str, list[Kept[OwnQuestion]]]:
    """My own questions by deck, the nameless deck first."""
    decks: dict[str, list[Kept[OwnQuestion]]] = {}
    for kept in vault.all(OwnQuestion):
        decks.setdefault(kept.record.deck, []).append(kept)
    return dict(sorted(decks.items()))


# Beneath a pair


def replies(vault: Vault, space: UUID, round_: UUID) -> list[Kept[Reply]]:
    """What was written back beneath a pair, oldest first."""
    found = [kept for kept in vault.all(Reply, space=space) if kept.authentic and kept.record.round == round_]
    return sorted(found, key=lambda kept: kept.seq)


def reply(vault: Vault, space: UUID, record: Reply) -> Kept[Reply]:
    """Write back. Pressing twice writes once."""
    for kept in vault.all(Reply, since=record.day, space=space):
        if kept.mine and kept.record == record:
            return kept
    return vault.add(record, space)


# Sitting together


def sit_down(vault: Vault, space: UUID, round_: UUID, today: date) -> None:
    """Be here, to open a round together."""
    if not is_here(sitting(vault, space, round_, today), mine=True):
        vault.add(Here(day=today, round=round_), space)


def sitting(vault: Vault, space: UUID, round_: UUID, today: date) -> list[Kept[Here]]:
    """Who sat down lately for a round."""
    since = vault.now() - SITS
    found = vault.all(Here, since=today - timedelta(days=1), space=space)
    return [kept for kept in found if kept.authentic and kept.record.round == round_ and kept.written > since]


def is_here(found: Iterable[Kept[Here]], *, mine: bool) -> bool:
    """Whether I am, or the other is."""
    return any(kept.mine == mine for kept in found)


def tidy(vault: Vault, space: UUID, today: date) -> None:
    """Take away my seats of other days."""
    for kept in vault.all(Here, space=space):
        if kept.mine and kept.day < today - timedelta(days=1):
            vault.remove(kept)
