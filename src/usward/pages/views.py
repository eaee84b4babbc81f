"""The four places and Support. Each view is one paragraph; what it composes lives beside it."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest, SpaceRequest, open_page, own_page, space_page
from usward.pages import support as support_page
from usward.pages.today import today as todays
from usward.pages.us import SEEN, WINDOWS, closeness, first_window
from usward.practices.checkin.record import CheckIn, SharedDay
from usward.ui.charts import NoPicture, Picture, draw
from usward.ui.practice import practices


@own_page
def today(request: OwnRequest) -> HttpResponse:
    """Today: at most five cards."""
    request.place = "today"
    now = timezone.localtime()
    with request.vault.at_a_glance():
        page = todays(request, now, request.opened.me.name)
    return render(request, "pages/today.html", {"page": page, "now": now})


@own_page
def together(request: OwnRequest) -> HttpResponse:
    """Together: the practices of two."""
    request.place = "together"
    return render(request, "pages/together.html", {"practices": practices("together")})


@own_page
def me(request: OwnRequest) -> HttpResponse:
    """Me: the practices of one, and the way to settings."""
    request.place = "me"
    return render(request, "pages/me.html", {"practices": practices("me")})


@space_page
def us(request: SpaceRequest) -> HttpResponse:
    """Us: the first picture, closeness of both."""
    request.place = "us"
    space = request.space
    checkins = request.vault.all(CheckIn, since=request.today - SEEN)
    asked = request.GET.get("back", "")
    back = asked if asked in WINDOWS else first_window(checkins, request.today)
    shared = request.vault.all(SharedDay, space=space.id) if space.id in request.vault.spaces else []
    seen = closeness(
        checkins, shared, space.id, timezone.now(), request.today,
        ZoneInfo(space.zone), WINDOWS[back][0], space.other_name or _("the other"),
    )  # fmt: skip
    windows = [(key, label) for key, (_window, label) in WINDOWS.items()]
    told = {"seen": seen, "drawing": _drawn(seen.picture), "windows": windows, "back": back}
    return render(request, "pages/us.html", told)


@open_page
def support(request: HttpRequest) -> HttpResponse:
    """Support: the same for everyone. Which country was asked for is in the address, and nowhere else."""
    told = {"countries": support_page.countries(), "country": support_page.chosen(request.GET.get("country", ""))}
    return render(request, "pages/support.html", told)


def _drawn(picture: Picture | None) -> SafeString | None:
    try:
        return draw(picture) if picture else None
    except NoPicture:
        return None
