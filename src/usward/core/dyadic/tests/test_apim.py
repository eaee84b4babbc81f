"""What the cross-sectional model refuses, and the ratio of partner to actor."""

import numpy as np
import pytest

from usward.core.dyadic import ApimOptions, apim, build_panel, ratio
from usward.core.dyadic.refusals import BadChoice, NotTwoPeople, TooFew, WeakDenominator


def pairs(rng, n=40, *, actor=0.5, partner=0.25):
    group = [str(i) for i in range(n) for _ in range(2)]
    panel = build_panel(group, ["a", "b"] * n, None, need_roles=True, repeated=False)
    x = rng.normal(size=2 * n)
    y = actor * x + partner * x[np.arange(2 * n) ^ 1] + rng.normal(size=2 * n)
    return panel, y, {"x": x}


def test_least_squares_for_each_member_is_the_distinguishable_model():
    panel, y, x = pairs(np.random.default_rng(0))
    found = apim(panel, y, x, ApimOptions())
    own, other = x["x"][::2], x["x"][1::2]
    X = np.column_stack([np.ones(40), own, other])
    beta, rss, *_ = np.linalg.lstsq(X, y[::2], rcond=None)
    se = np.sqrt(rss[0] / 37 * np.diag(np.linalg.inv(X.T @ X)))
    for j, term in enumerate(("intercept", "actor", "partner")):
        assert found[f"a:{term}"].est == pytest.approx(beta[j], abs=1e-8)
        assert found[f"a:{term}"].se == pytest.approx(se[j], abs=1e-6)


def test_k_has_fiellers_interval():
    cov = np.array([[0.01, 0.002], [0.002, 0.02]])
    k = ratio(1.0, 0.5, cov, 60)
    t = 2.0002978220142605
    for end in (k.low, k.high):  # each end is where partner − k·actor is just significant
        spread = cov[1, 1] - 2 * end * cov[0, 1] + end**2 * cov[0, 0]
        assert abs(0.5 - end) / np.sqrt(spread) == pytest.approx(t, abs=1e-6)


def test_k_is_refused_over_a_weak_actor_effect():
    with pytest.raises(WeakDenominator):
        ratio(0.1, 0.5, np.eye(2) * 0.01, 60)
    panel, y, x = pairs(np.random.default_rng(3), actor=0.0)
    found = apim(panel, y, x, ApimOptions(form="exchangeable"))
    assert all(e.term != "k" for e in found.estimates)
    assert any("bounded interval" in note for note in found.notes)


def test_a_half_answered_couple_still_counts():
    panel, y, x = pairs(np.random.default_rng(1))
    y[3] = np.nan
    assert apim(panel, y, x, ApimOptions()).n == 79


def test_refusals():
    panel, y, x = pairs(np.random.default_rng(1), n=2)
    with pytest.raises(TooFew):
        apim(panel, y, x, ApimOptions())
    alone = build_panel(["1", "2"], None, None, need_roles=False)
    with pytest.raises(NotTwoPeople):
        apim(alone, y[:2], {"x": y[:2]}, ApimOptions())
    with pytest.raises(BadChoice):
        ApimOptions(form="other")
    with pytest.raises(BadChoice):
        ApimOptions(centering="within")
