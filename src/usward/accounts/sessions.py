"""Our session engine: the cookie is a key, and the database holds its hash and what it seals.

Everything in a row is sealed under HKDF(cookie ‖ host share), bound to the person, the end of the session and the
version of their credentials. The clear columns show no time but the day after which the row may be swept.
"""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from usward.accounts.hostshare import host_share
from usward.accounts.models import Person, Session
from usward.accounts.quick import session_of
from usward.accounts.ring import Ring
from usward.vault.keys import derive
from usward.vault.sealed import Place, Unsealable, seal, unseal

#: Hours after which a session without a device PIN ends, whatever happens.
LONGEST_HOURS = 12
_NOBODY = UUID(int=0)


class Note(msgspec.Struct, kw_only=True):
    """The sealed side of a session. Times are seconds since 1970; `idle` and `pin_days` are the owner's choices.

    `public_key` is where words go that come after the lock: it is kept here so that the database cannot swap it.
    """

    created: int
    active: int
    ends: int
    idle: int = 15
    pin_days: int = 0
    public_key: bytes = b""
    space: bytes = b""
    shown: int = 0
    data: dict[str, Any] = {}


_NOTES = msgspec.msgpack.Decoder(Note)
_RINGS = msgspec.msgpack.Decoder(Ring)
_BYTES = msgspec.msgpack.Encoder()


def fingerprint(cookie: str) -> str:
    """How a session is found: the hash of its cookie."""
    return hashlib.sha256(cookie.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's interface to a sealed session, and the vault's: `person`, `note`, `ring()`."""

    row: Session | None = None
    person: Person | None = None
    note: Note | None = None
    _sealing: tuple[str, bytes] | None = None

    # What Django asks for

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(32)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(id=fingerprint(session_key)).exists()

    def load(self) -> dict[str, Any]:
        """Find and unseal the row. A row that is over, altered or from before a password change is no session."""
        row = session_of(fingerprint(self.session_key or ""))
        if row is not None:
            try:
                note = self._read_note(row)
            except Unsealable:
                note = None
            if note is not None and _now() < note.ends:
                self.row, self.person, self.note = row, row.person, note
                return dict(note.data)
            if note is not None or row.ends_on < timezone.now().date():
                Session.objects.filter(id=row.id).delete()
        self._session_key = None
        return {}

    def create(self) -> None:
        """Begin a session that belongs to nobody yet."""
        self._session_key = self._get_new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Write the whole note anew; the keys in the ring stay as they are."""
        if self.session_key is None:
            self.create()
            return
        data = dict(self._get_session(no_load=must_create))  # type: ignore[attr-defined]
        if must_create:
            now = _now()
            self.row = self.person = None
            self.note = Note(created=now, active=now, ends=now + LONGEST_HOURS * 3600)
        if self.note is None:
            raise UpdateError
        self.note.data = data
        self._write_note(new=must_create)

    def delete(self, session_key: str | None = None) -> None:
        """End a session: afterwards its cookie is worth nothing."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(id=fingerprint(key)).delete()
        if key == self.session_key:
            self.row = self.person = self.note = None

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the rows whose last day is over."""
        Session.objects.filter(ends_on__lt=timezone.now().date()).delete()

    def get_expiry_age(self, **kwargs: Any) -> int:
        """How long the browser keeps the cookie, in seconds: as long as the session can last."""
        return max(self.note.ends - _now(), 0) if self.note else LONGEST_HOURS * 3600

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        return datetime.fromtimestamp(_now() + self.get_expiry_age(), UTC)

    # What the vault asks for

    @property
    def known(self) -> bool:
        """Whether this browser's cookie belongs to somebody, locked or not."""
        self._get_session()  # type: ignore[attr-defined]
        return self.person is not None

    def ring(self) -> Ring | None:
        """The opened keys, or nothing while the session is locked. Too long without a sign of life locks it."""
        if not self.known or self.row is None or self.note is None or self.row.ring is None:
            return None
        if _now() - self.note.active >= self.note.idle * 60:
            self.lock()
            return None
        try:
            return _RINGS.decode(unseal(self._key(), self._place("ring"), bytes(self.row.ring)))
        except (Unsealable, msgspec.MsgspecError):
            return None

    def open_for(self, person: Person, ring: Ring, *, idle: int, label: bytes) -> None:
        """Put somebody's opened keys into this fresh session."""
        note = self._noted()
        note.active, note.idle, note.public_key = _now(), idle, ring.public
        self.person = person
        assert self.row is not None
        self.row.person, self.row.label = person, label
        self.row.ring = b"-"  # written below, once the note's end is settled
        self._write_note(ring=ring)

    def keep_ring(self, ring: Ring) -> None:
        """Write the opened keys anew, unless somebody locked the session in the meantime."""
        sealed = self._sealed_ring(ring)
        if Session.objects.filter(id=self._id(), ring__isnull=False).update(ring=sealed) and self.row:
            self.row.ring = sealed

    def touch(self) -> None:
        """A sign of life. Written at most once a minute."""
        note = self._noted()
        if _now() - note.active >= 60:
            note.active = _now()
            self._write_note()

    def choose_space(self, space: UUID) -> None:
        """Remember the space this browser is in."""
        note = self._noted()
        if note.space != space.bytes:
            note.space = space.bytes
            self._write_note()

    def choose_idle(self, minutes: int) -> None:
        """Lock after so many minutes without a sign of life."""
        self._noted().idle = minutes
        self._write_note()

    def lock(self) -> None:
        """Forget the opened keys. The row stays, so that words sent afterwards can still be sealed to their writer."""
        Session.objects.filter(id=self._id()).update(ring=None)
        if self.row is not None:
            self.row.ring = None

    # The device PIN (`device_pin.py` counts the tries and stretches the PIN)

    def set_pin(self, ring: Ring, pinned: bytes | None, days: int, salt: bytes = b"") -> None:
        """Wrap the keys once more under cookie, host share and `pinned`, for some days; None takes the PIN away."""
        note = self._noted()
        note.pin_days = days if pinned else 0
        hours = 24 * note.pin_days or LONGEST_HOURS
        note.ends = (_now() if pinned else note.created) + hours * 3600
        self._write_note(ring=ring)
        if pinned is None:
            pin_ring = None
        else:
            key = derive(pinned + self._key(), "session pin")
            pin_ring = salt + seal(key, self._place("pin"), _BYTES.encode(ring))
        self._save({"pin_ring": pin_ring, "pin_tries": 0}, new=False)
        if self.row is not None:
            self.row.pin_ring = pin_ring

    def open_with_pin(self, pinned: bytes) -> Ring:
        """Unlock with the stretched PIN.

        Raises
        ------
        Unsealable
            It is the wrong one.

        """
        assert self.row is not None
        key = derive(pinned + self._key(), "session pin")
        try:
            ring = _RINGS.decode(unseal(key, self._place("pin"), bytes(self.row.pin_ring or b"")[16:]))
        except msgspec.MsgspecError:
            raise Unsealable from None
        note = self._noted()
        note.active = _now()
        self.row.ring = b"-"
        self._write_note(ring=ring)
        return ring

    # How it is sealed

    def _noted(self) -> Note:
        self._get_session()  # type: ignore[attr-defined]
        if self.note is None or self.row is None:
            raise UpdateError
        return self.note

    def _id(self) -> str:
        return fingerprint(self.session_key or "")

    def _key(self) -> bytes:
        """The key of this session. The host share is read once for each request."""
        cookie = self.session_key or ""
        if self._sealing is None or self._sealing[0] != cookie:
            self._sealing = (cookie, derive(cookie.encode() + host_share(), "session"))
        return self._sealing[1]

    def _place(self, part: str, row: Session | None = None) -> Place:
        row = row or self.row
        assert row is not None
        person = row.person
        version = person.credential_version if person is not None else 0
        until = row.ends_on.toordinal().to_bytes(4, "big") + version.to_bytes(4, "big")
        whose = person.id if person is not None else _NOBODY
        return Place(f"session {part}", whose, UUID(row.id[:32]), until, 0, 0)

    def _read_note(self, row: Session) -> Note:
        try:
            return _NOTES.decode(unseal(self._key(), self._place("note", row), bytes(row.note)))
        except msgspec.MsgspecError:
            raise Unsealable from None

    def _sealed_ring(self, ring: Ring) -> bytes:
        return seal(self._key(), self._place("ring"), _BYTES.encode(ring))

    def _write_note(self, *, new: bool = False, ring: Ring | None = None) -> None:
        """Seal and write what changed. Never brings back a row that was deleted, nor keys that were locked away."""
        assert self.note is not None
        if self.row is None:
            self.row = Session(id=self._id())
        row = self.row
        ends_on = datetime.fromtimestamp(self.note.ends, UTC).date()
        if not new and row.ends_on != ends_on and ring is None:
            raise UpdateError
        row.ends_on = ends_on
        row.note = seal(self._key(), self._place("note"), _BYTES.encode(self.note))
        changed: dict[str, Any] = {"note": row.note, "ends_on": ends_on}
        if ring is not None:
            row.ring = self._sealed_ring(ring)
            changed |= {"ring": row.ring, "person": row.person, "label": row.label, "pin_tries": 0}
        self._save(changed, new=new)

    def _save(self, changed: dict[str, Any], *, new: bool) -> None:
        if not new:
            if not Session.objects.filter(id=self._id()).update(**changed):
                raise UpdateError
            return
        try:
            with transaction.atomic():
                assert self.row is not None
                self.row.save(force_insert=True)
        except IntegrityError:
            raise CreateError from None


def _now() -> int:
    return int(timezone.now().timestamp())
