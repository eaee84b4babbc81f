"""What this browser remembers of how far everything had come, so that an older database does not pass unnoticed."""

from django.conf import settings
from django.http import HttpResponse

from usward.accounts.access import OwnRequest
from usward.vault import heads
from usward.vault.keys import opaque_id

#: A browser keeps no cookie for longer than this.
_LONG = 400 * 24 * 60 * 60


def is_older(request: OwnRequest) -> bool:
    """Whether something here is older than what this person, or this browser of theirs, has seen."""
    return heads.older(request.vault, request.COOKIES.get(_name(request), ""))


def remember(request: OwnRequest, answer: HttpResponse) -> HttpResponse:
    """Let this browser remember how far everything has come. Sealed: it says nothing to anybody else."""
    answer.set_cookie(
        _name(request),
        heads.note(request.vault),
        max_age=_LONG,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _name(request: OwnRequest) -> str:
    """One for each person of this browser, and telling nobody whose it is."""
    mark = opaque_id(request.vault.root.bucket.bytes, b"device").hex[:8]
    return settings.SESSION_COOKIE_NAME.replace("vk", f"seen-{mark}", 1)
