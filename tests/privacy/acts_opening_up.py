"""Private acts of opening up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone

SAID = {"kind": "fear", "rung": "3", "how": "comfort", "text": "What I have told nobody."}


def _newest(who: Someone) -> UUID:
    from usward.practices.opening_up.record import Opening

    found = who.vault.newest(Opening)
    assert found
    return found.id


@private_act("opening up: write and keep")
def _keep(who: Someone, space: UUID) -> None:
    kept(who.post("/opening-up/new/", {**SAID, "keep": "1"}))
    kept(who.post(f"/opening-up/mine/{_newest(who)}/change/", {**SAID, "rung": "5", "keep": "1"}))


@private_act("opening up: answer oneself, and say how it felt")
def _kindness(who: Someone, space: UUID) -> None:
    one = f"/opening-up/mine/{_newest(who)}/"
    kept(who.post(one, {"text": "As a friend I would stay."}))
    for word in ("safe", "unsafe", "partly"):
        kept(who.post(f"{one}afterwards/", {"felt": word}))


@private_act("opening up: let it go")
def _let_go(who: Someone, space: UUID) -> None:
    kept(who.post("/opening-up/new/", {"text": "said to the wall", "let-go": "1"}))
    kept(who.post(f"/opening-up/mine/{_newest(who)}/removal/"))


@private_act("opening up: tell and take back at once")
def _tell_and_back(who: Someone, space: UUID) -> None:
    kept(who.post("/opening-up/new/", {**SAID, "tell": "1"}))
    kept(who.post(f"/opening-up/mine/{_newest(who)}/withdrawal/"))


@private_act("opening up: list what keeps it safe")
def _safe(who: Someone, space: UUID) -> None:
    kept(who.post("/opening-up/safe/", {"text": "No jokes about it."}))


@private_act("opening up: pause all of it, and take it up again")
def _pause(who: Someone, space: UUID) -> None:
    kept(who.post("/settings/topics/", {"whole": ["opening-up"]}))
    who.get("/opening-up/")
    kept(who.post("/settings/topics/back/", {"topic": "opening-up"}))
