"""What one vault sees at a glance: the first page of every kind, read at once for a page that asks for many kinds.

Only sealed rows are remembered, for as long as the page says. What is asked for is opened as ever, and every time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

from usward.vault import rows


class Glances:
    """The first pages of the buckets a vault reads. They count until something is written, and in no transaction.

    Whoever looks before they write does so in a transaction, and so sees what is there at that moment.
    """

    def __init__(self) -> None:
        self._seen: dict[UUID, rows.Glance] = {}
        self._connection: Any = None
        self._depth = 0

    @contextmanager
    def hold(self) -> Iterator[None]:
        """As long as this lasts, every bucket is read at a glance when something in it is asked for first."""
        self._connection = connections[DEFAULT_DB_ALIAS]
        self._depth = len(self._connection.atomic_blocks)
        try:
            yield
        finally:
            self._connection = None
            self.forget()

    def of(self, bucket: UUID) -> rows.Glance | None:
        """What was seen of a bucket; nothing when reading goes to the database."""
        if self._connection is None or len(self._connection.atomic_blocks) != self._depth:
            return None
        if bucket not in self._seen:
            self._seen[bucket] = rows.glance(bucket)
        return self._seen[bucket]

    def forget(self) -> None:
        """Something was written: look anew."""
        self._seen.clear()
