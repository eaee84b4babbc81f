"""One's own map: looking, keeping, changing, showing item by item, a fresh look; and how one likes to be treated."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.records import Kept
from usward.practices.needs import keeping, rules, showing, wording
from usward.practices.needs.forms import NeedForm, PreferenceForm, ShowForm
from usward.practices.needs.record import Need, NotNow
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@own_page
def whole_map(request: OwnRequest) -> HttpResponse:
    """What I need: the items I looked at, and those I might."""
    request.place = "together"
    return render(request, "needs/map.html", showing.whole_map(request))


@own_page
def begin(request: OwnRequest, key: str) -> HttpResponse:
    """A need of the library: look at it for the first time, or go where it lies already."""
    request.place = "together"
    known = wording.described(key)
    if known is None:
        raise NotHere
    there = next((kept for kept in showing.own_map(request) if kept.record.key == key), None)
    if there is not None and request.method != "POST":
        return redirect("needs:one", there.id)
    form = NeedForm.of(request, named=True)
    if request.method == "POST" and form.is_valid():
        return _kept(
            request, form.record(Need(day=request.today, key=key, name=known.name, space=showing.here(request)))
        )
    return render(
        request, "needs/write.html", {"form": form, "known": known, "title": known.name, **showing.names(request)}
    )


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """A need of one's own naming."""
    request.place = "together"
    form = NeedForm.of(request, named=False)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        return _kept(request, form.record(Need(day=request.today, name=name, space=showing.here(request))))
    return render(
        request, "needs/write.html", {"form": form, "title": _("A need of your own"), **showing.names(request)}
    )


@own_page
def one(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A need or a preference of one's own: how it reads, who sees it, where it may lead."""
    request.place = "together"
    kept = _own(request, id)
    page = "needs/one.html" if isinstance(kept.record, Need) else "needs/preference.html"
    return render(request, page, {"form": ShowForm(initial=_as_shown(request, kept)), **showing.item(request, kept)})


@own_page
def change(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A need or a preference in other words. What the other sees of it stays until it is shown anew."""
    request.place = "together"
    kept = _own(request, id)
    form, page = _form_for(request, kept)
    if request.method == "POST" and form.is_valid():
        record = form.record(kept.record).with_(day=request.today)
        request.vault.revise(kept, record)
        return redirect("needs:one", id)
    return render(request, page, {"form": form, "old": kept, **showing.item(request, kept)})


@space_page
@require_POST
def show(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Show one item to the other."""
    kept = _own(request, id)
    form = ShowForm.of(request)
    if form.is_valid() and showing.can_give(request):
        with_met = form.cleaned_data["with_met"]
        keeping.show(request.vault, kept, request.space.id, request.today, with_met=with_met)
        toast(request, _("Shown."), take_back=reverse("needs:withdrawal", args=[id]))
    return redirect("needs:one", id)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a shown item back; it stays on one's own map."""
    keeping.take_back(request.vault, _own(request, id), request.space.id)
    toast(request, _("Taken back. It is as if it had never been shown."))
    return redirect("needs:one", id)


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove an item from one's own map, and from where it was shown here."""
    kept = _own(request, id)
    keeping.remove(request.vault, kept)
    toast(request, _("Removed."))
    return redirect("needs:map" if isinstance(kept.record, Need) else "needs:preferences")


@own_page
@require_POST
def still(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Leave an item as it is, having looked."""
    keeping.still_so(request.vault, _own(request, id), request.today)
    return redirect("needs:fresh")


@own_page
def fresh(request: OwnRequest) -> HttpResponse:
    """A fresh look at what was last looked at a season ago. A POST lets it be for another season."""
    request.place = "together"
    if request.method == "POST":
        request.vault.add(NotNow(day=request.today))
        toast(request, _("Then another time."))
        return redirect("needs:map")
    old = [kept for kept in showing.own_map(request) if rules.is_old(kept.day, request.today)]
    cards = [showing.card(request, kept) for kept in old]
    return render(request, "needs/fresh.html", {"cards": cards, **showing.names(request)})


@own_page
def preferences(request: OwnRequest) -> HttpResponse:
    """How I like to be treated: comfort, tender spots, expectations."""
    request.place = "together"
    return render(request, "needs/preferences.html", showing.preferences(request))


@own_page
def new_preference(request: OwnRequest, key: str) -> HttpResponse:
    """One more of a sort."""
    request.place = "together"
    if key not in wording.SORTS:
        raise NotHere
    form = PreferenceForm.of(request, sort=key)
    if request.method == "POST" and form.is_valid():
        kept = request.vault.add(form.record(day=request.today, space=showing.here(request)))
        toast(request, _("Kept. Only you see it."))
        return redirect("needs:one", kept.id)
    title, hint = wording.SORTS[key]
    return render(request, "needs/write_preference.html", {"form": form, "title": title, "hint": hint})


@own_page
def who_sees(request: OwnRequest) -> HttpResponse:
    """Who sees what, in one table."""
    request.place = "together"
    return render(request, "needs/who.html", showing.names(request))


def _own(request: OwnRequest, id: UUID) -> Kept[Any]:  # noqa: A002 - a record's id
    return keeping.own_item(request.vault, id, showing.elsewhere(request))


def _as_shown(request: OwnRequest, kept: Kept[Any]) -> dict[str, bool]:
    """Whether the other sees, too, how well it is met."""
    shown = showing.shown_copy(request, kept)
    return {"with_met": shown is not None and getattr(shown.record, "met", None) is not None}


def _kept(request: OwnRequest, need: Need) -> HttpResponse:
    kept = keeping.keep_need(request.vault, need, showing.elsewhere(request))
    toast(request, _("On your map. Only you see it."))
    return redirect("needs:one", kept.id)


def _form_for(request: OwnRequest, kept: Kept[Any]) -> tuple[NeedForm | PreferenceForm, str]:
    """The form that fits a record, filled with it, and its page."""
    record = kept.record
    if isinstance(record, Need):
        before = {"name": record.name, "matters": record.matters, "met": record.met, "meets": record.meets}
        return NeedForm.of(request, named=bool(record.key), initial=before), "needs/write.html"
    said = {name: getattr(record, name) for name in ("situation", "about", "better", "more")}
    return PreferenceForm.of(request, sort=record.sort, initial=said), "needs/write_preference.html"
