"""What may not be suggested now. These act first and outside all learning: no number can overrule them."""

from collections.abc import Sequence
from datetime import timedelta
from enum import Enum

from usward.core.companion.moment import Answer, Candidate, Moment, Offer, Reader

RESTS = 6  # days until the same thing may come again
RESTS_AFTER_NOT_TODAY = 10
RESTS_AFTER_SOMETHING_ELSE = 21
GENTLE = 2  # the highest rung while something is raw
RAW_STRESS = 6
OPENNESS = frozenset({"vulnerability", "conflict", "touch", "listening"})


class Barred(Enum):
    """Why something is not suggested now."""

    SAFETY = "safety"
    CONSENT = "consent"
    PAUSED = "paused"
    BOND = "bond"
    ALONE = "alone"
    APART = "apart"
    TIME = "time"
    MINUTES = "minutes"
    REPEATED = "repeated"


def barred(candidate: Candidate, moment: Moment, reader: Reader, offers: Sequence[Offer]) -> Barred | None:
    """The first thing that stands against this candidate, or None."""
    if _unsafe(candidate, moment, reader):
        return Barred.SAFETY
    if candidate.needs_yes and candidate.id not in moment.agreed:
        return Barred.CONSENT
    if candidate.topics & reader.paused:
        return Barred.PAUSED
    if moment.bond not in candidate.bonds:
        return Barred.BOND
    if moment.alone and candidate.together:
        return Barred.ALONE
    if moment.apart and candidate.near and candidate.together:
        return Barred.APART
    if candidate.times and moment.time not in candidate.times:
        return Barred.TIME
    if candidate.minutes > moment.minutes:
        return Barred.MINUTES
    return Barred.REPEATED if _repeated(candidate, moment, offers) else None


def allowed(
    candidates: Sequence[Candidate], moment: Moment, reader: Reader, offers: Sequence[Offer]
) -> tuple[Candidate, ...]:
    """What remains, in the order given."""
    return tuple(c for c in candidates if barred(c, moment, reader, offers) is None)


def _unsafe(candidate: Candidate, moment: Moment, reader: Reader) -> bool:
    """While something is raw, nothing asks either of them to open up or to go deep.

    A pause or an open quarrel is known to both. The reader's own day counts as well: a lot of friction
    today or yesterday, or stress near the top of the scale.
    """
    own = reader.lately(moment.day, 2)
    raw = moment.resting or (own is not None and (own.friction == 2 or own.stress >= RAW_STRESS))
    deep = candidate.rung > GENTLE or bool(candidate.topics & OPENNESS)
    return raw and deep


def _repeated(candidate: Candidate, moment: Moment, offers: Sequence[Offer]) -> bool:
    rests = {Answer.NOT_TODAY: RESTS_AFTER_NOT_TODAY, Answer.SOMETHING_ELSE: RESTS_AFTER_SOMETHING_ELSE}
    return any(
        offer.candidate == candidate.id and moment.day - offer.day < timedelta(days=rests.get(offer.answer, RESTS))
        for offer in offers
    )
