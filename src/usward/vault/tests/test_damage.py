"""A database that somebody edited, or that broke: every row is refused by itself, and nothing else suffers."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from django.db import IntegrityError, connection

from usward.core.records import Unknown, kind_of
from usward.vault import rows
from usward.vault.models import SealedRecord, SealedRevision
from usward.vault.sealed import Place, seal
from usward.vault.sheets import Sheet
from usward.vault.store import NotHere, Vault
from usward.vault.tests.kinds import TODAY, Note, Number, note

pytestmark = pytest.mark.django_db

sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its columns' types itself")


def refused(vault: Vault, id: UUID, space: UUID | None = None) -> None:  # noqa: A002
    """Every way of reading passes over the row, and every way of writing says that there is none."""
    intact = vault.add(note("intact"), space)
    assert vault.all(Note, space=space) == vault.all(Note, since=TODAY, space=space) == [intact]
    assert [kept for kept in vault.everything(space) if type(kept.record) is not Unknown] == [intact]
    assert vault.newest(Note, space) == intact
    assert id in vault.unreadable
    vault.unreadable.clear()
    with vault.at_a_glance():
        assert vault.all(Note, space=space) == vault.all(Note, since=TODAY, space=space) == [intact]
        assert vault.newest(Note, space) == intact
    assert id in vault.unreadable
    with pytest.raises(NotHere):
        vault.get(Note, id, space)
    vault.remove(intact)


def edit(id: UUID, **columns: Any) -> None:  # noqa: A002
    assert SealedRecord.objects.filter(id=id).update(**columns) == 1


@pytest.mark.parametrize("in_space", [False, True])
def test_bar_04_a_flipped_byte_anywhere_in_the_row_is_refused(ana: Vault, space: UUID, in_space: bool) -> None:
    where = space if in_space else None
    kept = ana.add(note("words"), where)
    body = bytes(SealedRecord.objects.get(id=kept.id).body)
    for at in range(0, len(body), 7):
        edit(kept.id, body=body[:at] + bytes((body[at] ^ 0x10,)) + body[at + 1 :])
        with pytest.raises(NotHere):
            ana.get(Note, kept.id, where)
    refused(ana, kept.id, where)
    edit(kept.id, body=body)
    assert ana.get(Note, kept.id, where) == kept


MOVES: dict[str, dict[str, Any]] = {
    "revision": {"revision": 1},
    "negative revision": {"revision": -1},
    "epoch": {"epoch": 1},
    "negative epoch": {"epoch": -1},
    "empty body": {"body": b""},
    "short body": {"body": b"\x01"},
    "body of zeros": {"body": bytes(700)},
}


@pytest.mark.parametrize("move", MOVES)
def test_bar_04_a_moved_row_is_refused(ana: Vault, move: str) -> None:
    kept = ana.add(note())
    edit(kept.id, **MOVES[move])
    refused(ana, kept.id)


def test_bar_04_a_row_moved_to_another_kind_is_refused(ana: Vault) -> None:
    kept = ana.add(Number(day=TODAY, closeness=3))
    edit(kept.id, tag=ana.own.tag(kind_of(Note)))
    refused(ana, kept.id)
    assert ana.all(Number) == []


def test_bar_04_a_row_moved_to_another_id_or_person_or_space_is_refused(ana: Vault, cleo: Vault, space: UUID) -> None:
    kept = ana.add(note())
    moved = uuid4()
    row = rows.one(ana.own.bucket, kept.id)
    assert row is not None
    for bucket, id, vault, where in (  # noqa: A001
        (ana.own.bucket, moved, ana, None),
        (cleo.own.bucket, kept.id, cleo, None),
        (space, kept.id, ana, space),
    ):
        tag = (vault.spaces[where] if where else vault.own).tag(kind_of(Note))
        for carried in (row.tag, tag):
            there = row._replace(id=id, seq=rows.next_seq(bucket), tag=carried)
            rows.insert(bucket, there, suite=1, size=1)
            with pytest.raises(NotHere):
                vault.get(Note, id, where)
            found = [each.id for each in vault.all(Note, space=where)]
            assert found == ([kept.id] if bucket == ana.own.bucket else [])
            assert carried != tag or id in vault.unreadable
            SealedRecord.objects.filter(bucket=bucket, id=id).delete()
    assert ana.all(Note) == [kept]


def test_bar_04_an_earlier_revision_put_back_in_its_place_opens_as_what_it_is(ana: Vault, space: UUID) -> None:
    """Whoever holds the database can restore what was; the revision is bound, so it cannot pass for the newer one."""
    kept = ana.revise(ana.add(note("one"), space), note("two"))
    old = SealedRevision.objects.get()
    edit(kept.id, body=bytes(old.body))
    refused(ana, kept.id, space)


def test_a_sealed_record_cannot_be_carried_from_the_revisions_of_another(ana: Vault, space: UUID) -> None:
    one, other = (ana.revise(ana.add(note(text), space), note(text + "!")) for text in ("a", "b"))
    first, second = (SealedRevision.objects.get(id=kept.id) for kept in (one, other))
    SealedRevision.objects.filter(id=one.id).update(body=bytes(second.body))
    assert ana.earlier(one) == []
    assert ana.unreadable == [one.id]
    assert [kept.record.text for kept in ana.earlier(other)] == ["b"]
    assert bytes(first.body) != bytes(second.body)


# What somebody with the key of a space can seal there

HOSTILE_SHEETS: dict[str, Any] = {
    "no msgpack": b"\xc1",
    "nothing": b"",
    "a map": {},
    "too short": [1, b"x" * 16, 0],
    "no author": [1, b"", 0, 0, {}],
    "author of 17 bytes": [1, b"x" * 17, 0, 0, {}],
    "version zero": [0, b"x" * 16, 0, 0, {}],
    "version below zero": [-1, b"x" * 16, 0, 0, {}],
    "a version beyond counting": [2**63, b"x" * 16, 0, 0, {}],
    "time below zero": [1, b"x" * 16, -1, 0, {}],
    "a time beyond all years": [1, b"x" * 16, 2**62, 0, {}],
    "no record": [1, b"x" * 16, 0, 0, None],
    "a record of nothing": [1, b"x" * 16, 0, 0, {}],
    "another kind": [1, b"x" * 16, 0, 0, {"type": "vault-number", "day": "2026-11-22", "closeness": 3}],
    "no day": [1, b"x" * 16, 0, 0, {"type": "vault-note", "day": "2026-02-30"}],
    "text as a number": [1, b"x" * 16, 0, 0, {"type": "vault-note", "day": "2026-11-22", "text": 3}],
    "half a letter": [1, b"x" * 16, 0, 0, {"type": "vault-note", "day": "2026-11-22", "text": b"\xff"}],
    "a bottomless record": b"\x95\x01\xc4\x10" + b"x" * 16 + b"\x00\x00" + b"\x91" * 50_000 + b"\xc0",
    "a bottomless field": b"\x95\x01\xc4\x10"
    + b"x" * 16
    + b"\x00\x00\x82\xa4type\xaavault-note\xa1x"
    + b"\x91" * 50_000,
}


@pytest.mark.parametrize("sheet", HOSTILE_SHEETS)
def test_a_hostile_sheet_in_a_space_is_refused_and_nothing_breaks(
    ana: Vault, ben: Vault, space: UUID, sheet: str
) -> None:
    content = HOSTILE_SHEETS[sheet]
    said = content if isinstance(content, bytes) else msgspec.msgpack.encode(content)
    keys, planted = ben.spaces[space], uuid4()
    place = Place("record", space, planted, keys.tag(kind_of(Note)), 0, 0)
    body = seal(keys.keys[0], place, bytes(64) + said)
    rows.insert(space, rows.Row(planted, rows.next_seq(space), place.tag, 0, 0, body), suite=1, size=1)
    refused(ana, planted, space)


def test_the_hostile_sheets_fail_for_their_content_alone(ben: Vault, ana: Vault, space: UUID) -> None:
    """The same planting with a good sheet is read (as not authentic), so the refusals above are earned."""
    good = Sheet(1, b"x" * 16, 0, 0, msgspec.Raw(msgspec.msgpack.encode(note("planted"))))
    keys, planted = ben.spaces[space], uuid4()
    place = Place("record", space, planted, keys.tag(kind_of(Note)), 0, 0)
    body = seal(keys.keys[0], place, bytes(64) + msgspec.msgpack.encode(good))
    rows.insert(space, rows.Row(planted, rows.next_seq(space), place.tag, 0, 0, body), suite=1, size=1)
    (found,) = ana.all(Note, space=space)
    assert (found.record.text, found.mine, found.authentic) == ("planted", False, False)


def test_a_sheet_without_room_for_marks_is_refused(ana: Vault, ben: Vault, space: UUID) -> None:
    keys, planted = ben.spaces[space], uuid4()
    place = Place("record", space, planted, keys.tag(kind_of(Note)), 0, 0)
    body = seal(keys.keys[0], place, b"short")
    rows.insert(space, rows.Row(planted, rows.next_seq(space), place.tag, 0, 0, body), suite=1, size=1)
    refused(ana, planted, space)


# What only a file without types can hold


@sqlite_only
@pytest.mark.parametrize(
    "change",
    ["body = 'text'", "body = 17", "revision = 'x'", "epoch = 'x'", "epoch = 1e300", "seq = seq + 0.5", "body = NULL"],
)
def test_a_column_of_the_wrong_type_is_refused(ana: Vault, change: str) -> None:
    kept = ana.add(note())
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"UPDATE vault_record SET {change}")
        except IntegrityError:
            return  # What the file itself refuses need not be refused by us.
    if change.startswith("seq"):
        assert [each.record for each in ana.all(Note)] == [kept.record]
    else:
        refused(ana, kept.id)


@sqlite_only
@pytest.mark.parametrize("id", ["'not an id'", "x'00ff'", "''", "'" + "f" * 40 + "'", "'0x-1'"])
def test_an_id_that_is_none_is_refused(ana: Vault, id: str) -> None:  # noqa: A002
    ana.add(note())
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE vault_record SET id = {id}")
    assert ana.all(Note) == list(ana.everything()) == []
    assert ana.unreadable == [UUID(int=0)] * 2


@sqlite_only
def test_a_tag_of_the_wrong_type_hides_a_row_and_breaks_nothing(ana: Vault) -> None:
    kept = ana.add(note())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_record SET tag = 'texttext'")
    assert ana.all(Note) == list(ana.everything()) == []
    with pytest.raises(NotHere):
        ana.get(Note, kept.id)
    with pytest.raises(NotHere):
        ana.remove(kept)
