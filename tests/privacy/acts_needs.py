"""Private acts of needs and of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("needs: put two on the map")
def _map(who: Someone, space: UUID) -> None:
    kept(who.post("/needs/of/play/", {"matters": 6, "met": 2, "meets": "that we sing"}))
    kept(who.post("/needs/new/", {"name": "the workshop", "matters": 7, "met": 1}))


@private_act("needs: change one, look at it afresh, and remove one")
def _change(who: Someone, space: UUID) -> None:
    from usward.practices.needs.record import Need

    one, other = who.vault.all(Need)
    kept(who.post(f"/needs/mine/{one.id}/change/", {"name": "the shed", "matters": 3}))
    kept(who.post(f"/needs/mine/{one.id}/still/"))
    kept(who.post(f"/needs/mine/{other.id}/removal/"))
    kept(who.post("/needs/fresh/"))


@private_act("needs: show one and take it back")
def _show(who: Someone, space: UUID) -> None:
    from usward.practices.needs.record import Need

    one = who.vault.all(Need)[0]
    kept(who.post(f"/needs/mine/{one.id}/showing/", {"with_met": "on"}))
    kept(who.post(f"/needs/mine/{one.id}/withdrawal/"))


@private_act("needs: write how one likes to be comforted")
def _comfort(who: Someone, space: UUID) -> None:
    kept(who.post("/needs/comfort/new/comfort/", {"situation": "sad", "better": "tea, no questions"}))
    kept(who.post("/needs/comfort/new/tender/", {"about": "slammed doors"}))


@private_act("needs: guess at the other's map, guess again, let one go")
def _guess(who: Someone, space: UUID) -> None:
    from usward.practices.needs.record import Guess

    kept(who.post("/needs/guesses/of/play/", {"matters": 6}))
    kept(who.post("/needs/guesses/of/play/", {"matters": 2, "meets": "a silly walk"}))
    kept(who.post("/needs/guesses/of/comfort/", {"matters": 7}))
    kept(who.post(f"/needs/guesses/{who.vault.all(Guess)[0].id}/removal/"))


@private_act("needs: word a request and keep it")
def _request(who: Someone, space: UUID) -> None:
    kept(who.post("/needs/requests/new/", {"what": "Would you leave the light on?", "keep": "1"}))


@private_act("asking: begin an ask and leave it")
def _ask(who: Someone, space: UUID) -> None:
    who.post("/asks/new/", {"_prefill": "1", "what": "half a thought"})
