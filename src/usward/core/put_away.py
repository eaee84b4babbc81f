"""What somebody has put away from *for you*: kept in their own bucket, so that nobody learns what was read."""

from typing import ClassVar
from uuid import UUID

from usward.core.records import Record


class PutAway(Record, frozen=True, kw_only=True, tag="put-away"):
    """One thing the other gave that no longer needs to lie on Today. The thing itself stays where it is."""

    what: UUID

    listed: ClassVar[bool] = False
