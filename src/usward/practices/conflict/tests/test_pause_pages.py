"""Pausing through its pages, by Ana, Ben and Cleo."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from people import Joined, Someone
from usward.practices.conflict import keeping
from usward.practices.conflict.record import Declined, NotBack, Offer, Pause, Rested, Taken

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)
PAUSE, TODAY = "/conflict/pause/", "/"
REST = "The pause has come to rest."
HOLDS = "A pause holds between you."


@pytest.fixture
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EVENING, tick=False) as clock:
        yield clock


@pytest.fixture
def two(evening: time_machine.Traveller, joined: Joined) -> Joined:
    joined.ana.sign_in()
    joined.ben.sign_in()
    return joined


def plain(page: str) -> str:
    """A page without what is new on every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def pages(person: Someone) -> list[str]:
    """What this person's pages say, with the line that comes by itself."""
    person.page(TODAY)
    paths = (TODAY, PAUSE, "/conflict/", "/together/", "/conflict/pause/standing/")
    return [plain(person.get(path).content.decode()) for path in paths]


def later(clock: time_machine.Traveller, two: Joined, **after: float) -> None:
    clock.shift(timedelta(**after))
    two.ana.sign_in()
    two.ben.sign_in()


def offered(two: Joined, when: str = "60") -> str:
    """Ana offers a time; its id."""
    two.ana.post("/conflict/pause/time/", {"when": when})
    kept = two.ana.vault.newest(Offer, two.space)
    assert kept
    return str(kept.id)


def test_one_press_asks_and_a_second_holds(two: Joined) -> None:
    assert "Pause now?" in two.ana.page(PAUSE)
    assert not two.ana.vault.all(Pause, space=two.space)
    two.ana.post(PAUSE)
    assert "You have stepped aside, not away." in two.ana.page(PAUSE)


def test_the_other_sees_a_calm_card_first_on_today_without_a_name_or_a_time(two: Joined) -> None:
    two.ana.post("/appreciation/new/", {"did": "You held the door.", "give": "1"})
    two.ana.post(PAUSE)
    page = two.ben.page(TODAY)
    assert page.index(HOLDS) < page.index("You held the door.")
    card = page[page.index(HOLDS) : page.index("You held the door.")]
    assert "Ana" not in card
    assert not re.search(r"\d\d:\d\d", card)
    assert HOLDS in two.ben.page("/conflict/pause/standing/")


def test_the_line_that_comes_by_itself_can_be_put_away_and_the_pause_holds_on(two: Joined) -> None:
    two.ana.post(PAUSE)
    assert two.ana.get("/conflict/pause/standing/").status_code == 204
    two.ben.post("/conflict/pause/seen/")
    assert two.ben.get("/conflict/pause/standing/").status_code == 204
    assert HOLDS in two.ben.page(PAUSE)


def test_pressing_twice_is_one_pause_and_pressed_by_mistake_it_can_be_taken_back(two: Joined) -> None:
    before = pages(two.ben)
    two.ana.post(PAUSE)
    two.ana.post(PAUSE)
    (kept,) = two.ana.vault.all(Pause, space=two.space)
    assert two.ben.post(f"/conflict/pause/pressed/{kept.id}/withdrawal/").status_code == 404
    two.ana.post(f"/conflict/pause/pressed/{kept.id}/withdrawal/")
    assert pages(two.ben) == before


@pytest.mark.django_db(transaction=True)
def test_both_pressing_at_once_is_one_pause_and_nobody_sees_an_error(joined: Joined) -> None:
    def press(person: Someone) -> int:
        try:
            return person.post(PAUSE).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(press, [joined.ana, joined.ben, joined.ana, joined.ben]))
    assert answers == [302] * 4
    now = keeping.standing(joined.ana.vault, joined.space)
    assert now
    assert now.by == {joined.ana.id, joined.ben.id}


def test_whoever_pressed_ends_it_and_the_other_cannot(two: Joined) -> None:
    two.ana.post(PAUSE)
    assert "I am back" not in two.ben.page(PAUSE)
    two.ben.post("/conflict/pause/back/")
    assert HOLDS in two.ben.page(PAUSE)
    two.ana.post("/conflict/pause/back/")
    assert "Pause now?" in two.ben.page(PAUSE)
    assert HOLDS not in two.ben.page(TODAY)


def test_a_time_that_is_taken_shows_to_both_as_agreed(two: Joined) -> None:
    two.ana.post(PAUSE)
    offer = offered(two)
    assert "Ana offers 20:30." in two.ben.page(PAUSE)
    two.ben.post(f"/conflict/pause/times/{offer}/yes/")
    two.ben.post(f"/conflict/pause/times/{offer}/yes/")
    for person in (two.ana, two.ben):
        assert "Agreed" in person.page(PAUSE)
        assert "Agreed: 20:30." in person.page(TODAY)


def test_a_time_that_is_moved_shows_to_both_as_agreed_and_only_a_later_one_can_be_named(two: Joined) -> None:
    two.ana.post(PAUSE)
    offered(two, "120")
    early = {"when": "own", "day": "2026-11-02", "hour": "20:00"}
    assert "That is too soon." in two.ben.post("/conflict/pause/time/", early).content.decode()
    assert "in an hour" not in two.ben.page("/conflict/pause/time/")
    two.ben.post("/conflict/pause/time/", {"when": "own", "day": "2026-11-03", "hour": "19:15"})
    for person in (two.ana, two.ben):
        assert "Tuesday 3 November, 19:15" in person.page(PAUSE)


def test_declined_and_unanswered_look_alike_to_the_very_byte(two: Joined, evening: time_machine.Traveller) -> None:
    two.ana.post(PAUSE)
    offer = offered(two)
    two.ben.page(PAUSE)
    before = pages(two.ana)
    two.ben.post(f"/conflict/pause/times/{offer}/no/")
    assert pages(two.ana) == before
    assert "Ana offers" not in two.ben.page(PAUSE)
    assert two.ben.vault.all(Declined)
    later(evening, two, hours=2)
    assert "You offered" not in two.ana.page(PAUSE)


def test_an_answer_to_a_time_that_has_changed_meanwhile_answers_nothing(two: Joined) -> None:
    two.ana.post(PAUSE)
    first = offered(two)
    offered(two, "120")
    assert (
        "That time has changed meanwhile."
        in two.ben.post(f"/conflict/pause/times/{first}/yes/", follow=True).content.decode()
    )
    assert not two.ben.vault.all(Taken, space=two.space)


def test_whoever_waits_cannot_press_for_a_time_on_the_same_day(two: Joined, evening: time_machine.Traveller) -> None:
    two.ana.post(PAUSE)
    assert two.ben.get("/conflict/pause/time/").status_code == 302
    two.ben.post("/conflict/pause/time/", {"when": "60"})
    assert not two.ben.vault.all(Offer, space=two.space)
    later(evening, two, days=1)
    two.ben.post("/conflict/pause/time/", {"when": "60"})
    assert "Ben offers" in two.ana.page(PAUSE)
    assert two.ben.get("/conflict/pause/time/").status_code == 302


def test_a_reminder_is_each_persons_own(two: Joined, evening: time_machine.Traveller) -> None:
    two.ana.post(PAUSE)
    offer = offered(two)
    two.ben.post(f"/conflict/pause/times/{offer}/yes/")
    before = pages(two.ben)
    two.ana.post("/conflict/pause/reminder/", {"wanted": "1"})
    assert pages(two.ben) == before
    later(evening, two, minutes=61)
    assert "It is the time you two agreed on." in two.ana.page(TODAY)
    assert "It is the time you two agreed on." not in two.ben.page(TODAY)
    two.ana.post("/conflict/pause/reminder/")
    assert "It is the time you two agreed on." not in two.ana.page(TODAY)


def test_after_three_weeks_it_rests_in_words_that_name_nobody(two: Joined, evening: time_machine.Traveller) -> None:
    two.ana.post(PAUSE)
    later(evening, two, days=21)
    for person in (two.ana, two.ben):
        assert REST in person.page(PAUSE)
        assert REST in person.page(TODAY)
    later(evening, two, days=5)
    assert REST not in two.ana.page(TODAY)


def test_i_will_not_come_back_shows_late_and_in_the_same_words(two: Joined, evening: time_machine.Traveller) -> None:
    two.ana.post(PAUSE)
    before = pages(two.ana)
    two.ben.post("/conflict/pause/letting-go/")
    assert pages(two.ana) == before
    assert REST in two.ben.page(PAUSE)
    assert HOLDS not in two.ben.page(TODAY)
    (choice,) = two.ben.vault.all(NotBack)
    ahead = (choice.record.on - choice.record.day).days
    assert 1 <= ahead <= 7
    for _day in range(ahead):
        two.ben.page(PAUSE)
        assert "You have stepped aside" in two.ana.page(PAUSE)
        later(evening, two, days=1)
    two.ben.page(TODAY)
    assert two.ben.vault.all(Rested, space=two.space)
    assert "You have stepped aside" in two.ana.page(PAUSE), "not at the moment in which Ben came by"
    later(evening, two, days=1)
    assert REST in two.ana.page(PAUSE)
    assert REST in two.ana.page(TODAY)


def test_whoever_never_comes_by_again_tells_nothing_and_it_rests_by_itself(
    two: Joined, evening: time_machine.Traveller
) -> None:
    two.ana.post(PAUSE)
    two.ben.post("/conflict/pause/letting-go/")
    later(evening, two, days=20)
    assert "You have stepped aside" in two.ana.page(PAUSE)
    later(evening, two, days=1)
    assert REST in two.ana.page(PAUSE)


def test_perhaps_after_all(two: Joined) -> None:
    two.ana.post(PAUSE)
    before = pages(two.ben)
    two.ben.post("/conflict/pause/letting-go/")
    two.ben.post("/conflict/pause/letting-go/")
    assert len(two.ben.vault.all(NotBack)) == 1
    two.ben.post("/conflict/pause/letting-go/", {"back": "1"})
    assert not two.ben.vault.all(NotBack)
    assert pages(two.ben) == before


def test_while_quiet_or_apart_from_the_topic_nothing_of_a_pause_shows(two: Joined) -> None:
    two.ana.post(PAUSE)
    two.ben.post(f"/spaces/{two.space}/quiet/")
    assert HOLDS not in two.ben.page(TODAY)
    assert two.ben.get("/conflict/pause/standing/").status_code == 204
    two.ben.post(f"/spaces/{two.space}/quiet/", {"back": "1"})
    assert HOLDS in two.ben.page(TODAY)
    two.ben.post("/settings/topics/", {"whole": ["conflict"]})
    assert HOLDS not in two.ben.page(TODAY)
    assert HOLDS not in two.ben.page(PAUSE)
    assert two.ben.get("/conflict/pause/standing/").status_code == 204
    assert "Calming down works all the same" in two.ben.page("/conflict/")


def test_whoever_leaves_the_topic_alone_can_pause_all_the_same(two: Joined) -> None:
    before = pages(two.ana)
    two.ben.post("/settings/topics/", {"whole": ["conflict"]})
    assert pages(two.ana) == before
    assert "Pause now?" in two.ben.page(PAUSE)
    two.ben.post(PAUSE)
    assert "You have stepped aside, not away." in two.ben.page(PAUSE)
    assert HOLDS in two.ana.page(TODAY)
    assert HOLDS in two.ben.page(TODAY), "the way back lies on Today"
    two.ben.post("/conflict/pause/back/")
    assert HOLDS not in two.ana.page(TODAY)


@pytest.mark.parametrize("gone_quiet", [False, True])
def test_no_room_that_only_they_could_open_tells_of_whoever_leaves_the_topic_alone(
    two: Joined, gone_quiet: bool
) -> None:
    """A pause holds for them as well; their pages say so without a word of it, and without a way there."""
    room = two.ana.post("/evening/begin/", {"sets": "1", "phones": "two"}).headers["Location"]
    two.ben.post("/settings/topics/", {"whole": ["conflict"]})
    two.ana.post(PAUSE)
    if gone_quiet:
        two.ben.post(f"/spaces/{two.space}/quiet/")
    before = [kept.id for kept in two.ana.vault.everything(two.space)]
    said = {"sets": "1", "phones": "two", "first": "me", "about": "heavy", "minutes": "5"}
    if not gone_quiet:
        for begin in ("/evening/begin/", "/listening/begin/", "/state-of-us/begin/"):
            page = two.ben.post(begin, said).content.decode()
            assert "Not just now." in page
            assert HOLDS not in page
            assert "To the pause" not in page
    two.ben.post(f"{room}step/", {"name": "enter"})
    assert "Not just now." in two.ben.page(room)
    assert [kept.id for kept in two.ana.vault.everything(two.space)] == before
    two.ana.post("/conflict/pause/back/")
    assert "Not just now." not in two.ben.page(room)


def test_while_quiet_an_evening_alone_is_nobody_elses_matter(two: Joined) -> None:
    two.ana.post(PAUSE)
    two.ben.post(f"/spaces/{two.space}/quiet/")
    answer = two.ben.post("/evening/begin/", {"sets": "1", "phones": "one", "other_name": "Ana"})
    assert answer.status_code == 302


def test_where_both_pressed_it_a_room_says_that_it_takes_both_to_end_it(two: Joined) -> None:
    for person in (two.ana, two.ben):
        person.post(PAUSE)
    assert "when you have both said that you are back" in two.ana.page("/evening/begin/")
    two.ana.post("/conflict/pause/back/")
    assert "It ends when Ben is back" in two.ana.page("/evening/begin/")
    assert "It ends when you say that you are back" not in two.ana.page("/evening/begin/")
    assert "it ends when you say that you are back" in two.ben.page("/evening/begin/")


def test_where_both_pressed_it_the_first_the_first_to_be_back_reads_that_it_holds_on(two: Joined) -> None:
    for person in (two.ana, two.ben):
        person.post(PAUSE)
    said = two.ana.post("/conflict/pause/back/", follow=True).content.decode()
    assert "The pause is over" not in said
    assert "The pause ends when Ben is back, too" in said
    assert "The pause is over" in two.ben.post("/conflict/pause/back/", follow=True).content.decode()


def test_alone_the_bar_leads_to_calming_down(ana: Someone) -> None:
    assert 'href="/conflict/calm/"' in ana.page("/me/")
    assert ana.get(PAUSE).headers["Location"] == "/conflict/calm/"
    page = ana.page("/conflict/calm/")
    assert "Out while you count to seven" in page
    ana.page("/conflict/calm/lines/twenty-minutes-off/")
    ana.post("/conflict/calm/how-it-was/", {"how": "calmer", "script": "twenty-minutes-off"})
    page = ana.page("/conflict/calm/")
    assert page.index("Twenty minutes off") < page.index("This helped you before.") < page.index("Before I answer")
    assert ana.get("/conflict/calm/lines/no-such-lines/").status_code == 404


def test_good_memories_come_only_when_asked_for(two: Joined) -> None:
    two.ana.post("/appreciation/new/", {"did": "You sang in the car."})
    two.ana.post(PAUSE)
    for path in (PAUSE, "/conflict/calm/", "/conflict/"):
        assert "You sang in the car." not in two.ana.page(path)
    assert "You sang in the car." in two.ana.page("/conflict/calm/good-memories/")


def test_pressing_pause_lets_every_open_room_rest(two: Joined) -> None:
    from usward.core.turns import Stage
    from usward.live import sittings

    today = two.ana.opened.today()
    found = sittings.open_sitting(two.ana.vault, two.space, "listening", (Stage("close"),), today)
    sittings.step(two.ben.vault, sittings.sitting(two.ben.vault, two.space, found.id), "enter", today)
    two.ben.post(PAUSE)
    assert not sittings.sitting(two.ana.vault, two.space, found.id).state.here


def test_a_stranger_has_no_part_in_it(two: Joined, cleo: Someone) -> None:
    two.ana.post(PAUSE)
    offer = offered(two)
    cleo.post(f"/conflict/pause/times/{offer}/yes/")
    assert HOLDS not in cleo.page(TODAY)
    assert not two.ana.vault.all(Taken, space=two.space)
