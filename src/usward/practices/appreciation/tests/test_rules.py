"""The rules of appreciation."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from usward.core.records import Kept, decode, encode, to_plain
from usward.practices.appreciation import rules
from usward.practices.appreciation.record import Appreciation, Later, Thanks

SPACE, DAY = UUID(int=7), date(2026, 5, 12)


def note(**changes: object) -> Appreciation:
    return Appreciation(day=DAY, did="You rang my mother.", space=SPACE).with_(**changes)


def kept(record: Appreciation, id: int = 1) -> Kept[Appreciation]:  # noqa: A002
    return Kept(UUID(int=id), record, UUID(int=1), True, datetime(2026, 5, 12, tzinfo=UTC), 0, id)


def test_an_appreciation_survives_its_bytes_and_its_export() -> None:
    assert decode(Appreciation, 1, encode(note())) == note()
    assert to_plain(note())["did"] == "You rang my mother."
    assert note().caption() == "You rang my mother."


def test_the_first_version_still_opens() -> None:
    golden = bytes.fromhex(
        "86a474797065ac617070726563696174696f6ea3646179aa323032362d30352d3132a3646964b3596f752072616e67206d79206d"
        "6f746865722ea473617973a0a467617665a0a57370616365d92430303030303030302d303030302d303030302d303030302d303030303030303030303037"
    )
    assert decode(Appreciation, 1, golden) == note()


def test_a_note_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="needs words"):
        note(did="")


@given(st.integers(-400, 400))
def test_a_note_is_due_from_its_day_on(offset: int) -> None:
    later = Later(day=DAY, note=UUID(int=1), space=SPACE, on=DAY + timedelta(days=offset))
    assert rules.is_due(later, DAY) == (offset <= 0)


def test_what_is_received_has_the_day_of_giving_and_nothing_of_the_waiting() -> None:
    assert rules.as_given(note(), DAY + timedelta(days=9)) == Appreciation(
        day=DAY + timedelta(days=9), did="You rang my mother."
    )


@pytest.mark.parametrize(("days_ago", "nudged"), [(None, True), (0, False), (4, False), (5, True)])
def test_a_nudge_comes_after_some_days_without_noticing(days_ago: int | None, nudged: bool) -> None:
    last = None if days_ago is None else DAY - timedelta(days=days_ago)
    assert rules.needs_a_nudge(last, DAY) is nudged


def test_the_jar_is_searched_in_all_three_parts() -> None:
    jar = [kept(note()), kept(note(did="", says="Patience", gave="a quiet evening"), 2)]
    assert [each.id.int for each in rules.found(jar, "patience evening")] == [2]
    assert rules.found(jar, "") == jar


def test_opening_one_reaches_every_note_about_equally_often() -> None:
    jar = [kept(note(), n) for n in range(8)]
    chance = np.random.default_rng(3)
    drawn = [rules.any_one(jar, chance).id.int for _ in range(4000)]  # type: ignore[union-attr]
    assert all(400 < drawn.count(n) < 600 for n in range(8))
    assert rules.any_one([], chance) is None


def test_thanks_may_be_wordless() -> None:
    assert decode(Thanks, 1, encode(Thanks(day=DAY, note=UUID(int=4)))).line == ""
    assert not Thanks.stays
    assert Appreciation.stays
