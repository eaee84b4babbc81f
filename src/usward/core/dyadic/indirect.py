"""What both designs of mediation share: the three columns, and intervals drawn for products."""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.results import Estimate, FloatArray

DRAWS = 20_000
NOT_CAUSAL = "The order x → mediator → outcome is assumed; these products do not show that one causes the other."


@dataclass(frozen=True)
class Variables:
    """Outcome, predictor and mediator, with their names, each as long as the panel."""

    outcome: str
    predictor: str
    mediator: str
    y: FloatArray
    x: FloatArray
    m: FloatArray


def drawn_estimate(term: str, est: float, se: float, values: FloatArray) -> Estimate:
    """An estimate with its Monte Carlo percentile interval and the matching two-sided p."""
    low, high = (float(q) for q in np.quantile(values, (0.025, 0.975)))
    below = float(np.mean(values < 0))
    p = max(2 * min(below, 1 - below), 2 / values.size)
    return Estimate(term, est, se, None, min(1.0, p), low, high)
