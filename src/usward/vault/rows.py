"""Reading and writing sealed rows: the only queries on them. Knows nothing of keys, and believes nothing it reads.

Whole kinds are read in plain SQL: it is the one place where the cost of each row is felt. Readers that may stop early
fetch pages that grow, by sequence number, so that no query stays open while its reader writes. Whoever wants a little
of many kinds reads the first page of every kind at once (`glance`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import merge
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from usward.vault.models import SealedRecord, SealedRevision

_FIRST_PAGE = 12
_LARGEST_PAGE = 512
_NO_ID = UUID(int=0)
_PAST_ALL = 2**63 - 1

#: A kind whose newest rows are larger than so many padding steps (16 KiB) is not read at a glance.
_SMALL = 64

_RECORDS = "SELECT id, seq, tag, epoch, revision, body FROM vault_record WHERE bucket = %s"
_NEWEST_FIRST = " ORDER BY seq DESC"
# Steps from tag to tag by the index and takes the newest few of each, so that a bucket of thousands costs no more than
# a small one. The cross join and the plus keep SQLite from walking the whole bucket instead. What is large comes
# without its body.
_GLANCE = f"""
WITH RECURSIVE kind(tag) AS (
  SELECT (SELECT tag FROM vault_record WHERE bucket = %s ORDER BY tag LIMIT 1)
  UNION ALL
  SELECT (SELECT tag FROM vault_record WHERE bucket = %s AND tag > kind.tag ORDER BY tag LIMIT 1)
  FROM kind WHERE kind.tag IS NOT NULL
)
SELECT id, seq, r.tag, epoch, revision, CASE WHEN size <= {_SMALL} THEN body END
FROM kind CROSS JOIN vault_record r WHERE r.bucket = %s AND r.tag = kind.tag AND r.seq >= COALESCE(
  (SELECT seq FROM vault_record WHERE bucket = %s AND tag = kind.tag
   ORDER BY seq DESC LIMIT 1 OFFSET {_FIRST_PAGE - 1}), %s)
ORDER BY +seq DESC
"""  # noqa: S608  # numbers of our own


class Row(NamedTuple):
    """One envelope with its clear columns, as read."""

    id: UUID
    seq: int
    tag: bytes
    epoch: int
    revision: int
    body: bytes


#: The first page of every kind in a bucket, by tag. A kind of large rows is there with no page.
Glance = Mapping[bytes, Sequence[Row] | None]

# Reading


def one(bucket: UUID, id: UUID) -> Row | None:  # noqa: A002 - it is the column's name
    """One row, or nothing."""
    found = _fetched(_RECORDS + " AND id = %s", [_as_stored(bucket), _as_stored(id)])
    return found[0] if found else None


def glance(bucket: UUID) -> Glance:
    """The first page of every kind in a bucket, in one query."""
    here = _as_stored(bucket)
    pages: dict[bytes, list[Row] | None] = {}
    for row in _fetched(_GLANCE, [here, here, here, here, -_PAST_ALL - 1]):
        page = pages.setdefault(row.tag, [])
        if row.body is None:
            pages[row.tag] = None
        elif page is not None:
            page.append(row)
    return pages


def bulk(bucket: UUID, tags: Sequence[bytes], seen: Glance | None = None) -> list[Row]:
    """Every row that carries one of the tags, newest first, in one go; without asking again if a glance saw it all."""
    if not tags:
        return []
    pages = [_whole(seen, tag) for tag in tags]
    known = [page for page in pages if page is not None]
    if len(known) == len(pages):
        return list(_in_one(known))
    marks = ", ".join(["%s"] * len(tags))
    return _fetched(f"{_RECORDS} AND tag IN ({marks}){_NEWEST_FIRST}", [_as_stored(bucket), *tags])


def newest(bucket: UUID, tags: Sequence[bytes] | None = None, seen: Glance | None = None) -> Iterator[Row]:
    """Rows of a bucket, newest first, for a reader who may stop early. `None` means whatever the tag.

    Where a glance saw something, reading begins with it.
    """
    if tags is None:
        return _paged(_RECORDS, [_as_stored(bucket)])
    return _in_one([_of_kind(bucket, tag, seen) for tag in tags])


def _of_kind(bucket: UUID, tag: bytes, seen: Glance | None) -> Iterator[Row]:
    whole = _whole(seen, tag)
    if whole is not None:
        return iter(whole)
    return _paged(_RECORDS + " AND tag = %s", [_as_stored(bucket), tag], seen.get(tag) if seen else None)


def _whole(seen: Glance | None, tag: bytes) -> Sequence[Row] | None:
    """All rows of a kind, if a glance saw them all: a page that is not full was the last."""
    page = None if seen is None else seen.get(tag, ())
    return None if page is None or len(page) == _FIRST_PAGE else page


def revisions(bucket: UUID, id: UUID, seq: int) -> list[Row]:  # noqa: A002 - it is the column's name
    """Earlier revisions of a row, oldest first."""
    found = SealedRevision.objects.filter(bucket=bucket, id=id).order_by("revision")
    return [
        Row(id, seq, bytes(tag), epoch, revision, bytes(body))
        for tag, epoch, revision, body in found.values_list("tag", "epoch", "revision", "body")
    ]


def _in_one(each: Sequence[Iterable[Row]]) -> Iterator[Row]:
    return iter(each[0]) if len(each) == 1 else merge(*each, key=lambda row: -row.seq)


def _paged(query: str, values: list[Any], first: Sequence[Row] | None = None) -> Iterator[Row]:
    size, below, found = _FIRST_PAGE, _PAST_ALL, first
    while True:
        if found is None:
            found = _fetched(f"{query} AND seq < %s{_NEWEST_FIRST} LIMIT {size}", [*values, below])
        yield from found
        if len(found) < size:
            return  # it was the last: asking again would cost a query and find nothing
        below, found = found[-1].seq, None
        size = min(3 * size, _LARGEST_PAGE)


def _fetched(query: str, values: list[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found = cursor.fetchall()
    if _has_uuids():
        return [Row._make(row) for row in found]
    return [Row(_id(text), seq, tag, epoch, revision, body) for text, seq, tag, epoch, revision, body in found]


@cache
def _has_uuids() -> bool:
    return bool(connection.features.has_native_uuid_field)


def _as_stored(value: UUID) -> UUID | str:
    return value if _has_uuids() else value.hex


def _id(text: str) -> UUID:
    try:
        return UUID(int=int(text, 16))
    except (ValueError, TypeError):
        return _NO_ID


def head(bucket: UUID) -> int:
    """The last sequence number a bucket has given out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT head FROM vault_bucket WHERE id = %s", [_as_stored(bucket)])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


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
