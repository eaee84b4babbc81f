"""Mediation, excursion effects, agreement, reliable change and one couple's randomized days."""

import numpy as np
import pytest

from usward.core.dyadic import (
    Measure,
    Options,
    Prior,
    Variables,
    agreement,
    build_panel,
    cut_off,
    day_randomized,
    mediate,
    profiles,
    reliable_change,
    wcls,
)
from usward.core.dyadic import change as changing
from usward.core.dyadic.columns import Days
from usward.core.dyadic.refusals import (
    BadChoice,
    DuplicateDays,
    NoRetestReliability,
    NotIdentified,
    TooFew,
)
from usward.core.dyadic.tests.data_sets import couples


def persons(rng, n=40, days=12):
    who, day = (a.ravel() for a in np.meshgrid(np.arange(n), np.arange(days), indexing="ij"))
    slopes = rng.multivariate_normal([0.5, 0.4], [[0.09, 0.04], [0.04, 0.09]], size=n)[who]
    x = rng.normal(size=who.size)
    m = slopes[:, 0] * x + rng.normal(size=n)[who] + rng.normal(size=who.size)
    y = slopes[:, 1] * m + 0.2 * x + rng.normal(size=n)[who] + rng.normal(size=who.size)
    panel = build_panel([str(i) for i in who], None, Days(day * 1.0, day, True, ""), need_roles=False)
    return panel, Variables("y", "x", "m", y, x, m)


class TestMediation:
    def test_within_persons_adds_the_covariance_of_the_slopes(self):
        panel, v = persons(np.random.default_rng(1))
        found = mediate(panel, v, Options(trend=False))
        product = found["a"].est * found["b"].est
        assert found["indirect"].est == pytest.approx(product + found.variance["cov(a,b)"])
        assert found["indirect"].low < 0.5 * 0.4 + 0.04 < found["indirect"].high
        assert found["total"].est == pytest.approx(found["indirect"].est + found["direct"].est)

    def test_the_same_seed_draws_the_same_interval(self):
        panel, v = persons(np.random.default_rng(2), n=15)
        one, two, other = (mediate(panel, v, Options(trend=False), seed=s, draws=500)["indirect"] for s in (1, 1, 2))
        assert one == two
        assert one != other

    def test_couples_paths_multiply_and_add(self):
        panel, x, m = couples(np.random.default_rng(4), groups=60, days=1)
        y = 0.3 * m + 0.2 * x + np.random.default_rng(5).normal(size=x.size)
        found = mediate(panel, Variables("y", "x", "m", y, x, m), Options(exchangeable=True))
        own = found["mediator:actor"].est * found["outcome:actor[m]"].est
        other = found["mediator:partner"].est * found["outcome:partner[m]"].est
        assert found["indirect_actor"].est == pytest.approx(own + other)

    def test_couples_over_days(self):
        panel, x, m = couples(np.random.default_rng(6), groups=25, days=7)
        y = 0.3 * m + np.random.default_rng(5).normal(size=x.size)
        found = mediate(panel, Variables("y", "x", "m", y, x, m), Options())
        a, b = found["mediator:her:actor_within"].est, found["outcome:her:actor_within[m]"].est
        assert found["her:indirect_actor:through_own"].est == pytest.approx(a * b)

    def test_refuses_a_predictor_that_never_changes_within_persons(self):
        panel, v = persons(np.random.default_rng(1), n=6)
        with pytest.raises(NotIdentified):
            mediate(panel, Variables("y", "x", "m", v.y, panel.group * 1.0, v.m), Options())


class TestExcursionEffects:
    def data(self, rng, n=20, days=15):
        who, day = (a.ravel() for a in np.meshgrid(np.arange(n), np.arange(days), indexing="ij"))
        z = rng.normal(size=who.size)
        p = np.clip(0.5 + 0.2 * z, 0.2, 0.8)
        a = (rng.random(who.size) < p) * 1.0
        y = 1 + z**2 + a * (0.3 + 0.2 * (day > 7)) + rng.normal(size=n)[who] + rng.normal(size=who.size)
        return [str(i) for i in who], y, a, p, {"z": z}, who

    def test_the_sandwich_is_the_written_out_one(self):
        person, y, a, p, controls, who = self.data(np.random.default_rng(7))
        found = wcls(person, y, a, p, controls=controls)
        X = np.column_stack([np.ones(y.size), controls["z"], a - 0.5])
        w = np.where(a == 1, 0.5 / p, 0.5 / (1 - p))
        B = np.linalg.inv(X.T @ (w[:, None] * X))
        beta = B @ X.T @ (w * y)
        meat = 0
        for i in range(who.max() + 1):
            r = who == i
            H = X[r] @ B @ X[r].T @ np.diag(w[r])
            u = X[r].T @ (w[r] * np.linalg.solve(np.eye(r.sum()) - H, y[r] - X[r] @ beta))
            meat = meat + np.outer(u, u)
        assert found["treatment"].est == pytest.approx(beta[2])
        assert found["treatment"].se == pytest.approx(np.sqrt((B @ meat @ B)[2, 2]))
        assert found["treatment"].df == 20 - 3

    def test_a_constant_probability_needs_no_weights(self):
        person, y, a, _, controls, _ = self.data(np.random.default_rng(8))
        found = wcls(person, y, a, np.full(y.size, 0.6), controls=controls)
        X = np.column_stack([np.ones(y.size), controls["z"], a - 0.6])
        assert found["treatment"].est == pytest.approx(np.linalg.lstsq(X, y, rcond=None)[0][2])

    def test_rows_that_were_not_available_do_not_count(self):
        person, y, a, p, _, who = self.data(np.random.default_rng(9))
        available = (who % 3 > 0) * 1.0
        keep = available == 1
        one = wcls(person, y, a, p, available=available)
        two = wcls([n for n, k in zip(person, keep, strict=True) if k], y[keep], a[keep], p[keep])
        assert one["treatment"] == two["treatment"]

    def test_refusals(self):
        person, y, a, p, _, _ = self.data(np.random.default_rng(9), n=2)
        with pytest.raises(TooFew):
            wcls(person, y, a, p)
        person, y, a, p, _, _ = self.data(np.random.default_rng(9))
        with pytest.raises(BadChoice, match="between 0 and 1"):
            wcls(person, y, a, np.ones(y.size))
        with pytest.raises(BadChoice, match="1 or 0"):
            wcls(person, y, a + 1, p)
        with pytest.raises(NotIdentified):
            wcls(person, y, np.ones(y.size), p)


class TestAgreement:
    def test_a_level_apart_is_no_disagreement_in_order(self):
        one = np.arange(10.0)
        found = agreement(one, one + 3)
        assert found.pearson.est == pytest.approx(1)
        assert found.mean_difference.est == -3
        assert found.icc.est < 1

    def test_strangers_look_alike_until_the_stereotype_is_taken_off(self):
        rng = np.random.default_rng(3)
        stereotype = rng.normal(size=20) * 2
        one, two = stereotype + rng.normal(size=(80, 20)), stereotype + rng.normal(size=(80, 20))
        found = profiles(one, two)
        assert found.raw_mean.est > 0.6
        assert found.distinct_mean.low < 0 < found.distinct_mean.high

    def test_refusals(self):
        with pytest.raises(TooFew):
            agreement(np.array([1.0, 2, np.nan]), np.array([1.0, 2, 3]))
        with pytest.raises(NotIdentified):
            agreement(np.ones(6), np.ones(6))
        with pytest.raises(TooFew):
            profiles(np.ones((2, 9)), np.ones((2, 9)))


class TestReliableChange:
    measure = Measure(reliability=0.8, sd=10, cut=50)

    def test_by_hand(self):
        assert self.measure.sem == pytest.approx(10 * np.sqrt(0.2))
        assert self.measure.s_diff == pytest.approx(np.sqrt(40))
        assert reliable_change(40, 55, self.measure).rc == pytest.approx(15 / np.sqrt(40))
        assert cut_off(60, 10, 40, 15) == pytest.approx((10 * 40 + 15 * 60) / 25)

    @pytest.mark.parametrize(
        ("before", "after", "category"),
        [
            (40, 55, changing.RECOVERED),
            (20, 40, changing.IMPROVED),
            (45, 52, changing.WITHIN),
            (48, 30, changing.WORSE),
            (60, 40, changing.FALLEN),
        ],
    )
    def test_categories(self, before, after, category):
        assert reliable_change(before, after, self.measure).category == category

    def test_falling_scores_may_be_better(self):
        measure = Measure(0.8, 10, 50, higher_is_better=False)
        assert reliable_change(60, 40, measure).category == changing.RECOVERED

    @pytest.mark.parametrize(("reliability", "sd"), [(1.0, 5), (0, 5), (np.nan, 5), (0.8, 0)])
    def test_refuses_without_a_retest_reliability(self, reliability, sd):
        with pytest.raises(NoRetestReliability):
            Measure(reliability, sd)

    def test_first_and_last_from_rows_in_any_order(self):
        time, scores = np.array([3.0, 1, 2, 1]), np.array([30.0, 10, np.nan, 5])
        names, before, after = changing.first_and_last(["b", "b", "a", "a"], time, scores)
        assert names == ["a", "b"]
        assert before == pytest.approx([5, 10])
        assert after == pytest.approx([np.nan, 30], nan_ok=True)

    def test_the_word_is_never_no_change(self):
        found = changing.change_result(["x"], np.array([5.0]), np.array([5.0]), reliability=0.8, sd=4)
        assert found.extra["categories"][changing.WITHIN] == 1
        assert not any("no change" in note.lower() for note in found.notes)


class TestOneCouplesDays:
    def days(self, rng, effect, n=60):
        t = np.arange(n)
        a = (rng.random(n) < 0.5) * 1.0
        e = rng.normal(size=n)
        for i in range(1, n):
            e[i] = 0.3 * e[i - 1] + np.sqrt(1 - 0.09) * e[i]
        return t, 4 + effect * a + e, a

    def test_it_cannot_tell_without_an_effect_and_a_flat_prior(self):
        found = day_randomized(*self.days(np.random.default_rng(1), 0.0), prior=Prior(mean=0, sd=1))
        assert found.verdict == "we cannot tell yet"
        assert found.d_low < 0 < found.d_high

    def test_it_sees_a_large_effect(self):
        found = day_randomized(*self.days(np.random.default_rng(2), 1.2), prior=Prior(mean=0, sd=1))
        assert found.verdict == "seems to help"
        assert found.points_low < 1.2 < found.points_high

    def test_its_intervals_hold_truth_drawn_from_the_prior(self):
        rng = np.random.default_rng(5)
        truth = rng.normal(0.25, 0.2, size=12)
        found = [day_randomized(*self.days(rng, d)) for d in truth]
        held = sum(f.d_low < d < f.d_high for f, d in zip(found, truth, strict=True))
        assert held >= 9  # 95 % of 12, less three standard errors

    def test_order_and_gaps_do_not_matter(self):
        t, y, a = self.days(np.random.default_rng(3), 0.5)
        y[[5, 6, 20]] = np.nan
        order = np.random.default_rng(0).permutation(t.size)
        one, two = day_randomized(t, y, a), day_randomized(t[order] + 100, y[order], a[order])
        assert one.d_mean == pytest.approx(two.d_mean)
        assert one.days == 57

    def test_refusals(self):
        t, y, a = self.days(np.random.default_rng(3), 0.5)
        with pytest.raises(TooFew):
            day_randomized(t[:10], y[:10], a[:10])
        with pytest.raises(TooFew):
            day_randomized(t, y, np.r_[1, np.zeros(59)])
        with pytest.raises(DuplicateDays):
            day_randomized(t // 2, y, a)
        with pytest.raises(BadChoice):
            day_randomized(t, y, a * 0.5)
        with pytest.raises(NotIdentified):
            day_randomized(t, np.full(60, 4.0), a)
