"""Reading and writing sealed rows: the only queries on them. Knows nothing of keys, and believes nothing it reads.

Whole kinds are read in plain SQL: it is the one place where the cost of each row is felt. Readers that may stop early
fetch pages that grow, by sequence number, so that no query stays open while its reader writes.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from usward.vault.models import SealedRecord, SealedRevision

_FIRST_PAGE = 12
_LARGEST_PAGE = 512
_NO_ID = UUID(int=0)
_PAST_ALL = 2**63 - 1

_RECORDS = "SELECT id, seq, tag, epoch, revision, body FROM vault_record WHERE bucket = %s"
_NEWEST_FIRST = " ORDER BY seq DESC"


class Row(NamedTuple):
    """One envelope with its clear columns, as read."""

    id: UUID
    seq: int
    tag: bytes
    epoch: int
    revision: int
    body: bytes


# Reading


def one(bucket: UUID, id: UUID) -> Row | None:  # noqa: A002 - it is the column's name
    """One row, or nothing."""
    found = _fetched(_RECORDS + " AND id = %s", [_as_stored(bucket), _as_stored(id)])
    return found[0] if found else None


def bulk(bucket: UUID, tags: Sequence[bytes]) -> list[Row]:
    """Every row that carries one of the tags, newest first, in one go."""
    if not tags:
        return []
    marks = ", ".join(["%s"] * len(tags))
    return _fetched(f"{_RECORDS} AND tag IN ({marks}){_NEWEST_FIRST}", [_as_stored(bucket), *tags])


def newest(bucket: UUID, tags: Sequence[bytes] | None = None) -> Iterator[Row]:
    """Rows of a bucket, newest first, for a reader who may stop early. `None` means whatever the tag."""
    if tags is None:
        return _paged(_RECORDS, [_as_stored(bucket)])
    each = [_paged(_RECORDS + " AND tag = %s", [_as_stored(bucket), tag]) for tag in tags]
    return each[0] if len(each) == 1 else merge(*each, key=lambda row: -row.seq)


def revisions(bucket: UUID, id: UUID, seq: int) -> list[Row]:  # noqa: A002 - it is the column's name
    """Earlier revisions of a row, oldest first."""
    found = SealedRevision.objects.filter(bucket=bucket, id=id).order_by("revision")
    return [
        Row(id, seq, bytes(tag), epoch, revision, bytes(body))
        for tag, epoch, revision, body in found.values_list("tag", "epoch", "revision", "body")
    ]


def _paged(query: str, values: list[Any]) -> Iterator[Row]:
    size, below = _FIRST_PAGE, _PAST_ALL
    while found := _fetched(f"{query} AND seq < %s{_NEWEST_FIRST} LIMIT {size}", [*values, below]):
        yield from found
        if len(found) < size:
            return  # a page that is not full was the last: asking again would cost a query and find nothing
        below = found[-1].seq
        size = min(3 * size, _LARGEST_PAGE)


def _fetched(query: str, values: list[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found = cursor.fetchall()
    if _has_uuids():
        return [Row._make(row) for row in found]
    return [Row(_id(text), seq, tag, epoch, revision, body) for text, seq, tag, epoch, revision, body in found]


def _has_uuids() -> bool:
    return bool(connection.features.has_native_uuid_field)


def _as_stored(value: UUID) -> UUID | str:
    return value if _has_uuids() else value.hex


def _id(text: str) -> UUID:
    try:
        return UUID(int=int(text, 16))
    except (ValueError, TypeError):
        return _NO_ID


# Writing


def lock(bucket: UUID) -> None:
    """Wait for one's turn to write to a bucket; it lasts until the end of the transaction."""
    _raise_head(bucket, 0)


def next_seq(bucket: UUID) -> int:
    """The next number of a bucket. Inside a transaction: a rollback gives it back, so there are no gaps."""
    return _raise_head(bucket, 1)


def _raise_head(bucket: UUID, by: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO vault_bucket (id, head) VALUES (%s, %s)"
            " ON CONFLICT (id) DO UPDATE SET head = vault_bucket.head + excluded.head RETURNING head",
            [_as_stored(bucket), by],
        )
        (head,) = cursor.fetchone()
    return int(head)


def insert(bucket: UUID, row: Row, *, suite: int, size: int) -> None:
    """Put a sealed row in."""
    SealedRecord.objects.create(bucket=bucket, suite=suite, size=size, **row._asdict())


def replace(bucket: UUID, old: Row, new: Row, *, suite: int, size: int, keep: bool) -> bool:
    """Put `new` in `old`'s place if nobody was faster; `keep` files the old one under its revision."""
    with transaction.atomic():
        here = SealedRecord.objects.filter(bucket=bucket, id=old.id, revision=old.revision)
        was = here.values_list("suite", "size").first() if keep else None
        changed = here.update(
            tag=new.tag, epoch=new.epoch, revision=new.revision, body=new.body, suite=suite, size=size
        )
        if changed and was:
            SealedRevision.objects.create(
                bucket=bucket, id=old.id, revision=old.revision, tag=old.tag,
                epoch=old.epoch, body=old.body, suite=was[0], size=was[1],
            )  # fmt: skip
    return bool(changed)


def delete(bucket: UUID, id: UUID) -> bool:  # noqa: A002 - it is the column's name
    """Remove a row and its earlier revisions. True when there was one.

    The row goes first: whoever is revising it at this moment is waited for, and what they filed goes too.
    """
    with transaction.atomic():
        gone = SealedRecord.objects.filter(bucket=bucket, id=id).delete()[0]
        SealedRevision.objects.filter(bucket=bucket, id=id).delete()
        return bool(gone)
