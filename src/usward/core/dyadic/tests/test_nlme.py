"""Unbalanced diaries against R's nlme (nlme.csv, made by nlme.R beside it)."""

import csv

import numpy as np
import pytest

from usward.core.dyadic import Moderator, Options, columns, diary, growth
from usward.core.dyadic.tests.data_sets import DATA, panel_of, sheet

STEMS = {
    "f": "female:intercept",
    "diaryday": "time",
    "w": "actor_within",
    "pw": "partner_within",
    "b": "actor_between",
    "pb": "partner_between",
    "lw": "actor_within_lag1",
    "lpw": "partner_within_lag1",
    "ly": "actor_lag1",
    "lpy": "partner_lag1",
    "(Intercept)": "intercept",
}


def told(model):
    with (DATA / "nlme.csv").open() as file:
        return {row["term"]: row for row in csv.DictReader(file) if row["model"] == model}


def ours(term):
    """Our name for nlme's term."""
    parts = set(term.split(":"))
    role = "female:" if "f" in parts else "male:" if "ml" in parts else ""
    rest = parts - {"f", "ml"}
    return role + (STEMS[rest.pop()] if rest else "intercept")


def rows(composition, *more):
    table = sheet("dyads_ild.csv", f"dyad_composition={composition}", *more)
    who, day = columns.numbers(table, "personID"), columns.numbers(table, "diaryday")
    keep = np.flatnonzero((who * 7 + day * 3) % 11 != 0)
    return {name: [cells[i] for i in keep] for name, cells in table.items()}


def check(found, model, factor=1.0, name=ours):
    published = told(model)
    assert found.m2ll == pytest.approx(-2 * float(published.pop("logLik")["est"]), abs=1e-4)
    for term, row in published.items():
        assert found[name(term)].est == pytest.approx(float(row["est"]), abs=1e-4), term
        assert found[name(term)].se * factor == pytest.approx(float(row["se"]), abs=1e-4), term


@pytest.fixture(scope="module")
def mixed():
    table = rows("female_x_male")
    panel = panel_of(table, "coupleID", "gender", "diaryday")
    return panel, "closeness", columns.numbers(table, "closeness"), {"s": columns.numbers(table, "provided_support")}


def test_distinguishable_reml(mixed):
    check(diary(*mixed, Options()), "distinguishable REML")


def test_distinguishable_ml_up_to_nlmes_factor(mixed):
    found = diary(*mixed, Options(method="ml", se="gls"))
    check(found, "distinguishable ML", factor=np.sqrt(found.n / (found.n - 12)))


def test_distinguishable_random_slopes(mixed):
    check(diary(*mixed, Options(slopes=("x",))), "distinguishable slopes")


def test_lagged_predictors_never_bridge_gaps(mixed):
    found = diary(*mixed, Options(lag=1))
    check(found, "distinguishable lag")
    panel = mixed[0]
    both = {(g, m, s) for g, m, s in zip(panel.group, panel.member, panel.step, strict=True)}
    complete = sum((g, m, s - 1) in both and (g, 1 - m, s - 1) in both for g, m, s in both)
    assert found.n == complete


def test_growth_with_correlated_days():
    table = rows("female_x_male")
    panel = panel_of(table, "coupleID", "gender", "diaryday")
    check(growth(panel, columns.numbers(table, "closeness"), {}, Options(slopes=("none",))), "growth")


@pytest.fixture(scope="module")
def men():
    table = rows("male_x_male")
    panel = panel_of(table, "coupleID", "personID", "diaryday", roles=False)
    return panel, columns.numbers(table, "closeness"), columns.numbers(table, "provided_support")


def test_exchangeable_random_slopes(men):
    panel, y, x = men
    check(diary(panel, "y", y, {"s": x}, Options(exchangeable=True, slopes=("x",))), "exchangeable slopes")


def test_lagged_outcome_is_taken_raw(men):
    panel, y, _ = men
    found = diary(panel, "y", y, {"y": y}, Options(exchangeable=True, lag=1))
    check(found, "exchangeable lagged outcome")
    assert any("Nickell" in note for note in found.notes)


def test_moderated_process_with_ar1_over_gaps():
    table = rows("female_x_male", "gender=female")
    q = (columns.numbers(table, "coupleID") // 3) % 2
    panel = panel_of(table, "coupleID", None, "diaryday")
    y, x = columns.numbers(table, "closeness"), {"s": columns.numbers(table, "provided_support")}
    found = diary(panel, "y", y, x, Options(slopes=("x",), serial=True), moderator=Moderator("q", {"q": q}))
    names = {"w": "within", "b": "between", "q": "q", "w:q": "within:q", "q:b": "between:q"}
    check(found, "process", name=lambda term: names.get(term) or ours(term))
