"""Finding the maximum, proving it is one, and turning it into standard errors and degrees of freedom.

Quasi-Newton steps from a sensible start, then Newton steps on the exact gradient until it is flat. A fit is called
converged only when the gradient is flat and the curvature is nowhere downhill; a variance that has gone to zero is
said in the notes. Degrees of freedom follow Satterthwaite: df = 2v²/Var(v̂) for the sampling variance v of each
coefficient, with the inverse curvature of −2ℓ as the covariance of the variance parameters (Fai & Cornelius 1996,
doi 10.1080/00949659608811740; Kuznetsova et al. 2017, doi 10.18637/jss.v082.i13).

Standard errors come in two kinds. ``"gls"``: (X'V⁻¹X)⁻¹, as SAS, lme4 and (up to a factor under ML) nlme print.
``"observed"``: the inverse of the joint curvature in β and the variance parameters, as glmmTMB prints:
(X'V⁻¹X)⁻¹ + B Cov(θ̂) B' with B = ∂β̂/∂θ. REML uses the first, ML the second, unless asked otherwise.
"""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.likelihood import Likelihood, Moment, Stacked
from usward.core.dyadic.refusals import BadChoice, NotConverged
from usward.core.dyadic.results import Estimate, FloatArray, t_estimate

FLAT = 2e-5  # largest slope of −2ℓ, in whitened units, that counts as flat
SHARES = (0.4, 0.1, 0.7)  # random effects' share of the variance at the first, second and third start
NEAR = 1e-3  # slope below which Newton steps take over
STILL = 1e-5  # a last step shorter than this leaves the curvature as it was
PROBE = 1e-4  # step for the curvature, from exact gradients
SE_KINDS = ("gls", "observed")
DF_RULES = ("satterthwaite", "between-within", "residual", "normal")


@dataclass(frozen=True)
class Fit:
    """A fitted model in the units of the data, with what is needed for contrasts.

    ``theta_cov`` is the covariance of the variance parameters (whitened) and ``cov_slopes`` the derivative of the
    covariance of β in each of them; ``singular`` says that a random-effect direction has variance zero.
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


def _safe(likelihood: Likelihood, params: FloatArray) -> Moment | None:
    if np.any(np.abs(params) > 50):
        return None
    try:
        with np.errstate(all="ignore"):
            moment = likelihood.at(params)
    except np.linalg.LinAlgError:
        return None
    return moment if np.isfinite(moment.value) and np.all(np.isfinite(moment.gradient)) else None


def _descend(likelihood: Likelihood, params: FloatArray) -> FloatArray:
    """Quasi-Newton (BFGS) steps with halving, until the gradient is small enough for Newton's."""
    here = _safe(likelihood, params)
    inverse: FloatArray | None = None
    for _ in range(300):
        if here is None or np.max(np.abs(here.gradient)) < NEAR:
            break
        step = -here.gradient / max(1.0, float(np.abs(here.gradient).max()))
        if inverse is not None:
            step = -inverse @ here.gradient
        there, step = _downhill(likelihood, params, here, step)
        if there is None:
            if inverse is None:
                break
            inverse = None  # start again along the gradient
            continue
        inverse = _updated(inverse, step, there.gradient - here.gradient)
        params, here = params + step, there
    return params


def _downhill(
    likelihood: Likelihood, params: FloatArray, here: Moment, step: FloatArray
) -> tuple[Moment | None, FloatArray]:
    """The step, shortened until −2ℓ falls as the slope promises; ``None`` where it does not."""
    slope = float(here.gradient @ step)
    if slope >= 0:
        return None, step
    for _ in range(25):
        there = _safe(likelihood, params + step)
        if there is not None and there.value <= here.value + 1e-4 * slope:
            return there, step
        # the lowest point of the parabola through what is known, within reason
        lowest = 0.25 if there is None else -slope / (2 * (there.value - here.value - slope))
        share = min(0.5, max(0.1, lowest))
        step, slope = step * share, slope * share
    return None, step


def _updated(inverse: FloatArray | None, step: FloatArray, turn: FloatArray) -> FloatArray | None:
    """BFGS update of the inverse curvature, left alone where the curvature is not positive."""
    along = float(step @ turn)
    if along <= 1e-10 * float(np.linalg.norm(step) * np.linalg.norm(turn)):
        return inverse
    unit = np.eye(step.size)
    if inverse is None:
        inverse = unit * along / float(turn @ turn)
    side = unit - np.outer(step, turn) / along
    return np.asarray(side @ inverse @ side.T + np.outer(step, step) / along)


@dataclass(frozen=True)
class Curvature:
    """Derivatives at a point, whitened: of the gradient of −2ℓ, of Cov(β̂) and of β̂ in each parameter."""

    hessian: FloatArray
    cov_slopes: FloatArray
    beta_slopes: FloatArray


def _curvature(likelihood: Likelihood, params: FloatArray) -> Curvature:
    k, p = params.size, likelihood.p
    hessian, cov_slopes, beta_slopes = np.empty((k, k)), np.empty((k, p, p)), np.empty((k, p))
    for j in range(k):
        step = np.zeros(k)
        step[j] = PROBE
        up, down = _safe(likelihood, params + step), _safe(likelihood, params - step)
        if up is None or down is None:
            raise NotConverged(
                "The likelihood breaks down beside its best point; the model asks more than these data hold."
            )
        hessian[j] = (up.gradient - down.gradient) / (2 * PROBE)
        cov_slopes[j] = (up.cov - down.cov) / (2 * PROBE)
        beta_slopes[j] = (up.beta - down.beta) / (2 * PROBE)
    return Curvature(0.5 * (hessian + hessian.T), cov_slopes, beta_slopes)


@dataclass(frozen=True)
class _Point:
    params: FloatArray
    moment: Moment
    curvature: Curvature

    @property
    def steepest(self) -> float:
        return float(np.max(np.abs(self.moment.gradient), initial=0.0))


def _newton(likelihood: Likelihood, params: FloatArray) -> _Point | None:
    """Polish to a flat gradient; ``None`` when there is no maximum here."""
    moment = _safe(likelihood, params)
    for _ in range(12):
        if moment is None:
            return None
        here = _Point(params, moment, _curvature(likelihood, params))
        values, vectors = np.linalg.eigh(here.curvature.hessian)
        if here.steepest < FLAT:
            return here if values[0] > -1e-3 else None
        scale = np.maximum(np.abs(values), 1e-4 * max(1.0, float(np.abs(values).max())))
        step = -(vectors @ ((vectors.T @ moment.gradient) / scale))
        params, moment, moved = _shorter(likelihood, params, moment, step)
        if not moved:
            return here if here.steepest < 50 * FLAT and values[0] > -1e-3 else None
        if np.max(np.abs(moment.gradient)) < FLAT and values[0] > 0 and float(np.abs(step).max()) < STILL:
            return _Point(params, moment, here.curvature)
    return None


def _shorter(
    likelihood: Likelihood, params: FloatArray, moment: Moment, step: FloatArray
) -> tuple[FloatArray, Moment, bool]:
    """The step, halved until −2ℓ does not rise."""
    for _ in range(12):
        there = _safe(likelihood, params + step)
        if there is not None and there.value <= moment.value + 1e-9:
            return params + step, there, True
        step = step / 2
    return params, moment, False


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
        raise BadChoice(f"Standard errors are 'gls' or 'observed', not '{se}'.")
    likelihood = Likelihood(data, reml=method == "reml")
    best: _Point | None = None
    for share in SHARES if likelihood.q else SHARES[:1]:
        found = _newton(likelihood, _descend(likelihood, likelihood.start(share)))
        if found is not None and (best is None or found.moment.value < best.moment.value - 1e-6):
            best = found
        if best is not None and not _is_singular(likelihood, best.params):
            break
    if best is None:
        raise NotConverged(
            "The fit did not converge from any of its starts; ask for fewer random slopes, leave out AR(1),"
            " or bring more days."
        )
    return _finished(likelihood, best, se or ("gls" if method == "reml" else "observed"))


def _finished(likelihood: Likelihood, best: _Point, se: str) -> Fit:
    back = np.linalg.inv(likelihood.scales.T) * likelihood.scales.s
    values, vectors = np.linalg.eigh(best.curvature.hessian)
    useful = values > 1e-6 * max(1.0, float(values.max()))
    theta_cov = 2 * (vectors[:, useful] / values[useful]) @ vectors[:, useful].T
    cov = likelihood.cov(best.moment)
    if se == "observed":
        moves = best.curvature.beta_slopes @ back.T
        cov = cov + moves.T @ theta_cov @ moves
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
