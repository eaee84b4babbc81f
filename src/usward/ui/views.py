"""The shell's own pages: errors, offline, the page of *Exit*, the app's manifest, and the component page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from usward.ui import measures
from usward.ui.handover import words_of
from usward.ui.worker import service_worker_text

View = Callable[..., HttpResponseBase]


def open_view(view: View) -> View:
    """Mark a view as one that needs no sign-in. (The doors themselves are in `accounts`, which `ui` may not import.)"""
    view.door = "open"  # type: ignore[attr-defined]
    return view


@open_view
def away(request: HttpRequest) -> HttpResponse:
    """Where *Exit* leads: a page of kitchen measures, with nothing on it about this program."""
    return HttpResponse(render_to_string("ui/away.html", measures.TABLES))


@open_view
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows without a network; the same for everybody, so it is drawn without the request."""
    return HttpResponse(render_to_string("ui/offline.html"))


@open_view
def service_worker(request: HttpRequest) -> HttpResponse:
    """`/sw.js`, from the root so that it may answer for every page."""
    return HttpResponse(service_worker_text(), content_type="text/javascript; charset=utf-8")


@open_view
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to know to put Usward on its home screen."""
    return JsonResponse(
        {
            "name": "Usward",
            "short_name": "Usward",
            "description": _("A quiet place for two."),
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf6ee",
            "theme_color": "#fbf6ee",
            "icons": [
                *(
                    {"src": static(f"ui/icons/icon-{n}.png"), "sizes": f"{n}x{n}", "type": "image/png"}
                    for n in (192, 512)
                ),
                {"src": static("ui/icons/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
                {
                    "src": static("ui/icons/maskable-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
        },
        content_type="application/manifest+json",
    )


# --- When something goes wrong: what happened, what to do, and what is not lost -------------------------------------


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent something that makes no sense here."""
    return trouble(
        request,
        400,
        _("That did not arrive whole"),
        _("The browser sent something this page could not read, so nothing was changed."),
        _("Go back and try once more. If it was a long text or a file, try a shorter one."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: a page that is not this person's to open."""
    return trouble(
        request,
        403,
        _("This door is not yours to open"),
        _("What you asked for belongs to somebody else, or was never here. Nothing was changed."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing there, or nothing there for this person; the two read the same."""
    return trouble(
        request,
        404,
        _("There is nothing at this address"),
        _("It may have been taken back, or the address may be slightly off. Nothing of yours is lost."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. What was written comes back on the page."""
    return trouble(
        request,
        500,
        _("Something broke on our side"),
        _("It was not you. Everything that was saved before is safe."),
        _("What you just sent was probably not saved. Wait a moment, then try again.")
        if request.method == "POST"
        else _("Wait a moment, then try again."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or old: after signing in again elsewhere, or sent by another site."""
    return trouble(
        request,
        403,
        _("This form had grown old"),
        _("It was opened before you last signed in, or your browser keeps no cookies. Nothing was changed."),
        _("Open the page again and send it from there."),
    )


def trouble(request: HttpRequest, status: int, title: str | Promise, *lines: str | Promise) -> HttpResponse:
    """A page that says what happened and what to do, and gives back the words of the form that was sent.

    It is drawn without the shell, so that it also works when the shell is what broke.
    """
    try:
        words = words_of(request.POST) if request.method == "POST" else ()
    except Exception:  # noqa: BLE001  an unreadable body is one of the troubles this page is for
        words = ()
    context: dict[str, Any] = {"title": title, "lines": lines, "words": words, "back": request.path}
    context["csrf_token"] = get_token(request)
    return HttpResponse(render_to_string("ui/error.html", context), status=status)
