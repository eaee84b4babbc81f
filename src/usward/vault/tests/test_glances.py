"""Reading many kinds at a glance: one query for a bucket, the same answers, and nothing of it outlasts a write."""

import itertools
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from usward.core.records import Record
from usward.vault import rows
from usward.vault.keys import new_space_key
from usward.vault.store import Vault
from usward.vault.tests.kinds import TODAY, Letter, Note, Number, note
from usward.vault.tests.people import NOON, House

pytestmark = pytest.mark.django_db

KINDS: tuple[type[Record], ...] = (Note, Number, Letter)


def answers(vault: Vault, space: UUID) -> list[Any]:
    """All that `all` and `newest` say."""
    days = (None, TODAY, TODAY - timedelta(days=20))
    return [
        (vault.newest(kind, where), *(vault.all(kind, since=day, space=where) for day in days))
        for kind, where in itertools.product(KINDS, (None, space))
    ]


def queries(vault: Vault, space: UUID) -> int:
    with CaptureQueriesContext(connection) as asked:
        answers(vault, space)
    return len(asked)


@pytest.mark.parametrize("days", [0, 1, 11, 12, 13, 40])
def test_a_glance_says_what_reading_says_however_much_there_is(house: House, space: UUID, days: int) -> None:
    moments = [NOON - timedelta(days=back) for back in range(days, 0, -1)]
    clock = itertools.chain.from_iterable(itertools.repeat(moment, 6) for moment in moments)
    ana, ben = house.vault(house.ana, lambda: next(clock, NOON)), house.vault(house.ben)
    for moment in moments:
        for where in (None, space):
            ana.add(note(moment.isoformat(), moment.date()), where)
            if moment.day % 2:
                ana.add(Number(day=moment.date(), closeness=3), where)
    said = answers(ana, space), answers(ben, space)
    with ana.at_a_glance(), ben.at_a_glance():
        assert (answers(ana, space), answers(ben, space)) == said
    assert len(said[0][0][1]) == days


def test_many_kinds_cost_one_query_for_each_bucket(ana: Vault, space: UUID) -> None:
    for where in (None, space):
        for text in "abc":
            ana.add(note(text), where)
    assert queries(ana, space) == len(KINDS) * 4 * 2
    with ana.at_a_glance():
        assert queries(ana, space) == 2
        assert queries(ana, space) == 0


def test_what_somebody_takes_back_at_a_full_page_is_missed_by_nobody(ana: Vault) -> None:
    kept = [ana.add(note(str(at))) for at in range(30)]
    with ana.at_a_glance():
        assert ana.newest(Note) == kept[-1]
        ana.remove(kept[-1])
        assert ana.all(Note) == kept[-2::-1]


def test_what_the_vault_writes_meanwhile_is_seen_at_once(ana: Vault, space: UUID) -> None:
    with ana.at_a_glance():
        assert answers(ana, space)[0][0] is None
        kept = ana.add(note("one"))
        assert ana.all(Note) == [kept]
        kept = ana.revise(kept, note("two"))
        assert ana.newest(Note) == kept
        copy = ana.share(kept, space)
        assert ana.all(Note, space=space) == [copy]
        ana.unshare(kept, space)
        assert ana.all(Note, space=space) == []
        ana.remove(kept)
        assert ana.all(Note) == ana.all(Note, since=TODAY) == []


def test_a_transaction_sees_what_is_there_and_not_what_was(ana: Vault, ben: Vault, space: UUID) -> None:
    """Whoever looks before they write would otherwise write by what no longer holds."""
    with ana.at_a_glance():
        assert ana.all(Note, space=space) == []
        said = ben.add(note("meanwhile"), space)
        assert ana.all(Note, space=space) == []
        with transaction.atomic():
            assert [kept.id for kept in ana.all(Note, space=space)] == [said.id]
            assert ana.newest(Note, space) is not None
    assert [kept.id for kept in ana.all(Note, space=space)] == [said.id]


def test_nothing_of_it_stays_when_it_ends_however_it_ends(ana: Vault, ben: Vault, space: UUID) -> None:
    def page() -> float:
        with ana.at_a_glance():
            assert ana.all(Note, space=space) == []
            ben.add(note(), space)
            return 1 / 0

    with pytest.raises(ZeroDivisionError):
        page()
    assert len(ana.all(Note, space=space)) == 1


def test_only_one_s_own_vault_looks_at_a_glance(ana: Vault, ben: Vault, space: UUID) -> None:
    with ana.at_a_glance():
        assert ana.all(Note, space=space) == []
        assert ana.all(Note) == []
        said = ana.add(note(), space)
        assert [kept.id for kept in ben.all(Note, space=space)] == [said.id]


def test_a_kind_of_large_rows_is_read_by_itself(ana: Vault) -> None:
    small, large = ana.add(Number(day=TODAY, closeness=1)), ana.add(note("x" * 40_000))
    seen = rows.glance(ana.own.bucket)
    assert [page if page is None else len(page) for page in seen.values()].count(None) == 1
    with ana.at_a_glance():
        assert ana.all(Note) == ana.all(Note, since=TODAY) == [large]
        assert ana.all(Number) == [small]


def test_a_kind_sealed_under_two_keys_is_one_kind(house: House, space: UUID) -> None:
    before = house.vault(house.ana).add(note("under the first key"), space)
    house.space_keys[1] = new_space_key()
    ana = house.vault(house.ana)
    after = [ana.add(note(str(at)), space) for at in range(14)]
    expected = [kept.id for kept in (*reversed(after), before)]
    with ana.at_a_glance():
        assert [kept.id for kept in ana.all(Note, space=space)] == expected
        assert [kept.id for kept in ana.all(Note, since=TODAY, space=space)] == expected
        assert ana.newest(Note, space) == after[-1]


def test_a_glance_costs_no_more_in_a_full_bucket(ana: Vault) -> None:
    for text in range(60):
        ana.add(note(str(text)))
    (page,) = rows.glance(ana.own.bucket).values()
    assert page is not None
    assert [row.seq for row in page] == list(range(60, 48, -1))
