"""What Today shows: at most five cards, one of them everything the other gave."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from usward.ui.cards import Card, Gift, gifts, today_cards

#: Everything the other gave counts as one of these.
MOST_CARDS = 5


@dataclass(frozen=True)
class Today:
    """The page: a greeting, what was given, and one's own cards."""

    greeting: str | Promise
    given: list[Gift]
    cards: list[Card]


def today(request: HttpRequest, now: datetime, name: str) -> Today:
    """The cards of this person at `now`, their local time."""
    given = gifts(request)
    room = MOST_CARDS - bool(given)
    return Today(greeting(now, name), given, today_cards(request)[:room])


def greeting(now: datetime, name: str) -> str:
    """A greeting that fits the hour: five to eleven, until five in the afternoon, the evening, the night."""
    if 5 <= now.hour < 11:
        return _("Good morning, %(name)s.") % {"name": name}
    if 11 <= now.hour < 17:
        return _("Good day, %(name)s.") % {"name": name}
    if 17 <= now.hour < 23:
        return _("Good evening, %(name)s.") % {"name": name}
    return _("It is late, %(name)s.") % {"name": name}
