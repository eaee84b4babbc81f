"""The Django app of the design system; it has no models."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "usward.ui"
    label = "ui"
    verbose_name = _("Design system")
