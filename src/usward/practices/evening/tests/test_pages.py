"""The pages of the evening: Ana opens one, Ben comes in; one phone between them; alone; and what nobody else finds."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from people import Joined, Someone
from usward.accounts import drafts
from usward.accounts.models import Draft
from usward.accounts.topics import paused
from usward.core.content import Question
from usward.core.topics import PausedTopics
from usward.core.turns import Stage
from usward.live import sittings
from usward.live.record import SittingBegun, SittingStep
from usward.packs.at_hand import at_hand
from usward.practices.evening import keeping
from usward.practices.evening.record import Drawn, QuietEvening

THEMES = {each.id: each.themes for each in at_hand().all(Question)}


def opened(who: Someone, phones: str = "two", sets: str = "1", **more: str) -> str:
    answer = who.post("/evening/begin/", {"sets": sets, "phones": phones, **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def press(who: Someone, room: str, name: str, **more: object) -> str:
    page = who.page(room)
    turn = re.search(r'data-turn="(\d+)"', page)
    assert turn
    assert who.post(f"{room}step/", {"name": name, "on": turn[1], **more}).status_code == 302
    return who.page(room)


def leave_alone(who: Someone, *themes: str) -> None:
    who.vault.add(PausedTopics(day=who.opened.today(), topics=themes))


def id_of(room: str) -> UUID:
    return UUID(room.strip("/").split("/")[-1])


def begun(joined: Joined) -> str:
    room = opened(joined.ana)
    press(joined.ben, room, "enter")
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    return room


def asked(page: str) -> str:
    found = re.search(r'class="question">(.*?)</h1>', page)
    assert found, page
    return found[1]


def test_ben_finds_the_open_evening_on_today_and_both_see_the_same_question(joined: Joined) -> None:
    room = opened(joined.ana)
    assert "has opened an evening of questions" in joined.ben.page("/")
    press(joined.ben, room, "enter")
    assert "has opened an evening" not in joined.ben.page("/")
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    ana, ben = joined.ana.page(room), joined.ben.page(room)
    assert asked(ana) == asked(ben)
    assert ("You answer first" in ana) != ("You answer first" in ben)
    assert ("You listen" in ana) != ("You listen" in ben)


def test_only_whoever_answers_may_say_that_it_was_theirs(joined: Joined) -> None:
    room = begun(joined)
    one, two = (joined.ana, joined.ben) if "You answer first" in joined.ana.page(room) else (joined.ben, joined.ana)
    before = asked(one.page(room))
    press(two, room, "done")
    assert "You answer first" in one.page(room)
    press(one, room, "done")
    assert "And now you" in two.page(room)
    assert asked(two.page(room)) == before
    press(two, room, "done")
    assert "You answer first" in two.page(room)


def test_either_may_skip_and_nothing_says_who(joined: Joined) -> None:
    room = begun(joined)
    press(joined.ben, room, "skip")
    page = joined.ana.page(room)
    assert "question 2 of 6" in page
    assert "skipped" not in page.lower()


def test_a_second_press_skips_nothing_more(joined: Joined) -> None:
    room = begun(joined)
    for _ in range(2):
        joined.ana.post(f"{room}step/", {"name": "skip", "on": 1})
    assert "question 2 of 6" in joined.ana.page(room)


def test_what_either_paused_is_not_drawn_and_the_other_reads_nothing_of_it(joined: Joined) -> None:
    leave_alone(joined.ana, "childhood", "family", "loss")
    leave_alone(joined.ben, "work", "self", "daily-life", "home", "money")
    both = paused(joined.ana.vault) | paused(joined.ben.vault)
    room = opened(joined.ana, sets="3")
    press(joined.ben, room, "enter")
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    picks = [each for each in keeping.cards(joined.ana.vault, found) if each]
    assert len(picks) > 8
    assert not {theme for each in picks for theme in THEMES[each]} & both


def test_a_topic_paused_on_the_way_does_not_come_any_more(joined: Joined) -> None:
    room = begun(joined)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    picks = keeping.cards(joined.ana.vault, found)
    later = {theme for each in picks[1:] if each for theme in THEMES[each]}
    leave_alone(joined.ana, *later)
    before = asked(joined.ben.page(room))
    joined.ana.page(room)
    assert asked(joined.ben.page(room)) == before
    assert keeping.cards(joined.ben.vault, found) == (picks[0], *[""] * 5)
    press(joined.ben, room, "skip")
    assert "A question of your own" in joined.ben.page(room)
    assert len(joined.ben.vault.all(Drawn, space=joined.space)) == 2


def choose_to_leave_alone(who: Someone, *themes: str) -> None:
    """On the page for it, as in another tab."""
    said = {"whole": [], "tender": list(themes), "light": list(themes)}
    known = re.findall(r'name="(\w+)" value="([\w-]+)"', who.page("/settings/topics/"))
    for field in said:
        said[field] = [value for name, value in known if name == field and value in themes]
    assert who.post("/settings/topics/", said).status_code == 302
    assert paused(who.vault) == set(themes)


def test_what_i_pause_elsewhere_does_not_come_when_the_other_presses_right_after(joined: Joined) -> None:
    room = begun(joined)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    picks = keeping.cards(joined.ana.vault, found)
    next_one = next(each for each in picks[1:] if each)
    before = asked(joined.ben.page(room))
    choose_to_leave_alone(joined.ana, *THEMES[next_one])
    assert asked(joined.ben.page(room)) == before, "nothing that is seen already changes"
    for _ in range(picks.index(next_one)):
        press(joined.ben, room, "skip")  # before Ana's screen has asked for anything
    there = keeping.cards(joined.ben.vault, found)
    assert there[picks.index(next_one)] == ""
    assert "A question of your own" in joined.ben.page(room)
    assert asked(joined.ana.page(room)) == asked(joined.ben.page(room))


def test_of_an_evening_left_days_ago_pausing_writes_nothing_before_i_am_there_again(joined: Joined) -> None:
    """Nobody pressed *rest*, so it stands as it was; what Ana pauses by herself is no event in the space."""
    with time_machine.travel(datetime.now(UTC) - timedelta(days=5)):
        for who in (joined.ana, joined.ben):
            who.sign_in()
        room = begun(joined)
    for who in (joined.ana, joined.ben):
        who.sign_in()
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    assert found.is_running
    picks = keeping.cards(joined.ana.vault, found)
    later = {theme for each in picks[1:] if each for theme in THEMES[each]}
    before = [kept.id for kept in joined.ben.vault.everything(joined.space)]
    choose_to_leave_alone(joined.ana, *later)
    assert [kept.id for kept in joined.ben.vault.everything(joined.space)] == before
    joined.ana.page(room)
    assert keeping.cards(joined.ben.vault, found)[1:] == ("",) * 5


def test_what_the_other_brought_a_moment_before_i_paused_it_stays_closed_for_me_alone(joined: Joined) -> None:
    room = begun(joined)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    picks = keeping.cards(joined.ana.vault, found)
    at = next(place for place, each in enumerate(picks[:5]) if each)  # before it lie only questions of their own
    for _ in range(at):
        press(joined.ana, room, "skip")
    leave_alone(joined.ana, *THEMES[picks[at]])
    before, page = asked(joined.ben.page(room)), joined.ana.page(room)
    assert before not in page
    assert "One that you leave alone" in page
    assert "You might ask" not in page
    assert asked(joined.ben.page(room)) == before
    press(joined.ana, room, "skip")
    assert f"question {at + 2} of 6" in joined.ben.page(room)


def test_a_topic_paused_a_moment_ago_does_not_come_with_the_very_next_press(joined: Joined) -> None:
    room = begun(joined)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    picks = keeping.cards(joined.ana.vault, found)
    turn = re.search(r'data-turn="(\d+)"', joined.ana.page(room))
    assert turn
    leave_alone(joined.ana, *{theme for each in picks[1:] if each for theme in THEMES[each]})
    said = {"name": "skip", "on": turn[1]}
    page = joined.ana.post(f"{room}step/", said, headers={"HX-Request": "true"}).content.decode()
    assert "question 2 of 6" in page
    assert not any(keeping.cards(joined.ana.vault, found)[1:])


def test_a_visit_to_an_evening_that_rests_leaves_nothing_in_the_space(joined: Joined) -> None:
    room = begun(joined)
    press(joined.ben, room, "pause")
    leave_alone(joined.ana, *{theme for themes in THEMES.values() for theme in themes})
    before = len(joined.ben.vault.all(Drawn, space=joined.space))
    joined.ana.page(room)
    assert len(joined.ben.vault.all(Drawn, space=joined.space)) == before
    press(joined.ana, room, "enter")
    assert len(joined.ben.vault.all(Drawn, space=joined.space)) == before + 1


def test_an_opener_cannot_draw_in_bens_place(joined: Joined) -> None:
    room = opened(joined.ana)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    dealt = keeping.rules.read(found.details)
    forged = Drawn(day=found.kept.day, sitting=found.id, picks=tuple(four[0] for four in dealt))
    joined.ana.vault.add(forged, joined.space)
    assert set(keeping.cards(joined.ben.vault, found)) == {""}
    press(joined.ben, room, "enter")
    assert set(keeping.cards(joined.ben.vault, found)) != {""}


def test_an_evening_ends_softly_wherever_somebody_ends_it(joined: Joined) -> None:
    room = begun(joined)
    press(joined.ben, room, "stop")
    page = joined.ana.page(room)
    assert "What are you taking along?" in page
    assert 'action="/journal/new/"' in page
    assert 'action="/appreciation/new/"' in page
    assert "Begin an evening" in joined.ana.page("/evening/")


def test_it_rests_and_goes_on_where_it_was(joined: Joined) -> None:
    room = begun(joined)
    press(joined.ana, room, "skip")
    press(joined.ana, room, "pause")
    assert "set 1, question 2" in joined.ben.page("/evening/")
    assert "Resting, just where you left it" in joined.ben.page(room)
    press(joined.ben, room, "enter")
    press(joined.ana, room, "enter")
    assert "question 2 of 6" in joined.ben.page(room)


def test_after_a_set_the_next_begins_when_both_would_like_to(joined: Joined) -> None:
    room = opened(joined.ana, sets="2")
    press(joined.ben, room, "enter")
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    for _ in range(6):
        press(joined.ana, room, "skip")
    assert "What comes next: Second set, closer" in joined.ana.page(room)
    press(joined.ana, room, "done")
    assert "It goes on when Ben would like to" in joined.ana.page(room)
    press(joined.ben, room, "done")
    assert "Second set, closer" in joined.ana.page(room)


def test_a_set_that_has_had_its_time_may_be_left_for_the_next(joined: Joined) -> None:
    room = opened(joined.ana, sets="2")
    press(joined.ben, room, "enter")
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    assert "On to the next set" not in joined.ana.page(room)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    with time_machine.travel(found.at + timedelta(minutes=16)):
        for who in (joined.ana, joined.ben):
            who.sign_in()
        assert "On to the next set" in joined.ana.page(room)
        for _ in range(2):  # pressed twice
            joined.ana.post(f"{room}next-set/")
        assert "Between the sets" in joined.ben.page(room)


def test_twice_begun_is_once(joined: Joined) -> None:
    assert opened(joined.ana) == opened(joined.ana) == opened(joined.ben)


def test_questions_do_not_come_again_in_the_next_evening(joined: Joined) -> None:
    room = begun(joined)
    first = set(keeping.cards(joined.ana.vault, sittings.sitting(joined.ana.vault, joined.space, id_of(room))))
    press(joined.ana, room, "stop")
    again = opened(joined.ben)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(again))
    assert not {each for four in keeping.rules.read(found.details) for each in four} & (first - {""})


# One phone


def test_on_one_phone_the_guest_leaves_out_unseen_and_then_it_lies_between_them(joined: Joined) -> None:
    room = opened(joined.ana, phones="one")
    assert "Now hand the phone to Ben" in joined.ana.page(room)
    page = press(joined.ana, room, "hand", seat=1)
    assert "Only you see this page" in page
    out = ["money", "work", "self", "friends", "home"]
    page = press(joined.ana, room, "done", seat=1, secret_out=out)
    assert "We are ready" in page
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    picks = [each for each in keeping.cards(joined.ana.vault, found) if each]
    assert not {theme for each in picks for theme in THEMES[each]} & set(out)
    page = press(joined.ana, room, "done", seat=0)
    assert "answers first" in page
    assert "Whoever listens might ask" in page


def test_what_the_guest_ticked_is_kept_nowhere_not_even_when_the_phone_was_locked(joined: Joined) -> None:
    room = opened(joined.ana, phones="one")
    press(joined.ana, room, "hand", seat=1)
    joined.ana.post("/lock/")
    said = {"name": "done", "on": 0, "seat": 1, "secret_out": ["money", "loss"]}
    joined.ana.post(f"{room}step/", said)
    joined.ana.sign_in()
    assert Draft.objects.filter(person_id=joined.ana.id).count() < 2
    kept = drafts.waiting(joined.ana.opened.person, joined.ana.opened.ring)
    assert "secret_out" not in {name for _, words in kept for name, _ in words.fields}


def test_before_the_other_has_an_account_it_goes_on_one_phone(ana: Someone) -> None:
    answer = ana.post("/evening/begin/", {"sets": "1", "other_name": "Grandmother"})
    room = answer.headers["Location"]
    assert "Now hand the phone to Grandmother" in ana.page(room)
    press(ana, room, "hand", seat=1)
    assert "We are ready" in press(ana, room, "done", seat=1)
    assert "answers first" in press(ana, room, "done", seat=1)


def test_an_evening_without_an_account_needs_a_name(ana: Someone) -> None:
    assert "A few words are needed here." in ana.post("/evening/begin/", {"sets": "1"}).content.decode()


# Alone


def test_alone_there_are_nine_questions_and_a_way_into_the_journal(ana: Someone) -> None:
    there = ana.post("/evening/alone/").headers["Location"]
    page = ana.page(there)
    assert "1 of 9" in page
    assert 'action="/journal/new/"' in page
    written = ana.post("/journal/new/", {"_prefill": "1", "prompt": asked(page)})
    assert asked(page) in written.content.decode()
    for _ in range(2):  # pressed twice
        ana.post(there, {"past": "0"})
    assert "2 of 9" in ana.page(there)
    assert ana.post("/evening/alone/").headers["Location"] == there
    ana.post(there, {"end": "1", "past": "1"})
    assert "Enough for tonight" in ana.page(there)
    assert ana.post("/evening/alone/").headers["Location"] != there


def test_alone_a_topic_paused_meanwhile_does_not_come(ana: Someone) -> None:
    there = ana.post("/evening/alone/").headers["Location"]
    kept = ana.vault.all(QuietEvening)[0]
    about = {theme for each in kept.record.questions[:3] for theme in THEMES[each]}
    leave_alone(ana, *about)
    shown = ana.page(there)
    if "of 9" in shown:
        assert not re.search(r"[1-3] of 9", shown)


@pytest.mark.parametrize("said", [{"past": "nine"}, {"past": "-1"}, {"past": "99999999"}, {}])
def test_alone_a_strange_press_breaks_nothing(ana: Someone, said: dict[str, str]) -> None:
    there = ana.post("/evening/alone/").headers["Location"]
    assert ana.post(there, said).status_code == 302
    assert ana.get(there).status_code == 200


# Whose it is


def test_somebody_elses_evening_reads_like_one_that_never_was(joined: Joined, cleo: Someone) -> None:
    room = opened(joined.ana)
    for path in (room, f"{room}step/", f"{room}next-set/", f"{room}put-away/"):
        assert cleo.post(path, {"name": "enter"}).status_code == 404
    there = joined.ana.post("/evening/alone/").headers["Location"]
    assert joined.ben.get(there).status_code == joined.ben.post(there, {"past": "0"}).status_code == 404


def test_put_away_it_stays_on_its_own_page(joined: Joined) -> None:
    room = opened(joined.ana)
    joined.ben.post(f"{room}put-away/")
    assert "has opened an evening" not in joined.ben.page("/")
    assert "Your evening is open" in joined.ben.page("/evening/")


def test_while_quiet_nothing_goes_to_the_other(joined: Joined) -> None:
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    answer = joined.ana.post("/evening/begin/", {"sets": "1", "other_name": "Ben"})
    assert answer.status_code == 302
    assert sittings.current(joined.ben.vault, joined.space, "evening", joined.ben.opened.today()) is None


def test_while_a_pause_holds_no_evening_begins_and_nobody_goes_into_one_that_rests(joined: Joined) -> None:
    joined.ben.post("/conflict/pause/")
    page = joined.ana.page("/evening/begin/")
    assert "A pause holds between you." in page
    assert "It ends when Ben is back" in page
    assert "Open the evening" not in page
    assert "it ends when you say that you are back" in joined.ben.page("/evening/begin/")
    answer = joined.ana.post("/evening/begin/", {"sets": "1", "phones": "two"})
    assert "A pause holds between you." in answer.content.decode()
    assert not joined.ana.vault.all(SittingBegun, space=joined.space)
    joined.ben.post("/conflict/pause/back/")
    room = opened(joined.ana)
    press(joined.ben, room, "enter")
    was = re.search(r'data-version="(.*?)"', joined.ana.page(room))
    joined.ben.post("/conflict/pause/")
    assert "I am here" not in joined.ana.page(room)
    joined.ana.post(f"{room}step/", {"name": "enter"})
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    assert not found.state.here
    held = re.search(r'data-version="(.*?)"', joined.ana.page(room))
    joined.ben.post("/conflict/pause/back/")
    assert "I am here" in joined.ana.page(room)
    now = re.search(r'data-version="(.*?)"', joined.ana.page(room))
    assert was
    assert held
    assert now
    assert len({was[1], held[1], now[1]}) == 3, "or an open page would not hear of it"


def test_a_deal_of_more_places_than_there_are_keeps_nobody_out(joined: Joined) -> None:
    """Ben writes it by hand, with his own keys."""
    today = joined.ben.opened.today()
    plan = (Stage("arrive", shared=True), Stage("first", 0, skip=True, group=1, shared=True))
    dealt = {"set-1": "|".join(sorted(THEMES)[:80]), "set-2": "|" * 500}
    kept = joined.ben.vault.add(SittingBegun(day=today, practice="evening", plan=plan, details=dealt), joined.space)
    joined.ben.vault.add(SittingStep(day=today, sitting=kept.id, name="enter"), joined.space)
    assert press(joined.ana, reverse("evening:room", args=[kept.id]), "enter")
    assert len(keeping.cards(joined.ana.vault, sittings.sitting(joined.ana.vault, joined.space, kept.id))) == 12


def test_whoever_may_not_come_in_draws_nothing(joined: Joined) -> None:
    room = opened(joined.ana)
    joined.ana.post("/conflict/pause/")
    press(joined.ben, room, "enter")
    assert joined.ben.vault.all(Drawn, space=joined.space) == []


@pytest.mark.parametrize("practice", ["evening", "listening", "state_of_us", "conflict"])
def test_a_plan_that_leads_nowhere_keeps_nobody_from_pausing_a_topic_or_the_two(joined: Joined, practice: str) -> None:
    """Ben writes it by hand, with his own keys. Every page of Ana's stays open, and what protects her works."""
    today = joined.ben.opened.today()
    begun = SittingBegun(day=today, practice=practice, plan=(Stage("arrive", back="nowhere"),))
    kept = joined.ben.vault.add(begun, joined.space)
    joined.ben.vault.add(SittingStep(day=today, sitting=kept.id, name="enter"), joined.space)
    for path in ("/", "/evening/", "/evening/begin/", "/listening/", "/state-of-us/", "/conflict/", "/what-i-share/"):
        assert joined.ana.get(path).status_code == 200, path
    choose_to_leave_alone(joined.ana, "money")
    assert joined.ana.post("/conflict/pause/").status_code == 302
    assert "A pause holds between you." in joined.ben.page("/conflict/pause/")


def test_a_plan_that_nobody_can_have_written_here_breaks_no_page(joined: Joined) -> None:
    today = joined.ben.opened.today()
    for stage in (Stage("first", 0, group=99), Stage("breathe", shared=True, group=400), Stage("arrive", shared=True)):
        begun = SittingBegun(day=today, practice="evening", plan=(stage,), key=stage.name)
        kept = joined.ben.vault.add(begun, joined.space)
        for who in (joined.ana, joined.ben):
            who.vault.add(SittingStep(day=today, sitting=kept.id, name="enter"), joined.space)
        assert joined.ana.get(reverse("evening:room", args=[kept.id])).status_code == 200
    assert joined.ana.get("/").status_code == 200
    assert joined.ana.get("/evening/").status_code == 200
