"""How a sitting is planned, and how an answer is looked at."""

from datetime import UTC, datetime

from usward.core.content import Reply, Situation
from usward.core.turns import Event, begin, step
from usward.practices.listening.rules import ladder, plan, to_practise

AT = datetime(2026, 11, 22, 20, tzinfo=UTC)


def situation(name: str, **more: object) -> Situation:
    replies = [
        Reply(text="I am with you.", rung="with_you", reason="It stays beside the other."),
        Reply(text="You could try yoga.", rung="misses", reason="It mends before it hears.", lift="Wait."),
        Reply(text="You were alone with it.", rung="reflect", reason="It gives it back.", lift="Name it."),
    ]
    fields = {
        "title": "A",
        "scene": "A kitchen, late.",
        "words": "I am tired.",
        "weather": "hard",
        "feelings": ("sad",),
    }
    return Situation(id=name, replies=tuple(replies), **{"bonds": ("partners",), **fields, **more})  # type: ignore[arg-type]


def test_each_is_heard_out_once_and_both_close() -> None:
    stages = plan(1, 10)
    assert [stage.whose for stage in stages] == [None, 1, 0, 1, 0, 1, 0, None]
    assert [stage.seconds for stage in stages if stage.name == "speak"] == [600, 600]


def test_the_clock_starts_only_when_both_are_ready() -> None:
    state = begin(plan(0, 3), AT)
    for name, seat in (("enter", 0), ("enter", 1), ("done", 1)):
        state = step(state, Event(name, seat, AT, on=state.turn))  # type: ignore[arg-type]
    assert state.stage.name == "ready"
    assert step(state, Event("done", 0, AT, on=state.turn)).stage.name == "speak"


def test_what_is_paused_or_of_another_bond_is_not_practised_with() -> None:
    known = [situation("a"), situation("b", themes=("money",)), situation("c", bonds=("friends",))]
    assert [each.id for each in to_practise(known, "partners", {"money"})] == ["a"]
    assert [each.id for each in to_practise(known, None, ())] == ["a", "b", "c"]


def test_replies_are_read_from_the_lowest_rung_up() -> None:
    assert [reply.rung for reply in ladder(situation("a").replies)] == ["misses", "reflect", "with_you"]
