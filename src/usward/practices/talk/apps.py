"""Talk as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class TalkConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.talk"
    label = "talk"
    title = _("Talk")
    summary = _("A question a day for both, answers that open together, decks, and the book of the two.")
    place = "together"
    prefix = "talk"
    entry = "talk:front"
    takes = {"talk": "talk:new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"talk": _("Make it a question")}  # noqa: RUF012
    today = "usward.practices.talk.cards:today"
    for_you = "usward.practices.talk.cards:for_you"
