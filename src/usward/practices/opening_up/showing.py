"""What the pages of opening up show, gathered from an opened vault."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.accounts.topics import paused_now
from usward.core.choosing import one_a_day
from usward.core.content import VALIDATION_RUNGS, Phrase, Question
from usward.core.records import Kept
from usward.live.hearing import RUNGS
from usward.packs.at_hand import at_hand, language
from usward.practices.opening_up import keeping, rules, wording
from usward.practices.opening_up.forms import AnswerForm, OpeningForm
from usward.practices.opening_up.record import Afterwards, Keeps, Opening
from usward.ui.forms import Form
from usward.vault.store import NotHere

#: The name under which a person pauses all of this.
TOPIC = "opening-up"


def is_paused(request: OwnRequest) -> bool:
    """Whether I want all of opening up left alone for now."""
    return TOPIC in paused_now(request)


def here(request: OwnRequest) -> UUID | None:
    """The current space, if there is any."""
    return request.space.id if request.space else None


def can_tell(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def sees(request: OwnRequest) -> bool:
    """Whether what the other tells is shown to me: otherwise it waits unseen."""
    return can_tell(request) and not is_paused(request)


def is_told(request: OwnRequest, kept: Kept[Opening]) -> bool:
    """Whether the other of the current space has it now."""
    return request.space is not None and request.vault.copy_of(kept, request.space.id) is not None


def is_shared(request: OwnRequest, kept: Kept[Keeps]) -> bool:
    """Whether the other of the current space sees this item now."""
    return request.space is not None and request.vault.copy_of(kept, request.space.id) is not None


def names(request: OwnRequest) -> dict[str, Any]:
    """What the other is called, and whether anything can go to them, for every page here."""
    space = request.space
    return {"name": (space.other_name or space.title) if space else "", "offer": can_tell(request)}


# The front page


def front(request: OwnRequest) -> dict[str, Any]:
    """What the other told, what is mine, and the question both are invited to."""
    if can_tell(request) and request.space:
        keeping.tidy(request.vault, request.space.id)
    about = here(request)
    own = [kept for kept in request.vault.all(Opening) if kept.mine and kept.record.space in (None, about)]
    told = keeping.told_to_me(request.vault, request.space.id) if sees(request) and request.space else []
    return {
        "own": [{"kept": kept, "told": is_told(request, kept), "kind": kind(kept.record)} for kept in own],
        "received": [{"kept": kept, "kind": kind(kept.record), "wish": wish(kept.record)} for kept in told],
        "question": question(request),
        **names(request),
    }


def kind(opening: Opening) -> wording.Named:
    """What kind of thing it is, in words."""
    return wording.KINDS[opening.kind]


def wish(opening: Opening) -> wording.Wish:
    """How it is to be received, in words."""
    return wording.WISHES[opening.how]


def question(request: OwnRequest) -> Question | None:
    """The question both are invited to, as I may see it; none before both are here."""
    if not sees(request) or request.space is None:
        return None
    known = _questions(request)
    found = keeping.invitation(
        request.vault, request.space.id, known, paused_now(request), request.today, np.random.default_rng()
    )
    held = {each.id: each for each in known}
    named = found.record.questions if found else ()
    return rules.shown([held[name] for name in named if name in held], paused_now(request))


def _questions(request: OwnRequest) -> list[Question]:
    bond = request.space.bond if request.space else "partners"
    return [each for each in at_hand().all(Question, language()) if rules.fits(each, bond)]


# Telling


def beginning(request: OwnRequest) -> dict[str, Any]:
    """What the form starts from: the suggested rung, and the question that led here, if one did."""
    asked = at_hand().get(Question, request.GET.get("question", ""), language())
    return {"rung": str(suggested(request)), "prompt": asked.text if asked else ""}


def suggested(request: OwnRequest) -> int:
    """The rung my own ladder suggests in this space."""
    return rules.suggested(request.vault.all(Afterwards), here(request))


def fields(opening: Opening) -> dict[str, Any]:
    """Something of one's own as its form takes it."""
    return {
        "kind": opening.kind,
        "rung": str(opening.rung or rules.LIGHTEST),
        "how": opening.how,
        "text": opening.text,
        "prompt": opening.prompt,
    }


def writing(request: OwnRequest, form: OpeningForm) -> dict[str, Any]:
    """The page on which something is written."""
    rung = suggested(request)
    return {"suggested": wording.RUNGS[rung], "asked": form["prompt"].value() or "", **names(request)}


def mine(request: OwnRequest, kept: Kept[Opening]) -> dict[str, Any]:
    """Something of one's own: how it stands, what was answered, and how safe it felt."""
    felt = keeping.felt(request.vault, kept.id)
    told = is_told(request, kept)
    return {
        "kept": kept,
        "kind": kind(kept.record),
        "wish": wish(kept.record),
        "rung": wording.RUNGS.get(kept.record.rung or 0),
        "told": told,
        "answers": _answers_to(request, kept) if told else [],
        "kindness": keeping.answers(request.vault, kept.id),
        "felt": felt.record.felt if felt else "",
        "asks_felt": told or felt is not None or bool(request.GET.get("after")),
        "feelings": wording.FELT.items(),
        "draft": {"text": kept.record.text},
        **names(request),
    }


def _answers_to(request: OwnRequest, kept: Kept[Opening]) -> list[Any]:
    """What the other said to it. While I am quiet, or leave all this alone, it waits unseen."""
    if not sees(request) or request.space is None:
        return []
    told = request.vault.copy_of(kept, request.space.id)
    return keeping.answers_to_told(request.vault, told, request.space.id) if told else []


# Receiving


def received(request: SpaceRequest, id: UUID) -> dict[str, Any]:  # noqa: A002 - a record's id
    """Something the other told, as I may see it now.

    Raises
    ------
    NotHere
        It was taken back, never was, is one's own, or waits unseen.

    """
    if not sees(request):
        raise NotHere
    kept = keeping.received(request.vault, request.space.id, id)
    return {"kept": kept, "kind": kind(kept.record), "wish": wish(kept.record), **names(request)}


def answering(request: SpaceRequest, told: dict[str, Any], form: AnswerForm) -> dict[str, Any]:
    """Ways to answer: phrases to borrow, what I said already, and a borrowed phrase in the field."""
    kept = told["kept"]
    ahead = _turned(request)
    borrow(request, form)
    found = keeping.answers(request.vault, kept.id, request.space.id)
    said = [each for each in found if each.mine and each.seq > kept.seq]
    phrases = phrases_for(kept.record.how, request.space.bond)
    return {
        "form": form,
        "said": said,
        "phrases": [
            {"phrase": phrase, "reaches": RUNGS[phrase.validation or "present"]}
            for phrase in _some(phrases, request, ahead)
        ],
        "ahead": ahead,
        "next": ahead + 1,
        "asks_me": wording.KINDS,
    }


def borrow(request: OwnRequest, form: Form) -> None:
    """Put the phrase that was tapped behind whatever is written already."""
    phrase = at_hand().get(Phrase, request.GET.get("with", ""), language())
    if phrase is not None and not form.is_bound:
        before = str(form.initial.get("text") or "").strip()
        if phrase.text not in before:
            form.initial["text"] = f"{before} {phrase.text}".strip()


def phrases_for(how: str, bond: str) -> list[Phrase]:
    """Phrases that receive as asked, from the gentlest rung of validation upward.

    A phrase of the library says with `receives` which wishes it fits. Where a pack brings none, the lightest
    reflections stand in.
    """
    known = [each for each in at_hand().all(Phrase, language()) if each.validation and bond in each.bonds]
    made = [each for each in known if how in each.extra.get("receives", ())]
    found = made or [each for each in known if each.kind == "reflection" and each.rung == rules.LIGHTEST]
    return sorted(found, key=lambda each: VALIDATION_RUNGS.index(each.validation or "present"))


def _some(phrases: Sequence[Phrase], request: OwnRequest, ahead: int) -> list[Phrase]:
    """One phrase of each rung of validation; others come when asked for."""
    by_rung = {rung: [each for each in phrases if each.validation == rung] for rung in VALIDATION_RUNGS}
    found = (one_a_day(held, request.today, ahead) for held in by_rung.values())
    return [phrase for phrase in found if phrase is not None]


def _turned(request: OwnRequest) -> int:
    """How often other words were asked for."""
    said = request.GET.get("more", "")
    return int(said) if said.isdecimal() and len(said) < 5 else 0


# What keeps it safe


def safe(request: OwnRequest) -> dict[str, Any]:
    """My list with what of it is shared, the other's shared items, and some beginnings."""
    about = here(request)
    own = [kept for kept in request.vault.all(Keeps) if kept.mine and kept.record.space in (None, about)]
    held = {kept.record.text for kept in own}
    theirs = request.vault.all(Keeps, space=about) if sees(request) and about else []
    return {
        "own": [{"kept": kept, "shared": is_shared(request, kept)} for kept in own],
        "theirs": [kept for kept in theirs if not kept.mine and kept.authentic],
        "starters": [text for text in wording.STARTERS if str(text) not in held][:4],
        **names(request),
    }
