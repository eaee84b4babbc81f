"""What the check-in puts on Today."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.packs.at_hand import spoken
from usward.practices.checkin import keeping, showing
from usward.practices.checkin.record import CheckIn
from usward.ui.cards import WAITS, Action, Card, Gift, put_away


def today(request: OwnRequest) -> Card:
    """The invitation to check in; once done, a quiet card that says what was kept."""
    kept = request.vault.newest(CheckIn)
    if kept is None or kept.day != request.today:
        return Card(
            kicker=_("Two minutes"),
            who_sees=_("only you will see it"),
            title=_("How has today been, inside?"),
            actions=(Action(_("Check in"), reverse("checkin:new"), primary=True),),
            tone="first",
        )
    return _done(request, kept.record)


def _done(request: OwnRequest, record: CheckIn) -> Card:
    actions = [Action(_("Look at it"), reverse("checkin:day", args=[record.day.isoformat()]))]
    if request.space and showing.can_give(request):
        guess = _("Guess how %(name)s is") % {"name": showing.name(request.space)}
        actions.append(Action(guess, reverse("checkin:guess")))
    words = spoken(record.feelings)
    return Card(
        kicker=_("Today, inside"),
        who_sees=_("only you, until you give it"),
        title=", ".join(words).capitalize() if words else (record.line or _("It is kept.")),
        body=record.line if words else "",
        actions=tuple(actions),
    )


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Days the other gave lately. While I am quiet they wait unseen."""
    space = request.space
    if space is None or space.quiet or not space.joined:
        return
    found = keeping.recent_gifts(request.vault, space.id, request.today, WAITS)
    away = put_away(request) if found else set()
    for kept in found:
        if kept.id not in away:
            yield Gift(
                id=kept.id,
                seq=kept.seq,
                lead=_("%(name)s let you in on a day") % {"name": showing.name(space)},
                put_away=reverse("checkin:put-away", args=[kept.id]),
                template="checkin/_gift.html",
                more=showing.given(kept.record),
            )
