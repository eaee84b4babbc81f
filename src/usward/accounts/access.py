"""The one door. Every page carries exactly one of these marks; a page without one fails the route inventory.

    @open_page     needs no sign-in
    @own_page      signed in and unlocked: request.vault, request.person, request.space, request.today
    @space_page    the same, and there is a current space

What a person may not see and what never was read the same: 404.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from usward.accounts import drafts
from usward.accounts.clock import zone
from usward.accounts.models import Person
from usward.accounts.opening import Opened, open_session
from usward.accounts.sessions import SessionStore, fingerprint
from usward.accounts.spaces import SpaceView
from usward.vault.store import Changed, NobodyThere, NotHere, Vault

View = Callable[..., HttpResponseBase]


class OwnRequest(HttpRequest):
    """What a view behind `own_page` receives. `space` is the current one, if there is any."""

    vault: Vault
    person: Person
    opened: Opened
    space: SpaceView | None
    today: date
    place: str
    session: SessionStore
    prefill: QueryDict


class SpaceRequest(OwnRequest):
    """What a view behind `space_page` receives."""

    space: SpaceView


def open_page(view: Callable[..., HttpResponseBase]) -> View:
    """A page for everybody. A signed-in reader still gets their frame, but nothing is asked of anybody."""

    @wraps(view)
    def unguarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        opened = open_session(cast("SessionStore", request.session))
        if opened is not None:
            with suppress(NotHere):  # somebody removed their own record from the database: the page is for everybody
                enter(request, opened)
        return view(request, *args, **kwargs)

    unguarded.door = "open"  # type: ignore[attr-defined]
    return unguarded


def own_page(view: Callable[..., HttpResponseBase]) -> View:
    """A page of one's own: signed in, unlocked, with an opened vault."""
    return _guarded(view, "own")


def space_page(view: Callable[..., HttpResponseBase]) -> View:
    """A page of the current space; without any space it kindly says how to begin one."""
    return _guarded(view, "space")


def live_rooms(cookie: str) -> set[str]:
    """The live rooms a session cookie may enter now: its own (`session:…`) and its joined spaces (their ids)."""
    opened = open_session(SessionStore(cookie)) if cookie else None
    if opened is None:
        return set()
    return {f"session:{fingerprint(cookie)}"} | {str(space.id) for space in opened.spaces if space.joined}


def sign_in_address(path: str, *, kept: bool = False) -> str:
    """The sign-in page that leads on to `path`."""
    query = {"next": path} if drafts.is_local(path) and path != "/" else {}
    if kept:
        query["kept"] = "1"
    return reverse("accounts:sign-in") + (f"?{urlencode(query)}" if query else "")


def _guarded(view: Callable[..., HttpResponseBase], door: str) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        session = cast("SessionStore", request.session)
        opened = open_session(session)
        if opened is None:
            return locked(request)
        session.touch()
        own = enter(request, opened)
        if door == "space" and own.space is None:
            return render(request, "accounts/no_space.html")
        try:
            with timezone.override(zone(opened.me.zone)):
                answer = view(own, *args, **kwargs)
        except NotHere:
            raise Http404 from None
        except Changed:
            return render(request, "accounts/changed.html", _words(request), status=409)
        except NobodyThere:
            return render(request, "accounts/nobody_there.html", _words(request), status=409)

        if own.method == "POST" and answer.status_code in (302, 303):
            _words_arrived(own)
        return answer

    guarded.door = door  # type: ignore[attr-defined]
    return guarded


def enter(request: HttpRequest, opened: Opened) -> OwnRequest:
    """Put what was opened into the request."""
    own = cast("OwnRequest", request)
    own.opened, own.vault, own.person = opened, opened.vault, opened.person
    own.today = opened.today()
    own.space = _current(opened, own.session)
    return own


def _words_arrived(request: OwnRequest) -> None:
    """The page that kept words were taken to has taken them: let the draft go."""
    continued = request.session.get("continued")
    if continued and request.path in continued:
        drafts.discard(request.person, UUID(continued[request.path]))
        request.session["continued"] = {path: draft for path, draft in continued.items() if path != request.path}


def _current(opened: Opened, session: SessionStore) -> SpaceView | None:
    chosen = UUID(bytes=session.note.space) if session.note and session.note.space else None
    if chosen:
        for space in opened.spaces:
            if space.id == chosen:
                return space
    return opened.spaces[0] if opened.spaces else None


def locked(request: HttpRequest) -> HttpResponseBase:
    """What a browser without open keys sees: the same everywhere. Words that were on their way are kept."""
    session = cast("SessionStore", request.session)
    page = drafts.page_of(request)
    prefill: QueryDict = getattr(request, "prefill", None) or QueryDict()
    if request.method != "POST" and not prefill:
        return _go(request, _unlock_address(session, request.path))
    # A draft on its way from one page to another is words, too, although it reads as a GET by now.
    fields = drafts.fields_in(request.POST if request.method == "POST" else prefill)
    if session.known and session.person is not None and session.note is not None:
        kept = drafts.keep(session.person, session.note.public_key, page, fields)
        return _go(request, _unlock_address(session, page, kept=kept))
    from usward.accounts.views.signing import carrying

    return carrying(request, page, fields)


def _unlock_address(session: SessionStore, path: str, *, kept: bool = False) -> str:
    address = sign_in_address(path, kept=kept)
    if session.known and session.row is not None and session.row.pin_ring is not None:
        return address.replace(reverse("accounts:sign-in"), reverse("accounts:unlock"), 1)
    return address


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """Lead the whole page there, also when only a part of it was asked for."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _words(request: HttpRequest) -> dict[str, Any]:
    """What was being said, so that the page can give it back."""
    return {"words": drafts.fields_in(request.POST), "back": request.path}
