"""A person's opened keys, and how the keys of their spaces are opened and checked.

The body of a `SpaceKey` begins with one byte that says who sealed it:

    0 ‖ wrapped under one's own root
    1 ‖ given by the other member: mark of the pair key ‖ HPKE
    2 ‖ the other's new public key(32) ‖ mark of the old pair key(32) ‖ the same under the new pair key

Nothing from the database is believed: a public key counts only if it is the one pinned in the person's own sealed
record, or carries a mark made with the pair key of before.
"""

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from usward.accounts.quick import Sealed, Seat
from usward.accounts.record import Me, OwnSpace, Pin
from usward.vault.keys import Root, derive, mark, pair_key, same, take_space_key, unwrap, wrap
from usward.vault.sealed import Unsealable
from usward.vault.store import BucketKeys

OWN, GIVEN, RENEWED = 0, 1, 2

#: Why a space cannot be written to. The first two are warnings, the others are states.
SWAPPED_KEY, SWAPPED_SPACE_KEY, OWN_KEY = "swapped", "space-key", "own-key"


class SpaceRing(msgspec.Struct, array_like=True):
    """The opened keys of one space. `renewed` is the other's new public key when it awaits being pinned."""

    space: UUID
    keys: dict[int, bytes]
    other: UUID | None
    pairs: dict[UUID, bytes]
    former: dict[UUID, tuple[tuple[bytes, int], ...]]
    trouble: str = ""
    renewed: bytes = b""


class Ring(msgspec.Struct, array_like=True):
    """Everything a session opens: root key, X25519 pair, and the keys of the spaces as they were last checked.

    `seen` is the fingerprint of what the database held when they were checked; any change there has them checked anew.
    """

    root: bytes
    epoch: int
    secret: bytes
    public: bytes
    spaces: list[SpaceRing] = []
    seen: bytes = b""


def seen(public_key: bytes, seats: Iterable[Seat], keys: Iterable[Sealed]) -> bytes:
    """A fingerprint of all that the database says about a person's spaces."""
    parts = [public_key]
    for seat in seats:
        parts += [seat.space.bytes, bytes((seat.slot,)), seat.person.bytes, seat.public_key, seat.state.encode()]
    for key in keys:
        parts += [key.space.bytes, key.epoch.to_bytes(4, "big"), key.body]
    return hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def wrapping_key(root: Root) -> bytes:
    """What wraps other keys under a person's root."""
    return derive(root.secret, "wraps")


def own_copy(root: Root, space: UUID, epoch: int, key: bytes) -> bytes:
    """A space key sealed for oneself."""
    return bytes((OWN,)) + wrap(wrapping_key(root), "space key", space, key, epoch=epoch)


def renewal_mark(former_pair: bytes, space: UUID, public_key: bytes) -> bytes:
    """What proves a new public key to somebody who knew the old one."""
    return mark(former_pair, b"renewed", space.bytes, public_key)


def check_spaces(ring: Ring, root: Root, me: UUID, own: Me, seats: Sequence[Seat], keys: Sequence[Sealed],
                 public_key: bytes) -> list[SpaceRing]:  # fmt: skip
    """Open the keys of every space, believing only what is pinned. `public_key` is one's own, as the database says."""
    opened = []
    for space in dict.fromkeys(seat.space for seat in seats):
        other = next((seat for seat in seats if seat.space == space and seat.person != me), None)
        mine = [key for key in keys if key.space == space]
        found = _check(ring, root, own.own_space(space) or OwnSpace(space=space), other, mine)
        if public_key != ring.public:
            found.trouble = OWN_KEY
        opened.append(found)
    return opened


def _check(ring: Ring, root: Root, own: OwnSpace, other: Seat | None, sealed: list[Sealed]) -> SpaceRing:
    found = SpaceRing(own.space, {}, None, {}, {})
    for pin in own.pins:
        found.pairs[pin.person] = pair_key(ring.secret, ring.public, pin.public_key)
        found.former[pin.person] = pin.former
    givers = list(found.pairs.values())
    if own.pins and other is not None:
        givers += _check_other(ring, found, own.pins, other, sealed)
    for key in sealed:
        try:
            found.keys[key.epoch] = _opened(ring, root, givers, key)
        except Unsealable:
            found.trouble = found.trouble or SWAPPED_SPACE_KEY
    return found


def _check_other(ring: Ring, found: SpaceRing, pins: Iterable[Pin], other: Seat, sealed: list[Sealed]) -> list[bytes]:
    """Is the one in the other seat the one who was pinned, with the key that was pinned, or one proven by it?

    Returns the pair keys of renewals on the way from the pinned key to the one of now.
    """
    pin = next((each for each in pins if each.person == other.person), None)
    if pin is None:
        found.trouble = SWAPPED_KEY
        return []
    found.other = other.person
    if pin.public_key == other.public_key:
        return []
    steps = _renewals(ring, found, other, sealed)
    if not steps or steps[-1][0] != other.public_key:
        found.trouble = SWAPPED_KEY
        return []
    found.renewed = other.public_key
    found.pairs[other.person] = steps[-1][1]
    return [pair for _, pair in steps]


def _renewals(ring: Ring, found: SpaceRing, other: Seat, sealed: list[Sealed]) -> list[tuple[bytes, bytes]]:
    """The other's renewed public keys, oldest first, each proven by the pair key before it, with the pair key after."""
    steps: list[tuple[bytes, bytes]] = []
    for key in sealed:
        if key.body[:1] == bytes((RENEWED,)):
            public, proof = key.body[1:33], key.body[33:65]
            former = steps[-1][1] if steps else found.pairs[other.person]
            if same(proof, renewal_mark(former, found.space, public)):
                steps.append((public, pair_key(ring.secret, ring.public, public)))
    return steps


def _opened(ring: Ring, root: Root, givers: Iterable[bytes], key: Sealed) -> bytes:
    how, body = key.body[:1], key.body[1:]
    if how == bytes((OWN,)):
        return unwrap(wrapping_key(root), "space key", key.space, body, epoch=key.epoch)
    given = body[64:] if how == bytes((RENEWED,)) else body
    for pair in givers:
        try:
            return take_space_key(pair, ring.secret, key.space, key.epoch, given)
        except Unsealable:
            continue
    raise Unsealable


def bucket_keys(root: Root, opened: SpaceRing) -> BucketKeys:
    """The vault's view of a space's keys. A space without a key yet reads as empty and refuses every word."""
    keys = opened.keys or {0: derive(root.index_key + opened.space.bytes, "no key yet")}
    return BucketKeys(
        opened.space,
        keys,
        space=opened.space,
        other=opened.other if opened.keys else None,
        pairs=opened.pairs,
        former=opened.former,
        trouble=opened.trouble,
    )
