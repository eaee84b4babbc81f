"""How much of an effect travels through a mediator, and how surely: three designs.

*Within persons* (many days, one person in each group): both equations are fitted as one model, M on X and Y on M and
X, all person-centred, with the slopes a, b, c′ random and correlated. The average indirect effect is ab + σ_ab, where
σ_ab is the covariance of the random slopes (Kenny, Korchmaros & Bolger 2003, doi 10.1037/1082-989X.8.2.115; Bauer,
Preacher & Gil 2006, doi 10.1037/1082-989X.11.2.142).

*Couples, once* and *couples, many days*: actor–partner equations for M and for Y; the indirect effects are the products
of their paths (Ledermann, Macho & Kenny 2011, doi 10.1080/10705511.2011.607099). With many days the paths are the
within-person ones and are taken as the same in all couples.

Intervals are Monte Carlo: the paths are drawn from their sampling distribution with the seed given (Preacher & Selig
2012, doi 10.1080/19312458.2012.679848). None of this is causal by itself: the order X → M → Y is assumed, not tested.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from usward.core.dyadic.apim import ApimOptions, apim_fit
from usward.core.dyadic.diary import diary_fit
from usward.core.dyadic.estimation import Fit, coefficients
from usward.core.dyadic.indirect import DRAWS, NOT_CAUSAL, Variables, drawn_estimate
from usward.core.dyadic.mediation_within import within_persons
from usward.core.dyadic.options import Options
from usward.core.dyadic.panel import Panel
from usward.core.dyadic.refusals import BadChoice, TooFew
from usward.core.dyadic.report import machine_words, method_notes
from usward.core.dyadic.results import Estimate, FloatArray, Result


def mediate(
    panel: Panel,
    variables: Variables,
    options: Options,
    *,
    covariates: Mapping[str, FloatArray] | None = None,
    unequal: bool = False,
    seed: int = 1,
    draws: int = DRAWS,
) -> Result:
    """Indirect, direct and total effects for the design the panel has.

    :param unequal: for couples seen once and exchangeable: residual variances of their own for two roles.
    :param seed: of the draws behind the intervals; the same seed gives the same interval.
    """
    rng = np.random.default_rng(seed)
    known = np.isfinite(variables.y) & np.isfinite(variables.x) & np.isfinite(variables.m)
    days = np.bincount(panel.person[known])
    if not panel.paired:
        if int(days.max(initial=0)) < 3:
            raise TooFew("Mediation within persons needs at least three complete days for a person.")
        return within_persons(panel, variables, options, dict(covariates or {}), rng, draws)
    if int(days.max(initial=0)) > 1:
        if options.exchangeable is False and len(panel.roles) != 2:
            raise BadChoice("The members have no two common roles; add --exchangeable.")
        return _couples(panel, variables, options, covariates, rng, draws, daily=True, unequal=False)
    return _couples(panel, variables, options, covariates, rng, draws, daily=False, unequal=unequal)


def _couples(
    panel: Panel,
    v: Variables,
    options: Options,
    covariates: Mapping[str, FloatArray] | None,
    rng: np.random.Generator,
    draws: int,
    *,
    daily: bool,
    unequal: bool,
) -> Result:
    complete = np.isfinite(v.y) & np.isfinite(v.m) & np.isfinite(v.x)
    y, m = np.where(complete, v.y, np.nan), np.where(complete, v.m, np.nan)
    fits: list[Fit] = []
    for name, target, predictors in (
        (v.mediator, m, {v.predictor: v.x}),
        (v.outcome, y, {v.predictor: v.x, v.mediator: v.m}),
    ):
        if daily:
            asked = replace(options, slopes=options.slopes or ("none",))
            fits.append(diary_fit(panel, name, target, predictors, asked, covariates=covariates))
        else:
            form = "exchangeable" if options.exchangeable else "distinguishable"
            choice = ApimOptions(form=form, method=options.method, se=options.se, df=options.df, unequal=unequal)
            fits.append(apim_fit(panel, target, predictors, choice, covariates=covariates))
    first, second = fits
    part = "_within" if daily else ""
    estimates = [
        *(replace(e, term=f"mediator:{e.term}") for e in coefficients(first, options.df)),
        *(replace(e, term=f"outcome:{e.term}") for e in coefficients(second, options.df)),
        *_products(first, second, panel.roles if not options.exchangeable else (), v, part, rng, draws),
    ]
    variance = {"residual:mediator": float(first.sigma[0, 0]), "residual:outcome": float(second.sigma[0, 0])}
    if not options.exchangeable or unequal:
        for k, role in enumerate(panel.roles):
            variance[f"residual:mediator:{role}"] = float(first.sigma[k, k])
            variance[f"residual:outcome:{role}"] = float(second.sigma[k, k])
    notes = [
        *method_notes(second, options.df),
        "Two models are fitted, one for the mediator and one for the outcome; m2ll is that of the outcome.",
        "Each indirect effect is a product of paths with a drawn interval, added over the ways through each member.",
        *(["Paths are within persons and taken as equal in all couples."] if daily else []),
        NOT_CAUSAL,
    ]
    groups = int(second.likelihood.data.group.max()) + 1
    kind = "exchangeable" if options.exchangeable else "distinguishable"
    title = f"mediation, couples{' over days' if daily else ''}, {kind}"
    n = int(second.likelihood.data.y.size)
    words = machine_words(second, options.df)
    return Result(title, n, groups, tuple(estimates), variance, second.m2ll, tuple(notes), extra=words)


def _products(
    first: Fit,
    second: Fit,
    roles: tuple[str, ...],
    v: Variables,
    part: str,
    rng: np.random.Generator,
    draws: int,
) -> list[Estimate]:
    """Indirect effects on each member's outcome: of one's own x (actor) and the other's (partner), by either way."""
    one = _Paths(first, rng, draws)
    two = _Paths(second, rng, draws)
    out: list[Estimate] = []
    for k, role in enumerate(roles or ("",)):
        me = f"{role}:" if roles else ""
        other = f"{roles[1 - k]}:" if roles else ""
        a_mine, p_mine = one.name(f"{me}actor{part}"), one.name(f"{me}partner{part}")
        a_other, p_other = one.name(f"{other}actor{part}"), one.name(f"{other}partner{part}")
        b_own, b_partner = (two.name(f"{me}{kind}{part}[{v.mediator}]") for kind in ("actor", "partner"))
        d_own, d_partner = (two.name(f"{me}{kind}{part}[{v.predictor}]") for kind in ("actor", "partner"))
        ways = {
            "actor": ((a_mine, b_own), (p_other, b_partner), d_own),
            "partner": ((p_mine, b_own), (a_other, b_partner), d_partner),
        }
        for kind, (own_way, other_way, direct) in ways.items():
            through_me = one.est(own_way[0]) * two.est(own_way[1])
            through_you = one.est(other_way[0]) * two.est(other_way[1])
            d_me = one.draw(own_way[0]) * two.draw(own_way[1])
            d_you = one.draw(other_way[0]) * two.draw(other_way[1])
            label = f"{me}indirect_{kind}"
            out += [
                _product(f"{label}:through_own", through_me, d_me),
                _product(f"{label}:through_partner", through_you, d_you),
                _product(label, through_me + through_you, d_me + d_you),
                _product(
                    f"{me}total_{kind}", through_me + through_you + two.est(direct), d_me + d_you + two.draw(direct)
                ),
            ]
    return out


def _product(term: str, est: float, values: FloatArray) -> Estimate:
    return drawn_estimate(term, est, float(values.std(ddof=1)), values)


class _Paths:
    """Estimates and joint draws of one equation's coefficients."""

    def __init__(self, fitted: Fit, rng: np.random.Generator, draws: int) -> None:
        self.fitted = fitted
        self.drawn = rng.multivariate_normal(fitted.beta, fitted.cov, size=draws, method="cholesky")

    def name(self, term: str) -> int:
        return self.fitted.names.index(term)

    def est(self, at: int) -> float:
        return float(self.fitted.beta[at])

    def draw(self, at: int) -> FloatArray:
        return np.asarray(self.drawn[:, at])
