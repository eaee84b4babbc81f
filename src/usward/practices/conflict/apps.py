"""A way through a quarrel as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class ConflictConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.conflict"
    label = "conflict"
    title = _("When it is hard")
    summary = _("A pause that anybody may press, a quiet place to sort it out alone, and a way back to each other.")
    place = "together"
    prefix = "conflict"
    entry = "conflict:front"
    takes = {"conflict": "conflict:new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"conflict": _("Sort it out, alone at first")}  # noqa: RUF012
    asks = {"conflict": "conflict:turns"}  # noqa: RUF012
    holds = "usward.practices.conflict.reach:what_holds"
    today = "usward.practices.conflict.cards:today"
    for_you = "usward.practices.conflict.cards:for_you"
