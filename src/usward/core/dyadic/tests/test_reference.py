"""Every number of reference.json, to 1e-4."""

import numpy as np
import pytest

from usward.core.dyadic import ApimOptions, Options, agreement, apim, columns, diary
from usward.core.dyadic.tests.data_sets import REFERENCE, panel_of, sheet

CLOSE = 1e-4
ACI, SIM = REFERENCE["acipair"], REFERENCE["dyadMLM"]


def same(estimate, published, tolerance=CLOSE):
    assert estimate.est == pytest.approx(published[0], abs=tolerance)
    assert estimate.se == pytest.approx(published[1], abs=tolerance)


@pytest.fixture(scope="module")
def acitelli():
    table = sheet("acitelli_pair.csv")
    panel = panel_of(table, "CoupleID", "Gender_A", repeated=False)
    y, x = columns.numbers(table, "Satisfaction_A"), {"OtherPos_A": columns.numbers(table, "OtherPos_A")}
    return table, panel, y, x


def test_acitelli_exchangeable(acitelli):
    _, panel, y, x = acitelli
    found, told = apim(panel, y, x, ApimOptions(form="exchangeable")), ACI["indist_REML"]
    for term, key in (("intercept", "b0"), ("actor", "actor"), ("partner", "partner")):
        same(found[term], told[key])
    assert found.variance["residual"] == pytest.approx(told["sigma2"], abs=CLOSE)
    assert found.variance["residual:correlation"] == pytest.approx(told["rho"], abs=CLOSE)
    assert found.m2ll == pytest.approx(told["m2RLL"], abs=CLOSE)
    assert found.variance["pseudo_r2"] == pytest.approx(ACI["empty_model"]["pseudoR2_full"], abs=CLOSE)


def test_actor_and_partner_are_sum_plus_and_minus_difference(acitelli):
    _, panel, y, x = acitelli
    found, told = apim(panel, y, x, ApimOptions(form="exchangeable")), ACI["indist_sumdiff"]
    assert found["actor"].est == pytest.approx(told["sum"][0] + told["diff"][0], abs=CLOSE)
    assert found["partner"].est == pytest.approx(told["sum"][0] - told["diff"][0], abs=CLOSE)
    assert found["actor"].se == pytest.approx(np.hypot(told["sum"][1], told["diff"][1]), abs=CLOSE)


def test_acitelli_distinguishable(acitelli):
    _, panel, y, x = acitelli
    found, told = apim(panel, y, x, ApimOptions()), ACI["dist_two_intercept_REML"]
    for role in ("husband", "wife"):
        for term, key in (("intercept", "b0"), ("actor", "actor"), ("partner", "partner")):
            same(found[f"{role.title()}:{term}"], told[role][key])
        assert found.variance[f"residual:{role.title()}"] == pytest.approx(told[role]["resvar"], abs=CLOSE)
    assert found.variance["residual:correlation"] == pytest.approx(told["rho"], abs=CLOSE)
    assert found.m2ll == pytest.approx(told["m2RLL_twointercept"], abs=CLOSE)
    assert found["Husband:actor"].df == pytest.approx(145, abs=1e-3)


def test_acitelli_interaction(acitelli):
    _, panel, y, x = acitelli
    found, told = apim(panel, y, x, ApimOptions(form="interaction")), ACI["dist_interaction_REML"]
    terms = {"intercept": "b0", "actor": "actor", "partner": "partner", "g": "g"}
    for term, key in {**terms, "actor:g": "actor_x_g", "partner:g": "partner_x_g"}.items():
        same(found[term], told[key])
    assert found.m2ll == pytest.approx(told["m2RLL"], abs=CLOSE)


def test_acitelli_distinguishability(acitelli):
    _, panel, y, x = acitelli
    told = ACI["distinguishability_ML"]
    test = apim(panel, y, x, ApimOptions()).tests[0]
    assert test.statistic == pytest.approx(told["chi2"], abs=CLOSE)
    assert test.df == told["df"]
    assert test.p == pytest.approx(told["p"], abs=1e-3)  # printed with three digits
    for form, key in (("exchangeable", "logLik_indist"), ("distinguishable", "logLik_dist")):
        assert apim(panel, y, x, ApimOptions(form=form, method="ml")).m2ll == pytest.approx(-2 * told[key], abs=2e-3)


def test_acitelli_empty_model(acitelli):
    _, panel, y, _ = acitelli
    found, told = apim(panel, y, {}, ApimOptions(form="exchangeable")), ACI["empty_model"]
    same(found["intercept"], told["mean"])
    assert found.variance["residual:correlation"] == pytest.approx(told["ICC"], abs=CLOSE)


def test_acitelli_product(acitelli):
    _, panel, y, x = acitelli
    found = apim(panel, y, x, ApimOptions(form="exchangeable", product=True))
    told = ACI["actor_x_partner_product_indist_REML"]
    assert np.mean(x["OtherPos_A"]) == pytest.approx(told["centre"], abs=CLOSE)
    for term, key in (("intercept", "b0"), ("actor", "actor"), ("partner", "partner"), ("actor:partner", "product")):
        same(found[term], told[key])


def test_acitelli_with_tension_and_gender(acitelli):
    table, panel, y, x = acitelli
    told = ACI["mediation_gender_covariate_REML"]
    both = {**x, "Tension_A": columns.numbers(table, "Tension_A")}
    options = ApimOptions(form="exchangeable", unequal=True)
    found = apim(panel, y, both, options, covariates=columns.covariate(table, "Gender_A"))
    same(found["actor[OtherPos_A]"], told["actor"])
    same(found["partner[OtherPos_A]"], told["partner"])
    same(found["actor[Tension_A]"], told["tension_actor"])
    same(found["partner[Tension_A]"], told["tension_partner"])


@pytest.mark.parametrize("what", ["satisfaction", "tension"])
def test_acitelli_agreement(acitelli, what):
    table, panel, _, _ = acitelli
    values = columns.numbers(table, f"{what.title()}_A")
    sides = np.empty((2, 148))
    sides[panel.member, panel.group] = values
    found, told = agreement(*sides), ACI["agreement_computed_here"][what]
    assert found.icc.est == pytest.approx(told["anova_ICC"], abs=CLOSE)
    assert found.pairwise.est == pytest.approx(told["pairwise_r"], abs=CLOSE)
    assert found.pearson.est == pytest.approx(told["pearson_hw"], abs=CLOSE)


@pytest.fixture(scope="module")
def crossed():
    table = sheet("dyads_cross.csv", "dyad_composition=female_x_male")
    panel = panel_of(table, "coupleID", "gender", repeated=False)
    return panel, columns.numbers(table, "closeness"), {"s": columns.numbers(table, "provided_support")}


def test_dyadmlm_cross_distinguishable(crossed):
    told = SIM["cross_dist_ML"]
    found = apim(*crossed, ApimOptions(method="ml", centering="grand"))
    for role, short in (("female", "f"), ("male", "m")):
        same(found[f"{role}:intercept"], told[role])
        same(found[f"{role}:actor"], told[f"{short}_actor"])
        same(found[f"{role}:partner"], told[f"{short}_partner"])
    assert [found.variance[f"residual:{r}"] for r in ("female", "male")] == pytest.approx(told["var"], abs=CLOSE)
    assert found.variance["residual:correlation"] == pytest.approx(told["corr"], abs=5e-3)  # two digits printed
    assert found.m2ll == pytest.approx(-2 * told["logLik"], abs=2e-2)  # two digits printed


def test_dyadmlm_cross_exchangeable(crossed):
    told = SIM["cross_exch_ML"]
    found = apim(*crossed, ApimOptions(method="ml", centering="grand", form="exchangeable"))
    for term, key in (("intercept", "b0"), ("actor", "actor"), ("partner", "partner")):
        same(found[term], told[key])
    assert found.variance["residual:shared"] == pytest.approx(told["var_shared"], abs=CLOSE)
    assert found.variance["residual:difference"] == pytest.approx(told["var_diff"], abs=CLOSE)
    assert found.tests[0].statistic == pytest.approx(told["LRT"], abs=2e-2)
    assert found.tests[0].df == told["df"]


def test_dyadmlm_diary_exchangeable():
    told = SIM["ild_exch_ML"]
    table = sheet("dyads_ild.csv", "dyad_composition=female_x_female")
    panel = panel_of(table, "coupleID", "personID", "diaryday", roles=False)
    y, x = columns.numbers(table, "closeness"), {"s": columns.numbers(table, "provided_support")}
    found = diary(panel, "closeness", y, x, Options(exchangeable=True, method="ml", slopes=("x",)))
    terms = {"intercept": "b0", "time": "day", "actor_within": "actor_w", "partner_within": "partner_w"}
    for term, key in {**terms, "actor_between": "actor_b", "partner_between": "partner_b"}.items():
        same(found[term], told[key])
    v = found.variance
    for name, key in (("shared", "shared"), ("difference", "diff")):
        assert v[f"var({name}:intercept)"] == pytest.approx(told["var"][f"{key}_int"], abs=CLOSE)
        assert v[f"var({name}:actor_within)"] == pytest.approx(told["var"][f"{key}_slope"], abs=CLOSE)
        assert v[f"residual:{name}"] == pytest.approx(told["var"][f"occ_{key}"], abs=CLOSE)
    pair = [v[f"corr({b}:intercept,{b}:actor_within)"] for b in ("shared", "difference")]
    assert pair == pytest.approx(told["corr"], abs=5e-3)
    assert found.m2ll == pytest.approx(-2 * told["logLik"], abs=0.1)
