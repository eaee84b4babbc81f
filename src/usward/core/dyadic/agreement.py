"""How alike two people answer: intraclass, pairwise and Pearson correlation, and profiles without the stereotype.

*Exchangeable* members: ICC = (MSB − MSW)/(MSB + MSW), or the pairwise (double-entry) r. *Distinguishable* members:
Pearson r and the mean difference, side by side, never folded into one number. *Profiles*: two people who both answer
as most people do look alike; the item means are therefore taken off before their profiles are correlated (Kenny,
Kashy & Cook 2006, chs 2 and 12; Wood & Furr 2016, doi 10.1177/1088868315581119).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from usward.core.dyadic.design import tag
from usward.core.dyadic.panel import Panel
from usward.core.dyadic.refusals import BadChoice, NotIdentified, TooFew
from usward.core.dyadic.results import Estimate, FloatArray, Result, t_estimate

FEW_COUPLES = 5
FEW_ITEMS = 4


@dataclass(frozen=True)
class Agreement:
    """Agreement on one measure over couples; each correlation with a 95 % interval."""

    couples: int
    icc: Estimate
    pairwise: Estimate
    pearson: Estimate
    mean_difference: Estimate


def _complete(one: FloatArray, two: FloatArray) -> tuple[FloatArray, FloatArray]:
    both = np.isfinite(one) & np.isfinite(two)
    if int(both.sum()) < FEW_COUPLES:
        raise TooFew(f"{int(both.sum())} couples have both answers; at least {FEW_COUPLES} are needed.")
    one, two = one[both], two[both]
    if np.ptp(np.r_[one, two]) == 0:
        raise NotIdentified("Everyone gave the same answer, so there is no difference to agree about.")
    return one, two


def agreement(one: FloatArray, two: FloatArray) -> Agreement:
    """Agreement between the first and the second members of n couples (arrays of length n; NaN for no answer).

    :raises TooFew: fewer than five complete couples.
    :raises NotIdentified: no variation at all.
    """
    one, two = _complete(one, two)
    n = one.size
    return Agreement(n, _icc(one, two), _pairwise(one, two), _pearson(one, two), _difference(one, two))


def _icc(one: FloatArray, two: FloatArray) -> Estimate:
    """ANOVA intraclass correlation with the exact F interval (Shrout & Fleiss 1979, case 1)."""
    from scipy.special import fdtrc, fdtri

    n = one.size
    means = (one + two) / 2
    between = 2 * float(np.sum((means - means.mean()) ** 2)) / (n - 1)
    within = float(np.sum((one - two) ** 2)) / 2 / n
    if within == 0:
        return Estimate("icc", 1.0)
    f = between / within
    low, high = f / float(fdtri(n - 1, n, 0.975)), f * float(fdtri(n, n - 1, 0.975))
    p = 2 * min(float(fdtrc(n - 1, n, f)), 1 - float(fdtrc(n - 1, n, f)))
    return Estimate("icc", (f - 1) / (f + 1), None, n, p, (low - 1) / (low + 1), (high - 1) / (high + 1))


def _pairwise(one: FloatArray, two: FloatArray) -> Estimate:
    """Double-entry r; its standard error under independence is 1/√n for n couples (Griffin & Gonzalez 1995)."""
    from scipy.special import ndtr

    both, swapped = np.r_[one, two], np.r_[two, one]
    r = float(np.corrcoef(both, swapped)[0, 1])
    return Estimate("pairwise", r, float(1 / np.sqrt(one.size)), None, 2 * float(ndtr(-abs(r) * np.sqrt(one.size))))


def _pearson(one: FloatArray, two: FloatArray) -> Estimate:
    """Pearson r over couples with Fisher's z interval."""
    from scipy.special import ndtri, stdtr

    n = one.size
    if np.ptp(one) == 0 or np.ptp(two) == 0:
        raise NotIdentified("One of the two gave the same answer in every couple, so nothing can be correlated.")
    r = float(np.corrcoef(one, two)[0, 1])
    if abs(r) >= 1 - 1e-12:
        return Estimate("pearson", r)
    z, reach = float(np.arctanh(r)), float(ndtri(0.975) / np.sqrt(n - 3))
    t = r * np.sqrt((n - 2) / (1 - r * r))
    p = 2 * float(stdtr(n - 2, -abs(t)))
    return Estimate("pearson", r, None, n - 2, p, float(np.tanh(z - reach)), float(np.tanh(z + reach)))


def _difference(one: FloatArray, two: FloatArray) -> Estimate:
    gap = one - two
    se = float(gap.std(ddof=1) / np.sqrt(gap.size))
    return t_estimate("mean_difference", float(gap.mean()), se, float(gap.size - 1))


@dataclass(frozen=True)
class Profiles:
    """Profile similarity of each couple, raw and with the stereotype taken off, and their means."""

    raw: FloatArray
    distinct: FloatArray
    raw_mean: Estimate
    distinct_mean: Estimate


def profiles(one: FloatArray, two: FloatArray, *, distinguishable: bool = True) -> Profiles:
    """Profile agreement over items.

    :param one: answers of the first members, couples × items; ``two`` likewise for the second members.
    :param distinguishable: take off each role's own item means; otherwise the item means of everyone.
    :raises TooFew: fewer than five couples (the stereotype is then unknown) or four items.
    """
    if one.shape != two.shape or one.ndim != 2:
        raise NotIdentified("Both members need the same items, couples in rows and items in columns.")
    if one.shape[0] < FEW_COUPLES or one.shape[1] < FEW_ITEMS:
        raise TooFew(
            f"Profile agreement needs at least {FEW_COUPLES} couples, to know how people answer in general, and"
            f" {FEW_ITEMS} items; there are {one.shape[0]} and {one.shape[1]}."
        )
    if not (np.all(np.isfinite(one)) and np.all(np.isfinite(two))):
        raise TooFew("Profile agreement needs every item answered by both; leave out couples with empty cells.")
    first, second = one.mean(axis=0), two.mean(axis=0)
    if not distinguishable:
        first = second = (first + second) / 2
    raw, distinct = _row_r(one, two), _row_r(one - first, two - second)
    return Profiles(raw, distinct, _mean_r("profile_raw", raw), _mean_r("profile_distinct", distinct))


def _row_r(a: FloatArray, b: FloatArray) -> FloatArray:
    """Pearson r of each row; NaN for a flat profile."""
    a = a - a.mean(axis=1, keepdims=True)
    b = b - b.mean(axis=1, keepdims=True)
    scale = np.sqrt(np.sum(a * a, axis=1) * np.sum(b * b, axis=1))
    out = np.full(a.shape[0], np.nan)
    np.divide(np.sum(a * b, axis=1), scale, out=out, where=scale > 1e-12)
    return out


def _mean_r(term: str, r: FloatArray) -> Estimate:
    """Mean of the couples' correlations by way of Fisher's z, with a t interval over couples."""
    from scipy.special import stdtrit

    z = np.arctanh(np.clip(r[np.isfinite(r)], -0.9999, 0.9999))
    if z.size < FEW_COUPLES:
        raise TooFew(f"{z.size} couples have profiles that vary; at least {FEW_COUPLES} are needed.")
    middle, se = float(z.mean()), float(z.std(ddof=1) / np.sqrt(z.size))
    reach = float(stdtrit(z.size - 1, 0.975)) * se
    low, high = float(np.tanh(middle - reach)), float(np.tanh(middle + reach))
    return Estimate(term, float(np.tanh(middle)), None, z.size - 1, None, low, high)


def agreement_result(panel: Panel, measures: Mapping[str, FloatArray], *, exchangeable: bool) -> Result:
    """Agreement of the couples of a panel on each measure, and of their profiles over four or more.

    :raises BadChoice: no measure was named.
    """
    if not measures:
        raise BadChoice("Name at least one column with --y.")
    sides = {name: _sides(panel, values) for name, values in measures.items()}
    estimates: list[Estimate] = []
    couples = 0
    for name, (one, two) in sides.items():
        found = agreement(one, two)
        couples = max(couples, found.couples)
        kept = (found.icc, found.pairwise) if exchangeable else (found.pearson, found.mean_difference, found.icc)
        estimates += [replace(each, term=tag(list(measures), each.term, name)) for each in kept]
    notes = ["Pairwise r is the double-entry correlation; its p takes 1/√couples as standard error."]
    if not exchangeable:
        first, second = panel.roles
        notes = [f"mean_difference is {first} minus {second}; agreement in order and in level are two things."]
    if len(measures) >= FEW_ITEMS:
        a, b = (np.column_stack([side[k] for side in sides.values()]) for k in (0, 1))
        full = np.all(np.isfinite(a) & np.isfinite(b), axis=1)
        likeness = profiles(a[full], b[full], distinguishable=not exchangeable)
        estimates += [likeness.raw_mean, likeness.distinct_mean]
        notes.append("profile_distinct has the item means taken off; in profile_raw any two people look alike.")
    return Result("agreement", 2 * couples, couples, tuple(estimates), {}, None, tuple(notes))


def _sides(panel: Panel, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    out = np.full((2, int(panel.group.max()) + 1), np.nan)
    out[panel.member, panel.group] = values
    return out[0], out[1]
