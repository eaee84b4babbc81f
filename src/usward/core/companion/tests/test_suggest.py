"""One suggestion with its true reason and its exact probability; both people's days, nobody's blame."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from usward.core.companion import (
    TEMPLATES,
    Answer,
    Arm,
    Closeness,
    Moment,
    Offer,
    OwnNeed,
    OwnSign,
    Past,
    Reader,
    Reason,
    Why,
    learn,
    not_today,
    sentence,
    something_else,
)
from usward.core.companion.suggest import outcomes
from usward.core.companion.tests.makers import (
    ALL,
    BREATHE,
    EVENING,
    FIXED,
    THREE_THANKS,
    TODAY,
    asked,
    many,
    own_day,
)

EVEN = {"nothing": 1 / 7, **{arm.value: 1 / 7 for arm in Arm}}
UNMET = Reader(needs=[OwnNeed("appreciation", "Appreciation", 1.0, 0.1, TODAY - timedelta(days=3))])


def history(good=Arm.TIME, days=150, lift=1.5, seed=3, theirs=True):
    """Days on which one family is followed by closer days for both."""
    rng = np.random.default_rng(seed)
    offers, closeness = [], []
    for back in range(days, 3, -1):
        arm = [None, *Arm][rng.integers(7)]
        day = TODAY - timedelta(days=back)
        offers.append(Offer(day, arm and f"old-{arm.value}", arm, EVEN))
        mine, other = 3.5 + lift * (arm is good) + rng.normal(0, 0.7, 2)
        closeness.append(Closeness(day + timedelta(days=1), mine, other if theirs else None))
    return Past(offers, closeness)


def test_the_logged_probabilities_are_those_of_the_draws():
    drawn = many(500)
    logged = drawn[0].probability
    assert sum(logged.values()) == pytest.approx(1)
    assert min(logged.values()) >= 0.01
    assert logged["nothing"] >= 0.03
    seen = Counter("nothing" if s.candidate is None else s.candidate.arm.value for s in drawn)
    for name, p in logged.items():
        assert seen[name] / 500 == pytest.approx(p, abs=0.06)


def test_the_same_day_gives_the_same_suggestion():
    assert asked(seed=5) == asked(seed=5)


def test_the_offer_for_the_log_says_what_was_drawn():
    suggestion = next(s for s in many(20) if s.candidate)
    offer = suggestion.offer()
    assert (offer.day, offer.candidate, offer.arm) == (TODAY, suggestion.candidate.id, suggestion.candidate.arm)
    assert offer.probability == suggestion.probability
    assert suggestion.chance <= suggestion.probability[offer.arm.value] + 1e-12


def test_what_helped_both_is_suggested_more_and_said_to_help():
    before, after = (Counter(s.candidate.arm for s in many(past=past) if s.candidate) for past in (Past(), history()))
    assert after[Arm.TIME] > 1.8 * before[Arm.TIME]
    told = [s.reason.why for s in many(past=history()) if s.candidate and s.candidate.arm is Arm.TIME]
    assert set(told) == {Why.HELPS}


def test_a_little_evidence_is_called_a_lean_and_none_is_called_our_suggestion():
    few = history(days=20, lift=0.4)
    codes = {s.reason.why for s in many(past=few)}
    assert Why.LEARNED in codes
    assert Why.HELPS not in codes
    assert {s.reason.why for s in many()} <= {Why.SUGGESTION, Why.LOT, Why.NOTHING_BY_LOT}


def test_learning_stands_still_between_two_fixed_days():
    past = history()
    later = [Closeness(FIXED + timedelta(days=d), 7, 1) for d in range(3)]
    one = learn(ALL, past, FIXED, np.random.default_rng(1))
    other = learn(ALL, replace(past, closeness=[*past.closeness[:-8], *later]), FIXED, np.random.default_rng(1))
    same = learn(ALL, Past(past.offers, past.closeness[:-8]), FIXED, np.random.default_rng(1))
    assert (other.beliefs.effects == same.beliefs.effects).all()
    assert one.days > 100


def test_who_was_low_makes_no_difference():
    past = history()
    swapped = replace(past, closeness=[Closeness(c.day, c.theirs, c.mine) for c in past.closeness])
    one, other = (learn(ALL, p, FIXED, np.random.default_rng(4)) for p in (past, swapped))
    assert (one.beliefs.effects == other.beliefs.effects).all()
    assert one.helps == other.helps
    assert asked(past=past, learned=one) == asked(past=swapped, learned=other)


def test_one_persons_gain_does_not_buy_the_others_loss():
    """A family after which one feels closer and the other less close is not favoured."""
    past = history(lift=0.0)
    arms = {offer.day + timedelta(days=1): offer.arm for offer in past.offers}
    split = [
        Closeness(c.day, c.mine + 2 * (arms[c.day] is Arm.TIME), c.theirs - 2 * (arms[c.day] is Arm.TIME))
        for c in past.closeness
    ]
    index = [*Arm].index(Arm.TIME)
    before, after = (
        learn(ALL, replace(past, closeness=days), FIXED, np.random.default_rng(4)).beliefs.effects[..., index]
        for days in (past.closeness, split)
    )
    assert after.mean() < before.mean() - 0.3
    assert after.mean() < 0


def test_the_outcome_is_the_smaller_of_both_or_ones_own_where_only_one_shares():
    day = [TODAY - timedelta(days=n) for n in range(4)]
    both = [Closeness(day[0], 6, 3), Closeness(day[1], 2, 5), Closeness(day[2], 4, None)]
    assert outcomes(both) == {day[0]: 3, day[1]: 2}
    assert outcomes([Closeness(d, 5) for d in day]) == dict.fromkeys(day, 5)
    assert outcomes([*both[:1], *(Closeness(d, 5) for d in day[1:])]) == {day[0]: 6} | dict.fromkeys(day[1:], 5)
    assert outcomes([Closeness(day[0], None, 4)]) == {}


def test_alone_it_works_for_one():
    past = history(good=Arm.INWARD, theirs=False)
    moment = Moment(TODAY, minutes=60, alone=True)
    drawn = many(moment=moment, past=past)
    assert {s.candidate for s in drawn} <= {BREATHE, None}
    assert learn(ALL, past, FIXED, np.random.default_rng(1)).days > 100


def test_the_next_day_never_bridges_a_gap():
    past = history(days=60)
    gap = replace(past, closeness=[replace(c, day=c.day + timedelta(days=1)) for c in past.closeness[::2]])
    learned = learn(ALL, gap, FIXED, np.random.default_rng(1))
    offered = {o.day for o in gap.offers}
    from usward.core.companion.suggest import _lessons

    lessons = _lessons(gap, FIXED)
    days = sorted(day for day in offered if day < FIXED)
    numbers = outcomes(gap.closeness)
    for day, lesson in zip(days, lessons, strict=True):
        expected = numbers.get(day + timedelta(days=1), np.nan)
        if day + timedelta(days=1) >= FIXED:
            expected = np.nan
        assert lesson.outcome[0] == pytest.approx(expected, nan_ok=True)
    assert learned.days == len(lessons)


def test_an_unmet_need_raises_what_serves_it_and_is_named_as_the_reason():
    plain, wanting = (Counter(s.candidate for s in many(reader=reader))[THREE_THANKS] for reader in (Reader(), UNMET))
    assert wanting > 1.2 * plain
    reason = next(s.reason for s in many(reader=UNMET) if s.candidate == THREE_THANKS)
    assert reason.why is Why.NEED
    assert "“Appreciation”" in sentence(reason, TODAY)
    assert "on Sunday" in sentence(reason, TODAY)


def test_a_met_need_and_a_high_sign_are_no_reasons():
    reader = Reader(
        needs=[OwnNeed("appreciation", "Appreciation", 1.0, 0.95, TODAY)],
        signs=[OwnSign("appreciation", "Appreciation", 0.9, TODAY)],
    )
    assert not {s.reason.why for s in many(reader=reader)} & {Why.NEED, Why.SIGN}


@pytest.mark.parametrize(
    ("reader", "one", "why"),
    [
        (Reader(signs=[OwnSign("appreciation", "Appreciation", 0.1, TODAY)]), THREE_THANKS, Why.SIGN),
        (Reader(days=[own_day(stress=5)]), BREATHE, Why.STRESS),
        (Reader(days=[own_day(energy=2)]), BREATHE, Why.LOW_ENERGY),
    ],
)
def test_the_readers_own_day_and_pulse_are_reasons(reader, one, why):
    assert why in {s.reason.why for s in many(reader=reader) if s.candidate == one}


def test_a_reason_names_only_what_speaks_for_the_thing_chosen():
    for s in many(reader=UNMET):
        if s.candidate != THREE_THANKS:
            assert s.reason.why is not Why.NEED


def test_hardly_any_energy_is_a_reason_for_nothing():
    drawn = many(reader=Reader(days=[own_day(energy=1)]))
    nothing = [s for s in drawn if s.candidate is None]
    assert 0.15 * len(drawn) < len(nothing) < 0.55 * len(drawn)
    assert {s.reason.why for s in nothing} == {Why.NOTHING_REST}


def test_when_nothing_fits_it_says_so_with_certainty():
    s = asked(moment=Moment(TODAY, minutes=1))
    assert (s.candidate, s.reason.why, s.chance) == (None, Why.NOTHING_FITS, 1.0)


def test_something_else_brings_another_family_and_is_marked_as_second():
    first = next(s for s in many(20) if s.candidate)
    learned = learn(ALL, Past(), FIXED, np.random.default_rng(9))
    for seed in range(40):
        again = something_else(first, ALL, EVENING, Reader(), Past(), learned, np.random.default_rng(seed))
        assert again.candidate is not None
        assert again.candidate.arm is not first.candidate.arm
        assert again.second
        assert again.offer().second


def test_something_else_than_the_only_one_is_nothing():
    first = asked(candidates=(BREATHE,), seed=1)
    learned = learn(ALL, Past(), FIXED, np.random.default_rng(9))
    again = something_else(first, (BREATHE,), EVENING, Reader(), Past(), learned, np.random.default_rng(1))
    assert again.candidate is None


def test_not_today_is_a_full_answer():
    s = not_today(asked())
    assert s.candidate is None
    assert s.reason.why is Why.NOTHING_ASKED


def test_a_family_often_turned_down_comes_less_often():
    turned = [Offer(TODAY - timedelta(days=n), f"t{n}", Arm.TIME, EVEN, Answer.SOMETHING_ELSE) for n in range(7, 27)]
    few, usual = (
        Counter(s.candidate.arm for s in many(past=past) if s.candidate)[Arm.TIME] for past in (Past(turned), Past())
    )
    assert few < 0.6 * usual


def test_second_draws_teach_nothing_about_effects():
    past = history()
    more = [replace(offer, arm=Arm.TOUCH, second=True) for offer in past.offers[::3]]
    from usward.core.companion.suggest import _lessons

    plain, mixed = _lessons(past, FIXED), _lessons(replace(past, offers=[*past.offers, *more]), FIXED)
    assert [lesson.choice[0] for lesson in plain] == [lesson.choice[0] for lesson in mixed]


def test_every_reason_has_one_sentence_that_scolds_nobody():
    words = {"need": "Play", "sign": "Time"}
    for why in Why:
        said = sentence(Reason(why, words, TODAY - timedelta(days=1)), TODAY)
        assert said.endswith(".")
        assert "%" not in said
        assert "!" not in said
        assert "partner" not in said
    assert set(TEMPLATES) == set(Why)


def test_sentences_go_through_the_readers_language():
    said = sentence(Reason(Why.LOT), TODAY, translate=lambda text: text.upper())
    assert said == TEMPLATES[Why.LOT].upper()


@pytest.mark.parametrize(("back", "said"), [(0, "today"), (1, "yesterday"), (3, "on Sunday"), (12, "on 2 May")])
def test_days_are_said_as_people_say_them(back, said):
    reason = Reason(Why.STRESS, {}, TODAY - timedelta(days=back))
    assert f"stress {said}," in sentence(reason, TODAY)
