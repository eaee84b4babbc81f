"""Addresses of the shell's own pages; the component page exists only for developers (`USWARD_DEV=1`)."""

from django.conf import settings
from django.urls import URLPattern, path

from usward.ui import components, views

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("away/", views.away, name="away"),
    path("offline/", views.offline, name="offline"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
if getattr(settings, "DEV", False):
    urlpatterns += [
        path("_ui/", components.page, name="components"),
        path("_ui/bare/", components.bare, name="components-bare"),
        path("_ui/errors/<int:status>/", components.error, name="components-error"),
    ]
