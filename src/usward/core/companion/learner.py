"""What the days teach about what helps: a Bayesian filter over many couples at once (the product uses one).

Model of the next day's outcome, in units of that couple's daily noise::

    y = level + weekend + link * sum(p_k d_k) + sum(1[offered k] d_k effect_k) + noise,    d_k = 2 **
    (-uses_k / half_life)

`level` wanders, so slow changes of life are not credited to a practice. `p_k` is the logged probability
with which k was offered: the term with `link` lets the days' average response differ from what the effects
imply, which is the action-centred idea (Greenewald, Tewari, Klasnja & Murphy 2017, NeurIPS; working model
of HeartSteps V2, Liao et al. 2020, Proc. ACM IMWUT 4:18): with a free link the effects are learned from the
randomised part alone, with none from everything; the prior on the link states how far the rest is believed.
How fast effects fade and how noisy days are is not known; both are averaged over a small grid by their
exact likelihood.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from usward.core.companion.arms import Floats, Prior

Ints = NDArray[np.int64]
HALF_LIVES = (15.0, 30.0, 60.0)
NOISES = (0.7, 0.85, 1.0, 1.2, 1.5)
LEVEL = (4.5, 2.0)
WEEKEND = (0.1, 0.3)
LINK_SD = 0.15
DRIFT = 0.02
FIXED = 3  # level, weekend, link come before the arms


@dataclass(frozen=True)
class Beliefs:
    """Draws from the posterior: fresh effects (couples, draws, arms) and half-lives (couples, draws)."""

    effects: Floats
    half_lives: Floats

    def left(self, used: Ints) -> Floats:
        """Effects left after `used` (couples, arms) days of use; choice 0 is nothing: (couples, draws, arms
        + 1).
        """
        faded = self.effects * 0.5 ** (used[:, None, :] / self.half_lives[:, :, None])
        return np.concatenate([np.zeros((*faded.shape[:2], 1)), faded], axis=2)


@dataclass(frozen=True)
class Lesson:
    """One finished day: `outcome` (couples,) with NaN where there is none, `choice` (couples,) with 0 for
    nothing, `probability` (couples, arms + 1) as logged, `used` (couples, arms) before that day, and
    whether it was a weekend.
    """

    outcome: Floats
    choice: Ints
    probability: Floats
    used: Ints
    weekend: bool


class Learner:
    """The posterior over effects, kept for every pair of half-life and noise on the grid."""

    def __init__(
        self,
        couples: int,
        prior: Prior,
        half_lives: tuple[float, ...] = HALF_LIVES,
        noises: tuple[float, ...] = NOISES,
        link_sd: float = LINK_SD,
    ) -> None:
        cells = list(product(half_lives, noises))
        self.half_life = np.array([cell[0] for cell in cells])
        self.noise = np.array([cell[1] for cell in cells])
        self.arms = len(prior.mean)
        size = FIXED + self.arms
        spread = np.concatenate([[0.0, 0.0, link_sd], prior.sd]) * self.noise[:, None]
        spread[:, 0], spread[:, 1] = LEVEL[1], WEEKEND[1]
        self.mean = np.zeros((couples, len(cells), size))
        self.mean[..., 0], self.mean[..., 1] = LEVEL[0], WEEKEND[0]
        self.mean[..., FIXED:] = prior.mean * self.noise[:, None]
        cov = spread[:, :, None] ** 2 * np.eye(size)
        self.cov = np.repeat(cov[None], couples, axis=0)
        self.log_weight = np.zeros((couples, len(cells)))

    def update(self, lesson: Lesson) -> None:
        """Take in one day; a day without an outcome only lets the level wander."""
        self.cov[..., 0, 0] += (DRIFT * self.noise) ** 2
        seen = ~np.isnan(lesson.outcome)[:, None]
        x = self._design(lesson)
        projected = (self.cov @ x[..., None])[..., 0]
        variance = (x * projected).sum(axis=2) + self.noise**2
        surprise = np.where(seen, np.nan_to_num(lesson.outcome)[:, None] - (x * self.mean).sum(axis=2), 0.0)
        gain = np.where(seen, 1 / variance, 0.0)
        self.log_weight += np.where(seen, -0.5 * (np.log(variance) + surprise**2 / variance), 0.0)
        self.mean += projected * (gain * surprise)[..., None]
        self.cov -= projected[..., :, None] * (projected * gain[..., None])[..., None, :]

    def _design(self, lesson: Lesson) -> Floats:
        """The row of each couple and cell: (couples, cells, size)."""
        strength = 0.5 ** (lesson.used[:, None, :] / self.half_life[:, None])
        offered = lesson.choice[:, None] == np.arange(1, self.arms + 1)
        x = np.empty((*strength.shape[:2], FIXED + self.arms))
        x[..., 0], x[..., 1] = 1.0, float(lesson.weekend)
        x[..., 2] = (lesson.probability[:, None, 1:] * strength).sum(axis=2)
        x[..., FIXED:] = offered[:, None, :] * strength
        return x

    def beliefs(self, draws: int, rng: np.random.Generator) -> Beliefs:
        """Draw effects from the posterior, cells in proportion to their weight (stratified over the draws)."""
        weight = np.exp(self.log_weight - self.log_weight.max(axis=1, keepdims=True))
        upto = np.cumsum(weight / weight.sum(axis=1, keepdims=True), axis=1)
        rows = np.arange(len(weight))[:, None]
        at = (np.arange(draws) + rng.random((len(weight), 1))) / draws
        cell = np.minimum((at[:, :, None] > upto[:, None, :]).sum(axis=2), weight.shape[1] - 1)
        root = np.linalg.cholesky(self.cov[..., FIXED:, FIXED:] + 1e-10 * np.eye(self.arms))
        noise = rng.normal(size=(len(weight), draws, self.arms, 1))
        effects = self.mean[rows, cell][..., FIXED:] + (root[rows, cell] @ noise)[..., 0]
        return Beliefs(effects, self.half_life[cell])
