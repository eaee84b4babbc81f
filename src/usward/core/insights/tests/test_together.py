"""Two published lines: together only when the weeks say so; chance and wandering lines say nothing."""

from datetime import date, timedelta

import numpy as np

from usward.core.insights import CannotTell, MovedTogether, Published, State, Week, together


def line(values, start=date(2025, 1, 5)):
    return Published(
        tuple(Week(start + timedelta(weeks=i), round(v * 4) / 4, 0.5) for i, v in enumerate(values) if v is not None),
        State.RUNNING,
    )


def smoothed(rng, shared, weeks):
    """A line as published ones are: half of each week's news, wandering or not."""
    values, level = [], 4.0
    for news in shared + rng.normal(0, 0.4, weeks):
        level += 0.5 * (4 + news - level)
        values.append(level)
    return line(values)


def test_lines_that_share_their_weeks_are_seen_together():
    rng = np.random.default_rng(4)
    common = rng.normal(0, 1.2, 40)
    result = together(smoothed(rng, common, 40), smoothed(rng, common, 40))
    assert isinstance(result, MovedTogether)
    assert 0 < result.low < result.high < 1


def test_opposite_lines_claim_nothing():
    rng = np.random.default_rng(4)
    common = rng.normal(0, 1.2, 40)
    assert together(smoothed(rng, common, 40), smoothed(rng, -common, 40)) == CannotTell()


def test_few_weeks_flat_lines_and_nothing_at_all_cannot_tell():
    rng = np.random.default_rng(4)
    common = rng.normal(0, 1.2, 11)
    assert together(smoothed(rng, common, 11), smoothed(rng, common, 11)) == CannotTell()
    assert together(line([4] * 30), line([4] * 30)) == CannotTell()
    assert together(line([]), line([4] * 30)) == CannotTell()


def test_both_people_get_the_same_answer():
    rng = np.random.default_rng(8)
    common = rng.normal(0, 1, 30)
    a, b = smoothed(rng, common, 30), smoothed(rng, common, 30)
    assert together(a, b) == together(b, a)


def test_unrelated_lines_are_called_together_no_more_often_than_promised():
    """Half independent weeks, half random walks: both together at most as often as the level allows."""
    rng = np.random.default_rng(11)
    claims = 0
    for run in range(200):
        weeks = (13, 26, 52)[run % 3]
        if run % 2:
            a, b = (line(np.clip(4 + np.cumsum(rng.normal(0, 0.3, weeks)), 1, 7)) for _ in range(2))
        else:
            a, b = (smoothed(rng, rng.normal(0, 1, weeks), weeks) for _ in range(2))
        claims += isinstance(together(a, b), MovedTogether)
    assert claims <= 10


def test_a_break_in_one_line_is_not_bridged():
    rng = np.random.default_rng(4)
    common = rng.normal(0, 1.2, 24)
    broken = [None if i % 2 else 4 + v for i, v in enumerate(common)]
    assert together(line(broken), line(4 + common)) == CannotTell()
