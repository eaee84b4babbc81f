"""The pages as a Django application."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "usward.pages"
    label = "pages"
