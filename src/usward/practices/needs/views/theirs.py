"""The other's map as far as they show it, and my guesses at it, which nobody else ever sees."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import SpaceRequest, space_page
from usward.accounts.topics import paused_now
from usward.core.put_away import PutAway
from usward.practices.needs import keeping, rules, showing, wording
from usward.practices.needs.forms import GuessForm
from usward.practices.needs.record import Guess
from usward.ui.toasts import toast
from usward.vault.store import NotHere


@space_page
def theirs(request: SpaceRequest) -> HttpResponse:
    """What the other shows of what they need."""
    request.place = "together"
    return render(request, "needs/theirs.html", showing.theirs(request))


@space_page
def one(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One need the other shows: folded until I guessed or asked to see it, then beside my guess."""
    request.place = "together"
    shown = _shown(request, id)
    form = GuessForm.of(request)
    if request.method == "POST" and shown.folded and form.is_valid():
        need = shown.kept.record
        about = {"key": need.key} if need.key else {"item": id}
        keeping.guess(request.vault, form.record(day=request.today, space=request.space.id, **about))
        return redirect("needs:their-one", id)
    known = wording.described(shown.kept.record.key)
    context = {"form": form, "shown": shown, "title": wording.name_of(shown.kept.record), "known": known}
    context["earlier"] = [] if shown.folded else request.vault.earlier(shown.kept)
    return render(request, "needs/their_one.html", context | showing.names(request))


@space_page
@require_POST
def unfolding(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Look without guessing."""
    keeping.unfold(request.vault, _shown(request, id).kept.id, request.today)
    return redirect("needs:their-one", id)


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put something the other showed away from Today; it stays on their map."""
    known = {each.kept.id for each in showing.shown_to_me(request)}
    if request.space.joined and not request.space.quiet:
        known |= {kept.id for kept in keeping.preferences_shown(request.vault, request.space.id)}
    if id not in known:
        raise NotHere
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


@space_page
def guesses(request: SpaceRequest) -> HttpResponse:
    """What I could guess at, and the guesses that wait."""
    request.place = "together"
    return render(request, "needs/guesses.html", showing.guessing(request))


@space_page
def guess(request: SpaceRequest, key: str) -> HttpResponse:
    """Guess at a need of the library. Whether the other thought about it at all is nowhere to be seen."""
    request.place = "together"
    known = wording.described(key)
    if known is None or rules.is_left_alone(key, paused_now(request)):
        raise NotHere
    shown = next((each for each in showing.shown_to_me(request) if each.kept.record.key == key), None)
    if shown is not None:
        return redirect("needs:their-one", shown.kept.id)
    before = showing.own_guess(request, key)
    form = GuessForm.of(request, initial=_fields(before.record) if before else {})
    if request.method == "POST" and form.is_valid():
        keeping.guess(request.vault, form.record(day=request.today, space=request.space.id, key=key))
        toast(request, _("Your guess waits here. Nobody else sees it."))
        return redirect("needs:guesses")
    return render(
        request, "needs/guess.html", {"form": form, "known": known, "before": before, **showing.names(request)}
    )


@space_page
@require_POST
def guess_removal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let go of a guess."""
    kept = request.vault.get(Guess, id)
    if kept.record.space != request.space.id:
        raise NotHere
    request.vault.remove(kept)
    toast(request, _("Let go."))
    return redirect("needs:guesses")


def _shown(request: SpaceRequest, id: UUID) -> keeping.Shown:  # noqa: A002 - a record's id
    for shown in showing.shown_to_me(request):
        if shown.kept.id == id:
            return shown
    raise NotHere


def _fields(guess: Guess) -> dict[str, object]:
    return {"matters": guess.matters, "meets": guess.meets}
