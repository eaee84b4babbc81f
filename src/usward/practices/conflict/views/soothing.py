"""Calming down: a circle to breathe with, lines to read slowly, and good memories for whoever asks for them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.practices.conflict import reach, showing
from usward.practices.conflict.forms import SoothedForm
from usward.practices.conflict.record import Soothed
from usward.ui.cards import good_things
from usward.ui.pacing import pace
from usward.ui.toasts import toast


@own_page
def soothe(request: OwnRequest) -> HttpResponse:
    """The circle, and every script that calms."""
    request.place = "together"
    context = {"form": SoothedForm(), **showing.soothing(request)}
    return render(request, "conflict/soothe.html", context)


@own_page
def script(request: OwnRequest, name: str) -> HttpResponse:
    """One script, line by line."""
    request.place = "together"
    found = showing.script(name)
    words = pace(found.breath) if found.breath else ""
    form = SoothedForm(initial={"script": found.id})
    context = {"script": found, "pace": words, "form": form, **showing.calm_page(request)}
    return render(request, "conflict/script.html", context)


@own_page
@require_POST
def soothed(request: OwnRequest) -> HttpResponse:
    """Note, for oneself, whether something helped."""
    form = SoothedForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        request.vault.add(Soothed(day=request.today, script=said["script"], how=said["how"]))
        toast(request, _("Kept, for you alone. What helped stands first next time."))
    return redirect("conflict:pause" if reach.holds_for_both(request) else "conflict:soothe")


@own_page
def good(request: OwnRequest) -> HttpResponse:
    """A good memory or two. They come here only when somebody asks for them."""
    request.place = "together"
    context = {"cards": good_things(request), **showing.calm_page(request)}
    return render(request, "conflict/good.html", context)
