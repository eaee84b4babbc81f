"""The rules of the check-in: what is given, what is shared, what withdrawing removes, what a guess may see."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usward.core.insights.published import Shared, last_publication, published
from usward.core.records import BadRecord, Kept, decode, encode, to_markdown, to_plain
from usward.practices.checkin import rules
from usward.practices.checkin.record import SCALES, CheckIn, DayGift, Guess, Pair, SharedDay

BEN, SISTER = UUID(int=2), UUID(int=3)
DAY = date(2026, 5, 12)


def a_day(**changes: object) -> CheckIn:
    return CheckIn(
        day=DAY,
        feelings=("tender", "wistful"),
        between={BEN: Pair(closeness=5, understood=4), SISTER: Pair(closeness=2)},
        stress=3,
        energy=6,
        friction="little",
        line="The harbour, then rain.",
    ).with_(**changes)


def kept(checkin: CheckIn, minute: int = 0, id: int = 1) -> Kept[CheckIn]:  # noqa: A002
    return Kept(UUID(int=id), checkin, UUID(int=1), True, datetime(2026, 5, 12, 20, minute, tzinfo=UTC), 0, id)


def test_a_check_in_survives_its_bytes() -> None:
    assert decode(CheckIn, 1, encode(a_day())) == a_day()


def test_the_first_version_still_opens() -> None:
    golden = bytes.fromhex(
        "88a474797065a7636865636b696ea3646179aa323032362d30352d3132a86665656c696e677392a674656e646572a777697374667"
        "56ca76265747765656e81d92430303030303030302d303030302d303030302d303030302d30303030303030303030303282a9636c"
        "6f73656e65737305aa756e64657273746f6f6404a673747265737303a6656e6572677906a86672696374696f6ea66c6974746c65a"
        "46c696e65b754686520686172626f75722c207468656e207261696e2e"
    )
    assert decode(CheckIn, 1, golden) == a_day(between={BEN: Pair(closeness=5, understood=4)})


@pytest.mark.parametrize("changes", [{"stress": 0}, {"energy": 8}, {"friction": "some"}, {"feelings": ("x",) * 13}])
def test_a_check_in_off_its_scales_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BadRecord):
        encode(a_day(**changes))


def test_export_says_everything_in_plain_types() -> None:
    plain = to_plain(a_day())
    assert plain["type"] == "checkin"
    assert plain["between"][str(BEN)] == {"closeness": 5, "understood": 4}
    assert "**line**: The harbour, then rain." in to_markdown(a_day())


def test_the_day_written_last_counts_when_two_devices_wrote_one_each() -> None:
    first, second = kept(a_day(stress=1), 5, 1), kept(a_day(stress=2), 9, 2)
    assert rules.of_day([first, second], DAY) == second
    assert rules.by_day([second, first]) == {DAY: second}


def test_a_gift_without_numbers_carries_none() -> None:
    gift = rules.gift_of(a_day(), BEN, numbers=False)
    assert gift == DayGift(day=DAY, feelings=("tender", "wistful"), line="The harbour, then rain.")
    assert not gift.numbers


def test_a_gift_with_numbers_carries_only_that_spaces_pair() -> None:
    gift = rules.gift_of(a_day(), SISTER, numbers=True)
    assert (gift.closeness, gift.understood, gift.stress, gift.energy) == (2, None, 3, 6)


@given(st.sets(st.sampled_from(SCALES)))
def test_a_standing_choice_shares_its_scales_and_no_others(scales: set[str]) -> None:
    shared = rules.shared_day(a_day(), BEN, scales)  # type: ignore[arg-type]
    assert {scale for scale in SCALES if getattr(shared, scale) is not None} == scales
    assert bool(shared) == bool(scales)


def line(days: list[SharedDay], now: datetime) -> object:
    """What the other sees of closeness, all entries having been written on their evenings."""
    series = [
        Shared(each.day, each.closeness, datetime.combine(each.day, datetime.min.time(), UTC) + timedelta(hours=20))
        for each in days
        if each.closeness is not None
    ]
    return published(series, now, 0, UTC)


@given(
    st.lists(st.one_of(st.none(), st.integers(1, 7)), min_size=1, max_size=60),
    st.integers(0, 23),
)
def test_withdrawing_changes_nothing_the_other_sees_now_and_adds_nothing_later(
    values: list[int | None], hour: int
) -> None:
    days = [SharedDay(day=DAY + timedelta(days=n), closeness=v) for n, v in enumerate(values) if v is not None]
    now = datetime.combine(DAY + timedelta(days=len(values)), datetime.min.time(), UTC) + timedelta(hours=hour)
    last = last_publication(now, 0, UTC)
    left = list(days)
    for place, what in rules.withdrawn(days, (), last.date()):
        left[place] = what
    assert line(left, now) == line(days, now)
    # No day that was not yet behind a published week ever enters one.
    later = published(
        [Shared(d.day, d.closeness, datetime.combine(d.day, datetime.min.time(), UTC)) for d in left if d.closeness],
        now + timedelta(days=70), 0, UTC,
    )  # fmt: skip
    assert {week.start for week in later.weeks if week.width < 1.5} <= {week.start for week in line(days, now).weeks}  # type: ignore[attr-defined]


def test_withdrawing_one_scale_leaves_the_others() -> None:
    days = [SharedDay(day=DAY, closeness=5, stress=2)]
    assert list(rules.withdrawn(days, ("stress",), DAY)) == [(0, SharedDay(day=DAY, stress=2))]


def test_a_guess_is_compared_with_the_day_that_was_given() -> None:
    gift = rules.gift_of(a_day(), BEN, numbers=True)
    closeness, stress = rules.compared(Guess(day=DAY, space=BEN, closeness=6, stress=7), gift, {})
    assert (closeness.source, closeness.low, closeness.near) == ("day", 5, True)
    assert (stress.source, stress.near) == ("day", False)


def test_a_guess_without_a_gift_is_compared_with_the_published_week_and_its_band() -> None:
    days = [SharedDay(day=DAY + timedelta(days=n), closeness=5) for n in range(28)]
    shown = line(days, datetime(2026, 6, 12, tzinfo=UTC))
    (found,) = rules.compared(Guess(day=DAY, space=BEN, closeness=5), None, {"closeness": shown})  # type: ignore[dict-item]
    assert found.source == "week"
    assert found.near
    assert found.low < 5 < found.high


def test_a_guess_with_nothing_to_compare_says_so() -> None:
    (found,) = rules.compared(Guess(day=DAY, space=BEN, stress=4), DayGift(day=DAY), {"stress": None})
    assert found.source == "nothing"
    assert not Guess(day=DAY, space=BEN)


def test_looking_back_passes_over_empty_months() -> None:
    days = [date(2026, 1, 31), date(2026, 5, 1), date(2026, 9, 2)]
    assert rules.neighbours(date(2026, 5, 1), days) == (date(2026, 1, 1), date(2026, 9, 1))
    assert rules.neighbours(date(2026, 9, 1), days) == (date(2026, 5, 1), None)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (DAY, DAY),
        (DAY - timedelta(days=1), DAY - timedelta(days=1)),
        (DAY - timedelta(days=2), DAY),
        (None, DAY),
        (DAY + timedelta(days=1), DAY),
    ],
)
def test_a_form_opened_before_midnight_answers_for_the_day_that_ends(told: date | None, day: date) -> None:
    assert rules.answered_for(DAY, told) == day
