"""The three questions every page asks the database, in plain SQL: who, in which spaces with whom, under which keys.

Together they take a quarter of what the same three cost through the ORM, and every page pays for them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from usward.accounts.models import Person, Session

# In the order of the models: `from_db` fills their fields by position.
_PERSON = [field.attname for field in Person._meta.concrete_fields]  # noqa: SLF001  # documented by Django
_SESSION = [field.attname for field in Session._meta.concrete_fields]  # noqa: SLF001  # the same

_COLUMNS = ", ".join([f"s.{name}" for name in _SESSION] + [f"p.{name}" for name in _PERSON])
_WHO = (
    f"SELECT {_COLUMNS} FROM accounts_session s"  # noqa: S608  # names of our own columns
    " LEFT JOIN accounts_person p ON p.id = s.person_id WHERE s.id = %s"
)
_SEATS = (
    "SELECT m.space_id, m.slot, m.state, m.person_id, p.username, p.public_key"
    " FROM accounts_membership mine JOIN accounts_membership m ON m.space_id = mine.space_id"
    " JOIN accounts_person p ON p.id = m.person_id WHERE mine.person_id = %s ORDER BY m.space_id, m.slot"
)
_KEYS = "SELECT space_id, epoch, body FROM accounts_spacekey WHERE person_id = %s ORDER BY space_id, epoch"


class Seat(NamedTuple):
    """A seat in one of the person's spaces: their own or the other's, as the database says."""

    space: UUID
    slot: int
    state: str
    person: UUID
    username: str
    public_key: bytes


class Sealed(NamedTuple):
    """One sealed space key as the database holds it."""

    space: UUID
    epoch: int
    body: bytes


def session_of(id: str) -> Session | None:  # noqa: A002  # a session's id
    """The session with this id, with its person."""
    for row in _fetched(_WHO, id):
        values = dict(zip(_SESSION, row, strict=False))
        if isinstance(values["ends_on"], str):
            values["ends_on"] = date.fromisoformat(values["ends_on"])
        owner = values["person_id"]
        values["person_id"] = owner and _uuid(owner)
        found = Session.from_db(connection.alias, _SESSION, list(values.values()))
        if owner:
            person = dict(zip(_PERSON, row[len(_SESSION) :], strict=True))
            person |= {"id": _uuid(person["id"]), "runs_server": bool(person["runs_server"])}
            found.person = Person.from_db(connection.alias, _PERSON, list(person.values()))
        return found
    return None


def seats_of(person: UUID) -> list[Seat]:
    """Every seat of every space the person belongs to."""
    return [
        Seat(_uuid(space), slot, state, _uuid(who), name, bytes(key))
        for space, slot, state, who, name, key in _fetched(_SEATS, _stored(person))
    ]


def sealed_keys_of(person: UUID) -> list[Sealed]:
    """Every space key sealed for the person, by space and epoch."""
    return [Sealed(_uuid(space), epoch, bytes(body)) for space, epoch, body in _fetched(_KEYS, _stored(person))]


def _fetched(query: str, value: Any) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [value])
        found: Sequence[tuple[Any, ...]] = cursor.fetchall()
        return found


def _stored(value: UUID) -> UUID | str:
    return value if connection.features.has_native_uuid_field else value.hex


def _uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)
