"""What listening puts on Today: a room the other has opened, and numbers they told."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.records import Kept
from usward.live.showing import invitations
from usward.live.sittings import Sitting
from usward.practices.listening.keeping import PRACTICE
from usward.practices.listening.record import Numbers
from usward.ui.cards import WAITS, Action, Gift, put_away


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Rooms in which the other is there, and how it was for them when they told it."""
    yield from invitations(request, PRACTICE, "listening", _open_room)
    space = request.space
    if space is None or space.quiet or not space.joined:
        return
    name = space.other_name or space.title
    for kept in request.vault.all(Numbers, since=request.today - WAITS, space=space.id):
        if not kept.mine and kept.authentic and kept.id not in put_away(request):
            yield _numbers(kept, name)


def _open_room(found: Sitting, name: str) -> str:
    said = {"name": name, "topic": found.details.get("topic", "")}
    return _("%(name)s has opened a room to listen to each other: “%(topic)s”.") % said


def _numbers(kept: Kept[Numbers], name: str) -> Gift:
    return Gift(
        id=kept.id,
        seq=kept.seq,
        lead=_("%(name)s tells you how listening was.") % {"name": name},
        by=told_in_words(kept.record),
        actions=(Action(_("See it"), reverse("listening:room", args=[kept.record.sitting])),),
        put_away=reverse("listening:put-away", args=[kept.id]),
    )


def told_in_words(numbers: Numbers) -> str:
    """The two numbers as a sentence."""
    parts = []
    if numbers.understood is not None:
        parts.append(_("felt understood: %(n)s of 7") % {"n": numbers.understood})
    if numbers.listened is not None:
        parts.append(_("listened: %(n)s of 7") % {"n": numbers.listened})
    return " · ".join(parts)
