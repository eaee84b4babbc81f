"""Bar 17: read, edit, swap or race a sealed answer, or bring an old database back. Never one-sided, frozen, noticed."""

from __future__ import annotations

import random
import re
import threading
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection

from privacy.curious import curious_partner, keys_of
from usward.core.opening_hours import Hours
from usward.practices.talk.record import Answer
from usward.vault.commitments import Locked, NotAsSealed, commitment, lock, unlock
from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.record import Commitment, Fold, Pin, Release
from usward.vault.rounds import Look, Rounds, Stands
from usward.vault.sealed import Place, Unsealable, unseal
from usward.vault.store import Changed, NotHere
from usward.vault.tests.kinds import Note
from usward.vault.tests.people import House

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from people import Joined, Someone
    from usward.accounts.opening import Opened

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)
MORNING = datetime(2026, 11, 2, 7, tzinfo=UTC)
HOURS = Hours.of(["20:00"], UTC)
CANARY = b"I have been afraid of the phone since March"
OTHER = b"I knew, and did not know how to ask"


# Read


def answer_of(words: bytes, round_: UUID) -> Answer:
    return Answer(day=DAY, asked="What have you been afraid of?", said=words.decode(), round=round_)


def rounds_of(who: Someone, space: UUID, now: datetime) -> Rounds:
    vault = who.vault
    vault.now = lambda: now
    return Rounds(vault, space, HOURS)


def all_that_opens(opened: Opened) -> bytes:
    """Everything the operator reads with the whole database and their own keys, in envelopes and inside them."""
    found = list(curious_partner(opened))
    space = next(iter(opened.vault.spaces))
    everything = opened.vault.everything(space)
    locked = [kept for kept in everything if isinstance(kept.record, Commitment)]
    given = [kept.record.key for kept in opened.vault.all(Release, space=space)]
    for kept in locked:
        for author in (kept.author, opened.person.id):
            place = Place("answer", space, kept.record.round, author.bytes, 0, 0)
            for key in [*keys_of(opened), *given, kept.record.com, bytes(32)]:
                try:
                    found.append(unseal(key, place, kept.record.sealed))
                except Unsealable:
                    continue
    return b"\n".join(found)


def test_bar_17_the_operator_opens_nothing_of_an_unreleased_answer(joined: Joined) -> None:
    """Ben runs the server: he has the database and all keys that are his, at every stage of Ana's answer."""
    ana, ben, space = joined
    round_ = uuid4()
    rounds_of(ana, space, MORNING).fold(round_, answer_of(CANARY, round_), DAY)
    assert CANARY not in all_that_opens(ben.opened), "while it is being written"
    later = MORNING + timedelta(minutes=11)
    rounds_of(ana, space, later).settle()
    assert ben.opened.vault.all(Commitment, space=space), "her locked answer lies in the space"
    assert CANARY not in all_that_opens(ben.opened), "while she alone is committed"
    rounds_of(ben, space, later).fold(round_, answer_of(OTHER, round_), DAY)
    rounds_of(ben, space, later + timedelta(minutes=11)).settle()
    assert CANARY not in all_that_opens(ben.opened), "when he is committed too, before her own visit"
    rounds_of(ana, space, later + timedelta(minutes=12)).settle()
    assert CANARY in all_that_opens(ben.opened), "the proof can fail: once her key is out he reads it with tools"


def test_bar_17_an_answer_that_came_home_opens_for_nobody_else(joined: Joined) -> None:
    ana, ben, space = joined
    round_ = uuid4()
    rounds_of(ana, space, MORNING).fold(round_, answer_of(CANARY, round_), DAY)
    rounds_of(ana, space, MORNING + timedelta(minutes=11)).settle()
    rounds_of(ana, space, MORNING + timedelta(days=8)).settle()
    assert CANARY not in all_that_opens(ben.opened)
    assert ben.opened.vault.all(Commitment, space=space) == []


# Through the pages, from writing to reading


class Evening:
    """Ana and Ben at today's question, by the clock of 2 November in Zurich."""

    def __init__(self, joined: Joined, travel: Any) -> None:
        self.ana, self.ben, self.space = joined
        self.travel = travel
        found = re.search(r"/talk/rounds/([0-9a-f-]{36})/", self.ana.page("/talk/"))
        assert found
        self.round = UUID(found[1])
        self.path = f"/talk/rounds/{self.round}/"

    def at(self, clock: str) -> None:
        self.travel.move_to(datetime.fromisoformat(f"2026-11-{clock}+01:00"))
        for who in (self.ana, self.ben):
            who.sign_in()

    def answer(self, who: Someone, words: bytes) -> None:
        fields = {"said": words.decode(), "chosen": ""}
        assert who.post(self.path, fields).status_code == 302

    def both_answered(self) -> None:
        """In the morning; both came by at noon, Ana first, and Ana again in the afternoon."""
        self.at("02 08:00")
        self.answer(self.ana, CANARY)
        self.answer(self.ben, OTHER)
        self.at("02 12:00")
        for who in (self.ana, self.ben, self.ana):
            who.page("/talk/")


@pytest.fixture
def evening(joined: Joined) -> Iterator[Evening]:
    with time_machine.travel(datetime(2026, 11, 2, 7, tzinfo=UTC), tick=False) as travel:
        joined.ana.sign_in()
        joined.ben.sign_in()
        yield Evening(joined, travel)


def reads(who: Someone, path: str, words: bytes) -> bool:
    return words.decode() in who.page(path)


PLACES = ("/", "/talk/", "/talk/book/", "/together/", "/us/", "/what-i-share/")


def test_bar_17_no_page_shows_the_others_words_before_the_hour_and_both_read_them_at_it(evening: Evening) -> None:
    evening.both_answered()
    evening.at("02 19:59")
    for path in (*PLACES, evening.path, f"{evening.path}together/"):
        assert not reads(evening.ana, path, OTHER), path
        assert not reads(evening.ben, path, CANARY), path
    evening.at("02 20:00")
    assert reads(evening.ana, evening.path, OTHER)
    assert reads(evening.ben, evening.path, CANARY)
    assert reads(evening.ben, "/talk/book/", CANARY)


def test_bar_17_until_both_answered_every_page_is_the_same_whatever_the_other_did(evening: Evening) -> None:
    """Ben's pages: before Ana answered, after she did, after her answer stands and lies in the space."""
    evening.at("02 08:00")
    seen = [_pages(evening.ben, evening)]
    evening.answer(evening.ana, CANARY)
    seen.append(_pages(evening.ben, evening))
    evening.at("02 08:11")
    seen.append(_pages(evening.ben, evening))
    evening.ana.page("/talk/")
    assert evening.ben.vault.all(Commitment, space=evening.space)
    seen.append(_pages(evening.ben, evening))
    assert seen[0] == seen[1]
    assert seen[2] == seen[3]


def _pages(who: Someone, evening: Evening) -> dict[str, str]:
    return {path: re.sub(r'value="\w{64}"', "", who.page(path)) for path in (*PLACES, evening.path)}


# Edit and swap


def forgeries(evening: Evening) -> dict[str, Callable[[], None]]:
    """All that an operator may do to his own committed answer after he was pinned: Ben, with tools and all his keys."""
    ben, space, round_ = evening.ben, evening.space, evening.round
    vault = ben.vault
    forged = answer_of(b"I always knew, of course", round_)
    locked = lock(round_, space, ben.id, forged)

    def his(kind: type[Any]) -> Any:
        return next(kept for kept in vault.all(kind, space=space) if kept.mine and kept.record.round == round_)

    def rewrites_both() -> None:
        vault.revise(his(Commitment), his(Commitment).record.with_(sealed=locked.sealed, com=locked.com))
        vault.revise(his(Release), his(Release).record.with_(key=locked.key))

    def rewrites_the_answer_alone() -> None:
        vault.revise(his(Commitment), his(Commitment).record.with_(sealed=locked.sealed))

    def rewrites_the_key_alone() -> None:
        vault.revise(his(Release), his(Release).record.with_(key=locked.key))

    def swaps_the_rows() -> None:
        for kind in (Commitment, Release):
            vault.remove(his(kind))
        vault.add(Commitment(day=DAY, round=round_, sealed=locked.sealed, com=locked.com), space)
        vault.add(Release(day=DAY, round=round_, key=locked.key), space)

    def adds_another_beside_it_and_takes_the_first() -> None:
        first = his(Commitment)
        vault.add(Commitment(day=DAY, round=round_, sealed=locked.sealed, com=locked.com), space)
        vault.remove(first)

    def flips_a_byte() -> None:
        row = SealedRecord.objects.get(bucket=space, id=his(Commitment).id)
        body = bytes(row.body)
        SealedRecord.objects.filter(bucket=space, id=row.id).update(body=body[:-1] + bytes([body[-1] ^ 1]))

    return {each.__name__: each for each in (
        rewrites_both, rewrites_the_answer_alone, rewrites_the_key_alone, swaps_the_rows,
        adds_another_beside_it_and_takes_the_first, flips_a_byte,
    )}  # fmt: skip


@pytest.mark.parametrize(
    "how",
    [
        "rewrites_both", "rewrites_the_answer_alone", "rewrites_the_key_alone", "swaps_the_rows",
        "adds_another_beside_it_and_takes_the_first", "flips_a_byte",
    ],
)  # fmt: skip
def test_bar_17_a_committed_answer_is_frozen(evening: Evening, how: str) -> None:
    evening.both_answered()
    forgeries(evening)[how]()
    evening.at("02 20:00")
    page = evening.ana.page(evening.path)
    assert "I always knew" not in page
    assert OTHER.decode() not in page
    if how != "flips_a_byte":  # a row that does not open is as if it were gone
        assert "Not as it was sealed" in page


def test_bar_17_a_forgery_before_the_pin_is_no_forgery_but_another_answer(evening: Evening) -> None:
    """Until Ana's key is out Ben has read nothing, so what he commits to then is his answer."""
    evening.at("02 08:00")
    evening.answer(evening.ben, OTHER)
    evening.at("02 08:11")
    evening.ben.page("/talk/")
    assert not reads(evening.ben, evening.path, CANARY)
    locked = lock(evening.round, evening.space, evening.ben.id, answer_of(b"Another thought", evening.round))
    vault = evening.ben.vault
    [mine] = vault.all(Commitment, space=evening.space)
    vault.remove(mine)
    vault.add(Commitment(day=DAY, round=evening.round, sealed=locked.sealed, com=locked.com), evening.space)
    evening.answer(evening.ana, CANARY)
    evening.at("02 12:00")
    evening.ana.page("/talk/")
    [pin] = evening.ana.vault.all(Pin)
    assert pin.record.com == locked.com
    assert "Not as it was sealed" in evening.ben.page(evening.path), "his own session no longer knows it as his"


def test_bar_17_a_commitment_moved_to_another_round_or_author_does_not_open(joined: Joined) -> None:
    ana, ben, space = joined
    rounds = [uuid4(), uuid4()]
    locked = lock(rounds[0], space, ana.id, answer_of(CANARY, rounds[0]))
    for round_, author in ((rounds[1], ana.id), (rounds[0], ben.id)):
        with pytest.raises(NotAsSealed):
            unlock(round_, space, author, locked)
        fits = locked._replace(com=commitment(round_, author, locked.key, locked.sealed))
        with pytest.raises(NotAsSealed):  # also when the hash is made to fit
            unlock(round_, space, author, fits)


def test_bar_17_another_key_or_answer_for_one_commitment_is_not_found_by_trying(joined: Joined) -> None:
    _, ben, space = joined
    round_ = uuid4()
    first = lock(round_, space, ben.id, answer_of(OTHER, round_))
    for _ in range(200):
        second = lock(round_, space, ben.id, answer_of(CANARY, round_))
        for mixed in (
            Locked(second.key, second.sealed, first.com),
            Locked(second.key, first.sealed, first.com),
            Locked(first.key, second.sealed, first.com),
        ):
            with pytest.raises(NotAsSealed):
                unlock(round_, space, ben.id, mixed)


# An old database


def photograph() -> list[tuple[Any, list[Any]]]:
    return [(model, list(model.objects.all())) for model in (SealedRecord, SealedRevision, Bucket)]


def put_back(picture: list[tuple[Any, list[Any]]], only: UUID | None = None) -> None:
    for model, rows in picture:
        name = "id" if model is Bucket else "bucket"
        kept = [row for row in rows if only in (None, getattr(row, name))]
        (model.objects.filter(**{name: only}) if only else model.objects.all()).delete()
        model.objects.bulk_create(kept)


def forget(who: Someone) -> None:
    """Let their browser forget what it has seen."""
    for name in [name for name in who.client.cookies if name.startswith("seen")]:
        del who.client.cookies[name]


OLDER = "Something here is older than it was"


def test_bar_17_a_whole_database_put_back_is_noticed_by_whoever_has_been_here(evening: Evening) -> None:
    """Ben reads Ana's answer, puts the database of noon back, and would now answer otherwise."""
    evening.at("02 08:00")
    evening.answer(evening.ana, CANARY)
    evening.at("02 09:00")
    evening.ana.page("/talk/")
    early = photograph()
    evening.answer(evening.ben, OTHER)
    evening.at("02 10:00")
    for who in (evening.ben, evening.ana):
        who.page("/talk/")
    assert CANARY in all_that_opens(evening.ben.opened)
    put_back(early)
    assert OLDER in evening.ana.page("/talk/")
    assert OLDER in evening.ana.page(evening.path)
    assert OLDER in evening.ana.page("/")
    forget(evening.ben)
    evening.answer(evening.ben, b"What he wishes he had said")
    evening.at("02 11:00")
    evening.ben.page("/talk/")
    evening.ana.page("/talk/")
    assert [kept for kept in evening.ana.vault.all(Release, space=evening.space) if kept.mine] == []
    evening.ana.post("/talk/go-on/")
    assert OLDER not in evening.ana.page("/talk/")


@pytest.mark.parametrize("part", ["the space", "her own"])
def test_bar_17_a_part_of_the_database_put_back_is_noticed_without_any_device(evening: Evening, part: str) -> None:
    evening.at("02 08:00")
    evening.answer(evening.ana, CANARY)
    evening.answer(evening.ben, OTHER)
    evening.at("02 09:00")
    for who in (evening.ana, evening.ben):
        who.page("/talk/")
    early = photograph()
    evening.ana.page("/talk/")
    put_back(early, evening.space if part == "the space" else evening.ana.vault.own.bucket)
    forget(evening.ana)
    evening.at("02 20:00")
    assert any(told in evening.ana.page(evening.path) for told in (OLDER, "Not as it was sealed"))
    assert not reads(evening.ana, evening.path, OTHER)


def test_bar_17_without_a_replay_nothing_is_flagged(evening: Evening) -> None:
    evening.both_answered()
    evening.at("02 20:00")
    for path in ("/", "/talk/", evening.path):
        for who in (evening.ana, evening.ben):
            assert OLDER not in who.page(path)
            assert "Not as it was sealed" not in who.page(path)


# Race


class Race:
    """Two at once at one round, at the very moment the ten minutes end; each in a thread of their own."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.house, self.round = House(), uuid4()
        self.began = time.monotonic()
        # The clock starts shortly before the ten minutes are over, and runs fast enough for them to end on the way.
        self.start = MORNING + timedelta(minutes=10) - timedelta(seconds=self.chance.uniform(-20, 20))
        self.rounds = {}
        for name, who in (("ana", self.house.ana), ("ben", self.house.ben)):
            vault = self.house.vault(who, lambda: MORNING)
            self.rounds[name] = Rounds(vault, self.house.space, HOURS)
            self.rounds[name].fold(self.round, Note(day=DAY, text=f"{name} 0"), DAY)
            vault.now = self.now
        self.met: list[Look] = []
        self.wrong: list[str] = []

    def now(self) -> datetime:
        return self.start + timedelta(seconds=(time.monotonic() - self.began) * 400)

    def run(self) -> None:
        ready = threading.Barrier(2)
        plans = {name: self._plan(name) for name in self.rounds}
        threads = [threading.Thread(target=self._act, args=(name, plans[name], ready)) for name in self.rounds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)

    def _plan(self, name: str) -> list[Callable[[], object]]:
        """What somebody may do, in any order, as often as they like."""
        mine = self.rounds[name]
        can: list[Callable[[], object]] = [
            mine.settle,
            lambda: self._look(name),
            lambda: mine.ready(self.round),
            lambda: mine.add_later(self.round, f"{name} beneath"),
            *[lambda: self._rewrite(name)] * 2,
        ]
        return [self.chance.choice(can) for _ in range(5)] + [lambda: self._look(name)]

    def _act(self, name: str, plan: list[Callable[[], object]], ready: threading.Barrier) -> None:
        try:
            connection.ensure_connection()
            ready.wait(30)
            for each in plan:
                try:
                    each()
                except (Stands, Changed, NotHere):
                    continue
        except Exception as fault:  # noqa: BLE001 - whatever it was, the race is lost
            self.wrong.append(f"{name}: {fault!r}")
        finally:
            connection.close()

    def _rewrite(self, name: str) -> None:
        self.rounds[name].fold(self.round, Note(day=DAY, text=f"{name} {self.chance.random()}"), DAY)

    def _look(self, name: str) -> None:
        look = self.rounds[name].look(self.round)
        if look is None or look.state == "broken":
            self.wrong.append(f"{name} saw {look}")
        elif look.theirs is not None:
            self._was_bound(name)

    def _was_bound(self, name: str) -> None:
        """Whoever reads has committed, and let their own key go, as the other's session can tell."""
        other = self.rounds["ben" if name == "ana" else "ana"].vault
        for kind in (Commitment, Release):
            if not any(not kept.mine and kept.authentic for kept in other.all(kind, space=self.house.space)):
                self.wrong.append(f"{name} read without a {kind.__name__}")

    def check(self) -> None:
        """Every key that is out was let go by somebody who had pinned the other's commitment; and the end is one for both."""
        for name, mine in self.rounds.items():
            vault = mine.vault
            out = [kept for kept in vault.all(Release, space=self.house.space) if kept.mine]
            theirs = {kept.record.com for kept in vault.all(Commitment, space=self.house.space) if not kept.mine}
            pins = [kept.record.com for kept in vault.all(Pin)]
            if len(out) > 1 or len(pins) != len(out) or not set(pins) <= theirs:
                self.wrong.append(f"{name}: {len(out)} keys out, {len(pins)} pins")
            if (
                len(vault.all(Fold)) != 1
                or len([kept for kept in vault.all(Commitment, space=self.house.space) if kept.mine]) > 1
            ):
                self.wrong.append(f"{name} is bound twice")
        self._both_read_what_the_other_said()

    def _both_read_what_the_other_said(self) -> None:
        tomorrow = MORNING + timedelta(days=1, hours=16)
        for vault in (each.vault for each in self.rounds.values()):
            vault.now = lambda: tomorrow
        for mine in (*self.rounds.values(), *self.rounds.values()):
            mine.settle()
        tomorrow += timedelta(days=1)
        said = {name: mine.vault.all(Note)[0].record.text for name, mine in self.rounds.items()}
        read = {name: mine.look(self.round) for name, mine in self.rounds.items()}
        for name, other in (("ana", "ben"), ("ben", "ana")):
            look = read[name]
            if look is None or not isinstance(look.theirs, Note) or look.theirs.text != said[other]:
                self.wrong.append(f"{name} read {look and look.theirs}, and {other} had said {said[other]}")


def races(count: int, first: int) -> list[str]:
    wrong = []
    for seed in range(first, first + count):
        race = Race(seed)
        race.run()
        race.check()
        wrong += [f"race {seed}: {fault}" for fault in race.wrong]
    return wrong


@pytest.mark.django_db(transaction=True)
def test_bar_17_in_a_few_races_it_is_never_one_sided_and_frozen() -> None:
    assert races(30, first=0) == []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_bar_17_in_five_hundred_races_it_is_never_one_sided_and_frozen() -> None:
    assert races(500, first=1000) == []
