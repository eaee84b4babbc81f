"""`{% load coaching %}`: a button under a field that takes its words to the coach, and everything else along."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.template.context import Context

from usward.ui.addresses import ADDRESSES
from usward.ui.forms import Form

register = template.Library()

THEIRS = "_theirs"
"""The hidden field that holds the other's message; part of the transport, and kept with no draft."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the coach: the field it looks at, where its button leads, and whether it also speaks quietly."""

    field: str
    url: str
    theirs: str
    quietly: bool


@register.inclusion_tag("ui/_coach.html", takes_context=True)
def coach_button(
    context: Context, field: str, answers: str = "", back: str = "", theirs: str = "", asked_only: bool = False
) -> dict[str, Any]:
    """“Look at it with me”, for inside a form that is posted, under the field.

    `field` is the name of the field whose words are looked at, `answers` the name of one (it may be hidden) that holds
    the message they answer; `theirs` is that message itself, where no field holds it. The whole form travels as a
    draft (see `ui.handover`) and comes back as one to `back`, which is the address of this page where nothing else is
    said; it has to answer a GET with a form that starts from the draft, as `Form.of` does. With `asked_only` the coach
    is silent here until it is asked, whatever the person switched on.
    """
    return {"coach": place(context, field, answers=answers, back=back, theirs=theirs, quietly=not asked_only)}


@register.inclusion_tag("ui/_coached.html", takes_context=True)
def coached(context: Context, form: Form, *fields: str, back: str = "", theirs: str = "") -> dict[str, Any]:
    """The form as `{{ form }}` draws it, with “Look at it with me” under each of the named fields."""
    return {"form": form, "parts": list(_parts(context, form, fields, back, theirs))}


def _parts(
    context: Context, form: Form, fields: tuple[str, ...], back: str, theirs: str
) -> Iterator[tuple[BoundField, Place | None]]:
    for bound in form.visible_fields():
        looked = bound.name in fields
        yield bound, place(context, bound.html_name, back=back, theirs=theirs) if looked else None


def place(
    context: Context, field: str, *, answers: str = "", back: str = "", theirs: str = "", quietly: bool = True
) -> Place:
    """The place of the coach under a field, for a tag that draws `ui/_coach.html` itself. For the rest see above."""
    request, shell = context.get("request"), context.get("shell")
    asked = {
        "field": field,
        "answers": THEIRS if theirs else answers,
        "back": back or (request.path if request else ""),
    }
    url = f"{ADDRESSES['say-it-better']}?{urlencode({key: value for key, value in asked.items() if value})}"
    return Place(field, url, theirs, quietly and bool(getattr(shell, "coach_quietly", False)))
