"""The rules of opening up: the ladder goes up slowly and down at once, and shared questions tell nobody where it stands."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usward.core.content import Question
from usward.core.records import Kept, decode, encode
from usward.practices.opening_up import rules
from usward.practices.opening_up.record import Afterwards, Invitation, Opening

SPACE, OTHER, DAY = UUID(int=7), UUID(int=8), date(2026, 5, 12)


def felt(*words: tuple[str, int], space: UUID = SPACE, same_day: bool = False) -> list[Kept[Afterwards]]:
    """What was said afterwards, in order: (felt, rung), a day apart unless all are of one day."""
    return [
        kept(
            Afterwards(
                day=DAY if same_day else DAY + timedelta(days=n),
                opening=UUID(int=n),
                space=space,
                rung=rung,
                felt=word,  # type: ignore[arg-type]
                follows=DAY + timedelta(days=n + 10),
            ),
            n + 1,
        )
        for n, (word, rung) in enumerate(words)
    ]


def kept(record, seq: int, *, authentic: bool = True):  # type: ignore[no-untyped-def]
    return Kept(
        UUID(int=seq), record, UUID(int=1), True, datetime(2026, 5, 12, tzinfo=UTC), 0, seq, authentic=authentic
    )


def question(n: int, rung: int, theme: str = "self", kind: str = "open") -> Question:
    more = {"follow_ups": ("And then?",)} if rung >= 3 else {}
    return Question(id=f"q-{rung}-{n}", text="What is it about?", rung=rung, themes=(theme,), kind=kind, **more)  # type: ignore[arg-type]


LIBRARY = [question(n, rung, theme) for rung in range(1, 6) for n, theme in enumerate(sorted(rules.THEMES))]


def test_what_is_told_carries_no_rung_and_not_the_day_of_writing() -> None:
    own = Opening(day=DAY, kind="fear", how="comfort", text="That it ends.", rung=5, space=SPACE)
    told = rules.as_told(own, DAY + timedelta(days=3))
    assert (told.rung, told.space, told.day) == (None, None, DAY + timedelta(days=3))
    assert (told.kind, told.how, told.text) == (own.kind, own.how, own.text)
    assert decode(Opening, 1, encode(told)) == told


def test_the_ladder_begins_light_and_goes_up_only_after_several_safe_days() -> None:
    assert rules.suggested([], SPACE) == 1
    assert rules.suggested(felt(("safe", 1), ("safe", 1)), SPACE) == 1
    assert rules.suggested(felt(("safe", 1), ("safe", 2), ("safe", 1)), SPACE) == 2
    assert rules.suggested(felt(*[("safe", 5)] * 5), SPACE) == 2
    assert rules.suggested(felt(*[("safe", 1)] * 9), SPACE) == 2  # light things do not lift a higher ladder
    assert rules.suggested(felt(*[("safe", 1)] * 3, same_day=True), SPACE) == 1


def test_the_ladder_goes_down_at_once_and_begins_to_count_anew() -> None:
    up = [("safe", 5)] * 9
    assert rules.suggested(felt(*up), SPACE) == 4
    assert rules.suggested(felt(*up, ("unsafe", 5)), SPACE) == 3
    assert rules.suggested(felt(*up, ("unsafe", 2)), SPACE) == 1
    assert rules.suggested(felt(("safe", 1), ("safe", 1), ("unsafe", 1), ("safe", 1)), SPACE) == 1
    assert rules.suggested(felt(("safe", 1), ("partly", 1), ("safe", 1), ("safe", 1)), SPACE) == 2


def test_a_ladder_belongs_to_one_space() -> None:
    assert rules.suggested(felt(*[("safe", 1)] * 3, space=OTHER), SPACE) == 1


@settings(deadline=None)  # other work on the machine is no fault of the ladder
@given(st.lists(st.tuples(st.sampled_from(["safe", "partly", "unsafe"]), st.integers(1, 5)), max_size=40))
def test_one_word_never_lifts_by_more_than_one_and_unsafe_never_lifts(words: list[tuple[str, int]]) -> None:
    rungs = [rules.suggested(felt(*words[:n]), SPACE) for n in range(len(words) + 1)]
    assert all(1 <= rung <= 5 for rung in rungs)
    for (word, rung), before, after in zip(words, rungs, rungs[1:], strict=False):
        assert after - before <= (1 if word == "safe" else 0)
        if word == "unsafe":
            assert after == max(1, min(before, rung) - 1)


def test_shared_questions_follow_the_ladder_only_later() -> None:
    words = felt(*[("safe", 1)] * 3)
    assert rules.suggested(words, SPACE) == 2
    assert rules.followed(words, SPACE, words[-1].record.follows - timedelta(days=1)) == 1
    assert rules.followed(words, SPACE, words[-1].record.follows) == 2


def test_a_while_is_any_day_between_one_and_three_weeks() -> None:
    chance = np.random.default_rng(4)
    days = {(rules.after_a_while(DAY, chance) - DAY).days for _ in range(600)}
    assert days == set(range(7, 22))


def test_no_ladder_makes_any_rung_much_more_likely_than_another_ladder_would() -> None:
    mixes = [rules.mix(rung) for rung in range(1, 6)]
    for one in mixes:
        assert sum(one) == pytest.approx(1)
        assert min(one) >= 0.13
        for other in mixes:
            assert max(a / b for a, b in zip(one, other, strict=True)) <= 2.5


def test_every_rung_comes_whatever_the_ladder_and_all_of_one_invitation_share_it() -> None:
    chance = np.random.default_rng(11)
    for ladder in (1, 5):
        drawn = [rules.invited(LIBRARY, (), (), ladder, chance) for _ in range(400)]
        assert all(len({name.split("-")[1] for name in names}) == 1 for names in drawn)
        counts = Counter(names[0].split("-")[1] for names in drawn)
        assert set(counts) == set("12345")
        assert min(counts.values()) > 25


def test_an_invitation_leaves_out_what_its_drawer_paused_and_asks_new_ones_first() -> None:
    chance = np.random.default_rng(2)
    paused = rules.THEMES - {"us", "self"}
    for _ in range(50):
        names = rules.invited(LIBRARY, (), paused, 3, chance)
        assert {next(each for each in LIBRARY if each.id == name).themes[0] for name in names} <= {"us", "self"}
    seen = {each.id for each in LIBRARY if each.themes != ("us",)}
    for _ in range(20):
        (first, *_spares) = rules.invited(LIBRARY, seen, (), 3, chance)
        assert next(each for each in LIBRARY if each.id == first).themes == ("us",)
    assert rules.invited([], (), (), 3, chance) == ()


def test_of_two_invitations_drawn_at_once_the_first_stands_for_both() -> None:
    until = DAY + timedelta(days=9)
    first = kept(Invitation(day=DAY, questions=("one-a",), until=until), 1)
    second = kept(Invitation(day=DAY, questions=("two-a",), until=until + timedelta(days=9)), 2)
    forged = kept(Invitation(day=DAY, questions=("no-one",), until=until), 0, authentic=False)
    third = kept(Invitation(day=until, questions=("three-a",), until=until + timedelta(days=8)), 3)
    assert rules.standing([second, forged, first], DAY) == first
    assert rules.standing([second, first], until) is None
    assert rules.standing([second, third, first], until) == third


def test_a_paused_theme_lets_a_spare_stand_in() -> None:
    one, two = question(1, 2, "loss"), question(2, 2, "us")
    assert rules.shown([one, two], {"loss"}) == two
    assert rules.shown([one], {"loss"}) is None
    assert rules.shown([one, two], ()) == one


def test_only_open_questions_of_the_bond_that_lead_here_may_be_asked() -> None:
    assert rules.fits(question(1, 2), "friends")
    assert not rules.fits(question(1, 2, "money"), "friends")
