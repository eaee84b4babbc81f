"""What the pages of the check-in show, gathered from an opened vault."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.accounts.spaces import SpaceView
from usward.core.records import Kept
from usward.packs.at_hand import family_of, spoken
from usward.practices.checkin import keeping, rules, series
from usward.practices.checkin.forms import FRICTIONS, NAMES
from usward.practices.checkin.record import CheckIn, DayGift, Friction, Guess

#: How long after its day a day may be given: until the end of the next one.
RECENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """One number in words, with its bar."""

    label: Any
    value: int
    most: int = 7


def name(space: SpaceView) -> str:
    """What the other person of a space is called on a page."""
    return space.other_name or space.title


def can_give(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def is_recent(request: OwnRequest, day: date) -> bool:
    """Whether a day can still be given."""
    return request.today - RECENT <= day <= request.today


def day(request: OwnRequest, kept: Kept[CheckIn]) -> dict[str, Any]:
    """A day of one's own."""
    space, record = request.space, kept.record
    gift = keeping.my_gift(request.vault, space.id, kept.day) if space else None
    return {
        "kept": kept,
        "words": spoken(record.feelings),
        "numbers": list(_numbers(request, record)),
        "friction": _friction(record.friction),
        "is_today": kept.day == request.today,
        "gift": gift and given(gift.record),
        "gift_id": gift and gift.id,
        "changed": space is not None
        and gift is not None
        and gift.record != rules.gift_of(record, space.id, numbers=gift.record.numbers),
        "offer": can_give(request) and is_recent(request, kept.day),
        "draft": {"text": record.line, "feelings": record.feelings},
    }


def given(gift: DayGift) -> dict[str, Any]:
    """A given day as both see it."""
    pairs = (
        (_("closeness"), gift.closeness),
        (_("felt understood"), gift.understood),
        (_("stress"), gift.stress),
        (_("energy"), gift.energy),
    )
    return {
        "words": spoken(gift.feelings),
        "line": gift.line,
        "numbers": [Shown(label, value) for label, value in pairs if value is not None],
    }


def month(request: OwnRequest, first: date) -> dict[str, Any]:
    """The days of a month that hold something, newest first."""
    last = rules.month_of(first)[1]
    mine = rules.by_day(request.vault.all(CheckIn))
    theirs = _their_days(request)
    days = sorted({*mine, *theirs}, reverse=True)
    before, after = rules.neighbours(first, days)
    return {
        "first": first,
        "before": before,
        "after": after,
        "any": bool(days),
        "days": [_one_day(day, mine.get(day), theirs.get(day)) for day in days if first <= day <= last],
    }


def guessed(old: Kept[Guess] | None) -> dict[str, Any]:
    """The fields of a guess that was made today."""
    return {name: getattr(old.record, name) for name in ("closeness", "stress", "feeling")} if old else {}


def comparison(request: SpaceRequest, old: Kept[Guess] | None) -> dict[str, Any]:
    """Today's guess beside what may be known; nothing while there is no guess, or while I am quiet here."""
    if old is None or request.space.quiet:
        return {"guess": None}
    space, now = request.space, timezone.now()
    kept = keeping.their_gift(request.vault, space.id, request.today)
    gift = kept.record if kept else None
    lines = {
        scale: series.others_line(request.vault, space.id, scale, now, space.zone)
        for scale in ("closeness", "stress")
        if getattr(old.record, scale) is not None
    }
    feeling = old.record.feeling
    compared = rules.compared(old.record, gift, lines)
    return {
        "guess": old.record,
        "compared": compared,
        "open": any(each.source == "nothing" for each in compared) or (feeling and not (gift and gift.feelings)),
        "feeling": spoken([feeling])[0] if feeling else "",
        "their_words": spoken(gift.feelings) if gift else [],
        "feeling_near": gift is not None and feeling in {family_of(word) for word in gift.feelings},
        "scale_names": NAMES,
    }


def _numbers(request: OwnRequest, record: CheckIn) -> Iterable[Shown]:
    for space in request.opened.spaces:
        pair, who = record.about(space.id), {"name": name(space)}
        if pair.closeness is not None:
            yield Shown(_("close to %(name)s") % who, pair.closeness)
        if pair.understood is not None:
            yield Shown(_("understood by %(name)s") % who, pair.understood)
    if record.stress is not None:
        yield Shown(_("stress"), record.stress)
    if record.energy is not None:
        yield Shown(_("energy"), record.energy)


def _friction(said: Friction | None) -> Any:
    return dict(FRICTIONS)[said] if said else ""


def _their_days(request: OwnRequest) -> dict[date, DayGift]:
    """The days the other gave in this space. While I am quiet they wait unseen."""
    space = request.space
    if space is None or space.quiet:
        return {}
    found = request.vault.all(DayGift, space=space.id)
    return {kept.day: kept.record for kept in reversed(found) if not kept.mine and kept.authentic}


def _one_day(day: date, mine: Kept[CheckIn] | None, theirs: DayGift | None) -> dict[str, Any]:
    return {
        "day": day,
        "mine": mine and {"words": spoken(mine.record.feelings), "line": mine.record.line},
        "theirs": theirs and given(theirs),
    }
