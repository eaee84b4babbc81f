"""What practices put on *Today*: cards of one's own, and everything the other gave, as one list without times.

An application (a practice, or one beside them such as asking) names two functions in its config,
`today = "module:function"` (request → `Card` or None) and `for_you = "module:function"` (request → iterable of `Gift`).
Pages ask `today_cards` and `gifts` and import nobody.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import Promise

from usward.core.put_away import PutAway

Text = str | Promise

#: How long something given lies on Today when nobody puts it away; afterwards only its own place holds it.
WAITS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Action:
    """A way on from a card. At most one is `primary` (a filled button)."""

    label: Text
    url: str
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing on Today. `kicker` is the small bold line above, `who_sees` the soft words beside it.

    `tone` is a class of the design system: "first" for the one thing to do first, "gold" for what was given (in the
    giver's colour), "quietcard" for what is done. `urgency` above 0 puts it before all else on Today, the most urgent
    first. `template` draws the card and finds it as `card`; `more` is what only it needs.
    """

    title: Text
    kicker: Text = ""
    who_sees: Text = ""
    body: Text = ""
    actions: tuple[Action, ...] = ()
    tone: str = ""
    urgency: int = 0
    template: str = "ui/_card.html"
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """One thing the other gave, told or thanked for. `seq` orders gifts of all practices; no time is ever shown.

    `words` are paragraphs as the other wrote them, `by` is the line beneath, `put_away` the address that takes it
    off Today by POST and leaves it where it belongs.
    """

    id: UUID
    seq: int
    words: tuple[str, ...] = ()
    lead: Text = ""
    by: Text = ""
    actions: tuple[Action, ...] = ()
    put_away: str = ""
    template: str = "ui/_gift.html"
    more: Mapping[str, Any] = field(default_factory=dict)


def today_cards(request: HttpRequest) -> list[Card]:
    """Every card for today, in the order of the applications: the practices in menu order."""
    return [card for ask in _asked("today") if (card := ask(request)) is not None]


def gifts(request: HttpRequest) -> list[Gift]:
    """All that the other gave and that was not put away, newest first."""
    found = [gift for ask in _asked("for_you") for gift in ask(request)]
    return sorted(found, key=lambda gift: gift.seq, reverse=True)


def good_things(request: HttpRequest) -> list[Card]:
    """A good memory of each practice that keeps some (`good` in its config), for a moment in which somebody asks."""
    return [card for ask in _asked("good") if (card := ask(request)) is not None]


def put_away(request: HttpRequest) -> set[UUID]:
    """What this person put away lately; read once for a page, whatever number of practices asks."""
    known: set[UUID] | None = getattr(request, "_put_away", None)
    if known is None:
        asked: Any = request
        known = {kept.record.what for kept in asked.vault.all(PutAway, since=asked.today - WAITS)}
        asked._put_away = known  # noqa: SLF001 - the request is the page's own notebook
    return known


def _asked(what: str) -> Iterator[Callable[[HttpRequest], Any]]:
    for app in apps.get_app_configs():
        name: str = getattr(app, what, "")
        if name:
            module, _, function = name.partition(":")
            yield getattr(import_module(module), function)
