"""What needs put on Today: a fresh look after a season, and what the other showed."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.records import Kept
from usward.practices.needs import keeping, rules, showing, wording
from usward.practices.needs.record import Preference
from usward.ui.cards import WAITS, Action, Card, Gift, put_away


def today(request: OwnRequest) -> Card | None:
    """A fresh look, offered once a season, and let go just as well."""
    days = [kept.day for kept in showing.own_map(request)]
    if not rules.wants_a_look(days, None, request.today):
        return None
    if not rules.wants_a_look(days, keeping.let_go(request.vault), request.today):
        return None
    return Card(
        kicker=_("After a season"),
        who_sees=_("only you"),
        title=_("Is it still this that you need?"),
        body=_("Needs move with life. A few minutes tell whether your map still fits."),
        actions=(Action(_("A fresh look"), reverse("needs:fresh")),),
    )


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """What the other showed lately. A need comes folded, so that one may guess first."""
    space = request.space
    if space is None or space.quiet or not space.joined:
        return
    since = request.today - WAITS
    needs = [each for each in showing.shown_to_me(request) if each.kept.day > since]
    cards = [kept for kept in keeping.preferences_shown(request.vault, space.id) if kept.day > since]
    away, name = put_away(request) if needs or cards else set(), space.other_name or space.title
    yield from (_need(each, name) for each in needs if each.kept.id not in away)
    yield from (_preference(kept, name) for kept in cards if kept.id not in away)


def _need(shown: keeping.Shown, name: str) -> Gift:
    title, there = wording.name_of(shown.kept.record), reverse("needs:their-one", args=[shown.kept.id])
    return Gift(
        id=shown.kept.id,
        seq=shown.kept.seq,
        lead=_("%(name)s shows you a need: %(title)s.") % {"name": name, "title": title},
        actions=(Action(_("Guess first, then look") if shown.folded else _("Have a look"), there),),
        put_away=reverse("needs:put-away", args=[shown.kept.id]),
    )


def _preference(kept: Kept[Preference], name: str) -> Gift:
    card: dict[str, Any] = showing.preference_card(kept)
    return Gift(
        id=kept.id,
        seq=kept.seq,
        lead=_("%(name)s lets you know: %(about)s") % {"name": name, "about": card["sort"]},
        words=tuple(str(part) for part in (card["title"], kept.record.better) if part),
        actions=(Action(_("All of it"), reverse("needs:theirs")),),
        put_away=reverse("needs:put-away", args=[kept.id]),
    )
