"""Protection against forged forms when pages send no referrer.

With `Referrer-Policy: no-referrer` browsers put `Origin: null` on a plain form, which Django takes for a stranger.
Browsers say in a header that no page can forge, `Sec-Fetch-Site`, where the form came from: that is asked instead.
"""

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware


class SameSiteForms(CsrfViewMiddleware):
    """Django's own check of token and origin; only `Origin: null` is judged by `Sec-Fetch-Site`."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] != "null":
            return bool(super()._origin_verified(request))  # type: ignore[misc]  # the stubs leave it out
        # Over plain HTTP beyond localhost browsers leave the header out; the token alone decides there,
        # as Django does when no origin was sent.
        came_from = request.headers.get("Sec-Fetch-Site", "" if request.is_secure() else "same-origin")
        return came_from == "same-origin"
