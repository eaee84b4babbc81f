"""The graded evening as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class EveningConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.evening"
    label = "evening"
    title = _("The graded evening")
    summary = _("Three sets of questions that go deeper by and by, each of you answering first in turn. Or alone.")
    place = "together"
    prefix = "evening"
    entry = "evening:evening"
    asks = {"evening": "evening:begin"}  # noqa: RUF012 - a Mapping that nobody writes to
    for_you = "usward.practices.evening.cards:for_you"

    def ready(self) -> None:
        """What somebody leaves alone from now on stays out of an evening at once, wherever they chose it."""
        from usward.accounts.topics import chosen_now
        from usward.practices.evening.showing import topics_chosen

        chosen_now.connect(topics_chosen, dispatch_uid="evening")
