"""Whether a change is larger than the measure's own noise, and on which side of a cut-off it ends.

    SEM = SD √(1 − r),  S_diff = SEM √2,  RC = (after − before)/S_diff,  |RC| > 1.96
    c = (SD₀ M₁ + SD₁ M₀)/(SD₀ + SD₁)                    (Jacobson & Truax 1991, doi 10.1037/0022-006X.59.1.12)

r is the *retest* reliability over a time without expected change. Internal consistency (α) describes one sitting; it
makes changes over weeks look far too certain and must not stand in. A change inside ±1.96 is "within measurement
error", which is not the same as "no change". The index finds improvement better than deterioration (Lunnen & Ogles
1998, doi 10.1037/0022-006X.66.2.400).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.columns import in_order
from usward.core.dyadic.refusals import BadChoice, NoRetestReliability, TooFew
from usward.core.dyadic.results import Estimate, FloatArray, Result, t_estimate

CRITICAL = 1.959963984540054
IMPROVED = "reliably improved"
RECOVERED = "reliably improved and past the cut-off"
WITHIN = "within measurement error"
WORSE = "reliably worse"
FALLEN = "reliably worse and past the cut-off"
CATEGORIES = (RECOVERED, IMPROVED, WITHIN, WORSE, FALLEN)


@dataclass(frozen=True)
class Measure:
    """What is known of a measure: retest reliability 0 < r < 1, SD > 0, cut-off, and which way is better."""

    reliability: float
    sd: float
    cut: float | None = None
    higher_is_better: bool = True

    def __post_init__(self) -> None:
        if not (np.isfinite(self.reliability) and 0 < self.reliability < 1):
            raise NoRetestReliability(
                "Reliable change needs the measure's retest reliability, between 0 and 1"
                " (not α, which makes changes look too certain)."
            )
        if not (np.isfinite(self.sd) and self.sd > 0):
            raise NoRetestReliability("Reliable change needs the measure's standard deviation, above 0.")

    @property
    def sem(self) -> float:
        """Standard error of measurement, in points."""
        return float(self.sd * np.sqrt(1 - self.reliability))

    @property
    def s_diff(self) -> float:
        """Standard error of a difference of two scores, in points."""
        return float(self.sem * np.sqrt(2))

    @property
    def smallest(self) -> float:
        """The smallest reliable change, in points."""
        return CRITICAL * self.s_diff


def cut_off(mean_0: float, sd_0: float, mean_1: float, sd_1: float) -> float:
    """Point at which a score is as likely from either of two populations (criterion c of Jacobson & Truax)."""
    if not (sd_0 > 0 and sd_1 > 0):
        raise BadChoice("Both standard deviations must be above 0.")
    return (sd_0 * mean_1 + sd_1 * mean_0) / (sd_0 + sd_1)


@dataclass(frozen=True)
class Change:
    """One person's change: points, the index, its category, and the 95 % band around the change in points."""

    before: float
    after: float
    points: float
    rc: float
    category: str
    low: float
    high: float


def reliable_change(before: float, after: float, measure: Measure) -> Change:
    """Classify one change.

    :raises TooFew: a score is missing.
    """
    if not (np.isfinite(before) and np.isfinite(after)):
        raise TooFew("Reliable change needs a score before and a score after.")
    points = after - before
    rc = points / measure.s_diff
    kind = _category(before, after, rc, measure)
    return Change(before, after, points, rc, kind, points - measure.smallest, points + measure.smallest)


def _category(before: float, after: float, rc: float, measure: Measure) -> str:
    if abs(rc) <= CRITICAL:
        return WITHIN
    better = (rc > 0) == measure.higher_is_better
    crossed = False
    if measure.cut is not None:
        # "past" means on the far side of the cut-off after having been on the near one
        side = 1 if measure.higher_is_better else -1
        was, is_now = side * (before - measure.cut) >= 0, side * (after - measure.cut) >= 0
        crossed = was != is_now
    if better:
        return RECOVERED if crossed else IMPROVED
    return FALLEN if crossed else WORSE


def changes(before: FloatArray, after: FloatArray, measure: Measure) -> tuple[Change | None, ...]:
    """Classify many; ``None`` where a score is missing."""
    return tuple(
        reliable_change(float(b), float(a), measure) if np.isfinite(b) and np.isfinite(a) else None
        for b, a in zip(before, after, strict=True)
    )


def tally(found: Sequence[Change | None]) -> dict[str, int]:
    """How many fall in each category, zeros included."""
    return {name: sum(change is not None and change.category == name for change in found) for name in CATEGORIES}


def first_and_last(
    people: Sequence[str], time: FloatArray, scores: FloatArray
) -> tuple[list[str], FloatArray, FloatArray]:
    """Each person's first and last known score, from rows in any order."""
    names = in_order(people)
    before, after = np.full(len(names), np.nan), np.full(len(names), np.nan)
    who = np.array([names.index(name) for name in people])
    for row in np.argsort(time, kind="stable"):
        if np.isfinite(scores[row]):
            if not np.isfinite(before[who[row]]):
                before[who[row]] = scores[row]
            else:
                after[who[row]] = scores[row]
    return names, before, after


def change_result(
    people: Sequence[str],
    before: FloatArray,
    after: FloatArray,
    *,
    reliability: float | None,
    sd: float | None = None,
    cut: float | None = None,
    higher_is_better: bool = True,
) -> Result:
    """Reliable change of many people as a :class:`Result`, each person under ``extra["people"]``.

    :param sd: None takes the standard deviation of the first scores, which needs at least ten of them.
    :raises NoRetestReliability: no reliability, or one outside 0–1.
    :raises TooFew: nobody has both scores, or too few first scores to estimate the SD from.
    """
    if reliability is None:
        raise NoRetestReliability("Name the measure's retest reliability with --reliability (not α).")
    known = np.isfinite(before) & np.isfinite(after)
    if not known.any():
        raise TooFew("Nobody has a score before and a score after.")
    words = "Standard deviation as given."
    if sd is None:
        sd, words = _spread_of_firsts(before[np.isfinite(before)])
    measure = Measure(reliability, sd, cut, higher_is_better)
    found = changes(before, after, measure)
    n = int(known.sum())
    return Result(
        model="change",
        n=n,
        groups=n,
        estimates=_summary((after - before)[known], measure),
        variance={"sd": sd, "reliability": reliability},
        m2ll=None,
        notes=(
            words,
            "The reliability must be retest reliability; α would make the changes look too certain.",
            f"{WITHIN.capitalize()} means |RC| ≤ 1.96; it does not mean that nothing changed.",
            "The index finds improvement better than deterioration.",
        ),
        extra={"people": _listed(people, found), "categories": tally(found)},
    )


def _spread_of_firsts(firsts: FloatArray) -> tuple[float, str]:
    if firsts.size < 10:
        raise TooFew(f"{firsts.size} first scores are too few to estimate the SD; name the measure's with --sd.")
    return float(firsts.std(ddof=1)), f"The standard deviation is that of the {firsts.size} first scores here."


def _summary(points: FloatArray, measure: Measure) -> tuple[Estimate, ...]:
    mean = Estimate("mean_change", float(points.mean()))
    if points.size > 1 and points.std() > 0:
        se = float(points.std(ddof=1) / np.sqrt(points.size))
        mean = t_estimate("mean_change", float(points.mean()), se, float(points.size - 1))
    out = [
        mean,
        Estimate("sem", measure.sem),
        Estimate("s_diff", measure.s_diff),
        Estimate("smallest_reliable_change", measure.smallest),
    ]
    if measure.cut is not None:
        out.append(Estimate("cut_off", measure.cut))
    if points.size == 1:
        out.append(Estimate("rc", float(points[0]) / measure.s_diff))
    return tuple(out)


def _listed(people: Sequence[str], found: Sequence[Change | None]) -> list[dict[str, object]]:
    return [
        {
            "who": name,
            "before": one.before,
            "after": one.after,
            "change": one.points,
            "rc": one.rc,
            "category": one.category,
        }
        for name, one in zip(people, found, strict=True)
        if one is not None
    ]
