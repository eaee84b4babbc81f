"""What happens to a check-in: kept, given, shared week by week, taken back. Everything goes through an opened vault."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction

from usward.core.insights.published import last_publication
from usward.core.records import Kept
from usward.practices.checkin import rules
from usward.practices.checkin.record import CheckIn, DayGift, Guess, Scale, SharedDay, Standing
from usward.vault.store import NobodyThere, NotHere, Vault

#: The fixed weekday on which weekly lines are published: Monday, in the space's time zone.
WEEKDAY = 0
UTC_ALONE: Mapping[UUID, str] = {}


def of_day(vault: Vault, day: date) -> Kept[CheckIn] | None:
    """My check-in of a day."""
    return rules.of_day(vault.all(CheckIn, since=day), day)


def keep(
    vault: Vault, checkin: CheckIn, away_from: Collection[UUID] = (), zones: Mapping[UUID, str] = UTC_ALONE
) -> Kept[CheckIn]:
    """Keep a day's check-in, in place of the one there was, and bring up to date what standing choices share of it.

    `away_from` are the spaces this person is quiet in: nothing goes there. `zones` are the time zones of my spaces.
    """
    old = of_day(vault, checkin.day)
    kept = vault.revise(old, checkin) if old else vault.add(checkin)
    for choice in vault.all(Standing):
        if choice.record.space in vault.spaces and choice.record.space not in away_from:
            share_day(vault, checkin, choice.record, zones.get(choice.record.space, "UTC"))
    return kept


def remove(vault: Vault, day: date, zones: Mapping[UUID, str]) -> None:
    """Remove a day: the check-in, what was given of it, and shared numbers that no published week stands on.

    `zones` are the time zones of my spaces.
    """
    for kept in vault.all(CheckIn, since=day):
        if kept.day == day:
            vault.remove(kept)
    for space in vault.spaces:
        gift = my_gift(vault, space, day)
        if gift:
            vault.remove(gift)
        last = _last(vault.now(), zones.get(space, "UTC"))
        for shared in _my_shared(vault, space):
            if shared.day == day and day >= last:
                vault.remove(shared)


# Giving a day


def give(vault: Vault, checkin: CheckIn, space: UUID, *, numbers: bool) -> Kept[DayGift]:
    """Give a day to the other, in place of what was given of it before.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    with transaction.atomic():
        old = my_gift(vault, space, checkin.day)
        if old:
            vault.remove(old)
        return vault.add(rules.gift_of(checkin, space, numbers=numbers), space)


def my_gift(vault: Vault, space: UUID, day: date) -> Kept[DayGift] | None:
    """What I gave of a day, if it lies there still."""
    return next((kept for kept in vault.all(DayGift, since=day, space=space) if kept.mine and kept.day == day), None)


def their_gift(vault: Vault, space: UUID, day: date) -> Kept[DayGift] | None:
    """What the other gave of a day."""
    found = vault.all(DayGift, since=day, space=space)
    return next((kept for kept in found if not kept.mine and kept.authentic and kept.day == day), None)


def take_back(vault: Vault, space: UUID, id: UUID) -> None:  # noqa: A002 - a record's id
    """Take a given day back: afterwards it is as if it had never been given.

    Raises
    ------
    NotHere
        It is gone, or was not mine.

    """
    vault.remove(vault.get(DayGift, id, space))


# Sharing week by week


def standing(vault: Vault, space: UUID) -> frozenset[Scale]:
    """The scales I share with a space from day to day."""
    kept = _choice(vault, space)
    return kept.record.scales if kept else frozenset()


def choose(vault: Vault, space: UUID, scales: Collection[Scale], today: date, zone: str, *, away: bool = False) -> None:
    """Set what I share week by week. Switching on begins with today; switching off removes what no week stands on.

    `zone` is the space's time zone; `away` says that I am quiet there, so that nothing new goes in.
    """
    choice = Standing(day=today, space=space, scales=frozenset(scales))
    old = _choice(vault, space)
    if old:
        vault.revise(old, choice)
    else:
        vault.add(choice)
    _withdraw(vault, space, choice.scales, zone)
    todays = of_day(vault, today)
    if todays and not away:
        share_day(vault, todays.record, choice, zone)


def share_day(vault: Vault, checkin: CheckIn, choice: Standing, zone: str) -> None:
    """Put the numbers of a day into the space, or bring them up to date; nothing happens where nobody joined.

    A day that a published week stands on stays as it was published: what was shown does not move afterwards.
    """
    shared = rules.shared_day(checkin, choice.space, choice.scales)
    found = [kept for kept in _my_shared(vault, choice.space, since=checkin.day) if kept.day == checkin.day]
    if found:
        if checkin.day >= _last(vault.now(), zone):
            _put(vault, found[0], shared)
    elif shared:
        try:
            vault.add(shared, choice.space)
        except NobodyThere:
            return


def _withdraw(vault: Vault, space: UUID, keep: Collection[Scale], zone: str) -> None:
    shared = _my_shared(vault, space)
    last = _last(vault.now(), zone)
    for place, left in rules.withdrawn([kept.record for kept in shared], keep, last):
        _put(vault, shared[place], left)


def _put(vault: Vault, old: Kept[SharedDay], new: SharedDay) -> None:
    """Replace a shared day without leaving the former numbers behind, and with its time of writing unchanged.

    The time decides to which published week a day belongs, so it must not move when another scale is withdrawn.
    """
    if new == old.record or old.space is None:
        return
    with transaction.atomic():
        vault.remove(old)
        if new:
            vault.reseal(msgspec.structs.replace(old, record=new), vault.spaces[old.space])


def _choice(vault: Vault, space: UUID) -> Kept[Standing] | None:
    return next((kept for kept in vault.all(Standing) if kept.record.space == space), None)


def _my_shared(vault: Vault, space: UUID, since: date | None = None) -> list[Kept[SharedDay]]:
    return [kept for kept in vault.all(SharedDay, since=since, space=space) if kept.mine]


def _last(now: datetime, zone: str) -> date:
    return last_publication(now, WEEKDAY, ZoneInfo(zone)).date()


# Guessing


def guess_of(vault: Vault, space: UUID, day: date) -> Kept[Guess] | None:
    """My guess of a day about the other in a space."""
    found = vault.all(Guess, since=day)
    return next((kept for kept in found if kept.record.space == space and kept.day == day), None)


def guess(vault: Vault, what: Guess) -> Kept[Guess]:
    """Keep a guess, in place of an earlier one of the same day."""
    old = guess_of(vault, what.space, what.day)
    return vault.revise(old, what) if old else vault.add(what)


def recent_gifts(vault: Vault, space: UUID, today: date, back: timedelta) -> list[Kept[DayGift]]:
    """Days the other gave lately, newest first."""
    found = vault.all(DayGift, since=today - back, space=space)
    return [kept for kept in found if not kept.mine and kept.authentic]


def gift_by_id(vault: Vault, space: UUID, id: UUID) -> Kept[DayGift]:  # noqa: A002 - a record's id
    """A day the other gave.

    Raises
    ------
    NotHere
        It was taken back, or never was, or is one's own.

    """
    kept = vault.get(DayGift, id, space)
    if kept.mine or not kept.authentic:
        raise NotHere
    return kept
