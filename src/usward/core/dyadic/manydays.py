"""Fitting a model of many days: what these data can carry, the fit, its parts and its notes."""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.design import Terms, stack, variance_parts
from usward.core.dyadic.estimation import Fit, fit
from usward.core.dyadic.options import Options
from usward.core.dyadic.panel import Panel
from usward.core.dyadic.refusals import BadChoice, NotTwoPeople, TooFew
from usward.core.dyadic.report import report
from usward.core.dyadic.results import BoolArray, FloatArray, Result, Test, chi2_test

ENOUGH_JOINT_DAYS = 60
CENTRED = 1e-3  # largest person mean, in SDs, of an outcome that counts as person-centred (files are rounded)


def _intercepts(panel: Panel, y: FloatArray, terms: Terms, groups: int) -> bool:
    """Whether groups may differ in level: not with one group, nor when the outcome is already person-centred."""
    if groups < 2:
        terms.notes.append(
            "One group only: no differences between groups can be estimated, so there are no random effects."
        )
        return False
    known = np.isfinite(y)
    means = panel.person_means(y)[known]
    if float(np.max(np.abs(means))) < CENTRED * float(np.std(y[known])):
        terms.notes.append("The outcome has person mean zero throughout, so there is no random intercept.")
        return False
    return True


def _drop_constants(terms: Terms, usable: BoolArray) -> None:
    for name in [n for n in terms.columns if n != "intercept"]:
        values = terms.columns[name][usable]
        if float(np.ptp(values)) <= 1e-12 * max(1.0, float(np.max(np.abs(values)))) and "between" in name:
            del terms.columns[name]
            terms.notes.append(f"'{name}' is the same in every row and was left out.")


@dataclass(frozen=True)
class Prepared:
    fitted: Fit
    used: BoolArray
    chosen: list[str]
    slopes: list[str]
    level: bool


def prepare(panel: Panel, y: FloatArray, terms: Terms, options: Options) -> Prepared:
    """Decide what these data can carry, then fit it."""
    told_apart = panel.paired and not options.exchangeable
    if told_apart and len(panel.roles) != 2:
        raise NotTwoPeople("The members have no two common roles; add --exchangeable.")
    usable = np.isfinite(y) & np.all([np.isfinite(v) for v in terms.columns.values()], axis=0)
    groups = np.unique(panel.group[usable]).size
    if groups == 0:
        raise TooFew("No row has all the values this model needs; check the columns, the partners' rows and the lag.")
    level = _intercepts(panel, y, terms, groups)
    if groups < 2:
        _check_single(terms, panel, usable, options)
        _drop_single(terms)
    _drop_constants(terms, usable)
    slopes = terms.slopes(options.slopes) if groups > 1 else []
    stacked, used = stack(
        panel,
        y,
        terms,
        exchangeable=options.exchangeable,
        slopes=slopes,
        random_intercept=level,
        serial=options.serial,
    )
    fitted = fit(stacked, method=options.method, se=options.se)
    return Prepared(fitted, used, (["intercept"] if level else []) + slopes, slopes, level)


def answer(panel: Panel, y: FloatArray, terms: Terms, options: Options, model: str) -> Result:
    ready = prepare(panel, y, terms, options)
    fitted = ready.fitted
    variance = variance_parts(
        fitted.G,
        fitted.sigma,
        fitted.rho,
        ready.chosen,
        panel.roles,
        paired=panel.paired,
        exchangeable=options.exchangeable,
        serial=options.serial,
    )
    notes = [*terms.notes, *_data_notes(panel, ready.used, ready.chosen, options)]
    tests = _compare(panel, y, terms, options, ready.slopes, ready.level) if options.compare else ()
    name = model if not panel.paired else f"{model}, {'exchangeable' if options.exchangeable else 'distinguishable'}"
    return report(name, fitted, df_rule=options.df, variance=variance, notes=notes, tests=tests)


def _check_single(terms: Terms, panel: Panel, usable: BoolArray, options: Options) -> None:
    """One couple's (or person's) day-to-day influence is mostly noise in short diaries: lag 1, and enough days."""
    if not any("lag" in name for name in terms.columns):
        return
    days = np.unique(panel.step[usable]).size
    if options.lag > 1:
        raise BadChoice("For one couple alone only a lag of one day can be estimated; leave out the longer lag.")
    if days < ENOUGH_JOINT_DAYS:
        raise TooFew(
            f"Day-to-day influence within one couple needs at least {ENOUGH_JOINT_DAYS} days with all values;"
            f" there are {days}."
        )


def _drop_single(terms: Terms) -> None:
    gone = [name for name in terms.columns if "_between" in name or name.startswith("between")]
    for name in gone:
        del terms.columns[name]
    if gone:
        terms.notes.append("With one group the between-person parts cannot be estimated and were left out.")


def _data_notes(panel: Panel, used: BoolArray, chosen: list[str], options: Options) -> list[str]:
    out = [f"{int(used.sum())} of {used.size} rows have all the values the model needs."]
    if panel.paired and not options.exchangeable:
        out.append(f"Terms are given for each member: {panel.roles[0]}, {panel.roles[1]}.")
    if panel.paired and options.exchangeable:
        out.append(
            "Shared and difference blocks: member variance = shared + difference, covariance = shared − difference."
        )
    if chosen:
        out.append(f"Random effects for each {'member' if panel.paired else 'person'}: {', '.join(chosen)}.")
    if options.serial:
        out.append("AR(1): residuals correlate ar1^(days apart); days with one member missing are handled exactly.")
    return out


def _compare(
    panel: Panel, y: FloatArray, terms: Terms, options: Options, slopes: list[str], level: bool
) -> tuple[Test, ...]:
    if not panel.paired or len(panel.roles) != 2:
        raise NotTwoPeople("A test of distinguishability needs two roles that are the same in every dyad.")
    fits: list[Fit] = []
    for exchangeable in (True, False):
        stacked, _ = stack(
            panel, y, terms, exchangeable=exchangeable, slopes=slopes, random_intercept=level, serial=options.serial
        )
        fits.append(fit(stacked, method="ml"))
    alike, apart = fits
    more = apart.beta.size + apart.params.size - alike.beta.size - alike.params.size
    return (chi2_test("distinguishability (ML)", alike.m2ll - apart.m2ll, more),)
