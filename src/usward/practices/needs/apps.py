"""Needs as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class NeedsConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.needs"
    label = "needs"
    title = _("Needs")
    summary = _(
        "What matters to you and what meets it, shown item by item; guess each other's; ask for one small thing."
    )
    place = "together"
    prefix = "needs"
    entry = "needs:map"
    takes = {"need": "needs:new", "request": "needs:request-new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"need": _("Put it on the map of what you need"), "request": _("Turn it into one request")}  # noqa: RUF012
    asks = {"request": ""}  # noqa: RUF012 - a yes to a request is the beginning itself
    today = "usward.practices.needs.cards:today"
    for_you = "usward.practices.needs.cards:for_you"
