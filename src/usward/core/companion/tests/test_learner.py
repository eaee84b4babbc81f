"""The posterior is exact, the probabilities are honest, and claims keep their level."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from usward.core.companion.arms import ARMS, Arm, Belief, ordinary, prior
from usward.core.companion.choice import best, pick, probabilities
from usward.core.companion.claims import crossings
from usward.core.companion.learner import DRIFT, LEVEL, WEEKEND, Beliefs, Learner, Lesson
from usward.core.companion.rivals import LibraryMissing, Manner, bayesian, library
from usward.core.companion.trial import hold
from usward.core.simulate import Truth, draw

ROOT = Path(__file__).parents[5]


def lesson(outcome, choice, p=None, used=None, weekend=False):
    p = np.full((1, 7), 1 / 7) if p is None else p
    used = np.zeros((1, 6), dtype=np.int64) if used is None else used
    return Lesson(np.array([outcome]), np.array([choice]), p, used, weekend)


def test_the_filter_is_ordinary_bayesian_regression():
    """One cell of the grid against dense algebra, with a wandering level and a missing day."""
    rng = np.random.default_rng(1)
    learner = Learner(1, ordinary(), (20.0,), (0.9,), link_sd=0.15)
    n, used = 40, np.zeros((1, 6), dtype=np.int64)
    rows, ys, seen = [], [], []
    for day in range(n):
        choice = int(rng.integers(7))
        p = rng.dirichlet(np.ones(7))[None]
        y = np.nan if day % 5 == 3 else float(rng.normal(4.5, 1))
        strength = 0.5 ** (used[0] / 20)
        offered = np.arange(1, 7) == choice
        rows.append([float(day % 7 > 4), (p[0, 1:] * strength).sum(), *(offered * strength)])
        ys.append(y)
        seen.append(not np.isnan(y))
        learner.update(lesson(y, choice, p, used.copy(), day % 7 > 4))
        if choice:
            used[0, choice - 1] += 1
    X, y, seen = np.array(rows), np.array(ys), np.array(seen)
    steps = np.minimum.outer(np.arange(n), np.arange(n)) + 1
    K = LEVEL[1] ** 2 + (DRIFT * 0.9) ** 2 * steps + 0.9**2 * np.eye(n)
    spread = np.diag([WEEKEND[1], 0.15 * 0.9, *[0.2 * 0.9] * 6]) ** 2
    centre = np.array([WEEKEND[0], 0.0, *[0.25 * 0.9] * 6])
    V = (K + X @ spread @ X.T)[np.ix_(seen, seen)]
    gap = (y - LEVEL[0] - X @ centre)[seen]
    mean = centre + spread @ X[seen].T @ np.linalg.solve(V, gap)
    cov = spread - spread @ X[seen].T @ np.linalg.solve(V, X[seen] @ spread)
    assert learner.mean[0, 0, 1:] == pytest.approx(mean, abs=1e-9)
    assert learner.cov[0, 0, 1:, 1:] == pytest.approx(cov, abs=1e-9)
    evidence = -0.5 * (np.linalg.slogdet(V)[1] + gap @ np.linalg.solve(V, gap))
    assert learner.log_weight[0, 0] == pytest.approx(evidence, abs=1e-9)


def test_couples_do_not_learn_from_each_other():
    one, two = Learner(1, ordinary()), Learner(2, ordinary())
    for outcome, choice in ((6.0, 1), (3.0, 2), (7.0, 1)):
        one.update(lesson(outcome, choice))
        both = Lesson(
            np.array([1.0, outcome]),
            np.array([3, choice]),
            np.full((2, 7), 1 / 7),
            np.zeros((2, 6), dtype=np.int64),
            False,
        )
        two.update(both)
    assert two.mean[1] == pytest.approx(one.mean[0])


def test_priors_come_from_the_packs_and_many_practices_make_nobody_surer():
    found = prior([(Arm.TIME, Belief(0.3, 0.1)), (Arm.TIME, Belief(0.1, 0.3)), (Arm.TOUCH, Belief(0.5, 0.2))])
    index = ARMS.index(Arm.TIME)
    assert (found.mean[index], found.sd[index]) == pytest.approx((0.2, 0.2))
    assert found.mean[ARMS.index(Arm.TALKING)] == ordinary().mean[0]


def test_effects_fade_as_they_are_used():
    beliefs = Beliefs(np.full((1, 1, 2), 0.4), np.full((1, 1), 10.0))
    left = beliefs.left(np.array([[10, 0]]))[0, 0]
    assert left == pytest.approx([0, 0.2, 0.4])


def test_clipped_probabilities_keep_their_floors_and_bar_what_is_barred():
    wanted = np.array([[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0] * 7])
    available = np.array([[1, 1, 1, 0, 1, 1, 1], [1, 0, 0, 0, 0, 0, 1]], dtype=float)
    p = probabilities(wanted, available)
    assert p.sum(axis=1) == pytest.approx(1)
    assert p[0] == pytest.approx([0.03, 0.93, 0.01, 0, 0.01, 0.01, 0.01])
    assert p[1, 1:6].max() == 0
    assert p[1, 0] >= 0.03


def test_choices_are_drawn_as_often_as_said():
    p = np.repeat([[0.2, 0.0, 0.5, 0.3]], 20_000, axis=0)
    drawn = np.bincount(pick(p, np.random.default_rng(1)), minlength=4) / 20_000
    assert drawn == pytest.approx(p[0], abs=0.015)
    assert drawn[1] == 0


def test_without_nerve_the_likeliest_mean_takes_all():
    beliefs = Learner(1, prior([(Arm.TIME, Belief(0.6, 0.3))])).beliefs(100, np.random.default_rng(1))
    assert best(beliefs, np.zeros((1, 6), dtype=np.int64), nerve=0.0)[0, 1 + ARMS.index(Arm.TIME)] == 1.0


def test_a_claim_is_rare_when_nothing_differs_however_choices_are_made():
    """Three hundred couples, a drifting mood, choices that lean on the past: ever crossed in at most five
    per cent.
    """
    rng = np.random.default_rng(5)
    days, couples = 120, 300
    outcome = rng.normal(0, 1, (days, couples)) + np.linspace(4, 5, days)[:, None]
    p = rng.dirichlet(np.full(7, 0.6), (days, couples))
    choice = np.array([pick(row, rng) for row in p])
    assert crossings(outcome, choice, p).any(axis=(0, 2)).mean() <= 0.05


def test_a_claim_comes_when_there_is_something_to_claim():
    rng = np.random.default_rng(5)
    p = np.full((150, 1, 7), 1 / 7)
    choice = rng.integers(0, 7, (150, 1))
    outcome = 4 + 1.5 * (choice == 2) + rng.normal(0, 0.8, (150, 1))
    assert crossings(outcome, choice, p)[-1, 0].tolist() == [False, True, False, False, False, False]


def test_the_truth_in_the_bench_is_the_truth_of_the_command():
    table = tomllib.loads((ROOT / "bench/truth.toml").read_text())
    stated = asdict(Truth())
    assert {key: stated[key] for key in table["couples"]} == table["couples"]
    assert table["run"] == {"couples": 400, "days": 180, "update_every": 7}


def test_a_small_trial_ranks_the_companion_above_chance_and_says_so_in_plain_values():
    trial = hold(Truth(), 20, 45, 7, with_library=False)
    names = [standing.name for standing in trial.standings]
    assert {"companion", "uniform", "rules only", "fixed best", "thompson, true prior"} <= set(names)
    assert trial.standing("companion").of_uniform < 1
    assert trial.table()["standings"][0]["name"] == names[0]


def test_without_the_library_the_comparison_says_so(monkeypatch):
    from usward.core.companion import rivals

    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(rivals, "import_module", missing)
    with pytest.raises(LibraryMissing, match="development"):
        library(draw(Truth(), 2, 10, np.random.default_rng(1)), np.random.default_rng(1), 7)


def test_told_the_truth_it_believes_one_half_life():
    couples = draw(Truth(), 20, 30, np.random.default_rng(1))
    path = bayesian(couples, np.random.default_rng(1), 7, Manner(told=True))
    assert path.had.shape == (30, 20)
    assert path.p_best.sum(axis=1) == pytest.approx(1)
