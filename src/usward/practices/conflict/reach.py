"""What may be shown and said now: nothing to whoever is quiet or apart, and nothing goes while a pause holds."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.accounts.topics import paused_now
from usward.core.records import Kept
from usward.live.holding import Held
from usward.practices.conflict import between, keeping
from usward.practices.conflict.record import Raised
from usward.ui.cards import put_away
from usward.vault.store import NotHere

TOPIC = "conflict"
#: How long a device speaks of a pause by itself; Today goes on doing so.
FRESH = timedelta(days=1)


def is_left_alone(request: OwnRequest) -> bool:
    """Whether this person has paused the whole topic."""
    return TOPIC in paused_now(request)


def reachable(request: OwnRequest) -> UUID | None:
    """The space whose words may be shown: none while this person is quiet, or leaves the topic alone."""
    space = request.space
    if space is None or not space.joined or space.quiet or is_left_alone(request):
        return None
    return space.id


def local_now() -> datetime:
    """Now, by this person's clock."""
    return timezone.localtime()


def local_day() -> date:
    """Today, by the same clock."""
    return local_now().date()


def may_pause(request: OwnRequest) -> UUID | None:
    """The space in which this person may press pause: any that both are in, also while they leave the topic alone."""
    space = request.space
    return space.id if space is not None and space.joined and not space.quiet else None


def current_pause(request: OwnRequest) -> keeping.Mine | None:
    """The pause of the current space; asked once a page. Who leaves the topic alone sees only one they pressed."""
    space = may_pause(request)
    found = _pause(request, space) if space else None
    return found if found and (found.pressed or not is_left_alone(request)) else None


def _pause(request: OwnRequest, space: UUID) -> keeping.Mine | None:
    known: dict[UUID, keeping.Mine | None] = getattr(request, "_pauses", {})
    if space not in known:
        known[space] = keeping.pause(request.vault, space, local_now())
        request._pauses = known  # type: ignore[attr-defined]  # noqa: SLF001 - the page's own notebook
    return known[space]


def holds_for_both(request: OwnRequest) -> bool:
    """Whether a pause holds between the two; one that only this person has let go of counts too."""
    pause = current_pause(request)
    return pause is not None and pause.standing.holds(local_day())


def can_say(request: OwnRequest) -> bool:
    """Whether something can go to the other now: both are here, and no pause holds."""
    return reachable(request) is not None and not holds_for_both(request)


def what_holds(request: OwnRequest) -> Held | None:
    """For whatever else would begin between the two while a pause holds: where it is, and how it ends.

    It holds for those, too, whose pages speak of no pause, in words that do not either. A room that only they could
    open meanwhile would tell the other what they leave alone.
    """
    space = request.space
    pause = _pause(request, space.id) if space is not None and space.joined else None
    if pause is None or not pause.standing.holds(local_day()):
        return None
    if current_pause(request) is None:
        return Held("", _("Not just now."), _("It opens again by itself, and nothing is asked of you."))
    return Held(reverse("conflict:pause"), _("A pause holds between you."), _how_it_ends(request, pause))


def _how_it_ends(request: OwnRequest, pause: keeping.Mine) -> str:
    now, me = pause.standing, request.vault.me
    if pause.let_go:
        return _("It comes to rest by itself. Nothing is asked of you.")
    if me not in now.by - now.back:
        return _("It ends when %(name)s is back, or comes to rest by itself. Nothing is asked of you.") % names(request)
    if now.by - now.back - {me}:
        return _("You both pressed it, and it ends when you have both said that you are back. There is no hurry.")
    return _("You pressed it, and it ends when you say that you are back. There is no hurry.")


def news(request: OwnRequest) -> keeping.Mine | None:
    """The pause that the other pressed and this person has not put away yet: what a device says by itself."""
    pause = current_pause(request)
    if pause is None or not pause.holds or pause.pressed or pause.standing.ids & put_away(request):
        return None
    return pause if local_day() - pause.standing.day <= FRESH else None


def own_space(request: OwnRequest) -> UUID | None:
    """The current space, whoever is in it."""
    return request.space.id if request.space else None


def names(request: OwnRequest) -> dict[str, Any]:
    """What the other is called, for every page here."""
    return {"name": (request.space.other_name or request.space.title) if request.space else ""}


def raised(request: OwnRequest, id: UUID | None) -> Kept[Raised] | None:  # noqa: A002 - a record's id
    """Something raised between the two, as long as it may be shown."""
    space = reachable(request)
    if id is None or space is None:
        return None
    try:
        return between.raised(request.vault, space, id)
    except NotHere:
        return None
