"""A slowly wandering level under noisy days: the one smoother behind every trend.

The model is the local level (random walk plus noise) of structural time series: ``y[t] = level[t] + noise``,
``level[t+1] = level[t] + step``. Autocorrelation between days is what the wandering level *is*, so the
interval does not pretend that neighbouring days are independent. Days without an entry only let the level
wander on.

Source: Durbin & Koopman (2012), *Time Series Analysis by State Space Methods*, 2nd ed., chapter 2 (filter,
smoother, diffuse start, concentrated likelihood). A single best ratio of step to noise would give bands
that are too narrow in short series (its likelihood often piles up at zero), so the ratio is averaged over
its posterior, with the noise variance integrated out under Jeffreys' prior; the prior on the ratio of the
two standard deviations is half-normal, the weakly informative family argued for in Gelman (2006), *Bayesian
Analysis* 1:515.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Daily step as a share of the day-to-day noise: from "hardly moves in a year" to "another level tomorrow".
RATIOS = np.concatenate([np.linspace(0.004, 0.1, 13), np.linspace(0.12, 1.0, 15)])
RATIO_SCALE = 0.25


@dataclass(frozen=True)
class Level:
    """The level of every day from first to last, and its change since a marked day.

    ``mean`` and ``sd`` have shape (days,), in units of the scale; ``change`` is (mean, sd) of last day's
    level minus the marked day's; ``noise_sd`` is the day-to-day standard deviation around the level.
    """

    mean: Floats
    sd: Floats
    change: tuple[float, float]
    noise_sd: float


def _weights() -> Floats:
    """Log prior of each ratio on the uneven grid: half-normal density times the width of the cell."""
    width = np.gradient(RATIOS)
    return np.asarray(-0.5 * (RATIOS / RATIO_SCALE) ** 2 + np.log(width))


@dataclass
class _Forward:
    """The filter's path for all ratios at once; arrays (days, ratios), in units of the noise variance."""

    innovation: Floats
    F: Floats
    mean: Floats
    variance: Floats


def smooth(days: NDArray[np.int64], values: Floats, mark: int = 0) -> Level:
    """Level of every whole day from ``days[0]`` to ``days[-1]``.

    Parameters
    ----------
    days
        Strictly increasing day numbers, at least three, shape (n,).
    values
        What was entered on them, shape (n,).
    mark
        Day number from which the change is measured; clipped into the range.

    Notes
    -----
    Source: see the module. Cost: one pass forward and one back over the days, for all ratios at once.

    """
    length = int(days[-1] - days[0]) + 1
    y = np.full(length, np.nan)
    y[days - days[0]] = values
    mark = int(np.clip(mark - days[0], 0, length - 1))
    forward, at_mark = _filter(y, mark)
    seen = ~np.isnan(y)
    seen[0] = False  # the first value only starts the level (diffuse start)
    n = int(seen.sum())
    v, F = forward.innovation[seen], forward.F[seen]
    # A floor under the sum keeps a person who always answers the same from a variance of exactly zero.
    squares = (v**2 / F).sum(axis=0) + 0.02
    log_posterior = _weights() - 0.5 * np.log(F).sum(axis=0) - 0.5 * n * np.log(squares)
    weight = np.exp(log_posterior - log_posterior.max())
    weight /= weight.sum()
    # Student-t with n degrees of freedom, moved into its variance: n/(n-2) of the scale.
    noise = squares / n * (n / max(n - 2, 1))
    mean, variance = _smoother(forward)
    overall = mean @ weight
    spread = (variance * noise) @ weight + ((mean - overall[:, None]) ** 2) @ weight
    change_mean, change_variance = at_mark
    change = float(change_mean @ weight)
    change_sd = float(np.sqrt((change_variance * noise) @ weight + (change_mean - change) ** 2 @ weight))
    return Level(overall, np.sqrt(spread), (change, change_sd), float(np.sqrt(noise @ weight)))


def _filter(y: Floats, mark: int) -> tuple[_Forward, tuple[Floats, Floats]]:
    """Kalman filter with the level at ``mark`` carried along, so that change has an exact variance."""
    q = RATIOS**2
    shape = (len(y), len(q))
    path = _Forward(np.zeros(shape), np.ones(shape), np.empty(shape), np.empty(shape))
    a, P = np.full(len(q), y[0]), np.ones(len(q))
    held, cross, own = a.copy(), P.copy(), P.copy()
    for t, value in enumerate(y):
        if t > 0:
            P = P + q
        path.mean[t], path.variance[t] = a, P
        if t == mark:
            held, cross, own = a.copy(), P.copy(), P.copy()
        if t == 0 or np.isnan(value):
            continue
        F = P + 1.0
        v = value - a
        path.innovation[t], path.F[t] = v, F
        if t >= mark:
            held = held + cross / F * v
            own = own - cross**2 / F
            cross = cross - cross * P / F
        a = a + P / F * v
        P = P - P**2 / F
        path.mean[t], path.variance[t] = a, P
    return path, (a - held, np.maximum(P - 2 * cross + own, 0.0))


def _smoother(forward: _Forward) -> tuple[Floats, Floats]:
    """Rauch–Tung–Striebel pass back over the filtered path."""
    q = RATIOS**2
    mean, variance = forward.mean.copy(), forward.variance.copy()
    for t in range(len(mean) - 2, -1, -1):
        ahead = forward.variance[t] + q
        gain = forward.variance[t] / ahead
        mean[t] += gain * (mean[t + 1] - forward.mean[t])
        variance[t] += gain**2 * (variance[t + 1] - ahead)
    return mean, variance
