"""What Today shows: at most five cards, one of them everything the other gave."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.accounts.spaces import SpaceView
from usward.ui.cards import Action, Card, Gift, gifts, today_cards

#: Everything the other gave counts as one of these.
MOST_CARDS = 5


@dataclass(frozen=True)
class Today:
    """The page: a greeting, what cannot wait (a pause that holds), what was given, and one's own cards."""

    greeting: str | Promise
    urgent: list[Card]
    given: list[Gift]
    cards: list[Card]


def today(request: OwnRequest, now: datetime, name: str) -> Today:
    """The cards of this person at `now`, their local time. How a space stands comes before what one may do."""
    given = gifts(request)
    room = MOST_CARDS - bool(given)
    stands = [card for space in request.opened.spaces if (card := standing(space)) is not None]
    mine = today_cards(request)
    urgent = sorted((card for card in mine if card.urgency), key=lambda card: -card.urgency)[:room]
    others = [*stands, *(card for card in mine if not card.urgency)]
    return Today(greeting(now, name), urgent, given, others[: room - len(urgent)])


def standing(space: SpaceView) -> Card | None:
    """A card when a space waits for its member's eyes: a yes, an unconfirmed one, a parting, keys in doubt."""
    there, named = reverse("accounts:space", args=[space.id]), {"name": space.other_name or space.title}
    if space.state == "accepted":
        return Card(
            kicker=_("Your invitation"),
            title=_("Somebody said yes"),
            body=_("Have a look whether it is them. From your own yes on, both of you can share."),
            actions=(Action(_("Have a look"), there, primary=True),),
            tone="first",
        )
    if space.state == "waiting":
        return Card(
            title=_("%(name)s has yet to confirm that it is you") % named,
            body=_("Until then everything you do alone works, and nothing can be shared by mistake."),
            tone="quietcard",
        )
    if space.state == "left" and not space.own.gone:
        return Card(
            title=_("The space with %(name)s is yours alone now") % named,
            actions=(Action(_("What that means"), there),),
            tone="quietcard",
        )
    if space.state == "trouble":
        return Card(
            title=_("The keys of your space with %(name)s need a look") % named,
            actions=(Action(_("Have a look"), there),),
        )
    return None


def greeting(now: datetime, name: str) -> str:
    """A greeting that fits the hour: five to eleven, until five in the afternoon, the evening, the night."""
    if 5 <= now.hour < 11:
        return _("Good morning, %(name)s.") % {"name": name}
    if 11 <= now.hour < 17:
        return _("Good day, %(name)s.") % {"name": name}
    if 17 <= now.hour < 23:
        return _("Good evening, %(name)s.") % {"name": name}
    return _("It is late, %(name)s.") % {"name": name}
