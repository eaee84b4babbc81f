"""From beliefs to logged probabilities: how likely each choice is to be the best one now, sharpened and
clipped.
"""

import numpy as np

from usward.core.companion.arms import Floats
from usward.core.companion.learner import Beliefs, Ints

DRAWS = 200
#: Draws keep this share of their distance from the mean: with half a year of days, plain Thompson sampling
#: explores longer than it can profit from (bench/results/companion.md shows both).
NERVE = 0.5
#: Nothing, and every practice that is available, keep at least these probabilities, so that what was learned
#: can be checked by anybody from the log alone.
LEAST_NOTHING = 0.03
LEAST = 0.01


def best(beliefs: Beliefs, used: Ints, nerve: float = 1.0) -> Floats:
    """How likely each choice has the largest effect left, shape (couples, arms + 1).

    `nerve` below one draws closer to the mean: 1 is Thompson sampling, 0 would be greedy.
    """
    left = beliefs.left(used)
    mean = left.mean(axis=1, keepdims=True)
    first = (mean + nerve * (left - mean)).argmax(axis=2)
    shares: Floats = (first[:, :, None] == np.arange(left.shape[2])).mean(axis=1)
    return shares


def probabilities(
    wanted: Floats,
    available: Floats | None = None,
    least: float = LEAST,
    least_nothing: float = LEAST_NOTHING,
) -> Floats:
    """Clip preferences into probabilities, shape (couples, arms + 1).

    Parameters
    ----------
    wanted
        Non-negative preferences; column 0 is nothing.
    available
        1 where a choice may be made, 0 where a filter has barred it; nothing is always available.
    least, least_nothing
        The smallest probability of an available practice and of nothing.

    Every available choice gets at least its least, an unavailable one exactly zero; each row sums to one.

    """
    open_ = np.ones_like(wanted) if available is None else available.copy()
    open_[:, 0] = 1.0
    floor = open_ * least
    floor[:, 0] = least_nothing
    share = wanted * open_
    total = share.sum(axis=1, keepdims=True)
    even = open_ / open_.sum(axis=1, keepdims=True)
    share = np.where(total > 0, share / np.where(total > 0, total, 1.0), even)
    above = np.maximum(share - floor, 0.0)
    spare = above.sum(axis=1, keepdims=True)
    above = np.where(spare > 0, above / np.where(spare > 0, spare, 1.0), even)
    clipped: Floats = floor + (1 - floor.sum(axis=1, keepdims=True)) * above
    return clipped


def pick(probability: Floats, rng: np.random.Generator) -> Ints:
    """Draw one choice per row."""
    upto = probability.cumsum(axis=1)
    upto[:, -1] = np.inf
    drawn: Ints = (rng.random((len(upto), 1)) >= upto).sum(axis=1)
    return drawn
