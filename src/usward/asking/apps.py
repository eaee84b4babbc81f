"""Asking as a Django application. No practice: what is asked belongs to the practices, which name themselves."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AskingConfig(AppConfig):
    name = "usward.asking"
    label = "asking"
    verbose_name = _("Asking")
    title = _("What you ask each other")
    for_you = "usward.asking.cards:for_you"

    def ready(self) -> None:
        """Make the kinds of this floor known to the registry."""
        from usward.asking import record  # noqa: F401  # a kind exists once its module was imported
