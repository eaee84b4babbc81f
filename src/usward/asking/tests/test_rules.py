"""How an ask stands: every order of words, and silence."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from usward.asking.record import Answer, Ask, Said
from usward.asking.rules import Asked, fold, may_say
from usward.core.records import Kept, R

DAY = date(2026, 11, 2)
ANA, BEN = uuid4(), uuid4()


def kept(record: R, seq: int, *, mine: bool, authentic: bool = True, id: UUID | None = None) -> Kept[R]:  # noqa: A002
    author = ANA if mine else BEN
    return Kept(id or uuid4(), record, author, mine, datetime(2026, 11, 2, tzinfo=UTC), 0, seq, authentic=authentic)


def stands(*words: tuple[str, bool], mine: bool = True, after: int = 0, told: int = 0) -> Asked:
    """An ask of mine (or the other's) with words (what, whether of the asker), told and looked at after some days."""
    ask = kept(Ask(day=DAY, what="Would you walk with me?"), 1, mine=mine)
    said = [
        kept(Answer(day=DAY + timedelta(days=told), ask=ask.id, said=what), n, mine=of_asker is mine)  # type: ignore[arg-type]
        for n, (what, of_asker) in enumerate(words, 2)
    ]
    (found,) = fold([ask], said, DAY + timedelta(days=after))
    return found


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize(
    ("words", "state"),
    [
        ([], "open"),
        ([("yes", False)], "yes"),
        ([("not-this", False)], "not"),
        ([("yes-if", False)], "if"),
        ([("yes-if", False), ("yes", True)], "yes"),
        ([("yes-if", False), ("not-this", True)], "not"),
        ([("yes-if", False), ("yes", True), ("not-this", False)], "not"),
        ([("yes-if", False), ("yes", True), ("yes-if", False)], "if"),
        ([("yes", True)], "open"),  # nobody agrees to their own question
    ],
)
def test_it_stands_as_the_last_words_say(words: list[tuple[str, bool]], state: str, mine: bool) -> None:
    assert stands(*words, mine=mine).state == state


def test_unseen_and_let_rest_end_alike_after_fourteen_days() -> None:
    assert stands(after=13).state == "open"
    assert stands(after=14).state == "rest"
    assert stands(("yes-if", False), after=16, told=3).state == "if"
    assert stands(("yes-if", False), after=17, told=3).state == "rest"
    assert stands(("yes", False), after=100).state == "yes"


@pytest.mark.parametrize("said", ["yes", "yes-if", "not-this"])
def test_who_may_say_what(said: Said) -> None:
    assert may_say(stands(mine=False), said)
    assert not may_say(stands(mine=True), said)
    assert not may_say(stands(mine=False, after=14), said)
    assert may_say(stands(("yes-if", False), mine=True), said) is (said != "yes-if")
    assert may_say(stands(("yes-if", False), mine=False), said)
    assert not may_say(stands(("yes", False), mine=False), said)


def test_words_without_a_true_mark_count_for_nothing() -> None:
    ask = kept(Ask(day=DAY, what="?"), 1, mine=True)
    forged = kept(Answer(day=DAY, ask=ask.id, said="yes"), 2, mine=False, authentic=False)
    (found,) = fold([ask], [forged], DAY)
    assert found.state == "open"
    assert list(fold([kept(Ask(day=DAY, what="?"), 1, mine=False, authentic=False)], [], DAY)) == []
