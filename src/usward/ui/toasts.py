"""Calm short messages on the next page, with *take it back* where something was just shared."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise


def toast(request: HttpRequest, text: str | Promise, *, take_back: str = "") -> None:
    """Show `text` once, on the next page.

    `take_back` is the address that a *take it back* button posts to; it is offered for a minute. Keep the text
    free of anybody's words and names: until it is shown it waits in a signed, but readable, cookie.
    """
    messages.info(request, str(text), extra_tags=take_back)
