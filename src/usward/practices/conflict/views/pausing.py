"""Pause: one press asks, a second holds. A time to return is an offer, and a no to it looks like no answer."""

from uuid import UUID

import numpy as np
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.practices.conflict import keeping, reach, rules, showing, turning
from usward.practices.conflict.forms import TimeForm
from usward.practices.conflict.rules import Standing
from usward.ui.toasts import toast


@own_page
def front(request: OwnRequest) -> HttpResponse:
    """What is unfinished, and the ways to begin."""
    request.place = "together"
    if reach.is_left_alone(request):
        return render(request, "conflict/left_alone.html")
    keeping.settle(request.vault, reach.local_now())
    return render(request, "conflict/front.html", showing.front(request))


@own_page
def pause(request: OwnRequest) -> HttpResponse:
    """The pause as it stands, or the question whether to pause; a POST holds. Alone it leads to calming down.

    Whoever leaves the whole topic alone may press it all the same: it protects them.
    """
    request.place = "together"
    space = reach.may_pause(request)
    if space is None:
        return redirect("conflict:soothe")
    keeping.settle(request.vault, reach.local_now())
    if request.method == "POST":
        return _hold(request, space)
    unsaid = {"unsaid": showing.unsaid(request)}
    return render(request, "conflict/pause.html", showing.pause_page(request) | unsaid)


@own_page
def standing(request: OwnRequest) -> HttpResponse:
    """For the script that hears of a change: the neutral card until it is put away; otherwise nothing."""
    found = reach.news(request)
    return render(request, "conflict/_news.html", {"pause": found}) if found else HttpResponse(status=204)


@space_page
def time(request: SpaceRequest) -> HttpResponse:
    """Offer a time to return, or move the one there is."""
    request.place = "together"
    now = _now(request)
    me = request.vault.me
    if now is None or not (rules.may_move(now, me) or rules.may_offer(now, me, request.today)):
        return redirect("conflict:pause")
    at = request.vault.now()
    form = TimeForm.of(request, now=at, earliest=rules.earliest(now, me, at))
    if request.method == "POST" and form.is_valid():
        keeping.offer(request.vault, request.space.id, now, form.cleaned_data["at"], reach.local_now())
        return redirect("conflict:pause")
    moves = rules.may_move(now, me)
    return render(request, "conflict/time.html", {"form": form, "moves": moves, **showing.pause_page(request)})


@space_page
@require_POST
def taking(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Say yes to the time that was offered."""
    now = _asked(request, id)
    if now is not None:
        keeping.take(request.vault, request.space.id, now, reach.local_now())
    return redirect("conflict:pause")


@space_page
@require_POST
def declining(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let the offered time go. Nobody is told."""
    now = _asked(request, id)
    if now is not None:
        keeping.decline(request.vault, now, reach.local_now())
        toast(request, _("Let go. Nobody is told, and it reads like any offer that found no answer."))
    return redirect("conflict:pause")


@space_page
@require_POST
def calling_off(request: SpaceRequest) -> HttpResponse:
    """Take one's own unanswered offer back."""
    now = _now(request)
    if now is not None:
        keeping.call_off(request.vault, request.space.id, now)
    return redirect("conflict:pause")


@space_page
@require_POST
def back(request: SpaceRequest) -> HttpResponse:
    """Whoever pressed pause is back."""
    now = _now(request)
    if now is not None:
        keeping.lift(request.vault, request.space.id, now, reach.local_now())
        if not now.by <= now.back | {request.vault.me}:
            return redirect("conflict:pause")  # the other pressed it too, and is not back yet: that page says so
        toast(request, _("The pause is over. Begin with a hello, not with the sentence you were in."))
    return redirect("conflict:front")


@space_page
@require_POST
def letting_go(request: SpaceRequest) -> HttpResponse:
    """*I will not come back to this here.* With `back`, perhaps after all."""
    now = _now(request)
    if now is not None and "back" in request.POST:
        keeping.come_back(request.vault, now)
    elif now is not None:
        chance = np.random.default_rng()
        keeping.let_go(request.vault, request.space.id, now, reach.local_now(), chance)
    return redirect("conflict:pause")


@space_page
@require_POST
def reminder(request: SpaceRequest) -> HttpResponse:
    """Be reminded of the agreed time on one's own Today, or not."""
    now = _now(request)
    if now is not None:
        keeping.remind(request.vault, now, reach.local_now(), wanted="wanted" in request.POST)
    return redirect("conflict:pause")


@space_page
@require_POST
def seen(request: SpaceRequest) -> HttpResponse:
    """Put the card about the pause away. The pause holds on."""
    now = _now(request)
    if now is not None:
        keeping.put_away(request.vault, now, reach.local_now())
    return redirect("pages:today")


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take back a pause that was pressed by mistake."""
    keeping.unpress(request.vault, request.space.id, id)
    toast(request, _("Taken back."))
    return redirect("conflict:front")


def _hold(request: OwnRequest, space: UUID) -> HttpResponse:
    kept = keeping.hold(request.vault, space, reach.local_now())
    if kept is not None:
        turning.rest(request.vault, space, request.today)
        toast(request, _("The pause holds."), take_back=reverse("conflict:withdrawal", args=[kept.id]))
    return redirect("conflict:pause")


def _now(request: OwnRequest) -> Standing | None:
    """The pause that holds between the two."""
    found = reach.current_pause(request)
    return found.standing if found and found.standing.holds(reach.local_now().date()) else None


def _asked(request: OwnRequest, offer: UUID) -> Standing | None:
    """The pause, as long as this very time is the one on offer; otherwise a word that it changed."""
    now = _now(request)
    if now is not None and now.asked is not None and now.asked.id == offer:
        return now
    toast(request, _("That time has changed meanwhile. This is how it stands."))
    return None
