"""Taking turns over something that was raised: a sitting in which both are heard out before anything is solved."""

from contextlib import suppress
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.turns import Plan, Seat, Stage, heard_out
from usward.live import sittings
from usward.live.hearing import hearing
from usward.live.record import SittingBegun
from usward.live.showing import Room
from usward.live.sittings import Sitting
from usward.practices.conflict.record import Matter, Raised
from usward.vault.store import NotHere, Vault

PRACTICE = "conflict"
#: How long one speaks before hearing what the other heard, in minutes.
LENGTHS = (2, 4, 6)


def plan(first: Seat, minutes: int) -> Plan:
    """Arrive, the one, the other, and a close. Each speaks, hears what was heard, and says when that is it."""
    second: Seat = 1 if first == 0 else 0
    return (
        Stage("arrive", shared=True),
        *heard_out(first, minutes * 60, group=1),
        *heard_out(second, minutes * 60, group=2),
        Stage("close", shared=True),
    )


def begin(
    request: OwnRequest, space: UUID | None, about: UUID, record: Raised | Matter, *, first: Seat, minutes: int,
    one_phone: bool, other_name: str = "",
) -> Sitting:  # fmt: skip
    """The open sitting about this, or a new one. Twice begun is once."""
    found = open_of(request, space, about)
    if found is not None:
        return found
    details = {"topic": record.about} | ({"other_name": other_name} if other_name else {})
    return sittings.open_sitting(
        request.vault, space, PRACTICE, plan(first, minutes), request.today, key=str(about), details=details,
        one_phone=one_phone,
    )  # fmt: skip


def find(request: OwnRequest, space: UUID | None, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """A sitting of this practice: in the space, or on one phone in one's own bucket.

    Raises
    ------
    NotHere
        There is none.

    """
    found = None
    if space is not None:
        with suppress(NotHere):
            found = sittings.sitting(request.vault, space, id, PRACTICE)
    found = found or sittings.sitting(request.vault, None, id, PRACTICE)
    try:
        UUID(found.key)
    except ValueError:  # about nothing: not begun by this program
        raise NotHere from None
    return found


def open_of(request: OwnRequest, space: UUID | None, about: UUID) -> Sitting | None:
    """The sitting about this that is not over."""
    for found in sittings.open_ones(request.vault, space, request.today):
        if found.practice == PRACTICE and found.key == str(about):
            return found
    return None


def all_of(vault: Vault, space: UUID | None, about: UUID) -> list[Sitting]:
    """Every sitting about this, newest first."""
    begun = [kept for kept in vault.all(SittingBegun, space=space) if kept.authentic]
    wanted = [kept for kept in begun if kept.record.practice == PRACTICE and kept.record.key == str(about)]
    return list(sittings.each_of(vault, space, wanted))


def were(vault: Vault, space: UUID | None, about: UUID) -> bool:
    """Whether the two have taken turns over this to the end."""
    return any(found.state.over == "finished" for found in all_of(vault, space, about))


def rest(vault: Vault, space: UUID, today: object) -> None:
    """Somebody pressed pause: every room the two sit in rests, too."""
    for found in sittings.open_ones(vault, space, today):  # type: ignore[arg-type]
        if found.state.here:
            try:
                sittings.step(vault, found, "pause", today)  # type: ignore[arg-type]
            except sittings.Illegal:
                continue


def room(request: OwnRequest, found: Sitting, **trouble: str) -> Room:
    """The room as a page."""
    way = "conflict:between" if found.space else "conflict:matter"
    bond = request.space.bond if request.space and found.space else None
    topic = found.details.get("topic") or _("What is hard just now")
    more = {"topic": topic, "on": reverse(way, args=[found.key]), **hearing(found, bond)}
    style = "conflict/conflict.css"
    return Room(request, found, PRACTICE, "conflict/_turns.html", _("Taking turns"), style=style, more=more, **trouble)
