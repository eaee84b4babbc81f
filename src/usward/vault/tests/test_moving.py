"""Whole buckets under new keys: everything arrives, in its order, and nothing is vouched for that was not one's own."""

from datetime import timedelta
from uuid import UUID

import pytest

from usward.core.records import Unknown
from usward.vault import moving
from usward.vault.keys import Root
from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.store import Vault
from usward.vault.tests.kinds import TODAY, Note, Number, note
from usward.vault.tests.people import NOON, House
from usward.vault.tests.test_sharing import forge

pytestmark = pytest.mark.django_db


def renewed(house: House) -> Vault:
    house.ana.root = Root.new(house.ana.root.epoch + 1)
    return house.vault(house.ana)


def test_ones_own_bucket_moves_whole_and_in_order(house: House) -> None:
    day = [0]
    old = house.vault(house.ana, lambda: NOON + timedelta(days=day[0]))
    for day[0] in range(-60, 1):
        old.add(note(str(day[0]), TODAY + timedelta(days=day[0])))
    old.revise(old.all(Note)[5], note("revised", TODAY - timedelta(days=5)))
    old.add(Number(day=TODAY, closeness=2))
    old.add(Unknown(day=TODAY, kind="taken-out", of_version=1, body=b"\x82\xa4type\xa9taken-out\xa3day\xaa2026-11-22"))
    long_ago = house.vault(house.ana, lambda: NOON - timedelta(days=300)).add(
        note("given", TODAY - timedelta(days=300)), house.space
    )
    for _ in range(20):
        old.bring_home(long_ago)
    before = [(kept.id, kept.record, kept.written, kept.seq, kept.revision) for kept in old.everything()]
    new = renewed(house)
    assert moving.renew_own(old, new) == 0
    assert [(kept.id, kept.record, kept.written, kept.seq, kept.revision) for kept in new.everything()] == before
    assert list(old.everything()) == []
    assert set(Bucket.objects.values_list("id", flat=True)) == {new.own.bucket, house.space}
    assert len(new.all(Note, since=TODAY - timedelta(days=29))) == 30
    assert new.add(note()).seq == len(before) + 1


def test_what_does_not_open_stays_behind(house: House, ana: Vault) -> None:
    damaged, whole = ana.add(note("damaged")), ana.add(note("whole"))
    SealedRecord.objects.filter(id=damaged.id).update(body=bytes(400))
    new = renewed(house)
    assert moving.renew_own(ana, new) == 1
    assert [kept.id for kept in new.everything()] == [whole.id]
    assert SealedRecord.objects.filter(bucket=ana.own.bucket, id=damaged.id).exists()
    assert moving.head(ana.own.bucket) == moving.head(new.own.bucket) == 2


def test_ones_own_words_in_a_space_are_marked_anew_with_what_they_said_before(house: House, space: UUID) -> None:
    ana, ben = house.vault(house.ana), house.vault(house.ben)
    given = ana.revise(ana.add(note("one"), space), note("two"))
    theirs = ben.add(note("Ben's"), space)
    forged = forge(ben, space, author=ana.me)
    new = renewed(house)
    moving.renew_space(ana, new, space, {})
    found = {kept.id: kept for kept in new.all(Note, space=space)}
    assert {at: kept.authentic for at, kept in found.items()} == {given.id: True, theirs.id: True, forged.id: False}
    assert (found[given.id].seq, found[given.id].revision, found[given.id].written) == (given.seq, 1, given.written)
    (earlier,) = new.earlier(found[given.id])
    assert (earlier.record.text, earlier.authentic) == ("one", True)
    bens = {kept.id: kept for kept in house.vault(house.ben).all(Note, space=space)}
    assert bens[given.id].authentic
    assert not bens[given.id].mine


def test_copies_move_to_where_the_new_root_looks_for_them(house: House, space: UUID) -> None:
    ana = house.vault(house.ana)
    own = ana.add(note())
    copy = ana.share(own, space)
    new = renewed(house)
    moving.renew_own(ana, new)
    moving.renew_space(ana, new, space, {copy.id: new.copy_id(own, space)})
    assert new.copy_of(new.get(Note, own.id), space) is not None
    assert [kept.seq for kept in new.all(Note, space=space)] == [copy.seq]
    assert new.unshare(own, space)


def test_a_dropped_bucket_is_gone_with_all_it_said(ana: Vault, ben: Vault, space: UUID) -> None:
    ana.revise(ana.add(note("one"), space), note("two"))
    own = ana.add(note())
    assert moving.head(space) == 1
    moving.drop(space)
    assert ben.all(Note, space=space) == []
    assert (moving.head(space), SealedRevision.objects.count()) == (0, 0)
    assert ana.all(Note) == [own]
