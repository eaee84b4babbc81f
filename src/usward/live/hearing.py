"""Hearing somebody out, as any practice shows it: the rungs, words to borrow, and what face, voice and hands said.

It goes with `turns.heard_out`, whose stages are *speak*, *reflect* and *confirm*, and with `live/_hearing.html`.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from usward.core.content import VALIDATION_RUNGS, Phrase, ValidationRung
from usward.live.sittings import Sitting
from usward.packs.at_hand import at_hand, language

RUNGS: dict[str, str | Promise] = {
    "present": _("be here"),
    "reflect": _("say back what you heard"),
    "name": _("name the feeling"),
    "link": _("link it to their story"),
    "makes_sense": _("it makes sense"),
    "with_you": _("with you"),
}
"""The rungs of answering, lowest first, as the listener reads them."""

LADDER = [rung for rung in VALIDATION_RUNGS if rung in RUNGS]

LOOKING: tuple[str | Promise, ...] = (
    _("What did the hands do while the words went on?"),
    _("Where did the voice change: quicker, quieter, higher?"),
    _("What passed over the face before the words came?"),
    _("Where did the breath stop, or begin again?"),
    _("What did the shoulders say that the sentence left out?"),
)
"""What to notice besides the words; the same few, turned on with each turn."""

#: Sentences of the packs that say what was seen rather than what was meant.
SEEN = "reflection-seen-"


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the listener's screen holds: the rungs with the one to try now, words to borrow, what to look for."""

    rungs: tuple[tuple[str | Promise, str], ...]
    rung: ValidationRung
    borrow: tuple[str, ...]
    looking: str | Promise
    seen: str
    heard: str


def hearing(found: Sitting, bond: str | None) -> dict[str, Any]:
    """The context of `live/_hearing.html`, to go into `Room.more` beside `topic`. `bond` is the space's, if any."""
    now = rung_of(found)
    turn = found.state.turn + found.id.int % 97
    borrow = _turned(_phrases(now, bond, seen=False), turn, 2)
    seen = _turned(_phrases(None, bond, seen=True), turn, 1)
    told = [said for said in found.said("reflect") if said.turn == found.state.turn - 1]
    place = LADDER.index(now)
    return {
        "hearing": Hearing(
            rungs=tuple((RUNGS[rung], _standing(at, place)) for at, rung in enumerate(LADDER)),
            rung=now,
            borrow=tuple(borrow),
            looking=LOOKING[turn % len(LOOKING)],
            seen=seen[0] if seen else "",
            heard=told[-1].words if told else "",
        )
    }


def rung_of(found: Sitting) -> ValidationRung:
    """The rung to try now: being there while the other speaks, then saying back, and one further for each *not yet*."""
    if found.stage.name == "speak":
        return LADDER[0]
    return LADDER[min(1 + found.state.again, len(LADDER) - 1)]


def _standing(at: int, now: int) -> str:
    return "done" if at < now else "now" if at == now else ""


def _phrases(rung: ValidationRung | None, bond: str | None, *, seen: bool) -> list[str]:
    return [
        phrase.text
        for phrase in at_hand().all(Phrase, language())
        if phrase.kind == "reflection"
        and phrase.id.startswith(SEEN) == seen
        and (rung is None or phrase.validation == rung)
        and (bond is None or bond in phrase.bonds)
    ]


def _turned(texts: list[str], turn: int, count: int) -> list[str]:
    """So many of the texts, others with each turn."""
    return [texts[(turn * count + at) % len(texts)] for at in range(min(count, len(texts)))]
