"""Short messages between two pages travel in a cookie; only fixed, neutral words are ever put there."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class CookieMessages(CookieStorage):
    """Django's cookie storage under our cookie name, so that the browser ties it to this one origin."""

    cookie_name = settings.MESSAGE_COOKIE_NAME
