"""Reading and writing sealed rows: the only queries on them. Knows nothing of keys."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from usward.vault.models import SealedRecord, SealedRevision

_CHUNK = 256
_COLUMNS = ("id", "seq", "tag", "epoch", "revision", "body")


class Row(NamedTuple):
    """One envelope with its clear columns, as read."""

    id: UUID
    seq: int
    tag: bytes
    epoch: int
    revision: int
    body: bytes


def next_seq(bucket: UUID) -> int:
    """The next number of a bucket. Inside a transaction: a rollback gives it back, so there are no gaps."""
    key = bucket.hex if connection.vendor == "sqlite" else bucket
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO vault_bucket (id, head) VALUES (%s, 1)"
            " ON CONFLICT (id) DO UPDATE SET head = vault_bucket.head + 1 RETURNING head",
            [key],
        )
        (head,) = cursor.fetchone()
    return int(head)


def newest(bucket: UUID, tags: Sequence[bytes] | None = None) -> Iterator[Row]:
    """Rows of a bucket, newest first, fetched in chunks so that a reader may stop early."""
    found = SealedRecord.objects.filter(bucket=bucket)
    if tags is not None:
        found = found.filter(tag__in=tags)
    rows = found.order_by("-seq").values_list(*_COLUMNS)
    for row in rows.iterator(chunk_size=_CHUNK):
        yield Row(row[0], row[1], bytes(row[2]), row[3], row[4], bytes(row[5]))


def bulk(bucket: UUID, tags: Sequence[bytes]) -> list[tuple[UUID, int, bytes, int, int, bytes]]:
    """The same rows in one go, as plain tuples: for reading a whole kind."""
    found = SealedRecord.objects.filter(bucket=bucket, tag__in=tags)
    return list(found.order_by("-seq").values_list(*_COLUMNS))


def one(bucket: UUID, id: UUID) -> Row | None:  # noqa: A002 - it is the column's name
    """One row, or nothing."""
    row = SealedRecord.objects.filter(bucket=bucket, id=id).values_list(*_COLUMNS).first()
    return row and Row(row[0], row[1], bytes(row[2]), row[3], row[4], bytes(row[5]))


def insert(bucket: UUID, row: Row, *, suite: int, size: int) -> None:
    """Put a sealed row in."""
    SealedRecord.objects.create(bucket=bucket, suite=suite, size=size, **row._asdict())


def replace(bucket: UUID, old: Row, new: Row, *, suite: int, size: int, keep: bool) -> bool:
    """Put `new` in `old`'s place if nobody was faster; `keep` files the old one under its revision."""
    with transaction.atomic():
        changed = SealedRecord.objects.filter(bucket=bucket, id=old.id, revision=old.revision).update(
            seq=new.seq,
            tag=new.tag,
            epoch=new.epoch,
            revision=new.revision,
            body=new.body,
            suite=suite,
            size=size,
        )
        if changed and keep:
            SealedRevision.objects.create(
                bucket=bucket, id=old.id, revision=old.revision, tag=old.tag,
                epoch=old.epoch, body=old.body, suite=old.body[0], size=size,
            )  # fmt: skip
    return bool(changed)


def revisions(bucket: UUID, id: UUID, seq: int) -> list[Row]:  # noqa: A002 - it is the column's name
    """Earlier revisions of a row, oldest first."""
    found = SealedRevision.objects.filter(bucket=bucket, id=id).order_by("revision")
    return [
        Row(id, seq, bytes(tag), epoch, revision, bytes(body))
        for tag, epoch, revision, body in found.values_list("tag", "epoch", "revision", "body")
    ]


def delete(bucket: UUID, id: UUID) -> bool:  # noqa: A002 - it is the column's name
    """Remove a row and its earlier revisions. True when there was one."""
    with transaction.atomic():
        SealedRevision.objects.filter(bucket=bucket, id=id).delete()
        return bool(SealedRecord.objects.filter(bucket=bucket, id=id).delete()[0])
