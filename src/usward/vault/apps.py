"""The vault as a Django application."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "usward.vault"
    label = "vault"

    def ready(self) -> None:
        """Make the kinds of this floor known to the registry."""
        from usward.vault import record  # noqa: F401  # a kind exists once its module was imported
