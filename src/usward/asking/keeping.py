"""Asks and answers as an opened vault keeps them."""

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from usward.asking import rules
from usward.asking.record import Answer, Ask, Said
from usward.asking.rules import Asked
from usward.core.records import Kept
from usward.vault.store import NotHere, Vault

#: The very same words within this time are a button that was pressed twice.
TWICE = timedelta(minutes=1)


def all_asks(vault: Vault, space: UUID, today: date, *, quiet: bool = False) -> list[Asked]:
    """The asks of both of the last months, newest first, each with how it stands today.

    Whoever is `quiet` sees their own as if nothing had been said to them yet.
    """
    asks = vault.all(Ask, since=today - rules.SHOWN, space=space)
    return list(rules.fold(asks, _words(vault, space, today - rules.SHOWN, quiet=quiet) if asks else (), today))


def open_asks(vault: Vault, space: UUID, today: date) -> list[Asked]:
    """Those to which something can still be said."""
    return [each for each in all_asks(vault, space, today) if each.is_open]


def agreed(vault: Vault, space: UUID, today: date, practice: str) -> list[Asked]:
    """What both said yes to in a practice, newest first."""
    found = all_asks(vault, space, today)
    return [each for each in found if each.state == "yes" and each.ask.record.practice == practice]


def asked(vault: Vault, space: UUID, id: UUID, today: date, *, quiet: bool = False) -> Asked:  # noqa: A002 - a record's id
    """One ask and how it stands; to whoever is `quiet`, without what the other said.

    Raises
    ------
    NotHere
        It was taken back, or never was.

    """
    ask = vault.get(Ask, id, space)
    for found in rules.fold([ask], _words(vault, space, ask.day - rules.DATE_LINE, quiet=quiet), today):
        return found
    raise NotHere


def _words(vault: Vault, space: UUID, since: date, *, quiet: bool) -> list[Kept[Answer]]:
    return [word for word in vault.all(Answer, since=since, space=space) if word.mine or not quiet]


def put(vault: Vault, space: UUID, ask: Ask) -> Kept[Ask]:
    """Ask. The same asked again within a minute is a button that was pressed twice.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    with transaction.atomic():
        for kept in vault.all(Ask, since=ask.day, space=space):
            if kept.mine and kept.record == ask and vault.now() - kept.written < TWICE:
                return kept
        return vault.add(ask, space)


def say(vault: Vault, space: UUID, id: UUID, said: Said, line: str, today: date) -> bool:  # noqa: A002 - a record's id
    """Say something to an ask; an earlier word of one's own makes way. False when it is too late, or not mine to say.

    Saying the same again changes nothing, so that a button pressed twice is pressed once.

    Raises
    ------
    NotHere
        There is no such ask.

    """
    with transaction.atomic():
        found = asked(vault, space, id, today)
        mine = found.my_word
        if mine is not None and (mine.record.said, mine.record.line) == (said, line):
            return True
        if not rules.may_say(found, said):
            return False
        unsay(vault, space, id)
        vault.add(Answer(day=today, ask=id, said=said, line=line), space)
    return True


def unsay(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Take back whatever I said to an ask: it reads as if nothing had been said."""
    for word in vault.all(Answer, space=space):
        if word.mine and word.record.ask == id:
            with suppress(NotHere):  # another tab was faster
                vault.remove(word)


def withdraw(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Take an ask back, with what I said to it.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    ask = vault.get(Ask, id, space)
    if not ask.mine:
        raise NotHere
    with transaction.atomic():
        unsay(vault, space, id)
        vault.remove(ask)


def tidy(vault: Vault, space: UUID) -> None:
    """Remove what I said to asks that were taken back: what was never asked was never answered."""
    asks = {kept.id for kept in vault.all(Ask, space=space)}
    for word in vault.all(Answer, space=space):
        if word.mine and word.record.ask not in asks:
            with suppress(NotHere):
                vault.remove(word)
