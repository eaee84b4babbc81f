"""Several who write at the same moment, and one who is killed while writing."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.store import Changed, NotHere, Vault
from usward.vault.tests import child
from usward.vault.tests.kinds import Note, note
from usward.vault.tests.people import Luggage

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Do all of it at the same moment, each in its own thread; what each gave, or the refusal it met."""
    met: list[Any] = [None] * len(works)
    ready = threading.Barrier(len(works))

    def do(at: int) -> None:
        try:
            connection.ensure_connection()
            ready.wait(30)
            met[at] = works[at]()
        except (Changed, NotHere) as refusal:
            met[at] = type(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(at,)) for at in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return met


@pytest.fixture
def keys() -> Luggage:
    return Luggage.new()


def run(keys: Luggage, *what: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "usward.vault.tests.child", *what],
        env=child.environment(connection.settings_dict, keys),
        stdout=subprocess.PIPE,
        text=True,
    )


def ended(processes: list["subprocess.Popen[str]"]) -> Iterator[str]:
    for process in processes:
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        yield said


# The sequence


def test_the_sequence_has_no_gaps_when_threads_of_several_processes_write_at_once(keys: Luggage) -> None:
    writers, threads, each = 2, 3, 12
    list(ended([run(keys, "write", str(each), str(threads)) for _ in range(writers)]))
    kept = keys.vault().all(Note, space=keys.bucket)
    total = writers * threads * each
    assert [record.seq for record in kept] == list(range(total, 0, -1))
    assert Bucket.objects.get(id=keys.bucket).head == total
    assert all(record.authentic for record in kept)
    assert "given up" not in {record.record.text for record in kept}


# One record, several hands


def test_of_several_who_revise_at_once_exactly_one_wins(ana: Vault, space: UUID) -> None:
    kept = ana.add(note("before"), space)
    met = at_once(*[lambda text=f"by {name}": ana.revise(kept, note(text)) for name in range(6)])
    won = [each for each in met if each is not Changed]
    assert len(won) == 1
    assert met.count(Changed) == 5
    assert ana.get(Note, kept.id, space).record == won[0].record
    assert [each.record.text for each in ana.earlier(won[0])] == ["before"]


def test_of_two_who_share_at_once_one_makes_the_copy_and_the_other_brings_it_up_to_date(
    ana: Vault, space: UUID
) -> None:
    own = ana.add(note())
    met = at_once(*[lambda: ana.share(own, space)] * 4)
    (copy,) = ana.all(Note, space=space)
    assert sorted(each.revision for each in met) == [0, 1, 2, 3]
    assert (copy.id, copy.revision) == (ana.copy_id(own, space), 3)


@pytest.mark.parametrize("round_", range(4))
def test_removing_while_it_is_revised_leaves_nothing_behind(ana: Vault, space: UUID, round_: int) -> None:
    kept = ana.add(note("one"), space)
    met = at_once(lambda: ana.revise(kept, note("two")), lambda: ana.remove(kept))
    assert met[1] is None
    assert not SealedRecord.objects.exists()
    assert not SealedRevision.objects.exists()


def test_two_who_remove_at_once_are_both_content_or_told_that_it_is_gone(ana: Vault) -> None:
    kept = ana.add(note())
    met = at_once(lambda: ana.remove(kept), lambda: ana.remove(kept))
    assert set(met) <= {None, NotHere}
    assert not SealedRecord.objects.exists()


def test_two_first_writers_of_a_bucket_do_not_collide(ana: Vault) -> None:
    met = at_once(*[lambda: ana.add(note())] * 5)
    assert sorted(each.seq for each in met) == [1, 2, 3, 4, 5]


# Killed


def nothing_acknowledged_is_lost(keys: Luggage, rounds: int) -> None:
    (said,) = ended([run(keys, "killed", str(rounds), str(os.getpid()))])
    acknowledged = child.acknowledged(said)
    assert len(acknowledged) >= rounds
    vault = keys.vault()
    kept = vault.all(Note, space=keys.bucket)
    assert set(acknowledged) <= {each.id for each in kept}
    assert [each.seq for each in kept] == list(range(len(kept), 0, -1))
    assert all(each.authentic for each in kept)
    assert vault.unreadable == []
    told = set(acknowledged)
    assert all(len(vault.earlier(each)) == each.revision == each.seq % 2 for each in kept if each.id in told)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(keys: Luggage) -> None:
    nothing_acknowledged_is_lost(keys, rounds=8)


@pytest.mark.slow
def test_bar_24_nothing_acknowledged_is_lost_in_500_kills(keys: Luggage) -> None:
    nothing_acknowledged_is_lost(keys, rounds=500)
