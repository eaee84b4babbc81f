"""What the pages of the state of us show."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core import turns
from usward.core.put_away import PutAway
from usward.core.records import Kept
from usward.live import sittings
from usward.live.showing import Room
from usward.live.sittings import Sitting
from usward.practices.state_of_us import keeping, rules
from usward.practices.state_of_us.record import Item, QuietTwenty, SmallPromise
from usward.practices.state_of_us.rules import SUNDAY

#: Seconds after which the twenty minutes are over.
WHOLE = 20 * 60
#: Quiet twenty minutes that are listed.
LISTED = 12


def reachable(request: OwnRequest) -> UUID | None:
    """The space whose table may be shown: none before both are here, or while this person is quiet."""
    space = request.space
    return space.id if space is not None and space.joined and not space.quiet else None


def home(request: OwnRequest) -> UUID | None:
    """The space whose notes these are, whoever is in it."""
    return request.space.id if request.space else None


def name(request: OwnRequest) -> str:
    """What the other is called; empty without a space."""
    return (request.space.other_name or request.space.title) if request.space else ""


def agenda(request: OwnRequest) -> dict[str, Any]:
    """The front page: my notes, the table, the promises, and what rests."""
    vault, space = request.vault, reachable(request)
    keeping.tidy(vault, space)
    lying = keeping.table(vault, space)
    behind = keeping.behind(vault, space, lying)
    return {
        "notes": [note for note in keeping.notes(vault, space, home(request)) if not note.put],
        "table": [kept for kept in lying if str(kept.id) not in behind],
        "promises": promises(request, space),
        "found": sittings.current(vault, space, keeping.PRACTICE, request.today),
        "weekday": weekday(request),
        "quiet": [kept for kept in vault.all(QuietTwenty)[:LISTED] if kept.record.at],
        "name": name(request),
    }


def weekday(request: OwnRequest) -> int | None:
    """The weekday on which Today mentions it to this person: a Sunday, until they choose."""
    kept = keeping.week(request.vault)
    return kept.record.weekday if kept else SUNDAY


def promises(request: OwnRequest, space: UUID | None) -> list[Kept[SmallPromise]]:
    """The open promises, without those of the other's hand that this person put away."""
    found = keeping.promises(request.vault, space)
    if all(kept.mine for kept in found):
        return found
    away = {kept.record.what for kept in request.vault.all(PutAway)}
    return [kept for kept in found if kept.mine or kept.id not in away]


def room(request: OwnRequest, found: Sitting, **trouble: str) -> Room:
    """The room as a page."""
    lying, made = keeping.table(request.vault, found.space), keeping.promises(request.vault, found.space)
    here = [kept for kept in made if kept.record.sitting == found.id]
    behind = keeping.behind(request.vault, found.space, lying, [found])
    # Not of what is behind: the visit of whoever wrote it takes it away, and no page is to tell of that visit.
    shown = [kept for kept in lying if str(kept.id) not in behind]
    return Room(
        request, found, "state_of_us", "state_of_us/_twenty.html", _("The state of us"),
        style="state_of_us/state_of_us.css",
        version="-".join(str(max((kept.seq for kept in each), default=0) + len(each)) for each in (shown, here)),
        more=_inside(request, found, lying, behind) | {
            "made": here, "earlier": [kept for kept in made if kept.record.sitting != found.id][:4]
        },
        **trouble,
    )  # fmt: skip


def _inside(request: OwnRequest, found: Sitting, lying: list[Kept[Item]], behind: set[str]) -> dict[str, Any]:
    presses = keeping.presses(found)
    done = rules.talked_about(presses) | behind
    open_ones = [kept for kept in lying if str(kept.id) not in done]
    mine = [] if found.one_phone else keeping.notes(request.vault, found.space, home(request))
    shown: dict[str, Any] = {
        "lying": open_ones,
        "mine": [note for note in mine if not note.put],
        "draft": {},
        "is_over": turns.elapsed(found.state, found.at) >= WHOLE,
    }
    if found.stage.name in ("turn", "echo"):
        shown["now"] = _now(found, presses, lying)
        shown["others"] = [kept for kept in open_ones if kept != shown["now"]]
    return shown


def _now(found: Sitting, presses: list[rules.Press], lying: list[Kept[Item]]) -> Kept[Item] | None:
    """The note that this turn is about."""
    if found.stage.name == "echo":
        was = [press.what for press in presses if press.name == "done" and press.on == found.state.turn - 1]
        return next((kept for kept in lying if was and str(kept.id) == was[-1]), None)
    seat = turns.acting(found.state) or 0
    own = [str(kept.id) for kept in lying if kept.record.together or _seat(found, kept) == seat]
    others = [str(kept.id) for kept in lying if str(kept.id) not in own]
    id = rules.about(presses, found.state.turn, seat, own, others)  # noqa: A001 - a record's id
    return next((kept for kept in lying if str(kept.id) == id), None)


def _seat(found: Sitting, kept: Kept[Item]) -> int:
    return 0 if kept.author == found.kept.author else 1
