"""What the journal puts on Today: passages the other shared. Its own pages wait without asking."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.practices.journal import keeping, showing
from usward.ui.cards import WAITS, Action, Gift, put_away


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Passages the other shared. While I am quiet they wait unseen."""
    space = request.space
    if space is None or space.quiet or not space.joined:
        return
    found = keeping.passages(request.vault, space.id, request.today - WAITS)
    away = put_away(request) if found else set()
    for kept in found:
        if kept.id not in away:
            yield Gift(
                id=kept.id,
                seq=kept.seq,
                lead=_("%(name)s shared a passage with you") % {"name": showing.names(request)["name"]},
                words=tuple(kept.record.text.split("\n")),
                actions=(Action(_("All that was shared"), reverse("journal:shared")),),
                put_away=reverse("journal:put-away", args=[kept.id]),
            )
