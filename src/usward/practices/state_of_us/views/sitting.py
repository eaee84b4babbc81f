"""The twenty minutes: begun, walked through, and closed. On two phones, or on one between the two."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.core.put_away import PutAway
from usward.core.records import BadRecord
from usward.live import sittings
from usward.live.holding import held
from usward.live.showing import press, show
from usward.live.sittings import Sitting
from usward.practices.state_of_us import keeping, rules, showing
from usward.practices.state_of_us.forms import BeginForm

if TYPE_CHECKING:
    from usward.core.turns import Seat


@own_page
def begin(request: OwnRequest) -> HttpResponseBase:
    """Open the room: on which phones, who goes first, and what is put on the table at once."""
    request.place = "together"
    space = showing.reachable(request)
    found = sittings.current(request.vault, space, keeping.PRACTICE, request.today)
    notes = keeping.notes(request.vault, space, showing.home(request))
    form = BeginForm.of(request, alone=space is None, name=showing.name(request), notes=notes,
                        initial={"other_name": showing.name(request)})  # fmt: skip
    holds = held(request) if space else None  # alone nothing is between the two
    if request.method == "POST" and not holds and form.is_valid():
        found = found or _opened(request, form, space)  # which may be the one that the other opens at this moment
        return redirect("state_of_us:room", found.id)
    context = {"form": form, "found": found, "held": holds, "name": showing.name(request)}
    return render(request, "state_of_us/begin.html", context)


@own_page
def room(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The room as it stands."""
    return show(request, showing.room(request, _find(request, id)))


@own_page
@require_POST
def step(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A press in the room. A turn is skipped by whoever has it, and by nobody else."""
    found = _find(request, id)
    if request.POST.get("name") == "skip" and found.stage.whose not in (None, found.seat):
        return _shown(request, found)
    return press(request, found, partial(showing.room, request))


@own_page
@require_POST
def table(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a note of one's own on the table, take it back, or lay something there at once."""
    found, said = _find(request, id), request.POST
    vault, space, text = request.vault, found.space, said.get("text", "").strip()
    try:
        if "put" in said:
            keeping.put(vault, keeping.own(vault, _uuid(said["put"])), space, request.today)
        elif "back" in said:
            keeping.take_back(vault, _uuid(said["back"]), space)
        elif text and not found.state.over:
            keeping.lay(vault, text, found, request.today)
    except BadRecord:
        return _shown(request, found, trouble=_("That is longer than fits here. Please shorten it a little."))
    return _shown(request, found)


@own_page
@require_POST
def promise(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Write down a small promise that was made."""
    found, text, whose = _find(request, id), request.POST.get("text", "").strip(), request.POST.get("whose")
    if text and whose in ("me", "you", "both"):
        try:
            keeping.promise(request.vault, found, text, whose, request.today)  # type: ignore[arg-type]
        except BadRecord:
            return _shown(request, found, trouble=_("That is longer than fits here. Please shorten it a little."))
    return _shown(request, found)


@own_page
@require_POST
def on(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Leave what turns there are, and go on to the promise."""
    return _shown(request, keeping.on_to_the_promise(request.vault, _find(request, id), request.today))


@own_page
@require_POST
def put_away(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put an opened room away from Today; it stays on its own page."""
    _find(request, id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


def _opened(request: OwnRequest, form: BeginForm, space: UUID | None) -> Sitting:
    """A new room, and on its table what was chosen."""
    first: Seat = 0 if form.cleaned_data["first"] == "me" else 1
    named = form.cleaned_data.get("other_name", "")
    for each in form.chosen:
        keeping.put(request.vault, keeping.own(request.vault, each), space, request.today)
    return sittings.open_sitting(
        request.vault, space, keeping.PRACTICE, rules.plan(first), request.today,
        details={"other_name": named} if named else {}, one_phone=form.one_phone,
    )  # fmt: skip


def _shown(request: OwnRequest, found: Sitting, **trouble: str) -> HttpResponse:
    if trouble or request.headers.get("HX-Request") == "true":
        return show(request, showing.room(request, found, **trouble))
    return redirect("state_of_us:room", found.id)


def _find(request: OwnRequest, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """The sitting of this address, wherever it lies.

    Raises
    ------
    NotHere
        There is none for this person.

    """
    space = request.space.id if request.space and request.space.joined else None
    return keeping.find(request.vault, space, id)


def _uuid(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        return UUID(int=0)
