"""What lies in a space: who wrote it, who may change it, and what is left when it is taken back."""

import os
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest

from usward.core.records import Kept
from usward.vault import rows
from usward.vault.keys import Pair, Root
from usward.vault.models import SealedRecord, SealedRevision
from usward.vault.sheets import Hand
from usward.vault.store import BucketKeys, NobodyThere, NotHere, Vault
from usward.vault.tests.kinds import TODAY, Note, note
from usward.vault.tests.people import NOON, House

pytestmark = pytest.mark.django_db


def texts(found: list[Kept[Note]]) -> list[str]:
    return [kept.record.text for kept in found]


# Given


def test_ben_reads_what_ana_gave(ana: Vault, ben: Vault, space: UUID) -> None:
    given = ana.add(note("for you"), space)
    (found,) = ben.all(Note, space=space)
    assert (found.record, found.author, found.mine, found.authentic) == (given.record, ana.me, False, True)
    assert (found.id, found.written, found.space) == (given.id, NOON, space)
    assert ben.all(Note) == []


def test_a_shared_copy_is_a_copy(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note("a passage"))
    copy = ana.share(own, space)
    assert copy.id != own.id
    assert texts(ben.all(Note, space=space)) == ["a passage"]
    ana.revise(own, note("a passage, longer"))
    assert texts(ben.all(Note, space=space)) == ["a passage"]
    assert ana.copy_of(own, space) == copy


def test_sharing_again_brings_the_copy_up_to_date(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note("one"))
    first = ana.share(own, space)
    second = ana.share(ana.revise(own, note("two")), space)
    assert (second.id, second.seq, second.revision) == (first.id, first.seq, 1)
    (found,) = ben.all(Note, space=space)
    assert found.record.text == "two"
    assert texts(ben.earlier(found)) == ["one"]


def test_only_ones_own_private_record_is_shared(ana: Vault, ben: Vault, space: UUID) -> None:
    given = ana.add(note(), space)
    for vault, kept in ((ana, given), (ben, ben.get(Note, given.id, space))):
        with pytest.raises(NotHere):
            vault.share(kept, space)


def test_what_was_taken_back_is_as_if_it_never_was(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note())
    copy = ana.share(own, space)
    ana.share(ana.revise(own, note("again")), space)
    assert ana.unshare(own, space) is True
    refusals = []
    for gone in (copy.id, uuid4()):
        with pytest.raises(NotHere) as refusal:
            ben.get(Note, gone, space)
        refusals.append((type(refusal.value), refusal.value.args))
    assert refusals[0] == refusals[1]
    assert ben.all(Note, space=space) == list(ben.everything(space)) == []
    assert ana.copy_of(own, space) is None
    assert ana.unshare(own, space) is False
    assert not SealedRevision.objects.exists()
    assert len(ana.all(Note)) == 1


def test_shared_and_taken_back_it_can_be_shared_again(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note())
    ana.share(own, space)
    ana.unshare(own, space)
    ana.share(own, space)
    assert [kept.revision for kept in ben.all(Note, space=space)] == [0]


def test_a_copy_lies_where_only_its_author_can_tell(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note())
    copy = ana.share(own, space)
    assert ben.copy_id(own, space) != copy.id
    assert ana.copy_id(own, uuid4()) != copy.id


# Who may change it


def test_nobody_but_the_author_revises_or_removes(ana: Vault, ben: Vault, space: UUID) -> None:
    given = ana.add(note("mine"), space)
    theirs = ben.get(Note, given.id, space)
    claimed = msgspec.structs.replace(theirs, author=ben.me, mine=True)
    for kept in (theirs, claimed):
        with pytest.raises(NotHere):
            ben.revise(kept, note("yours now"))
        with pytest.raises(NotHere):
            ben.remove(kept)
    assert ana.all(Note, space=space) == [given]
    ana.remove(given)
    assert ben.all(Note, space=space) == []


def test_ben_cannot_take_anas_copy_back(ana: Vault, ben: Vault, space: UUID) -> None:
    copy = ana.share(ana.add(note()), space)
    assert ben.unshare(copy, space) is False
    assert ben.unshare(ben.get(Note, copy.id, space), space) is False
    assert len(ben.all(Note, space=space)) == 1


def test_both_see_what_it_said_before(ana: Vault, ben: Vault, space: UUID) -> None:
    kept = ana.add(note("one"), space)
    for text in ("two", "three"):
        kept = ana.revise(kept, note(text))
    (found,) = ben.all(Note, space=space)
    assert texts(ben.earlier(found)) == texts(ana.earlier(kept)) == ["one", "two"]
    assert [each.revision for each in ben.earlier(found)] == [0, 1]
    assert all(each.authentic for each in ben.earlier(found) + ana.earlier(kept))
    assert found.revision == len(ben.earlier(found))


def test_a_filed_revision_keeps_its_own_size(ana: Vault, space: UUID) -> None:
    ana.revise(ana.add(note("x" * 700), space), note("short"))
    assert (SealedRevision.objects.get().size, SealedRecord.objects.get().size) == (4, 1)


def test_removing_takes_earlier_words_along(ana: Vault, space: UUID) -> None:
    ana.remove(ana.revise(ana.add(note("one"), space), note("two")))
    assert not SealedRevision.objects.exists()


# Whether it is really theirs


def forge(holder: Vault, space: UUID, author: UUID, pair: bytes | None = None) -> Kept[Note]:
    """Whoever holds a space key (and, here, the database) puts in a record that says `author` wrote it."""
    keys = holder.spaces[space]
    honest = Hand(keys, holder.me, holder.root.author_key)
    row = honest.seal(rows.Row(uuid4(), 0, b"", 0, 0, b""), note("I never said this"), author, NOON, NOON)
    row = row._replace(seq=rows.next_seq(keys.bucket))
    rows.insert(keys.bucket, row, suite=1, size=1)
    return honest.open(Note, row)


def test_bar_07_ana_sees_that_a_forged_record_of_hers_is_not_hers(ana: Vault, ben: Vault, space: UUID) -> None:
    forge(ben, space, author=ana.me)
    (found,) = ana.all(Note, space=space)
    assert (found.author, found.mine, found.authentic) == (ana.me, True, False)


def test_bar_07_ben_sees_that_a_record_forged_by_a_third_with_the_space_key_is_not_anas(
    house: House, ben: Vault, space: UUID
) -> None:
    """The one who runs the server took a copy of the space key, but holds neither Ana's root nor the pair key."""
    thief = Vault(
        uuid4(), Root.new(), [house.keys(house.ana, other=house.ben.id, pairs={house.ben.id: os.urandom(32)})]
    )
    forge(thief, space, author=house.ana.id)
    (found,) = ben.all(Note, space=space)
    assert (found.author, found.authentic) == (house.ana.id, False)


def test_bar_07_words_of_nobody_in_the_space_are_not_authentic(
    house: House, ana: Vault, ben: Vault, space: UUID
) -> None:
    forge(ben, space, author=house.cleo.id)
    (found,) = ana.all(Note, space=space)
    assert (found.mine, found.authentic) == (False, False)


def test_bar_07_a_true_mark_on_other_words_is_refused(house: House, ana: Vault, ben: Vault, space: UUID) -> None:
    """Ben takes Ana's two marks from one sheet and puts them before another."""
    given = ana.add(note("I will think about it"), space)
    keys = ben.spaces[space]
    hand = Hand(keys, ben.me, ben.root.author_key)
    row = rows.one(space, given.id)
    assert row is not None
    opened = hand.opened(row)
    from usward.vault.sealed import Place, seal

    place = Place("record", space, row.id, row.tag, row.epoch, row.revision)
    sheet = opened.said[len(place.bound()) :]
    for said in (sheet.replace(b"I will think about it", b"I will not think of i"), sheet[:1] + b"\x02" + sheet[2:]):
        assert said != sheet
        SealedRecord.objects.filter(id=given.id).update(body=seal(keys.keys[0], place, opened.marks + said))
        assert not [kept for kept in ana.all(Note, space=space) if kept.authentic]
        assert not [kept for kept in ben.all(Note, space=space) if kept.authentic]


def test_a_forged_record_can_be_removed_but_not_revised_resealed_or_brought_home(
    ana: Vault, ben: Vault, space: UUID
) -> None:
    forge(ben, space, author=ana.me)
    (found,) = ana.all(Note, space=space)
    with pytest.raises(NotHere):
        ana.revise(found, note("mine after all"))
    with pytest.raises(NotHere):
        ana.bring_home(found)
    with pytest.raises(NotHere):
        ana.reseal(found, ana.own)
    ana.remove(found)
    assert ana.all(Note, space=space) == []


def test_a_row_planted_where_a_copy_would_lie_is_not_revised(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note())
    copy = ana.share(own, space)
    ana.unshare(own, space)
    keys = ben.spaces[space]
    row = Hand(keys, ben.me, ben.root.author_key).seal(
        rows.Row(copy.id, 0, b"", 0, 0, b""), note("planted"), ben.me, NOON, NOON
    )
    rows.insert(space, row._replace(seq=rows.next_seq(space)), suite=1, size=1)
    with pytest.raises(NotHere):
        ana.share(own, space)
    assert texts(ana.all(Note, space=space)) == ["planted"]


# When keys are renewed


def test_a_former_pair_key_vouches_for_what_it_marked_and_no_further(house: House, ben: Vault, space: UUID) -> None:
    ana = house.vault(house.ana)
    old = ana.add(note("before"), space)
    former = house.ben.pair_with(house.ana)
    house.ben.pair = Pair.new()
    renewed = house.vault(house.ana)
    renewed.add(note("after"), space)
    seen = Vault(house.ben.id, house.ben.root, [house.keys(house.ben, former={house.ana.id: ((former, old.seq),)})])
    assert [kept.authentic for kept in seen.all(Note, space=space)] == [True, True]
    unaware = house.vault(house.ben)
    assert [kept.authentic for kept in unaware.all(Note, space=space)] == [True, False]
    ana.add(note("by whoever stole the old key"), space)
    assert [kept.authentic for kept in seen.all(Note, space=space)] == [False, True, True]


def test_ones_own_words_are_marked_anew_under_a_new_root(house: House, space: UUID) -> None:
    old = house.vault(house.ana)
    given = old.revise(old.add(note("one"), space), note("two"))
    house.ana.root = Root.new(1)
    renewed = house.vault(house.ana)
    assert [kept.authentic for kept in renewed.all(Note, space=space)] == [False]
    renewed.reseal(given, renewed.spaces[space])
    (found,) = renewed.all(Note, space=space)
    assert (found.id, found.record.text, found.authentic, found.seq) == (given.id, "two", True, given.seq)
    assert [kept.authentic for kept in house.vault(house.ben).all(Note, space=space)] == [True]


def test_a_new_epoch_seals_and_the_old_one_still_opens(house: House, space: UUID) -> None:
    house.vault(house.ana).add(note("old"), space)
    house.space_keys[1] = os.urandom(32)
    house.vault(house.ana).add(note("new"), space)
    ben = house.vault(house.ben)
    assert texts(ben.all(Note, space=space)) == ["new", "old"]
    assert texts(ben.all(Note, since=TODAY, space=space)) == ["new", "old"]
    assert texts(list(ben.everything(space))) == ["new", "old"]
    assert ben.newest(Note, space).record.text == "new"  # type: ignore[union-attr]
    assert set(SealedRecord.objects.values_list("epoch", flat=True)) == {0, 1}
    del house.space_keys[0]
    late = house.vault(house.ben)
    assert texts(late.all(Note, space=space)) == ["new"]


def test_revising_moves_a_record_to_the_present_epoch(house: House, space: UUID) -> None:
    given = house.vault(house.ana).add(note("old"), space)
    house.space_keys[1] = os.urandom(32)
    revised = house.vault(house.ana).revise(given, note("new"))
    assert SealedRecord.objects.get().epoch == 1
    ben = house.vault(house.ben)
    assert texts(ben.earlier(ben.get(Note, revised.id, space))) == ["old"]


# When nobody is there, or nobody is certain


@pytest.mark.parametrize(
    "doubt",
    [{"other": None}, {"trouble": "swapped"}, {"pairs": {}}, {"other": UUID(int=7)}],
    ids=lambda d: next(iter(d)),
)
def test_nothing_is_written_where_the_other_is_not_certain(house: House, space: UUID, doubt: dict[str, object]) -> None:
    given = house.vault(house.ana).add(note(), space)
    ana = Vault(house.ana.id, house.ana.root, [house.keys(house.ana, **doubt)])
    own = ana.add(note())
    for writing in (
        lambda: ana.add(note(), space),
        lambda: ana.share(own, space),
        lambda: ana.revise(given, note("x")),
    ):
        with pytest.raises(NobodyThere, match=str(doubt.get("trouble", "^$"))):
            writing()
    assert ana.all(Note, space=space) == [given]
    ana.remove(given)
    assert not SealedRecord.objects.filter(bucket=space).exists()


def test_a_space_without_any_key_reads_as_empty(house: House, ana: Vault, space: UUID) -> None:
    given = ana.add(note(), space)
    keyless = Vault(house.ana.id, house.ana.root, [BucketKeys(space, {}, space=space)])
    assert keyless.all(Note, space=space) == keyless.all(Note, since=TODAY, space=space) == []
    assert list(keyless.everything(space)) == []
    assert keyless.newest(Note, space) is None
    with pytest.raises(NotHere):
        keyless.get(Note, given.id, space)
    with pytest.raises(NotHere):
        keyless.remove(given)
    with pytest.raises(NobodyThere):
        keyless.add(note(), space)


# Leaving


def test_what_was_given_is_brought_home_with_its_author(ana: Vault, ben: Vault, space: UUID) -> None:
    ana.add(note("you made me laugh"), space)
    (given,) = ben.all(Note, space=space)
    home = ben.bring_home(given)
    assert (home.author, home.mine, home.written, home.space) == (ana.me, False, given.written, None)
    assert ben.get(Note, home.id) == home
    with pytest.raises(NotHere):
        ben.revise(home, note("changed"))
    ben.remove(home)
    assert ben.all(Note) == []


def test_what_is_ones_own_leaves_with_its_author(ana: Vault, ben: Vault, space: UUID) -> None:
    given = ana.add(note("mine"), space)
    home = ana.reseal(given, ana.own)
    ana.remove(given)
    assert (home.id, home.written, home.mine, home.space) == (given.id, given.written, True, None)
    assert texts(ana.all(Note)) == ["mine"]
    assert ben.all(Note, space=space) == []


def test_the_others_words_are_not_sealed_anew_into_a_space(house: House, ana: Vault, ben: Vault, space: UUID) -> None:
    ana.add(note(), space)
    (given,) = ben.all(Note, space=space)
    house.space_keys[1] = os.urandom(32)
    with pytest.raises(NotHere):
        ben.reseal(given, house.keys(house.ben))


def test_written_again_later_it_says_when_it_was_given(house: House, space: UUID) -> None:
    vault = house.vault(house.ana)
    own = vault.add(note())
    later = house.vault(house.ana, lambda: NOON + timedelta(hours=5))
    assert later.share(own, space).written == NOON + timedelta(hours=5)
