"""Empathy as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class EmpathyConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.empathy"
    label = "empathy"
    title = _("Empathy")
    summary = _("Read a moment, guess the feeling, choose an answer, and see how far it reaches and what lifts it.")
    place = "me"
    prefix = "empathy"
    entry = "empathy:front"

    def ready(self) -> None:
        """Make the kinds known to the registry before the first page is asked for."""
        from usward.practices.empathy import record  # noqa: F401  # a kind exists once its module was imported
