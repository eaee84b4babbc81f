"""A browser that signed in to an account before is known to it, so that nobody's guesses elsewhere lock it out.

The cookie holds a random token and, for each account, a mark only this server can make. It names nobody, opens nothing,
and lasts a year.
"""

import base64
import hmac
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from usward.accounts.models import folded

_YEAR = 365 * 24 * 3600
_MOST = 6


def cookie_name() -> str:
    """Beside the session's cookie, with the same prefix and suffix."""
    return str(settings.SESSION_COOKIE_NAME).replace("vk", "kb", 1)


def known(request: HttpRequest, username: str) -> str:
    """The token of this browser if it signed in to this account before, otherwise nothing."""
    token, *marks = request.COOKIES.get(cookie_name(), "").split(".")[: _MOST + 1]
    expected = _mark(token, username)
    right = [hmac.compare_digest(each.encode(), expected.encode()) for each in marks]
    return token if True in right else ""


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Make this browser known to the account it just signed in to."""
    token, *marks = request.COOKIES.get(cookie_name(), "").split(".")[: _MOST + 1]
    if len(token) != 22:
        token, marks = secrets.token_urlsafe(16), []
    mine = _mark(token, username)
    marks = [mine, *(each for each in marks if each != mine)][:_MOST]
    response.set_cookie(
        cookie_name(),
        ".".join((token, *marks)),
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark(token: str, username: str) -> str:
    said = b"\0".join((b"known browser", token.encode(), folded(username).encode()))
    digest = hmac.digest(str(settings.SECRET_KEY).encode(), said, "sha256")[:16]
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
