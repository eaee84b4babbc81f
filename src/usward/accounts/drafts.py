"""Words are never lost: what arrives after the lock is sealed to its writer and offered when they are back."""

import re
from collections.abc import Mapping
from uuid import UUID

import msgspec
from django.http import HttpRequest
from django.utils import timezone

from usward.accounts.models import Draft, Person
from usward.accounts.record import Words
from usward.accounts.ring import Ring
from usward.vault.keys import open_sealed, seal_to
from usward.vault.sealed import Unsealable

_PURPOSE = "draft"
#: Fields of the transport, which nobody wrote.
_TRANSPORT = frozenset({"csrfmiddlewaretoken", "_prefill", "_page", "_draft", "_theirs", "_quietly", "next"})
_SECRET = re.compile(r"(^|[^a-z])(password\d?|passphrase|pin|code|secret|token)([^a-z]|$)", re.IGNORECASE)
#: Drafts are padded to a multiple of this, so that their size tells little.
_STEP = 1024
_MOST = 50


def fields_in(data: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The words of a POST: no files, no passwords, PINs or codes, nothing of the transport."""
    lists = data.lists() if hasattr(data, "lists") else ((key, [value]) for key, value in data.items())
    return tuple(
        (name, value)
        for name, values in lists
        for value in values
        if isinstance(value, str) and value and name not in _TRANSPORT and not _SECRET.search(name)
    )


def worth_keeping(fields: tuple[tuple[str, str], ...]) -> bool:
    """Whether somebody wrote or chose something."""
    return any(value.strip() for _, value in fields)


def page_of(request: HttpRequest) -> str:
    """The page the words were meant for: as the page said itself, or where they were sent."""
    said = request.POST.get("_page", "")
    return said if is_local(said) else request.path


def is_local(path: str) -> bool:
    """Whether this is a plain path on this server."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and len(path) < 500


def keep(person: Person | UUID, public_key: bytes, path: str, fields: tuple[tuple[str, str], ...]) -> bool:
    """Seal words to their writer. True when there was something to keep."""
    if not worth_keeping(fields) or len(public_key) != 32:
        return False
    who = person.id if isinstance(person, Person) else person
    body = msgspec.msgpack.encode(Words(path=path, fields=fields, day=timezone.now().date()))
    padded = len(body).to_bytes(4, "big") + body + bytes(-(len(body) + 4) % _STEP)
    Draft.objects.create(person_id=who, body=seal_to(public_key, _PURPOSE, padded))
    return True


def waiting(person: Person, ring: Ring) -> list[tuple[UUID, Words]]:
    """The drafts that open with these keys, in no order that tells of time."""
    found = []
    for draft in Draft.objects.filter(person=person).order_by("id")[:_MOST]:
        try:
            padded = open_sealed(ring.secret, _PURPOSE, bytes(draft.body))
            body = padded[4 : 4 + int.from_bytes(padded[:4], "big")]
            found.append((draft.id, msgspec.msgpack.decode(body, type=Words)))
        except (Unsealable, msgspec.MsgspecError):
            continue
    return found


def discard(person: Person, draft: UUID) -> bool:
    """Let a draft go for good."""
    return bool(Draft.objects.filter(person=person, id=draft).delete()[0])
