"""Finding the maximum, proving it is one, and turning it into standard errors and degrees of freedom.

Quasi-Newton steps from a sensible start, then Newton steps on the exact gradient until it is flat. A fit counts as
converged only when the gradient is flat and the curvature is that of a maximum; one that is almost there says so, and
any other is refused. A variance that has gone to zero is said in the notes.

Degrees of freedom follow Satterthwaite: df = 2v²/Var(v̂) for the sampling variance v of each
coefficient, with the inverse curvature of −2ℓ as the covariance of the variance parameters (Fai & Cornelius 1996,
doi 10.1080/00949659608811740; Kuznetsova et al. 2017, doi 10.18637/jss.v082.i13).

Standard errors come in three kinds. ``"gls"``: (X'V⁻¹X)⁻¹, as SAS, lme4 and (up to a factor under ML) nlme print.
``"observed"``: the inverse of the joint curvature in β and the variance parameters, as glmmTMB prints:
(X'V⁻¹X)⁻¹ + B Cov(θ̂) B' with B = ∂β̂/∂θ. ``"adjusted"`` adds that term twice: once because the variances are estimated
(Kackar & Harville 1984) and once because the first term is too small on average (Kenward & Roger 1997,
doi 10.2307/2533558, to first order); it helps with few couples and random slopes. REML uses the first, ML the second,
unless asked otherwise.
"""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.likelihood import Likelihood, Stacked
from usward.core.dyadic.refusals import BadChoice, NotConverged
from usward.core.dyadic.results import Estimate, FloatArray, t_estimate
from usward.core.dyadic.search import Point, descend, polish

SHARES = (0.4, 0.1, 0.7)  # random effects' share of the variance at the first, second and third start
SE_KINDS = {"gls": 0, "observed": 1, "adjusted": 2}  # how many times B Cov(θ̂) B' is added
DF_RULES = ("satterthwaite", "between-within", "residual", "normal")


@dataclass(frozen=True)
class Fit:
    """A fitted model in the units of the data, with what is needed for contrasts.

    ``theta_cov`` is the covariance of the variance parameters (whitened) and ``cov_slopes`` the derivative of the
    covariance of β in each of them; ``singular`` says that a random-effect direction has variance zero, ``sure``
    that the maximum was verified.
    """

    names: tuple[str, ...]
    beta: FloatArray
    cov: FloatArray
    G: FloatArray
    sigma: FloatArray
    rho: float
    m2ll: float
    params: FloatArray
    theta_cov: FloatArray
    cov_slopes: FloatArray
    singular: bool
    sure: bool
    se: str
    likelihood: Likelihood

    def contrast(self, weights: FloatArray) -> tuple[float, float, float]:
        """(estimate, standard error, Satterthwaite df) of a weighted sum of coefficients."""
        est = float(weights @ self.beta)
        variance = float(weights @ self.cov @ weights)
        slopes = np.einsum("i,kij,j->k", weights, self.cov_slopes, weights)
        spread = float(slopes @ self.theta_cov @ slopes)
        df = 2 * variance**2 / spread if spread > 0 else np.inf
        ceiling = float(self.likelihood.N - self.likelihood.p)
        return est, float(np.sqrt(variance)), float(min(max(df, 1.0), ceiling))


def _is_singular(likelihood: Likelihood, params: FloatArray) -> bool:
    L = likelihood.factor(params)
    for block in likelihood.data.blocks:
        at = np.ix_(block, block)
        if np.linalg.eigvalsh(L[at] @ L[at].T)[0] < 1e-6:
            return True
    return False


def fit(data: Stacked, *, method: str = "reml", se: str | None = None) -> Fit:
    """Fit a grouped model by ``"reml"`` or ``"ml"``; ``se`` as explained above.

    :raises NotConverged: no verified maximum was reached from any start.
    :raises NotIdentified: a term repeats another, or nothing varies.
    :raises TooFew: fewer rows than coefficients.
    """
    if method not in ("reml", "ml"):
        raise BadChoice(f"The method is 'reml' or 'ml', not '{method}'.")
    if se is not None and se not in SE_KINDS:
        raise BadChoice(f"Standard errors are one of {', '.join(SE_KINDS)}, not '{se}'.")
    likelihood = Likelihood(data, reml=method == "reml")
    best: Point | None = None
    for share in SHARES if likelihood.q else SHARES[:1]:
        found = polish(likelihood, descend(likelihood, likelihood.start(share)))
        if found is not None and (best is None or _better(found, best)):
            best = found
        if best is not None and best.sure and not _is_singular(likelihood, best.params):
            break
    if best is None:
        raise NotConverged(
            "The fit did not converge from any of its starts; ask for fewer random slopes, leave out AR(1),"
            " or bring more days."
        )
    return _finished(likelihood, best, se or ("gls" if method == "reml" else "observed"))


def _better(one: Point, two: Point) -> bool:
    if one.sure != two.sure and abs(one.moment.value - two.moment.value) < 0.01:
        return one.sure
    return one.moment.value < two.moment.value - 1e-6


def _finished(likelihood: Likelihood, best: Point, se: str) -> Fit:
    back = np.linalg.inv(likelihood.scales.T) * likelihood.scales.s
    values, vectors = np.linalg.eigh(best.curvature.hessian)
    useful = values > 1e-6 * max(1.0, float(values.max()))
    theta_cov = 2 * (vectors[:, useful] / values[useful]) @ vectors[:, useful].T
    cov = likelihood.cov(best.moment)
    if SE_KINDS[se]:
        moves = best.curvature.beta_slopes @ back.T
        cov = cov + SE_KINDS[se] * moves.T @ theta_cov @ moves
    return Fit(
        names=likelihood.data.names,
        beta=likelihood.beta(best.moment),
        cov=cov,
        G=likelihood.random_covariance(best.params),
        sigma=likelihood.residual_covariance(best.params),
        rho=likelihood.serial_correlation(best.params),
        m2ll=best.moment.value,
        params=best.params,
        theta_cov=theta_cov,
        cov_slopes=back @ best.curvature.cov_slopes @ back.T,
        sure=best.sure,
        singular=likelihood.q > 0 and _is_singular(likelihood, best.params),
        se=se,
        likelihood=likelihood,
    )


def coefficients(fitted: Fit, df_rule: str = "satterthwaite") -> tuple[Estimate, ...]:
    """Each coefficient with SE, df by ``df_rule``, p and 95 % interval."""
    if df_rule not in DF_RULES:
        raise BadChoice(f"The df rule is one of {', '.join(DF_RULES)}, not '{df_rule}'.")
    out = []
    for j, name in enumerate(fitted.names):
        weights = np.zeros(len(fitted.names))
        weights[j] = 1.0
        est, se, df = fitted.contrast(weights)
        out.append(t_estimate(name, est, se, _degrees(fitted, j, df, df_rule)))
    return tuple(out)


def _degrees(fitted: Fit, j: int, satterthwaite: float, rule: str) -> float | None:
    data = fitted.likelihood.data
    if rule == "normal":
        return None
    if rule == "residual":
        return float(data.y.size - len(data.names))
    if rule == "between-within":
        return between_within(data)[j]
    return satterthwaite


def between_within(data: Stacked) -> tuple[float, ...]:
    """Degrees of freedom by nlme's rule for one level of grouping.

    Terms that are constant within every group get groups − (such terms, and the intercept); the others and the
    intercept itself get rows − groups − (such terms).
    """
    groups = int(data.group.max()) + 1
    first = np.full((groups, data.X.shape[1]), np.nan)
    first[data.group[::-1]] = data.X[::-1]
    varies = np.any(np.abs(data.X - first[data.group]) > 1e-12, axis=0)
    constant = np.all(np.abs(data.X - data.X[:1]) < 1e-12, axis=0)
    outer = float(groups - int((~varies).sum()))
    inner = float(data.y.size - groups - int(varies.sum()))
    return tuple(inner if v or c else outer for v, c in zip(varies, constant, strict=True))
