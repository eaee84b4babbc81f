"""The vault: reading a whole kind, and reading since a day.

The floor of bulk reading is what nobody can spare: one bare query for the same rows, and for each row one HKDF, one
AES-GCM and one msgspec over the same bytes, their associated data ready made.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bench.figures import Figure, compared
from usward.core.records import Record, encode

RECORDS = 20_000
#: Bytes of a record as stored.
SIZE = 500
A_DAY = 60


class Note(Record, frozen=True, kw_only=True, tag="bench-note"):
    text: str
    closeness: int = 4


class BareSheet(msgspec.Struct, array_like=True):
    version: int
    author: bytes
    written: int
    placed: int
    body: Note


def run() -> list[Figure]:
    with _store():
        from django.db import transaction

        clock = iter(())
        vault, space = _opened_vault(lambda: next(clock))
        with transaction.atomic():
            for at in range(RECORDS):
                day = date(2026, 1, 1) + timedelta(days=at // A_DAY)
                moment = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
                clock = iter([moment] * 4)
                note = _note(day)
                vault.add(note)
                vault.add(note, space)
        month = day - timedelta(days=29)
        return [
            _bulk(vault, None, "own"),
            _bulk(vault, space, "a space's, marks checked"),
            _since(vault, month),
            _newest(vault),
        ]


def _timed(*works: Callable[[], object], rounds: int = 9) -> list[float]:
    return compared(*works, rounds=rounds, clock=time.process_time)


def _note(day: date) -> Note:
    short = Note(day=day, text="x" * 256)
    note = short.with_(text=os.urandom(SIZE).hex()[: 256 + SIZE - len(encode(short))])
    assert len(encode(note)) == SIZE
    return note


def _bulk(vault, space: UUID | None, whose: str) -> Figure:
    from django.db import connection

    keys = vault.spaces[space] if space else vault.own
    bucket = keys.bucket.hex

    def query() -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, seq, tag, epoch, revision, body FROM vault_record"
                " WHERE bucket = %s AND tag = %s ORDER BY seq DESC",
                [bucket, keys.tag("bench-note")],
            )
            return cursor.fetchall()

    opened = vault.all(Note, space=space)
    assert len(opened) == sum(kept.authentic for kept in opened) == RECORDS, "the vault lost something"
    ours, bare_query, bare_loop = _timed(lambda: vault.all(Note, space=space), query, _bare(keys, query()))
    floor = bare_query + bare_loop
    return Figure(
        f"opening {RECORDS:,} records of 500 bytes, {whose}",
        f"{ours * 1e6 / RECORDS:.1f} µs each",
        f"bare query and loop {floor * 1e6 / RECORDS:.1f} µs",
        ours / floor,
        at_most=2,
        binds=True,
    )


def _bare(keys, found: list[tuple]) -> Callable[[], list[BareSheet]]:
    from usward.vault.sealed import Place

    marks = 64 if keys.space else 0

    ready = [
        (body, Place("record", keys.bucket, UUID(row), tag, epoch, revision).bound())
        for row, _, tag, epoch, revision, body in found
    ]
    (key,) = keys.keys.values()
    algorithm = SHA256()
    decode = msgspec.msgpack.Decoder(BareSheet).decode

    def loop() -> list[BareSheet]:
        sheets = []
        for body, bound in ready:
            secret = HKDF(algorithm, 76, body[5:37], b"usward envelope 1").derive(key)
            filled = AESGCM(secret[:32]).decrypt(secret[32:44], body[69:], bound)
            sheets.append(decode(filled[4 + marks : 4 + int.from_bytes(filled[:4], "big")]))
        return sheets

    return loop


def _since(vault, month: date) -> Figure:
    found = vault.all(Note, since=month)
    everything, ours = _timed(lambda: vault.all(Note), lambda: vault.all(Note, since=month))
    share = everything * len(found) / RECORDS
    return Figure(
        f"the last month of {RECORDS:,} ({len(found):,} records)",
        f"{ours * 1e3:.1f} ms",
        f"their share of reading all {share * 1e3:.1f} ms",
        ours / share,
        at_most=1.5,
    )


def _newest(vault) -> Figure:
    last = vault.newest(Note).id
    ours, one = _timed(lambda: vault.newest(Note), lambda: vault.get(Note, last), rounds=30)
    return Figure(
        "the newest of a kind", f"{ours * 1e6:.0f} µs", f"one record by its id {one * 1e6:.0f} µs", ours / one
    )


def _opened_vault(now: Callable[[], datetime]):
    from usward.vault.keys import Root
    from usward.vault.store import BucketKeys, Vault

    space, other = uuid4(), uuid4()
    shared = BucketKeys(space, {0: os.urandom(32)}, space=space, other=other, pairs={other: os.urandom(32)})
    return Vault(uuid4(), Root.new(), [shared], now=now), space


@contextmanager
def _store() -> Iterator[None]:
    """An embedded store in a new directory, with the settings the server uses."""
    import django
    from django.conf import settings

    from usward.site import environment

    with tempfile.TemporaryDirectory() as folder:
        if not settings.configured:
            settings.configure(
                INSTALLED_APPS=["usward.vault"], USE_TZ=True, DATABASES={"default": environment.database(Path(folder))}
            )
            django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        yield
        connection.close()
