"""The state of us as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class StateOfUsConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.state_of_us"
    label = "state_of_us"
    title = _("The state of us")
    summary = _("Twenty minutes a week: thanks, a few things from your own notes in turns, one small promise, a close.")
    place = "together"
    prefix = "state-of-us"
    entry = "state_of_us:agenda"
    takes = {"agenda": "state_of_us:new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"agenda": _("Note it for the state of us")}  # noqa: RUF012
    asks = {"state-of-us": "state_of_us:begin"}  # noqa: RUF012
    today = "usward.practices.state_of_us.cards:today"
    for_you = "usward.practices.state_of_us.cards:for_you"
