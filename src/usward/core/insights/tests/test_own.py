"""One's own days: always drawn; a trend only when three weeks carry it, with a band that keeps its word."""

from datetime import date, timedelta

import numpy as np
import pytest

from usward.core.insights import BadSeries, Direction, TooFewDays, Window, own, trend
from usward.core.insights.local_level import smooth

TODAY = date(2025, 6, 30)


def days(values, last=TODAY):
    """One value a day, the last of them on `last`; None leaves a day out."""
    first = last - timedelta(days=len(values) - 1)
    return [(first + timedelta(days=i), v) for i, v in enumerate(values) if v is not None]


def test_the_first_entry_is_drawn_and_the_trend_waits_kindly():
    picture = own(days([4]), TODAY)
    assert picture.days == ((TODAY, 4),)
    assert picture.trend is None
    assert picture.refusal is not None
    assert (picture.refusal.have, picture.refusal.needed, picture.refusal.of) == (1, 21, "span")


def test_nothing_entered_is_an_empty_picture():
    picture = own([], TODAY)
    assert picture.days == ()
    assert picture.refusal is not None
    assert picture.refusal.have == 0


def test_twenty_days_are_refused_and_twenty_one_are_enough():
    with pytest.raises(TooFewDays) as refusal:
        trend(days([4, 5] * 10), TODAY)
    assert refusal.value.have == 20
    assert len(trend(days([4, 5] * 10 + [4]), TODAY).points) == 21


def test_three_weeks_with_nine_answers_are_refused_and_say_how_many_are_needed():
    with pytest.raises(TooFewDays) as refusal:
        trend(days([4, None, None] * 9), TODAY)
    assert (refusal.value.have, refusal.value.needed, refusal.value.of) == (9, 10, "answered")


def test_days_outside_the_window_are_not_drawn_but_still_inform_the_level():
    series = days([3] * 60 + [4, 3, 4, 5] * 7)
    short, long = own(series, TODAY, Window.FOUR_WEEKS), own(series, TODAY, Window.YEAR)
    assert len(short.days) == 28
    assert short.trend is not None
    assert long.trend is not None
    assert short.trend.points[-1] == long.trend.points[-1]
    assert long.trend.change != short.trend.change


def test_days_after_today_are_ignored():
    series = days([4, 5] * 20)
    assert own([*series, (TODAY + timedelta(days=1), 1)], TODAY) == own(series, TODAY)


@pytest.mark.parametrize("series", [[(TODAY, 4), (TODAY, 5)], [(TODAY, 8)], [(TODAY, float("nan"))]])
def test_a_wrong_series_is_refused(series):
    with pytest.raises(BadSeries):
        own(series, TODAY)


def test_a_clear_rise_is_called_up_and_noise_is_not_called_anything():
    rng = np.random.default_rng(5)
    rise = np.clip(np.linspace(2, 6, 80) + rng.normal(0, 0.5, 80), 1, 7)
    assert trend(days(rise.tolist()), TODAY, Window.YEAR).direction is Direction.UP
    assert trend(days(rise[::-1].tolist()), TODAY, Window.YEAR).direction is Direction.DOWN
    noise = np.clip(4 + rng.normal(0, 1, 80), 1, 7)
    assert trend(days(noise.tolist()), TODAY, Window.YEAR).direction is Direction.CANNOT_TELL


def test_the_band_stays_on_the_scale_and_around_its_level():
    for point in trend(days([7, 6, 7, 7, 7] * 8), TODAY).points:
        assert 1 <= point.low <= point.level <= point.high <= 7


def test_a_gap_widens_the_band():
    values = [4, 5, 3, 5, 4, 3, 5] * 4 + [None] * 14 + [2, 3, 2, 4, 3, 2, 3] * 2
    points = trend(days(values), TODAY).points
    widths = [p.high - p.low for p in points]
    assert widths[35] > max(widths[20], widths[48])


def test_the_band_covers_the_true_level_as_often_as_it_says():
    """95 % bands, levels that hardly move and levels that wander, with 35 % of days missing."""
    covered, total, false_change = 0, 0, 0
    rng = np.random.default_rng(1)
    for run in range(60):
        n, step = (40, 0.0) if run % 3 == 0 else (60, 0.05) if run % 3 == 1 else (90, 0.15)
        level = np.cumsum(np.r_[4.0, rng.normal(0, step, n - 1)])
        seen = np.sort(rng.choice(n, int(0.65 * n), replace=False))
        fitted = smooth(seen, level[seen] + rng.normal(0, 1, len(seen)), int(seen[0]))
        truth = level[seen[0] : seen[-1] + 1]
        covered += int((np.abs(fitted.mean - truth) < 1.96 * fitted.sd).sum())
        total += len(truth)
        false_change += abs(fitted.change[0] - (truth[-1] - truth[0])) > 1.96 * fitted.change[1]
    assert 0.92 < covered / total < 0.99
    assert false_change <= 7


def test_the_smoother_is_the_exact_posterior_of_its_model():
    """Against dense Gaussian algebra for one ratio at a time, averaged in the same way."""
    from usward.core.insights.local_level import RATIOS, _weights

    rng = np.random.default_rng(2)
    at = np.array([0, 1, 2, 4, 5, 7, 8, 9, 12])
    y = rng.normal(4, 1, len(at))
    rows = np.arange(at[-1] + 1)
    means, logs = [], []
    for ratio in RATIOS:
        # Diffuse start: the level at the first entry is that entry plus unit noise.
        K = ratio**2 * np.minimum.outer(rows, rows) + 1.0
        seen, rest = at[1:], y[1:] - y[0]
        S = K[np.ix_(seen, seen)] + np.eye(len(seen))
        means.append(y[0] + K[:, seen] @ np.linalg.solve(S, rest))
        square = rest @ np.linalg.solve(S, rest) + 0.02
        logs.append(-0.5 * np.linalg.slogdet(S)[1] - 0.5 * len(seen) * np.log(square))
    log = np.array(logs) + _weights()
    weight = np.exp(log - log.max()) / np.exp(log - log.max()).sum()
    assert smooth(at, y).mean == pytest.approx(weight @ np.array(means), abs=1e-9)
