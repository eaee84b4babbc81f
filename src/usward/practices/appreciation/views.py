"""The pages of appreciation."""

from uuid import UUID

import numpy as np
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.put_away import PutAway
from usward.practices.appreciation import keeping, rules, showing
from usward.practices.appreciation.forms import FindForm, NoticeForm, ThanksForm, WaitForm
from usward.practices.appreciation.record import Appreciation
from usward.ui.toasts import toast


@own_page
def jar(request: OwnRequest) -> HttpResponse:
    """Everything kept, given and received, to search by word."""
    request.place = "together"
    showing.settle(request)
    find = FindForm.of(request)
    sought = find.cleaned_data["find"] if find.is_valid() else ""
    return render(request, "appreciation/jar.html", {"find": find, "sought": sought, **showing.jar(request, sought)})


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """Notice something: keep it, give it, or let it wait for a day."""
    request.place = "together"
    form = NoticeForm.of(request, today=request.today)
    if request.method == "POST" and form.is_valid():
        about = request.space.id if request.space else None
        kept = request.vault.add(form.record(day=request.today, space=about))
        return _then(request, kept.id, form)
    return render(request, "appreciation/new.html", {"form": form, **showing.noticing(request, form)})


@own_page
def note(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A note of one's own, how it stands, and the day it may wait for."""
    request.place = "together"
    kept = showing.own_note(request, id)
    form = WaitForm.of(request, today=request.today)
    if request.method == "POST" and form.is_valid() and showing.can_give(request):
        return _wait(request, id, form)
    return render(request, "appreciation/note.html", {"form": form, **showing.note(request, kept)})


@own_page
def change(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a note into other words, as long as nobody else has it."""
    request.place = "together"
    kept = showing.own_note(request, id)
    if showing.is_given(request, kept):
        return redirect("appreciation:note", id)
    form = NoticeForm.of(request, today=request.today, initial=showing.parts(kept.record))
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, form.record(kept))
        return _then(request, id, form)
    return render(request, "appreciation/new.html", {"form": form, "old": kept, **showing.noticing(request, form)})


@space_page
@require_POST
def giving(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Give a note to the other now."""
    return _give(request, id)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a given note back; it stays in one's own jar."""
    keeping.take_back(request.vault, showing.own_note(request, id), request.space.id)
    toast(request, _("Taken back. It is as if it had never been given."))
    return redirect("appreciation:note", id)


@own_page
@require_POST
def calling_off(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let a note wait no longer; it stays in one's own jar."""
    keeping.call_off(request.vault, showing.own_note(request, id).id)
    toast(request, _("It waits no longer. It is yours to keep, or to give another time."))
    return redirect("appreciation:note", id)


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove a note of one's own."""
    keeping.remove(request.vault, showing.own_note(request, id))
    toast(request, _("Removed."))
    return redirect("appreciation:jar")


@space_page
def received(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A note the other gave, and a quiet thank-you for it."""
    request.place = "together"
    kept = keeping.received(request.vault, request.space.id, id)
    form = ThanksForm.of(request)
    if request.method == "POST" and form.is_valid() and showing.can_give(request):
        keeping.thank(request.vault, kept, request.space.id, form.cleaned_data["line"], request.today)
        request.vault.add(PutAway(day=request.today, what=id))
        toast(request, _("Thanked."), take_back=reverse("appreciation:thanks-withdrawal", args=[id]))
        return redirect("appreciation:received", id)
    return render(request, "appreciation/received.html", {"form": form, **showing.received(request, kept)})


@space_page
@require_POST
def thanks_withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a thank-you back."""
    keeping.unthank(request.vault, id, request.space.id)
    toast(request, _("Taken back."))
    return redirect("appreciation:received", id)


@own_page
def one(request: OwnRequest) -> HttpResponse:
    """One note by chance, for a grey day."""
    request.place = "together"
    held = [each.kept for each in keeping.jar(request.vault, showing.reachable(request))]
    kept = rules.any_one(held, np.random.default_rng())
    return render(request, "appreciation/one.html", {"kept": kept, **showing.names(request)})


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a note or a thank-you away from Today; it stays in the jar."""
    keeping.from_other(request.vault, request.space.id, id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


def _then(request: OwnRequest, id: UUID, form: NoticeForm) -> HttpResponse:  # noqa: A002 - a record's id
    """What was asked for with the button: give it, let it wait, or just keep it."""
    if "give" in request.POST and showing.can_give(request):
        return _give(request, id)
    if "later" in request.POST and showing.can_give(request):
        return _wait(request, id, form)
    toast(request, _("Kept in your jar."))
    return redirect("appreciation:note", id)


def _give(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    if request.space is None or not showing.can_give(request):
        return redirect("appreciation:note", id)
    keeping.give(request.vault, request.vault.get(Appreciation, id), request.space.id, request.today)
    toast(request, _("Given."), take_back=reverse("appreciation:withdrawal", args=[id]))
    return redirect("appreciation:note", id)


def _wait(request: OwnRequest, id: UUID, form: WaitForm) -> HttpResponse:  # noqa: A002 - a record's id
    if request.space is not None:
        kept = showing.own_note(request, id)
        keeping.wait_for(request.vault, kept, request.space.id, form.cleaned_data["give_on"], request.today)
        toast(request, _("It waits, sealed among your own things."))
    return redirect("appreciation:note", id)
