"""What the pages of presence show, out of the library and an opened vault."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.asking import asks
from usward.asking.rules import Asked
from usward.core.content import Practice, Script
from usward.core.records import Kept
from usward.packs.at_hand import at_hand, language
from usward.practices.presence import keeping, rules, wording
from usward.practices.presence.forms import BeginForm
from usward.practices.presence.record import Note, Stretch
from usward.ui.cards import WAITS
from usward.ui.headers import PAGE
from usward.vault.store import NotHere

#: Scripts that make a mindful minute, alone.
MINUTES = ("mindful", "walk", "grounding")
#: Exercises that stand first.
FIRST = ("presence-arrive-first", rules.LONG_LOOK)
#: Notes on the front page.
SHOWN = 12


def can_share(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def here(request: OwnRequest) -> UUID | None:
    """The current space, if there is any."""
    return request.space.id if request.space else None


def names(request: OwnRequest) -> dict[str, Any]:
    """What the other is called, and whether anything can go to them, for every page here."""
    space = request.space
    return {"name": (space.other_name or space.title) if space else "", "offer": can_share(request)}


def front(request: OwnRequest) -> dict[str, Any]:
    """What is going on, what was agreed, exercises, and how it was."""
    now, space = timezone.now(), here(request)
    shared = request.vault.all(Note, space=space) if can_share(request) and space else []
    return {
        "theirs_now": space and can_share(request) and keeping.others_now(request.vault, space, request.today, now),
        "mine_now": keeping.mine_now(request.vault, space, request.today, now),
        "agreed": _agreed(request),
        "exercises": exercises(request),
        "notes": [_note(request, kept) for kept in request.vault.all(Note)[:SHOWN] if kept.mine],
        "lines": [kept for kept in shared if not kept.mine and kept.authentic and kept.record.line][:SHOWN],
        "ask": _("Shall we put the phones away for an hour?"),
        **names(request),
    }


def _agreed(request: OwnRequest) -> list[Asked]:
    """What both lately said yes to."""
    return [
        each
        for each in asks.seen_asks(request)
        if each.state == "yes"
        and each.ask.record.practice == "presence"
        and each.answer is not None
        and request.today - each.answer.day < WAITS
    ]


def _note(request: OwnRequest, kept: Kept[Note]) -> dict[str, Any]:
    space = here(request)
    return {
        "kept": kept,
        "moods": [wording.MOODS[mood] for mood in kept.record.moods],
        "what": title_of(kept.record.what),
        "shared": bool(space and request.vault.copy_of(kept, space)),
    }


# Exercises and minutes


def exercises(request: OwnRequest) -> list[Practice]:
    """The exercises of presence that fit the bond, arriving and the long look first."""
    bond = request.space.bond if request.space else None
    known = at_hand().all(Practice, language())
    found = [each for each in known if each.row == "presence" and (bond is None or bond in each.bonds)]
    return sorted(found, key=lambda each: FIRST.index(each.id) if each.id in FIRST else len(FIRST))


def exercise(request: OwnRequest, name: str) -> Practice:
    """One of them.

    Raises
    ------
    NotHere
        No pack brings it, or it does not fit this bond.

    """
    for each in exercises(request):
        if each.id == name:
            return each
    raise NotHere


def scripts() -> list[Script]:
    """The scripts for a mindful minute, the shortest first."""
    known = [each for each in at_hand().all(Script, language()) if each.kind in MINUTES]
    return sorted(known, key=lambda each: each.minutes)


def script(name: str) -> Script:
    """One of them.

    Raises
    ------
    NotHere
        No pack brings it.

    """
    for each in scripts():
        if each.id == name:
            return each
    raise NotHere


def title_of(what: str) -> str:
    """What an exercise or a script is called; empty for plain quiet, and for what is gone."""
    found = at_hand().get(Practice, what, language()) or at_hand().get(Script, what, language())
    return found.title if found else ""


# The quiet screen


def begin_form(request: OwnRequest, practice: Practice | None) -> BeginForm:
    """How long, and for whom."""
    lengths = rules.lengths(practice) if practice else tuple(minutes * 60 for minutes in rules.MINUTES)
    chosen = str(lengths[min(1, len(lengths) - 1)])
    name = names(request)["name"] if can_share(request) else ""
    return BeginForm.of(request, lengths=lengths, name=name, initial={"seconds": chosen, "both": not practice})


def begun(request: OwnRequest, form: BeginForm, practice: Practice | None) -> Kept[Stretch]:
    """Begin what the form says."""
    wanted = Stretch(
        day=request.today,
        begun=timezone.now(),
        seconds=int(form.cleaned_data["seconds"]),
        what=practice.id if practice else "",
    )
    both = form.cleaned_data.get("both") and can_share(request)
    return keeping.begin(request.vault, wanted, here(request) if both else None)


def quiet(request: OwnRequest, kept: Kept[Stretch]) -> dict[str, Any]:
    """The quiet screen, or its end."""
    stretch = kept.record
    return {
        "kept": kept,
        "left": rules.left(stretch, timezone.now()),
        "until": rules.ends(stretch),
        "title": title_of(stretch.what),
        "long": stretch.seconds >= 600,
        **names(request),
    }


def seen(request: OwnRequest, id: UUID) -> Kept[Stretch]:  # noqa: A002 - a record's id
    """A stretch as I may see it now: while I am quiet, the other's waits unseen.

    Raises
    ------
    NotHere
        There is none.

    """
    kept = keeping.stretch(request.vault, id, here(request))
    if not kept.mine and not can_share(request):
        raise NotHere
    return kept


def may_stay_awake(answer: HttpResponse) -> HttpResponse:
    """Lets this one page ask the device to keep its screen on; every other page is denied it."""
    policy = PAGE["Permissions-Policy"].replace("screen-wake-lock=()", "screen-wake-lock=(self)")
    answer.headers["Permissions-Policy"] = policy
    return answer
