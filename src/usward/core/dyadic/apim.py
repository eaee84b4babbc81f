"""The cross-sectional actor–partner model: one row for each person.

y₁ = b₀ + a x₁ + p x₂ + e₁, y₂ likewise, with correlated residuals (Kenny 1996, doi 10.1177/0265407596132007;
Kenny, Kashy & Cook 2006, ch. 7). *Distinguishable*: own equations, own residual variances. *Exchangeable*: one
equation; without within-dyad covariates it is exactly the pair of regressions of couple sums and differences, with
actor = β_sum + β_diff and partner = β_sum − β_diff. *Interaction*: the distinguishable model written with
g = +1/−1, so that the terms with g are half the differences between the roles.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from usward.core.dyadic.design import Terms, add_predictors, stack, tag, variance_parts
from usward.core.dyadic.estimation import Fit, fit
from usward.core.dyadic.likelihood import Stacked
from usward.core.dyadic.panel import Panel
from usward.core.dyadic.refusals import BadChoice, NotTwoPeople, TooFew, WeakDenominator
from usward.core.dyadic.report import report
from usward.core.dyadic.results import Estimate, FloatArray, Result, Test, chi2_test

FORMS = ("distinguishable", "exchangeable", "interaction")


@dataclass(frozen=True, kw_only=True)
class ApimOptions:
    """Choices for a cross-sectional model; ``form`` is one of :data:`FORMS`.

    ``centering`` None means raw, or the grand mean where products are asked for. ``unequal`` gives members with
    common effects residual variances of their own.
    """

    form: str = "distinguishable"
    method: str = "reml"
    se: str | None = None
    df: str = "satterthwaite"
    centering: str | None = None
    product: bool = False
    partner: bool = True
    ratio: bool = True
    unequal: bool = False

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise BadChoice(f"The form is one of {', '.join(FORMS)}, not '{self.form}'.")
        if self.centering not in (None, "raw", "grand"):
            raise BadChoice("With one row for each person, centring is 'raw' or 'grand'.")


def apim(
    panel: Panel,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: ApimOptions,
    *,
    covariates: Mapping[str, FloatArray] | None = None,
    moderator: Mapping[str, FloatArray] | None = None,
) -> Result:
    """Actor and partner effects, their ratio k, the variance parts and the test of distinguishability.

    Without predictors it is the empty model, whose residual correlation is the intraclass correlation.
    """
    terms, fitted = _fit(panel, y, predictors, options, covariates or {}, moderator or {})
    told_apart = options.form != "exchangeable"
    alike = not told_apart and not options.unequal
    variance = variance_parts(
        fitted.G, fitted.sigma, 0.0, (), panel.roles, paired=True, exchangeable=alike, serial=False
    )
    notes = list(terms.notes)
    if predictors and not options.unequal:
        variance |= _explained(panel, y, terms, options)
    more: tuple[Estimate, ...] = ()
    if options.ratio and options.partner and len(predictors) == 1 and options.form != "interaction":
        more, words = _ratios(fitted, panel.roles if told_apart else ())
        notes += words
    return report(
        f"apim, {options.form}",
        fitted,
        df_rule=options.df,
        variance=variance,
        notes=[*notes, *_form_notes(panel, fitted.likelihood.data, y.size, options)],
        tests=_distinguishability(panel, y, terms),
        more=more,
    )


def apim_fit(
    panel: Panel,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: ApimOptions,
    *,
    covariates: Mapping[str, FloatArray] | None = None,
) -> Fit:
    """The fit alone, for models built from several equations."""
    return _fit(panel, y, predictors, options, covariates or {}, {})[1]


def _fit(
    panel: Panel,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: ApimOptions,
    covariates: Mapping[str, FloatArray],
    moderator: Mapping[str, FloatArray],
) -> tuple[Terms, Fit]:
    if not panel.paired:
        raise NotTwoPeople("This model is about two people; name the column that tells them apart with --member.")
    told_apart = options.form != "exchangeable"
    if (told_apart or options.unequal) and len(panel.roles) != 2:
        raise NotTwoPeople("The members have no two common roles; add --exchangeable.")
    terms = _terms(panel, y, predictors, options, covariates, moderator)
    stacked = _stacked(panel, y, terms, options.form)
    if options.unequal:
        stacked = replace(stacked, residual="unequal")
    return terms, fit(stacked, method=options.method, se=options.se)


def _terms(
    panel: Panel,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: ApimOptions,
    covariates: Mapping[str, FloatArray],
    moderator: Mapping[str, FloatArray],
) -> Terms:
    terms = Terms({"intercept": np.ones(y.size)})
    centering = options.centering or ("grand" if options.product else "raw")
    add_predictors(terms, panel, predictors, partner=options.partner, centering=centering)
    moderated = [name for name in terms.columns if name != "intercept"]
    if options.product:
        _add_products(terms, predictors)
    for label, values in moderator.items():
        terms.add(label, values)
        for name in moderated:
            terms.add(f"{name}:{label}", terms.columns[name] * values)
    for name, values in covariates.items():
        terms.add(name, values)
    if centering == "grand":
        means = ", ".join(f"{name} {np.nanmean(values):.6g}" for name, values in predictors.items())
        terms.notes.append(f"Predictors are centred at their grand means: {means}.")
    return terms


def _add_products(terms: Terms, predictors: Mapping[str, FloatArray]) -> None:
    names = list(predictors)
    for name in names:
        actor, partner = tag(names, "actor", name), tag(names, "partner", name)
        if partner not in terms.columns:
            raise BadChoice("The product of actor and partner needs the partner's effect.")
        terms.add(tag(names, "actor:partner", name), terms.columns[actor] * terms.columns[partner])


def _stacked(panel: Panel, y: FloatArray, terms: Terms, form: str) -> Stacked:
    """Stack for one form; the interaction form shares columns and adds their products with g."""
    columns = dict(terms.columns)
    if form == "interaction":
        g = panel.sign
        columns |= {("g" if name == "intercept" else f"{name}:g"): g * v for name, v in terms.columns.items()}
    stacked, _ = stack(
        panel,
        y,
        Terms(columns),
        exchangeable=form != "distinguishable",
        slopes=(),
        random_intercept=False,
        serial=False,
    )
    if np.unique(stacked.group).size < 3:
        raise TooFew("Fewer than three couples have the values this model needs.")
    if form != "interaction":
        return stacked
    return replace(stacked, residual="unequal")


def _explained(panel: Panel, y: FloatArray, terms: Terms, options: ApimOptions) -> dict[str, float]:
    """Pseudo-R²: 1 − residual variance / residual variance of the empty model, same rows, same method."""
    known = np.all([np.isfinite(v) for v in terms.columns.values()], axis=0)
    rows = np.where(known, y, np.nan)
    empty = Terms({"intercept": terms.columns["intercept"]})
    form = "exchangeable" if options.form == "exchangeable" else "distinguishable"
    bare = fit(_stacked(panel, rows, empty, form), method=options.method).sigma
    full = fit(_stacked(panel, y, terms, form), method=options.method).sigma
    if form == "exchangeable":
        icc = float(bare[0, 1] / bare[0, 0])
        return {"pseudo_r2": 1 - float(full[0, 0] / bare[0, 0]), "empty_model:icc": icc}
    return {f"pseudo_r2:{role}": 1 - float(full[m, m] / bare[m, m]) for m, role in enumerate(panel.roles)}


def _distinguishability(panel: Panel, y: FloatArray, terms: Terms) -> tuple[Test, ...]:
    """χ² of the ML fits: equal intercepts, effects and residual variances; empty without two common roles."""
    if len(panel.roles) != 2:
        return ()
    from usward.core.dyadic.refusals import NotIdentified

    try:
        alike = fit(_stacked(panel, y, terms, "exchangeable"), method="ml")
        apart = fit(_stacked(panel, y, terms, "distinguishable"), method="ml")
    except NotIdentified:  # a covariate that is constant within a role, such as the role itself
        return ()
    return (chi2_test("distinguishability (ML)", alike.m2ll - apart.m2ll, apart.beta.size - alike.beta.size + 1),)


def _form_notes(panel: Panel, stacked: Stacked, rows: int, options: ApimOptions) -> list[str]:
    out = [f"{stacked.y.size} of {rows} rows have all the values the model needs."]
    if options.form == "distinguishable":
        out.append(f"Terms are given for each member: {panel.roles[0]}, {panel.roles[1]}.")
    if options.form == "interaction":
        out.append(f"g is +1 for {panel.roles[0]} and −1 for {panel.roles[1]}.")
    if options.form == "exchangeable":
        variances = "residual variances of their own" if options.unequal else "equal residual variances"
        out.append(f"Members are treated as exchangeable: one equation, {variances}.")
    return out


@dataclass(frozen=True)
class Ratio:
    """k = partner / actor with its 95 % Fieller interval."""

    k: float
    se: float
    low: float
    high: float


def ratio(actor: float, partner: float, cov: FloatArray, df: float) -> Ratio:
    """The ratio k = partner/actor (Kenny & Ledermann 2010, doi 10.1037/a0019651) with Fieller's interval.

    :param cov: 2×2 covariance of (actor, partner).
    :param df: degrees of freedom of the critical t.
    :raises WeakDenominator: the actor effect's own 95 % interval reaches zero, so that k has no bounded interval.
    """
    from scipy.special import stdtrit

    t = float(stdtrit(df, 0.975))
    vaa, vap, vpp = float(cov[0, 0]), float(cov[0, 1]), float(cov[1, 1])
    weak = t * t * vaa / actor**2 if actor else np.inf
    if weak >= 1:
        raise WeakDenominator(
            "k = partner/actor is not given: the actor effect may be zero, and a ratio to it has no bounded interval."
        )
    k = partner / actor
    inside = vpp - 2 * k * vap + k * k * vaa - weak * (vpp - vap**2 / vaa)
    reach = t / abs(actor) * np.sqrt(max(0.0, inside)) / (1 - weak)
    middle = (k - weak * vap / vaa) / (1 - weak)
    se = np.sqrt(max(0.0, vpp - 2 * k * vap + k * k * vaa)) / abs(actor)
    return Ratio(k, float(se), float(middle - reach), float(middle + reach))


def _ratios(fitted: Fit, roles: tuple[str, ...]) -> tuple[tuple[Estimate, ...], list[str]]:
    out: list[Estimate] = []
    notes: list[str] = []
    for prefix in [f"{role}:" for role in roles] or [""]:
        at = [fitted.names.index(prefix + name) for name in ("actor", "partner")]
        weights = np.zeros(len(fitted.names))
        weights[at[0]] = 1.0
        _, _, df = fitted.contrast(weights)
        try:
            k = ratio(float(fitted.beta[at[0]]), float(fitted.beta[at[1]]), fitted.cov[np.ix_(at, at)], df)
        except WeakDenominator as refusal:
            notes.append(f"{prefix}{refusal}" if prefix else str(refusal))
        else:
            out.append(Estimate(f"{prefix}k", k.k, k.se, None, None, k.low, k.high))
    if out:
        notes.append("k is partner/actor with Fieller's 95 % interval: 1 couple pattern, 0 actor only, −1 contrast.")
    return tuple(out), notes
