"""What presence puts on Today, as part of *for you*: quiet time the other began for both, and lines they shared."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.practices.presence import keeping, showing
from usward.practices.presence.record import Note
from usward.ui.cards import WAITS, Action, Gift, put_away


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Nothing while I am quiet. A stretch is there as long as it lasts."""
    if request.space is None or not showing.can_share(request):
        return
    vault, space = request.vault, request.space.id
    stretch = keeping.others_now(vault, space, request.today, timezone.now())
    lines = [
        kept
        for kept in vault.all(Note, since=request.today - WAITS, space=space)
        if not kept.mine and kept.authentic and kept.record.line
    ]
    if stretch is None and not lines:
        return
    away, name = put_away(request), showing.names(request)["name"]
    if stretch is not None and stretch.id not in away:
        yield Gift(
            id=stretch.id,
            seq=stretch.seq,
            lead=_("%(name)s has put the phone down, for the two of you.") % {"name": name},
            actions=(Action(_("Join"), reverse("presence:quiet", args=[stretch.id])),),
            put_away=reverse("presence:put-away", args=[stretch.id]),
        )
    for kept in lines:
        if kept.id not in away:
            yield Gift(
                id=kept.id,
                seq=kept.seq,
                words=(kept.record.line,),
                by=_("%(name)s, after some time without phones.") % {"name": name},
                put_away=reverse("presence:put-away", args=[kept.id]),
            )
