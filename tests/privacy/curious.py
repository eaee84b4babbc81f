"""The curious partner: has the whole database, the host share, and every key of their own. What can they read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps

from usward.accounts.hostshare import host_share
from usward.accounts.ring import wrapping_key
from usward.vault.keys import derive, open_sealed
from usward.vault.models import SealedRecord, SealedRevision
from usward.vault.sealed import Place, Unsealable, unseal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usward.accounts.opening import Opened


def curious_partner(opened: Opened) -> list[bytes]:
    """Every plaintext that opens with these keys, out of the whole database.

    Each envelope is tried with every key, and in every bucket the partner knows, so that a row that was sealed for the
    wrong place would show as well.
    """
    return [*_records(opened), *_sealed_to_somebody(opened), *_wraps(opened)]


def whole_database() -> bytes:
    """Every column of every row of every table, as bytes."""
    parts: list[bytes] = []
    for model in apps.get_models():
        for row in model.objects.values_list(*[field.attname for field in model._meta.concrete_fields]):
            parts += [bytes(each) if isinstance(each, memoryview | bytes) else str(each).encode() for each in row]
    return b"\n".join(parts)


def keys_of(opened: Opened) -> list[bytes]:
    """Every symmetric key this person ever holds."""
    root, ring = opened.root, opened.ring
    keys = [root.secret, root.self_key, root.index_key, root.author_key, ring.secret, wrapping_key(root)]
    keys += [derive(host_share(), "session"), host_share()]
    for space in ring.spaces:
        keys += [*space.keys.values(), *space.pairs.values()]
        keys += [pair for former in space.former.values() for pair, _ in former]
    return keys


def _records(opened: Opened) -> Iterator[bytes]:
    buckets = {opened.vault.own.bucket, *opened.vault.spaces}
    for model in (SealedRecord, SealedRevision):
        for row in model.objects.all():
            for bucket in {row.bucket, *buckets}:
                place = Place("record", bucket, row.id, bytes(row.tag), row.epoch, row.revision)
                yield from _tried(keys_of(opened), place, bytes(row.body))


def _tried(keys: list[bytes], place: Place, body: bytes) -> Iterator[bytes]:
    for key in keys:
        try:
            yield unseal(key, place, body)
        except Unsealable:
            continue


def _sealed_to_somebody(opened: Opened) -> Iterator[bytes]:
    from usward.accounts.models import Draft, SpaceKey

    bodies: list[tuple[str, bytes]] = [("draft", bytes(draft.body)) for draft in Draft.objects.all()]
    bodies += [(f"space {row.space_id} {row.epoch}", bytes(row.body)[33:]) for row in SpaceKey.objects.all()]
    for purpose, body in bodies:
        try:
            yield open_sealed(opened.ring.secret, purpose, body)
        except Unsealable:
            continue


def _wraps(opened: Opened) -> Iterator[bytes]:
    from uuid import UUID

    from usward.accounts.models import KeyWrap

    for row in KeyWrap.objects.exclude(person=opened.person):
        for what in ("root password", "root recovery", "secret"):
            for epoch in (0, 1):
                place = Place(f"wrap {what}", UUID(int=0), row.person_id, b"", epoch, 0)
                yield from _tried(keys_of(opened), place, bytes(row.body))
