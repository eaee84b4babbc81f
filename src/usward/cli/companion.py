"""`usward companion simulate`: the companion's way of choosing, on couples whose truth is known."""

import json
import time

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from usward.core.companion.trial import Trial, hold
from usward.core.simulate import Truth

COUPLES, DAYS, SEED = 400, 180, 2026  # as fixed in bench/truth.toml

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="How the companion chooses, and how well. Explained in docs/operate/companion.md.",
)


@app.callback()
def companion() -> None:
    """How the companion chooses, and how well. Explained in docs/operate/companion.md."""


@app.command()
def simulate(
    couples: int = typer.Option(COUPLES, min=20, max=5000, help="How many simulated couples."),
    days: int = typer.Option(DAYS, min=30, max=730, help="How many days each."),
    seed: int = typer.Option(SEED, min=0, help="The seed of all chance."),
    as_json: bool = typer.Option(False, "--json", help="Print JSON with stable names."),
) -> None:
    """Compare the companion with other ways of choosing, on simulated couples with known truth.

    Nothing here is measured on people. The truth the couples are drawn from stands in bench/truth.toml.
    """
    started = time.perf_counter()
    with Console(stderr=True).status("Living through the days of the simulated couples …"):
        trial = hold(Truth(), couples, days, seed)
    if as_json:
        typer.echo(json.dumps(trial.table() | {"seconds": round(time.perf_counter() - started, 1)}, indent=2))
        return
    show(trial, Console())
    typer.echo(
        f"\n{time.perf_counter() - started:.0f} s. Simulated couples, known truth; nothing here is about people."
    )


def show(trial: Trial, console: Console) -> None:
    """Print a trial as tables."""
    console.print(f"{trial.couples} simulated couples, {trial.days} days, seed {trial.seed}\n", highlight=False)
    console.print(_standings(trial))
    console.print(
        "regret: points short of an all-knowing chooser, all days together; a day: mean effect had;\n"
        "÷: regret as a share of that chooser's (told: Thompson sampling given the true prior; lib: MABWiser)",
        highlight=False,
        soft_wrap=True,
    )
    console.print("\nP(best) at the end: said, and how often it was so", highlight=False)
    console.print(_calibration(trial))
    console.print(f"calibration error {trial.calibration.error:.3f}", highlight=False)
    console.print(
        f"\n“helps” was said in {trial.helps:.1%} of couples (of a practice without a good effect: "
        f"{trial.helps_wrongly:.1%}), and in {trial.helps_null:.1%} of couples for whom nothing helps. "
        "Of everything else: cannot tell yet.\n",
        highlight=False,
        soft_wrap=True,
    )
    if not trial.library.startswith("MABWiser LinTS"):
        console.print(f"No comparison with a library's bandit: {trial.library}.\n", highlight=False)
    if (trial.couples, trial.days) != (COUPLES, DAYS):
        console.print(f"The targets are meant for {COUPLES} couples and {DAYS} days:", highlight=False)
    for target, reached in trial.verdicts().items():
        console.print(f"{'reached' if reached else 'MISSED '}  {target}", highlight=False, soft_wrap=True)


def _standings(trial: Trial) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column("chooser", no_wrap=True)
    for name in ("regret", "se", "a day", "÷ uniform", "÷ told", "÷ lib"):
        table.add_column(name, justify="right", no_wrap=True)
    for s in trial.standings:
        of_library = "" if s.of_library is None else f"{s.of_library:.2f}"
        table.add_row(
            s.name, f"{s.regret:.2f}", f"{s.se:.2f}", f"{s.effect:.3f}",
            f"{s.of_uniform:.2f}", f"{s.of_told:.2f}", of_library,
        )  # fmt: skip
    return table


def _calibration(trial: Trial) -> Table:
    table = Table(box=box.SIMPLE)
    for name in ("said", "was", "choices"):
        table.add_column(name, justify="right", no_wrap=True)
    for b in trial.calibration.bins:
        table.add_row(f"{b.said:.2f}", f"{b.was:.2f}", str(b.choices))
    return table
