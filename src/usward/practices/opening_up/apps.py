"""Opening up as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class OpeningUpConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.opening_up"
    label = "opening_up"
    title = _("Opening up")
    summary = _("Tell a fear, a hope or a story at your own depth, and say first how you would like it received.")
    place = "together"
    prefix = "opening-up"
    entry = "opening_up:front"
    takes = {"opening-up": "opening_up:new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"opening-up": _("Open up about it")}  # noqa: RUF012
    for_you = "usward.practices.opening_up.cards:for_you"
