"""What the pages of pausing, calming down and preparing show, gathered from an opened vault."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from usward.accounts import drafts
from usward.accounts.access import OwnRequest
from usward.accounts.record import Words
from usward.core.content import Script
from usward.core.records import Kept
from usward.packs.at_hand import at_hand, language
from usward.practices.conflict import between, exchange, reach, rules, steps, wording
from usward.practices.conflict.record import LookBack, Matter, Raised, Repair, Soothed
from usward.vault.store import NotHere

#: The kinds of scripts that calm, in the order in which they are offered.
CALMING = ("soothing", "breathing", "grounding")


def pause_page(request: OwnRequest) -> dict[str, Any]:
    """The pause as it stands for this person, or the question whether to pause."""
    pause = reach.current_pause(request)
    returns = pause.standing.returns if pause else None
    return {
        "pause": pause,
        "at_pause": True,
        "version": pause.version if pause else "",
        "may_offer": pause is not None and rules.may_offer(pause.standing, request.vault.me, reach.local_day()),
        "is_back": pause is not None and request.vault.me in pause.standing.back,
        "is_time": returns is not None and returns <= reach.local_now(),
        **reach.names(request),
    }


def unsaid(request: OwnRequest) -> list[tuple[UUID, Words]]:
    """What this person was writing in a room that a pause closed, sealed so that only they can open it."""
    rooms = reverse("conflict:room", args=[UUID(int=0)]).partition(str(UUID(int=0)))[0]
    waiting = drafts.waiting(request.person, request.opened.ring)
    return [(id, words) for id, words in waiting if words.path.startswith(rooms)]  # noqa: A001 - a draft's id


# Calming down


def calm_page(request: OwnRequest) -> dict[str, Any]:
    """What every page of calming down knows: whether there is a pause to go back to."""
    pause = reach.current_pause(request)
    return {"pause": pause, "at_pause": pause is not None and pause.holds, **reach.names(request)}


def soothing(request: OwnRequest) -> dict[str, Any]:
    """The scripts that calm; those that helped this person before come first."""
    helped = {kept.record.script for kept in request.vault.all(Soothed) if kept.record.how != "not-now"}
    scripts = [each for each in at_hand().all(Script, language()) if each.kind in CALMING]
    found = sorted(scripts, key=lambda each: (each.id not in helped, CALMING.index(each.kind)))
    return {"scripts": found, "helped": helped, **calm_page(request)}


def script(name: str) -> Script:
    """One script.

    Raises
    ------
    NotHere
        No pack has it.

    """
    found = at_hand().get(Script, name, language())
    if found is None:
        raise NotHere
    return found


# Alone


def matter_page(request: OwnRequest, kept: Kept[Matter]) -> dict[str, Any]:
    """Everything this person prepared about one thing, and what they could do next."""
    record = kept.record
    looked, there = exchange.looks(request, kept.id), reach.raised(request, record.raised)
    turns = exchange.turns_were(request, record.raised, kept.id)
    done = steps.done(None, record, paused=record.pause is not None, turns=turns, looked=bool(looked))
    return {
        "kept": kept,
        "fields": [(name, wording.ASKED[name], getattr(record, name)) for name in steps.FIELDS],
        "path": wording.path(done, steps.first_open(done, ("prepare", "understand", "look-back"))),
        "aside": between.aside(request.vault).get(kept.id, ""),
        "aside_url": reverse("conflict:matter-aside", args=[kept.id]),
        "next_field": steps.next_field(record),
        "whole": all(getattr(record, name) for name in steps.FIELDS),
        "raised": there,
        "repairs": [each for each in request.vault.all(Repair) if each.record.of == kept.id],
        "looks": looked,
        "look_due": steps.wants_a_look(kept.day, request.today, looked=bool(looked)),
        "can_raise": reach.can_say(request) and record.space in (None, reach.own_space(request)),
        "holds": reach.holds_for_both(request),
        "request_draft": {"text": record.wish, "need": record.need},
        "journal_draft": {"text": record.words()},
        **reach.names(request),
    }


def field_page(kept: Kept[Matter] | None, name: str) -> dict[str, Any]:
    """One of the seven fields: where it stands among them, and what follows."""
    after = steps.field_after(name)
    place = steps.FIELDS.index(name)
    return {
        "kept": kept,
        "field": name,
        "place": wording.PLACES[place],
        "after": wording.ASKED[after].name if after else "",
        "before": steps.FIELDS[place - 1] if place else "",
        "path": wording.path({"pause"} if kept and kept.record.pause else set(), "prepare"),
    }


def begun(request: OwnRequest, name: str, text: str, raised: Kept[Raised] | None) -> Matter:
    """A new matter with its first field; one that is begun while a pause holds belongs to it."""
    pause = reach.current_pause(request)
    fields = {"about": raised.record.about if raised else "", name: text}
    return Matter(
        day=request.today,
        space=reach.own_space(request),
        pause=pause.standing.id if pause and pause.standing.holds(reach.local_day()) else None,
        raised=raised.id if raised else None,
        **fields,
    )


def first_field(request: OwnRequest, raised: Kept[Raised] | None) -> str:
    """Where a new matter begins: with its name, or with what happened when that is known or was handed over."""
    asked = request.POST.get("field") or request.prefill.get("field", "")
    if asked in steps.FIELDS:
        return asked
    return "happened" if raised or request.prefill.get("text") else "about"


def raised_named(request: OwnRequest) -> Kept[Raised] | None:
    """What of the things raised this page is for, when it said so."""
    try:
        return reach.raised(request, UUID(request.POST.get("raised") or request.prefill.get("raised", "")))
    except ValueError:
        return None


# The front page


def front(request: OwnRequest) -> dict[str, Any]:
    """What is unfinished, what came to rest, and the ways to begin."""
    space, aside = reach.reachable(request), between.aside(request.vault)
    raised = between.everything(request.vault, space) if space else []
    there = {each.raised.id for each in raised}
    mine = {kept.record.raised: kept for kept in request.vault.all(Matter)}
    own = [kept for kept in request.vault.all(Matter) if kept.record.space in (None, reach.own_space(request))]
    alone = [kept for kept in own if kept.record.raised not in there]
    ended = aside.keys() | {kept.record.of for kept in request.vault.all(LookBack)}
    return {
        "open_matters": [kept for kept in alone if kept.id not in ended],
        "open_raised": [each for each in raised if not {each.raised.id, _id(mine, each.raised.id)} & ended],
        "ended_matters": [kept for kept in alone if kept.id in ended],
        "ended_raised": [each for each in raised if {each.raised.id, _id(mine, each.raised.id)} & ended],
        "aside": aside,
        "to_nothing": between.to_nothing(request.vault, space) if space else [],
        **pause_page(request),
    } | {"at_pause": False}


def _id(mine: dict[UUID | None, Kept[Matter]], raised: UUID) -> UUID | None:
    return mine[raised].id if raised in mine else None
