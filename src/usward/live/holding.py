"""What holds between the two, so that nothing new begins meanwhile: asked of whoever knows, and of nobody by name.

An application says so with `holds = "module:function"` in its config (request → `Held` or None). A practice that begins
something for both asks `held(request)` and includes `live/_held.html` instead of its form.
"""

from importlib import import_module
from typing import NamedTuple

from django.apps import apps
from django.utils.functional import Promise

from usward.accounts.access import OwnRequest


class Held(NamedTuple):
    """That something holds: where its page is ("" for none), its words in a line, and how one comes back from it."""

    url: str
    title: str | Promise
    back: str | Promise


def held(request: OwnRequest) -> Held | None:
    """What holds between this person and the other of the current space, as this person may know it."""
    for app in apps.get_app_configs():
        name: str = getattr(app, "holds", "")
        if name:
            module, _, function = name.partition(":")
            found: Held | None = getattr(import_module(module), function)(request)
            if found is not None:
                return found
    return None
