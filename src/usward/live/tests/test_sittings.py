"""Sittings of Ana and Ben: each presses on their own device, or both on Ana's; nobody else finds a thing."""

import random
from datetime import date, timedelta
from uuid import uuid4

import pytest

from people import Joined, Someone
from usward.core.turns import Illegal, Stage, heard_out
from usward.live.record import SittingBegun, SittingStep
from usward.live.sittings import Sitting, current, open_ones, open_sitting, sitting, step, tidy
from usward.vault.store import NobodyThere, NotHere

TODAY = date(2026, 11, 22)
PLAN = (*heard_out(0, 300, group=1), *heard_out(1, 300, group=2), Stage("close", group=3))


def opened(joined: Joined, *, one_phone: bool = False) -> Sitting:
    details = {"topic": "What has been heavy"}
    return open_sitting(joined.ana.vault, joined.space, "listening", PLAN, TODAY, details=details, one_phone=one_phone)


def press(who: Someone, found: Sitting, name: str, **more: object) -> Sitting:
    now = sitting(who.vault, found.space, found.id)
    more.setdefault("on", now.state.turn)
    return step(who.vault, now, name, TODAY, **more)  # type: ignore[arg-type]


def seen(who: Someone, found: Sitting) -> Sitting:
    return sitting(who.vault, found.space, found.id)


def test_both_see_one_state_each_from_their_own_seat(joined: Joined) -> None:
    found = opened(joined)
    assert not found.is_running
    press(joined.ben, found, "enter")
    ana, ben = seen(joined.ana, found), seen(joined.ben, found)
    assert ana.state == ben.state
    assert (ana.my_seat, ben.my_seat) == (0, 1)
    assert (ana.acts, ben.acts) == (True, False)
    assert ben.details["topic"] == "What has been heavy"


def test_ben_cannot_press_for_ana(joined: Joined) -> None:
    found = opened(joined)
    press(joined.ben, found, "enter")
    with pytest.raises(Illegal):
        press(joined.ben, found, "done", seat=0)
    # Even a record of his that claims her seat changes nothing.
    forged = SittingStep(day=TODAY, sitting=found.id, name="done", on=0, seat=0)
    joined.ben.vault.add(forged, joined.space)
    assert seen(joined.ana, found).stage.name == "speak"


def test_a_second_press_writes_nothing(joined: Joined) -> None:
    found = opened(joined)
    press(joined.ben, found, "enter")
    press(joined.ana, found, "done", on=0)
    with pytest.raises(Illegal):
        press(joined.ana, found, "done", on=0)
    assert len(seen(joined.ana, found).steps) == 3


def test_two_presses_at_the_same_moment_count_once(joined: Joined) -> None:
    """Both were written before either could be read: the fold takes the first."""
    found = opened(joined)
    press(joined.ben, found, "enter")
    for _ in range(2):
        joined.ana.vault.add(SittingStep(day=TODAY, sitting=found.id, name="done", on=0), joined.space)
    assert seen(joined.ben, found).stage.name == "reflect"


def test_a_press_that_came_too_late_is_refused_and_leaves_nothing(joined: Joined) -> None:
    """It was looked at before the other pressed, and written after."""
    found = opened(joined)
    press(joined.ben, found, "enter")
    was = seen(joined.ana, found)
    press(joined.ben, found, "pause")
    with pytest.raises(Illegal):
        step(joined.ana.vault, was, "done", TODAY, on=0)
    assert [each.record.name for each in seen(joined.ben, found).steps] == ["enter", "enter", "pause"]


def test_two_who_press_at_the_same_moment_are_both_heard(joined: Joined) -> None:
    """Each looked before the other had pressed: no press is lost, and both go on from the same place."""
    plan = (Stage("arrive", shared=True), *PLAN)
    found = open_sitting(joined.ana.vault, joined.space, "listening", plan, TODAY)
    press(joined.ben, found, "enter")
    ana, ben = seen(joined.ana, found), seen(joined.ben, found)
    step(joined.ana.vault, ana, "done", TODAY, on=0)
    assert step(joined.ben.vault, ben, "done", TODAY, on=0).stage.name == "speak"
    assert seen(joined.ana, found).stage.name == "speak"


@pytest.mark.parametrize("seed", range(12))
def test_a_step_stands_where_the_whole_fold_stands(joined: Joined, seed: int) -> None:
    """Pressed at random by both, each from what they saw last: caught up with or folded anew, it is the same."""
    chance = random.Random(seed)
    found = opened(joined, one_phone=seed % 3 == 0)
    seats = (joined.ana,) if found.one_phone else (joined.ana, joined.ben)
    views = {who: seen(who, found) for who in seats}
    for _ in range(25):
        who = chance.choice(seats)
        may = sorted(views[who].may - {"stop"}) or ["enter"]
        name, what = chance.choice(may), "idea" if chance.random() < 0.5 else "lost"
        said = f"Words {chance.random()}"[: chance.choice([0, 9])]
        try:
            now = step(who.vault, views[who], name, TODAY, on=views[who].state.turn, what=what, words=said)  # type: ignore[arg-type]
        except Illegal:
            now = seen(who, found)
        assert now.state == seen(who, found).state
        assert [each.id for each in now.steps] == [each.id for each in seen(who, found).steps]
        views[who] = now
        if chance.random() < 0.4:
            views = {each: seen(each, found) for each in seats}


def test_words_are_seen_by_both_once_they_are_said(joined: Joined) -> None:
    found = opened(joined)
    press(joined.ben, found, "enter")
    press(joined.ana, found, "done")
    press(joined.ben, found, "done", words="You carried it alone.")
    assert [each.words for each in seen(joined.ana, found).said("reflect")] == ["You carried it alone."]


def test_on_one_phone_its_owner_writes_everything(joined: Joined) -> None:
    found = opened(joined, one_phone=True)
    assert found.is_running
    press(joined.ana, found, "done")
    assert seen(joined.ana, found).to_hand == 1
    press(joined.ana, found, "hand", seat=1)
    press(joined.ana, found, "done", seat=1)
    after = press(joined.ana, found, "done", seat=0)
    assert (after.stage.name, after.stage.whose) == ("speak", 1)
    with pytest.raises(Illegal):
        press(joined.ben, found, "done", seat=1)


def test_without_a_second_account_it_lies_in_ones_own_bucket_on_one_phone(ana: Someone) -> None:
    found = open_sitting(ana.vault, None, "listening", PLAN, TODAY, details={"other_name": "Noor"})
    assert found.one_phone
    assert found.is_running
    assert current(ana.vault, None, "listening", TODAY) is not None


def test_nothing_is_opened_in_a_space_of_one(ana: Someone) -> None:
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    space = begin(ana.opened, "Somebody", Terms())
    with pytest.raises(NobodyThere):
        open_sitting(ana.vault, space, "listening", PLAN, TODAY)
    assert ana.vault.all(SittingStep) == []


def test_a_stranger_finds_nothing(joined: Joined, cleo: Someone) -> None:
    found = opened(joined)
    for space in (joined.space, None):
        with pytest.raises(NotHere):
            sitting(cleo.vault, space, found.id)
    with pytest.raises(NotHere):
        sitting(joined.ana.vault, joined.space, uuid4())
    with pytest.raises(NotHere):
        sitting(joined.ana.vault, joined.space, found.id, "conflict")


def test_the_open_one_is_found_until_it_is_over_or_rests(joined: Joined) -> None:
    found = opened(joined)
    for who in (joined.ana, joined.ben):
        shown = current(who.vault, joined.space, "listening", TODAY)
        assert shown is not None
        assert shown.id == found.id
    assert current(joined.ana.vault, joined.space, "conflict", TODAY) is None
    assert current(joined.ana.vault, joined.space, "listening", TODAY + timedelta(days=22)) is None
    press(joined.ben, found, "stop")
    assert list(open_ones(joined.ana.vault, joined.space, TODAY)) == []


def test_coming_back_after_days_finds_it_where_it_was(joined: Joined) -> None:
    found = opened(joined)
    press(joined.ben, found, "enter")
    press(joined.ana, found, "done")
    press(joined.ana, found, "pause")
    later = TODAY + timedelta(days=20)
    step(joined.ana.vault, seen(joined.ana, found), "enter", later)
    step(joined.ben.vault, seen(joined.ben, found), "enter", later)
    assert seen(joined.ben, found).stage.name == "reflect"
    assert current(joined.ben.vault, joined.space, "listening", later + timedelta(days=20)) is not None


def test_whoever_opens_a_second_one_is_led_into_the_first(joined: Joined) -> None:
    first = opened(joined)
    second = open_sitting(joined.ben.vault, joined.space, "listening", PLAN, TODAY)
    assert (second.id, second.my_seat) == (first.id, 1)
    assert len(joined.ana.vault.all(SittingBegun, space=joined.space)) == 1
    other = open_sitting(joined.ben.vault, joined.space, "listening", PLAN, TODAY, key="another matter")
    assert other.id != first.id


def test_where_it_is_yesterday_still_a_press_counts_as_much(joined: Joined) -> None:
    """Ana lives where the day has begun, Ben where it has not: what he presses bears his own day."""
    found = opened(joined)
    step(joined.ben.vault, seen(joined.ben, found), "enter", TODAY - timedelta(days=1))
    assert seen(joined.ana, found).is_running
    assert [each.is_running for each in open_ones(joined.ana.vault, joined.space, TODAY)] == [True]


@pytest.mark.parametrize("day", [TODAY, date.min, date.max])
def test_a_plan_that_leads_nowhere_is_passed_over(joined: Joined, day: date) -> None:
    """Ben writes it by hand, with his own keys: it takes no room from Ana."""
    for practice in ("listening", "evening"):
        begun = SittingBegun(day=day, practice=practice, plan=(Stage("close", back="nowhere"),))
        nowhere = joined.ben.vault.add(begun, joined.space)
        joined.ben.vault.add(SittingStep(day=day, sitting=nowhere.id, name="enter"), joined.space)
    assert list(open_ones(joined.ana.vault, joined.space, TODAY)) == []
    found = opened(joined)
    assert [each.id for each in open_ones(joined.ana.vault, joined.space, TODAY)] == [found.id]


def test_tidying_removes_ones_own_part_only(joined: Joined) -> None:
    found = opened(joined)
    press(joined.ben, found, "enter")
    tidy(joined.ana.vault, seen(joined.ana, found))
    assert joined.ben.vault.all(SittingBegun, space=joined.space) == []
    assert [each.mine for each in joined.ben.vault.all(SittingStep, space=joined.space)] == [True]


def test_the_room_hears_of_every_step_after_it_was_kept(
    joined: Joined, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    from usward.live import news

    heard: list[str] = []
    monkeypatch.setattr(news, "changed", heard.append)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        found = opened(joined)
        assert heard == []
    assert heard == [str(joined.space)]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        press(joined.ben, found, "enter")
    assert heard == [str(joined.space)] * 2
