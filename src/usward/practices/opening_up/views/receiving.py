"""Receiving: first how it is to be received, then the words, then ways to answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import SpaceRequest, space_page
from usward.core.put_away import PutAway
from usward.practices.opening_up import keeping, showing
from usward.practices.opening_up.forms import AnswerForm
from usward.ui.toasts import toast


@space_page
def received(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Something the other told: what kind it is and how they would like it received. Not yet the words."""
    request.place = "together"
    return render(request, "opening_up/received.html", showing.received(request, id))


@space_page
def words(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The words, and ways to answer them without judging."""
    request.place = "together"
    told = showing.received(request, id)
    form = AnswerForm.of(request)
    if request.method == "POST" and form.is_valid() and showing.can_tell(request):
        text, seq = form.cleaned_data["text"], told["kept"].seq
        said = keeping.answer(request.vault, id, text, request.today, request.space.id, after=seq)
        request.vault.add(PutAway(day=request.today, what=id))
        toast(request, _("Said."), take_back=reverse("opening_up:answer-withdrawal", args=[said.id]))
        return redirect(reverse("opening_up:words", args=[id]) + "#said")
    return render(request, "opening_up/words.html", {**told, **showing.answering(request, told, form)})


@space_page
@require_POST
def answer_withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take an answer back."""
    to = keeping.unanswer(request.vault, id, request.space.id)
    toast(request, _("Taken back."))
    return redirect("opening_up:words", to)


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put it away from Today for now; it stays under opening up."""
    keeping.from_other(request.vault, request.space.id, id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")
