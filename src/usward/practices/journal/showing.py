"""What the pages of the journal show, gathered from an opened vault."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.core.choosing import one_a_day
from usward.core.content import JournalPrompt
from usward.core.records import Kept
from usward.packs.at_hand import at_hand, language, spoken
from usward.practices.journal import keeping, rules
from usward.practices.journal.forms import EntryForm, FindForm, PassageForm
from usward.practices.journal.record import Entry, Passage

#: Entries on one page of the journal.
ON_A_PAGE = 40


def can_give(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def found(held: Sequence[Kept[Entry]], find: FindForm) -> list[Kept[Entry]]:
    """The entries that hold what is sought."""
    given = find.cleaned_data
    return rules.found(held, sought=given["sought"], day=given["day"], feeling=given.get("feeling", ""))


def preview(form: PassageForm, *, ready: bool) -> dict[str, Any]:
    """A passage as the other would read it, and whether it stands in other words than the entry."""
    words = form.passage() if ready else ""
    return {"preview": words, "reworded": ready and words != form.copied()}


def months(entries: Sequence[Kept[Entry]]) -> list[tuple[date, list[dict[str, Any]]]]:
    """Entries under their months, each with its feelings in words."""
    return [
        (month, [{"kept": kept, "words": spoken(kept.record.feelings)} for kept in held])
        for month, held in rules.by_month(entries)
    ]


def page(held: Sequence[Kept[Entry]], request: OwnRequest) -> dict[str, Any]:
    """One page of entries under their months, newest first."""
    newest = sorted(held, key=lambda kept: (kept.day, kept.written), reverse=True)
    page = Paginator(newest, ON_A_PAGE).get_page(request.GET.get("page"))
    return {"months": months(list(page.object_list)), "page": page}


def fields(entry: Entry) -> dict[str, Any]:
    """An entry as its form takes it."""
    return {"text": entry.text, "prompt": entry.prompt, "feelings": list(entry.feelings), "day": entry.day}


def prompting(request: OwnRequest, form: EntryForm) -> dict[str, Any]:
    """The prompt to begin with. A draft that brought words or a question of its own is not asked another one."""
    said = form["prompt"].value() or ""
    asked = request.GET.get("more", "")
    ahead = int(asked) if asked.isdecimal() and len(asked) < 5 else 0
    if request.method == "POST" or ((said or form["text"].value()) and not asked):
        return {"prompt": said, "next": ahead + 1}
    chosen = one_a_day(_prompts(request), request.today, ahead)
    return {"prompt": chosen.text if chosen and asked != "none" else "", "next": ahead + 1}


def _prompts(request: OwnRequest) -> list[JournalPrompt]:
    bond = request.space.bond if request.space else None
    return [each for each in at_hand().all(JournalPrompt, language()) if bond is None or bond in each.bonds]


def entry(request: OwnRequest, kept: Kept[Entry]) -> dict[str, Any]:
    """An entry as its own page shows it."""
    return {
        "kept": kept,
        "words": spoken(kept.record.feelings),
        "passages": keeping.shared_of(request.vault, kept),
        "offer": can_give(request),
        "draft": {"text": kept.record.text, "feelings": kept.record.feelings},
        **names(request),
    }


def shared(request: SpaceRequest) -> dict[str, Any]:
    """The passages in this space. While I am quiet, the other's wait unseen."""
    found = request.vault.all(Passage, space=request.space.id)
    return {
        "passages": [kept for kept in found if kept.authentic and (kept.mine or not request.space.quiet)],
        **names(request),
    }


def names(request: OwnRequest) -> dict[str, Any]:
    """What the other is called."""
    return {"name": (request.space.other_name or request.space.title) if request.space else ""}
