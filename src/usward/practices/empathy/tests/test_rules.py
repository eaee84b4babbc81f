"""The rules of practising empathy."""

from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from usward.core.content import VALIDATION_RUNGS, Reply, Situation
from usward.core.records import Kept
from usward.practices.empathy import record, rules

FAMILIES = {
    "ashamed": "sad", "lonely": "sad", "hurt": "sad", "worried": "afraid", "scared": "afraid", "proud": "glad",
    "cheerful": "glad", "annoyed": "angry", "furious": "angry", "tired": "worn", "drained": "worn", "at-ease": "calm",
}  # fmt: skip


def moment(*feelings: str, id: str = "a-moment", **more: object) -> Situation:  # noqa: A002 - a pack's id
    replies = tuple(
        Reply(text=f"Words on the rung {rung}", rung=rung, reason="Because of this and that.", lift="Add one thing.")
        for rung in ("misses", "reflect", "name", "makes_sense")
    )
    about = {"title": "A moment", "scene": "Somebody sits down.", "words": "It was long.", "weather": "hard"}
    said = {**about, "bonds": ("partners",), **more}
    return Situation(id=id, feelings=feelings or ("ashamed",), replies=replies, **said)  # type: ignore[arg-type]


def test_there_is_something_to_guess_among_and_the_order_tells_nothing() -> None:
    held = moment("ashamed", "worried")
    offered = rules.options(held, FAMILIES)
    assert len(offered) == len(set(offered)) == rules.OFFERED
    assert {"ashamed", "worried"} <= set(offered)
    assert rules.options(held, FAMILIES) == offered
    others = [name for name in offered if name not in held.feelings]
    assert {FAMILIES[name] for name in others}.isdisjoint({"sad", "afraid"})


def test_a_guess_is_heard_near_missed_or_elsewhere() -> None:
    found = rules.compared(("ashamed", "scared", "proud"), moment("ashamed", "worried"), FAMILIES)
    assert found.heard == ("ashamed",)
    assert found.near == (("scared", "worried"),)
    assert found.also == ("worried",)
    assert found.else_ == ("proud",)
    assert rules.compared((), moment("ashamed"), FAMILIES).also == ("ashamed",)
    assert rules.compared(("gone",), moment("gone-too"), FAMILIES).else_ == ("gone",)


def test_all_replies_lie_there_in_an_order_that_stays() -> None:
    held = moment()
    assert rules.replies(held) == rules.replies(held)
    assert {each.text for each in rules.replies(held)} == {each.text for each in held.replies}


@given(st.sampled_from(VALIDATION_RUNGS))
def test_the_ladder_shows_what_was_reached_and_what_carries_it(reached: str) -> None:
    ladder = rules.ladder(reached)  # type: ignore[arg-type]
    standing = [each for _rung, each in ladder]
    assert len(ladder) == len(VALIDATION_RUNGS) - 1
    assert standing.count("now") == (0 if reached == "misses" else 1)
    assert standing.count("done") == max(0, VALIDATION_RUNGS.index(reached) - 1)  # type: ignore[arg-type]


def test_the_last_word_about_a_moment_holds() -> None:
    words = [
        Kept(UUID(int=n), record.Guess(day=date(2026, 5, 12), situation=name), UUID(int=1), True,
             datetime(2026, 5, 12, tzinfo=UTC), 0, n)
        for n, name in enumerate(["a-moment", "another", "a-moment"])
    ]  # fmt: skip
    assert rules.last(words, "a-moment") == words[2]
    assert rules.last(words, "nothing") is None


def test_paused_topics_other_bonds_and_other_weather_stay_out() -> None:
    held = [moment(), moment(id="money-one", themes=("money",)), moment(id="happy-one", weather="happy"),
            moment(id="friends-one", bonds=("friends",))]  # fmt: skip
    assert [each.id for each in rules.offered(held, "partners", "", {"money"})] == ["a-moment", "happy-one"]
    assert [each.id for each in rules.offered(held, "partners", "happy", ())] == ["happy-one"]


def test_when_every_moment_was_practised_they_all_come_again() -> None:
    held = [moment(), moment(id="another")]
    assert [each.id for each in rules.untried(held, {"a-moment"})] == ["another"]
    assert rules.untried(held, {"a-moment", "another"}) == held
