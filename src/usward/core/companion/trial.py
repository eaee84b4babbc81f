"""The companion put to the test on couples whose truth is known: regret, calibration, false discovery."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from usward.core.companion.arms import Floats
from usward.core.companion.rivals import LibraryMissing, Manner, bayesian, fixed, library, rules, uniform
from usward.core.simulate import Couples, Truth, all_knowing, draw

EVERY = 7
TOLD = Manner(nerve=1.0, least=0.0, least_nothing=0.0, told=True)


@dataclass(frozen=True)
class Standing:
    """How one chooser did: mean regret in points summed over the days, its standard error, the mean effect
    had a day, and regret as a share of three others' (None where that other was not run).
    """

    name: str
    regret: float
    se: float
    effect: float
    of_uniform: float
    of_told: float
    of_library: float | None


@dataclass(frozen=True)
class Bin:
    """Choices thought best with about the probability `said`, how often they were, and how many there are."""

    said: float
    was: float
    choices: int


@dataclass(frozen=True)
class Calibration:
    """`error` is the mean gap between said and was, weighted by the number of choices."""

    error: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Trial:
    """All of it, with what is needed to run it again."""

    couples: int
    days: int
    seed: int
    standings: tuple[Standing, ...]
    calibration: Calibration
    helps: float
    helps_wrongly: float
    helps_null: float
    library: str

    def standing(self, name: str) -> Standing:
        """One chooser's result."""
        return next(standing for standing in self.standings if standing.name == name)

    def verdicts(self) -> dict[str, bool]:
        """Which targets are reached."""
        ours = self.standing("companion")
        found = {
            "regret <= 0.6 of uniform, or <= 1.1 of Thompson sampling given the true prior": ours.of_uniform <= 0.6
            or ours.of_told <= 1.1,
            "calibration error <= 0.05": self.calibration.error <= 0.05,
            "'helps' said in <= 5 % of couples for whom nothing helps": self.helps_null <= 0.05,
        }
        if ours.of_library is not None:
            found["regret <= 0.85 of the library's bandit"] = ours.of_library <= 0.85
        return found

    def table(self) -> dict[str, Any]:
        """Plain values with stable names, for JSON."""
        return {"model": "companion", **asdict(self), "targets": self.verdicts()}


def hold(
    truth: Truth,
    couples: int,
    days: int,
    seed: int,
    *,
    variants: dict[str, Manner] | None = None,
    with_library: bool = True,
) -> Trial:
    """Run every chooser on the same couples, and the companion once more on couples for whom nothing helps.

    Parameters
    ----------
    truth
        What is true of the couples; fixed in bench/truth.toml before anything was tuned.
    couples, days, seed
        How many, how long, and the seed of all chance.
    variants
        Further variants of the companion to run beside it, by name.
    with_library
        Whether to run the library's bandit as well, where it is installed.

    """
    streams = np.random.default_rng(seed).spawn(5)
    drawn = draw(truth, couples, days, streams[0])
    ours = bayesian(drawn, streams[1], EVERY)
    had: dict[str, Floats] = {"companion": ours.had}
    for name, manner in {"thompson, true prior": TOLD, **(variants or {})}.items():
        had[name] = bayesian(drawn, np.random.default_rng(seed + 1), EVERY, manner).had
    had |= {"uniform": uniform(drawn, streams[2]), "fixed best": fixed(drawn), "rules only": rules(drawn)}
    said = "MABWiser LinTS" if with_library else "not asked for"
    try:
        if with_library:
            had["library bandit"] = library(drawn, streams[3], EVERY)
    except LibraryMissing as missing:
        said = str(missing)
    null = draw(replace(truth, effect_mean=0.0, effect_sd=0.0), couples, days, streams[4])
    return Trial(
        couples,
        days,
        seed,
        _standings(drawn, had),
        calibration(ours.p_best, ours.was_best),
        float(ours.helped.any(axis=1).mean()),
        float((ours.helped & (drawn.effects <= 0)).any(axis=1).mean()),
        float(bayesian(null, np.random.default_rng(seed + 2), EVERY).helped.any(axis=1).mean()),
        said,
    )


def _standings(couples: Couples, had: dict[str, Floats]) -> tuple[Standing, ...]:
    most = all_knowing(couples).sum(axis=0)
    regret = {name: most - effects.sum(axis=0) for name, effects in had.items()}
    mean = {name: float(per_couple.mean()) for name, per_couple in regret.items()}

    def share(name: str, other: str) -> float:
        return mean[name] / mean[other] if mean[other] else float("nan")

    return tuple(
        Standing(
            name,
            mean[name],
            float(regret[name].std(ddof=1) / np.sqrt(len(most))),
            float(had[name].mean()),
            share(name, "uniform"),
            share(name, "thompson, true prior"),
            share(name, "library bandit") if "library bandit" in mean else None,
        )
        for name in sorted(mean, key=lambda name: mean[name])
    )


def calibration(p_best: Floats, was_best: NDArray[np.bool_], bins: int = 10) -> Calibration:
    """Said against was, over all couples and choices, in equal bins."""
    place = np.minimum((p_best * bins).astype(np.int64), bins - 1)
    found = [
        Bin(float(p_best[place == b].mean()), float(was_best[place == b].mean()), int((place == b).sum()))
        for b in range(bins)
        if (place == b).any()
    ]
    error = sum(abs(b.said - b.was) * b.choices for b in found) / p_best.size
    return Calibration(float(error), tuple(found))
