"""What the state of us puts on Today: once a week a small card, and that the other has opened the room."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.live.showing import invitations
from usward.live.sittings import Sitting
from usward.practices.state_of_us import keeping, rules, showing
from usward.ui.cards import Action, Card, Gift


def today(request: OwnRequest) -> Card | None:
    """On one's own weekday, as long as the two have not sat this week. Putting it away leaves no trace."""
    space, kept = showing.reachable(request), keeping.week(request.vault)
    if space is None and kept is None:
        return None
    let_go = kept.record.let_go if kept else None
    if not rules.is_offered(showing.weekday(request), let_go, request.today, ()):
        return None
    if not rules.is_offered(
        showing.weekday(request), let_go, request.today, keeping.sat(request.vault, space, request.today)
    ):
        return None
    return Card(
        kicker=_("Once a week"),
        title=_("Twenty minutes for the two of you?") if space else _("Twenty quiet minutes?"),
        actions=(Action(_("Have a look"), reverse("state_of_us:agenda")),),
        tone="quietcard",
        template="state_of_us/_card.html",
    )


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """A room that the other has opened."""
    yield from invitations(request, keeping.PRACTICE, "state_of_us", _lead)


def _lead(_found: Sitting, name: str) -> str:
    return _("%(name)s has sat down for your twenty minutes.") % {"name": name}
