"""What a person keeps about themselves and their spaces. Sealed like everything else; imports no Django.

`Me` is one record in a person's own bucket: name, colour, locks, spaces and the pinned keys of the people in them.
`Profile` is one record of each member in the space: what the other may know, and the terms of the space.
"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from usward.core.records import Record

Bond = Literal["partners", "friends", "family"]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
MaybeName = Annotated[str, Meta(max_length=60)]
Hour = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Zone = Annotated[str, Meta(min_length=1, max_length=60)]
Hue = Annotated[str, Meta(max_length=20)]
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]

#: When sealed answers open until the two choose otherwise.
EVENING = ("20:00",)


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What both agree on about a space. The highest `turn` holds; whoever changes the terms counts on by one."""

    turn: int = 0
    bond: Bond = "partners"
    #: For family: the word for it ("sisters", "mother and son").
    word: MaybeName = ""
    far: bool = False
    hours: Annotated[tuple[Hour, ...], Meta(min_length=1, max_length=2)] = EVENING
    zone: Zone = "UTC"


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """The public key by which somebody is known, as it was proven when they joined.

    `former` holds pair keys of before a key was renewed, each with the last sequence number whose marks it may verify.
    """

    person: UUID
    public_key: PublicKey
    username: str = ""
    former: tuple[tuple[bytes, int], ...] = ()


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation this person sent: its code, and when it ends (seconds since 1970)."""

    code: bytes
    ends: int


class OwnSpace(msgspec.Struct, frozen=True, kw_only=True):
    """One's own side of a space. `called` is what the other is called here; `gone` that their leaving was seen.

    `news` are codes of calm notices not yet put away ("renewed": the other's key was renewed).
    """

    space: UUID
    called: MaybeName = ""
    terms: Terms = Terms()
    quiet: bool = False
    gone: bool = False
    pins: tuple[Pin, ...] = ()
    sent: Sent | None = None
    news: tuple[str, ...] = ()


class Me(Record, frozen=True, kw_only=True, tag="me"):
    """What a person chose for themselves, and their side of each of their spaces."""

    name: Name
    hue: Hue = "violet"
    zone: Zone = "UTC"
    idle_minutes: Literal[5, 15, 60] = 15
    spaces: tuple[OwnSpace, ...] = ()
    no_invitations: bool = False
    refused: tuple[UUID, ...] = ()
    has_code: bool = False
    #: Whether the coach speaks quietly under a draft, and whether this person has had it look at something before.
    coach_quietly: bool = False
    coach_met: bool = False

    def own_space(self, space: UUID) -> OwnSpace | None:
        """This person's side of a space, if they have one."""
        return next((own for own in self.spaces if own.space == space), None)

    def with_space(self, own: OwnSpace) -> "Me":
        """The same with one space put in or replaced; the order stays."""
        if self.own_space(own.space) is None:
            return self.with_(spaces=(*self.spaces, own))
        return self.with_(spaces=tuple(own if old.space == own.space else old for old in self.spaces))

    def without_space(self, space: UUID) -> "Me":
        """The same without a space."""
        return self.with_(spaces=tuple(own for own in self.spaces if own.space != space))


class Profile(Record, frozen=True, kw_only=True, tag="profile"):
    """What the other member of a space may know: name, colour, and the terms as this member last set them."""

    listed = False

    name: Name
    hue: Hue = "violet"
    terms: Terms = Terms()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words that were on their way when the lock fell: the page they were meant for, and its fields."""

    path: str
    fields: tuple[tuple[str, str], ...]
    day: date
