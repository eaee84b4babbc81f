"""Private acts of a quarrel: what one prepares, declines, is reminded of, marks, and lets go of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act
from usward.practices.conflict.record import Matter

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


def _matter(who: Someone) -> UUID:
    return who.vault.all(Matter)[0].id


@private_act("conflict: write the first of the seven fields")
def _begin(who: Someone, space: UUID) -> None:
    kept(who.post("/conflict/new/", {"field": "about", "text": "The evening on Thursday"}))


@private_act("conflict: write what one needs")
def _need(who: Someone, space: UUID) -> None:
    kept(who.post(f"/conflict/alone/{_matter(who)}/fields/need/", {"text": "A hand with it."}))


@private_act("conflict: see it as a friend of both would")
def _friend(who: Someone, space: UUID) -> None:
    kept(who.post(f"/conflict/alone/{_matter(who)}/friend/", {"friend": "Two tired people."}))


@private_act("conflict: mark it as nothing to solve here")
def _not_here(who: Someone, space: UUID) -> None:
    kept(who.post(f"/conflict/alone/{_matter(who)}/aside/", {"elsewhere": "1"}))


@private_act("conflict: write an apology and keep it")
def _repair(who: Someone, space: UUID) -> None:
    kept(who.post(f"/conflict/repair/{_matter(who)}/", {"regret": "That I shouted."}))


@private_act("conflict: look back for oneself")
def _look(who: Someone, space: UUID) -> None:
    kept(who.post(f"/conflict/look-back/{_matter(who)}/", {"how": "lighter"}))


@private_act("conflict: note what calmed")
def _soothed(who: Someone, space: UUID) -> None:
    kept(who.post("/conflict/calm/how-it-was/", {"how": "calmer", "script": "kind-hand"}))
