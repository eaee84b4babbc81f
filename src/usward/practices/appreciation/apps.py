"""Appreciation as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class AppreciationConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.appreciation"
    label = "appreciation"
    title = _("Appreciation")
    summary = _("Notice something good, keep it or give it, and a jar that holds it all for grey days.")
    place = "together"
    prefix = "appreciation"
    entry = "appreciation:jar"
    takes = {"appreciation": "appreciation:new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"appreciation": _("Make it an appreciation")}  # noqa: RUF012
    today = "usward.practices.appreciation.cards:today"
    for_you = "usward.practices.appreciation.cards:for_you"
    good = "usward.practices.appreciation.cards:good"
