"""Signing in, unlocking with the device PIN, locking, leaving in a hurry, and the words that came after the lock."""

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from usward.accounts import browsers, device_pin, drafts, limits, setup, signing
from usward.accounts.access import OwnRequest, open_page, own_page, sign_in_address
from usward.accounts.forms import Pin, SignIn
from usward.accounts.opening import Opened

if TYPE_CHECKING:
    from usward.accounts.sessions import SessionStore

Fields = tuple[tuple[str, str], ...]


@open_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """The one sign-in, the same for everybody. Words that were on their way travel through it."""
    if setup.nobody_here():
        return redirect("accounts:welcome")
    form = SignIn.of(request)
    status = 200
    if form.is_valid():
        try:
            opened = signing.sign_in(request, form.cleaned_data["username"], form.cleaned_data["password"])
        except limits.TooMany as fault:
            status = 429
            form.add_error(None, _too_many(fault))
        except signing.NotRight:
            form.add_error(None, _("This name and password do not go together."))
        except signing.StaysLocked:
            return render(request, "accounts/stays_locked.html")
        else:
            return _welcome_back(request, opened, form.cleaned_data["username"])
    return _sign_in_page(request, form, *_carried(request), status=status)


def carrying(request: HttpRequest, page: str, fields: Fields) -> HttpResponse:
    """The sign-in page in answer to a form that nobody is signed in for: it carries the words along."""
    if setup.nobody_here():
        return redirect("accounts:welcome")
    answer = _sign_in_page(request, SignIn(), page, fields)
    if request.headers.get("HX-Request") == "true":
        answer.headers["HX-Retarget"] = "body"
        answer.headers["HX-Reswap"] = "innerHTML"
    return answer


def _sign_in_page(request: HttpRequest, form: SignIn, page: str, fields: Fields, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "next": page,
        "carry": json.dumps(fields) if drafts.worth_keeping(fields) else "",
        "kept": request.GET.get("kept") == "1",
        "action": reverse("accounts:sign-in"),
    }
    return render(request, "accounts/sign_in.html", context, status=status)


def _carried(request: HttpRequest) -> tuple[str, Fields]:
    """Where to go afterwards, and the words to keep on the way."""
    page = request.POST.get("next") or request.GET.get("next") or "/"
    try:
        said = json.loads(request.POST.get("carry") or "[]")
        fields = tuple((str(name), str(value)) for name, value in said)
    except (ValueError, TypeError):
        fields = ()
    return (page if drafts.is_local(page) else "/"), fields


def _welcome_back(request: HttpRequest, opened: Opened, username: str) -> HttpResponse:
    page, fields = _carried(request)
    drafts.keep(opened.person, opened.ring.public, page, fields)
    answer = _onward(opened, page)
    browsers.remember(request, answer, username)
    return answer


def _onward(opened: Opened, page: str) -> HttpResponse:
    """Back to where one was, or first to the words that were kept."""
    page = page if drafts.is_local(page) else "/"
    if drafts.waiting(opened.person, opened.ring):
        return redirect(reverse("accounts:drafts") + "?" + urlencode({"next": page}))
    return HttpResponseRedirect(page)


def _too_many(fault: limits.TooMany) -> str:
    return _("That was often enough for now. Please wait %(n)s minutes; nothing is lost.") % {"n": fault.minutes}


@open_page
def unlock(request: HttpRequest) -> HttpResponse:
    """The device PIN, where this browser has one; otherwise the sign-in."""
    session = cast("SessionStore", request.session)
    page = _carried(request)[0]
    if not session.known or session.row is None or session.row.pin_ring is None:
        return redirect(sign_in_address(page))
    form = Pin.of(request)
    if form.is_valid():
        try:
            ring = device_pin.unlock(session, form.cleaned_data["pin"])
        except device_pin.WrongPin as fault:
            form.add_error("pin", _tries_left(fault.left))
        except device_pin.Gone:
            return redirect(sign_in_address(page))
        else:
            assert session.person is not None
            return _onward(Opened(session.person, ring, []), page)
    context = {"form": form, "next": page, "kept": request.GET.get("kept") == "1", "sign_in": sign_in_address(page)}
    return render(request, "accounts/unlock.html", context)


def _tries_left(left: int) -> str:
    return ngettext(
        "That is not it. One try is left; after it the password is needed.",
        "That is not it. %(n)s tries are left.",
        left,
    ) % {"n": left}


def _seal(request: HttpRequest) -> None:
    """Keep the words of this POST for whoever this browser belongs to."""
    session = cast("SessionStore", request.session)
    if session.known and session.person is not None and session.note is not None:
        page = drafts.page_of(request)
        drafts.keep(session.person, session.note.public_key, page, drafts.fields_in(request.POST))


def _forget(answer: HttpResponse) -> HttpResponse:
    """Have the browser drop what it kept of these pages. Cookies stay: the known browser must outlive a lock."""
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@require_POST
@open_page
def lock(request: HttpRequest) -> HttpResponse:
    """Lock. With a device PIN only the opened keys go; without one, or for good, the session does."""
    session = cast("SessionStore", request.session)
    _seal(request)
    has_pin = session.known and session.row is not None and session.row.pin_ring is not None
    if has_pin and not request.POST.get("for_good"):
        session.lock()
        return _forget(redirect("accounts:unlock"))
    session.flush()
    return _forget(redirect("accounts:sign-in"))


@require_POST
@open_page
def leave_quickly(request: HttpRequest) -> HttpResponse:
    """*Exit*: seal what was being written, end the session at once, and go to a page that looks like nothing."""
    _seal(request)
    cast("SessionStore", request.session).flush()
    return _forget(redirect("/away/"))


@require_POST
@own_page
def active(request: OwnRequest) -> HttpResponse:
    """A sign of life: the door has noted it already."""
    return HttpResponse(status=204)


@open_page
def kept_words(request: HttpRequest) -> HttpResponseBase:
    """The words that came after the lock: continue, or let them go. A POST seals more of them, locked or not."""
    if request.method == "POST":
        _seal(request)
        return HttpResponse(status=204)
    return _offer(request)


@own_page
def _offer(request: OwnRequest) -> HttpResponse:
    page = request.GET.get("next", "/")
    waiting = drafts.waiting(request.person, request.opened.ring)
    context = {"drafts": waiting, "next": page if drafts.is_local(page) else "/"}
    return render(request, "accounts/drafts.html", context)


@own_page
def continue_draft(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002  # a draft's id
    """Take the words to the page they were meant for. They are let go once that page has taken them."""
    waiting = dict(drafts.waiting(request.person, request.opened.ring))
    if id not in waiting or not request.prefill:
        raise Http404
    request.session["continued"] = {**request.session.get("continued", {}), waiting[id].path: str(id)}
    return HttpResponseRedirect(waiting[id].path, status=307)


@require_POST
@own_page
def discard_draft(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002  # a draft's id
    """Let a draft go for good."""
    drafts.discard(request.person, id)
    return redirect("accounts:drafts")
