"""What the evening puts on Today: only that the other has opened one and is there."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.live.showing import invitations
from usward.live.sittings import Sitting
from usward.practices.evening.keeping import PRACTICE
from usward.ui.cards import Gift


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """An evening that the other has opened."""
    yield from invitations(request, PRACTICE, "evening", _lead)


def _lead(_found: Sitting, name: str) -> str:
    return _("%(name)s has opened an evening of questions for the two of you.") % {"name": name}
