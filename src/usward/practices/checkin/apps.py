"""The check-in as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class CheckInConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.checkin"
    label = "checkin"
    title = _("Check-in")
    summary = _("Two minutes to find out how the day has been, inside. Yours until you give it.")
    place = "me"
    prefix = "check-in"
    entry = "checkin:new"
    today = "usward.practices.checkin.cards:today"
    for_you = "usward.practices.checkin.cards:for_you"

    def ready(self) -> None:
        """Let *What I share* list the switches of the weekly line."""
        from usward.accounts import sharing
        from usward.practices.checkin.choices import WeekByWeek

        sharing.standing("checkin", WeekByWeek())
