"""Ana and Ben hear each other out; Cleo finds nothing."""

import re
from typing import NamedTuple

import pytest

from people import Joined, Someone
from usward.accounts.drafts import waiting
from usward.core.content import Situation
from usward.core.put_away import PutAway
from usward.core.topics import PausedTopics
from usward.live import sittings
from usward.live.record import SittingBegun, SittingStep
from usward.live.sittings import Sitting, current, sitting
from usward.packs.at_hand import at_hand
from usward.practices.listening import keeping, rules
from usward.practices.listening.record import HowItWas, Numbers, Practised

BEGIN = {"about": "own", "topic": "The week of the move", "first": "me", "minutes": "5", "phones": "two"}
ENDING = [
    ("ana", "done", {}), ("ben", "done", {}),
    ("ana", "done", {}), ("ben", "done", {"words": "You were alone with it."}), ("ana", "done", {}),
    ("ben", "done", {}), ("ana", "done", {}), ("ben", "done", {}),
    ("ana", "done", {"words": "Thank you for staying."}), ("ben", "done", {}),
]  # fmt: skip


class Room(NamedTuple):
    """The room Ana opened."""

    joined: Joined
    path: str

    def of(self, who: Someone) -> Sitting:
        return sitting(who.vault, self.joined.space, self.id)

    @property
    def id(self) -> object:
        return current_id(self.path)

    def press(self, who: Someone, name: str, **more: object) -> None:
        on = self.of(who).state.turn
        answer = who.post(f"{self.path}step/", {"name": name, "on": on, **more})
        assert answer.status_code == 302, answer.status_code

    def enter(self) -> "Room":
        self.press(self.joined.ben, "enter")
        return self

    def to_the_end(self) -> "Room":
        self.enter()
        for who, name, more in ENDING:
            self.press(getattr(self.joined, who), name, **more)
        assert self.of(self.joined.ana).state.over == "finished"
        return self


def current_id(path: str) -> object:
    from uuid import UUID

    found = re.search(r"rooms/([0-9a-f-]{36})/", path)
    assert found
    return UUID(found[1])


@pytest.fixture
def room(joined: Joined) -> Room:
    return opened(joined)


def opened(joined: Joined, **more: str) -> Room:
    answer = joined.ana.post("/listening/begin/", {**BEGIN, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Room(joined, answer.headers["Location"])


# Opening


def test_ben_finds_the_room_on_today_and_nothing_says_when(room: Room) -> None:
    today = room.joined.ben.page("/")
    assert "has opened a room" in today
    assert "The week of the move" in today
    assert room.path in today
    assert "has opened a room" not in room.joined.ana.page("/")


def test_it_begins_only_when_both_are_there(room: Room) -> None:
    assert "The room is open for Ben" in room.joined.ana.page(room.path)
    assert "I am here" in room.joined.ben.page(room.path)
    assert "The room is open for Ben" in room.joined.ana.page(room.path), "his looking is no entering"
    room.enter()
    assert "I am ready" in room.joined.ana.page(room.path)


def test_putting_the_invitation_away_is_told_to_nobody(room: Room) -> None:
    ana, ben = room.joined.ana, room.joined.ben
    before = ana.page(room.path)
    assert ben.post(f"/listening/put-away/{room.id}/").status_code == 302
    assert "has opened a room" not in ben.page("/")
    assert [kept.record.what for kept in ben.vault.all(PutAway)] == [room.id]
    masked = re.compile(r'value="[A-Za-z0-9]{64}"')
    assert masked.sub("", ana.page(room.path)) == masked.sub("", before)


def test_a_second_room_is_not_opened_beside_the_first(room: Room) -> None:
    answer = room.joined.ben.post("/listening/begin/", BEGIN)
    assert answer.headers["Location"] == room.path
    assert len(room.joined.ben.vault.all(SittingBegun, space=room.joined.space)) == 1


def test_both_opening_at_the_same_moment_end_in_one_room(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ben saw no open room when he looked; Ana's was kept first."""
    ana = keeping.begin(joined.ana.vault, joined.space, joined.ana.opened.today(), topic="a", first=0, minutes=3, one_phone=False)  # fmt: skip
    real, asked = sittings.current, []

    def too_early(*args: object) -> Sitting | None:
        asked.append(args)
        return None if len(asked) == 1 else real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(sittings, "current", too_early)
    ben = keeping.begin(joined.ben.vault, joined.space, joined.ben.opened.today(), topic="b", first=0, minutes=3, one_phone=False)  # fmt: skip
    assert ben.id == ana.id
    assert len(joined.ana.vault.all(SittingBegun, space=joined.space)) == 1


def test_while_quiet_nothing_goes_out_and_nothing_comes_in(room: Room) -> None:
    ben, space = room.joined.ben, room.joined.space
    ben.post(f"/spaces/{space}/quiet/")
    assert "has opened a room" not in ben.page("/")
    assert "You are quiet here" in ben.page("/listening/")
    room.joined.ana.post(f"{room.path}step/", {"name": "stop", "on": "0"})
    ben.post("/listening/begin/", BEGIN)
    assert current(ben.vault, space, "listening", ben.opened.today()) is None


def test_words_of_another_practice_become_the_topic(joined: Joined) -> None:
    page = joined.ana.post("/listening/begin/", {"_prefill": "1", "text": "What I never said\nabout the summer"})
    assert 'value="What I never said about the summer"' in page.content.decode()


# In the room


def test_each_sees_their_own_side(room: Room) -> None:
    room.enter()
    ana, ben = room.joined.ana, room.joined.ben
    for who in (ana, ben):
        room.press(who, "done")
    speaker, listener = ana.page(room.path), ben.page(room.path)
    assert "That is all for now" in speaker
    assert "Nobody can cut this short but you" in speaker
    assert "That is all for now" not in listener
    assert "May I offer an idea?" in listener
    assert "say back what you heard" in listener


def test_the_listener_cannot_end_the_speakers_time(room: Room) -> None:
    room.enter()
    for who in (room.joined.ana, room.joined.ben):
        room.press(who, "done")
    room.press(room.joined.ben, "done")
    assert room.of(room.joined.ana).stage.name == "speak"


def test_an_idea_waits_until_it_is_granted(room: Room) -> None:
    room.enter()
    ana, ben = room.joined.ana, room.joined.ben
    for who in (ana, ben):
        room.press(who, "done")
    room.press(ben, "ask", what="idea")
    assert "Ben asks: may I offer an idea?" in ana.page(room.path)
    assert "waits until Ana says yes" in ben.page(room.path)
    room.press(ana, "decline")
    assert "would rather be heard" in ben.page(room.path)
    assert "May I offer an idea?" not in ben.page(room.path)


def test_there_is_no_button_for_advice(room: Room) -> None:
    room.enter()
    for who, name, more in ENDING[:5]:
        for each in (room.joined.ana, room.joined.ben):
            assert "dvice" not in re.sub(r"No answer is needed yet, and no advice\.", "", each.page(room.path))
        room.press(getattr(room.joined, who), name, **more)


def test_what_was_heard_goes_round_until_that_is_it(room: Room) -> None:
    room.enter()
    ana, ben = room.joined.ana, room.joined.ben
    for who, name, more in ENDING[:4]:
        room.press(getattr(room.joined, who), name, **more)
    assert "You were alone with it." in ana.page(room.path)
    room.press(ana, "again")
    page = ben.page(room.path)
    assert "Try one rung further" in page
    assert re.search(r'class="now" aria-current="step">name the feeling', page)


def test_a_press_twice_and_a_press_too_late_change_nothing(room: Room) -> None:
    room.enter()
    ana, ben = room.joined.ana, room.joined.ben
    for who in (ana, ben):
        room.press(who, "done")
    for _ in range(3):
        ana.post(f"{room.path}step/", {"name": "done", "on": "1"})
    found = room.of(ben)
    assert (found.stage.name, found.state.turn) == ("reflect", 2)
    for name in ("", "dance", "again", "hand"):
        assert ana.post(f"{room.path}step/", {"name": name, "on": "x"}).status_code == 302


def test_words_that_are_too_long_come_back_with_what_to_do(room: Room) -> None:
    room.enter()
    for who, name, more in ENDING[:3]:
        room.press(getattr(room.joined, who), name, **more)
    answer = room.joined.ben.post(f"{room.path}step/", {"name": "done", "on": 2, "words": "long " * 1000})
    page = answer.content.decode()
    assert "longer than fits here" in page
    assert "long long long" in page
    assert room.of(room.joined.ben).stage.name == "reflect"


def test_the_inside_alone_is_sent_when_it_changed_and_nothing_when_it_did_not(room: Room) -> None:
    ana = room.joined.ana
    page = ana.page(room.path)
    version = re.search(r'data-version="([^"]+)"', page)
    assert version
    hx = {"HX-Request": "true"}
    assert ana.get(f"{room.path}?v={version[1]}", headers=hx).status_code == 204
    room.enter()
    fresh = ana.get(f"{room.path}?v={version[1]}", headers=hx)
    assert fresh.status_code == 200
    assert fresh.content.decode().lstrip().startswith("<section")
    pressed = ana.post(f"{room.path}step/", {"name": "done", "on": 0}, headers=hx)
    assert "It begins as soon as Ben is" in pressed.content.decode()


def test_either_may_rest_and_both_come_back(room: Room) -> None:
    room.enter()
    room.press(room.joined.ben, "pause")
    for who in (room.joined.ana, room.joined.ben):
        assert "Resting, just where you left it" in who.page(room.path)
    room.press(room.joined.ana, "enter")
    assert "until Ben is back" in room.joined.ana.page(room.path)
    room.press(room.joined.ben, "enter")
    assert "I am ready" in room.joined.ben.page(room.path)


def test_either_may_leave_it_for_good(room: Room) -> None:
    room.press(room.joined.ben, "stop")
    assert "You left it here" in room.joined.ana.page(room.path)
    assert "A room is open" not in room.joined.ana.page("/listening/")


# Afterwards


def test_how_it_was_stays_with_oneself_until_the_numbers_are_told(room: Room) -> None:
    room.to_the_end()
    ana, ben, space = room.joined.ana, room.joined.ben, room.joined.space
    before = ben.page(room.path)
    ana.post(f"{room.path}how-it-was/", {"understood": "6", "listened": "4", "line": "It helped."})
    assert [kept.record.understood for kept in ana.vault.all(HowItWas)] == [6]
    masked = re.compile(r'value="[A-Za-z0-9]{64}"')
    assert masked.sub("", ben.page(room.path)) == masked.sub("", before)
    assert ben.vault.all(Numbers, space=space) == []
    ana.post(f"{room.path}numbers/")
    page = ben.page(room.path)
    assert "felt understood: 6 of 7 · listened: 4 of 7" in page
    assert "It helped." not in page
    assert "tells you how listening was" in ben.page("/")
    ana.post(f"{room.path}numbers/withdrawal/")
    assert "felt understood" not in ben.page(room.path)
    assert "tells you how listening was" not in ben.page("/")


def test_telling_twice_tells_once_and_a_change_is_told_anew(room: Room) -> None:
    room.to_the_end()
    ana, space = room.joined.ana, room.joined.space
    ana.post(f"{room.path}how-it-was/", {"understood": "6"})
    for _ in range(2):
        ana.post(f"{room.path}numbers/")
    assert len(ana.vault.all(Numbers, space=space)) == 1
    ana.post(f"{room.path}how-it-was/", {"understood": "3"})
    ana.post(f"{room.path}numbers/")
    assert [kept.record.understood for kept in room.joined.ben.vault.all(Numbers, space=space)] == [3]
    assert len(ana.vault.all(HowItWas)) == 1


def test_nothing_is_noted_or_told_before_the_end(room: Room) -> None:
    for path in ("how-it-was/", "numbers/", "numbers/withdrawal/", "for-them/"):
        assert room.joined.ana.post(f"{room.path}{path}", {"understood": "6"}).status_code == 404


def test_closing_words_are_there_for_both_in_the_end(room: Room) -> None:
    room.enter()
    for who, name, more in ENDING[:9]:
        room.press(getattr(room.joined, who), name, **more)
    assert "Thank you for staying." not in room.joined.ben.page(room.path)
    room.press(room.joined.ben, "done")
    for who in (room.joined.ana, room.joined.ben):
        assert "Thank you for staying." in who.page(room.path)
        assert "The week of the move" in who.page("/listening/")


# One phone


def test_on_one_phone_every_handover_hides_what_was_there(joined: Joined) -> None:
    room, ana = opened(joined, phones="one"), joined.ana
    room.press(ana, "done")
    assert "That is all for now" in ana.page(room.path)
    room.press(ana, "done")
    page = ana.page(room.path)
    assert "Now hand the phone to Ben" in page
    assert "The week of the move" not in page
    assert "happens on one phone" in joined.ben.page(room.path)
    joined.ben.post(f"{room.path}step/", {"name": "hand", "on": 2, "seat": 1})
    assert "Now hand the phone to Ben" in ana.page(room.path), "only the phone itself is handed on"
    room.press(ana, "hand", seat=1)
    assert "Ben says it back" in ana.page(room.path)


def walked_on_one_phone(joined: Joined) -> Room:
    room = opened(joined, phones="one")
    for _ in range(40):
        found = room.of(joined.ana)
        if found.state.over:
            return room
        room.press(joined.ana, "hand" if found.to_hand is not None else "done", seat=found.seat)
    raise AssertionError("it did not come to an end")


def test_what_the_guest_answers_is_sealed_to_the_guest_alone(joined: Joined) -> None:
    room = walked_on_one_phone(joined)
    ana, ben = joined.ana, joined.ben
    assert "And for Ben?" in ana.page(room.path)
    answer = ana.post(f"{room.path}for-them/", {"understood": "2", "line": "I could not say it to her."})
    assert "Sealed" in answer.content.decode()
    assert ana.vault.all(HowItWas) == []
    assert waiting(ana.opened.person, ana.opened.ring) == []
    [(_, words)] = waiting(ben.opened.person, ben.opened.ring)
    assert dict(words.fields)["line"] == "I could not say it to her."
    assert words.path == f"{room.path}how-it-was/"
    page = ben.post(words.path, {"_prefill": "1", **dict(words.fields)}).content.decode()
    assert "I could not say it to her." in page
    ben.post(words.path, dict(words.fields))
    assert [kept.record.understood for kept in ben.vault.all(HowItWas)] == [2]
    assert "I could not say it to her." not in ana.page(room.path)


def test_without_a_second_account_it_is_walked_on_one_phone_and_nothing_of_the_guest_is_asked(ana: Someone) -> None:
    assert "on this one phone" in ana.page("/listening/")
    said = {"about": "glad", "first": "you", "minutes": "3", "other_name": "Noor"}
    path = ana.post("/listening/begin/", said).headers["Location"]
    for name in ("done", "hand", "done", "hand", "done", "done"):
        found = sitting(ana.vault, None, current_id(path))  # type: ignore[arg-type]
        ana.post(f"{path}step/", {"name": name, "on": found.state.turn, "seat": found.seat})
    for _ in range(30):
        found = sitting(ana.vault, None, current_id(path))  # type: ignore[arg-type]
        if found.state.over:
            break
        name = "hand" if found.to_hand is not None else "done"
        ana.post(f"{path}step/", {"name": name, "on": found.state.turn, "seat": found.seat})
    page = ana.page(path)
    assert "You have heard each other out" in page
    assert "And for Noor?" not in page
    assert ana.post(f"{path}for-them/", {"understood": "2"}).status_code in {200, 404}
    assert ana.vault.all(HowItWas) == []
    ana.post(f"{path}how-it-was/", {"understood": "7"})
    assert "understood" in ana.page(path)


# Alone


def test_alone_one_says_it_back_and_then_looks_at_the_rungs(ana: Someone) -> None:
    page = ana.page("/listening/alone/")
    name = re.search(r'action="(/listening/alone/[a-z0-9-]+/)"', page)
    assert name
    answer = ana.post(name[1], {"said": "You had to clap, and it hurt."}).content.decode()
    assert "Rung by rung" in answer
    assert "You had to clap, and it hurt." in answer
    assert ana.vault.all(Practised) == []
    ana.post(name[1], {"said": "You had to clap, and it hurt.", "keep": "1"})
    [kept] = ana.vault.all(Practised)
    assert "You had to clap, and it hurt." in ana.page("/listening/alone/")
    ana.post(f"/listening/alone/kept/{kept.id}/removal/")
    assert ana.vault.all(Practised) == []


def test_an_empty_answer_loses_nothing_and_an_unknown_situation_is_not_there(ana: Someone) -> None:
    name = next(iter(at_hand().all(Situation))).id
    assert "A few words are needed here" in ana.post(f"/listening/alone/{name}/", {"said": ""}).content.decode()
    assert ana.get("/listening/alone/nobody-wrote-this/").status_code == 404


def test_what_is_paused_is_left_out_alone(ana: Someone) -> None:
    everything = at_hand().all(Situation)
    themes = {theme for each in everything for theme in each.themes}
    open_ones = rules.to_practise(everything, None, themes)
    ana.vault.add(PausedTopics(day=ana.opened.today(), topics=tuple(sorted(themes))))
    page = ana.page("/listening/alone/")
    assert "Nothing here to practise with" in page or any(each.id in page for each in open_ones)


# Others


def test_a_stranger_finds_nothing_and_it_reads_like_nowhere(room: Room, cleo: Someone) -> None:
    nowhere = cleo.get(room.path.replace(str(room.id)[:8], "00000000"))
    for who in (cleo,):
        answer = who.get(room.path)
        assert answer.status_code == nowhere.status_code == 404
        assert who.post(f"{room.path}step/", {"name": "enter", "on": 0}).status_code == 404
    assert len(room.joined.ana.vault.all(SittingStep, space=room.joined.space)) == 1


def test_after_leaving_nothing_of_the_room_is_in_the_way(room: Room) -> None:
    ana, ben, space = room.joined.ana, room.joined.ben, room.joined.space
    room.to_the_end()
    ana.post(f"{room.path}how-it-was/", {"understood": "6"})
    ana.post(f"{room.path}numbers/")
    answer = ben.post(f"/spaces/{space}/leave/", {"password": ben.password, "sure": "on"})
    assert answer.status_code in {200, 302}
    assert ana.page("/listening/")
    assert ben.page("/listening/")


def test_words_that_come_after_the_other_let_the_room_rest_are_given_back(room: Room) -> None:
    room.enter()
    for who, name, more in ENDING[:3]:
        room.press(getattr(room.joined, who), name, **more)
    ana, ben, on = room.joined.ana, room.joined.ben, room.of(room.joined.ben).state.turn
    room.press(ana, "pause")
    said = {"name": "done", "on": on, "words": "You carried <it> all alone."}
    for headers in ({}, {"HX-Request": "true"}):
        page = ben.post(f"{room.path}step/", said, headers=headers).content.decode()
        assert "You carried &lt;it&gt; all alone." in page
    assert "You carried" not in ana.page(room.path)


def test_words_that_were_said_are_not_given_back_for_a_second_press(room: Room) -> None:
    room.enter()
    for who, name, more in ENDING[:3]:
        room.press(getattr(room.joined, who), name, **more)
    said = {"name": "done", "on": room.of(room.joined.ben).state.turn, "words": "You were alone with it."}
    for _ in range(2):
        assert room.joined.ben.post(f"{room.path}step/", said).status_code == 302


def test_while_a_pause_holds_no_room_is_opened_and_the_topic_is_not_lost(joined: Joined) -> None:
    joined.ben.post("/conflict/pause/")
    assert "A pause holds between you." in joined.ana.page("/listening/begin/")
    page = joined.ana.post("/listening/begin/", BEGIN).content.decode()
    assert "It ends when Ben is back" in page
    assert BEGIN["topic"] in page
    assert current(joined.ana.vault, joined.space, "listening", joined.ana.opened.today()) is None


def test_whoever_is_alone_or_quiet_hears_of_no_pause(joined: Joined, cleo: Someone) -> None:
    joined.ben.post("/conflict/pause/")
    assert "A pause holds" not in cleo.page("/listening/begin/")


def test_the_topic_can_be_looked_at_with_the_coach_first(joined: Joined, cleo: Someone) -> None:
    assert "data-coach" in joined.ana.page("/listening/begin/")
    assert "data-coach" not in cleo.page("/listening/begin/"), "it goes to nobody"
    back = joined.ana.post("/listening/begin/", {"_prefill": "1", "about": "own", "topic": "The move"})
    assert 'value="The move"' in back.content.decode()
