"""Private acts around the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("let the coach speak quietly under drafts")
def _switch_on(who: Someone, space: UUID) -> None:
    kept(who.post("/settings/coach/", {"quietly": "on"}))


@private_act("have the coach look at words, also quietly")
def _look(who: Someone, space: UUID) -> None:
    said = {"say_text": "You never listen to me.", "say_context": "", "say_bond": "partners"}
    assert who.post("/say-it-better/", said).status_code == 200
    kept(who.post("/settings/coach/", {"quietly": "on"}))
    who.post("/say-it-better/quietly/", {"_quietly": "You never listen to me.", "_theirs": ""})
