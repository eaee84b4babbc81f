"""What moods and lengths are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

Text = str | Promise

MOODS: Mapping[str, Text] = {
    "calm": gettext_lazy("calm"),
    "close": gettext_lazy("close"),
    "light": gettext_lazy("light-hearted"),
    "moved": gettext_lazy("moved"),
    "restless": gettext_lazy("restless"),
    "awkward": gettext_lazy("awkward"),
    "sleepy": gettext_lazy("sleepy"),
}


def length(seconds: int) -> str:
    """A length of time as one would say it."""
    minutes = seconds // 60
    if seconds < 60:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    if minutes % 60 == 0:
        hours = minutes // 60
        return _("an hour") if hours == 1 else ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    if seconds % 60:
        return _("%(minutes)d and a half minutes") % {"minutes": minutes}
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
