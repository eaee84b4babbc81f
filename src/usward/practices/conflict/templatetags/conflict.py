"""`{% load conflict %}`: a time in words."""

from django import template

from usward.practices.conflict.wording import in_words

register = template.Library()
register.filter("in_words", in_words)
