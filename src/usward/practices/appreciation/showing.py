"""What the pages of appreciation show, gathered from an opened vault."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.core.choosing import one_a_day
from usward.core.content import NoticingPrompt
from usward.core.records import Kept
from usward.packs.at_hand import at_hand, language
from usward.practices.appreciation import keeping, rules
from usward.practices.appreciation.forms import PARTS, NoticeForm
from usward.practices.appreciation.record import Appreciation
from usward.vault.store import NotHere

#: Notes on one page of the jar.
ON_A_PAGE = 36


def can_give(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def reachable(request: OwnRequest) -> UUID | None:
    """The space whose notes may be shown: none while I am quiet there, for what is given then waits unseen."""
    return request.space.id if request.space and not request.space.quiet else None


def settle(request: OwnRequest) -> None:
    """What my own session does when it comes by: gives notes whose day has come, and tidies thanks for nothing."""
    away = {space.id for space in request.opened.spaces if space.quiet or not space.joined}
    keeping.give_due(request.vault, request.today, away)
    if can_give(request) and request.space:
        keeping.tidy(request.vault, request.space.id)


def names(request: OwnRequest) -> dict[str, Any]:
    """What the other is called, for every page here."""
    return {"name": (request.space.other_name or request.space.title) if request.space else ""}


def jar(request: OwnRequest, sought: str) -> dict[str, Any]:
    """The jar, or what of it holds the words sought."""
    held = keeping.jar(request.vault, _jar_of(request))
    if request.space and request.space.quiet:
        held = [each for each in held if not each.received]
    hits = {kept.id for kept in rules.found([each.kept for each in held], sought)}
    return {
        **_paged([each for each in held if each.kept.id in hits and not each.waits], request),
        "waiting": sorted((each for each in held if each.waits and not sought), key=lambda each: each.waits or 0),
        "any": bool(held),
        **names(request),
    }


def _paged(notes: list[keeping.InJar], request: OwnRequest) -> dict[str, Any]:
    """One page of notes. What was sought comes as one page, however much it is."""
    if request.method == "POST":
        return {"notes": notes}
    page = Paginator(notes, ON_A_PAGE).get_page(request.GET.get("page"))
    return {"notes": page.object_list, "page": page}


def _jar_of(request: OwnRequest) -> UUID | None:
    return request.space.id if request.space else None


def own_note(request: OwnRequest, id: UUID) -> Kept[Appreciation]:  # noqa: A002 - a record's id
    """A note I wrote.

    Raises
    ------
    NotHere
        It is not mine, or never was.

    """
    kept = request.vault.get(Appreciation, id)
    if not kept.mine:
        raise NotHere
    return kept


def is_given(request: OwnRequest, kept: Kept[Appreciation]) -> bool:
    """Whether the other of the current space has it now."""
    return request.space is not None and request.vault.copy_of(kept, request.space.id) is not None


def note(request: OwnRequest, kept: Kept[Appreciation]) -> dict[str, Any]:
    """One's own note and how it stands."""
    later = keeping.waiting_for(request.vault, kept.id)
    return {
        "kept": kept,
        "given": is_given(request, kept),
        "waits": later and later.record.on,
        "offer": can_give(request),
        "draft": {"text": kept.record.words()},
        **names(request),
    }


def received(request: SpaceRequest, kept: Kept[Appreciation]) -> dict[str, Any]:
    """A note received, with the thanks that went back for it."""
    thanks = keeping.my_thanks(request.vault, kept.id, request.space.id)
    return {"kept": kept, "thanks": thanks, "offer": can_give(request), **names(request)}


def parts(note: Appreciation) -> dict[str, str]:
    """The three parts as a form takes them."""
    return {part: getattr(note, part) for part in PARTS}


def noticing(request: OwnRequest, form: NoticeForm) -> dict[str, Any]:
    """A prompt to look with, and the place of the next one."""
    ahead = turned(request)
    return {
        "prompt": prompt(request, ahead),
        "next": ahead + 1,
        "offer": can_give(request),
        "unfold": bool(form.errors.get("give_on") or form["give_on"].value()),
        **names(request),
    }


def prompt(request: OwnRequest, ahead: int = 0) -> NoticingPrompt | None:
    """Today's prompt for this bond, or the one `ahead` places after it."""
    bond = request.space.bond if request.space else None
    known = [each for each in at_hand().all(NoticingPrompt, language()) if bond is None or bond in each.bonds]
    return one_a_day(known, request.today, ahead)


def turned(request: OwnRequest) -> int:
    """How often *another one* was asked for."""
    said = request.GET.get("more", "")
    return int(said) if said.isdecimal() and len(said) < 5 else 0
