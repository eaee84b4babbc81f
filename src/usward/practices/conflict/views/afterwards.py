"""Afterwards: an apology in its parts, written alone and given or not, and a look back after some days."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.practices.conflict import between, exchange, reach
from usward.practices.conflict.forms import LookBackForm, RepairForm
from usward.practices.conflict.record import LookBack, Repair
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@own_page
def repair(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Write an apology about something that was prepared or raised. It stays private until it is given."""
    request.place = "together"
    exchange.is_about(request, id)
    form = RepairForm.of(request)
    if request.method == "POST" and form.is_valid():
        space = request.space.id if request.space else None
        kept = between.keep(request.vault, Repair(day=request.today, of=id, space=space, **form.cleaned_data))
        return redirect("conflict:repair-kept", kept.id)
    return render(request, "conflict/repair.html", {"form": form, "about": id, **reach.names(request)})


@own_page
def repair_kept(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One's own apology: read it over, change it, give it."""
    request.place = "together"
    kept = request.vault.get(Repair, id)
    page = exchange.repair_page(request, kept)
    form = RepairForm.of(request, initial=exchange.parts_of(kept))
    if request.method == "POST" and form.is_valid() and not page["given"]:
        request.vault.revise(kept, kept.record.with_(**form.cleaned_data))
        return redirect("conflict:repair-kept", id)
    return render(request, "conflict/repair_kept.html", {"form": form, **page})


@space_page
@require_POST
def giving(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Give an apology to the other."""
    kept = request.vault.get(Repair, id)
    there = exchange.raised_for(request, kept.record.of)
    if reach.can_say(request) and there is not None:
        between.give(request.vault, kept, there.id, request.space.id, request.today)
        toast(request, _("Given. Nothing is asked in return."), take_back=_back("repair", id))
    return redirect("conflict:repair-kept", id)


@space_page
@require_POST
def taking_back(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a given apology back; it stays among one's own things."""
    kept = request.vault.get(Repair, id)
    request.vault.unshare(kept, request.space.id)
    toast(request, _("Taken back. It is still yours."))
    return redirect("conflict:repair-kept", id)


@own_page
@require_POST
def repair_removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove an apology that was not given, or one's own copy of it."""
    request.vault.remove(request.vault.get(Repair, id))
    toast(request, _("Removed."))
    return redirect("conflict:front")


@own_page
def look_back(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """How it is, some days later. Kept for oneself, and shared if one likes."""
    request.place = "together"
    exchange.is_about(request, id)
    form = LookBackForm.of(request)
    page = exchange.look_page(request, id)
    if request.method == "POST" and form.is_valid():
        kept = between.keep(request.vault, LookBack(day=request.today, of=id, **form.cleaned_data))
        if "share" in request.POST and page["can_share"] and request.space:
            between.give(request.vault, kept, page["raised"].id, request.space.id, request.today)
            toast(request, _("Said."), take_back=_back("look", kept.id))
        return redirect("conflict:look-back", id)
    return render(request, "conflict/look_back.html", {"form": form, **page})


@space_page
@require_POST
def look_taking_back(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a shared look back; it stays among one's own things."""
    kept = request.vault.get(LookBack, id)
    if not request.vault.unshare(kept, request.space.id):
        raise NotHere
    toast(request, _("Taken back. It is still yours."))
    return redirect("conflict:look-back", kept.record.of)


def _back(what: str, id: UUID) -> str:  # noqa: A002 - a record's id
    return reverse(f"conflict:{what}-taking-back", args=[id])
