"""A person's own records: kept, revised, removed, found again."""

import itertools
import os
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from usward.core.records import BadRecord, Kept, Record, Unknown, kind_of
from usward.vault import reading, sheets
from usward.vault.keys import Root
from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.sealed import STEP, WIDE_STEP
from usward.vault.store import Changed, NotHere, Vault
from usward.vault.tests.kinds import TODAY, Everything, Letter, Note, Number, Part, note
from usward.vault.tests.people import NOON, House

pytestmark = pytest.mark.django_db


def texts(found: list[Kept[Note]]) -> list[str]:
    return [kept.record.text for kept in found]


# Keeping


def test_a_record_is_found_as_it_was_kept(ana: Vault) -> None:
    kept = ana.add(note("the lake at six"))
    assert ana.get(Note, kept.id) == kept
    assert ana.all(Note) == [kept]
    assert ana.newest(Note) == kept
    assert list(ana.everything()) == [kept]
    assert (kept.mine, kept.authentic, kept.author, kept.space) == (True, True, ana.me, None)
    assert (kept.written, kept.revision, kept.seq, kept.day) == (NOON, 0, 1, TODAY)


words = st.text(max_size=300)
everything = st.builds(
    Everything,
    day=st.dates(),
    text=words,
    few=st.text(min_size=1, max_size=20),
    count=st.integers(-(2**63), 2**63 - 1),
    share=st.floats(0, 1),
    yes=st.booleans(),
    raw=st.binary(max_size=300),
    who=st.uuids(),
    moment=st.datetimes(timezones=st.just(UTC)),
    maybe=st.none() | st.dates(),
    several=st.lists(words, max_size=3).map(tuple),
    named=st.dictionaries(st.text(max_size=9), st.integers(-9, 9), max_size=3),
    parts=st.lists(st.builds(Part, st.text(max_size=9), st.none() | st.floats(allow_nan=False)), max_size=3).map(tuple),
    any_of=st.frozensets(st.text(max_size=9), max_size=3),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=everything, in_space=st.booleans(), step=st.sampled_from([STEP, WIDE_STEP]))
def test_whatever_goes_in_comes_out(
    ana: Vault, ben: Vault, space: UUID, record: Any, in_space: bool, step: int
) -> None:
    where = space if in_space else None
    kept = ana.add(record, where, step=step)
    assert kept.record == record
    assert ana.get(Everything, kept.id, where) == kept
    if in_space:
        theirs = ben.get(Everything, kept.id, space)
        assert (theirs.record, theirs.mine, theirs.authentic) == (record, False, True)


def test_what_comes_back_from_keeping_is_what_will_be_read(ana: Vault) -> None:
    """Lists become tuples on the way, so that a page never sees two shapes of one record."""
    loose: Any = ["one", "two"]
    record = Everything(
        day=TODAY, text="", few="x", count=1, share=0.5, yes=True, raw=b"", who=uuid4(), moment=NOON,
        maybe=None, several=loose, named={}, parts=(), any_of=frozenset(),
    )  # fmt: skip
    assert ana.add(record).record.several == ("one", "two")


@pytest.mark.parametrize("closeness", [0, 8, -1, 3.5, "4", None, True])
def test_a_record_outside_its_limits_is_refused_and_nothing_is_written(ana: Vault, closeness: Any) -> None:
    with pytest.raises(BadRecord, match="closeness"):
        ana.add(Number(day=TODAY, closeness=closeness))
    assert not SealedRecord.objects.exists()
    assert not Bucket.objects.exists()


def test_a_revision_outside_its_limits_changes_nothing(ana: Vault) -> None:
    kept = ana.add(Number(day=TODAY, closeness=3))
    with pytest.raises(BadRecord):
        ana.revise(kept, Number(day=TODAY, closeness=9))
    assert ana.all(Number) == [kept]


def test_a_class_without_a_tag_is_no_kind(ana: Vault) -> None:
    class Untagged(Record, frozen=True, kw_only=True):
        pass

    with pytest.raises(BadRecord, match="Untagged"):
        ana.add(Untagged(day=TODAY))
    with pytest.raises(BadRecord):
        ana.all(Untagged)


def test_times_are_kept_to_the_millisecond_and_in_utc(house: House) -> None:
    east = datetime.fromisoformat("2026-03-29T02:30:00.123999+05:45")
    kept = house.vault(house.ana, lambda: east).add(note())
    assert kept.written == datetime(2026, 3, 28, 20, 45, 0, 123000, UTC)
    assert house.vault(house.ana).get(Note, kept.id).written == kept.written


def test_kinds_do_not_see_each_other(ana: Vault) -> None:
    kept = ana.add(note())
    ana.add(Number(day=TODAY, closeness=4))
    assert len(ana.all(Note)) == len(ana.all(Number)) == 1
    with pytest.raises(NotHere):
        ana.get(Number, kept.id)
    assert ana.unreadable == []


def test_the_newest_is_first(ana: Vault) -> None:
    for text in ("one", "two", "three"):
        ana.add(note(text))
    assert texts(ana.all(Note)) == ["three", "two", "one"]
    assert [kept.seq for kept in ana.all(Note)] == [3, 2, 1]
    newest = ana.newest(Note)
    assert newest is not None
    assert newest.record.text == "three"
    assert ana.newest(Number) is None


def test_long_reading_crosses_pages(ana: Vault) -> None:
    for at in range(60):
        ana.add(note(str(at)))
        ana.add(Number(day=TODAY, closeness=1))
    expected = [str(at) for at in reversed(range(60))]
    assert texts(ana.all(Note)) == texts(ana.all(Note, since=TODAY)) == expected
    assert [kept.seq for kept in ana.everything()] == list(reversed(range(1, 121)))


# Revising and removing


def test_revising_keeps_id_time_and_order(house: House) -> None:
    moments = itertools.count()
    vault = house.vault(house.ana, lambda: NOON + timedelta(minutes=next(moments)))
    first = vault.add(note("first"))
    vault.add(note("second"))
    revised = vault.revise(first, note("first, better"))
    assert (revised.id, revised.written, revised.seq, revised.revision) == (first.id, first.written, first.seq, 1)
    assert texts(vault.all(Note)) == ["second", "first, better"]
    assert vault.get(Note, first.id) == revised


def test_earlier_words_of_ones_own_bucket_are_gone(ana: Vault) -> None:
    kept = ana.revise(ana.add(note("too sharp")), note("kinder"))
    assert ana.earlier(kept) == []
    assert not SealedRevision.objects.exists()


def test_revising_what_changed_meanwhile_is_refused(ana: Vault) -> None:
    kept = ana.add(note("one"))
    ana.revise(kept, note("two"))
    with pytest.raises(Changed):
        ana.revise(kept, note("three"))
    assert texts(ana.all(Note)) == ["two"]


def test_a_removed_record_is_as_one_that_never_was(ana: Vault) -> None:
    kept = ana.add(note())
    ana.remove(kept)
    never = kept.__class__(**{**{f: getattr(kept, f) for f in kept.__struct_fields__}, "id": uuid4()})
    for gone in (kept, never):
        with pytest.raises(NotHere):
            ana.get(Note, gone.id)
        with pytest.raises(NotHere):
            ana.remove(gone)
        with pytest.raises(NotHere):
            ana.revise(gone, note())
        assert ana.earlier(gone) == []
    assert ana.all(Note) == list(ana.everything()) == []
    assert not SealedRecord.objects.exists()


def test_numbers_go_on_after_a_removal(ana: Vault) -> None:
    ana.remove(ana.add(note()))
    assert ana.add(note()).seq == 2


def test_wide_padding_shows_only_wide_steps(ana: Vault) -> None:
    short, long = ana.add(note("no"), step=WIDE_STEP), ana.add(note("y" * 700), step=WIDE_STEP)
    ana.revise(short, note("yes, very much"), step=WIDE_STEP)
    assert set(SealedRecord.objects.values_list("size", flat=True)) == {WIDE_STEP // STEP}
    assert len({len(bytes(body)) for body in SealedRecord.objects.values_list("body", flat=True)}) == 1
    assert ana.get(Note, long.id) == long


# Other people's vaults


def test_cleo_sees_nothing_of_anas(ana: Vault, cleo: Vault, space: UUID) -> None:
    kept = ana.add(note())
    assert cleo.all(Note) == list(cleo.everything()) == []
    with pytest.raises(NotHere):
        cleo.get(Note, kept.id)
    for asking in (lambda: cleo.all(Note, space=space), lambda: cleo.add(note(), space)):
        with pytest.raises(NotHere):
            asking()


def test_another_root_opens_nothing_of_the_same_bucket(ana: Vault) -> None:
    kept = ana.add(note())
    other = Vault(ana.me, Root.new())
    other.own.bucket = ana.own.bucket
    assert other.all(Note) == list(other.everything()) == []
    assert other.unreadable == [kept.id]


# Since a day


def days(vault: Vault, since: date) -> list[int]:
    return [(kept.record.day - TODAY).days for kept in vault.all(Note, since=since)]


def vault_of_a_year(house: House, *late: tuple[int, int]) -> Vault:
    """A note a day for 200 days up to today; then `late` ones: (written on day, for day), counted from today."""
    written = sorted([*((day, day) for day in range(-199, 1)), *late])
    today = [0]
    vault = house.vault(house.ana, lambda: NOON + timedelta(days=today[0]))
    for today[0], day in written:
        vault.add(note(day=TODAY + timedelta(days=day)))
    return vault


def test_since_a_day_finds_that_day_and_later(house: House) -> None:
    vault = vault_of_a_year(house)
    assert days(vault, TODAY - timedelta(days=29)) == [-day for day in range(30)]
    assert days(vault, TODAY) == [0]
    assert days(vault, TODAY + timedelta(days=1)) == []
    assert len(days(vault, date.min)) == 200


def test_since_a_day_finds_what_was_written_for_an_earlier_day(house: House) -> None:
    assert days(vault_of_a_year(house, (-3, -100)), TODAY - timedelta(days=100)).count(-100) == 2


def test_since_a_day_is_not_misled_by_many_late_entries(house: House) -> None:
    """A year of someone's old notes comes in at once, as when a space is left; this month's own lie beneath them."""
    vault = vault_of_a_year(house, *((0, day) for day in range(-199, -31)))
    found = days(vault, TODAY - timedelta(days=29))
    assert sorted(found) == list(range(-29, 1))


def test_since_a_day_is_not_misled_by_what_was_brought_home(house: House, space: UUID) -> None:
    vault = vault_of_a_year(house)
    shared = house.vault(house.ana, lambda: NOON - timedelta(days=150))
    for _ in range(reading.LATE + 5):
        old = shared.add(note("long ago", TODAY - timedelta(days=150)), space)
        vault.bring_home(old)
    assert len(days(vault, TODAY - timedelta(days=29))) == 30


def test_since_a_day_knows_that_it_is_tomorrow_already_elsewhere(house: House) -> None:
    vault = house.vault(house.ana, lambda: NOON - timedelta(days=1))
    vault.add(note("written on Kiritimati", TODAY))
    for _ in range(reading.LATE):
        vault.add(note("for last spring", TODAY - timedelta(days=200)))
    assert days(vault, TODAY) == [0]


def test_since_a_day_forgives_a_clock_that_was_set_back(house: House) -> None:
    vault = vault_of_a_year(house)
    wrong = house.vault(house.ana, lambda: NOON - timedelta(days=4000))
    for _ in range(reading.LATE - 1):
        wrong.add(note(day=TODAY - timedelta(days=4000)))
    assert len(days(vault, TODAY - timedelta(days=29))) == 30


def test_since_a_day_opens_little_more_than_it_returns(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = vault_of_a_year(house)
    opened = []
    real = sheets.Hand.opened
    monkeypatch.setattr(sheets.Hand, "opened", lambda hand, row: opened.append(row.id) or real(hand, row))
    assert len(days(vault, TODAY - timedelta(days=9))) == 10
    assert len(opened) <= 10 + reading.LATE + 2


# Several versions of a kind


def write_old(vault: Vault, version: int, fields: dict[str, Any]) -> UUID:
    """Seal a letter as an older program would have."""
    import msgspec

    body = msgspec.msgpack.encode({"type": kind_of(Letter), "day": TODAY.isoformat(), **fields})
    return vault.add(Unknown(day=TODAY, kind=kind_of(Letter), of_version=version, body=body)).id


def test_old_versions_are_brought_up_on_reading(ana: Vault) -> None:
    first = write_old(ana, 1, {"to_and_text": "dear Ben: come home"})
    second = write_old(ana, 2, {"to": ["dear", "Ben"], "text": "come home"})
    third = ana.add(Letter(day=TODAY, to="dear Ben", text="come home"))
    assert {ana.get(Letter, each).record for each in (first, second, third.id)} == {third.record}
    assert len(ana.all(Letter)) == 3


def test_a_newer_version_than_we_know_is_left_alone(ana: Vault) -> None:
    newer = write_old(ana, 4, {"to": "Ben", "words": "from next year"})
    assert ana.all(Letter) == []
    assert ana.unreadable == [newer]
    with pytest.raises(NotHere):
        ana.get(Letter, newer)


@pytest.mark.parametrize("version", [1, 2])
def test_an_old_version_that_is_not_what_it_says_is_unreadable_and_no_fault(ana: Vault, version: int) -> None:
    for fields in ({}, {"to": 3, "text": 4}, {"to_and_text": ["x"]}, {"to_and_text": None, "to": None}):
        write_old(ana, version, fields)
    assert ana.all(Letter) == []
    assert len(ana.unreadable) == 4


def test_everything_carries_unknown_kinds_along_unread(ana: Vault) -> None:
    import msgspec

    body = msgspec.msgpack.encode({"type": "practice-taken-out", "day": TODAY.isoformat(), "secret": "kept"})
    lost = ana.add(Unknown(day=TODAY, kind="practice-taken-out", of_version=2, body=body))
    newer = write_old(ana, 9, {"more": 1})
    known = ana.add(note())
    found = list(ana.everything())
    assert [kept.id for kept in found] == [known.id, newer, lost.id]
    assert [type(kept.record) for kept in found] == [Note, Unknown, Unknown]
    moved = Vault(ana.me, Root.new(1))
    for kept in reversed(found):
        moved.reseal(kept, moved.own)
    assert [kept.record for kept in moved.everything()] == [kept.record for kept in found]


# Rotation


def test_a_new_root_takes_everything_along(house: House) -> None:
    old = house.vault(house.ana)
    kept = [old.add(note(text)) for text in ("one", "two", "three")]
    renewed = Vault(old.me, Root.new(old.root.epoch + 1), now=lambda: NOON + timedelta(days=1))
    for each in reversed(list(old.everything())):
        renewed.reseal(each, renewed.own)
        old.remove(each)
    found = renewed.all(Note)
    assert [(each.id, each.record, each.written) for each in reversed(found)] == [
        (each.id, each.record, each.written) for each in kept
    ]
    assert old.all(Note) == []


def test_a_record_sealed_anew_in_its_place_stays_where_it_was(ana: Vault) -> None:
    kept = ana.revise(ana.add(note("first")), note("first, better"))
    ana.add(note("second"))
    before = bytes(SealedRecord.objects.get(id=kept.id).body)
    assert ana.reseal(kept, ana.own) == kept
    assert bytes(SealedRecord.objects.get(id=kept.id).body) != before
    assert texts(ana.all(Note)) == ["second", "first, better"]
    with pytest.raises(Changed):
        ana.reseal(Kept(kept.id, kept.record, ana.me, True, NOON, 0, 1), ana.own)


def test_sealing_leaves_nothing_in_clear(ana: Vault) -> None:
    kept = ana.add(note("closer than close"))
    row = SealedRecord.objects.get(id=kept.id)
    assert (row.suite, row.epoch, row.revision, row.size, row.seq) == (1, 0, 0, 1, 1)
    assert b"close" not in bytes(row.body)
    assert b"note" not in bytes(row.tag)
    assert len(bytes(row.tag)) == 8
    assert row.bucket != ana.me


def test_tags_of_one_kind_differ_between_people_spaces_and_epochs(house: House) -> None:
    house.space_keys[1] = os.urandom(32)
    keys = house.keys(house.ana)
    tags = {keys.tag("note", 0), keys.tag("note", 1), keys.tag("note"), keys.tag("word", 1)}
    tags |= {house.vault(who).own.tag("note") for who in (house.ana, house.ben, house.cleo)}
    assert len(tags) == 6
    assert keys.tag("note") == keys.tag("note", 1) == house.keys(house.ben).tag("note")
