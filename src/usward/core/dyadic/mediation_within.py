"""Mediation within persons: both equations as one model, with random and correlated slopes.

The average indirect effect is ab + σ_ab, where σ_ab is the covariance of the random slopes a and b (Kenny, Korchmaros
& Bolger 2003, doi 10.1037/1082-989X.8.2.115). Its sampling variance is that of Bauer, Preacher & Gil (2006,
doi 10.1037/1082-989X.11.2.142): b²V_a + a²V_b + V_aV_b + 2abC_ab + C_ab² + Var(σ̂_ab).
"""

import numpy as np

from usward.core.dyadic.design import STILL, spread
from usward.core.dyadic.estimation import Fit, coefficients, fit
from usward.core.dyadic.indirect import NOT_CAUSAL, Variables, drawn_estimate
from usward.core.dyadic.likelihood import Stacked
from usward.core.dyadic.options import Options
from usward.core.dyadic.panel import Panel
from usward.core.dyadic.refusals import NotIdentified, TooFew
from usward.core.dyadic.report import machine_words, method_notes
from usward.core.dyadic.results import BoolArray, Estimate, FloatArray, Result


def within_persons(
    panel: Panel,
    v: Variables,
    options: Options,
    covariates: dict[str, FloatArray],
    rng: np.random.Generator,
    draws: int,
) -> Result:
    x, m = v.x - panel.person_means(v.x), v.m - panel.person_means(v.m)
    extra = dict(covariates)
    if options.trend and panel.time is not None and spread(panel.time) > STILL:
        extra = {"time": panel.time, **extra}
    used = np.all([np.isfinite(c) for c in (v.y, v.m, x, *extra.values())], axis=0)
    slopes = options.slopes != ("none",)
    stacked, chosen = _stack_two(panel, v, x, m, extra, used, slopes=slopes)
    fitted = fit(stacked, method=options.method, se=options.se)
    a, b, direct = (fitted.names.index(name) for name in ("a", "b", "direct"))
    both, covariance = (chosen.index("a"), chosen.index("b")) if slopes else (0, 0), 0.0
    jacobian = np.zeros(fitted.params.size)
    if slopes:
        covariance = float(fitted.G[both])
        jacobian = _slope_of_covariance(fitted, *both)
    spread_ab = float(jacobian @ fitted.theta_cov @ jacobian)
    estimates = [
        *coefficients(fitted, options.df),
        *_indirect_within(fitted, (a, b, direct), covariance, spread_ab, rng, draws),
    ]
    variance = {f"var({name})": float(fitted.G[i, i]) for i, name in enumerate(chosen)}
    if slopes:
        variance["cov(a,b)"] = covariance
        size = float(np.sqrt(fitted.G[both[0], both[0]] * fitted.G[both[1], both[1]]))
        if size > 0:
            variance["corr(a,b)"] = covariance / size
    variance["residual:mediator"], variance["residual:outcome"] = float(fitted.sigma[0, 0]), float(fitted.sigma[1, 1])
    notes = [
        *method_notes(fitted, options.df),
        "Both equations are one model; x and the mediator, as predictors, are deviations from the person's mean.",
        "indirect = a·b + cov(a,b); its standard error follows Bauer, Preacher and Gil (2006), its interval is drawn.",
        NOT_CAUSAL,
        f"{int(used.sum())} of {used.size} rows have all the values the model needs; n counts them once.",
    ]
    groups = int(stacked.group.max()) + 1
    words, title = machine_words(fitted, options.df), "mediation, within persons"
    n = int(used.sum())
    return Result(title, n, groups, tuple(estimates), variance, fitted.m2ll, tuple(notes), extra=words)


def _stack_two(
    panel: Panel,
    v: Variables,
    x: FloatArray,
    m: FloatArray,
    extra: dict[str, FloatArray],
    used: BoolArray,
    *,
    slopes: bool,
) -> tuple[Stacked, list[str]]:
    """The mediator's rows as 'member 0' and the outcome's as 'member 1' of the same day, residuals uncorrelated."""
    if not used.any():
        raise TooFew("No row has all the values this model needs.")
    if np.ptp(x[used]) < STILL or np.ptp(m[used]) < STILL:
        raise NotIdentified("The predictor or the mediator does not vary within persons.")
    _, group = np.unique(panel.group[used], return_inverse=True)
    n = group.size
    zero, one = np.zeros(n), np.ones(n)
    covs = {name: values[used] for name, values in extra.items()}
    first = {"mediator:intercept": one, "a": x[used], **{f"mediator:{k}": c for k, c in covs.items()}}
    second = {"outcome:intercept": one, "b": m[used], "direct": x[used], **{f"outcome:{k}": c for k, c in covs.items()}}
    names = (*first, *second)
    X = np.column_stack([np.r_[c, zero] for c in first.values()] + [np.r_[zero, c] for c in second.values()])
    levels = [
        level
        for level, values in (("mediator:intercept", v.m), ("outcome:intercept", v.y))
        if _levels_differ(panel, values, used) and int(group.max()) > 0
    ]
    chosen = levels + (["a", "b", "direct"] if slopes and int(group.max()) > 0 else [])
    Z = X[:, [names.index(name) for name in chosen]]
    step = panel.step[used]
    stacked = Stacked(
        group=np.r_[group, group],
        day=np.r_[step, step],
        member=np.r_[np.zeros(n, np.int64), np.ones(n, np.int64)],
        y=np.r_[v.m[used], v.y[used]],
        X=X,
        names=names,
        Z=Z,
        blocks=(tuple(range(len(chosen))),) if chosen else (),
        residual="apart",
    )
    return stacked, chosen


def _levels_differ(panel: Panel, values: FloatArray, used: BoolArray) -> bool:
    """False where the column is already person-centred, so that no random intercept is left."""
    means = panel.person_means(values)[used]
    return bool(np.max(np.abs(means)) > 1e-3 * np.std(values[used]))


def _slope_of_covariance(fitted: Fit, i: int, j: int) -> FloatArray:
    """Derivative of G[i, j] in each variance parameter."""
    out = np.zeros(fitted.params.size)
    for k in range(fitted.likelihood.n_cov):
        step = np.zeros(fitted.params.size)
        step[k] = 1e-5
        up = fitted.likelihood.random_covariance(fitted.params + step)[i, j]
        down = fitted.likelihood.random_covariance(fitted.params - step)[i, j]
        out[k] = (up - down) / 2e-5
    return out


def _indirect_within(
    fitted: Fit,
    at: tuple[int, int, int],
    covariance: float,
    spread_ab: float,
    rng: np.random.Generator,
    draws: int,
) -> list[Estimate]:
    index = list(at)
    beta, cov = fitted.beta[index], fitted.cov[np.ix_(index, index)]
    drawn = rng.multivariate_normal(beta, cov, size=draws, method="cholesky")
    shift = covariance + np.sqrt(max(0.0, spread_ab)) * rng.standard_normal(draws)
    a, b = float(beta[0]), float(beta[1])
    variance = (
        b * b * cov[0, 0]
        + a * a * cov[1, 1]
        + cov[0, 0] * cov[1, 1]
        + 2 * a * b * cov[0, 1]
        + cov[0, 1] ** 2
        + spread_ab
    )
    indirect = drawn[:, 0] * drawn[:, 1] + shift
    total = indirect + drawn[:, 2]
    gradient = np.array([b, a, 1.0])
    total_se = float(np.sqrt(gradient @ cov @ gradient + spread_ab + cov[0, 0] * cov[1, 1] + cov[0, 1] ** 2))
    return [
        drawn_estimate("indirect", a * b + covariance, float(np.sqrt(variance)), indirect),
        drawn_estimate("total", a * b + covariance + float(beta[2]), total_se, total),
    ]
