"""Private acts of presence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("presence: put the phone down alone, and note how it was")
def _quiet(who: Someone, space: UUID) -> None:
    kept(who.post("/presence/begin/", {"seconds": "600"}))
    kept(who.post("/presence/afterwards/", {"moods": ["restless"], "line": "Longer than I thought."}))


@private_act("presence: begin for both and take it back, share a line and take it back")
def _and_back(who: Someone, space: UUID) -> None:
    from usward.practices.presence.record import Note

    answer = who.post("/presence/begin/", {"seconds": "1200", "both": "on"})
    kept(who.post(f"{answer.headers['Location']}withdrawal/"))
    note = who.vault.newest(Note)
    assert note
    for act in ("sharing", "withdrawal", "removal"):
        kept(who.post(f"/presence/notes/{note.id}/{act}/"))
