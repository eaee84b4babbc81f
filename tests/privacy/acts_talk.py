"""What somebody does in talk without the other's pages changing (bar 19)."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from privacy.acts import kept, private_act
from usward.core.opening_hours import Hours
from usward.practices.talk.record import Answer
from usward.vault.record import Commitment
from usward.vault.rounds import Rounds

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone


def todays(who: Someone) -> str:
    """The address of the question this person is shown today."""
    found = re.search(r"/talk/rounds/[0-9a-f-]{36}/", who.page("/talk/"))
    assert found
    return found[0]


@private_act("talk: pass the day's question")
def _pass(who: Someone, space: UUID) -> None:
    kept(who.post(f"{todays(who)}passing/"))


@private_act("talk: answer the spare that comes instead")
def _answer(who: Someone, space: UUID) -> None:
    kept(who.post(todays(who), {"said": "What I would only say folded."}))


@private_act("talk: take the answer away again")
def _take_away(who: Someone, space: UUID) -> None:
    kept(who.post(f"{todays(who)}withdrawal/"))


@private_act("talk: answer, and let it stand and lie in the space")
def _commit(who: Someone, space: UUID) -> None:
    path, vault = todays(who), who.vault
    kept(who.post(path, {"said": "What stands by now."}))
    soon = vault.now() + timedelta(minutes=11)
    vault.now = lambda: soon
    Rounds(vault, space, Hours.of(["20:00"], UTC)).settle()
    assert any(each.mine for each in vault.all(Commitment, space=space))


@private_act("talk: add words beneath it")
def _beneath(who: Someone, space: UUID) -> None:
    kept(who.post(f"{todays(who)}beneath/", {"later": "And one thing more."}))


@private_act("talk: answer a question of a deck for oneself")
def _for_oneself(who: Someone, space: UUID) -> None:
    kept(who.post("/talk/questions/us-insider/", {"said": "The word for the blue jug."}))


@private_act("talk: remove an answer of one's own")
def _remove(who: Someone, space: UUID) -> None:
    found = next(each for each in who.vault.all(Answer) if each.record.round is None)
    kept(who.post(f"/talk/pages/{found.id}/removal/"))


@private_act("talk: keep a question of one's own")
def _own(who: Someone, space: UUID) -> None:
    kept(who.post("/talk/new/", {"asked": "What do you hum when nobody hears?", "deck": "for long drives"}))


@private_act("talk: say how deep it may go")
def _depth(who: Someone, space: UUID) -> None:
    kept(who.post("/talk/depth/", {"most": 2}))
