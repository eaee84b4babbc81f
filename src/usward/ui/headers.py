"""Headers that keep a page to itself: no copy in a cache, no word to other sites, no sensor of the device."""

from collections.abc import Callable, MutableMapping
from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)

DENIED = (
    "accelerometer", "autoplay",
    "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation",
    "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "otp-credentials", "payment", "picture-in-picture", "screen-wake-lock", "serial",
    "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip

SAME_ORIGIN = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PAGE = SAME_ORIGIN | {"Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED)}


class HeadersMiddleware:
    """Sets the headers on every response that is not a static file.

    It stands below WhiteNoise, which answers for static files itself; those get theirs from `static_headers`.
    A view that already set one of the headers keeps its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in PAGE.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def static_headers(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """The headers of static files; assign to `WHITENOISE_ADD_HEADERS_FUNCTION`."""
    for name, value in SAME_ORIGIN.items():
        headers[name] = value


def forget(response: Response) -> Response:
    """Tell the browser to drop what it kept of these pages; for the answer to *Lock* and *Exit*.

    Cookies are left out on purpose: the one that says "this browser is known" must outlive a lock.
    """
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
