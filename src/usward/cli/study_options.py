"""The options of `usward study`, each written once, and how a command takes the ones it needs."""

import inspect
import json
import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from usward.cli.trouble import Trouble
from usward.core.dyadic.refusals import Refusal
from usward.core.dyadic.results import Result
from usward.core.dyadic.tables import lines

REQUIRED = inspect.Parameter.empty
Option = typer.Option


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Everything that can be asked for; a command shows its own part, the rest keeps these defaults."""

    file: Annotated[Path, typer.Argument(help="A CSV file with one heading line; rows in any order.")]
    y: Annotated[str, Option("--y", help="Column of the outcome.")]
    x: Annotated[str, Option("--x", help="Column of the predictor; several with commas between.")] = ""
    dyad: Annotated[str, Option("--dyad", help="Column that names the couple (without --member: the person).")] = ""
    member: Annotated[str, Option("--member", help="Column that tells the two members apart.")] = ""
    time: Annotated[str, Option("--time", help="Column of days: numbers, or dates such as 2026-05-01.")] = ""
    exchangeable: Annotated[bool, Option("--exchangeable", help="The members have no distinct roles.")] = False
    unequal: Annotated[bool, Option("--unequal", help="With --exchangeable: residual variances by role.")] = False
    method: Annotated[str, Option("--method", help="reml or ml.")] = "reml"
    mediator: Annotated[str, Option("--mediator", help="Column of the mediator.")] = ""
    moderator: Annotated[str, Option("--moderator", help="Column that may change the effects.")] = ""
    covariates: Annotated[str, Option("--covariates", help="Further columns, with commas between.")] = ""
    lag: Annotated[str, Option("--lag", help="1: x as it was the day before; or a column to add as it was.")] = ""
    slopes: Annotated[str, Option("--slopes", help="Random slopes: none, x, partner, time; commas between.")] = ""
    ar1: Annotated[bool, Option("--ar1/--no-ar1", help="Residuals correlate from day to day.")] = False
    trend: Annotated[bool, Option("--trend/--no-trend", help="A linear trend in --time.")] = True
    partner: Annotated[bool, Option("--partner/--no-partner", help="The partner's effects.")] = True
    interaction: Annotated[bool, Option("--interaction", help="Write role differences as terms with g.")] = False
    product: Annotated[bool, Option("--product", help="Add actor × partner, centred at the grand mean.")] = False
    centering: Annotated[str, Option("--centering", help="within (split), grand or raw.")] = ""
    test: Annotated[bool, Option("--test", help="Also test whether the two roles differ (ML).")] = False
    df: Annotated[str, Option("--df", help="satterthwaite, between-within, residual or normal.")] = "satterthwaite"
    se: Annotated[str, Option("--se", help="gls, observed or adjusted; see docs/operate/study.md.")] = ""
    seed: Annotated[int, Option("--seed", help="Seed of the drawn intervals.")] = 1
    treatment: Annotated[str, Option("--treatment", help="Column of the randomized action, 1 or 0.")] = ""
    prob: Annotated[str, Option("--prob", help="Its probability: a column, or one number.")] = ""
    available: Annotated[str, Option("--available", help="Column: 1 where randomization was possible.")] = ""
    numerator: Annotated[str, Option("--numerator", help="Numerator probability: a number or a column.")] = ""
    correct: Annotated[bool, Option("--correct/--no-correct", help="Small-sample correction.")] = True
    reliability: Annotated[float | None, Option("--reliability", help="Retest reliability, never α.")] = None
    sd: Annotated[float | None, Option("--sd", help="SD of the measure; else that of the first scores.")] = None
    cut: Annotated[float | None, Option("--cut", help="Cut-off score.")] = None
    norms: Annotated[str, Option("--norms", help="M0,SD0,M1,SD1: work out the cut-off from these.")] = ""
    lower_is_better: Annotated[bool, Option("--lower-is-better", help="Falling scores are better.")] = False
    prior_mean: Annotated[float, Option("--prior-mean", help="Expected effect, in residual SDs.")] = 0.25
    prior_sd: Annotated[float, Option("--prior-sd", help="Its spread, in residual SDs.")] = 0.2
    where: Annotated[list[str] | None, Option("--where", help="Keep rows with COLUMN=VALUE; repeatable.")] = None
    as_json: Annotated[bool, Option("--json", help="Print JSON with stable names.")] = False


KNOWN = {field.name: field for field in fields(Asked)}


def command(
    app: typer.Typer, names: str, **defaults: Any
) -> Callable[[Callable[[Asked], Result]], Callable[[Asked], Result]]:
    """Register a command that takes the named options of :class:`Asked`, with other defaults where given."""

    def register(work: Callable[[Asked], Result]) -> Callable[[Asked], Result]:
        chosen = ["file", "y", *names.split(), "where", "as_json"]

        def run(**given: Any) -> None:
            try:
                result = work(Asked(**given))
            except Refusal as refusal:
                raise Trouble(str(refusal)) from None
            show(result, as_json=given["as_json"])

        run.__signature__ = inspect.Signature([_parameter(name, defaults) for name in chosen])  # type: ignore[attr-defined]
        run.__annotations__ = {name: KNOWN[name].type for name in chosen}
        run.__doc__ = work.__doc__
        app.command(work.__name__)(run)
        return work

    return register


def _parameter(name: str, defaults: dict[str, Any]) -> inspect.Parameter:
    usual = REQUIRED if name in ("file", "y") else KNOWN[name].default
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=defaults.get(name, usual),
        annotation=KNOWN[name].type,
    )


def show(result: Result, *, as_json: bool) -> None:
    """Print a result as a table, or as JSON under its stable names."""
    if as_json:
        typer.echo(json.dumps(_plain(result.as_dict()), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(lines(result)))


def _plain(value: Any) -> Any:
    """JSON has no NaN or infinity: they become null; numpy's numbers become Python's."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
