"""The fast likelihood against the plain one: whole covariance matrices, inverted, for every shape of residuals."""

import numpy as np
import pytest

from usward.core.dyadic.estimation import fit
from usward.core.dyadic.likelihood import Likelihood, Stacked
from usward.core.dyadic.refusals import NotIdentified, TooFew


def unbalanced(rng, residual, *, serial):
    """Nine couples, six days, a third of the rows missing, so that many days are half answered."""
    g, t, m = (a.ravel() for a in np.meshgrid(np.arange(9), [0, 1, 2, 4, 5, 9], [0, 1], indexing="ij"))
    keep = rng.random(g.size) > 0.33
    g, t, m = g[keep], t[keep], m[keep]
    _, g = np.unique(g, return_inverse=True)
    if residual == "one":
        first = m == 0
        g, t, m = g[first], t[first], m[first]
        _, g = np.unique(g, return_inverse=True)
    x = rng.normal(size=g.size)
    X = np.column_stack([np.ones(g.size), x, t])
    Z = np.column_stack([m == 0, m == 1, x]) * 1.0 if residual != "one" else X[:, :2]
    blocks = ((0, 1), (2,)) if residual != "one" else ((0, 1),)
    return Stacked(g, t, m, rng.normal(size=g.size) + x, X, ("one", "x", "t"), Z, blocks, residual, serial)


def plainly(data, likelihood, params, *, reml):
    """−2ℓ and β̂ from each couple's whole covariance matrix."""
    G, sigma = likelihood.random_covariance(params), likelihood.residual_covariance(params)
    rho = likelihood.serial_correlation(params)
    log_det, A, b, c = 0.0, np.zeros((3, 3)), np.zeros(3), 0.0
    for i in range(data.group.max() + 1):
        rows = data.group == i
        apart = np.abs(data.day[rows][:, None] - data.day[rows])
        across = rho**apart if data.serial else (apart == 0) * 1.0
        V = sigma[data.member[rows][:, None], data.member[rows]] * across + data.Z[rows] @ G @ data.Z[rows].T
        inverse = np.linalg.inv(V)
        log_det += np.linalg.slogdet(V)[1]
        A += data.X[rows].T @ inverse @ data.X[rows]
        b += data.X[rows].T @ inverse @ data.y[rows]
        c += data.y[rows] @ inverse @ data.y[rows]
    beta = np.linalg.solve(A, b)
    n = data.y.size - (3 if reml else 0)
    return log_det + c - b @ beta + n * np.log(2 * np.pi) + (np.linalg.slogdet(A)[1] if reml else 0), beta


@pytest.mark.parametrize("serial", [False, True])
@pytest.mark.parametrize("residual", ["one", "unequal", "alike", "apart"])
def test_value_and_gradient(residual, serial):
    rng = np.random.default_rng(5)
    data = unbalanced(rng, residual, serial=serial)
    for reml in (True, False):
        likelihood = Likelihood(data, reml=reml)
        params = likelihood.start(0.4) + 0.2 * rng.normal(size=likelihood.n_params)
        moment = likelihood.at(params)
        value, beta = plainly(data, likelihood, params, reml=reml)
        assert moment.value == pytest.approx(value, abs=1e-8)
        assert likelihood.beta(moment) == pytest.approx(beta, abs=1e-9)
        if not reml:
            continue  # the two differ by one term, whose slope is in the first
        steps = 1e-6 * np.eye(params.size)
        slopes = [(likelihood.at(params + h).value - likelihood.at(params - h).value) / 2e-6 for h in steps]
        assert moment.gradient == pytest.approx(slopes, rel=1e-4, abs=1e-4)


def test_the_answer_does_not_depend_on_units():
    rng = np.random.default_rng(2)
    data = unbalanced(rng, "unequal", serial=False)
    base = fit(data)
    X = data.X * [1, 1000, 0.01] + np.outer(np.ones(data.y.size), [0, 0, 0])
    Z = data.Z * [1, 1, 1000]
    other = fit(Stacked(data.group, data.day, data.member, data.y * 50, X, data.names, Z, data.blocks, "unequal"))
    assert other.beta == pytest.approx(base.beta * 50 / [1, 1000, 0.01], rel=1e-5)
    assert other.sigma == pytest.approx(base.sigma * 2500, rel=1e-5)


def test_a_variance_of_zero_is_found_and_said():
    rng = np.random.default_rng(4)
    g = np.repeat(np.arange(12), 10)
    x = rng.normal(size=120)
    noise = rng.normal(size=120)
    noise -= np.repeat([noise[g == i].mean() for i in range(12)], 10)  # no difference between groups at all
    X = np.column_stack([np.ones(120), x])
    day = np.tile(np.arange(10), 12)
    found = fit(Stacked(g, day, np.zeros(120, int), x + noise, X, ("one", "x"), X[:, :1], ((0,),), "one"))
    assert found.singular
    assert found.G[0, 0] == pytest.approx(0, abs=1e-8)


def test_a_repeated_column_is_refused_by_name():
    rng = np.random.default_rng(1)
    data = unbalanced(rng, "alike", serial=False)
    X = np.column_stack([data.X, data.X[:, 1] * 2 + 1])
    again = Stacked(data.group, data.day, data.member, data.y, X, (*data.names, "again"), data.Z, data.blocks, "alike")
    with pytest.raises(NotIdentified, match="again"):
        fit(again)


def test_more_terms_than_rows_are_refused():
    g = np.arange(3)
    data = Stacked(g, g, g * 0, g * 1.0, np.eye(3), ("a", "b", "c"), np.empty((3, 0)), (), "one")
    with pytest.raises(TooFew):
        fit(data)
