"""`usward study`: the statistics of two people for anyone's own CSV.

Reads a table, asks `usward.core.dyadic`, prints a table or JSON. The models, formulae and sources are in
`docs/operate/study.md`.
"""

import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import typer

from usward.cli.study_options import REQUIRED, Asked, command
from usward.cli.trouble import Trouble
from usward.core.dyadic import columns, tables
from usward.core.dyadic.options import Moderator, Options, Yesterday
from usward.core.dyadic.panel import Panel, build_panel, check_lag
from usward.core.dyadic.refusals import BadChoice
from usward.core.dyadic.results import FloatArray, Result

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The statistics of two people, for your own CSV. Every option is explained in docs/operate/study.md.",
)

COUPLE = "x dyad member time exchangeable method covariates df se"
MANY_DAYS = f"{COUPLE} slopes ar1 partner moderator centering test"


def read_table(path: Path, where: list[str] | None) -> columns.Sheet:
    """The columns of a CSV file, cut down to the rows asked for."""
    try:
        table = tables.parse(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise BadChoice(f"'{path.name}' is not UTF-8 text; save it as CSV in UTF-8.") from None
    for condition in where or []:
        table = tables.keep(table, condition)
    return table


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _numbers(table: columns.Table, names: str) -> dict[str, FloatArray]:
    return {name: columns.numbers(table, name) for name in _list(names)}


def _covariates(table: columns.Table, names: str) -> dict[str, FloatArray]:
    out: dict[str, FloatArray] = {}
    for name in _list(names):
        out |= columns.covariate(table, name)
    return out


def _panel(table: columns.Table, asked: Asked, *, need_roles: bool, repeated: bool) -> Panel:
    return build_panel(
        columns.labels(table, asked.dyad),
        columns.labels(table, asked.member) if asked.member else None,
        columns.days(table, asked.time) if asked.time else None,
        need_roles=need_roles,
        repeated=repeated,
    )


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _lag(table: columns.Table, text: str) -> tuple[int, Yesterday | None]:
    """A number moves x back; column names (``mood`` or ``mood:2``) add those columns as they were."""
    if not text:
        return 0, None
    if text not in table and _is_number(text):
        if float(text) < 1 or float(text) != int(float(text)):
            raise BadChoice("A lag is a whole number of days, 1 or more.")
        return int(float(text)), None
    parts = [part if part in table else part.rpartition(":") for part in _list(text)]
    named = [(p, "1") if isinstance(p, str) else (p[0], p[2]) if p[1] else (p[2], "1") for p in parts]
    steps = {step for _, step in named}
    if len(steps) != 1 or not (step := steps.pop()).isdigit():
        raise BadChoice("Write --lag as a number of days, a column, or COLUMN:DAYS with the same days for all.")
    return 0, Yesterday({name: columns.numbers(table, name) for name, _ in named}, int(step))


def _options(asked: Asked, *, slopes: str, lag: int = 0) -> Options:
    return Options(
        exchangeable=asked.exchangeable,
        method=asked.method,
        se=asked.se or None,
        df=asked.df,
        centering=asked.centering or None,
        trend=asked.trend,
        slopes=tuple(_list(slopes)),
        partner=asked.partner,
        lag=lag,
        serial=asked.ar1,
        compare=asked.test,
    )


@command(app, f"{COUPLE} unequal interaction product partner moderator centering", dyad=REQUIRED, member=REQUIRED)
def apim(asked: Asked) -> Result:
    """Actor and partner effects with one row for each person."""
    from usward.core.dyadic.apim import ApimOptions
    from usward.core.dyadic.apim import apim as fit

    if asked.time:
        raise BadChoice("'apim' has one row for each person; with days use 'diary', or keep one day with --where.")
    if asked.interaction and asked.exchangeable:
        raise BadChoice("--interaction describes how two roles differ; leave out --exchangeable.")
    form = "exchangeable" if asked.exchangeable else "interaction" if asked.interaction else "distinguishable"
    options = ApimOptions(
        form=form,
        method=asked.method,
        se=asked.se or None,
        df=asked.df,
        centering=asked.centering or None,
        product=asked.product,
        partner=asked.partner,
        unequal=asked.unequal,
    )
    table = read_table(asked.file, asked.where)
    panel = _panel(table, asked, need_roles=not asked.exchangeable, repeated=False)
    moderator = columns.covariate(table, asked.moderator) if asked.moderator else {}
    others = _covariates(table, asked.covariates)
    y, x = columns.numbers(table, asked.y), _numbers(table, asked.x)
    return fit(panel, y, x, options, covariates=others, moderator=moderator)


def _many_days(asked: Asked, model: str, slopes: str) -> Result:
    from usward.core.dyadic.diary import diary as fit_diary
    from usward.core.dyadic.diary import growth as fit_growth

    table = read_table(asked.file, asked.where)
    if asked.member and not asked.time:
        raise BadChoice("Two people's days are matched by date; name the column of days with --time.")
    panel = _panel(table, asked, need_roles=bool(asked.member) and not asked.exchangeable, repeated=True)
    lag, yesterday = _lag(table, asked.lag)
    options = _options(asked, slopes=slopes, lag=lag)
    y, x = columns.numbers(table, asked.y), _numbers(table, asked.x)
    others = _covariates(table, asked.covariates)
    moderator = None
    if asked.moderator:
        moderator = Moderator(asked.moderator, columns.covariate(table, asked.moderator))
    if model == "growth":
        return fit_growth(panel, y, x, options, covariates=others, moderator=moderator)
    return fit_diary(
        panel, asked.y, y, x, options, covariates=others, moderator=moderator, yesterday=yesterday, model=model
    )


@command(app, f"{MANY_DAYS} trend lag", dyad=REQUIRED)
def diary(asked: Asked) -> Result:
    """Actor and partner effects over many days, within and between persons."""
    return _many_days(asked, "diary", asked.slopes or "none")


@command(app, MANY_DAYS, dyad=REQUIRED, time=REQUIRED)
def growth(asked: Asked) -> Result:
    """Linear change over time, for couples or for single persons."""
    return _many_days(asked, "growth", asked.slopes or "time")


@command(app, f"{MANY_DAYS} trend lag", dyad=REQUIRED, ar1=True)
def process(asked: Asked) -> Result:
    """A within-person process: a random slope for x and AR(1), one person in each group or two."""
    return _many_days(asked, "process", asked.slopes or ("x" if asked.x else "none"))


@command(app, f"{COUPLE} mediator unequal slopes trend seed", dyad=REQUIRED, x=REQUIRED, mediator=REQUIRED)
def mediation(asked: Asked) -> Result:
    """Indirect effects: within persons, or actor–partner for couples."""
    from usward.core.dyadic.indirect import Variables
    from usward.core.dyadic.mediation import mediate

    table = read_table(asked.file, asked.where)
    repeated = bool(asked.time) or not asked.member
    panel = _panel(table, asked, need_roles=bool(asked.member) and not asked.exchangeable, repeated=repeated)
    names = (asked.y, asked.x, asked.mediator)
    variables = Variables(*names, *(columns.numbers(table, name) for name in names))
    others = _covariates(table, asked.covariates)
    options = _options(asked, slopes=asked.slopes)
    return mediate(panel, variables, options, covariates=others, unequal=asked.unequal, seed=asked.seed)


@command(
    app,
    "treatment prob dyad x member time moderator covariates available numerator lag correct",
    treatment=REQUIRED,
    prob=REQUIRED,
    dyad=REQUIRED,
)
def wcls(asked: Asked) -> Result:
    """The effect of something randomized again and again (weighted and centred least squares)."""
    from usward.core.dyadic.excursion import wcls as fit

    table = read_table(asked.file, asked.where)
    lag, yesterday = _lag(table, asked.lag)
    if yesterday is not None:
        raise BadChoice("Here --lag is the number of days between the action and the outcome.")
    # several decisions a day are welcome here: days matter only for a lag
    panel = _panel(table, asked if lag else replace(asked, time="", member=""), need_roles=False, repeated=True)
    if lag:
        check_lag(panel, lag)

    def then(values: FloatArray) -> FloatArray:
        return panel.own(values, lag)

    def number_or_column(text: str) -> FloatArray:
        if text not in table and _is_number(text):
            return np.full(panel.group.size, float(text))
        return columns.numbers(table, text)

    return fit(
        columns.labels(table, asked.dyad),
        columns.numbers(table, asked.y),
        then(columns.numbers(table, asked.treatment)),
        then(number_or_column(asked.prob)),
        moderators={k: then(v) for k, v in _covariates(table, asked.moderator).items()},
        controls={k: then(v) for k, v in _covariates(table, f"{asked.x},{asked.covariates}").items()},
        available=then(columns.numbers(table, asked.available)) if asked.available else None,
        numerator=then(number_or_column(asked.numerator)) if asked.numerator else None,
        correct=asked.correct,
    )


@command(app, "x dyad member time reliability sd cut norms lower_is_better")
def change(asked: Asked) -> Result:
    """Reliable change: --x before and --y after, or --y with --time for first and last."""
    from usward.core.dyadic.change import change_result, cut_off, first_and_last

    table = read_table(asked.file, asked.where)
    people, cut = _people(table, asked), asked.cut
    if asked.norms:
        norms = [float(part) for part in _list(asked.norms) if _is_number(part)]
        if len(norms) != 4 or cut is not None:
            raise BadChoice("Give --norms as M0,SD0,M1,SD1, and leave out --cut.")
        cut = cut_off(*norms)
    scores = columns.numbers(table, asked.y)
    if asked.x:
        before, after = columns.numbers(table, asked.x), scores
    elif asked.time and people:
        people, before, after = first_and_last(people, columns.days(table, asked.time).value, scores)
    else:
        raise BadChoice("Name the score before with --x, or the days with --time and the people with --dyad.")
    names = people or [str(i + 1) for i in range(before.size)]
    known = {"reliability": asked.reliability, "sd": asked.sd, "cut": cut}
    return change_result(names, before, after, **known, higher_is_better=not asked.lower_is_better)


def _people(table: columns.Table, asked: Asked) -> list[str]:
    if not asked.dyad:
        return []
    names = columns.labels(table, asked.dyad)
    if not asked.member:
        return names
    return [f"{one} {two}" for one, two in zip(names, columns.labels(table, asked.member), strict=True)]


@command(app, "dyad member exchangeable", dyad=REQUIRED, member=REQUIRED)
def agreement(asked: Asked) -> Result:
    """How alike two people answer; with several columns in --y also the likeness of their profiles."""
    from usward.core.dyadic.agreement import agreement_result

    table = read_table(asked.file, asked.where)
    panel = _panel(table, asked, need_roles=not asked.exchangeable, repeated=False)
    return agreement_result(panel, _numbers(table, asked.y), exchangeable=asked.exchangeable)


@command(app, "treatment time prior_mean prior_sd", treatment=REQUIRED, time=REQUIRED)
def nof1(asked: Asked) -> Result:
    """One person or couple, days drawn by lot: a Bayesian effect with trend, carry-over and autocorrelation."""
    from usward.core.dyadic.single import Prior, single_result

    table = read_table(asked.file, asked.where)
    day = columns.days(table, asked.time)
    if not day.even:
        raise BadChoice("Days drawn by lot need evenly spaced days; these times are uneven.")
    y, treated = columns.numbers(table, asked.y), columns.numbers(table, asked.treatment)
    return single_result(day.step, y, treated, prior=Prior(mean=asked.prior_mean, sd=asked.prior_sd))


if __name__ == "__main__":
    try:
        app(prog_name="usward study")
    except Trouble as problem:
        sys.exit(f"usward: {problem}")
