"""How well a candidate fits the reader's own days, as factors with names, so that the reason can be the
true one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from usward.core.companion.arms import Arm
from usward.core.companion.moment import Candidate, Moment, Offer, OwnDay, Reader
from usward.core.companion.reasons import Reason, Why

GAP = 0.2  # matters × unmet, below which a need is left out
LOW = 0.5  # level of a sign below which it counts as low
MEND = frozenset({"repair", "understanding", "listening", "safety", "communication", "unresolved_conflict"})
QUIET = frozenset({"calm", "stress", "support"})
VARIETY_DAYS = 21
USUAL_LIKING = 0.8  # of a family nobody has answered about, as if from five answers
ANSWERS = 5.0


@dataclass(frozen=True)
class Factor:
    """One reason that raises (above 1) or lowers (below 1) a candidate, and by how much."""

    weight: float
    reason: Reason


def factors(candidate: Candidate, moment: Moment, reader: Reader, offers: Sequence[Offer]) -> tuple[Factor, ...]:
    """Everything in the reader's own entries that speaks for or against this candidate now."""
    own = reader.lately(moment.day, 3)
    found = [*_need(candidate, reader), *_sign(candidate, reader), *_variety(candidate.arm, moment, offers)]
    if own is not None:
        found += _day(candidate, own)
    return tuple(found)


def weight(found: Sequence[Factor]) -> float:
    """All factors together."""
    total = 1.0
    for factor in found:
        total *= factor.weight
    return total


def _need(candidate: Candidate, reader: Reader) -> list[Factor]:
    """The most wanting need that the candidate serves: up to twice as likely."""
    gaps = [(need.matters * (1 - need.met), need) for need in reader.needs if need.id in candidate.needs]
    gap, need = max(gaps, key=lambda pair: pair[0], default=(0.0, None))
    if need is None or gap < GAP:
        return []
    return [Factor(1 + gap, Reason(Why.NEED, {"need": need.name}, need.day))]


def _sign(candidate: Candidate, reader: Reader) -> list[Factor]:
    """The lowest sign of the reader's own pulse that the candidate serves: up to 1.8 times as likely."""
    low = [sign for sign in reader.signs if sign.dimension in candidate.serves and sign.level < LOW]
    sign = min(low, key=lambda sign: sign.level, default=None)
    if sign is None:
        return []
    return [Factor(1 + 0.8 * (1 - sign.level / LOW), Reason(Why.SIGN, {"sign": sign.name}, sign.day))]


def _day(candidate: Candidate, own: OwnDay) -> list[Factor]:
    """What the reader's latest day asks for: little when worn out, mending after friction."""
    found = []
    if own.energy <= 2:
        low = candidate.energy == "low"
        found.append(Factor(1.5 if low else 0.4, Reason(Why.LOW_ENERGY, {}, own.day)))
    if own.stress >= 5 and candidate.serves & QUIET:
        found.append(Factor(1.6, Reason(Why.STRESS, {}, own.day)))
    if own.friction >= 1 and candidate.serves & MEND:
        found.append(Factor(1.6, Reason(Why.FRICTION, {}, own.day)))
    return found


def _variety(arm: Arm, moment: Moment, offers: Sequence[Offer]) -> list[Factor]:
    """A family that has not come up for three weeks, once there have been three weeks."""
    started = min((offer.day for offer in offers), default=moment.day)
    since = timedelta(days=VARIETY_DAYS)
    if moment.day - started < since or any(o.arm is arm and moment.day - o.day < since for o in offers):
        return []
    return [Factor(1.3, Reason(Why.VARIETY))]


def nothing(moment: Moment, reader: Reader) -> Factor | None:
    """What speaks for leaving the reader alone, hardly any energy today: the odds of nothing against the
    rest.
    """
    own = reader.lately(moment.day, 1)
    if own is None or own.energy > 1:
        return None
    return Factor(0.5, Reason(Why.NOTHING_REST, {}, own.day))


def liking(offers: Sequence[Offer], half_life: int = 60) -> Mapping[Arm, float]:
    """How often each family was left standing, 0 to 1, newer days counting more; .8 where little is known.

    From the reader's own answers only ("something else", "not today"); an unanswered offer counts for
    nothing.
    """
    last = max((offer.day for offer in offers), default=None)
    kept: dict[Arm, float] = {}
    asked: dict[Arm, float] = {}
    for offer in offers:
        if offer.arm is None or offer.answer.value == "none" or last is None:
            continue
        weighs = 0.5 ** ((last - offer.day).days / half_life)
        asked[offer.arm] = asked.get(offer.arm, 0.0) + weighs
        kept[offer.arm] = kept.get(offer.arm, 0.0) + weighs * offer.stood
    return {arm: (kept.get(arm, 0.0) + USUAL_LIKING * ANSWERS) / (asked.get(arm, 0.0) + ANSWERS) for arm in Arm}
