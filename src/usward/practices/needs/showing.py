"""What the pages of needs show, gathered from an opened vault."""

from typing import Any
from uuid import UUID

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.accounts.topics import paused_now
from usward.core.records import Kept
from usward.practices.needs import keeping, rules, wording
from usward.practices.needs.keeping import Shown
from usward.practices.needs.record import Guess, Need, Preference


def can_give(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def is_quiet(request: OwnRequest) -> bool:
    """Whether I have gone quiet here."""
    return request.space is not None and request.space.quiet


def here(request: OwnRequest) -> UUID | None:
    """The space one is in."""
    return request.space.id if request.space else None


def elsewhere(request: OwnRequest) -> set[UUID]:
    """One's other spaces: what is about them is not shown in this one."""
    return {space.id for space in request.opened.spaces} - {here(request)}


def names(request: OwnRequest) -> dict[str, Any]:
    """What the other is called, and whether something can be shown to them."""
    space = request.space
    return {"name": (space.other_name or space.title) if space else "", "offer": can_give(request)}


# One's own


def card(request: OwnRequest, kept: Kept[Need]) -> dict[str, Any]:
    """A need as its card shows it."""
    return {
        "kept": kept,
        "need": kept.record,
        "title": wording.name_of(kept.record),
        "shown": shown_copy(request, kept),
    }


def shown_copy(request: OwnRequest, kept: Kept[Any]) -> Kept[Any] | None:
    """What the other of this space sees of an item of mine, if they do."""
    space = request.space
    return request.vault.copy_of(kept, space.id) if space is not None and space.joined else None


def own_map(request: OwnRequest) -> list[Kept[Need]]:
    """One's own map here, without what one leaves alone."""
    paused, found = paused_now(request), keeping.own_map(request.vault, here(request), elsewhere(request))
    return [kept for kept in found if not rules.is_left_alone(kept.record.key, paused)]


def whole_map(request: OwnRequest) -> dict[str, Any]:
    """The map: one's own items, the needs not looked at yet, and whether the other shows something."""
    mine = own_map(request)
    known, paused = {kept.record.key for kept in mine}, paused_now(request)
    bond = request.space.bond if request.space else None
    more = [each for each in wording.library(bond) if each.id not in known and not rules.is_left_alone(each.id, paused)]
    return {
        "cards": [card(request, kept) for kept in mine],
        "more": more,
        "old": [kept for kept in mine if rules.is_old(kept.day, request.today)],
        "theirs": len(shown_to_me(request)) if request.space else 0,
        **names(request),
    }


def item(request: OwnRequest, kept: Kept[Any]) -> dict[str, Any]:
    """One item of one's own, and whether the other sees it as it is now."""
    shown = shown_copy(request, kept)
    record = kept.record
    return {
        **(card(request, kept) if isinstance(record, Need) else preference(request, kept)),
        "changed": shown is not None and not rules.says_the_same(shown.record, record),
        "draft": {"need": str(kept.id)},
        **names(request),
    }


def preference(request: OwnRequest, kept: Kept[Preference]) -> dict[str, Any]:
    """A preference as its card shows it."""
    return {**preference_card(kept), "shown": shown_copy(request, kept)}


def preference_card(kept: Kept[Preference]) -> dict[str, Any]:
    """A preference with the labels of its sort, mine or the other's."""
    record = kept.record
    sort, (_about, better, more) = wording.SORTS[record.sort][0], wording.FIELDS[record.sort]
    lines = [(label, text) for (label, _hint), text in ((better, record.better), (more, record.more)) if text]
    return {"kept": kept, "preference": record, "title": wording.about(record), "sort": sort, "lines": lines}


def preferences(request: OwnRequest) -> dict[str, Any]:
    """One's own preferences by their sort."""
    cards = [preference(request, kept) for kept in keeping.preferences(request.vault, elsewhere(request))]
    sorts = [
        {"sort": sort, "title": title, "hint": hint, "cards": [c for c in cards if c["preference"].sort == sort]}
        for sort, (title, hint) in wording.SORTS.items()
    ]
    return {"sorts": sorts, **names(request)}


# The other's


def shown_to_me(request: OwnRequest) -> list[Shown]:
    """The needs the other shows. While I am quiet they wait unseen."""
    if request.space is None or not request.space.joined or request.space.quiet:
        return []
    return keeping.shown_to_me(request.vault, request.space.id, paused_now(request))


def theirs(request: SpaceRequest) -> dict[str, Any]:
    """The other's map as far as they show it: folded first, then open, then how they like to be treated."""
    found = [{"shown": each, "title": wording.name_of(each.kept.record)} for each in shown_to_me(request)]
    quiet = request.space.quiet or not request.space.joined
    cards = [] if quiet else keeping.preferences_shown(request.vault, request.space.id)
    return {"found": found, "preferences": [preference_card(kept) for kept in cards], **names(request)}


def guessing(request: SpaceRequest) -> dict[str, Any]:
    """The needs one can guess at, and the guesses that wait. The same whatever the other keeps to themselves."""
    shown, paused = shown_to_me(request), paused_now(request)
    met = {each.kept.record.key for each in shown}
    mine = [kept for kept in keeping.guesses(request.vault, request.space.id) if kept.record.key]
    guessed = {kept.record.key for kept in mine}
    waiting = [
        {"kept": kept, "title": wording.name_of(Need(day=kept.day, key=kept.record.key))}
        for kept in mine
        if kept.record.key not in met and not rules.is_left_alone(kept.record.key, paused)
    ]
    open_ = [
        each
        for each in wording.library(request.space.bond)
        if each.id not in met | guessed and not rules.is_left_alone(each.id, paused)
    ]
    folded = [{"shown": s, "title": wording.name_of(s.kept.record)} for s in shown if s.folded]
    return {"waiting": waiting, "open": open_, "folded": folded, **names(request)}


def own_guess(request: SpaceRequest, key: str) -> Kept[Guess] | None:
    """My guess at a need of the library."""
    return next((kept for kept in keeping.guesses(request.vault, request.space.id) if kept.record.key == key), None)


# Requests


def choices(request: OwnRequest) -> list[tuple[UUID, str]]:
    """The items of one's own map, to choose which one a request is about."""
    return [(kept.id, wording.name_of(kept.record)) for kept in own_map(request)]
