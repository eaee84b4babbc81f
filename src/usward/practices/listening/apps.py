"""Listening as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class ListeningConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.listening"
    label = "listening"
    title = _("Listening")
    summary = _("One speaks, one listens and says back what arrived, until “that is it”. Then you swap.")
    place = "together"
    prefix = "listening"
    entry = "listening:front"
    takes = {"listening": "listening:begin"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"listening": _("Be heard out on this")}  # noqa: RUF012
    asks = {"listening": "listening:begin"}  # noqa: RUF012
    for_you = "usward.practices.listening.cards:for_you"
