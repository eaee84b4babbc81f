"""The rules of the journal."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usward.core.records import BadRecord, Kept, decode, encode, to_plain
from usward.practices.journal import rules
from usward.practices.journal.record import Entry, Passage, Told

DAY = date(2026, 5, 12)


def kept(text: str, n: int = 1, *, day: date = DAY, feelings: tuple[str, ...] = ()) -> Kept[Entry]:
    entry = Entry(day=day, text=text, feelings=feelings)
    return Kept(UUID(int=n), entry, UUID(int=1), True, datetime(2026, 5, 12, 8, n, tzinfo=UTC), 0, n)


def test_an_entry_survives_its_bytes_and_its_export() -> None:
    entry = Entry(day=DAY, text="Rain.\nThen not.", feelings=("calm",), told=(Told(UUID(int=1), UUID(int=2)),))
    assert decode(Entry, 1, encode(entry)) == entry
    assert to_plain(entry)["text"] == "Rain.\nThen not."
    assert entry.caption() == "Rain."


def test_the_first_version_still_opens() -> None:
    golden = bytes.fromhex(
        "86a474797065a76a6f75726e616ca3646179aa323032362d30352d3132a474657874a55261696e2ea670726f6d7074a0a86665656c"
        "696e677391a463616c6da4746f6c6490"
    )
    assert decode(Entry, 1, golden) == Entry(day=DAY, text="Rain.", feelings=("calm",))


def test_an_empty_entry_is_refused() -> None:
    with pytest.raises(BadRecord):
        encode(Entry(day=DAY, text=""))


def test_entries_are_found_by_word_by_day_and_by_feeling() -> None:
    walk = kept("A long walk", 1, feelings=("calm",))
    rain = kept("Rain on the walk home", 2, day=DAY + timedelta(days=1), feelings=("sad", "calm"))
    assert rules.found([walk, rain], sought="walk") == [walk, rain]
    assert rules.found([walk, rain], sought="walk", day=DAY) == [walk]
    assert rules.found([walk, rain], feeling="sad") == [rain]
    assert rules.feelings_used([walk, rain]) == ["calm", "sad"]


def test_months_are_newest_first_and_hold_only_their_own() -> None:
    entries = [kept("a", 1, day=date(2026, 4, 30)), kept("b", 2), kept("c", 3), kept("d", 4, day=date(2026, 5, 1))]
    assert [(month, [each.id.int for each in held]) for month, held in rules.by_month(entries)] == [
        (date(2026, 5, 1), [3, 2, 4]),
        (date(2026, 4, 1), [1]),
    ]


@given(st.text())
def test_the_pieces_of_an_entry_hold_all_of_its_words_in_order(text: str) -> None:
    assert " ".join(rules.pieces(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("I was tired. I said so! Why not?", ["I was tired.", "I said so!", "Why not?"]),
        ("“Come home.” So I did.", ["“Come home.”", "So I did."]),
        ("one line\r\n\r\nand another", ["one line", "and another"]),
        ("   ", []),
    ],
)
def test_an_entry_is_taken_apart_by_sentence_and_line(text: str, pieces: list[str]) -> None:
    assert rules.pieces(text) == pieces


def test_a_passage_runs_on_where_it_can_and_shows_what_was_left_out() -> None:
    text = "One. Two.\nThree. Four."
    assert rules.passage(text, [0, 1]) == "One. Two."
    assert rules.passage(text, [3, 0, 3]) == "One. … Four."
    assert rules.passage(text, []) == rules.passage(text, [9, -1]) == ""
    assert Passage(day=DAY, text="line").words() == "line"
