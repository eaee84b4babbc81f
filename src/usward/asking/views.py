"""The pages of asking."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts import drafts
from usward.accounts.access import SpaceRequest, space_page
from usward.asking import asks, keeping
from usward.asking.forms import AnswerForm, AskForm
from usward.asking.record import Answer
from usward.asking.rules import Asked
from usward.core.put_away import PutAway
from usward.ui.toasts import toast
from usward.vault.store import Changed, NotHere


@space_page
def between_us(request: SpaceRequest) -> HttpResponse:
    """What the two ask each other, and how it stands."""
    request.place = "together"
    keeping.tidy(request.vault, request.space.id)
    return render(request, "asking/all.html", {"found": asks.seen_asks(request), **_with(request)})


@space_page
def new(request: SpaceRequest) -> HttpResponse:
    """Ask something."""
    request.place = "together"
    form = AskForm.of(request, initial={"practice": request.GET.get("practice", "")})
    shown = _with(request)
    if request.method == "POST" and form.is_valid():
        if asks.can_ask(request):
            kept = asks.ask(request, **form.asked())
            there = form.cleaned_data["next"]
            return redirect(there) if drafts.is_local(there) else redirect("asking:one", kept.id)
        form.add_error(None, _("Nothing can go out just now. Your words are still here; copy what you want to keep."))
        shown["offer"] = True
    title = asks.title_of(form["practice"].value() or "")
    return render(request, "asking/new.html", {"form": form, "title": title, **shown})


@space_page
def one(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One ask, how it stands, and the ways to answer."""
    request.place = "together"
    asked = _seen(request, id)
    form = AnswerForm.of(request)
    if request.method == "POST" and form.is_valid() and asks.can_ask(request):
        return _say(request, asked, form)
    title, onward = asks.title_of(asked.ask.record.practice), asks.way_on(asked)
    return render(
        request, "asking/one.html", {"form": form, "asked": asked, "title": title, "onward": onward, **_with(request)}
    )


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take an ask back."""
    keeping.withdraw(request.vault, request.space.id, id)
    toast(request, _("Taken back. It is as if it had never been asked."))
    return redirect("asking:all")


@space_page
@require_POST
def answer_withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take back what I said to an ask."""
    _seen(request, id)
    keeping.unsay(request.vault, request.space.id, id)
    toast(request, _("Taken back."))
    return redirect("asking:one", id)


@space_page
@require_POST
def rest(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let an ask of the other's rest: it leaves my Today, and nothing is written where they could find it."""
    if _seen(request, id).mine:
        raise NotHere
    request.vault.add(PutAway(day=request.today, what=id))
    toast(request, _("It rests. Nothing was sent."))
    return redirect("pages:today")


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put the other's answer away from Today; it stays with what was asked."""
    if request.vault.get(Answer, id, request.space.id).mine:
        raise NotHere
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


def _say(request: SpaceRequest, asked: Asked, form: AnswerForm) -> HttpResponse:
    said, line = form.cleaned_data["said"], form.cleaned_data["line"]
    if keeping.say(request.vault, request.space.id, asked.ask.id, said, line, request.today):
        toast(request, _("Said."), take_back=reverse("asking:answer-withdrawal", args=[asked.ask.id]))
    elif line:
        raise Changed  # it came to rest while they wrote: the words are given back
    else:
        toast(request, _("This has come to rest already. Either of you may ask again."))
    return redirect("asking:one", asked.ask.id)


def _seen(request: SpaceRequest, id: UUID) -> Asked:  # noqa: A002 - a record's id
    """An ask that I may see now.

    Raises
    ------
    NotHere
        It was taken back, waits unseen, or never was.

    """
    asked = keeping.asked(request.vault, request.space.id, id, request.today, quiet=request.space.quiet)
    if not asked.mine and asks.waits_unseen(request, asked):
        raise NotHere
    return asked


def _with(request: SpaceRequest) -> dict[str, object]:
    return {"name": request.space.other_name or request.space.title, "offer": asks.can_ask(request)}
