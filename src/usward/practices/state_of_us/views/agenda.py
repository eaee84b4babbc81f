"""The agenda: one's own notes, what lies on the table, the promises, and one's weekday."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.core.put_away import PutAway
from usward.practices.state_of_us import keeping, rules, showing
from usward.practices.state_of_us.forms import NoteForm, WeekForm
from usward.practices.state_of_us.record import SmallPromise
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@own_page
def agenda(request: OwnRequest) -> HttpResponse:
    """What I noted, what lies on the table, what was promised, and the way in."""
    request.place = "together"
    shown = showing.agenda(request)
    week = WeekForm(initial={"weekday": "" if shown["weekday"] is None else str(shown["weekday"])})
    return render(request, "state_of_us/agenda.html", {"form": NoteForm(), "week": week, **shown})


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """Note something to bring. Only its writer sees it."""
    request.place = "together"
    form = NoteForm.of(request)
    if request.method == "POST" and form.is_valid():
        request.vault.add(form.record(day=request.today, space=request.space.id if request.space else None))
        toast(request, _("Noted. Only you see it."))
        return redirect("state_of_us:agenda")
    return render(request, "state_of_us/note.html", {"form": form, "name": showing.name(request)})


@own_page
def note(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A note of one's own, in other words. What lies on the table has to be taken back first."""
    request.place = "together"
    kept, space = keeping.own(request.vault, id), showing.reachable(request)
    put = any(each.put for each in keeping.notes(request.vault, space, kept.record.space) if each.kept.id == id)
    form = NoteForm.of(request, initial={"text": kept.record.text})
    if request.method == "POST" and form.is_valid() and not put:
        request.vault.revise(kept, kept.record.with_(text=form.cleaned_data["text"]))
        return redirect("state_of_us:agenda")
    context = {"form": form, "kept": kept, "put": put, "name": showing.name(request)}
    return render(request, "state_of_us/note.html", context)


@own_page
@require_POST
def putting(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a note on the table: from now on the other sees it."""
    space = showing.reachable(request)
    kept = keeping.own(request.vault, id)
    keeping.put(request.vault, kept, space, request.today)
    lying = request.vault.copy_id(kept, space) if space else id
    toast(request, _("It lies on the table."), take_back=reverse("state_of_us:withdrawal", args=[lying]))
    return redirect("state_of_us:agenda")


@own_page
@require_POST
def withdrawal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take what lies on the table away again, also while quiet; a note stays among one's own."""
    there = request.space.id if request.space and request.space.joined else None
    try:
        keeping.take_back(request.vault, id, there)
    except NotHere:
        if there is None:
            raise
        keeping.take_back(request.vault, id, None)  # written while quiet, at one phone
    toast(request, _("Taken back."))
    return redirect("state_of_us:agenda")


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove a note of one's own."""
    keeping.remove(request.vault, keeping.own(request.vault, id))
    toast(request, _("Removed."))
    return redirect("state_of_us:agenda")


@own_page
@require_POST
def behind(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a promise behind: for both if one wrote it, otherwise for one's own eyes."""
    kept = request.vault.get(SmallPromise, id, showing.reachable(request))
    if kept.mine:
        keeping.put_behind(request.vault, kept)
    else:
        request.vault.add(PutAway(day=request.today, what=id))
    return redirect("state_of_us:agenda")


@own_page
@require_POST
def week(request: OwnRequest) -> HttpResponse:
    """Choose the weekday on which Today may mention it. Nobody else sees the choice."""
    form = WeekForm(request.POST)
    if form.is_valid():
        keeping.choose_week(request.vault, request.today, weekday=form.chosen)
        toast(request, _("Noted."))
    return redirect("state_of_us:agenda")


@own_page
@require_POST
def not_this_week(request: OwnRequest) -> HttpResponse:
    """Put this week away. It is kept with one's own things, and nothing counts it."""
    keeping.choose_week(request.vault, request.today, let_go=rules.monday_of(request.today))
    return redirect("pages:today")
