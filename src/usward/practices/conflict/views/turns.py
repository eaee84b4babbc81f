"""Taking turns: both are heard out before anything is solved. On two devices, or on one that goes back and forth."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from usward.accounts import drafts
from usward.accounts.access import OwnRequest, own_page
from usward.live.showing import press, show
from usward.live.sittings import Sitting
from usward.practices.conflict import exchange, reach, showing, turning
from usward.practices.conflict.forms import TurnsForm


@own_page
def turns(request: OwnRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 - a record's id
    """Open a room for something that was raised, or for one's own matter on one phone."""
    request.place = "together"
    about = exchange.is_about(request, id)
    space = about.space
    if reach.holds_for_both(request):
        return redirect("conflict:pause")
    found = turning.open_of(request, space, id)
    form = TurnsForm.of(request, alone=space is None, other=reach.names(request)["name"])
    if request.method == "POST" and form.is_valid():
        found = turning.begin(request, space, id, about.record, **form.chosen())
        return redirect("conflict:room", found.id)
    context = {"form": form, "about": about, "found": found}
    return render(request, "conflict/turns.html", context | reach.names(request))


@own_page
def room(request: OwnRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 - a record's id
    """The room. While a pause holds it is closed."""
    found = turning.find(request, reach.reachable(request), id)
    if reach.holds_for_both(request):
        _keep(request, found, request.prefill)  # words that were brought back wait on
        return _to_the_pause(request)
    return show(request, turning.room(request, found))


@own_page
@require_POST
def step(request: OwnRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 - a record's id
    """A press in the room."""
    found = turning.find(request, reach.reachable(request), id)
    if reach.holds_for_both(request):
        _keep(request, found, request.POST)
        return _to_the_pause(request)
    return press(request, found, partial(turning.room, request))


def _keep(request: OwnRequest, found: Sitting, said: QueryDict) -> None:
    """Seal the words that were on their way into a room that a pause has closed: once, and not those of a guest."""
    there, words = reverse("conflict:room", args=[found.id]), said.get("words", "").strip()
    is_guests = found.one_phone and said.get("seat", str(found.my_seat)) != str(found.my_seat)
    kept = {value for _, draft in showing.unsaid(request) if draft.path == there for _, value in draft.fields}
    if words and not is_guests and words not in kept:
        fields = (("words", words), ("on", said.get("on", "")))
        drafts.keep(request.person, request.opened.ring.public, there, fields)


def _to_the_pause(request: OwnRequest) -> HttpResponse:
    """Lead the whole page there, also when only the inside of the room was asked for."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": reverse("conflict:pause")})
    return redirect("conflict:pause")
