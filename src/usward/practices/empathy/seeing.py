"""Which rung an answer in one's own words reaches, as the coach on this machine sees it.

This is all of the coach that practising knows. Where the coach has no heads for the language, or says nothing about an
answer, nobody answers here either, and the page leaves the written part out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from usward.core.content import VALIDATION_RUNGS, Situation, ValidationRung
from usward.packs.at_hand import language

if TYPE_CHECKING:
    from usward.core.coach import Coach

#: What the coach is asked once, to learn whether it answers at all.
PROBE = ("You waited all day, and nobody called.", "I waited the whole day. They did not even call.")


@dataclass(frozen=True, slots=True)
class Seen:
    """The rung an answer reaches, why, and what would lift it by one. `support`: a line to help belongs beside it."""

    rung: ValidationRung
    because: str
    lift: str
    support: bool = False


def rung_of(reply: str, situation: Situation) -> Seen | None:
    """The rung that `reply` reaches in a moment, or None when the coach does not say."""
    return _asked(reply, situation.words, situation.bonds[0], language())


def can_see() -> bool:
    """Whether the coach says anything about answers in the language of this page."""
    return _answers(language())


@cache
def _answers(tongue: str) -> bool:
    return _asked(*PROBE, "friends", tongue) is not None


def _asked(reply: str, context: str, bond: str, tongue: str) -> Seen | None:
    held = _coach()
    if held is None:
        return None
    look = held.look(reply, context=context, bond=bond, language=tongue)
    rung = look.rung
    if rung is None or not 0 <= rung.number < len(VALIDATION_RUNGS):
        return None
    return Seen(VALIDATION_RUNGS[rung.number], rung.because, rung.lift, look.support)


@cache
def _coach() -> Coach | None:
    from usward.packs.coaching import coach  # read by the first who practises, not by every server that starts

    try:
        return coach()
    except FileNotFoundError:  # this pack brings no heads
        return None
