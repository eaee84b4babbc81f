"""Many couples at once, with known effects: the world in which choosers are compared.

All chance is drawn beforehand, so that every chooser meets the same couples on the same days (common random
numbers), and what differs between choosers is their choices alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from usward.core.simulate.truth import Truth

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Couples:
    """Couples with their fate: `effects` (couples, arms), `ground` and `noise` (days, couples, 2),
    `answered` (days, couples). Day 0 is a Monday.
    """

    truth: Truth
    effects: Floats
    ground: Floats
    noise: Floats
    answered: NDArray[np.bool_]

    @property
    def shape(self) -> tuple[int, int, int]:
        """(days, couples, arms)."""
        return self.ground.shape[0], self.effects.shape[0], self.effects.shape[1]

    def first(self, n: int) -> "Couples":
        """The first n of them."""
        return Couples(self.truth, self.effects[:n], self.ground[:, :n], self.noise[:, :n], self.answered[:, :n])


def draw(truth: Truth, couples: int, days: int, rng: np.random.Generator) -> Couples:
    """Draw couples from a truth.

    Both members have one ground (mean 4.5, drifting together, with a weekly rhythm), and a practice moves
    both alike; so its effect on the smaller of the two closenesses is the effect itself. The noise of each
    member is scaled so that the smaller of two has the standard deviation `truth.residual_sd`: for equal
    means, Var(min) = s²(1 − (1 − r)/π) (Clark 1961, Oper. Res. 9:145).
    """
    effects = rng.normal(truth.effect_mean, truth.effect_sd, (couples, truth.arms))
    drift = np.cumsum(rng.normal(0, truth.drift_sd, (days, couples)), axis=0)
    rhythm = truth.weekend * np.isin(np.arange(days) % 7, (5, 6))
    ground = 4.5 + rng.normal(0, 0.6, couples) + drift + rhythm[:, None]
    sd = truth.residual_sd / np.sqrt(1 - (1 - truth.between) / np.pi)
    common, own = np.sqrt(truth.between), np.sqrt(1 - truth.between)
    noise = common * rng.normal(size=(days, couples, 1)) + own * rng.normal(size=(days, couples, 2))
    for day in range(1, days):
        noise[day] = truth.carry * noise[day - 1] + np.sqrt(1 - truth.carry**2) * noise[day]
    answered = rng.random((days, couples)) < truth.answered
    return Couples(truth, effects, np.repeat(ground[..., None], 2, axis=2), sd * noise, answered)


class Run:
    """One chooser's way through the days of the same couples.

    Choice 0 is nothing, choice k is practice k. `used` counts days of use, shape (couples, arms).
    """

    def __init__(self, couples: Couples) -> None:
        self.couples = couples
        self.day = 0
        self.used: Ints = np.zeros(couples.effects.shape, dtype=np.int64)

    def left(self) -> Floats:
        """The effect each choice has now, shape (couples, arms + 1); nothing has none."""
        faded = self.couples.effects * 0.5 ** (self.used / self.couples.truth.half_life)
        return np.hstack([np.zeros((len(faded), 1)), faded])

    def step(self, choice: Ints) -> tuple[Floats, Floats]:
        """Live one day with these choices.

        Returns
        -------
        The two next-day closenesses, shape (couples, 2), NaN where the day was not answered; and the
        effects that were had, shape (couples,).

        """
        rows = np.arange(len(choice))
        had = self.left()[rows, choice]
        some = choice > 0
        self.used[rows[some], choice[some] - 1] += 1
        closeness = self.couples.ground[self.day] + self.couples.noise[self.day] + had[:, None]
        closeness = np.where(self.couples.answered[self.day][:, None], closeness, np.nan)
        self.day += 1
        return closeness, had


def all_knowing(couples: Couples) -> Floats:
    """The effects had by one who always takes the largest effect left, shape (days, couples).

    Optimal among all choosers when effects only fade with their own use (Levine, Crammer & Mannor 2017,
    NeurIPS).
    """
    run = Run(couples)
    return np.array([run.step(np.argmax(run.left(), axis=1))[1] for _ in range(couples.shape[0])])
