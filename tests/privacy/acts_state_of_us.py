"""Private acts of the state of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("state of us: note something, change it, remove it")
def _note(who: Someone, space: UUID) -> None:
    from usward.practices.state_of_us.record import Item

    for text in ("What I may bring.", "What I will not bring."):
        kept(who.post("/state-of-us/notes/new/", {"text": text}))
    one, two = who.vault.all(Item)[:2]
    kept(who.post(f"/state-of-us/notes/{one.id}/", {"text": "In other words."}))
    kept(who.post(f"/state-of-us/notes/{two.id}/removal/"))


@private_act("state of us: put something on the table and take it back at once")
def _table(who: Someone, space: UUID) -> None:
    from usward.practices.state_of_us.record import Item

    vault = who.vault
    note = vault.all(Item)[0]
    kept(who.post(f"/state-of-us/notes/{note.id}/table/"))
    kept(who.post(f"/state-of-us/notes/{vault.copy_id(note, space)}/table/withdrawal/"))


@private_act("state of us: choose a weekday, and let this week go")
def _week(who: Someone, space: UUID) -> None:
    kept(who.post("/state-of-us/week/", {"weekday": "2"}))
    kept(who.post("/state-of-us/week/not-this/"))


@private_act("state of us: sit down alone")
def _alone(who: Someone, space: UUID) -> None:
    there = who.post("/state-of-us/alone/").headers["Location"]
    kept(who.post(there, {"at": "0"}))
    kept(who.post(there, {"at": "1", "line": "Something good, for me alone."}))
