"""Spaces: the list, one's side of each, its terms, going quiet, leaving."""

from datetime import time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts import invitations, leaving, quiet, sharing
from usward.accounts.access import OwnRequest, own_page
from usward.accounts.space_forms import Called, NewSpace, SpaceTerms
from usward.accounts.spaces import SpaceView, begin, change_own, set_terms
from usward.accounts.views.first_run import onward, terms_of


@own_page
def spaces(request: OwnRequest) -> HttpResponse:
    """All of one's spaces, and how to begin another."""
    form = NewSpace.of(request)
    if form.is_valid():
        space = begin(request.opened, form.cleaned_data["called"], terms_of(form, request.opened.me.zone))
        request.session.choose_space(space)
        return redirect("accounts:invite", space)
    return render(request, "accounts/spaces.html", {"form": form, "spaces": request.opened.spaces})


@own_page
def space(request: OwnRequest, space: UUID) -> HttpResponse:
    """One space. A POST makes it the current one."""
    view = request.opened.space(space)
    if request.method == "POST":
        request.session.choose_space(space)
        return redirect("/")
    return render(request, "accounts/space.html", _of(request, view))


def _of(request: OwnRequest, view: SpaceView) -> dict[str, object]:
    guest = invitations.guest_of(request.opened, view.id) if view.state == "accepted" else None
    return {
        "view": view,
        "guest": guest,
        "called": Called(initial={"called": view.own.called}),
        "terms": _terms(view),
        "elsewhere": request.opened.me.zone != view.zone,
        "onward": onward(request),
    }


def _terms(view: SpaceView) -> SpaceTerms:
    first, *rest = (time.fromisoformat(hour) for hour in view.hours)
    return SpaceTerms(
        initial={
            "bond": view.bond,
            "word": view.terms.word,
            "far": "far" if view.far else "near",
            "first": first,
            "second": rest[0] if rest else None,
            "zone": view.zone,
        }
    )


@require_POST
@own_page
def called(request: OwnRequest, space: UUID) -> HttpResponse:
    """What one calls the other."""
    form = Called(request.POST)
    if form.is_valid():
        change_own(request.opened, space, called=form.cleaned_data["called"])
        messages.success(request, _("Kept."))
        return redirect("accounts:space", space)
    return render(request, "accounts/space.html", _of(request, request.opened.space(space)) | {"called": form})


@require_POST
@own_page
def terms(request: OwnRequest, space: UUID) -> HttpResponse:
    """Bond, distance, opening hours, time zone: either may change them, both see it."""
    form = SpaceTerms(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        hours = sorted({each.strftime("%H:%M") for each in (said["first"], said["second"]) if each})
        word = said["word"] if said["bond"] == "family" else ""
        set_terms(
            request.opened, space, bond=said["bond"], word=word, far=said["far"], hours=tuple(hours), zone=said["zone"]
        )
        messages.success(request, _("Kept. Both of you see it."))
        return redirect("accounts:space", space)
    return render(request, "accounts/space.html", _of(request, request.opened.space(space)) | {"terms": form})


@require_POST
@own_page
def be_quiet(request: OwnRequest, space: UUID) -> HttpResponse:
    """Go quiet, or come back."""
    (quiet.come_back if request.POST.get("back") else quiet.go_quiet)(request.opened, space)
    return redirect("accounts:space", space)


@require_POST
@own_page
def seen(request: OwnRequest, space: UUID) -> HttpResponse:
    """A calm notice was read: put it away."""
    view = request.opened.space(space)
    change_own(request.opened, space, news=(), gone=view.state == "left")
    return redirect("accounts:space", space)


@own_page
def leave(request: OwnRequest, space: UUID) -> HttpResponse:
    """Leave: first what stays and what goes, then at once."""
    view = request.opened.space(space)
    if request.method == "POST":
        leaving.leave(request.opened, space, refuse=bool(request.POST.get("refuse")))
        return redirect("accounts:left")
    return render(request, "accounts/leave.html", {"view": view})


@own_page
def left(request: OwnRequest) -> HttpResponse:
    """After leaving: what is yours came with you."""
    return render(request, "accounts/left.html")


# What I share


@own_page
def shared(request: OwnRequest) -> HttpResponse:
    """Everything the other can see, per space, each with a way back."""
    found = [(view, sharing.shared(request.vault, view.id)) for view in request.opened.spaces if view.joined]
    return render(request, "accounts/shared.html", {"shared": found})


@require_POST
@own_page
def take_back(request: OwnRequest, space: UUID, id: UUID) -> HttpResponse:  # noqa: A002  # a record's id
    """Take one item back."""
    sharing.take_back(request.opened, space, id)
    return redirect("accounts:shared")


@require_POST
@own_page
def stop(request: OwnRequest, space: UUID) -> HttpResponse:
    """Turn one standing choice off."""
    sharing.stop(request.opened, space, request.POST.get("name", ""), request.POST.get("key", ""))
    return redirect("accounts:shared")
