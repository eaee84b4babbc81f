"""`{% load coaching %}`: a button under a field that takes its words to the coach, and everything else along."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context

from usward.ui.addresses import ADDRESSES

register = template.Library()


@register.inclusion_tag("ui/_coach.html", takes_context=True)
def coach_button(context: Context, field: str, answers: str = "", back: str = "") -> dict[str, Any]:
    """“Look at it with me”, for inside a form that is posted.

    `field` is the name of the field whose words are looked at, `answers` the name of one (it may be hidden) that holds
    the message they answer. The whole form travels as a draft (see `ui.handover`) and comes back as one to `back`,
    which is the address of this page where nothing else is said; it has to answer a GET with a form that starts from
    the draft, as `Form.of` does.
    """
    request = context.get("request")
    asked = {"field": field, "answers": answers, "back": back or (request.path if request else "")}
    return {"url": f"{ADDRESSES['say-it-better']}?{urlencode({key: value for key, value in asked.items() if value})}"}
