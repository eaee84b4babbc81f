"""The pages of presence."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.put_away import PutAway
from usward.practices.presence import keeping, showing
from usward.practices.presence.forms import NoteForm
from usward.ui.toasts import toast


@own_page
def front(request: OwnRequest) -> HttpResponse:
    """Put the phone down, agree on a time, exercises, and how it was."""
    request.place = "together"
    return render(request, "presence/front.html", showing.front(request))


@own_page
def begin(request: OwnRequest) -> HttpResponse:
    """Choose how long, and begin."""
    request.place = "together"
    form = showing.begin_form(request, None)
    if request.method == "POST" and form.is_valid():
        return redirect("presence:quiet", showing.begun(request, form, None).id)
    return render(request, "presence/begin.html", {"form": form, **showing.names(request)})


@own_page
def quiet(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The quiet screen while a stretch lasts, and its end."""
    request.place = "together"
    kept = showing.seen(request, id)
    return showing.may_stay_awake(render(request, "presence/quiet.html", showing.quiet(request, kept)))


@space_page
@require_POST
def calling_off(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take back what I began for both."""
    keeping.call_off(request.vault, id, request.space.id)
    toast(request, _("Taken back."))
    return redirect("presence:front")


@own_page
def afterwards(request: OwnRequest) -> HttpResponse:
    """How it was: kept for oneself, a line of it shared, or left unsaid."""
    request.place = "together"
    what = request.GET.get("what", "")
    what = what if showing.title_of(what) else ""
    form = NoteForm.of(request)
    if request.method == "POST" and form.is_valid():
        kept = keeping.keep(request.vault, form.record(request.today, what))
        return _share(request, kept.id) if "share" in request.POST else _kept(request)
    return render(
        request, "presence/afterwards.html", {"form": form, "title": showing.title_of(what), **showing.names(request)}
    )


@space_page
@require_POST
def sharing(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let the other read the line of a note."""
    return _share(request, id)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a shared line back."""
    request.vault.unshare(keeping.note(request.vault, id), request.space.id)
    toast(request, _("Taken back. Only you see it now."))
    return redirect("presence:front")


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove a note."""
    keeping.remove(request.vault, keeping.note(request.vault, id))
    toast(request, _("Removed."))
    return redirect("presence:front")


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a stretch or a line of the other's away from Today."""
    keeping.from_other(request.vault, request.space.id, id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


@own_page
def minutes(request: OwnRequest) -> HttpResponse:
    """Mindful minutes, alone."""
    request.place = "together"
    return render(request, "presence/minutes.html", {"scripts": showing.scripts()})


@own_page
def minute(request: OwnRequest, name: str) -> HttpResponse:
    """One of them, line by line."""
    request.place = "together"
    return render(request, "presence/minute.html", {"script": showing.script(name)})


@own_page
def exercise(request: OwnRequest, name: str) -> HttpResponse:
    """An exercise for two, with its steps, when to leave it, and a soft timer."""
    request.place = "together"
    practice = showing.exercise(request, name)
    form = showing.begin_form(request, practice)
    if request.method == "POST" and form.is_valid():
        return redirect("presence:quiet", showing.begun(request, form, practice).id)
    return render(request, "presence/exercise.html", {"form": form, "practice": practice, **showing.names(request)})


def _kept(request: OwnRequest) -> HttpResponse:
    toast(request, _("Kept. Only you can see it."))
    return redirect("presence:front")


def _share(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    kept = keeping.note(request.vault, id)
    if request.space is None or not showing.can_share(request):
        return _kept(request)
    keeping.share(request.vault, kept, request.space.id, request.today)
    toast(request, _("Shared."), take_back=reverse("presence:withdrawal", args=[id]))
    return redirect("presence:front")
