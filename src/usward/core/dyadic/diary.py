"""Models for many days: two people or one in each group, REML or ML.

y_ijt = β₀ + trend + actor and partner effects (within and between persons) + u_ij + e_ijt, with random intercepts
(and slopes where asked) for each member, correlated within the couple, and same-day residuals that correlate and may
differ in variance (Laurenceau & Bolger 2005, doi 10.1037/0893-3200.19.1.86; Kenny, Kashy & Cook 2006, chs 13–14;
del Rosario & West 2025, doi 10.1177/25152459251351286). AR(1) adds ρ^|days apart| to the residuals.
"""

from collections.abc import Mapping

import numpy as np

from usward.core.dyadic.design import STILL, Terms, add_moderator, add_predictors, spread
from usward.core.dyadic.estimation import Fit
from usward.core.dyadic.manydays import answer, prepare
from usward.core.dyadic.options import Moderator, Options, Yesterday
from usward.core.dyadic.panel import Panel, check_lag
from usward.core.dyadic.refusals import BadChoice
from usward.core.dyadic.results import FloatArray, Result


def diary(
    panel: Panel,
    outcome: str,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: Options,
    *,
    covariates: Mapping[str, FloatArray] | None = None,
    moderator: Moderator | None = None,
    yesterday: Yesterday | None = None,
    model: str = "diary",
) -> Result:
    """Diary actor–partner model, or its one-person form where the panel has no members.

    :param outcome: name of ``y``, so that a lagged outcome among the predictors is recognised.
    :raises Refusal: too few rows, unidentified terms, or no convergence; see :mod:`.refusals`.
    """
    terms = _diary_terms(
        panel, outcome, y, predictors, options, covariates=covariates, moderator=moderator, yesterday=yesterday
    )
    return answer(panel, y, terms, options, model)


def diary_fit(
    panel: Panel,
    outcome: str,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: Options,
    *,
    covariates: Mapping[str, FloatArray] | None = None,
) -> Fit:
    """The fit alone, for models built from several equations."""
    terms = _diary_terms(panel, outcome, y, predictors, options, covariates=covariates, moderator=None, yesterday=None)
    return prepare(panel, y, terms, options).fitted


def _diary_terms(
    panel: Panel,
    outcome: str,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: Options,
    *,
    covariates: Mapping[str, FloatArray] | None,
    moderator: Moderator | None,
    yesterday: Yesterday | None,
) -> Terms:
    centering = _centering(outcome, predictors, options)
    terms = Terms({"intercept": np.ones(y.size)})
    _add_trend(terms, panel, options)
    add_predictors(terms, panel, predictors, partner=options.partner, centering=centering, lag=options.lag)
    moderated = [name for name in terms.columns if name not in ("intercept", "time")]
    if yesterday is not None:
        _add_yesterday(terms, panel, outcome, yesterday, partner=options.partner)
    if moderator is not None:
        add_moderator(terms, moderator.name, moderator.columns, moderated)
    for name, values in (covariates or {}).items():
        terms.add(name, values)
    if predictors and centering == "within":
        terms.notes.append(
            "Within parts are deviations from the person's own mean over all their rows; between parts are those means"
            " minus the grand mean of all rows."
        )
    if options.lag or yesterday is not None:
        terms.notes.append("Lagged values are taken from exactly that many days before; gaps are not bridged.")
    if outcome in predictors or (yesterday is not None and outcome in yesterday.columns):
        terms.notes.append(
            "A lagged outcome is biased with few days: a raw lag because it carries stable differences, a centred one"
            " downwards (Nickell); read it as a description."
        )
    return terms


def growth(
    panel: Panel,
    y: FloatArray,
    predictors: Mapping[str, FloatArray],
    options: Options,
    *,
    covariates: Mapping[str, FloatArray] | None = None,
    moderator: Moderator | None = None,
) -> Result:
    """Linear growth: level and slope in time, both random for each member unless ``options.slopes`` says otherwise.

    Predictors (own, and the partner's for two people) and the moderator (own) may change level and slope.
    """
    if panel.time is None:
        raise BadChoice("Growth needs time; name its column with --time.")
    terms = Terms({"intercept": np.ones(y.size), "time": panel.time}, {"time": ["time"]})
    before = set(terms.columns)
    add_predictors(
        terms, panel, predictors, partner=options.partner, centering=options.centering or "raw", lag=options.lag
    )
    for name in [name for name in terms.columns if name not in before]:
        terms.add(f"time:{name}", terms.columns["time"] * terms.columns[name])
    if moderator is not None:
        add_moderator(terms, moderator.name, moderator.columns, ["time"])
    for name, values in (covariates or {}).items():
        terms.add(name, values)
    return answer(panel, y, terms, options, "growth")


def _centering(outcome: str, predictors: Mapping[str, FloatArray], options: Options) -> str:
    if outcome in predictors and options.lag == 0:
        raise BadChoice(f"'{outcome}' cannot predict itself on the same day; add --lag 1.")
    return options.centering or ("raw" if outcome in predictors else "within")


def _add_trend(terms: Terms, panel: Panel, options: Options) -> None:
    if options.trend and panel.time is not None and spread(panel.time) > STILL:
        terms.add("time", panel.time)
        terms.reacts["time"] = ["time"]


def _add_yesterday(terms: Terms, panel: Panel, outcome: str, yesterday: Yesterday, *, partner: bool) -> None:
    check_lag(panel, yesterday.lag)
    for name, values in yesterday.columns.items():
        raw = name == outcome
        daily = values if raw else values - panel.person_means(values)
        stem = f"lag{yesterday.lag}[{name}]"
        terms.add(f"actor_{stem}" if panel.paired else stem, panel.own(daily, yesterday.lag))
        if panel.paired and partner:
            terms.add(f"partner_{stem}", panel.partner(daily, yesterday.lag))
