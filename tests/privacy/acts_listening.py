"""Private acts of listening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


@private_act("listening: look in, and put nothing down")
def _look(who: Someone, space: UUID) -> None:
    who.get("/listening/")
    who.get("/listening/begin/")
    said = {"_prefill": "1", "text": "Something I may never say"}
    assert who.post("/listening/begin/", said).status_code == 200


@private_act("listening: practise alone and keep it")
def _alone(who: Someone, space: UUID) -> None:
    page = who.page("/listening/alone/")
    found = re.search(r'action="(/listening/alone/[a-z0-9-]+/)"', page)
    assert found
    assert who.post(found[1], {"said": "You were tired of being brave."}).status_code == 200
    kept(who.post(found[1], {"said": "You were tired of being brave.", "keep": "1"}))


@private_act("listening: let go of what was practised")
def _let_go(who: Someone, space: UUID) -> None:
    found = re.search(r'action="(/listening/alone/kept/[0-9a-f-]+/removal/)"', who.page("/listening/alone/"))
    assert found
    kept(who.post(found[1]))


@private_act("listening: note how it was after a sitting on one's own phone")
def _how(who: Someone, space: UUID) -> None:
    from usward.practices.listening.record import HowItWas

    who.vault.add(HowItWas(day=who.opened.today(), sitting=space, understood=2, listened=6, line="only for me"))
