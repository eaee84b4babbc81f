"""The Django app of people and spaces."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "usward.accounts"
    label = "accounts"
    verbose_name = _("People and spaces")

    def ready(self) -> None:
        """Make the kinds of this floor known to the registry."""
        from usward.accounts import record  # noqa: F401  # a kind exists once its module was imported
        from usward.core import topics  # noqa: F401  # the same
