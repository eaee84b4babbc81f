"""The covariance Σ of two people's residuals on one day, in the four shapes the models use.

``one``: a single person. ``unequal``: two roles, own variances and a correlation. ``alike``: exchangeable members, as
shared and difference variances. ``apart``: two outcomes with own variances and no correlation.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.results import FloatArray


@dataclass(frozen=True)
class Day:
    """The shape of Σ: how many free numbers, where they start, and Σ itself from them."""

    members: int
    names: tuple[str, ...]
    start: Callable[[FloatArray], FloatArray]
    sigma: Callable[[FloatArray], FloatArray]


def _one() -> Day:
    return Day(
        1,
        ("log_sd",),
        lambda s: np.array([0.5 * np.log(s[0, 0])]),
        lambda p: np.exp(2 * p[:1]).reshape(1, 1),
    )


def _unequal(p: FloatArray) -> FloatArray:
    a, b, r = np.exp(p[0]), np.exp(p[1]), np.tanh(p[2])
    return np.array([[a * a, r * a * b], [r * a * b, b * b]])


def _unequal_start(s: FloatArray) -> FloatArray:
    r = np.clip(s[0, 1] / np.sqrt(s[0, 0] * s[1, 1]), -0.9, 0.9)
    return np.array([0.5 * np.log(s[0, 0]), 0.5 * np.log(s[1, 1]), np.arctanh(r)])


def _alike(p: FloatArray) -> FloatArray:
    shared, difference = np.exp(2 * p[0]), np.exp(2 * p[1])
    return np.array([[shared + difference, shared - difference], [shared - difference, shared + difference]])


def _alike_start(s: FloatArray) -> FloatArray:
    v = 0.5 * (s[0, 0] + s[1, 1])
    c = np.clip(s[0, 1], -0.9 * v, 0.9 * v)
    return np.asarray(0.5 * np.log(np.array([0.5 * (v + c), 0.5 * (v - c)])))


def _apart(p: FloatArray) -> FloatArray:
    return np.diag(np.exp(2 * p[:2]))


DAYS: dict[str, Day] = {
    "one": _one(),
    "unequal": Day(2, ("log_sd_1", "log_sd_2", "atanh_r"), _unequal_start, _unequal),
    "alike": Day(2, ("log_sd_shared", "log_sd_difference"), _alike_start, _alike),
    "apart": Day(2, ("log_sd_1", "log_sd_2"), lambda s: 0.5 * np.log(np.diag(s)), _apart),
}
