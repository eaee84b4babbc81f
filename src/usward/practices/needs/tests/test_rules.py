"""The rules of needs."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from usward.core.records import BadRecord, Kept, R, encode
from usward.practices.needs import rules
from usward.practices.needs.record import Guess, Need, Preference, Request

DAY = date(2026, 11, 2)
HERE, THERE, ENDED = uuid4(), uuid4(), uuid4()


def kept(record: R, seq: int = 1, *, mine: bool = True) -> Kept[R]:
    return Kept(uuid4(), record, uuid4(), mine, datetime(2026, 11, 2, tzinfo=UTC), 0, seq)


def need(key: str = "play", space: UUID | None = None, seq: int = 1, **said: object) -> Kept[Need]:
    return kept(Need(day=DAY, key=key, space=space, **said), seq)  # type: ignore[arg-type]


def test_the_map_of_a_space_has_one_item_for_each_need() -> None:
    alone, here, elsewhere = need(seq=1), need(space=HERE, seq=2), need(space=THERE, seq=3)
    newest_alone = need(seq=4)
    assert rules.mapped([alone, here, elsewhere, newest_alone], HERE, {THERE}) == [here]
    assert rules.mapped([alone, here, elsewhere, newest_alone], THERE, {HERE}) == [elsewhere]
    assert rules.mapped([alone, newest_alone], HERE, {THERE}) == [newest_alone]


def test_what_was_written_in_a_space_that_ended_is_at_home_everywhere() -> None:
    old = need(space=ENDED)
    assert rules.mapped([old], HERE, {THERE}) == [old]
    assert rules.mapped([old], None, set()) == [old]


def test_needs_of_ones_own_are_each_their_own() -> None:
    one, other = kept(Need(day=DAY, name="the shed"), 1), kept(Need(day=DAY, name="the shed"), 2)
    assert len(rules.mapped([one, other], HERE, set())) == 2


def test_what_matters_most_and_is_met_least_comes_first() -> None:
    a = need("play", matters=6, met=6)
    b = need("safety", matters=6, met=2)
    c = need("room", matters=7, met=7)
    d = need("comfort")
    assert rules.mapped([d, a, b, c], None, set()) == [c, b, a, d]


def test_how_well_it_is_met_goes_along_only_when_chosen() -> None:
    item = Need(day=DAY, key="play", matters=6, met=2, meets="songs", space=HERE)
    later = DAY + timedelta(days=9)
    shown = rules.as_shown(item, later)
    assert (shown.day, shown.met, shown.space, shown.matters) == (later, None, None, 6)  # type: ignore[union-attr]
    assert rules.as_shown(item, later, with_met=True).met == 2  # type: ignore[union-attr]


def test_a_change_is_noticed_in_what_the_other_sees_and_in_nothing_else() -> None:
    item = Need(day=DAY, key="play", matters=6, met=2, meets="songs", space=HERE)
    shown = rules.as_shown(item, DAY)
    assert rules.says_the_same(shown, item.with_(met=5, day=DAY + timedelta(days=3)))
    assert not rules.says_the_same(shown, item.with_(matters=5))
    assert not rules.says_the_same(rules.as_shown(item, DAY, with_met=True), item.with_(met=5))
    card = Preference(day=DAY, sort="tender", about="doors", space=HERE)
    assert rules.says_the_same(rules.as_shown(card, DAY), card)


@pytest.mark.parametrize(
    ("guessed", "told", "met"),
    [
        (4, 4, "close"),
        (4, 5, "close"),
        (5, 4, "close"),
        (4, 6, "more"),
        (4, 2, "less"),
        (None, 4, None),
        (4, None, None),
    ],
)
def test_a_guess_is_close_or_has_something_to_learn(guessed: int | None, told: int | None, met: str | None) -> None:
    guess = Guess(day=DAY, space=HERE, key="play", matters=guessed)
    assert rules.how_it_met(guess, Need(day=DAY, key="play", matters=told)) == met


def test_a_guess_finds_its_need_by_key_and_a_need_of_ones_own_by_the_shown_item() -> None:
    shown, own = need(), kept(Need(day=DAY, name="the shed"))
    old, new = (kept(Guess(day=DAY, space=HERE, key="play", matters=n), n) for n in (1, 2))
    at_own = kept(Guess(day=DAY, space=HERE, item=own.id, matters=3), 3)
    assert rules.guess_for([old, new, at_own], shown) == new
    assert rules.guess_for([old, new, at_own], own) == at_own
    assert rules.guess_for([old, new], own) is None


def test_a_fresh_look_is_offered_once_a_season() -> None:
    today, season = DAY + timedelta(days=90), [DAY]
    assert rules.wants_a_look(season, None, today)
    assert not rules.wants_a_look(season, None, today - timedelta(days=1))
    assert not rules.wants_a_look(season, today - timedelta(days=89), today)
    assert rules.wants_a_look(season, today - timedelta(days=90), today)
    assert not rules.wants_a_look([], None, today)


def test_what_is_left_alone_takes_its_needs_along() -> None:
    assert rules.is_left_alone("affection", {"touch"})
    assert not rules.is_left_alone("affection", {"money"})
    assert not rules.is_left_alone("", {"touch"})


def test_limits_are_in_the_types() -> None:
    with pytest.raises(BadRecord):
        encode(Need(day=DAY, key="play", matters=8))
    with pytest.raises(BadRecord):
        encode(Request(day=DAY, what=""))
    with pytest.raises(ValueError, match="key or a name"):
        Need(day=DAY)
    with pytest.raises(ValueError, match="about something"):
        Preference(day=DAY, sort="comfort")
