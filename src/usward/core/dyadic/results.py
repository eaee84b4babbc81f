"""What a fit hands back: frozen, typed, and stable in its names when written as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Estimate:
    """One coefficient with its standard error, degrees of freedom, two-sided p and 95 % interval.

    ``df`` is ``None`` where the normal distribution was used; ``se``, ``p`` and the limits are ``None`` where the
    model gives none.
    """

    term: str
    est: float
    se: float | None = None
    df: float | None = None
    p: float | None = None
    low: float | None = None
    high: float | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "term": self.term,
            "est": self.est,
            "se": self.se,
            "df": self.df,
            "p": self.p,
            "low": self.low,
            "high": self.high,
        }


@dataclass(frozen=True)
class Test:
    """A comparison of two models: the statistic, its degrees of freedom and p."""

    test: str
    statistic: float
    df: float
    p: float

    def as_dict(self) -> dict[str, Any]:
        return {"test": self.test, "statistic": self.statistic, "df": self.df, "p": self.p}


@dataclass(frozen=True)
class Result:
    """The answer of one command or core function.

    ``n`` counts the rows used, ``groups`` the couples (or persons); ``m2ll`` is −2 × the log-likelihood, restricted
    when the notes say REML, and ``None`` for methods without a likelihood.
    """

    model: str
    n: int
    groups: int
    estimates: tuple[Estimate, ...]
    variance: Mapping[str, float]
    m2ll: float | None
    notes: tuple[str, ...]
    tests: tuple[Test, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, term: str) -> Estimate:
        """The estimate of one term; ``KeyError`` names the terms there are."""
        for estimate in self.estimates:
            if estimate.term == term:
                return estimate
        raise KeyError(f"{term}; there are: {', '.join(e.term for e in self.estimates)}")

    def as_dict(self) -> dict[str, Any]:
        """Plain values under the stable names: model, n, groups, estimates, variance, m2ll, notes, tests."""
        answer: dict[str, Any] = {
            "model": self.model,
            "n": self.n,
            "groups": self.groups,
            "estimates": [estimate.as_dict() for estimate in self.estimates],
            "variance": dict(self.variance),
            "m2ll": self.m2ll,
            "notes": list(self.notes),
            "tests": [test.as_dict() for test in self.tests],
        }
        answer.update(self.extra)
        return answer


def t_estimate(term: str, est: float, se: float, df: float | None) -> Estimate:
    """An estimate with p and 95 % interval from Student's t, or from the normal when ``df`` is ``None``."""
    from scipy.special import ndtr, ndtri, stdtr, stdtrit

    if not se > 0:
        return Estimate(term, est, se, df)
    t = abs(est / se)
    if df is None:
        p, reach = 2 * float(ndtr(-t)), float(ndtri(0.975))
    else:
        p, reach = 2 * float(stdtr(df, -t)), float(stdtrit(df, 0.975))
    return Estimate(term, est, se, df, p, est - reach * se, est + reach * se)


def chi2_test(name: str, statistic: float, df: float) -> Test:
    """A likelihood-ratio test; a statistic below zero by rounding counts as zero."""
    from scipy.special import chdtrc

    statistic = max(float(statistic), 0.0)
    return Test(name, statistic, float(df), float(chdtrc(df, statistic)))
