"""Sealed answers: who sees what, and when, as two people come and go."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from usward.core.opening_hours import Hours
from usward.vault import heads, rounds
from usward.vault.commitments import NotAsSealed, commitment, lock, unlock
from usward.vault.models import SealedRecord
from usward.vault.record import Commitment, Fold, Pin, Release
from usward.vault.rounds import Look, Rounds, Stands
from usward.vault.store import NotHere, Vault
from usward.vault.tests.kinds import Note
from usward.vault.tests.people import House

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
HOURS = Hours.of(["20:00"], UTC)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def at(self, text: str) -> None:
        self.now = datetime.fromisoformat(f"2026-{text}").replace(tzinfo=UTC)


class Two:
    """Ana's and Ben's sessions at one table."""

    def __init__(self, house: House) -> None:
        self.house, self.clock = house, Clock()
        self.space = house.space
        self.ana = self.of(house.vault(house.ana, self.clock))
        self.ben = self.of(house.vault(house.ben, self.clock))
        self.round = uuid4()

    def of(self, vault: Vault) -> Rounds:
        return Rounds(vault, self.space, HOURS)

    def answer(self, who: Rounds, words: str = "") -> None:
        who.fold(self.round, Note(day=DAY, text=words or f"{self.name(who)}'s words"), DAY)

    def name(self, who: Rounds) -> str:
        return "Ana" if who is self.ana else "Ben"

    def visit(self, who: Rounds, at: str = "") -> Look:
        if at:
            self.clock.at(at)
        found = who.look(self.round)
        assert found is not None
        return found

    def reads(self, who: Rounds, at: str = "") -> str | None:
        look = self.visit(who, at)
        assert (look.state == "open") == (look.theirs is not None)
        return look.theirs.text if isinstance(look.theirs, Note) else None


@pytest.fixture
def two(house: House) -> Two:
    return Two(house)


@pytest.fixture
def committed(two: Two) -> Two:
    """Both answered in the morning and both came by at noon: Ana first."""
    two.answer(two.ana)
    two.answer(two.ben)
    assert two.reads(two.ana, "11-22 12:00") is None
    assert two.reads(two.ben, "11-22 12:05") is None
    return two


def kinds_in(two: Two) -> dict[str, int]:
    vault = two.ana.vault
    return {kind.__name__: len(vault.all(kind, space=two.space)) for kind in (Commitment, Release)}


def test_an_answer_may_be_rewritten_for_ten_minutes_and_enters_only_then(two: Two) -> None:
    two.answer(two.ana, "first words")
    two.clock.at("11-22 08:09:59")
    two.answer(two.ana, "better words")
    assert two.visit(two.ana).state == "writing"
    assert not SealedRecord.objects.filter(bucket=two.space).exists(), "before that nothing of it lies in the space"
    two.clock.at("11-22 08:10")
    with pytest.raises(Stands):
        two.answer(two.ana, "too late")
    with pytest.raises(Stands):
        two.ana.unfold(two.round)
    look = two.visit(two.ana)
    assert look.state == "folded"
    assert look.mine is not None
    assert look.mine.record.text == "better words"
    assert kinds_in(two) == {"Commitment": 1, "Release": 0}


def test_an_answer_taken_away_in_time_never_was(two: Two) -> None:
    two.answer(two.ana)
    two.ana.unfold(two.round)
    assert two.ana.look(two.round) is None
    assert not SealedRecord.objects.exists()
    with pytest.raises(NotHere):
        two.ana.unfold(two.round)


def test_an_answer_whose_author_removed_it_never_enters(two: Two) -> None:
    two.answer(two.ana)
    vault = two.ana.vault
    vault.remove(vault.all(Note)[0])
    two.clock.at("11-22 12:00")
    assert two.ana.look(two.round) is None
    assert not vault.all(Commitment, space=two.space)


def test_it_opens_for_both_at_the_hour_when_both_had_come_by(committed: Two) -> None:
    assert committed.visit(committed.ana, "11-22 18:00").state == "folded"
    assert kinds_in(committed) == {"Commitment": 2, "Release": 2}
    assert committed.reads(committed.ana, "11-22 19:59:59") is None
    assert committed.reads(committed.ben) is None
    assert committed.reads(committed.ana, "11-22 20:00") == "Ben's words"
    assert committed.reads(committed.ben) == "Ana's words"


def test_whoever_comes_late_reads_at_once_and_the_other_at_the_next_hour(committed: Two) -> None:
    assert committed.reads(committed.ben, "11-22 20:05") is None
    assert committed.reads(committed.ana, "11-22 21:00") == "Ben's words"
    assert committed.reads(committed.ben, "11-22 21:01") is None
    assert committed.reads(committed.ben, "11-23 19:59") is None
    assert committed.reads(committed.ben, "11-23 20:00") == "Ana's words"


def test_the_second_to_commit_releases_at_once_and_the_first_before_anything_is_shown(committed: Two) -> None:
    release = committed.ana.vault.all(Release, space=committed.space)
    assert [each.mine for each in release] == [False]
    assert committed.ben.vault.all(Pin)[0].record.com == committed.ana.vault.all(Fold)[0].record.com
    assert committed.ana.vault.all(Pin) == []
    committed.reads(committed.ana, "11-22 21:00")
    assert committed.ana.vault.all(Pin)[0].record.com == committed.ben.vault.all(Fold)[0].record.com
    assert len(committed.ana.vault.all(Release, space=committed.space)) == 2


def test_two_who_commit_at_the_same_moment_find_each_other_at_the_next_visit(two: Two) -> None:
    two.answer(two.ana)
    two.answer(two.ben)
    two.clock.at("11-22 09:00")
    for who in (two.ana, two.ben):  # as if neither had seen the other's commitment
        fold = who.vault.all(Fold)[0]
        locked = lock(two.round, two.space, who.vault.me, who.vault.all(Note)[0].record)
        who.vault.add(Commitment(day=DAY, round=two.round, sealed=locked.sealed, com=locked.com), two.space)
        who.vault.revise(fold, fold.record.with_(stage="entered", key=locked.key, com=locked.com))
    two.visit(two.ana)
    two.visit(two.ben)
    assert two.reads(two.ana, "11-22 20:00") == "Ben's words"
    assert two.reads(two.ben) == "Ana's words"


def test_passed_unseen_and_away_read_the_same(two: Two, house: House) -> None:
    """Nothing of Ana's look depends on whether Ben never came, came and passed, or wrote and did not come back."""
    two.answer(two.ana)
    two.visit(two.ana, "11-22 08:30")
    alone = two.visit(two.ana, "11-22 21:00")
    two.ben.settle()
    assert two.visit(two.ana) == alone
    two.answer(two.ben)
    assert two.visit(two.ana) == alone


def test_after_seven_days_an_unopened_round_returns_to_its_author_alone(two: Two) -> None:
    two.answer(two.ana)
    two.visit(two.ana, "11-22 12:00")
    assert two.visit(two.ana, "11-29 11:59").state == "folded"
    look = two.visit(two.ana, "11-29 12:00")
    assert look.state == "home"
    assert look.mine is not None
    assert kinds_in(two) == {"Commitment": 0, "Release": 0}
    two.answer(two.ben)
    assert two.visit(two.ben, "11-29 13:00").state == "folded"


def test_a_key_whose_round_never_opened_is_taken_back_after_seven_days(committed: Two) -> None:
    assert committed.visit(committed.ben, "11-29 12:05").state == "home"
    assert kinds_in(committed) == {"Commitment": 1, "Release": 0}
    assert committed.reads(committed.ana, "11-29 21:00") is None
    assert committed.visit(committed.ana).state == "home"


def test_an_answer_that_waited_too_long_does_not_count_although_its_author_never_came_back(two: Two) -> None:
    two.answer(two.ana)
    two.visit(two.ana, "11-22 12:00")
    two.clock.at("11-30 08:00")
    two.answer(two.ben)
    two.visit(two.ben, "11-30 09:00")
    assert two.ben.vault.all(Pin) == []
    assert kinds_in(two)["Release"] == 0


def test_sitting_together_it_opens_as_soon_as_both_are_ready(two: Two) -> None:
    two.answer(two.ana)
    two.answer(two.ben)
    two.ana.ready(two.round)
    with pytest.raises(Stands):
        two.answer(two.ana, "after ready")
    assert two.reads(two.ben) is None
    two.ben.ready(two.round)
    two.ben.ready(two.round)
    assert two.reads(two.ben) is None, "Ana's key is still hers alone"
    assert two.reads(two.ana) == "Ben's words"
    assert two.reads(two.ben) == "Ana's words"


def test_two_who_were_ready_at_different_times_did_not_sit_together(two: Two) -> None:
    two.answer(two.ana)
    two.ana.ready(two.round)
    two.clock.at("11-22 12:00")
    two.answer(two.ben)
    two.ben.ready(two.round)
    assert two.reads(two.ana) is None
    assert two.reads(two.ana, "11-22 20:00") == "Ben's words"


def test_ready_without_an_answer_is_nothing(two: Two) -> None:
    with pytest.raises(NotHere):
        two.ana.ready(two.round)


def test_later_words_open_beneath_the_answer_and_not_before(committed: Two) -> None:
    committed.ana.add_later(committed.round, "while mine was mine alone")
    committed.ben.add_later(committed.round, "when mine was out")
    assert committed.visit(committed.ana, "11-22 19:00").their_later == ()
    committed.ana.add_later(committed.round, "and one more")
    ana, ben = committed.visit(committed.ana, "11-22 20:00"), committed.visit(committed.ben)
    assert ana.my_later == ben.their_later == ("while mine was mine alone", "and one more")
    assert ben.my_later == ana.their_later == ("when mine was out",)


def test_what_was_shown_once_stays_open_when_the_hours_change(committed: Two) -> None:
    committed.visit(committed.ana, "11-22 18:00")
    look = committed.visit(committed.ana, "11-22 20:00")
    assert look.fresh
    committed.ana.shown(look)
    committed.ana.hours = Hours.of(["21:00"], UTC)
    again = committed.visit(committed.ana, "11-22 20:01")
    assert again.state == "open"
    assert not again.fresh


def test_an_answer_taken_out_is_its_authors_alone(committed: Two) -> None:
    committed.visit(committed.ana, "11-22 18:00")
    for who in (committed.ana, committed.ben):
        who.shown(committed.visit(who, "11-22 20:00"))
    committed.ana.take_out(committed.round)
    ben = committed.visit(committed.ben)
    assert (ben.state, ben.theirs) == ("home", None)
    assert committed.visit(committed.ana).state == "home"


# Whoever runs the server


def test_a_commitment_that_was_swapped_after_the_pin_is_noticed(committed: Two, house: House) -> None:
    """Ben runs the server: he takes his commitment out and puts another in its place, with his own keys."""
    committed.visit(committed.ana, "11-22 18:00")
    ben = committed.ben.vault
    locked = lock(committed.round, committed.space, ben.me, Note(day=DAY, text="what he wishes he had said"))
    for kind in (Commitment, Release):
        for kept in ben.all(kind, space=committed.space):
            if kept.mine:
                ben.remove(kept)
    ben.add(Commitment(day=DAY, round=committed.round, sealed=locked.sealed, com=locked.com), committed.space)
    ben.add(Release(day=DAY, round=committed.round, key=locked.key), committed.space)
    look = committed.visit(committed.ana, "11-22 20:00")
    assert (look.state, look.theirs) == ("broken", None)


def test_an_answer_that_does_not_fit_its_commitment_is_not_shown(committed: Two) -> None:
    committed.visit(committed.ana, "11-22 18:00")
    ben = committed.ben.vault
    [his] = [kept for kept in ben.all(Commitment, space=committed.space) if kept.mine]
    other = lock(committed.round, committed.space, ben.me, Note(day=DAY, text="other words"))
    ben.revise(his, his.record.with_(sealed=other.sealed))
    assert committed.visit(committed.ana, "11-22 20:00").state == "broken"


def test_a_commitment_of_mine_that_is_gone_is_noticed(committed: Two) -> None:
    [hers] = [kept for kept in committed.ana.vault.all(Commitment, space=committed.space) if kept.mine]
    SealedRecord.objects.filter(bucket=committed.space, id=hers.id).delete()
    assert committed.visit(committed.ana, "11-22 20:00").state == "broken"


def test_a_locked_answer_opens_for_its_round_author_and_key_alone(house: House) -> None:
    round_, space, ana, ben = (uuid4() for _ in range(4))
    locked = lock(round_, space, ana, Note(day=DAY, text="x" * 3000))
    assert unlock(round_, space, ana, locked) == Note(day=DAY, text="x" * 3000)
    assert len(locked.sealed) % 1024 == len(lock(round_, space, ana, Note(day=DAY, text="y")).sealed) % 1024
    flipped = bytes([locked.sealed[-1] ^ 1])
    wrong = [
        (uuid4(), space, ana, locked),
        (round_, uuid4(), ana, locked),
        (round_, space, ben, locked),
        (round_, space, ana, locked._replace(key=bytes(32))),
        (round_, space, ana, locked._replace(sealed=locked.sealed[:-1] + flipped)),
        (round_, space, ana, locked._replace(com=bytes(32))),
    ]
    for attempt in wrong:
        with pytest.raises(NotAsSealed):
            unlock(*attempt)
    forged = locked._replace(sealed=b"no envelope")
    with pytest.raises(NotAsSealed):
        unlock(round_, space, ana, forged._replace(com=commitment(round_, ana, forged.key, forged.sealed)))


# An older database


def rows_of(*buckets: UUID) -> list[SealedRecord]:
    return list(SealedRecord.objects.filter(bucket__in=buckets))


def put_back(buckets: list[UUID], rows: list[SealedRecord]) -> None:
    SealedRecord.objects.filter(bucket__in=buckets).delete()
    SealedRecord.objects.bulk_create(rows)


def test_pins_that_were_taken_back_are_noticed(committed: Two) -> None:
    own = committed.ana.vault.own.bucket
    before = rows_of(own)
    committed.visit(committed.ana, "11-22 18:00")
    assert not heads.older(committed.ana.vault)
    put_back([own], before)
    assert committed.visit(committed.ana, "11-22 20:00").state == "broken"


def test_a_space_that_was_taken_back_is_noticed(committed: Two) -> None:
    from usward.vault.models import Bucket

    head, before = Bucket.objects.get(id=committed.space).head, rows_of(committed.space)
    committed.visit(committed.ana, "11-22 18:00")
    put_back([committed.space], before)
    Bucket.objects.filter(id=committed.space).update(head=head)
    assert heads.older(committed.ana.vault)
    heads.accept(committed.ana.vault)
    assert not heads.older(committed.ana.vault)


def test_a_whole_database_that_was_taken_back_is_noticed_by_the_device(committed: Two) -> None:
    from usward.vault.models import Bucket

    vault = committed.ana.vault
    every = [vault.own.bucket, committed.ben.vault.own.bucket, committed.space]
    before, heads_before = rows_of(*every), list(Bucket.objects.filter(id__in=every))
    early = heads.note(vault)
    committed.visit(committed.ana, "11-22 18:00")
    note = heads.note(vault)
    assert not heads.older(vault, note)
    assert not heads.older(vault, early)
    put_back(every, before)
    for bucket in heads_before:
        bucket.save()
    assert not heads.older(vault), "nothing in the database itself can tell"
    assert heads.older(vault, note)
    heads.accept(vault)
    assert not heads.older(vault, heads.note(vault))


def test_a_note_that_is_not_this_persons_says_nothing(two: Two, house: House) -> None:
    bens = heads.note(two.ben.vault)
    for note in (bens, "", "nonsense", "0.nonsense", "999999999999999.x", "0."):
        assert not heads.older(two.ana.vault, note)
    assert heads.older(two.ana.vault, bens.replace("0.", "1.", 1)), "of keys that are newer than the database's"


def test_no_step_is_taken_while_something_is_older(committed: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds.heads, "older", lambda _vault: True)
    committed.visit(committed.ana, "11-22 18:00")
    assert kinds_in(committed)["Release"] == 1
