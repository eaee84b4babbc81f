"""Addresses: the pages, the accounts, the shell's own, and every practice under its prefix."""

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path


def _practices() -> list[URLPattern | URLResolver]:
    """`/check-in/…` and its like: the prefix and the name come from each practice's own `PracticeConfig`."""
    found: list[URLPattern | URLResolver] = []
    for config in apps.get_app_configs():
        prefix = getattr(config, "prefix", None)
        if config.name in settings.PRACTICES and prefix:
            found.append(path(f"{prefix}/", include((f"{config.name}.urls", config.label))))
    return found


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("usward.pages.urls")),
    path("", include("usward.accounts.urls")),
    path("", include("usward.ui.urls")),
    path("asks/", include("usward.asking.urls")),
    *_practices(),
]

handler400 = "usward.ui.views.bad_request"
handler403 = "usward.ui.views.forbidden"
handler404 = "usward.ui.views.not_found"
handler500 = "usward.ui.views.server_error"
