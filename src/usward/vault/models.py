"""The sealed table: all the database ever sees of what two people write.

Every primary key starts with `bucket` and no query crosses buckets, so that the tables can be distributed by it.
"""

from typing import ClassVar

from django.db import models


class Bucket(models.Model):
    """The head of one bucket's sequence. A bucket is one person's own, or one space's."""

    id = models.UUIDField(primary_key=True)
    head = models.BigIntegerField(default=0)

    class Meta:
        db_table = "vault_bucket"


class SealedRecord(models.Model):
    """One envelope. `tag` is an opaque mark of the kind, `size` counts padding steps."""

    pk = models.CompositePrimaryKey("bucket", "id")
    bucket = models.UUIDField()
    id = models.UUIDField()
    seq = models.BigIntegerField()
    tag = models.BinaryField(max_length=8)
    suite = models.SmallIntegerField()
    epoch = models.IntegerField()
    revision = models.IntegerField(default=0)
    size = models.IntegerField()
    body = models.BinaryField()

    class Meta:
        db_table = "vault_record"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bucket", "seq"], name="one_record_per_seq"),
        ]
        indexes: ClassVar = [models.Index(fields=["bucket", "tag", "-seq"], name="newest_of_a_kind")]


class SealedRevision(models.Model):
    """What a shared record said before it was revised. Both members may read it; nobody can rewrite it unseen."""

    pk = models.CompositePrimaryKey("bucket", "id", "revision")
    bucket = models.UUIDField()
    id = models.UUIDField()
    revision = models.IntegerField()
    tag = models.BinaryField(max_length=8)
    suite = models.SmallIntegerField()
    epoch = models.IntegerField()
    size = models.IntegerField()
    body = models.BinaryField()

    class Meta:
        db_table = "vault_revision"
