"""The pages of talk one browses: decks, questions of one's own, answers of one's own, the book of the two."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.practices.talk import asked, keeping, showing
from usward.practices.talk.asked import Asked
from usward.practices.talk.forms import AnswerForm, FindForm
from usward.practices.talk.record import Laid, OwnQuestion
from usward.practices.talk.talking import talk
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@own_page
def book(request: OwnRequest) -> HttpResponse:
    """The book of the two."""
    return showing.page(request, "talk/book.html", showing.book(request, FindForm.of(request)))


@own_page
def pages(request: OwnRequest) -> HttpResponse:
    """My answers that are mine alone."""
    return showing.page(request, "talk/pages.html", {"pages": showing.mine_alone(request)})


@own_page
def page(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One of them."""
    kept = showing.alone(request, id)
    draft = {"text": kept.record.said}
    return showing.page(
        request, "talk/page.html", {"kept": kept, "asked": asked.of_record(kept.record), "draft": draft}
    )


@own_page
@require_POST
def page_removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove an answer of mine. One that still waits in a round is taken out of it first."""
    kept, here = showing.alone(request, id), talk(request)
    with transaction.atomic():
        if kept.record.round and here.space and here.space.id in here.vault.spaces:
            with suppress(NotHere):
                here.rounds.take_out(kept.record.round)
        request.vault.remove(kept)
    toast(request, _("Removed."))
    return redirect("talk:pages")


# Decks


@own_page
def decks(request: OwnRequest) -> HttpResponse:
    """All decks."""
    return showing.page(request, "talk/decks.html", showing.decks(request))


@own_page
def deck(request: OwnRequest, deck: str) -> HttpResponse:
    """One deck."""
    return showing.page(request, "talk/deck.html", showing.deck(request, deck))


@own_page
def question(request: OwnRequest, question: str) -> HttpResponse:
    """A question of a deck: for oneself, or laid before both."""
    found = asked.known(question)
    if found is None:
        raise NotHere
    return _one(request, asked.of_pack(found))


@own_page
def own_question(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A question of one's own: for oneself, or laid before both."""
    kept = keeping.mine(request.vault, OwnQuestion, id)
    return _one(request, Asked(kept.record.asked), own=id)


def _one(request: OwnRequest, found: Asked, own: UUID | None = None) -> HttpResponse:
    if request.method == "POST" and "lay" in request.POST and talk(request).both:
        return _lay(request, found)
    form = AnswerForm.of(request, asked=found, name=talk(request).name)
    if request.method == "POST" and form.is_valid():
        kept = request.vault.add(form.answer(request.today))
        toast(request, _("Kept among your own answers."))
        return redirect("talk:page", kept.id)
    return showing.page(request, "talk/question.html", {"asked": found, "form": form, "own": own})


def _lay(request: OwnRequest, found: Asked) -> HttpResponse:
    kept = keeping.lay(request.vault, found, talk(request).there.id, request.today)
    toast(request, _("It lies before both of you."), take_back=reverse("talk:laid-withdrawal", args=[kept.id]))
    return redirect("talk:round", kept.id)


@space_page
@require_POST
def laid_withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a question back that I laid before both. Answers to it stay with who wrote them."""
    request.vault.remove(keeping.my_own(request.vault, request.space.id, Laid, id))
    toast(request, _("Taken back."))
    return redirect("talk:front")


# Questions of one's own


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """A question of one's own: kept in a deck, or laid before both at once."""
    form = showing.own_form(request)
    if request.method == "POST" and form.is_valid():
        kept = request.vault.add(OwnQuestion(day=request.today, **form.cleaned_data))
        if "lay" in request.POST and talk(request).both:
            return _lay(request, Asked(kept.record.asked))
        toast(request, _("Kept in your own deck."))
        return redirect("talk:own", kept.id)
    return showing.page(request, "talk/new.html", {"form": form})


@own_page
@require_POST
def own_removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove a question of one's own."""
    request.vault.remove(keeping.mine(request.vault, OwnQuestion, id))
    toast(request, _("Removed."))
    return redirect("talk:decks")
