"""Diaries: what is dropped, what is refused, and known truth in a few made data sets."""

import numpy as np
import pytest

from usward.core.dyadic import Moderator, Options, Yesterday, build_panel, columns, diary, growth
from usward.core.dyadic.refusals import BadChoice, TooFew
from usward.core.dyadic.tests.data_sets import couples


@pytest.fixture(scope="module")
def made():
    panel, x, y = couples(np.random.default_rng(8), missing=0.1)
    return panel, "y", y, {"x": x}


def test_rows_may_come_in_any_order(made):
    panel, _, y, x = made
    order = np.random.default_rng(0).permutation(y.size)
    names = np.array(panel.roles)[panel.member]
    days = columns.Days(panel.time[order], panel.step[order], True, "")
    mixed = build_panel([str(g) for g in panel.group[order]], list(names[order]), days, need_roles=True)
    one, two = diary(*made, Options()), diary(mixed, "y", y[order], {"x": x["x"][order]}, Options())
    assert [e.est for e in two.estimates] == pytest.approx([e.est for e in one.estimates], abs=1e-8)
    assert two.m2ll == pytest.approx(one.m2ll, abs=1e-7)


def test_no_partner_leaves_those_terms_out_and_uses_more_days(made):
    alone, both = diary(*made, Options(partner=False)), diary(*made, Options())
    assert not any("partner" in e.term for e in alone.estimates)
    assert alone.n > both.n


def test_a_couple_alone_has_no_between_parts():
    panel, x, y = couples(np.random.default_rng(3), groups=1, days=60)
    found = diary(panel, "y", y, {"x": x}, Options(serial=True, slopes=("x",)))
    assert [e.term for e in found.estimates if e.term.startswith("her")] == [
        "her:intercept",
        "her:time",
        "her:actor_within",
        "her:partner_within",
    ]
    assert any("One group only" in note for note in found.notes)


def test_yesterdays_column_enters_beside_todays(made):
    y = made[2]
    found = diary(*made, Options(), yesterday=Yesterday({"y": y}))
    assert found["her:actor_lag1[y]"].se > 0
    assert found.n < diary(*made, Options()).n


def test_moderators_multiply_every_part(made):
    panel = made[0]
    older = (panel.group % 2).astype(float)
    found = diary(*made, Options(), moderator=Moderator("older", {"older": older}))
    assert {"her:actor_within:older", "her:partner_between:older", "her:older"} <= {e.term for e in found.estimates}


def test_the_test_of_distinguishability_counts_its_parameters(made):
    panel, name, y, x = made
    louder = np.where(panel.member == 0, 2 * y, y)
    test = diary(panel, name, louder, x, Options(compare=True)).tests[0]
    assert test.df == 6 + 1 + 1  # six coefficients, the levels' and the residuals' variance
    assert test.p < 0.05


def test_degrees_of_freedom_rules(made):
    rules = {rule: diary(*made, Options(df=rule))["her:actor_within"].df for rule in ("residual", "normal")}
    assert rules["normal"] is None
    assert rules["residual"] == diary(*made, Options()).n - 12
    with pytest.raises(BadChoice):
        diary(*made, Options(df="guess"))


def test_standard_errors_grow_with_what_they_take_into_account(made):
    plain, joint, adjusted = (
        diary(*made, Options(se=se))["her:actor_between"].se for se in ("gls", "observed", "adjusted")
    )
    assert plain < joint < adjusted
    assert adjusted**2 - plain**2 == pytest.approx(2 * (joint**2 - plain**2))
    with pytest.raises(BadChoice, match="Standard errors"):
        diary(*made, Options(se="robust"))


def test_refusals(made):
    panel, name, y, _ = made
    with pytest.raises(BadChoice, match="same day"):
        diary(panel, name, y, {"y": y}, Options())
    with pytest.raises(BadChoice, match="no random slope"):
        diary(*made, Options(slopes=("mood",)))
    with pytest.raises(BadChoice, match="method"):
        diary(*made, Options(method="map"))
    with pytest.raises(BadChoice, match="Centring"):
        Options(centering="median")
    untimed = build_panel(["1", "1", "2"], None, None, need_roles=False)
    with pytest.raises(BadChoice, match="needs time"):
        growth(untimed, np.zeros(3), {}, Options())
    with pytest.raises(BadChoice, match="needs the days"):
        diary(untimed, "y", np.zeros(3), {"x": np.ones(3)}, Options(lag=1))


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    """Twenty made data sets; bench/coverage.py does a thousand for every model."""
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(20):
        panel, x, y = couples(rng, groups=15, days=6)
        found = diary(panel, "y", y, {"x": x}, Options(centering="raw", trend=False, df="residual"))
        held += sum(found[f"{r}:actor"].low < 0.4 < found[f"{r}:actor"].high for r in ("her", "him"))
    assert 33 <= held <= 40  # 95 % of 40, less three standard errors


def test_one_couples_influence_from_day_to_day_needs_sixty_days():
    panel, x, y = couples(np.random.default_rng(3), groups=1, days=50)
    with pytest.raises(TooFew, match="at least 60 days"):
        diary(panel, "y", y, {"x": x}, Options(lag=1))
    panel, x, y = couples(np.random.default_rng(3), groups=1, days=70)
    assert diary(panel, "y", y, {"x": x}, Options(lag=1)).n == 138
    with pytest.raises(BadChoice, match="one day"):
        diary(panel, "y", y, {"x": x}, Options(lag=2))
