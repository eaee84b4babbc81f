"""One couple, one practice, randomized days: what can be said about an effect for these two alone.

    y_t = α + γ·trend_t + σδ A_t + σκ A_{t−1} + e_t,   e_t AR(1) with φ, SD σ

A_t is 1 on days drawn for the practice. δ is the effect and κ the carry-over, both in residual SDs. The posterior is
computed on a grid over φ and σ with everything else integrated exactly, so there is no simulation noise and no seed.
Without carry-over and autocorrelation in the model such designs find effects that are not there (PMC6999905,
PMC6955665). One couple's days rarely settle a small effect: with sixty days drawn half and half the standard error of δ
is about 0.26. So the prior matters, it is kept with the answer, and the ordinary answer is "we cannot tell yet".
"""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.refusals import BadChoice, DuplicateDays, NotIdentified, TooFew
from usward.core.dyadic.results import Estimate, FloatArray, IntArray, Result

ENOUGH_DAYS = 14
EACH_WAY = 4  # days with and days without, at the least
SURE = 0.95
CANNOT_TELL = "we cannot tell yet"
HELPS = "seems to help"
HARMS = "seems to do the opposite"
GRID_PHI = np.linspace(-0.6, 0.9, 31)
GRID_SPREAD = 25  # points for σ
FLAT = 100.0  # prior SD of level and trend, in residual SDs


@dataclass(frozen=True)
class Prior:
    """Normal priors in residual SDs: the effect, the carry-over, and φ (cut to the grid −0.6…0.9).

    The defaults say what short practices have done elsewhere: small, usually helpful, with real spread.
    """

    mean: float = 0.25
    sd: float = 0.2
    carry_mean: float = 0.0
    carry_sd: float = 0.15
    phi_mean: float = 0.2
    phi_sd: float = 0.25

    def __post_init__(self) -> None:
        if not (self.sd > 0 and self.carry_sd > 0 and self.phi_sd > 0):
            raise BadChoice("Every prior needs a standard deviation above 0.")


@dataclass(frozen=True)
class Effect:
    """Posterior of the effect: in residual SDs (``d_…``) and in points of the measure.

    ``p_helps`` is P(effect > 0). ``verdict`` is one of "seems to help", "seems to do the opposite" and "we cannot
    tell yet"; the first two need a posterior probability of at least 0.95.
    """

    days: int
    d_mean: float
    d_sd: float
    d_low: float
    d_high: float
    points_mean: float
    points_low: float
    points_high: float
    p_helps: float
    carry_mean: float
    carry_sd: float
    phi: float
    sigma: float
    verdict: str
    prior: Prior


def day_randomized(
    day: IntArray, y: FloatArray, treated: FloatArray, *, prior: Prior | None = None, sure: float = SURE
) -> Effect:
    """Posterior effect of a practice whose days were drawn by lot.

    :param day: whole day numbers, in any order, no day twice; gaps are allowed.
    :param y: the measure on each day, NaN where unanswered.
    :param treated: 1 on drawn days, 0 otherwise, known for every row (also unanswered days).
    :param sure: posterior probability needed for a verdict other than "we cannot tell yet".
    :raises TooFew: fewer than 14 answered days, or fewer than four with and four without.
    :raises DuplicateDays: a day given twice.
    :raises NotIdentified: the measure never changes.
    """
    prior = prior or Prior()
    t, values, X = _rows(day, y, treated)
    scale = float(values.std())
    if scale == 0:
        raise NotIdentified("The measure is the same on every day, so there is nothing to compare.")
    gap = np.diff(t)
    sigmas = scale * np.exp(np.linspace(np.log(0.4), np.log(1.8), GRID_SPREAD))
    weights, means, covs = _posterior((values - values.mean()) / scale, X, gap, prior, sigmas / scale)
    effect = _mixture(weights, means[..., 2], covs[..., 2, 2])
    share = weights.sum(axis=0)
    points = _mixture(weights, means[..., 2] * sigmas, covs[..., 2, 2] * sigmas**2)
    helps = _above_zero(weights, means[..., 2], covs[..., 2, 2])
    carry = float(np.sum(weights * means[..., 3]))
    carry_var = float(np.sum(weights * (covs[..., 3, 3] + means[..., 3] ** 2))) - carry**2
    verdict = HELPS if helps >= sure else HARMS if helps <= 1 - sure else CANNOT_TELL
    return Effect(
        int(t.size),
        *effect,
        points[0],
        points[2],
        points[3],
        helps,
        carry,
        float(np.sqrt(carry_var)),
        float(weights.sum(axis=1) @ GRID_PHI),
        float(share @ sigmas),
        verdict,
        prior,
    )


def _rows(day: IntArray, y: FloatArray, treated: FloatArray) -> tuple[IntArray, FloatArray, FloatArray]:
    """Answered days in order, and the columns level, trend, practice, practice the day before."""
    order = np.argsort(day, kind="stable")
    day, y, treated = day[order], y[order], treated[order]
    if np.any(np.diff(day) == 0):
        raise DuplicateDays(f"Day {day[:-1][np.diff(day) == 0][0]} is there twice; keep one row for each day.")
    if not np.all(np.isin(treated, (0.0, 1.0))):
        raise BadChoice("The practice is 1 on days drawn for it and 0 on others, on every row.")
    before = np.zeros(day.size)
    follows = np.r_[False, np.diff(day) == 1]
    before[follows] = treated[np.flatnonzero(follows) - 1]
    there = np.isfinite(y)
    t, a, b = day[there], treated[there], before[there]
    if t.size < ENOUGH_DAYS:
        raise TooFew(f"{t.size} days are answered; at least {ENOUGH_DAYS} are needed.")
    if min(int(a.sum()), int((1 - a).sum())) < EACH_WAY:
        raise TooFew(f"At least {EACH_WAY} answered days with the practice and {EACH_WAY} without are needed.")
    trend = (t - t.mean()) / max(1.0, float(t.std()))
    return t, y[there], np.column_stack([np.ones(t.size), trend, a, b])


def _posterior(
    y: FloatArray, X: FloatArray, gap: IntArray, prior: Prior, sigmas: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Weights over (φ, σ), and the posterior mean and covariance of the four coefficients (in units of σ)."""
    mean = np.array([0.0, 0.0, prior.mean, prior.carry_mean])
    precision = 1 / np.array([FLAT, FLAT, prior.sd, prior.carry_sd]) ** 2
    logs = np.empty((GRID_PHI.size, sigmas.size))
    means = np.empty((*logs.shape, 4))
    covs = np.empty((*logs.shape, 4, 4))
    for i, phi in enumerate(GRID_PHI):
        Xw, yw, log_det = _whitened(X, y, gap, float(phi))
        XX, Xy, yy = Xw.T @ Xw, Xw.T @ yw, float(yw @ yw)
        cov = np.linalg.inv(XX + np.diag(precision))
        # with coefficients in units of σ the data are y/σ, so only the cross-products with y change with σ
        right = Xy[None, :] / sigmas[:, None] + precision * mean
        here = right @ cov
        fit = yy / sigmas**2 + mean @ (precision * mean) - np.sum(right * here, axis=1)
        log_prior = -0.5 * ((phi - prior.phi_mean) / prior.phi_sd) ** 2
        logs[i] = -0.5 * fit - y.size * np.log(sigmas) - 0.5 * log_det + 0.5 * np.linalg.slogdet(cov)[1] + log_prior
        means[i], covs[i] = here, cov
    weights = np.exp(logs - logs.max())
    return weights / weights.sum(), means, covs


def _whitened(X: FloatArray, y: FloatArray, gap: IntArray, phi: float) -> tuple[FloatArray, FloatArray, float]:
    """Rows made independent with variance 1 under AR(1) over the actual gaps, and log|correlation|."""
    across = phi ** gap.astype(np.float64)
    kept = np.sqrt(1 - across**2)
    Xw, yw = X.copy(), y.copy()
    Xw[1:] = (X[1:] - across[:, None] * X[:-1]) / kept[:, None]
    yw[1:] = (y[1:] - across * y[:-1]) / kept
    return Xw, yw, float(2 * np.log(kept).sum())


def _mixture(weights: FloatArray, mean: FloatArray, variance: FloatArray) -> tuple[float, float, float, float]:
    """(mean, sd, 2.5 %, 97.5 %) of a mixture of normals."""
    middle = float(np.sum(weights * mean))
    sd = float(np.sqrt(np.sum(weights * (variance + mean**2)) - middle**2))
    low, high = (_quantile(weights, mean, np.sqrt(variance), q, middle, sd) for q in (0.025, 0.975))
    return middle, sd, low, high


def _quantile(weights: FloatArray, mean: FloatArray, sd: FloatArray, q: float, middle: float, overall: float) -> float:
    from scipy.special import ndtr

    low, high = middle - 12 * overall, middle + 12 * overall
    for _ in range(60):
        point = 0.5 * (low + high)
        if float(np.sum(weights * ndtr((point - mean) / sd))) < q:
            low = point
        else:
            high = point
    return 0.5 * (low + high)


def _above_zero(weights: FloatArray, mean: FloatArray, variance: FloatArray) -> float:
    from scipy.special import ndtr

    return float(np.sum(weights * ndtr(mean / np.sqrt(variance))))


def single_result(day: IntArray, y: FloatArray, treated: FloatArray, *, prior: Prior | None = None) -> Result:
    """:func:`day_randomized` as a :class:`Result`; intervals are 95 % credible intervals."""
    found = day_randomized(day, y, treated, prior=prior)
    effect = Estimate("effect", found.points_mean, None, None, None, found.points_low, found.points_high)
    standard = Estimate("effect_d", found.d_mean, found.d_sd, None, None, found.d_low, found.d_high)
    carry = Estimate("carry_over_d", found.carry_mean, found.carry_sd)
    return Result(
        model="nof1",
        n=found.days,
        groups=1,
        estimates=(effect, standard, carry, Estimate("p_helps", found.p_helps)),
        variance={"residual": found.sigma**2, "ar1": found.phi},
        m2ll=None,
        notes=(
            f"Verdict: {found.verdict}.",
            f"Prior for the effect: mean {found.prior.mean:g}, SD {found.prior.sd:g}, in residual SDs.",
            "effect is in points, effect_d in residual SDs; intervals are 95 % credible intervals.",
            "The days must have been drawn by lot; otherwise this is a comparison of days people chose.",
        ),
        extra={"verdict": found.verdict},
    )
