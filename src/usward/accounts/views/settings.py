"""Settings: name and colour, locks, the PIN of this device, sessions, invitations, and the server's own page."""

import time as clock
from datetime import date
from typing import Any

import django
from django.conf import settings as site
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from usward import __version__
from usward.accounts import device_pin, people
from usward.accounts.access import OwnRequest, own_page
from usward.accounts.forms import NewPin
from usward.accounts.models import Session
from usward.accounts.sessions import fingerprint
from usward.accounts.signing import label_of
from usward.accounts.space_forms import AboutMe, Locks
from usward.accounts.spaces import show_profile

#: The names of the colours; their values are in the design system's style sheets.
HUES = [
    ("violet", _("violet")), ("gold", _("gold")), ("teal", _("teal")),
    ("rose", _("rose")), ("blue", _("blue")), ("moss", _("moss")),
]  # fmt: skip


@own_page
def settings(request: OwnRequest) -> HttpResponse:
    """The list of settings."""
    has_pin = bool(request.session.row and request.session.row.pin_ring)
    context = {"has_pin": has_pin, "has_code": people.has_code(request.person), "person": request.person}
    return render(request, "accounts/settings.html", context)


@own_page
def about_me(request: OwnRequest) -> HttpResponse:
    """Name, colour, time zone."""
    me = request.opened.me
    form = AboutMe.of(request, hues=HUES, initial={"name": me.name, "hue": me.hue, "zone": me.zone})
    if form.is_valid():
        said = form.cleaned_data
        request.opened.change(lambda me: me.with_(name=said["name"], hue=said["hue"], zone=said["zone"]))
        show_profile(request.opened)
        messages.success(request, _("Kept."))
        return redirect("accounts:settings")
    return render(request, "accounts/about_me.html", {"form": form})


@own_page
def locks(request: OwnRequest) -> HttpResponse:
    """How long until Usward locks by itself; holds for this browser at once and for others from the next sign-in."""
    form = Locks.of(request, initial={"idle_minutes": request.opened.me.idle_minutes})
    if form.is_valid():
        minutes = form.cleaned_data["idle_minutes"]
        request.opened.change(lambda me: me.with_(idle_minutes=minutes))
        request.session.choose_idle(minutes)
        messages.success(request, _("Kept."))
        return redirect("accounts:settings")
    return render(request, "accounts/locks.html", {"form": form})


@own_page
def pin(request: OwnRequest) -> HttpResponse:
    """Give this browser a PIN, or take it away."""
    has_pin = bool(request.session.row and request.session.row.pin_ring)
    if request.method == "POST" and request.POST.get("away"):
        device_pin.take_away(request.session, request.opened.ring)
        return redirect("accounts:settings")
    form = NewPin.of(request)
    if form.is_valid():
        device_pin.set_pin(request.session, request.opened.ring, form.cleaned_data["pin"], form.cleaned_data["days"])
        request.session.modified = True
        return redirect("accounts:settings")
    return render(request, "accounts/pin.html", {"form": form, "has_pin": has_pin})


@own_page
def sessions(request: OwnRequest) -> HttpResponse:
    """One's own sessions by day. A POST ends one, or all the others."""
    mine = Session.objects.filter(person=request.person)
    this = fingerprint(request.session.session_key or "")
    if request.method == "POST":
        ended = mine.exclude(id=this)
        if not request.POST.get("others"):
            ended = ended.filter(id=request.POST.get("id", ""))
        ended.delete()
        return redirect("accounts:sessions")
    root, person = request.opened.root, request.person
    labels = [label_of(root, person, which, bytes(label or b"")) for which, label in mine.values_list("id", "label")]
    labels.sort(key=lambda label: label.day or date.min, reverse=True)
    return render(request, "accounts/sessions.html", {"labels": labels, "this": this})


@own_page
def invitations_refused(request: OwnRequest) -> HttpResponse:
    """Refuse all invitations, or welcome those of somebody again. Nobody is told."""
    if request.method == "POST":
        refuse = request.POST.get("refuse") == "1"
        clear = bool(request.POST.get("clear"))
        request.opened.change(lambda me: me.with_(refused=()) if clear else me.with_(no_invitations=refuse))
        return redirect("accounts:invitations-refused")
    return render(request, "accounts/invitations_refused.html", {"me": request.opened.me})


@own_page
def server(request: OwnRequest) -> HttpResponse:
    """The server's own page, for the first account: settings and nothing about anybody."""
    if not request.person.runs_server:
        raise Http404
    return render(request, "accounts/server.html", {"facts": _facts()})


def _facts() -> list[tuple[Any, Any]]:
    sqlite = site.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    return [
        (_("Version"), f"Usward {__version__}, Django {django.get_version()}"),
        (_("Address"), site.ORIGIN),
        (_("Home"), site.HOME),
        (_("Store"), _("one file in the home") if sqlite else "PostgreSQL"),
        (_("Clock"), clock.strftime("%Z")),
    ]
