"""`{% load live %}`: `press`, the one form of a live room."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.functional import Promise

register = template.Library()

Text = str | Promise


@register.inclusion_tag("live/_press.html", takes_context=True)
def press(
    context: Context,
    name: str,
    label: Text,
    *,
    look: str = "go",
    what: str = "",
    field: Text = "",
    hint: Text = "",
) -> dict[str, Any]:
    """A button that takes the step `name` in the room of this page, or nothing when it may not be taken now.

    `look` is "go", "quiet" or "link". `what` is for "ask". With `field` (its label) there is a place for words above
    the button, and `hint` beneath the label.
    """
    room = context["room"]
    allowed = name in room.sitting.may and (name != "ask" or room.sitting.may_ask(what))
    return {
        "room": room,
        "sitting": room.sitting,
        "csrf_token": context.get("csrf_token"),
        "name": name,
        "label": label,
        "look": look,
        "what": what,
        "field": field,
        "hint": hint,
        "allowed": allowed,
    }
