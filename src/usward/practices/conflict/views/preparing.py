"""Preparing alone: seven short fields, how a friend of both would tell it, and what one does with it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.practices.conflict import between, exchange, reach, showing, steps, wording
from usward.practices.conflict.forms import FieldForm, FriendForm, RaiseForm
from usward.practices.conflict.record import Raised
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """Begin to write something down, alone. The first field that is kept begins it."""
    request.place = "together"
    raised = showing.raised_named(request)
    if raised and (own := between.matter_of(request.vault, raised.id)):
        return redirect("conflict:matter", own.id)
    name = showing.first_field(request, raised)
    form = FieldForm.of(request, name=name)
    if request.method == "POST" and form.is_valid():
        kept = between.keep(request.vault, showing.begun(request, name, form.cleaned_data["text"], raised))
        return _on(request, kept.id, name)
    context = {"form": form, "raised": raised, **reach.names(request), **showing.field_page(None, name)}
    return render(request, "conflict/field.html", context)


@own_page
def matter(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Everything one prepared, and what could be done with it."""
    request.place = "together"
    kept = between.matter(request.vault, id)
    return render(request, "conflict/matter.html", showing.matter_page(request, kept))


@own_page
def field(request: OwnRequest, id: UUID, name: str) -> HttpResponse:  # noqa: A002 - a record's id
    """One of the seven fields. Stop anywhere; it waits."""
    request.place = "together"
    kept = between.matter(request.vault, id)
    if name not in steps.FIELDS:
        raise NotHere
    form = FieldForm.of(request, name=name, initial={"text": getattr(kept.record, name)})
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, kept.record.with_(**{name: form.cleaned_data["text"]}))
        return _on(request, id, name)
    context = {"form": form, **reach.names(request), **showing.field_page(kept, name)}
    return render(request, "conflict/field.html", context)


@own_page
def friend(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Understand, alone: how somebody would tell it who is fond of both."""
    request.place = "together"
    kept = between.matter(request.vault, id)
    form = FriendForm.of(request, initial={"friend": kept.record.friend})
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, kept.record.with_(friend=form.cleaned_data["friend"]))
        return redirect("conflict:matter", id)
    path = wording.path({"prepare"}, "understand")
    return render(request, "conflict/friend.html", {"form": form, "kept": kept, "path": path})


@own_page
@require_POST
def matter_aside(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let it rest, mark it as nothing to solve here, or take it up again. Nobody is told."""
    kept = between.matter(request.vault, id)
    _aside(request, kept.id)
    return redirect("conflict:matter", id)


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove what one prepared. What was raised of it stays raised."""
    between.remove(request.vault, between.matter(request.vault, id))
    toast(request, _("Removed."))
    return redirect("conflict:front")


@space_page
def raising(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Tell the other that one would like to talk about this: its name, and perhaps what one hopes for."""
    request.place = "together"
    kept = between.matter(request.vault, id)
    can_say = reach.can_say(request)
    if request.method != "POST" and not can_say:
        return redirect("conflict:matter", id)
    form = RaiseForm.of(request, initial={"about": kept.record.about})
    if request.method == "POST" and form.is_valid() and can_say:
        told = Raised(day=request.today, pause=kept.record.pause, **form.cleaned_data)
        raised = between.raise_it(request.vault, kept, told, request.space.id)
        toast(request, _("Raised."), take_back=exchange.way_back(raised))
        return redirect("conflict:between", raised.id)
    context = {"form": form, "kept": kept, "can_say": can_say, **reach.names(request)}
    return render(request, "conflict/raise.html", context)


@space_page
@require_POST
def raised_aside(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The same for something that was raised."""
    kept = exchange.raised(request, id)
    _aside(request, kept.id)
    return redirect("conflict:between", id)


def _aside(request: OwnRequest, what: UUID) -> None:
    why = "rest" if "rest" in request.POST else "not-here" if "elsewhere" in request.POST else ""
    between.set_aside(request.vault, what, why, request.today)


def _on(request: OwnRequest, id: UUID, name: str) -> HttpResponse:  # noqa: A002 - a record's id
    """To the next field, or to the whole of it."""
    after = steps.field_after(name)
    if "stop" in request.POST or not after:
        return redirect("conflict:matter", id)
    return redirect("conflict:field", id, after)
