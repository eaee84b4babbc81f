"""One suggestion, or nothing, with its true reason and its logged probability.

Filters act first. Then: how likely each family is to be the best for both (Thompson sampling on what was
learned from shared numbers), times how well it fits the reader's own entries and what the reader has taken
or turned down, clipped and logged; within the family, by fit and by how long ago. The aim is the smaller of
the two people's next-day closeness, or one's own where only one shares; being opened, answered or used is
no aim and is not even known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

import numpy as np

from usward.core.companion.arms import ARMS, Arm, Floats, ordinary, prior
from usward.core.companion.choice import DRAWS, LEAST, LEAST_NOTHING, NERVE, best, pick, probabilities
from usward.core.companion.claims import crossings, helps
from usward.core.companion.filters import allowed
from usward.core.companion.fit import USUAL_LIKING, Factor, factors, liking, nothing, weight
from usward.core.companion.learner import Beliefs, Ints, Learner, Lesson
from usward.core.companion.moment import Candidate, Closeness, Moment, Offer, Past, Reader
from usward.core.companion.reasons import Reason, Why

TELLING = 1.1  # a factor must raise the choice by a tenth to be called its reason
JOINT = 0.5  # share of the reader's days with the other's number from which learning is joint
RECOVERS = 180
NOTHING = "nothing"
NAMES = (NOTHING, *(arm.value for arm in ARMS))


@dataclass(frozen=True)
class Learned:
    """What the past has taught: draws of the effects, how much each family has been used, which help, from
    how many days. The day counts are for the learner, not for showing: they include the other's.
    """

    beliefs: Beliefs
    helps: frozenset[Arm]
    days: int


@dataclass(frozen=True)
class Suggestion:
    """What is offered (None is nothing), why, and the logged probabilities.

    `probability` maps each available family and "nothing" to its chance; `chance` is that of this very
    candidate (or of nothing); `p_best` says how likely each is to be the best now, as far as anybody can
    tell.
    """

    day: date
    candidate: Candidate | None
    reason: Reason
    probability: dict[str, float]
    chance: float
    p_best: dict[str, float]
    second: bool = False

    def offer(self) -> Offer:
        """The line for the log."""
        name, arm = (None, None) if self.candidate is None else (self.candidate.id, self.candidate.arm)
        return Offer(self.day, name, arm, self.probability, second=self.second)


def learn(candidates: Sequence[Candidate], past: Past, until: date, rng: np.random.Generator) -> Learned:
    """Beliefs from the days before `until`, the last fixed day on which joint results were renewed.

    Parameters
    ----------
    candidates
        Their beliefs make the prior of each family.
    past
        This session's offers and the shared numbers; whatever lies on or after `until` is left out here.
    until
        Joint results stand still between two fixed days, so that nothing the other enters shows in between.
    rng
        For the draws.

    """
    believed = prior((c.arm, c.belief) for c in candidates) if candidates else ordinary()
    learner = Learner(1, believed)
    lessons = _lessons(past, until)
    for lesson in lessons:
        learner.update(lesson)
    beliefs = learner.beliefs(DRAWS, rng)
    return Learned(beliefs, _helpful(lessons, beliefs), len(lessons))


def outcomes(closeness: Sequence[Closeness]) -> dict[date, float]:
    """What each day counts for: the smaller of the two numbers, or one's own where the other shares none.

    Once the other shares on half of the reader's days, days without the other's number count for nothing,
    so that the two kinds are never mixed.
    """
    mine = {c.day: c.mine for c in closeness if c.mine is not None}
    both = {c.day: min(c.mine, c.theirs) for c in closeness if c.mine is not None and c.theirs is not None}
    return both if mine and len(both) >= JOINT * len(mine) else mine


def _lessons(past: Past, until: date) -> list[Lesson]:
    """The first draw of every day with a log, with its outcome on the next calendar day, never across a
    gap.
    """
    value = {day: number for day, number in outcomes(past.closeness).items() if day < until}
    first = {offer.day: offer for offer in reversed(past.offers) if not offer.second and offer.day < until}
    found = []
    for day in sorted(first):
        offer = first[day]
        chance = np.array([[offer.probability.get(name, 0.0) for name in NAMES]])
        found.append(
            Lesson(
                np.array([value.get(day + timedelta(days=1), np.nan)]),
                np.array([0 if offer.arm is None else 1 + ARMS.index(offer.arm)]),
                chance,
                _used(past.offers, day),
                day.weekday() >= 5,
            )
        )
    return found


def _used(offers: Sequence[Offer], before: date) -> Ints:
    """Days each family was offered and not turned down, in the half-year before a day; shape (1, arms).

    What has rested for half a year counts as fresh: a tired practice recovers when it is left alone (Rankin
    et al. 2009, Neurobiol. Learn. Mem. 92:135). The simulations end before this matters.
    """
    since = before - timedelta(days=RECOVERS)
    days = {(o.arm, o.day) for o in offers if o.stood and since <= o.day < before}
    return np.array([[sum(arm is found for found, _ in days) for arm in ARMS]], dtype=np.int64)


def _helpful(lessons: Sequence[Lesson], beliefs: Beliefs) -> frozenset[Arm]:
    """The families of which "helps" may be said (see `claims`)."""
    if not lessons:
        return frozenset()
    outcome = np.array([lesson.outcome for lesson in lessons])
    choice = np.array([lesson.choice for lesson in lessons])
    probability = np.array([lesson.probability for lesson in lessons])
    said = helps(crossings(outcome, choice, probability)[-1], beliefs)[0]
    return frozenset(arm for arm, helped in zip(ARMS, said, strict=True) if helped)


def suggest(
    candidates: Sequence[Candidate],
    moment: Moment,
    reader: Reader,
    past: Past,
    learned: Learned,
    rng: np.random.Generator,
) -> Suggestion:
    """The day's suggestion. Ask once a day and log `offer()`; the same generator state gives the same
    answer.
    """
    return _draw(allowed(candidates, moment, reader, past.offers), moment, reader, past, learned, rng)


def something_else(
    refused: Suggestion,
    candidates: Sequence[Candidate],
    moment: Moment,
    reader: Reader,
    past: Past,
    learned: Learned,
    rng: np.random.Generator,
) -> Suggestion:
    """Another one, of another family where there is one; never the one just turned down."""
    rest = [c for c in allowed(candidates, moment, reader, past.offers) if c != refused.candidate]
    other = [c for c in rest if refused.candidate is None or c.arm is not refused.candidate.arm]
    again = _draw(other or rest, moment, reader, past, learned, rng, least_nothing=0.0)
    return Suggestion(**{**vars(again), "second": True})


def not_today(refused: Suggestion) -> Suggestion:
    """Nothing more today."""
    return Suggestion(refused.day, None, Reason(Why.NOTHING_ASKED), {NOTHING: 1.0}, 1.0, {}, second=True)


def _draw(
    open_: Sequence[Candidate],
    moment: Moment,
    reader: Reader,
    past: Past,
    learned: Learned,
    rng: np.random.Generator,
    least_nothing: float = LEAST_NOTHING,
) -> Suggestion:
    """Draw a family (or nothing), then one of its candidates, and say why."""
    table = _weigh(open_, moment, reader, past, learned, least_nothing)
    index = int(pick(table.chance, rng)[0])
    logged = {name: float(p) for name, p, on in zip(NAMES, table.chance[0], table.open[0], strict=True) if on}
    p_best = dict(zip(NAMES, best(learned.beliefs, _used(past.offers, moment.day))[0].tolist(), strict=True))
    chance = float(table.chance[0, index])
    if index == 0:
        return Suggestion(moment.day, None, _why_nothing(table, bool(open_)), logged, chance, p_best)
    inside = [c for c in open_ if c.arm is ARMS[index - 1]]
    share = np.array([weight(table.found[c]) ** 2 for c in inside])
    share /= share.sum()
    place = int(rng.choice(len(inside), p=share))
    reason = _why(inside[place], table, learned, chance)
    return Suggestion(moment.day, inside[place], reason, logged, chance * float(share[place]), p_best)


@dataclass(frozen=True)
class _Table:
    """Everything one draw rests on; arrays have shape (1, arms + 1) with nothing in front."""

    found: dict[Candidate, tuple[Factor, ...]]
    open: Floats
    likely: Floats
    chance: Floats
    quiet: Factor | None


def _weigh(
    open_: Sequence[Candidate],
    moment: Moment,
    reader: Reader,
    past: Past,
    learned: Learned,
    least_nothing: float,
) -> _Table:
    """What was learned, times what fits now, clipped into probabilities."""
    found = {c: factors(c, moment, reader, past.offers) for c in open_}
    available = np.array([[1.0, *(float(any(c.arm is arm for c in open_)) for arm in ARMS)]])
    likely = best(learned.beliefs, _used(past.offers, moment.day), NERVE)
    quiet = nothing(moment, reader) if least_nothing else None
    wanted = likely * _fits(found, past.offers)
    if quiet is not None:  # its weight is the odds of nothing against everything else that is open
        wanted[0, 0] += quiet.weight * float((wanted * available)[0, 1:].sum())
    if not least_nothing:
        wanted[0, 0] = 0.0
    chance = probabilities(wanted, available, least_nothing=least_nothing) if open_ else np.eye(1, len(NAMES))
    return _Table(found, available, likely, chance, quiet)


def _fits(found: dict[Candidate, tuple[Factor, ...]], offers: Sequence[Offer]) -> Floats:
    """How well each family fits now: its best candidate, times how often the reader has let it stand."""
    liked = liking(offers)
    best_of = {arm: max((weight(row) for c, row in found.items() if c.arm is arm), default=0.0) for arm in ARMS}
    return np.array([[1.0, *(best_of[arm] * liked[arm] / USUAL_LIKING for arm in ARMS)]])


def _why(chosen: Candidate, table: _Table, learned: Learned, chance: float) -> Reason:
    """Whatever raised this choice most against the others that were open; a lot where nothing did."""
    rows = table.found.values()
    raised = [(f.weight / fmean(_of(f.reason.why, row) for row in rows), f.reason) for f in table.found[chosen]]
    even = max(float(table.likely[0, 1:][table.open[0, 1:] > 0].mean()), 1e-9)
    likely = float(table.likely[0, 1 + ARMS.index(chosen.arm)])
    raised.append((likely / even, _learned_reason(chosen, learned)))
    most, reason = max(raised, key=lambda pair: pair[0])
    by_lot = most < TELLING or chance <= 1.01 * LEAST
    return Reason(Why.LOT) if by_lot else reason


def _of(why: Why, row: Sequence[Factor]) -> float:
    return next((factor.weight for factor in row if factor.reason.why is why), 1.0)


def _learned_reason(chosen: Candidate, learned: Learned) -> Reason:
    """What may be said of a family that the numbers favour."""
    if chosen.arm in learned.helps:
        return Reason(Why.HELPS)
    if learned.days:
        return Reason(Why.LEARNED)
    return Reason(Why.EVIDENCE if chosen.evidence in ("A", "B") else Why.SUGGESTION)


def _why_nothing(table: _Table, anything_open: bool) -> Reason:
    if not anything_open:
        return Reason(Why.NOTHING_FITS)
    if table.quiet is not None:
        return table.quiet.reason
    return Reason(Why.NOTHING_LIKELY if table.likely[0, 0] >= 1 / 3 else Why.NOTHING_BY_LOT)
