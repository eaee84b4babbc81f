"""When "this helps you two" may be said.

Offers are randomised with known, logged probabilities. If a practice had the same next-day outcome as the
other choices, then the sum of (offered − its probability) × (outcome − what was to be expected) would be a
martingale, with any baseline whatever and any rule of learning. A practice is said to help only when that
sum leaves a normal-mixture boundary that such a martingale ever crosses with probability .05 shared over
all practices, however often one looks (Robbins 1970, Ann. Math. Stat. 41:1397; de la Peña 1999, Ann.
Probab. 27:537, for the self-normalised form; Howard, Ramdas, McAuliffe & Sekhon 2021, Ann. Stat. 49:1055),
*and* the model gives it .975 of being better than nothing. Everything else is "cannot tell yet". What helps
is compared with what else would have been offered, and it is said only that days after it were closer.
"""

import numpy as np
from numpy.typing import NDArray

from usward.core.companion.arms import Floats
from usward.core.companion.learner import Beliefs, Ints

ALPHA = 0.05
RHO = 4.0  # tightest near 30 squared points: about half a year of answered days
WARM_UP = 10  # outcomes before any counts, so that what is to be expected is known a little
SURE = 0.975


def crossings(outcome: Floats, choice: Ints, probability: Floats, alpha: float = ALPHA) -> NDArray[np.bool_]:
    """Which practices have crossed the boundary after each day, shape (days, couples, arms).

    Parameters
    ----------
    outcome
        Next-day outcomes in points, NaN where there is none, shape (days, couples).
    choice
        0 for nothing, shape (days, couples).
    probability
        As logged before the choice, shape (days, couples, arms + 1).
    alpha
        Probability of ever crossing for any practice of a couple for whom nothing differs.

    """
    arms = probability.shape[2] - 1
    seen = ~np.isnan(outcome)
    filled = np.where(seen, outcome, 0.0)
    before = np.cumsum(seen, axis=0) - seen
    expected = (np.cumsum(filled, axis=0) - filled) / np.maximum(before, 1)
    surprise = np.where(seen & (before >= WARM_UP), filled - expected, 0.0)
    offered = choice[:, :, None] == np.arange(1, arms + 1)
    step = (offered - probability[..., 1:]) * surprise[..., None]
    total, variance = step.cumsum(axis=0), (step**2).cumsum(axis=0)
    level = (2 * alpha / arms) ** 2
    boundary = (variance + RHO) * np.log((variance + RHO) / (RHO * level))
    return np.asarray((total > 0) & (total**2 > boundary))


def helps(crossed: NDArray[np.bool_], beliefs: Beliefs) -> NDArray[np.bool_]:
    """Crossed, and better than nothing according to the model: (couples, arms)."""
    return np.asarray(crossed & ((beliefs.effects > 0).mean(axis=1) >= SURE))
