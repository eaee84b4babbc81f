"""The pages of the graded evening."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.accounts.topics import paused_now
from usward.core.put_away import PutAway
from usward.live.holding import held
from usward.live.showing import press, show
from usward.live.sittings import Sitting
from usward.practices.evening import keeping, showing
from usward.practices.evening.forms import BeginForm
from usward.practices.evening.record import QuietEvening


@own_page
def evening(request: OwnRequest) -> HttpResponse:
    """What an evening is, what rests, and what can be begun."""
    request.place = "together"
    return render(request, "evening/evening.html", showing.front(request))


@own_page
def begin(request: OwnRequest) -> HttpResponseBase:
    """Open an evening: how long, and on how many phones."""
    request.place = "together"
    space, paused = showing.reachable(request), paused_now(request)
    form = BeginForm.of(request, alone=space is None, initial={"other_name": showing.name(request)})
    holds = held(request) if space else None  # alone with one's own phone nothing is between the two
    if request.method == "POST" and not holds and form.is_valid():
        questions = showing.questions(request)
        found = keeping.begin(request.vault, space, form.wanted(), questions, paused, request.today)
        return redirect("evening:room", found.id)
    return render(request, "evening/begin.html", {"form": form, "held": holds, **showing.front(request)})


@own_page
def room(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The room. What this person paused since stays out of what is still to come; of a room that rests a visit leaves
    nothing.
    """
    found = _find(request, id)
    if found.is_running:
        _leave_out(request, found)
    return show(request, showing.room(request, found))


@own_page
@require_POST
def step(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A press in the room. Before the other begins, their session draws from what was dealt."""
    found = _find(request, id)
    name, themes = request.POST.get("name", ""), showing.themes_of(request)
    if not found.one_phone and not found.kept.mine and name == "enter" and not held(request):
        keeping.draw(request.vault, found, themes, paused_now(request), request.today)
    elif found.one_phone and found.kept.mine and found.stage.name == "leave-out" and name == "done":
        # By this name no draft keeps it: what the guest ticks is nobody's to find.
        out = {*paused_now(request), *request.POST.getlist("secret_out")}
        keeping.draw(request.vault, found, themes, out, request.today)
    _leave_out(request, found)  # before the press: what comes next may be of a topic paused a moment ago
    return press(request, found, partial(showing.room, request))


@own_page
@require_POST
def next_set(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Go on to the next set."""
    found = keeping.next_set(request.vault, _find(request, id), request.today)
    if request.headers.get("HX-Request") == "true":
        return show(request, showing.room(request, found))
    return redirect("evening:room", id)


@own_page
@require_POST
def put_away(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put an opened evening away from Today; it stays on its own page."""
    _find(request, id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


@own_page
@require_POST
def alone_begin(request: OwnRequest) -> HttpResponse:
    """Begin a quiet evening of questions for oneself; one that was begun goes on."""
    kept = keeping.open_alone(request.vault) or keeping.begin_alone(
        request.vault, showing.questions(request), paused_now(request), request.today
    )
    return redirect("evening:alone", kept.id) if kept else redirect("evening:evening")


@own_page
def alone(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A question for oneself. Nothing is kept but how far one came; writing happens in the journal."""
    request.place = "together"
    kept = request.vault.get(QuietEvening, id)
    if request.method == "POST":
        past = request.POST.get("past", "")
        last = len(kept.record.questions) - 1
        if "end" in request.POST or past.isdecimal():
            keeping.go_on(request.vault, kept, last if "end" in request.POST else min(int(past[:3]), last))
        return redirect("evening:alone", id)
    return render(request, "evening/alone.html", showing.alone(request, kept))


def _leave_out(request: OwnRequest, found: Sitting) -> None:
    keeping.leave_out(request.vault, found, showing.themes_of(request), paused_now(request), request.today)


def _find(request: OwnRequest, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """The evening of this address, wherever it lies.

    Raises
    ------
    NotHere
        There is none for this person.

    """
    space = request.space.id if request.space and request.space.joined else None
    return keeping.find(request.vault, space, id)
