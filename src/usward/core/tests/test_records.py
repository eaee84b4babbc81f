"""Records: their limits, their versions, and what becomes of bytes that are not one."""

from datetime import date
from typing import Annotated, Any, ClassVar

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta

from usward.core.records import (
    BadRecord,
    Record,
    Unknown,
    UnknownKind,
    decode,
    encode,
    kind_named,
    kind_of,
    kinds,
    outline,
    stored,
    to_markdown,
    to_plain,
)

DAY = date(2026, 11, 22)


class Walk(Record, frozen=True, kw_only=True, tag="core-walk"):
    """Version 1 knew miles, version 2 wrote them as text, version 3 knows kilometres."""

    version: ClassVar[int] = 3

    kilometres: Annotated[float, Meta(ge=0, le=100)]
    along: tuple[str, ...] = ()

    @classmethod
    def upcast(cls, version: int, old: dict[str, Any]) -> dict[str, Any]:
        if version == 1:
            return {**old, "miles": str(old["miles"])}
        return {**old, "kilometres": round(float(old.pop("miles")) * 1.609344, 3)}

    def words(self) -> str:
        return " ".join(self.along)


class Rest(Record, frozen=True, kw_only=True, tag="core-rest"):
    pass


def packed(**fields: Any) -> bytes:
    return msgspec.msgpack.encode({"type": "core-walk", "day": DAY.isoformat(), **fields})


@settings(max_examples=30)
@given(st.floats(0, 100), st.lists(st.text(max_size=20), max_size=3).map(tuple), st.dates())
def test_a_record_reads_as_it_was_written(kilometres: float, along: tuple[str, ...], day: date) -> None:
    walk = Walk(day=day, kilometres=kilometres, along=along)
    assert decode(Walk, Walk.version, encode(walk)) == walk
    assert stored(walk) == ("core-walk", 3, encode(walk))


@pytest.mark.parametrize("kilometres", [-1, 101, "5", None])
def test_limits_hold_before_anything_is_written(kilometres: Any) -> None:
    with pytest.raises(BadRecord, match=r"core-walk: .*kilometres"):
        encode(Walk(day=DAY, kilometres=kilometres))


def test_a_record_cannot_be_changed_but_can_be_written_anew() -> None:
    walk = Walk(day=DAY, kilometres=3)
    with pytest.raises(AttributeError):
        walk.kilometres = 4  # type: ignore[misc]
    assert walk.with_(kilometres=4) == Walk(day=DAY, kilometres=4)


def test_older_versions_climb_step_by_step() -> None:
    assert decode(Walk, 1, packed(miles=2)).kilometres == 3.219
    assert decode(Walk, 2, packed(miles="2")).kilometres == 3.219


@pytest.mark.parametrize("version", [4, 10**9, 0, -1, -(10**18)])
def test_versions_that_never_were_are_refused_at_once(version: int) -> None:
    with pytest.raises(BadRecord, match="newer Usward"):
        decode(Walk, version, packed(miles=2))


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xc1",
        b"\x80",
        packed(),
        packed(miles="far"),
        packed(miles=None),
        packed(miles={}),
        packed(miles=1e9),
        b"\x91" * 9999,
    ],
)
def test_old_bytes_that_are_not_what_they_say_are_a_bad_record_and_nothing_else(version: int, body: bytes) -> None:
    with pytest.raises(BadRecord):
        decode(Walk, version, body)


@given(st.binary(max_size=200), st.sampled_from([1, 2, 3]))
def test_any_bytes_are_a_record_or_a_bad_record(body: bytes, version: int) -> None:
    with pytest.raises(BadRecord):
        decode(Walk, version, body)


def test_a_version_without_a_way_up_is_refused() -> None:
    class Later(Record, frozen=True, kw_only=True, tag="core-later"):
        version: ClassVar[int] = 2

    with pytest.raises(BadRecord, match="no way up"):
        decode(Later, 1, msgspec.msgpack.encode({"type": "core-later", "day": "2026-11-22"}))


def test_one_kind_does_not_pass_for_another() -> None:
    with pytest.raises(BadRecord):
        decode(Rest, 1, encode(Walk(day=DAY, kilometres=1)))


def test_a_kind_is_its_tag() -> None:
    class Untagged(Record, frozen=True, kw_only=True):
        pass

    assert kind_of(Walk) == "core-walk"
    assert kind_named("core-walk") is Walk
    assert Walk in set(kinds())
    assert Record not in set(kinds())
    assert Unknown not in set(kinds())
    with pytest.raises(BadRecord, match="Untagged"):
        kind_of(Untagged)
    with pytest.raises(UnknownKind):
        kind_named("core-flight")


def test_what_is_not_known_is_carried_along_unread() -> None:
    body = msgspec.msgpack.encode({"type": "from-tomorrow", "day": "2031-01-01", "words": "keep me"})
    unknown = outline(7, body)
    assert (unknown.kind, unknown.of_version, unknown.day) == ("from-tomorrow", 7, date(2031, 1, 1))
    assert stored(unknown) == ("from-tomorrow", 7, body)
    assert decode(Unknown, 7, body) == unknown
    assert to_plain(unknown) == {"type": "from-tomorrow", "version": 7, "day": "2031-01-01", "words": "keep me"}
    assert to_markdown(unknown) == "## 2031-01-01 from-tomorrow\n\n**words**: keep me\n"
    torn = msgspec.msgpack.encode({"type": "x", "day": "2031-01-01", "words": "keep"}).replace(b"keep", b"k\xff\xfep")
    for nothing in (b"", b"\x80", torn, msgspec.msgpack.encode({"type": 3, "day": "2031-01-01"}), b"\x91" * 9999):
        with pytest.raises(BadRecord):
            outline(1, nothing)


def test_finding_and_captions_come_from_its_words() -> None:
    walk = Walk(day=DAY, kilometres=1, along=("harbour" * 20,))
    assert walk.caption() == walk.words()[:80]
    assert Rest(day=DAY).words() == Rest(day=DAY).caption() == ""


def test_it_leaves_in_plain_forms() -> None:
    walk = Walk(day=DAY, kilometres=2.5, along=("the canal", "home"))
    assert to_plain(walk) == {
        "type": "core-walk", "version": 3, "day": "2026-11-22", "kilometres": 2.5, "along": ["the canal", "home"],
    }  # fmt: skip
    assert to_markdown(walk) == "## 2026-11-22 core-walk\n\n**kilometres**: 2.5\n\n**along**: the canal, home\n"
