"""Presence as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class PresenceConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.presence"
    label = "presence"
    title = _("Presence")
    summary = _("Put the phones down for a while, with a quiet screen and a soft end; arrive, look, breathe.")
    place = "together"
    prefix = "presence"
    entry = "presence:front"
    asks = {"presence": "presence:begin"}  # noqa: RUF012 - a Mapping that nobody writes to
    for_you = "usward.practices.presence.cards:for_you"
