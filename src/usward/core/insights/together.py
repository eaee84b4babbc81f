"""Did two published lines move together? Said only when the weeks carry it.

It looks at nothing but what is already published to both, so both people get the same answer and it adds no
knowledge of anybody's days. Week-to-week changes are compared, not levels: two lines that merely wander
always seem to agree. Because published lines are smoothed, their changes resemble their neighbours; the
number of weeks is therefore reduced to the number that would carry the same information (Pyper & Peterman
1998, *Can. J. Fish. Aquat. Sci.* 55:2127) before Fisher's interval is taken.
"""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from usward.core.insights.published import Published

ENOUGH_CHANGES = 11


@dataclass(frozen=True)
class MovedTogether:
    """Their weeks rose and fell together: the correlation of weekly changes lies in (low, high), 95 %,
    above zero.
    """

    low: float
    high: float


@dataclass(frozen=True)
class CannotTell:
    """The weeks published so far do not carry a statement; no reason, since a reason could be the other's."""


def together(mine: Published, theirs: Published) -> MovedTogether | CannotTell:
    """Whether two published lines moved together over the weeks they share.

    Says so only with at least twelve joint weeks in a row-wise sense (eleven changes between adjacent
    weeks) and an interval wholly above zero. The opposite movement is not claimed: few weeks make it easily
    by chance.
    """
    a, b = _changes(mine, theirs)
    if len(a) < ENOUGH_CHANGES or a.std() == 0 or b.std() == 0:
        return CannotTell()
    r = float(np.clip(np.corrcoef(a, b)[0, 1], -0.999, 0.999))
    size = _effective(a, b)
    if size <= 4:
        return CannotTell()
    reach = 1.96 / np.sqrt(size - 3)
    low, high = np.tanh(np.arctanh(r) - reach), np.tanh(np.arctanh(r) + reach)
    return MovedTogether(float(low), float(high)) if low > 0 else CannotTell()


def _changes(mine: Published, theirs: Published) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Changes from one week to the next, wherever both lines have both weeks."""
    first = {week.start: week.value for week in mine.weeks}
    second = {week.start: week.value for week in theirs.weeks}
    pairs = [
        (first[start] - first[before], second[start] - second[before])
        for start in sorted(first.keys() & second.keys())
        if (before := start - timedelta(days=7)) in first and before in second
    ]
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _effective(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Pyper and Peterman's equation 1, over lags up to a fifth of the length; never more than there are."""
    n = len(a)
    a, b = a - a.mean(), b - b.mean()
    inverse = 1.0 / n
    for lag in range(1, n // 5 + 1):
        # Autocorrelations with their small-sample factor n/(n-lag), one of which cancels the weight.
        product = float((a[lag:] @ a[:-lag]) / (a @ a) * (b[lag:] @ b[:-lag]) / (b @ b))
        inverse += 2 / n * product * n / (n - lag)
    return min(float(n), 1 / inverse) if inverse > 0 else 0.0
