"""A live room as a page: the whole of it, its inside when only that was asked for, or nothing when nothing changed.

A practice writes one template for the inside (it extends `live/_room.html`) and two views:

    @space_page
    def room(request, id):
        return show(request, _room(request, sitting(request.vault, request.space.id, id, "listening")))

    @space_page
    @require_POST
    def step(request, id):
        found = sitting(request.vault, request.space.id, id, "listening")
        return press(request, found, partial(_room, request))

    def _room(request, found, **trouble):
        return Room(request, found, "listening", "listening/_room.html", _("Listening"), **trouble)
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts import drafts
from usward.accounts.access import OwnRequest
from usward.accounts.record import Words
from usward.core import turns
from usward.core.records import BadRecord
from usward.core.turns import Illegal, Seat
from usward.live import sittings
from usward.live.holding import Held, held
from usward.live.sittings import Sitting
from usward.ui.cards import Action, Gift, Text, put_away

#: A request that only wants the inside of the room, from the script that heard of a change.
NOTHING_NEW = 204


@dataclass(frozen=True, slots=True)
class Room:
    """What every template of a room finds as `room`.

    `app` is the practice's URL namespace; it has the names `room` and `step`, each with the sitting's id. `inside` is
    its template. `more` is the practice's own context, `style` a stylesheet of its own, `trouble` and `words` what went
    wrong with the last press and the words that came with it. `version` stands for what else the page depends on.
    """

    request: OwnRequest
    sitting: Sitting
    app: str
    inside: str
    title: Text = ""
    style: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    trouble: Text = ""
    words: str = ""
    version: str = ""

    @property
    def url(self) -> str:
        return reverse(f"{self.app}:room", args=[self.sitting.id])

    @property
    def step_url(self) -> str:
        return reverse(f"{self.app}:step", args=[self.sitting.id])

    @property
    def shown(self) -> str:
        """Changes with everything that this page shows."""
        return f"{self.sitting.version}.{self.version}{'.held' if self.held else ''}"

    @property
    def held(self) -> Held | None:
        """What holds between the two, where one of them would go in."""
        waits = self.sitting.space is not None and not self.sitting.state.together and not self.sitting.state.over
        return held(self.request) if waits else None

    @property
    def channel(self) -> str:
        """The name of the live room the page listens to: none on one phone."""
        return "" if self.sitting.one_phone or self.sitting.space is None else str(self.sitting.space)

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called on this screen, by seat."""
        mine, theirs = self.request.opened.me.name, self.other_name
        return (mine, theirs) if self.sitting.my_seat == 0 else (theirs, mine)

    @property
    def other_name(self) -> str:
        """The other person's name: as the space knows it, or as it was given for one phone without a second account."""
        space = self.request.space
        known = (space.other_name or space.title) if space and self.sitting.space else ""
        return known or self.sitting.details.get("other_name", "") or _("the other")

    @property
    def here(self) -> str:
        """Who is before this screen."""
        return self.names[self.sitting.seat]

    @property
    def there(self) -> str:
        """Who is not."""
        return self.names[turns.other(self.sitting.seat)]

    @property
    def actor(self) -> str:
        """Whose move it is, by name; empty while it is both's."""
        seat = turns.acting(self.sitting.state)
        return "" if seat is None else self.names[seat]

    @property
    def handed_to(self) -> str:
        """To whom the one phone has to go now; empty when it may stay."""
        seat = self.sitting.to_hand
        return "" if seat is None else self.names[seat]

    @property
    def petal(self) -> str:
        """Whose colour the screen wears: "me" for its owner, "you" for the guest at one phone."""
        return "me" if self.sitting.seat == self.sitting.my_seat else "you"

    @property
    def is_private(self) -> bool:
        """Whether only the reader looks at this screen: on one phone, only in their own turn."""
        found = self.sitting
        turn = found.is_running and self.petal == "me" and not found.stage.shared and found.to_hand is None
        return not found.one_phone or turn

    @property
    def i_am_here(self) -> bool:
        return self.sitting.my_seat in self.sitting.state.here

    @property
    def clock(self) -> dict[str, Any] | None:
        """The clock as a page draws it: seconds left, the share of the whole, minutes and seconds in words."""
        left = self.sitting.left
        if left is None:
            return None
        whole = self.sitting.stage.seconds or 1
        shown = int(left + 0.999)
        return {
            "left": round(left, 1),
            "whole": whole,
            "share": round(100 * left / whole, 2),
            "words": f"{shown // 60}:{shown % 60:02}",
            "ticks": self.sitting.ticks,
        }


def show(request: OwnRequest, room: Room) -> HttpResponse:
    """The room's page; its inside alone for htmx; 204 when `?v=` is the version that the page shows already."""
    request.place = "together"
    brought, late = _brought(request, room.sitting)
    room = replace(room, words=room.words or brought.get("words", ""))
    context = {
        "room": room,
        "sitting": room.sitting,
        "stage": room.sitting.stage,
        "brought": brought,
        "late": late,
        **room.more,
    }
    if request.headers.get("HX-Request") != "true":
        mine = kept_words(request, room.url) if room.is_private else []
        return render(request, "live/room.html", {**context, "kept_words": mine})
    if request.method == "GET" and request.GET.get("v") == room.shown:
        return HttpResponse(status=NOTHING_NEW)
    return render(request, room.inside, context)


def press(request: OwnRequest, found: Sitting, room: Callable[..., Room]) -> HttpResponse:
    """Take the step that the form of a room posted, and show the room as it stands then.

    `room(sitting, trouble=…, words=…)` makes the practice's room. A press that is not legal any more changes nothing;
    words that came with it are given back, unless they were said already by the same press. Nobody comes in while
    something holds between the two.

    Raises
    ------
    NotHere
        The sitting is gone meanwhile.

    """
    said = request.POST.get("words", "").strip()
    try:
        found = _step(request, found, said)
    except Illegal:
        found = sittings.sitting(request.vault, found.space, found.id)
    except BadRecord:
        trouble = _("That is longer than fits here. Your words are still in the field; please shorten them a little.")
        return show(request, room(found, trouble=trouble, words=said))
    if said and all(each.words != said for each in found.state.said):
        trouble = _("The room had gone on at that moment, so this was not said: “%(words)s”") % {"words": said}
        return show(request, room(found, trouble=trouble))
    shown = room(found)
    if said:
        _arrived(request, shown.url)
    return show(request, shown) if request.headers.get("HX-Request") == "true" else redirect(shown.url)


def invitations(request: OwnRequest, practice: str, app: str, lead: Callable[[Sitting, str], str]) -> Iterator[Gift]:
    """For *for you*: sittings of a practice in which the other is there and waits. `app` has `room` and `put-away`."""
    space = request.space
    if space is None or space.quiet or not space.joined:
        return
    for found in sittings.open_ones(request.vault, space.id, request.today):
        if found.practice != practice or found.one_phone or found.my_seat in found.state.here:
            continue
        if found.state.here and found.id not in put_away(request):
            room = reverse(f"{app}:room", args=[found.id])
            yield Gift(
                id=found.id,
                seq=found.kept.seq,
                lead=lead(found, space.other_name or space.title),
                actions=(Action(_("Go there"), room, primary=True),),
                put_away=reverse(f"{app}:put-away", args=[found.id]),
            )


def kept_words(request: OwnRequest, room: str) -> list[tuple[UUID, Words]]:
    """What this person was writing in that room when it closed or a lock fell, sealed so that only they can open it."""
    if getattr(request, "prefill", {}):
        return []  # it has just been brought back
    return [(id, words) for id, words in drafts.waiting(request.person, request.opened.ring) if words.path == room]  # noqa: A001


def _brought(request: OwnRequest, found: Sitting) -> tuple[Mapping[str, str], str]:
    """What comes back from the coach: fields for the turn in which they were written, or words that are late for it."""
    fields = getattr(request, "prefill", {})
    if found.state.together and not found.state.over and fields.get("on") == str(found.state.turn):
        return fields, ""
    return {}, fields.get("words") or fields.get("text") or ""


def _arrived(request: OwnRequest, room: str) -> None:
    """Kept words that were taken back to this room have been said: let the draft go."""
    continued = request.session.get("continued", {})
    if room in continued:
        drafts.discard(request.person, UUID(continued[room]))
        request.session["continued"] = {path: draft for path, draft in continued.items() if path != room}


def _step(request: OwnRequest, found: Sitting, said: str) -> Sitting:
    name, on, seat = request.POST.get("name", ""), request.POST.get("on", ""), request.POST.get("seat", "")
    if name not in turns.NAMES or (name == "enter" and found.space and held(request)):
        raise Illegal(name)
    return sittings.step(
        request.vault,
        found,
        name,
        request.today,
        on=int(on) if on.isdecimal() and len(on) < 7 else 0,
        what=request.POST.get("what", ""),
        words=said,
        seat=int(seat) if seat in {str(each) for each in get_args(Seat)} else None,  # type: ignore[arg-type]
    )
