"""The way through, from what one prepares alone to the look back, by Ana, Ben and Cleo."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from people import Joined, Someone
from usward.accounts.models import Draft
from usward.accounts.record import Terms
from usward.accounts.spaces import begin
from usward.core.records import Kept, Record
from usward.core.turns import Stage
from usward.live import sittings
from usward.live.record import SittingBegun, SittingStep
from usward.practices.conflict.record import (
    LookBack,
    Matter,
    NotYet,
    Offer,
    Pause,
    Proposal,
    Raised,
    Repair,
    Reply,
    SetAside,
    SmallPromise,
    Understood,
    Wish,
)
from usward.practices.conflict.steps import FIELDS

pytestmark = pytest.mark.django_db

WORDS = {
    "about": "The evening on Thursday", "happened": "I put both to bed and you were on the phone.", "felt": "Alone with it.",
    "need": "A hand.", "part": "I said nothing until it burst.", "theirs": "Perhaps it was the office.", "wish": "Ask me at seven.",
}  # fmt: skip


def newest(person: Someone, kind: type[Record], space: Any = None) -> Kept[Any]:
    kept = person.vault.newest(kind, space)
    assert kept
    return kept


def prepare(person: Someone, **words: str) -> str:
    """Write into the seven fields, one after another; the address of what was prepared."""
    said = WORDS | words
    person.post("/conflict/new/", {"field": "about", "text": said["about"]})
    address = f"/conflict/alone/{newest(person, Matter).id}/"
    for name in FIELDS[1:]:
        assert person.post(f"{address}fields/{name}/", {"text": said[name]}).status_code == 302
    return address


def raise_it(joined: Joined) -> str:
    """Ana raises what she prepared; the address of what lies between the two."""
    address = prepare(joined.ana)
    said = {"about": "Our evenings", "hope": "That we hear each other."}
    joined.ana.post(f"{address}raising/", said)
    return f"/conflict/between/{newest(joined.ana, Raised, joined.space).id}/"


def plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def bens(joined: Joined) -> list[str]:
    joined.ben.page("/")
    return [plain(joined.ben.page(path)) for path in ("/", "/conflict/", "/together/", "/what-i-share/")]


def test_seven_fields_wait_wherever_one_stops_and_nobody_else_sees_them(joined: Joined) -> None:
    before = bens(joined)
    answer = joined.ana.post("/conflict/new/", {"field": "about", "text": "The evening", "stop": "1"})
    address = answer.headers["Location"]
    assert "Go on where you stopped" in joined.ana.page(address)
    assert f"{address}fields/happened/" in joined.ana.page(address)
    answer = joined.ana.post(f"{address}fields/happened/", {"text": "Words."})
    assert answer.headers["Location"] == f"{address}fields/felt/"
    assert joined.ana.post(f"{address}fields/wish/", {"text": "x"}).headers["Location"] == address
    assert joined.ana.get(f"{address}fields/nothing/").status_code == 404
    assert bens(joined) == before
    assert joined.ben.get(address).status_code == joined.ben.get(f"/conflict/alone/{uuid4()}/").status_code == 404


def test_what_another_practice_hands_over_is_what_happened(ana: Someone) -> None:
    page = ana.post("/conflict/new/", {"_prefill": "1", "text": "We shouted in the car."}).content.decode()
    assert "We shouted in the car." in page
    assert "as a camera would have seen it" in page


def test_alone_one_can_prepare_and_understand_and_look_back(ana: Someone) -> None:
    start = datetime.now(UTC)
    address = prepare(ana)
    ana.post(f"{address}friend/", {"friend": "Two tired people who both wanted to be asked."})
    page = ana.page(address)
    assert "Two tired people" in page
    assert re.search(r'<li class="done">\s*understand', page)
    assert "Raise it" not in page
    with time_machine.travel(start + timedelta(days=6)):
        ana.sign_in()
        assert "How is it now, some days later?" in ana.page(address)
        look = f"/conflict/look-back/{newest(ana, Matter).id}/"
        ana.post(look, {"how": "lighter", "text": "I asked at seven."})
        ana.post(look, {"how": "lighter", "text": "I asked at seven."})
        assert len(ana.vault.all(LookBack)) == 1
        assert "What rests, or was looked back on" in ana.page("/conflict/")


def test_marking_it_as_nothing_to_solve_is_private_and_offers_support(joined: Joined) -> None:
    address = raise_it(joined)
    before = bens(joined)
    joined.ana.post(f"{address}aside/", {"elsewhere": "1"})
    page = joined.ana.page(address)
    assert "Nothing to solve here" in page
    assert 'class="go" href="/support/"' in page
    assert bens(joined) == before
    joined.ana.post(f"{address}aside/")
    assert not joined.ana.vault.all(SetAside)
    matter = f"/conflict/alone/{newest(joined.ana, Matter).id}/"
    joined.ana.post(f"{matter}aside/", {"rest": "1"})
    assert "This rests." in joined.ana.page(matter)
    assert bens(joined) == before


def test_only_the_name_and_the_hope_are_raised(joined: Joined) -> None:
    address = raise_it(joined)
    pages = "".join(joined.ben.page(path) for path in ("/", "/conflict/", address))
    assert "Our evenings" in pages
    assert "That we hear each other." in pages
    for words in WORDS.values():
        assert words not in pages


def test_raising_twice_is_once_and_it_can_be_taken_back_until_the_other_speaks(joined: Joined) -> None:
    before = bens(joined)
    address = raise_it(joined)
    matter = f"/conflict/alone/{newest(joined.ana, Matter).id}/"
    joined.ana.post(f"{matter}raising/", {"about": "Our evenings"})
    assert len(joined.ana.vault.all(Raised, space=joined.space)) == 1
    assert joined.ben.post(f"{address}withdrawal/").status_code == 404
    joined.ana.post(f"{address}withdrawal/")
    assert bens(joined) == before
    assert WORDS["felt"] in joined.ana.page(matter)
    joined.ana.post(f"{matter}raising/", {"about": "Our evenings"})
    address = f"/conflict/between/{newest(joined.ana, Raised, joined.space).id}/"
    joined.ben.post(f"{address}understood/", {"text": "You were tired."})
    assert joined.ana.post(f"{address}withdrawal/").status_code == 404


def test_the_other_prepares_alone_for_it_and_only_once(joined: Joined) -> None:
    address = raise_it(joined)
    about = address.split("/")[-2]
    page = joined.ben.post("/conflict/new/", {"_prefill": "1", "raised": about}).content.decode()
    assert f'name="raised" value="{about}"' in page
    joined.ben.post("/conflict/new/", {"field": "happened", "raised": about, "text": "I was on the phone."})
    answer = joined.ben.post("/conflict/new/", {"_prefill": "1", "raised": about})
    (matter,) = joined.ben.vault.all(Matter)
    assert answer.headers["Location"] == f"/conflict/alone/{matter.id}/"
    assert "What I prepared" in joined.ben.page(address)
    assert "I was on the phone." not in joined.ana.page(address)


def test_what_i_understood_is_confirmed_by_the_other_or_there_is_more(joined: Joined) -> None:
    address = raise_it(joined)
    joined.ben.post(f"{address}understood/", {"text": "You felt left alone with it."})
    joined.ben.post(f"{address}understood/", {"text": "You felt left alone with it."})
    (said,) = joined.ana.vault.all(Understood, space=joined.space)
    assert "You felt left alone with it." in joined.ana.page("/")
    assert joined.ben.post(f"/conflict/said/{said.id}/yes/").status_code == 404, "nobody confirms themselves"
    joined.ana.post(f"/conflict/said/{said.id}/more/", {"text": "And ashamed."})
    assert "And ashamed." in joined.ben.page(address)
    joined.ana.post(f"/conflict/said/{said.id}/yes/")
    assert "Yes, that is it." in joined.ben.page(address)
    assert re.search(r'<li class="done">\s*understand', joined.ben.page(address))
    assert joined.ben.post(f"/conflict/said/{said.id}/withdrawal/").status_code == 404


def test_wishes_and_an_agreement_or_an_honest_not_yet(joined: Joined) -> None:
    address = raise_it(joined)
    assert WORDS["wish"] in joined.ana.page(f"{address}wishes/"), "one's own wish is there to begin with"
    joined.ana.post(f"{address}wishes/", {"kind": "wish", "text": "Ask me at seven."})
    joined.ben.post(f"{address}wishes/", {"kind": "idea", "text": "A list on the fridge."})
    assert "A list on the fridge." in joined.ana.page(address)
    joined.ana.post(f"{address}agreement/", {"text": "Two evenings each, for two weeks."})
    proposal = newest(joined.ana, Proposal, joined.space)
    assert "You have agreed on something." not in joined.ben.page("/conflict/")
    joined.ben.post(f"/conflict/said/{proposal.id}/yes/")
    assert "You have agreed on something." in joined.ana.page("/conflict/")
    joined.ben.post(f"{address}not-yet/", {"text": "It is too early for me."})
    assert "Not yet, and that is honest." in joined.ana.page("/conflict/")
    no = newest(joined.ben, NotYet, joined.space)
    joined.ben.post(f"/conflict/said/{no.id}/withdrawal/")
    assert "You have agreed on something." in joined.ana.page("/conflict/")


def test_a_yes_aloud_is_written_down_on_one_phone_and_says_so(joined: Joined) -> None:
    address = raise_it(joined)
    joined.ana.post(f"{address}agreement/", {"text": "One evening.", "together": "on"})
    assert "written down together on Ana’s device" in joined.ben.page(address)


def test_an_apology_is_written_alone_and_given_or_not(joined: Joined) -> None:
    address = raise_it(joined)
    before = bens(joined)
    about = address.split("/")[-2]
    joined.ana.post(f"/conflict/repair/{about}/", {"regret": "That I shouted.", "will": "I will step out sooner."})
    kept = newest(joined.ana, Repair)
    assert bens(joined) == before
    joined.ana.post(f"/conflict/repairs/{kept.id}/", {"regret": "That I shouted at you."})
    assert joined.ben.get(f"/conflict/repairs/{kept.id}/").status_code == 404
    joined.ana.post(f"/conflict/repairs/{kept.id}/giving/")
    assert "That I shouted at you." in joined.ben.page(address)
    copy = newest(joined.ben, Repair, joined.space)
    joined.ben.post(f"/conflict/said/{copy.id}/yes/")
    assert "Ben has taken it in." in joined.ana.page(address)
    joined.ana.post(f"/conflict/repairs/{kept.id}/withdrawal/")
    assert "That I shouted at you." not in joined.ben.page(address)
    assert (
        "A few words in one of the parts are enough." in joined.ana.post(f"/conflict/repair/{about}/").content.decode()
    )


def test_a_small_promise_with_a_day(joined: Joined) -> None:
    address = raise_it(joined)
    by = joined.ana.opened.today() + timedelta(days=3)
    assert "too early" in joined.ana.post(f"{address}promise/", {"text": "x", "by": "2020-01-01"}).content.decode()
    joined.ana.post(f"{address}promise/", {"text": "Ask at seven.", "by": by.isoformat()})
    assert "Ask at seven." in joined.ben.page(address)
    assert newest(joined.ana, SmallPromise, joined.space).record.by == by


def test_a_look_back_is_private_until_it_is_told(joined: Joined) -> None:
    address = raise_it(joined)
    look = address.replace("between", "look-back")
    before = bens(joined)
    joined.ana.post(look, {"how": "same", "text": "Only mine."})
    assert bens(joined) == before
    joined.ana.post(look, {"how": "lighter", "text": "We laughed on Sunday.", "share": "1"})
    assert "We laughed on Sunday." in joined.ben.page(address)
    kept = newest(joined.ana, LookBack)
    joined.ana.post(f"/conflict/looks/{kept.id}/withdrawal/")
    assert bens(joined) == before


def test_while_a_pause_holds_nothing_of_it_goes_to_the_other_and_no_word_is_lost(joined: Joined) -> None:
    address = raise_it(joined)
    joined.ben.page("/")
    joined.ana.post("/conflict/pause/")
    before = bens(joined)
    for step, said in {
        "understood": {"text": "Pressing words."}, "wishes": {"kind": "wish", "text": "Pressing words."},
        "agreement": {"text": "Pressing words."}, "not-yet": {"text": "Pressing words."},
        "promise": {"text": "Pressing words.", "by": "2030-01-01"},
    }.items():  # fmt: skip
        assert "Pressing words." in joined.ana.post(f"{address}{step}/", said).content.decode()
        assert "Pressing words." in joined.ben.post(f"{address}{step}/", said).content.decode()
    about = address.split("/")[-2]
    joined.ana.post(f"/conflict/repair/{about}/", {"regret": "Pressing words."})
    joined.ana.post(f"/conflict/repairs/{newest(joined.ana, Repair).id}/giving/")
    assert bens(joined) == before
    assert joined.ana.get(address.replace("between", "turns")).headers["Location"] == "/conflict/pause/"
    for kind in (Understood, Wish, Proposal, NotYet, SmallPromise, Repair, Reply):
        assert not joined.ana.vault.all(kind, space=joined.space)


def test_turns_on_two_devices_end_where_the_next_step_begins(joined: Joined) -> None:
    address = raise_it(joined)
    turns = address.replace("between", "turns")
    said = {"first": "1", "minutes": "2", "phones": "two"}
    room = joined.ana.post(turns, said).headers["Location"]
    assert joined.ana.post(turns, said).headers["Location"] == room, "twice begun is once"
    assert "would like to take turns with you" in joined.ben.page("/")
    joined.ben.post(f"{room}step/", {"name": "enter"})
    found = UUID(room.split("/")[-2])
    start = datetime.now(UTC)
    with time_machine.travel(start, tick=False) as clock:

        def press(person: Someone, name: str, words: str = "") -> None:
            on = sittings.sitting(person.vault, joined.space, found).state.turn
            assert person.post(f"{room}step/", {"name": name, "on": on, "words": words}).status_code == 302

        press(joined.ana, "done")
        press(joined.ben, "done")
        for speaker, listener in ((joined.ben, joined.ana), (joined.ana, joined.ben)):
            assert "You speak" in speaker.page(room)
            assert "You listen" in listener.page(room)
            press(speaker, "done")
            press(listener, "done", "That it was lonely.")
            assert "That it was lonely." in speaker.page(room)
            press(speaker, "again")
            press(listener, "done", "That it was lonely, and too late.")
            press(speaker, "done")
            clock.shift(5)
        press(joined.ana, "done")
        press(joined.ben, "done")
    assert "You have heard each other." in joined.ben.page(room)
    assert re.search(r'<li class="done">\s*take turns', joined.ben.page(address))
    assert "That it was lonely, and too late." in joined.ana.page(f"{address}understood/")


def test_a_pause_closes_the_room_for_both(joined: Joined) -> None:
    address = raise_it(joined)
    room = joined.ana.post(
        address.replace("between", "turns"), {"first": "0", "minutes": "4", "phones": "two"}
    ).headers["Location"]
    joined.ben.post(f"{room}step/", {"name": "enter"})
    joined.ben.post("/conflict/pause/")
    assert joined.ana.get(room).headers["Location"] == "/conflict/pause/"
    asked = joined.ana.get(room, headers={"HX-Request": "true"})
    assert asked.headers["HX-Redirect"] == "/conflict/pause/"


def in_the_room(joined: Joined, **more: str) -> str:
    """Ana opened a room over something she raised, and Ben came in; where it is."""
    said = {"first": "1", "minutes": "4", "phones": "two", **more}
    room = joined.ana.post(raise_it(joined).replace("between", "turns"), said).headers["Location"]
    if said["phones"] == "two":
        joined.ben.post(f"{room}step/", {"name": "enter"})
    return str(room)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_what_somebody_was_saying_when_a_pause_closed_the_room_waits_for_them(
    joined: Joined, with_scripts: bool
) -> None:
    room = in_the_room(joined)
    joined.ben.post("/conflict/pause/")
    said = {"name": "done", "on": "2", "words": "That you were alone with it."}
    headers = {"HX-Request": "true"} if with_scripts else {}
    for _ in range(2):  # pressed twice
        joined.ana.post(f"{room}step/", said, headers=headers)
    page = joined.ana.page("/conflict/pause/")
    assert page.count("That you were alone with it.") == 1
    assert "nothing of it was said" in page
    assert "That you were alone with it." not in joined.ben.page("/conflict/pause/")
    assert "Go on with it" not in page, "the room is closed"
    joined.ana.post(room, {"_prefill": "1", "words": "And from the coach."})
    assert "And from the coach." in joined.ana.page("/conflict/pause/")

    joined.ben.post("/conflict/pause/back/")
    for who in (joined.ana, joined.ben):
        who.post(f"{room}step/", {"name": "enter"})
    page = joined.ana.page(room)
    assert "Go on with it" in page
    draft = re.search(r'action="(/drafts/[0-9a-f-]+/continue/)"', page)
    assert draft, page
    brought = {"_prefill": "1", "words": "That you were alone with it.", "on": "2"}
    answer = joined.ana.post(draft[1], brought)
    assert (answer.status_code, answer.headers["Location"]) == (307, room)
    assert "That you were alone with it." in joined.ana.post(room, brought).content.decode()
    before = Draft.objects.count()
    joined.ana.post(f"{room}step/", {"name": "done", "on": "0"})
    joined.ben.post(f"{room}step/", {"name": "done", "on": "0"})
    joined.ben.post(f"{room}step/", {"name": "done", "on": "1"})
    joined.ana.post(f"{room}step/", said)
    assert Draft.objects.count() == before - 1, "said at last, it is kept no more"


def test_on_one_phone_the_guests_words_are_not_kept_for_its_owner(joined: Joined) -> None:
    room = in_the_room(joined, phones="one")
    joined.ben.post("/conflict/pause/")
    joined.ana.post(f"{room}step/", {"name": "done", "on": "2", "seat": "1", "words": "Only mine."})
    assert not Draft.objects.count()
    joined.ana.post(f"{room}step/", {"name": "done", "on": "2", "seat": "0", "words": "My own."})
    assert "My own." in joined.ana.page("/conflict/pause/")
    joined.ben.post("/conflict/pause/back/")
    joined.ana.post(f"{room}step/", {"name": "enter"})
    assert "My own." not in joined.ana.page(room), "the phone lies between the two"
    for name, on, seat in (("done", "0", "0"), ("hand", "1", "1")):
        joined.ana.post(f"{room}step/", {"name": name, "on": on, "seat": seat})
    page = joined.ana.page(room)
    assert "you-view" in page
    assert "data-between" in page, "or a card that is there already would stay"
    assert "My own." not in page, "Ben has it in his hands"
    joined.ana.post(f"{room}step/", {"name": "done", "on": "1", "seat": "1"})
    assert "My own." not in joined.ana.page(room), "and has it still, until Ana says that it is she"
    joined.ana.post(f"{room}step/", {"name": "hand", "on": "2", "seat": "0"})
    page = joined.ana.page(room)
    assert "My own." in page
    assert "data-between" not in page


def test_an_answer_to_what_was_taken_back_can_be_taken_back_too(joined: Joined) -> None:
    address = raise_it(joined)
    joined.ana.post(f"{address}understood/", {"text": "That you were tired."})
    heard = newest(joined.ana, Understood, joined.space)
    joined.ben.post(f"/conflict/said/{heard.id}/more/", {"text": "And ashamed."})
    reply = newest(joined.ben, Reply, joined.space)
    assert "And ashamed." not in joined.ben.page("/conflict/")
    joined.ana.post(f"/conflict/said/{heard.id}/withdrawal/")
    assert "And ashamed." in joined.ben.page("/conflict/")
    assert "And ashamed." not in joined.ana.page("/conflict/")
    assert joined.ana.post(f"/conflict/said/{reply.id}/withdrawal/").status_code == 404, "nobody takes back the other’s"
    answer = joined.ben.post(f"/conflict/said/{reply.id}/withdrawal/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/conflict/")
    assert joined.ben.vault.all(Reply, space=joined.space) == []


def test_answers_tied_into_a_ring_break_no_page_of_the_other(joined: Joined) -> None:
    """Ben runs the server, and writes what no page of Usward writes, with his own keys."""
    address, today, ben = raise_it(joined), joined.ben.opened.today(), joined.ben.vault
    one = ben.add(Reply(day=today, what=uuid4(), yes=True), joined.space)
    two = ben.add(Reply(day=today, what=one.id, yes=False, text="Round"), joined.space)
    ben.revise(one, Reply(day=today, what=two.id, yes=True))
    own = ben.add(Reply(day=today, what=uuid4(), yes=True), joined.space)
    ben.revise(own, Reply(day=today, what=own.id, yes=True, text="Round and round"))
    ben.add(LookBack(day=today, of=own.id, how="same"), joined.space)
    ben.add(Repair(day=today, regret="Nothing it is about"), joined.space)
    ben.add(Understood(day=today, raised=own.id, text="x"), joined.space)
    for path in ("/", "/conflict/", address, "/what-i-share/", "/together/"):
        assert joined.ana.get(path).status_code == 200, path
    assert "Round" not in joined.ana.page("/")
    for path in (f"/conflict/said/{two.id}/yes/", f"/conflict/said/{own.id}/put-away/"):
        assert joined.ana.post(path).status_code in (302, 404)
    assert joined.ben.post(f"/conflict/said/{own.id}/withdrawal/").status_code == 302


def test_a_pause_of_the_last_day_of_all_breaks_no_page_either(joined: Joined) -> None:
    ben, last = joined.ben.vault, date.max
    pause = ben.add(Pause(day=last), joined.space)
    today = joined.ben.opened.today()
    real = ben.add(Pause(day=today), joined.space)
    for of in (pause, real):
        ben.add(Offer(day=today, pause=of.id, at=datetime.max.replace(tzinfo=UTC)), joined.space)
    for path in ("/", "/conflict/", "/conflict/pause/", "/conflict/pause/time/", "/conflict/pause/standing/"):
        assert joined.ana.get(path).status_code in (200, 302), path
    assert "A pause holds between you." in joined.ana.page("/")


def test_a_room_about_nothing_is_no_room(joined: Joined) -> None:
    today = joined.ben.opened.today()
    begun = SittingBegun(day=today, practice="conflict", plan=(Stage("arrive", shared=True),), key="nothing")
    kept = joined.ben.vault.add(begun, joined.space)
    joined.ben.vault.add(SittingStep(day=today, sitting=kept.id, name="enter"), joined.space)
    assert joined.ana.get("/").status_code == 200
    assert joined.ana.get(f"/conflict/rooms/{kept.id}/").status_code == 404


@pytest.mark.parametrize("has_space", [True, False])
def test_somebody_truly_alone_walks_from_the_first_field_to_the_look_back(ana: Someone, has_space: bool) -> None:
    """Nobody has joined, and nobody has to: no page leads to what only two can do, and no step waits for anybody."""
    if has_space:
        begin(ana.opened, "Ben", Terms())
    assert [space.joined for space in ana.opened.spaces] == [False] * has_space
    assert 'href="/conflict/calm/"' in ana.page("/conflict/")
    assert ana.get("/conflict/pause/").headers["Location"] == "/conflict/calm/"
    ana.post("/conflict/calm/how-it-was/", {"how": "calmer"})
    address = prepare(ana)
    matter = newest(ana, Matter)
    page = ana.page(address)
    assert WORDS["wish"] in page
    assert "Raise it with" not in page
    ana.post(f"{address}friend/", {"friend": "Two tired people."})
    assert "Two tired people." in ana.page(address)
    assert "What Ben will read" not in ana.get(f"{address}raising/", follow=True).content.decode()
    answer = ana.post(f"/conflict/repair/{matter.id}/", {"regret": "That I shouted."})
    kept = ana.page(answer.headers["Location"])
    assert "That I shouted." in kept
    assert "Give it now" not in kept
    room = ana.post(f"/conflict/turns/{matter.id}/", {"first": "0", "minutes": "2", "other_name": "Ben"}).headers[
        "Location"
    ]
    found = UUID(room.split("/")[-2])
    steps = [("done", 0), ("done", 0), ("hand", 1), ("done", 1), ("done", 0), ("done", 1), ("hand", 0), ("done", 0),
             ("done", 1), ("done", 0)]  # fmt: skip
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        for name, seat in steps:
            on = sittings.sitting(ana.vault, None, found).state.turn
            assert ana.post(f"{room}step/", {"name": name, "on": on, "seat": seat}).status_code == 302
            clock.shift(timedelta(seconds=2))
    assert sittings.sitting(ana.vault, None, found).state.over == "finished"
    assert address in ana.page(room)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=6)):
        ana.sign_in()
        assert "Look back" in ana.page(address)
        look = f"/conflict/look-back/{matter.id}/"
        assert 'name="share"' not in ana.page(look)
        ana.post(look, {"how": "lighter", "text": "We slept first."})
        assert "We slept first." in ana.page(look)
        page = ana.page("/conflict/")
    assert "What rests, or was looked back on" in page
    ana.post(f"{address}aside/", {"elsewhere": "1"})
    assert "Nothing to solve here" in ana.page(address)
    ana.post(f"{address}removal/")
    assert not ana.vault.all(Matter)


def test_on_one_phone_without_a_second_account(ana: Someone) -> None:
    address = prepare(ana)
    matter = newest(ana, Matter).id
    page = ana.page(f"/conflict/turns/{matter}/")
    assert "What is the other called?" in page
    room = ana.post(f"/conflict/turns/{matter}/", {"first": "0", "minutes": "2", "other_name": "Ben"}).headers[
        "Location"
    ]
    assert "Arrive first." in ana.page(room)
    (begun,) = ana.vault.all(SittingBegun)
    assert begun.record.one_phone
    ana.post(f"{room}step/", {"name": "stop"})
    page = ana.page(room)
    assert "You left it here." in page
    assert address in page


def test_a_stranger_finds_nothing(joined: Joined, cleo: Someone) -> None:
    address = raise_it(joined)
    nowhere = f"/conflict/between/{uuid4()}/"
    assert cleo.get(address).status_code == cleo.get(nowhere).status_code
    assert plain(cleo.get(address).content.decode()) == plain(cleo.get(nowhere).content.decode())


def test_apart_from_the_topic_nothing_the_other_says_arrives(joined: Joined) -> None:
    address = raise_it(joined)
    joined.ben.post("/settings/topics/", {"whole": ["conflict"]})
    assert "Our evenings" not in joined.ben.page("/")
    assert joined.ben.get(address).status_code == 404
    joined.ben.post("/settings/topics/", {})
    assert "Our evenings" in joined.ben.page("/")


def test_what_somebody_marked_as_nothing_to_solve_no_longer_comes_to_them(joined: Joined) -> None:
    address = raise_it(joined)
    joined.ana.post(f"/conflict/alone/{newest(joined.ana, Matter).id}/aside/", {"elsewhere": "1"})
    joined.ben.post(f"{address}understood/", {"text": "You have to see it my way."})
    joined.ben.post(address.replace("between", "turns"), {"first": "0", "minutes": "4", "phones": "two"})
    page = joined.ana.page("/")
    assert "You have to see it my way." not in page
    assert "would like to take turns" not in page


def test_words_kept_after_a_lock_come_back_to_their_field(ana: Someone) -> None:
    page = ana.post("/conflict/new/", {"_prefill": "1", "field": "about", "text": "The car"}).content.decode()
    assert "What is it about, in a few words?" in page
    assert 'value="The car"' in page


def test_removing_what_one_prepared_leaves_nothing_of_it(ana: Someone) -> None:
    address = prepare(ana)
    ana.post(f"{address}aside/", {"rest": "1"})
    ana.post(f"{address}removal/")
    assert not ana.vault.all(Matter)
    assert not ana.vault.all(SetAside)
    assert ana.get(address).status_code == 404


def test_a_pause_that_comes_while_somebody_writes_costs_them_no_word(joined: Joined) -> None:
    between = raise_it(joined)
    joined.ben.post(f"{between}understood/", {"text": "You felt left alone with it."})
    said = newest(joined.ana, Understood, joined.space)
    other = prepare(joined.ana, about="The car")
    joined.ben.post("/conflict/pause/")
    for path, words in (
        (f"/conflict/said/{said.id}/more/", {"text": "Also that nobody asked."}),
        (f"{other}raising/", {"about": "The car", "hope": "That it is ours again."}),
    ):
        answer = joined.ana.post(path, words)
        assert answer.status_code == 200, path
        assert list(words.values())[-1] in answer.content.decode()
    assert not joined.ana.vault.all(Reply, space=joined.space)
    assert len(joined.ana.vault.all(Raised, space=joined.space)) == 1


def test_what_i_said_i_may_take_back_while_quiet_and_nobody_elses(joined: Joined) -> None:
    between = raise_it(joined)
    joined.ana.post(f"{between}wishes/", {"kind": "wish", "text": "Ask me at seven."})
    joined.ben.post(f"{between}wishes/", {"kind": "wish", "text": "Tell me before it bursts."})
    his, hers = joined.ana.vault.all(Wish, space=joined.space)
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    assert joined.ana.post(f"/conflict/said/{hers.id}/withdrawal/").headers["Location"] == "/conflict/"
    assert joined.ana.post(f"/conflict/said/{his.id}/withdrawal/").status_code == 404
    assert [each.record.text for each in joined.ben.vault.all(Wish, space=joined.space)] == [
        "Tell me before it bursts."
    ]
