"""`{% load ui %}`: petals, icons, a breathing circle, who-sees-it lines, handover buttons, meters, addresses."""

from functools import cache
from typing import Any

from django import template
from django.apps import apps
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from usward.ui import handover as hand
from usward.ui import icons, pacing
from usward.ui.addresses import ADDRESSES
from usward.ui.hues import hue_classes

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(pacing.circle, name="circle")


@register.simple_tag
@cache
def once(name: str) -> SafeString:
    """A template that says the same on every page and in every language, drawn once in the life of the server."""
    return render_to_string(name)


@register.simple_tag
def address(name: str) -> str:
    """The address of a page of the shell, such as "support"."""
    return ADDRESSES[name]


@register.simple_tag(takes_context=True)
def hues(context: Context) -> str:
    """The classes of the root element: both persons' colours and strokes, from the shell."""
    shell = context.get("shell")
    space = _of(shell, "space")
    return hue_classes(_of(shell, "my_hue"), _of(space, "other_hue"), dashed=_of(space, "my_stroke") == "dashed")


@register.filter
def practice_of(record: object) -> Promise | str:
    """The title of the application whose folder defines this kind of record; empty when it has none."""
    home = type(record).__module__
    titled = ((each.name, getattr(each, "title", "")) for each in apps.get_app_configs())
    return next((title for name, title in titled if title and home.startswith(f"{name}.")), "")


@register.filter
def lasting(seconds: int) -> str:
    """How long something lasts, in words: whole minutes as minutes, anything else in seconds."""
    minutes, rest = divmod(seconds, 60)
    if minutes and not rest:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}


@register.simple_tag
def petal(whose: str = "me") -> SafeString:
    """One person's petal: "me" or "you", in that person's colour."""
    return format_html(
        '<svg class="petal {}" viewBox="0 0 16 28" aria-hidden="true" focusable="false">'
        '<path d="M8 27C1 21 0 10 8 1c8 9 7 20 0 26Z"/></svg>',
        whose,
    )


@register.simple_tag
def meter(value: float, most: float = 7, soft: bool = False) -> SafeString:
    """A quiet bar for `value` of `most`; the number beside it must be written in words by the page."""
    share = max(0.0, min(1.0, float(value) / float(most))) * 100
    return format_html(
        '<svg class="meter{}" aria-hidden="true" focusable="false">'
        '<rect class="all" width="100%" height="100%" rx="6"/>'
        '<rect class="met" width="{}%" height="100%" rx="6"/></svg>',
        " soft" if soft else "",
        f"{share:.1f}",
    )


@register.inclusion_tag("ui/_handover.html", takes_context=True)
def handover(context: Context, name: str, draft: hand.Draft, label: str = "") -> dict[str, Any]:
    """A button that takes `draft` to the practice registered under `name`, or nothing at all."""
    return {"handover": hand.handover(name, draft, label), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/_who.html", takes_context=True)
def who(context: Context, sees: str, name: str = "") -> dict[str, Any]:
    """The line that says who sees it: "me", "later", "both" or "sealed"; `name` is the other person's name."""
    space = _of(context.get("shell"), "space")
    return {"sees": sees, "name": name or _of(space, "other_name") or ""}


def _of(thing: Any, name: str) -> Any:
    """What a template would find under `thing.name`: a key or an attribute, or `None`."""
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)
