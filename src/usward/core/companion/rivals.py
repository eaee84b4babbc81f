"""The companion's way of choosing and those it is measured against, on the same simulated couples.

Every learner learns from the same days at the same times: once a week, as joint results are renewed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from usward.core.companion.arms import Floats, ordinary, prior_of
from usward.core.companion.choice import DRAWS, LEAST, LEAST_NOTHING, NERVE, best, pick, probabilities
from usward.core.companion.claims import crossings, helps
from usward.core.companion.learner import Beliefs, Ints, Learner, Lesson
from usward.core.simulate import Couples, Run

FINAL_DRAWS = 2000
#: The library's bandit at its best on the tuning seeds, over exploration .1–1, ridge 1–20 and three sets of
#: features.
LIBRARY_EXPLORATION = 0.6


class LibraryMissing(ImportError):
    """MABWiser is not installed; it is wanted for the comparison only."""


@dataclass(frozen=True)
class Manner:
    """How a Bayesian chooser differs from the companion; the defaults are the companion itself."""

    nerve: float = NERVE
    least: float = LEAST
    least_nothing: float = LEAST_NOTHING
    told: bool = False  # given the true prior, half-life and noise, and nothing that guards against being wrong


@dataclass(frozen=True)
class Path:
    """What a learner did: effects had (days, couples); for each choice at the end, how likely it was
    thought to be the best one and whether it was (couples, arms + 1); and of which practices "helps" was
    ever said (couples, arms).
    """

    had: Floats
    p_best: Floats
    was_best: NDArray[np.bool_]
    helped: NDArray[np.bool_]


def learner_for(couples: Couples, manner: Manner) -> Learner:
    """The companion's learner, or one that is told the truth."""
    truth, arms = couples.truth, couples.shape[2]
    if not manner.told:
        return Learner(couples.shape[1], ordinary(arms))
    belief = prior_of(truth.effect_mean / truth.residual_sd, truth.effect_sd / truth.residual_sd, arms)
    return Learner(couples.shape[1], belief, (truth.half_life,), (truth.residual_sd,), link_sd=0.0)


def bayesian(couples: Couples, rng: np.random.Generator, every: int, manner: Manner = Manner()) -> Path:
    """The companion (or a variant of it) on simulated couples, week by week."""
    days, count, arms = couples.shape
    run, learner = Run(couples), learner_for(couples, manner)
    had, outcome = np.zeros((days, count)), np.full((days, count), np.nan)
    choice, chance = np.zeros((days, count), dtype=np.int64), np.zeros((days, count, arms + 1))
    waiting: list[Lesson] = []
    helped = np.zeros((count, arms), dtype=np.bool_)
    beliefs = learner.beliefs(DRAWS, rng)
    for day in range(days):
        if waiting and day % every == 0:
            beliefs = _week(learner, waiting, rng)
            helped |= helps(crossings(outcome[:day], choice[:day], chance[:day])[-1], beliefs)
            waiting = []
        wanted = best(beliefs, run.used, manner.nerve)
        chance[day] = probabilities(wanted, None, manner.least, manner.least_nothing)
        choice[day] = pick(chance[day], rng)
        used = run.used.copy()
        closeness, had[day] = run.step(choice[day])
        outcome[day] = closeness.min(axis=1)
        waiting.append(Lesson(outcome[day], choice[day], chance[day], used, day % 7 in (5, 6)))
    final = _week(learner, waiting, rng, FINAL_DRAWS)
    helped |= helps(crossings(outcome, choice, chance)[-1], final)
    was_best = np.arange(arms + 1) == run.left().argmax(axis=1)[:, None]
    return Path(had, best(final, run.used), was_best, helped)


def _week(learner: Learner, lessons: list[Lesson], rng: np.random.Generator, draws: int = DRAWS) -> Beliefs:
    """Take in the days of a week and draw anew."""
    for lesson in lessons:
        learner.update(lesson)
    return learner.beliefs(draws, rng)


def steady(couples: Couples, choose: Callable[[int], Ints]) -> Floats:
    """The effects had by a rule that does not learn: `choose(day)` gives everybody's choice, shape
    (couples,).
    """
    run = Run(couples)
    return np.array([run.step(choose(day))[1] for day in range(couples.shape[0])])


def uniform(couples: Couples, rng: np.random.Generator) -> Floats:
    """Any choice, nothing included, with the same chance."""
    _, count, arms = couples.shape
    return steady(couples, lambda _: rng.integers(0, arms + 1, count))


def fixed(couples: Couples) -> Floats:
    """Always the practice that is best for these couples on average: what a trial's winner would give
    everybody.
    """
    winner = 1 + int(couples.effects.mean(axis=0).argmax())
    return steady(couples, lambda _: np.full(couples.shape[1], winner))


def rules(couples: Couples) -> Floats:
    """The rules alone: never what came lately, so each practice in its turn."""
    _, count, arms = couples.shape
    return steady(couples, lambda day: np.full(count, 1 + day % arms))


def library(couples: Couples, rng: np.random.Generator, every: int) -> Floats:
    """MABWiser's linear Thompson sampling, one bandit per couple, fed as its users would feed it.

    Features: one, weekend, share of the days gone (so that it can learn fading). Rewards: the smaller
    closeness minus that couple's mean so far.

    Raises
    ------
    LibraryMissing
        It is not installed.

    """
    bandits = _bandits(couples, rng)
    days, count, arms = couples.shape
    run, had = Run(couples), np.zeros((days, count))
    outcome, choice = np.full((days, count), np.nan), np.zeros((days, count), dtype=np.int64)
    features = np.array([[1.0, float(day % 7 in (5, 6)), day / days] for day in range(days)])
    for start in range(0, days, every):
        week = slice(start, min(start + every, days))
        last = slice(max(start - every, 0), start)
        for one, bandit in enumerate(bandits):
            _feed(bandit, choice[last, one], outcome[:start, one], outcome[last, one], features[last])
            known = bool((~np.isnan(outcome[:start, one])).any())
            picked = bandit.predict(features[week]) if known else rng.integers(0, arms + 1, week.stop - start)
            choice[week, one] = picked
        for day in range(start, week.stop):
            closeness, had[day] = run.step(choice[day])
            outcome[day] = closeness.min(axis=1)
    return had


def _bandits(couples: Couples, rng: np.random.Generator) -> list[Any]:
    try:
        mab = import_module("mabwiser.mab")
    except ImportError:
        raise LibraryMissing("MABWiser is not installed; it is a development dependency") from None
    _, count, arms = couples.shape
    policy = mab.LearningPolicy.LinTS(alpha=LIBRARY_EXPLORATION)
    return [mab.MAB(list(range(arms + 1)), policy, seed=int(rng.integers(1 << 31))) for _ in range(count)]


def _feed(bandit: Any, choice: Ints, so_far: Floats, outcome: Floats, features: Floats) -> None:
    """Teach a bandit the answered days of one week."""
    seen = ~np.isnan(outcome)
    if seen.any():
        reward = outcome[seen] - np.nanmean(so_far)
        first = int((~np.isnan(so_far)).sum()) == int(seen.sum())
        (bandit.fit if first else bandit.partial_fit)(choice[seen].tolist(), reward.tolist(), features[seen])
