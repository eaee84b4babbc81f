"""The pages of the state of us: private notes, the table, the twenty minutes on two phones and on one, and alone."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from people import Joined, Someone
from usward.live import news, sittings
from usward.practices.state_of_us import keeping
from usward.practices.state_of_us.record import Item, QuietTwenty, SmallPromise, Week
from usward.vault.store import Changed

SUNDAY = datetime(2026, 11, 22, 17, tzinfo=UTC)


def note(who: Someone, text: str) -> UUID:
    assert who.post("/state-of-us/notes/new/", {"text": text}).status_code == 302
    return next(kept.id for kept in who.vault.all(Item) if kept.record.text == text)


def put(who: Someone, text: str) -> UUID:
    """Note something and put it on the table; the id of what lies there."""
    own = note(who, text)
    who.post(f"/state-of-us/notes/{own}/table/")
    return next(each.id for each in who.vault.all(Item, space=who.opened.spaces[0].id) if each.record.text == text)


def opened(who: Someone, phones: str = "two", first: str = "me", **more: object) -> str:
    answer = who.post("/state-of-us/begin/", {"phones": phones, "first": first, **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def press(who: Someone, room: str, name: str, **more: object) -> str:
    turn = re.search(r'data-turn="(\d+)"', who.page(room))
    assert turn
    assert who.post(f"{room}step/", {"name": name, "on": turn[1], **more}).status_code == 302
    return who.page(room)


def at_the_table(joined: Joined, **more: object) -> str:
    room = opened(joined.ana, **more)  # type: ignore[arg-type]
    press(joined.ben, room, "enter")
    for who in (joined.ana, joined.ben, joined.ana, joined.ben):  # arrive twice, thanks twice
        press(who, room, "done")
    assert "What is there to talk about?" in joined.ana.page(room)
    return room


def at_the_turns(joined: Joined) -> str:
    room = at_the_table(joined)
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    return room


def plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def id_of(room: str) -> UUID:
    return UUID(room.strip("/").split("/")[-1])


# Notes and the table


def test_a_note_is_seen_by_the_other_only_once_it_lies_on_the_table(joined: Joined) -> None:
    own = note(joined.ana, "The thing from Wednesday")
    assert "The thing from Wednesday" in joined.ana.page("/state-of-us/")
    assert "The thing from Wednesday" not in joined.ben.page("/state-of-us/")
    joined.ana.post(f"/state-of-us/notes/{own}/table/")
    assert "The thing from Wednesday" in joined.ben.page("/state-of-us/")


def test_what_lies_on_the_table_can_be_taken_back_and_stays_a_note(joined: Joined) -> None:
    lying = put(joined.ana, "Mother in March")
    assert joined.ana.post(f"/state-of-us/notes/{lying}/table/withdrawal/").status_code == 302
    assert "Mother in March" not in joined.ben.page("/state-of-us/")
    assert "Mother in March" in joined.ana.page("/state-of-us/")
    assert joined.ben.vault.all(Item, space=joined.space) == []


def test_what_lies_there_has_no_trace_of_when_it_was_written(joined: Joined) -> None:
    with time_machine.travel(SUNDAY - timedelta(days=5)):
        joined.ana.sign_in()
        own = note(joined.ana, "Written on Tuesday")
    with time_machine.travel(SUNDAY):
        joined.ana.sign_in()
        joined.ana.post(f"/state-of-us/notes/{own}/table/")
        joined.ben.sign_in()
        seen = joined.ben.vault.all(Item, space=joined.space)[0]
    assert seen.day == SUNDAY.date()
    assert seen.record.space is None
    assert seen.written >= SUNDAY


def test_putting_it_down_twice_is_once(joined: Joined) -> None:
    own = note(joined.ana, "Twice")
    for _ in range(2):
        joined.ana.post(f"/state-of-us/notes/{own}/table/")
    assert len(joined.ben.vault.all(Item, space=joined.space)) == 1


def test_ben_cannot_take_anas_from_the_table_nor_see_her_note_by_its_address(joined: Joined) -> None:
    lying, own = put(joined.ana, "Hers"), note(joined.ana, "Only hers")
    assert joined.ben.post(f"/state-of-us/notes/{lying}/table/withdrawal/").status_code == 404
    for path in (f"/state-of-us/notes/{own}/", f"/state-of-us/notes/{uuid4()}/"):
        assert joined.ben.get(path).status_code == 404
    for path in ("table/", "removal/"):
        assert joined.ben.post(f"/state-of-us/notes/{own}/{path}").status_code == 404


def test_a_note_can_be_changed_and_removed_but_not_while_it_lies_on_the_table(joined: Joined) -> None:
    own = note(joined.ana, "As it was")
    joined.ana.post(f"/state-of-us/notes/{own}/", {"text": "As it is"})
    joined.ana.post(f"/state-of-us/notes/{own}/table/")
    joined.ana.post(f"/state-of-us/notes/{own}/", {"text": "Changed under his eyes"})
    assert "As it is" in joined.ben.page("/state-of-us/")
    assert "take it from the table first" in joined.ana.page(f"/state-of-us/notes/{own}/")
    joined.ana.post(f"/state-of-us/notes/{own}/removal/")
    assert joined.ana.vault.all(Item) == joined.ben.vault.all(Item, space=joined.space) == []


def test_the_line_of_the_space_stays_still_when_a_private_note_goes(
    joined: Joined, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(news, "changed", heard.append)
    own = note(joined.ana, "Only mine")
    with django_capture_on_commit_callbacks(execute=True):
        joined.ana.post(f"/state-of-us/notes/{own}/removal/")
    assert heard == [], "every open page of the other's would hear it"
    put(joined.ana, "For both")
    shown = next(each.id for each in joined.ana.vault.all(Item))
    with django_capture_on_commit_callbacks(execute=True):
        joined.ana.post(f"/state-of-us/notes/{shown}/removal/")
    assert heard == [str(joined.space)]


def test_removed_while_quiet_it_is_gone_from_the_table_as_well(joined: Joined) -> None:
    own = note(joined.ana, "Not this after all")
    joined.ana.post(f"/state-of-us/notes/{own}/table/")
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    joined.ana.post(f"/state-of-us/notes/{own}/removal/")
    assert joined.ben.vault.all(Item, space=joined.space) == []


def test_taken_back_while_quiet_it_leaves_the_table(joined: Joined) -> None:
    lying = put(joined.ana, "Not this after all")
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    assert joined.ana.post(f"/state-of-us/notes/{lying}/table/withdrawal/").status_code == 302
    assert joined.ben.vault.all(Item, space=joined.space) == []


def test_when_somebody_comes_by_again_nothing_of_it_shows_in_the_others_room(joined: Joined) -> None:
    put(joined.ana, "Your mother in March")
    room = at_the_turns(joined)
    found = re.search(r'name="what" value="([^"]+)"', joined.ana.page(room))
    press(joined.ana, room, "done", **({"what": found[1]} if found else {}))
    joined.ana.post(f"{room}step/", {"name": "stop"})
    assert keeping.behind(joined.ana.vault, joined.space, keeping.table(joined.ana.vault, joined.space))
    before = plain(joined.ben.page(room))
    joined.ana.page("/state-of-us/")
    assert not joined.ben.vault.all(Item, space=joined.space)
    assert plain(joined.ben.page(room)) == before


def test_an_empty_note_is_asked_for_words(ana: Someone) -> None:
    assert "A few words are needed here." in ana.post("/state-of-us/notes/new/", {"text": " "}).content.decode()


def test_other_practices_hand_something_over_as_a_note(ana: Someone) -> None:
    page = ana.post("/state-of-us/notes/new/", {"_prefill": "1", "text": "From the journal"}).content.decode()
    assert "From the journal" in page
    assert ana.vault.all(Item) == []


# Twenty minutes on two phones


def test_the_whole_arc_on_two_phones(joined: Joined) -> None:
    put(joined.ana, "Your mother in March")
    put(joined.ben, "Who cooks on Mondays")
    room = opened(joined.ana)
    assert "has sat down for your twenty minutes" in joined.ben.page("/")
    press(joined.ben, room, "enter")
    press(joined.ana, room, "done")
    assert "It begins when Ben is, too." in joined.ana.page(room)
    press(joined.ben, room, "done")
    assert "Say thank you for one thing" in joined.ana.page(room)
    assert "Ana says thank you" in joined.ben.page(room)
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    press(joined.ana, room, "done")
    press(joined.ben, room, "done")
    ana = joined.ana.page(room)
    assert "Your mother in March" in ana.partition("<h1")[2].partition("</h1>")[0]
    what = re.search(r'name="what" value="(.{36})"', ana)
    assert what
    press(joined.ana, room, "done", what=what[1])
    assert "What did you hear?" in joined.ben.page(room)
    assert "Your mother in March" in joined.ben.page(room)
    press(joined.ben, room, "done")
    ben = joined.ben.page(room)
    assert "Who cooks on Mondays" in ben.partition("<h1")[2].partition("</h1>")[0]
    joined.ben.post(f"{room}on/")
    assert "One small promise" in joined.ana.page(room)
    joined.ana.post(f"{room}promise/", {"text": "I call her on Friday", "whose": "me"})
    assert "I call her on Friday" in joined.ben.page(room)
    press(joined.ana, room, "done")
    page = press(joined.ben, room, "done")
    assert "Done. Thank you for sitting down." in page
    assert 'action="/appreciation/new/"' in page
    for who in joined[:2]:
        agenda = who.page("/state-of-us/")
        assert "Your mother in March" not in agenda
        assert "Who cooks on Mondays" in agenda  # nobody came to it
        assert "I call her on Friday" in agenda
    assert [kept.record.text for kept in joined.ana.vault.all(Item, space=joined.space)] == ["Who cooks on Mondays"]


def test_at_the_table_each_sees_only_their_own_notes_beside_what_lies_there(joined: Joined) -> None:
    own = note(joined.ana, "Still private")
    room = at_the_table(joined)
    assert "Still private" in joined.ana.page(room)
    assert "Still private" not in joined.ben.page(room)
    joined.ana.post(f"{room}table/", {"put": str(own)})
    assert "Still private" in joined.ben.page(room)
    lying = joined.ben.vault.all(Item, space=joined.space)[0].id
    assert joined.ben.post(f"{room}table/", {"back": str(lying)}).status_code == 404
    joined.ana.post(f"{room}table/", {"back": str(lying)})
    assert "Still private" not in joined.ben.page(room)


def test_something_else_can_be_laid_down_at_once_and_only_once(joined: Joined) -> None:
    room = at_the_table(joined)
    for _ in range(2):
        joined.ben.post(f"{room}table/", {"text": "The bicycle"})
    assert joined.ana.page(room).count("The bicycle") == 1
    assert "longer than fits" in joined.ben.post(f"{room}table/", {"text": "x" * 1001}).content.decode()


def test_the_speaker_may_take_something_else_from_the_table(joined: Joined) -> None:
    put(joined.ana, "First thing")
    other = put(joined.ben, "Bens thing")
    room = at_the_turns(joined)
    page = press(joined.ana, room, "say", what=str(other))
    assert "Bens thing" in page.partition("<h1")[2].partition("</h1>")[0]
    assert "Bens thing" in joined.ben.page(room).partition("<h1")[2].partition("</h1>")[0]
    press(joined.ben, room, "say", what=str(other))  # not his turn
    assert "Ana speaks" in joined.ben.page(room)


def test_ben_can_neither_end_nor_skip_anas_turn(joined: Joined) -> None:
    room = at_the_turns(joined)
    for name in ("done", "skip"):
        press(joined.ben, room, name)
        assert "Ana speaks" in joined.ben.page(room)
    press(joined.ana, room, "skip")
    assert "You speak" in joined.ben.page(room)


def test_after_twenty_minutes_the_page_says_so_and_either_may_go_on_to_the_promise(joined: Joined) -> None:
    room = at_the_turns(joined)
    assert "The twenty minutes are over" not in joined.ben.page(room)
    found = sittings.sitting(joined.ana.vault, joined.space, id_of(room))
    with time_machine.travel(found.at + timedelta(minutes=21)):
        joined.ben.sign_in()
        assert "The twenty minutes are over" in joined.ben.page(room)
        for _ in range(2):
            joined.ben.post(f"{room}on/")
        joined.ana.sign_in()
        assert "One small promise" in joined.ana.page(room)


def test_nobody_promises_for_the_other_on_two_phones_and_twice_is_once(joined: Joined) -> None:
    room = at_the_turns(joined)
    joined.ana.post(f"{room}on/")
    for _ in range(2):
        joined.ana.post(f"{room}promise/", {"text": "You will be on time", "whose": "you"})
    made = joined.ben.vault.all(SmallPromise, space=joined.space)
    assert [kept.record.whose for kept in made] == ["me"]
    joined.ana.post(f"{room}promise/", {"text": "", "whose": "me"})
    joined.ana.post(f"{room}promise/", {"text": "x", "whose": "nobody"})
    assert "longer than fits" in joined.ana.post(f"{room}promise/", {"text": "x" * 501, "whose": "me"}).content.decode()
    assert len(joined.ben.vault.all(SmallPromise, space=joined.space)) == 1


def test_a_promise_is_put_behind_by_its_writer_for_both_and_by_the_other_for_themselves(joined: Joined) -> None:
    room = at_the_turns(joined)
    joined.ana.post(f"{room}on/")
    for text in ("Hers", "Also hers"):
        joined.ana.post(f"{room}promise/", {"text": text, "whose": "both"})
    first, second = joined.ana.vault.all(SmallPromise, space=joined.space)
    joined.ben.post(f"/state-of-us/promises/{first.id}/behind/")
    assert first.record.text not in joined.ben.page("/state-of-us/")
    assert first.record.text in joined.ana.page("/state-of-us/")
    joined.ana.post(f"/state-of-us/promises/{second.id}/behind/")
    assert f">{second.record.text}<" not in joined.ben.page("/state-of-us/")


def test_either_ends_it_at_any_point_and_what_lies_there_stays(joined: Joined) -> None:
    put(joined.ana, "Still to come")
    room = at_the_turns(joined)
    press(joined.ben, room, "stop")
    assert "Thank you for sitting down" in joined.ana.page(room)
    assert "Still to come" in joined.ana.page("/state-of-us/")


def test_twice_begun_is_once_and_what_was_chosen_lies_on_the_table(joined: Joined) -> None:
    own = note(joined.ana, "Chosen")
    assert "Chosen" in joined.ana.page("/state-of-us/begin/")
    room = opened(joined.ana, put=[str(own)])
    assert opened(joined.ben) == room
    assert "Chosen" in joined.ben.page("/state-of-us/")


# One phone


def test_on_one_phone_nothing_private_is_shown_and_what_is_written_is_marked(joined: Joined) -> None:
    note(joined.ana, "Her private note")
    note(joined.ben, "His private note")
    room = opened(joined.ana, phones="one", first="you")
    page = press(joined.ana, room, "done", seat=0)
    assert "Ben says thank you" in page
    press(joined.ana, room, "done", seat=1)
    page = press(joined.ana, room, "done", seat=0)
    assert "What is there to talk about?" in page
    assert "private note" not in page
    joined.ana.post(f"{room}table/", {"text": "The summer"})
    assert "Together, on your phone" in joined.ana.page(room)
    assert "Together, on Ana’s phone" in joined.ben.page("/state-of-us/")
    page = press(joined.ana, room, "done", seat=0)
    assert "Ben speaks" in page
    assert "The summer" in page.partition("<h1")[2].partition("</h1>")[0]
    joined.ana.post(f"{room}on/")
    joined.ana.post(f"{room}promise/", {"text": "I look at trains", "whose": "you"})
    made = joined.ben.page("/state-of-us/")
    assert "I look at trains" in made
    assert "together, on Ana’s phone" in made
    for path, said in (
        ("step", {"name": "done", "on": 12}),
        ("table", {"text": "From another device"}),
        ("promise", {"text": "From another device", "whose": "you"}),
        ("on", {}),
    ):
        assert joined.ben.post(f"{room}{path}/", said).status_code == 302  # not his phone, so nothing comes of it
    assert "From another device" not in joined.ana.page("/state-of-us/")
    assert sittings.sitting(joined.ana.vault, joined.space, id_of(room)).state.over == ""


def test_before_the_other_has_an_account_it_stays_on_this_phone(ana: Someone) -> None:
    own = note(ana, "The garden fence")
    assert "A few words are needed here." in ana.post("/state-of-us/begin/", {"first": "me"}).content.decode()
    room = opened(ana, other_name="Tilda", put=[str(own)])
    page = press(ana, room, "done", seat=0)
    assert "Ana says thank you" in page
    press(ana, room, "done", seat=0)
    page = press(ana, room, "done", seat=1)
    assert "The garden fence" in page
    page = press(ana, room, "done", seat=0)
    what = re.search(r'name="what" value="(.{36})"', page)
    assert what
    assert "Tilda says what arrived" in press(ana, room, "done", seat=0, what=what[1])
    press(ana, room, "stop", seat=1)
    assert "The garden fence" not in ana.page("/state-of-us/")


# Once a week


def test_today_mentions_it_on_sunday_and_not_after_it_was_put_away(joined: Joined) -> None:
    with time_machine.travel(SUNDAY):
        for who in joined[:2]:
            who.sign_in()
        assert "Twenty minutes for the two of you?" in joined.ana.page("/")
        joined.ana.post("/state-of-us/week/not-this/")
        assert "Twenty minutes for the two of you?" not in joined.ana.page("/")
        assert "Twenty minutes for the two of you?" in joined.ben.page("/")
    with time_machine.travel(SUNDAY + timedelta(days=7)):
        joined.ana.sign_in()
        assert "Twenty minutes for the two of you?" in joined.ana.page("/")


def test_today_is_silent_on_other_days_after_sitting_and_when_it_is_wanted_never(joined: Joined) -> None:
    with time_machine.travel(SUNDAY - timedelta(days=1)):
        for who in joined[:2]:
            who.sign_in()
        assert "Twenty minutes for the two of you?" not in joined.ana.page("/")
        room = opened(joined.ana)
        press(joined.ben, room, "enter")
    with time_machine.travel(SUNDAY):
        for who in joined[:2]:
            who.sign_in()
        assert "Twenty minutes for the two of you?" not in joined.ana.page("/")
    with time_machine.travel(SUNDAY + timedelta(days=7)):
        for who in joined[:2]:
            who.sign_in()
        assert "Twenty minutes for the two of you?" in joined.ben.page("/")
        joined.ben.post("/state-of-us/week/", {"weekday": ""})
        assert "Twenty minutes for the two of you?" not in joined.ben.page("/")


def test_alone_nothing_is_mentioned_until_a_day_was_chosen(ana: Someone) -> None:
    with time_machine.travel(SUNDAY):
        ana.sign_in()
        assert "Twenty quiet minutes?" not in ana.page("/")
        ana.post("/state-of-us/week/", {"weekday": "6"})
        assert "Twenty quiet minutes?" in ana.page("/")
        assert len(ana.vault.all(Week)) == 1


# Alone


def test_a_quiet_twenty_minutes_alone(ana: Someone) -> None:
    note(ana, "The fence again")
    there = ana.post("/state-of-us/alone/").headers["Location"]
    ana.post(there, {"at": "0"})
    ana.post(there, {"at": "1", "line": "The first frost"})
    assert "The fence again" in ana.page(there)
    for _ in range(2):  # pressed twice
        ana.post(there, {"at": "2", "line": "The fence"})
    ana.post(there, {"at": "3", "back": "1"})
    assert "The fence</textarea>" in ana.page(there)
    assert ana.post("/state-of-us/alone/").headers["Location"] == there
    ana.post(there, {"at": "2", "line": "The fence, and him"})
    ana.post(there, {"at": "3", "line": "Would you look at it with me?"})
    ana.post(there, {"at": "4", "line": ""})
    page = ana.page(there)
    assert "That was yours" in page
    assert "The fence, and him" in page
    assert 'action="/journal/new/"' in page
    assert "My small promise" not in page
    assert there in ana.page("/state-of-us/")
    ana.post(f"{there}removal/")
    assert ana.vault.all(QuietTwenty) == []


def test_what_was_written_alone_is_nobody_elses(joined: Joined) -> None:
    there = joined.ana.post("/state-of-us/alone/").headers["Location"]
    joined.ana.post(there, {"at": "0"})
    joined.ana.post(there, {"at": "1", "line": "Only mine"})
    assert joined.ben.get(there).status_code == joined.ben.post(f"{there}removal/").status_code == 404
    assert "Only mine" not in joined.ben.page("/state-of-us/")


# Whose it is


def test_somebody_elses_room_reads_like_one_that_never_was(joined: Joined, cleo: Someone) -> None:
    room = opened(joined.ana)
    assert cleo.get(room).status_code == 404
    for path in ("step/", "table/", "promise/", "on/", "put-away/"):
        assert cleo.post(room + path, {"name": "enter", "text": "x", "whose": "me"}).status_code == 404


@pytest.mark.parametrize("said", [{"put": "nothing"}, {"back": "nothing"}, {"put": str(uuid4())}])
def test_a_strange_press_at_the_table_finds_nothing(joined: Joined, said: dict[str, str]) -> None:
    room = at_the_table(joined)
    assert joined.ana.post(f"{room}table/", said).status_code == 404


def test_while_quiet_the_table_waits_unseen_and_nothing_goes_out(joined: Joined) -> None:
    put(joined.ben, "From Ben")
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    assert "From Ben" not in joined.ana.page("/state-of-us/")
    own = note(joined.ana, "Written quietly")
    joined.ana.post(f"/state-of-us/notes/{own}/table/")
    assert "Written quietly" not in joined.ben.page("/state-of-us/")
    joined.ana.post(f"/spaces/{joined.space}/quiet/", {"back": "1"})
    assert "From Ben" in joined.ana.page("/state-of-us/")
    assert "Written quietly" in joined.ana.page("/state-of-us/")


def test_a_note_revised_in_two_tabs_is_never_lost_in_silence(joined: Joined) -> None:
    own = note(joined.ana, "As it was")
    kept = keeping.own(joined.ana.vault, own)
    joined.ana.post(f"/state-of-us/notes/{own}/", {"text": "The other tab"})
    with pytest.raises(Changed):
        joined.ana.vault.revise(kept, kept.record.with_(text="This tab"))


def test_on_to_the_promise_does_nothing_in_a_room_that_rests(joined: Joined) -> None:
    room = at_the_turns(joined)
    press(joined.ben, room, "pause")
    joined.ana.post(f"{room}on/")
    assert sittings.sitting(joined.ana.vault, joined.space, id_of(room)).stage.name == "turn"


def test_on_to_the_promise_holds_although_the_other_pressed_at_that_moment(joined: Joined) -> None:
    room = at_the_turns(joined)
    as_it_was = sittings.sitting(joined.ben.vault, joined.space, id_of(room))
    press(joined.ana, room, "done")
    found = keeping.on_to_the_promise(joined.ben.vault, as_it_was, joined.ben.opened.today())
    assert found.stage.name == "promise"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_note_of_the_first_or_the_last_day_of_all_breaks_no_page(joined: Joined, day: date) -> None:
    """Ben writes it by hand, with his own keys."""
    joined.ben.vault.add(Item(day=day, text="Long ago"), joined.space)
    joined.ana.post("/state-of-us/begin/", {"phones": "two", "first": "me"})
    room = sittings.current(joined.ana.vault, joined.space, keeping.PRACTICE, joined.ana.opened.today())
    assert room
    for path in ("/", "/state-of-us/", "/state-of-us/begin/", f"/state-of-us/{room.id}/"):
        assert joined.ana.get(path).status_code == 200, path


def test_while_a_pause_holds_the_twenty_minutes_wait(joined: Joined) -> None:
    joined.ben.post("/conflict/pause/")
    assert "A pause holds between you." in joined.ana.page("/state-of-us/begin/")
    said = {"phones": "two", "first": "me"}
    assert "It ends when Ben is back" in joined.ana.post("/state-of-us/begin/", said).content.decode()
    joined.ben.post("/conflict/pause/back/")
    assert "Open the room" in joined.ana.page("/state-of-us/begin/")


def test_the_promise_can_be_looked_at_with_the_coach_and_comes_back_into_its_field(joined: Joined) -> None:
    room = at_the_turns(joined)
    for _ in range(4):
        who = joined.ana if "Let this turn pass" in joined.ana.page(room) else joined.ben
        press(who, room, "skip")
    page = joined.ana.page(room)
    form = page[page.index('id="promise-text"') :]
    assert "data-coach" in form[: form.index("</form>")]
    turn = re.search(r'data-turn="(\d+)"', page)
    assert turn
    back = joined.ana.post(room, {"_prefill": "1", "text": "I call her on Friday.", "on": turn[1]}).content.decode()
    assert ">I call her on Friday.</textarea>" in back
