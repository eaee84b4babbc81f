"""What a practice says about itself, so that menus, addresses and handover need no other registration."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from django.apps import AppConfig, apps
from django.utils.functional import Promise

Place = Literal["together", "me"]


class PracticeConfig(AppConfig):
    """The app config every practice subclasses.

    `title` and `summary` name it in menus. `place` says under which of the four places it is listed. `prefix` is
    the first part of its addresses, and `entry` the URL name of its front page. `takes` maps each handover name
    the practice accepts to the URL name of the *new* page that receives the draft; `invites` may give the words
    on the button that hands over (otherwise the practice's title is used). `asks` maps each name under which it asks
    the other to the URL name that opens on a yes; empty where nothing opens.
    """

    title: ClassVar[str | Promise]
    summary: ClassVar[str | Promise]
    place: ClassVar[Place]
    prefix: ClassVar[str]
    entry: ClassVar[str]
    takes: ClassVar[Mapping[str, str]] = {}
    invites: ClassVar[Mapping[str, str | Promise]] = {}
    asks: ClassVar[Mapping[str, str]] = {}


def practices(place: Place | None = None) -> Iterator[PracticeConfig]:
    """Every installed practice in menu order, or only those listed under `place`."""
    for app in apps.get_app_configs():
        if isinstance(app, PracticeConfig) and place in (None, app.place):
            yield app
