"""`{% load learn %}`: the terms of the library in words, and its Markdown as HTML."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from usward.core.content import Entry
from usward.packs.at_hand import language
from usward.packs.prose import html
from usward.pages.learn import saying
from usward.pages.learn.finding import Field

register = template.Library()

register.filter("minutes", saying.minutes)
register.filter("say", saying.say)


@register.filter
def say_all(values: Iterable[object], kind: str) -> str:
    """Several terms of the schema in words, with commas between them."""
    return ", ".join(str(saying.say(value, kind)) for value in values)


@register.filter
def prose(markdown: str) -> SafeString:
    """The body of a lesson as HTML."""
    return mark_safe(html(markdown))  # noqa: S308  it escapes all and makes a few elements of its own


@register.simple_tag
def piece(name: str, entry: Entry) -> SafeString:
    """An entry as it stands on its shelf: the same on every page of a language, so it is drawn once."""
    return _drawn(name, entry, language())


@lru_cache(maxsize=4096)
def _drawn(name: str, entry: Entry, tongue: str) -> SafeString:
    return render_to_string(f"pages/learn/_{name}.html", {"entry": entry})


@register.simple_tag
def options(field: Field) -> SafeString:
    """The options of a filter, the chosen one marked."""
    marked = ((value, mark_safe(" selected") if value == field.chosen else "", said) for value, said in field.options)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)
