"""Private acts of the graded evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("evening: spend one alone")
def _alone(who: Someone, space: UUID) -> None:
    there = who.post("/evening/alone/").headers["Location"]
    kept(who.post(there, {"past": "0"}))
    kept(who.post(there, {"past": "1", "end": "1"}))


@private_act("evening: look at how one would begin, and leave it")
def _look(who: Someone, space: UUID) -> None:
    assert who.get("/evening/begin/").status_code == 200
