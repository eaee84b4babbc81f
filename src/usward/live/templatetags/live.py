"""`{% load live %}`: `press`, the one form of a live room."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.functional import Promise

from usward.ui.templatetags.coaching import place

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
    the button, `hint` beneath the label and, on two phones, the coach's place.
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
        # On one phone the words are the other's half of the time, and the coach is nobody's guest.
        "coach": place(context, "words", back=room.url) if field and not room.sitting.one_phone else None,
    }
