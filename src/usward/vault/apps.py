"""The vault as a Django application."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "usward.vault"
    label = "vault"
