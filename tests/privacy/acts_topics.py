"""Private acts around paused topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("pause topics")
def _pause(who: Someone, space: UUID) -> None:
    kept(who.post("/settings/topics/", {"whole": ["opening-up", "conflict", "touch"], "tender": ["money"]}))


@private_act("take a topic up again")
def _take_up(who: Someone, space: UUID) -> None:
    kept(who.post("/settings/topics/back/", {"topic": "conflict"}))
    kept(who.post("/settings/topics/", {}))
