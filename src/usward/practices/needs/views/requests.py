"""Turning a need into one request: worded, kept for a day if one likes, asked, and how it stands."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.records import Kept
from usward.practices.needs import keeping, showing, wording
from usward.practices.needs.forms import RequestForm
from usward.practices.needs.record import Need, Request
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@own_page
def requests(request: OwnRequest) -> HttpResponse:
    """My requests, kept and asked."""
    request.place = "together"
    wishes = keeping.wishes(request.vault, showing.elsewhere(request), request.today, quiet=showing.is_quiet(request))
    return render(request, "needs/requests.html", {"wishes": wishes, **showing.names(request)})


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """Word one request; ask at once, or keep it."""
    request.place = "together"
    form = RequestForm.of(request, needs=showing.choices(request))
    if request.method == "POST" and form.is_valid():
        kept = request.vault.add(form.record(day=request.today, space=showing.here(request)))
        return _then(request, kept.id)
    return render(
        request, "needs/write_request.html", {"form": form, "meets": _meets(request, form), **showing.names(request)}
    )


@own_page
def one(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A request of mine, and what became of it."""
    request.place = "together"
    kept = request.vault.get(Request, id)
    wish = keeping.wish(request.vault, kept, request.today, quiet=showing.is_quiet(request))
    about = _need_of(request, wish.kept.record.need)
    context = {"wish": wish, "about": wording.name_of(about.record) if about else "", **showing.names(request)}
    return render(request, "needs/request.html", context)


@own_page
def change(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A request in other words, as long as it was not asked."""
    request.place = "together"
    kept = request.vault.get(Request, id)
    if not keeping.wish(request.vault, kept, request.today).can_be_asked:
        return redirect("needs:request", id)
    said = {"what": kept.record.what, "when": kept.record.when, "need": str(kept.record.need or "")}
    form = RequestForm.of(request, needs=showing.choices(request), initial=said)
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, form.record(kept.record))
        return _then(request, id)
    return render(
        request,
        "needs/write_request.html",
        {"form": form, "old": kept, "meets": _meets(request, form), **showing.names(request)},
    )


@space_page
@require_POST
def asking(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Ask the other."""
    return _ask(request, id)


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove a request from my own list. What was asked stays asked; it can be taken back on its own page."""
    request.vault.remove(request.vault.get(Request, id))
    toast(request, _("Removed."))
    return redirect("needs:requests")


def _then(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    if "ask" in request.POST and showing.can_give(request):
        return _ask(request, id)
    toast(request, _("Kept. Only you see it."))
    return redirect("needs:request", id)


def _ask(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    kept = request.vault.get(Request, id)
    if request.space is not None and showing.can_give(request) and kept.record.space in (None, request.space.id):
        ask = keeping.put_request(request.vault, id, request.space.id, request.today)
        if ask is not None:
            toast(request, _("Asked."), take_back=reverse("asking:withdrawal", args=[ask]))
    return redirect("needs:request", id)


def _meets(request: OwnRequest, form: RequestForm) -> str:
    """What meets the chosen need, to look at while wording; empty when none was chosen."""
    chosen = str(form["need"].value() or "") if "need" in form.fields else ""
    return next((kept.record.meets for kept in showing.own_map(request) if str(kept.id) == chosen), "")


def _need_of(request: OwnRequest, id: UUID | None) -> Kept[Need] | None:  # noqa: A002 - a record's id
    try:
        return request.vault.get(Need, id) if id else None
    except NotHere:
        return None
