"""Filters act first: what they bar cannot be suggested by any luck or learning."""

from datetime import timedelta

import pytest

from usward.core.companion import Answer, Arm, Barred, Moment, Offer, Reader, allowed, barred
from usward.core.companion.tests.makers import (
    ALL,
    BREATHE,
    GOODNIGHT,
    LONG_HUG,
    OPEN_QUESTION,
    THREE_THANKS,
    TODAY,
    WALK,
    candidate,
    many,
    own_day,
)


def moment(**changes):
    return Moment(**{"day": TODAY, "minutes": 60, "agreed": frozenset({"long-hug"}), **changes})


@pytest.mark.parametrize(
    ("one", "when", "reader", "why"),
    [
        (OPEN_QUESTION, moment(resting=True), Reader(), Barred.SAFETY),
        (LONG_HUG, moment(), Reader(days=[own_day(friction=2)]), Barred.SAFETY),
        (OPEN_QUESTION, moment(), Reader(days=[own_day(back=1, stress=6)]), Barred.SAFETY),
        (LONG_HUG, moment(agreed=frozenset()), Reader(), Barred.CONSENT),
        (OPEN_QUESTION, moment(), Reader(paused=frozenset({"childhood"})), Barred.PAUSED),
        (candidate("x", Arm.TIME, bonds=frozenset({"partners"})), moment(bond="family"), Reader(), Barred.BOND),
        (THREE_THANKS, moment(alone=True), Reader(), Barred.ALONE),
        (WALK, moment(apart=True), Reader(), Barred.APART),
        (GOODNIGHT, moment(time="morning"), Reader(), Barred.TIME),
        (WALK, moment(minutes=20), Reader(), Barred.MINUTES),
    ],
)
def test_each_filter_bars_what_it_is_for(one, when, reader, why):
    assert barred(one, when, reader, ()) is why
    assert barred(one, moment(), Reader(), ()) is None


def test_old_friction_bars_nothing():
    assert barred(OPEN_QUESTION, moment(), Reader(days=[own_day(back=2, friction=2)]), ()) is None


@pytest.mark.parametrize(("answer", "days"), [(Answer.NONE, 6), (Answer.NOT_TODAY, 10), (Answer.SOMETHING_ELSE, 21)])
def test_what_came_lately_rests_longer_when_it_was_turned_down(answer, days):
    def offered(back):
        return [Offer(TODAY - timedelta(days=back), "walk", Arm.TIME, {"time": 1.0}, answer)]

    assert barred(WALK, moment(), Reader(), offered(days - 1)) is Barred.REPEATED
    assert barred(WALK, moment(), Reader(), offered(days)) is None


def test_with_one_person_only_what_one_can_do_alone_remains():
    assert allowed(ALL, moment(alone=True), Reader(), ()) == (BREATHE,)


def test_a_barred_thing_never_comes_and_has_no_probability():
    reader = Reader(paused=frozenset({"childhood"}))
    for suggestion in many(reader=reader):
        assert suggestion.candidate != OPEN_QUESTION
        assert "talking" not in suggestion.probability
    assert any(suggestion.candidate == OPEN_QUESTION for suggestion in many())
