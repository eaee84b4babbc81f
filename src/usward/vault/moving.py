"""Whole buckets on the move: under new keys after a renewal, or gone for good. Order, authors and times stay.

Call inside one transaction: half a move would be a lost vault.
"""

from collections.abc import Mapping
from uuid import UUID

from usward.vault import rows
from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.rows import Row
from usward.vault.sealed import SUITE, Unsealable, steps
from usward.vault.sheets import BucketKeys, Hand, Opened, moment
from usward.vault.store import Vault


def renew_own(old: Vault, new: Vault) -> int:
    """Move everything in one's own bucket under new keys; returns how many rows did not open and stayed behind."""
    source, target = _hand(old, old.own), _hand(new, new.own)
    stayed = 0
    for row in list(rows.newest(old.own.bucket)):
        try:
            opened = source.opened(row)
        except Unsealable:
            stayed += 1
            continue
        sealed = _resealed(source, target, opened, row)
        rows.insert(new.own.bucket, sealed, suite=SUITE, size=steps(sealed.body))
        rows.delete(old.own.bucket, row.id)
    Bucket.objects.update_or_create(id=new.own.bucket, defaults={"head": rows.head(old.own.bucket)})
    if not stayed:
        Bucket.objects.filter(id=old.own.bucket).delete()
    return stayed


def renew_space(old: Vault, new: Vault, space: UUID, ids: Mapping[UUID, UUID]) -> None:
    """Mark and seal one's own words in a space anew, with their earlier revisions. `ids` gives some a new id.

    What is not certainly one's own stays as it is: nobody vouches for what they did not write.
    """
    source, target = _hand(old, old.spaces[space]), _hand(new, new.spaces[space])
    bucket = source.keys.bucket
    for row in list(rows.newest(bucket)):
        opened = _certainly_mine(source, row)
        if opened is None:
            continue
        at = row._replace(id=ids.get(row.id, row.id))
        sealed = _resealed(source, target, opened, at)
        earlier = [
            _resealed(source, target, before, before.row._replace(id=at.id))
            for before in (_certainly_mine(source, each) for each in rows.revisions(bucket, row.id, row.seq))
            if before is not None
        ]
        rows.delete(bucket, row.id)
        rows.insert(bucket, sealed, suite=SUITE, size=steps(sealed.body))
        for each in earlier:
            SealedRevision.objects.create(
                bucket=bucket, id=each.id, revision=each.revision, tag=each.tag,
                epoch=each.epoch, body=each.body, suite=SUITE, size=steps(each.body),
            )  # fmt: skip


def drop(bucket: UUID) -> None:
    """Remove a bucket with everything in it."""
    SealedRevision.objects.filter(bucket=bucket).delete()
    SealedRecord.objects.filter(bucket=bucket).delete()
    Bucket.objects.filter(id=bucket).delete()


def head(bucket: UUID) -> int:
    """The last sequence number a bucket has given out."""
    return rows.head(bucket)


def _hand(vault: Vault, keys: BucketKeys) -> Hand:
    return Hand(keys, vault.me, vault.root.author_key)


def _certainly_mine(source: Hand, row: Row) -> Opened | None:
    try:
        opened = source.opened(row)
    except Unsealable:
        return None
    return opened if source.mine(opened) and source.authentic(opened) else None


def _resealed(source: Hand, target: Hand, opened: Opened, at: Row) -> Row:
    kept = source.read_any(opened)
    return target.seal(at, kept.record, kept.author, kept.written, moment(opened.sheet.placed))
