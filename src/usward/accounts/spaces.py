"""A space as its member sees it: its name, who is in it, what state it is in, and its terms."""

from __future__ import annotations

from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.utils.translation import gettext_lazy

from usward.accounts import passwords
from usward.accounts.clock import zone as timezone_of
from usward.accounts.models import Membership, Space
from usward.accounts.record import Me, OwnSpace, Profile, Terms
from usward.vault.keys import mark
from usward.vault.store import NotHere

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.functional import Promise

    from usward.accounts.opening import Opened
    from usward.accounts.quick import Seat
    from usward.core.records import Kept

#: "alone": begun, nobody invited. "invited": a link is out. "accepted": the guest waits for this person's yes.
#: "waiting": this person waits for the inviter's yes. "left": the other went. "trouble": keys are in doubt.
State = Literal["alone", "invited", "accepted", "waiting", "joined", "left", "trouble"]

BONDS: list[tuple[str, str | Promise]] = [
    ("partners", gettext_lazy("Partners")),
    ("friends", gettext_lazy("Friends")),
    ("family", gettext_lazy("Family")),
]


class SpaceView:
    """One space through the eyes of one member. Reads only what is asked for."""

    def __init__(self, opened: Opened, space: UUID) -> None:
        self._opened = opened
        self.id = space

    @cached_property
    def own(self) -> OwnSpace:
        """This member's own side."""
        return self._opened.me.own_space(self.id) or OwnSpace(space=self.id)

    @cached_property
    def seat(self) -> Seat:
        """This member's seat."""
        mine = self._opened.person.id
        return next(each for each in self._opened.seats if each.space == self.id and each.person == mine)

    @cached_property
    def other_seat(self) -> Seat | None:
        """The other's seat, as the database says; whether to believe it is in `state`."""
        mine = self._opened.person.id
        return next((each for each in self._opened.seats if each.space == self.id and each.person != mine), None)

    @cached_property
    def trouble(self) -> str:
        """Why nothing may be written: "swapped", "space-key", "own-key", or nothing."""
        return self._opened.ring_of(self.id).trouble

    @cached_property
    def state(self) -> State:
        if self.trouble:
            return "trouble"
        if self.other_seat is None:
            return "left" if self.own.pins else ("invited" if self.own.sent else "alone")
        keys = self._opened.ring_of(self.id)
        if keys.other is not None and keys.keys:
            return "joined"
        return "waiting" if self.own.pins else "accepted"

    @property
    def joined(self) -> bool:
        """Whether both are here and something can be given."""
        return self.state == "joined"

    @property
    def other(self) -> UUID | None:
        """The other person, once both have confirmed."""
        return self._opened.ring_of(self.id).other if self.joined else None

    @cached_property
    def _profiles(self) -> list[Kept[Profile]]:
        return self._opened.profiles(self.id)

    @property
    def theirs(self) -> Profile | None:
        """What the other lets this member know about themselves."""
        return next((kept.record for kept in self._profiles if not kept.mine), None)

    @property
    def mine(self) -> Kept[Profile] | None:
        """What this member lets the other know."""
        return next((kept for kept in self._profiles if kept.mine), None)

    @cached_property
    def terms(self) -> Terms:
        """What holds for this space: of all that was set, what was set last."""
        known = [kept.record.terms for kept in self._profiles]
        return max([self.own.terms, *known], key=lambda each: (each.turn, each.hours, each.zone, each.bond, each.word))

    @property
    def other_name(self) -> str:
        """What this member calls the other; otherwise what the other calls themselves."""
        if self.own.called:
            return self.own.called
        return self.theirs.name if self.theirs else ""

    @property
    def title(self) -> str:
        """What the space is called in the menu: the other's name, or what the two are."""
        return self.own.called or (self.theirs.name if self.joined and self.theirs else "") or self.bond_word

    @property
    def bond(self) -> str:
        return self.terms.bond

    @property
    def bond_word(self) -> str:
        """The bond in words: for family the word the two chose."""
        return self.terms.word or str(dict(BONDS)[self.terms.bond])

    @property
    def far(self) -> bool:
        return self.terms.far

    @property
    def hours(self) -> tuple[str, ...]:
        """When sealed answers open, in the zone of the space."""
        return self.terms.hours

    @property
    def zone(self) -> str:
        return self.terms.zone

    @property
    def local_hours(self) -> list[str]:
        """The opening hours by the clock of this member, today."""
        opened, there = self._opened, timezone_of(self.zone)
        today = datetime.now(there).date()
        moments = [datetime.combine(today, time.fromisoformat(hour), there) for hour in self.hours]
        return [moment.astimezone(timezone_of(opened.me.zone)).strftime("%H:%M") for moment in moments]

    @property
    def compared(self) -> str:
        """Four words that both members read, and that differ if somebody stands between them."""
        keys = self._opened.ring_of(self.id)
        if not self.joined or keys.other is None:
            return ""
        drawn, words = mark(keys.pairs[keys.other], b"compare in person"), passwords.words()
        return " ".join(words[int.from_bytes(drawn[at : at + 4], "big") % len(words)] for at in range(0, 16, 4))

    @property
    def quiet(self) -> bool:
        """Whether this member has gone quiet here."""
        return self.own.quiet

    @property
    def other_hue(self) -> str:
        return self.theirs.hue if self.theirs else ""

    @property
    def my_stroke(self) -> str:
        """One stroke each, the same on both screens: whoever came second draws dashed."""
        return "dashed" if self.seat.slot == 1 else "solid"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SpaceView) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)


def begin(opened: Opened, called: str, terms: Terms) -> UUID:
    """Begin a space. Until somebody joins, everything in it is one's own."""
    with transaction.atomic():
        space = Space.objects.create()
        Membership.objects.create(space=space, person=opened.person, slot=0, state="alone")
        opened.change(lambda me: me.with_space(OwnSpace(space=space.id, called=called, terms=terms)))
    return space.id


def change_own(opened: Opened, space: UUID, **changes: object) -> None:
    """Change one's own side of a space.

    Raises
    ------
    NotHere
        It is not this person's space.

    """
    import msgspec

    def how(me: Me) -> Me:
        own = me.own_space(space)
        if own is None:
            raise NotHere
        return me.with_space(msgspec.structs.replace(own, **changes))

    opened.change(how)


def set_terms(opened: Opened, space: UUID, **changes: object) -> None:
    """Change what holds for the space: bond, distance, hours, zone. The other sees it once they are there."""
    import msgspec

    view = opened.space(space)
    old = view.terms
    new = msgspec.structs.replace(old, **changes)
    if new == old:
        return
    new = msgspec.structs.replace(new, turn=old.turn + 1)
    with transaction.atomic():
        change_own(opened, space, terms=new)
        if view.joined and view.mine is not None:
            opened.vault.revise(view.mine, view.mine.record.with_(terms=new, day=opened.today()))


def show_profile(opened: Opened) -> None:
    """Write one's name and colour, as they are now, into every space that both have joined."""
    me = opened.me
    for view in opened.spaces:
        if view.joined and view.mine is not None and (view.mine.record.name, view.mine.record.hue) != (me.name, me.hue):
            opened.vault.revise(view.mine, view.mine.record.with_(name=me.name, hue=me.hue))
