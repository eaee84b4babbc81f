"""The companion: regret, calibration and false discovery on simulated couples whose truth was fixed beforehand.

Run: python -m bench.companion
"""

import sys
import tomllib
from pathlib import Path

from bench.figures import Figure, table
from usward.core.companion.rivals import Manner
from usward.core.companion.trial import Trial, hold
from usward.core.simulate import Truth

HERE = Path(__file__).parent
VARIANTS = {
    "plain Thompson draws": Manner(nerve=1.0),
    "nothing on a tenth of days at least": Manner(least_nothing=0.10),
}
WORLD_COUPLES = 200  # of the worlds without a target


def run() -> list[Figure]:
    stated = tomllib.loads((HERE / "truth.toml").read_text(encoding="utf-8"))
    truth, couples, days = Truth.of(stated["couples"]), stated["run"]["couples"], stated["run"]["days"]
    seeds = stated["seeds"]["evaluation"]
    figures = []
    for seed in seeds:
        trial = hold(truth, couples, days, seed, variants=VARIANTS if seed == seeds[0] else None)
        figures += _judged(trial)
    for name, change in stated["elsewhere"].items():
        trial = hold(truth.but(change), WORLD_COUPLES, days, seeds[0], with_library=False)
        figures += _elsewhere(name.replace("_", " "), trial)
    return figures


def _judged(trial: Trial) -> list[Figure]:
    """The targets on one seed, and everybody else's regret for comparison."""
    ours, where = trial.standing("companion"), f"seed {trial.seed}"
    regret = f"{ours.regret:.2f} ± {ours.se:.2f}"

    def against(name: str) -> str:
        return f"{name} {trial.standing(name).regret:.2f}"

    if ours.of_library is None:
        raise SystemExit(f"The library's bandit is part of this bench: {trial.library}.")
    figures = [
        Figure(f"regret, {where}", regret, against("uniform"), ours.of_uniform, at_most=0.6),
        # The first target or this one: the second binds because it is the one that compares like with like.
        Figure(f"regret, {where}", regret, against("thompson, true prior"), ours.of_told, at_most=1.1, binds=True),
        Figure(f"regret, {where}", regret, against("library bandit"), ours.of_library, at_most=0.85, binds=True),
        Figure(
            f"calibration error of P(best), {where}",
            f"{trial.calibration.error:.3f}",
            "",
            trial.calibration.error,
            at_most=0.05,
            binds=True,
        ),
        Figure(
            f"“helps” said though nothing does, {where}",
            f"{trial.helps_null:.2%} of couples",
            "",
            trial.helps_null,
            at_most=0.05,
            binds=True,
        ),
        Figure(f"“helps” said, {where}", f"{trial.helps:.1%} of couples", f"wrongly {trial.helps_wrongly:.1%}"),
    ]
    named = {"companion", "uniform", "thompson, true prior", "library bandit"}
    figures += [
        Figure(f"regret of {s.name}, {where}", f"{s.regret:.2f} ± {s.se:.2f}", against("uniform"), s.of_uniform)
        for s in trial.standings
        if s.name not in named
    ]
    return figures


def _elsewhere(name: str, trial: Trial) -> list[Figure]:
    """A world the companion was not built for: no target."""
    ours, told = trial.standing("companion"), trial.standing("thompson, true prior")
    return [
        Figure(
            f"{name}: regret",
            f"{ours.regret:.2f} ± {ours.se:.2f}",
            f"uniform {trial.standing('uniform').regret:.2f}",
            ours.of_uniform,
        ),
        Figure(
            f"{name}: regret", f"{ours.regret:.2f} ± {ours.se:.2f}", f"told the truth {told.regret:.2f}", ours.of_told
        ),
        Figure(f"{name}: calibration error", f"{trial.calibration.error:.3f}", ""),
        Figure(
            f"{name}: “helps” said",
            f"{trial.helps:.1%} of couples",
            f"wrongly {trial.helps_wrongly:.1%}; null {trial.helps_null:.1%}",
        ),
    ]


if __name__ == "__main__":
    found = run()
    text = f"## {__doc__.splitlines()[0]}\n\n{table(found)}\n"
    print(text)
    (HERE / "results/companion.md").write_text(text, encoding="utf-8")
    sys.exit(any(figure.binds and figure.held is False for figure in found))
