"""Simulated couples keep the truth they are drawn from."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from usward.core.simulate import Run, Truth, all_knowing, draw, live


def test_the_smaller_closeness_has_the_residual_spread_it_promises():
    couples = draw(Truth(drift_sd=0, weekend=0, residual_sd=1.3), 400, 60, np.random.default_rng(1))
    assert couples.noise.min(axis=2).std() == pytest.approx(1.3, rel=0.02)


def test_effects_and_answers_are_drawn_from_the_truth():
    couples = draw(Truth(), 3000, 5, np.random.default_rng(2))
    assert couples.effects.mean() == pytest.approx(0.25, abs=0.01)
    assert couples.effects.std() == pytest.approx(0.20, abs=0.01)
    assert couples.answered.mean() == pytest.approx(0.65, abs=0.02)


def test_noise_that_carries_over_keeps_its_spread():
    couples = draw(Truth(carry=0.4), 500, 60, np.random.default_rng(3))
    pairs = couples.noise[30], couples.noise[31]
    assert np.corrcoef(pairs[0].ravel(), pairs[1].ravel())[0, 1] == pytest.approx(0.4, abs=0.08)
    assert pairs[1].std() == pytest.approx(draw(Truth(), 500, 60, np.random.default_rng(3)).noise.std(), rel=0.06)


def test_an_effect_halves_after_half_life_uses_and_nothing_stays_nothing():
    couples = draw(Truth(half_life=4), 3, 20, np.random.default_rng(4))
    run = Run(couples)
    for _ in range(4):
        run.step(np.array([1, 0, 2]))
    left = run.left()
    assert left[0, 1] == pytest.approx(couples.effects[0, 0] / 2)
    assert left[2, 2] == pytest.approx(couples.effects[2, 1] / 2)
    assert left[1, 1:] == pytest.approx(couples.effects[1])
    assert not left[:, 0].any()


def test_an_unanswered_day_has_no_numbers_and_still_wears_the_practice_out():
    couples = draw(Truth(answered=0.0), 2, 3, np.random.default_rng(5))
    run = Run(couples)
    closeness, had = run.step(np.array([1, 0]))
    assert np.isnan(closeness).all()
    assert had[0] == couples.effects[0, 0]
    assert run.used[0, 0] == 1


def test_nobody_does_better_than_the_all_knowing():
    couples = draw(Truth(), 40, 90, np.random.default_rng(6))
    best = all_knowing(couples).sum(axis=0)
    rng = np.random.default_rng(7)
    for choose in (
        lambda _: rng.integers(0, 7, 40),
        lambda _: 1 + couples.effects.argmax(axis=1),
        lambda run: np.where(run.day % 2, 1 + couples.effects.argmax(axis=1), rng.integers(0, 7, 40)),
    ):
        run = Run(couples)
        assert (sum(run.step(choose(run))[1] for _ in range(90)) <= best + 1e-9).all()


def test_the_same_seed_gives_the_same_couple_and_another_seed_another():
    one, same, other = (live(date(2025, 3, 1), 90, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.days == same.days
    assert one.events == same.events
    assert one.days != other.days


def test_a_year_stays_on_its_scales_and_answers_about_as_often_as_it_says():
    year = live(date(2025, 1, 1), 365, np.random.default_rng(3))
    for day in year.days:
        assert all(1 <= n <= 7 for n in (day.closeness, day.understood, day.stress, day.energy))
        assert day.guess is None or 1 <= day.guess <= 7
        assert day.friction in (0, 1, 2)
        assert 1 <= len(day.feelings) <= 3
    assert len(year.days) / 730 == pytest.approx(0.65, abs=0.06)
    assert (year.met >= 0).all()
    assert (year.met <= 1).all()


def test_stress_moves_closeness_by_the_slopes_the_truth_states():
    """Least squares on the latent path over many years recovers actor and partner."""
    truth = replace(Truth(), effect_mean=0.0, effect_sd=0.0, friction_cost=0.0, weekend=0.0)
    own, others, y = [], [], []
    for seed in range(10):
        year = live(date(2025, 1, 1), 300, np.random.default_rng(seed), truth)
        stress = year.stress - year.stress.mean(axis=0)
        own.append(stress.ravel())
        others.append(stress[:, ::-1].ravel())
        y.append((year.latent - year.latent.mean(axis=0)).ravel())
    X = np.column_stack([np.concatenate(own), np.concatenate(others)])
    slopes = np.linalg.lstsq(X, np.concatenate(y), rcond=None)[0]
    assert slopes == pytest.approx([truth.actor, truth.partner], abs=0.06)


def test_an_unknown_number_in_a_truth_is_named():
    with pytest.raises(ValueError, match="mood"):
        Truth.of({"mood": 3})
