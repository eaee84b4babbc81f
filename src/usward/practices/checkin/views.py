"""The pages of the check-in."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.put_away import PutAway
from usward.practices.checkin import keeping, showing
from usward.practices.checkin.forms import CheckInForm, GuessForm, StandingForm
from usward.practices.checkin.record import CheckIn
from usward.ui.toasts import toast


@own_page
def check_in(request: OwnRequest) -> HttpResponse:
    """The day's check-in: first answers, or another look at them."""
    request.place = "today"
    old = keeping.of_day(request.vault, request.today)
    form = CheckInForm.of(request, today=request.today, spaces=_ordered(request), old=old and old.record)
    if request.method == "POST" and form.is_valid():
        kept = keeping.keep(request.vault, form.record(), _quiet(request), _zones(request))
        if "give" in request.POST and showing.can_give(request):
            return _given(request, kept.record, numbers=False)
        return redirect("checkin:day", kept.day)
    return render(request, "checkin/check_in.html", {"form": form, "old": old, "can_give": showing.can_give(request)})


@own_page
def day(request: OwnRequest, day: str) -> HttpResponse:
    """One day as I wrote it, and what may be done with it."""
    request.place = "today"
    kept = keeping.of_day(request.vault, _date(day))
    if kept is None:
        raise Http404
    return render(request, "checkin/day.html", showing.day(request, kept))


@own_page
@require_POST
def removal(request: OwnRequest, day: str) -> HttpResponse:
    """Remove a day for good, with what was given of it."""
    keeping.remove(request.vault, _date(day), _zones(request))
    toast(request, _("That day is removed."))
    return redirect("checkin:days")


@own_page
def month(request: OwnRequest, year: int | None = None, number: int | None = None) -> HttpResponse:
    """A month of days, mine and those the other gave."""
    request.place = "me"
    try:
        first = request.today.replace(day=1) if year is None or number is None else date(year, number, 1)
    except ValueError:
        raise Http404 from None
    return render(request, "checkin/month.html", showing.month(request, first))


@space_page
@require_POST
def gifts(request: SpaceRequest) -> HttpResponse:
    """Give a day to the other, with or without its numbers."""
    kept = keeping.of_day(request.vault, _date(request.POST.get("day", "")))
    if kept is None or not showing.can_give(request) or not showing.is_recent(request, kept.day):
        raise Http404
    return _given(request, kept.record, numbers="numbers" in request.POST)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a given day back."""
    keeping.take_back(request.vault, request.space.id, id)
    toast(request, _("Taken back. It is as if it had never been given."))
    return redirect("checkin:new")


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a day the other gave away from Today; it stays among the days."""
    gift = keeping.gift_by_id(request.vault, request.space.id, id)
    request.vault.add(PutAway(day=request.today, what=gift.id))
    return redirect("pages:today")


@space_page
def standing(request: SpaceRequest) -> HttpResponse:
    """What the other may see week by week."""
    request.place = "me"
    scales = keeping.standing(request.vault, request.space.id)
    form = StandingForm.of(request, initial=dict.fromkeys(scales, True))
    if request.method == "POST" and form.is_valid():
        space = request.space
        keeping.choose(request.vault, space.id, form.scales(), request.today, space.zone, away=space.quiet)
        toast(request, _("That holds from today on."))
        return redirect("checkin:standing")
    return render(request, "checkin/standing.html", {"form": form, "scales": scales})


@space_page
def guess(request: SpaceRequest) -> HttpResponse:
    """How I think the other is, beside what they gave or what the published week says."""
    request.place = "today"
    old = keeping.guess_of(request.vault, request.space.id, request.today)
    form = GuessForm.of(request, name=showing.name(request.space), initial=showing.guessed(old))
    if request.method == "POST" and form.is_valid():
        keeping.guess(request.vault, form.record(request.space.id, request.today))
        return redirect("checkin:guess")
    return render(request, "checkin/guess.html", {"form": form, **showing.comparison(request, old)})


def _given(request: OwnRequest, record: CheckIn, *, numbers: bool) -> HttpResponse:
    if request.space is None:
        raise Http404
    gift = keeping.give(request.vault, record, request.space.id, numbers=numbers)
    toast(request, _("Given."), take_back=reverse("checkin:withdrawal", args=[gift.id]))
    return redirect("checkin:day", record.day)


def _ordered(request: OwnRequest) -> list[Any]:
    """The current space first, then the others."""
    return sorted(request.opened.spaces, key=lambda space: space != request.space)


def _quiet(request: OwnRequest) -> set[UUID]:
    return {space.id for space in request.opened.spaces if space.quiet}


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _zones(request: OwnRequest) -> dict[UUID, str]:
    return {space.id: space.zone for space in request.opened.spaces}
