"""Presence through its pages, by Ana, Ben and Cleo."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from people import Joined, Someone, join
from usward.practices.presence import showing, wording
from usward.practices.presence.record import Note, Stretch

pytestmark = pytest.mark.django_db

PAGES = ["/", "/together/", "/me/", "/us/", "/presence/", "/presence/begin/", "/what-i-share/"]


def everything(person: Someone) -> dict[str, str]:
    person.page("/")
    return {path: plain(person.page(path)) for path in PAGES}


def plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def begin(person: Someone, **said: str) -> str:
    """Begin a stretch; the address of its quiet screen."""
    answer = person.post("/presence/begin/", {"seconds": "600", **said})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_a_stretch_for_oneself_is_seen_by_nobody(joined: Joined) -> None:
    before = everything(joined.ben)
    there = begin(joined.ana)
    page = joined.ana.page(there)
    assert "data-active" in page
    assert "Quiet until" in page
    assert "Your quiet time is not over yet" in joined.ana.page("/presence/")
    assert everything(joined.ben) == before
    assert joined.ben.get(there).status_code == 404


def test_begun_for_both_ben_may_join_while_it_lasts(joined: Joined) -> None:
    start = datetime.now(UTC)
    before = everything(joined.ben)
    there = begin(joined.ana, both="on")
    for path in ("/", "/presence/"):
        assert "Ana has put the phone down, for the two of you." in joined.ben.page(path)
    during = everything(joined.ana)
    assert "Quiet until" in joined.ben.page(there)
    assert everything(joined.ana) == during  # joining is not shown
    with time_machine.travel(start + timedelta(seconds=601)):
        page = joined.ben.page(there)
        assert "That was your time" in page
        assert "data-active" not in page
        assert everything(joined.ben) == before


def test_pressed_twice_it_has_begun_once(joined: Joined) -> None:
    assert begin(joined.ana, both="on") == begin(joined.ana, both="on")
    assert begin(joined.ana) == begin(joined.ana)
    assert len(joined.ana.vault.all(Stretch, space=joined.space)) == len(joined.ana.vault.all(Stretch)) == 1


def test_what_was_begun_for_both_can_be_taken_back_by_who_began_it(joined: Joined) -> None:
    before = everything(joined.ben)
    there = begin(joined.ana, both="on")
    assert joined.ben.post(f"{there}withdrawal/").status_code == 404
    joined.ana.post(f"{there}withdrawal/")
    assert everything(joined.ben) == before
    assert joined.ben.get(there).status_code == 404


def test_only_the_quiet_screen_may_ask_to_stay_on(ana: Someone) -> None:
    there = begin(ana)
    assert "screen-wake-lock=(self)" in ana.get(there).headers["Permissions-Policy"]
    assert "screen-wake-lock=()" in ana.get("/presence/").headers["Permissions-Policy"]
    assert "camera=()" in ana.get(there).headers["Permissions-Policy"]


def test_without_scripts_the_screen_comes_back_by_itself(ana: Someone) -> None:
    page = ana.page(begin(ana))
    found = re.search(r'<noscript><meta http-equiv="refresh" content="(\d+)"></noscript>', page)
    assert found
    assert 595 <= int(found[1]) <= 601


def test_putting_it_away_is_told_to_nobody(joined: Joined) -> None:
    there = begin(joined.ana, both="on")
    before = everything(joined.ana)
    joined.ben.post(f"/presence/put-away/{there.split('/')[-2]}/")
    assert "put the phone down, for the two" not in joined.ben.page("/")
    assert everything(joined.ana) == before
    assert joined.ana.post(f"/presence/put-away/{there.split('/')[-2]}/").status_code == 404


def test_how_it_was_stays_private_and_only_the_line_is_shared(joined: Joined) -> None:
    before = everything(joined.ben)
    said = {"moods": ["awkward", "close"], "line": "We laughed at minute two."}
    for _twice in range(2):
        joined.ana.post("/presence/afterwards/?what=presence-long-look", said)
    (kept,) = joined.ana.vault.all(Note)
    assert kept.record.what == "presence-long-look"
    assert everything(joined.ben) == before
    joined.ana.post(f"/presence/notes/{kept.id}/sharing/")
    (seen,) = joined.ben.vault.all(Note, space=joined.space)
    assert (seen.record.moods, seen.record.what) == ((), "")
    assert "We laughed at minute two." in joined.ben.page("/")
    assert "We laughed at minute two." in joined.ben.page("/presence/")
    assert "awkward" not in joined.ben.page("/presence/")
    joined.ana.post(f"/presence/notes/{kept.id}/withdrawal/")
    assert everything(joined.ben) == before
    joined.ana.post(f"/presence/notes/{kept.id}/sharing/")
    joined.ana.post(f"/presence/notes/{kept.id}/removal/")
    assert everything(joined.ben) == before


def test_sharing_needs_a_line_and_keeping_needs_a_word(joined: Joined) -> None:
    for said in ({}, {"moods": ["calm"], "share": "1"}, {"moods": ["nonsense"]}):
        assert joined.ana.post("/presence/afterwards/", said).status_code == 200
    assert not joined.ana.vault.all(Note)
    joined.ana.post("/presence/afterwards/", {"line": "Good.", "share": "1"})
    assert [kept.record.line for kept in joined.ben.vault.all(Note, space=joined.space)] == ["Good."]


def test_agreed_through_asking_it_can_begin(joined: Joined) -> None:
    joined.ana.post("/asks/new/", {"what": "An hour without phones?", "when": "Friday", "practice": "presence"})
    page = joined.ben.page("/")
    found = re.search(r'action="(/asks/[0-9a-f-]{36}/)"', page)
    assert found
    joined.ben.post(found[1], {"yes": "1"})
    for person in joined[:2]:
        page = person.page("/presence/")
        assert "You both said yes" in page
        assert "An hour without phones?" in page


def test_every_exercise_opens_says_one_may_stop_and_has_its_timer(joined: Joined) -> None:
    front = joined.ana.page("/presence/")
    names = re.findall(r'href="/presence/exercises/([a-z0-9-]+)/"', front)
    assert {"presence-arrive-first", "presence-long-look"} <= set(names)
    for name in names:
        assert "Either of you may stop at any time" in joined.ana.page(f"/presence/exercises/{name}/")
    answer = joined.ana.post("/presence/exercises/presence-long-look/", {"seconds": "30"})
    page = joined.ana.page(answer.headers["Location"])
    assert "A long look" in page
    assert "Stop here" in page
    assert joined.ana.post("/presence/exercises/presence-long-look/", {"seconds": "9999"}).status_code == 200


def test_the_long_look_is_offered_only_where_the_bond_suits(ana: Someone, ben: Someone) -> None:
    join(ana, ben, bond="friends")
    assert "presence-long-look" not in ana.page("/presence/")
    assert ana.get("/presence/exercises/presence-long-look/").status_code == 404


def test_mindful_minutes_are_there_alone(ana: Someone) -> None:
    page = ana.page("/presence/minutes/")
    names = re.findall(r'href="/presence/minutes/([a-z0-9-]+)/"', page)
    assert "one-mindful-minute" in names
    assert "data-paced" in ana.page("/presence/minutes/one-mindful-minute/")
    assert ana.get("/presence/minutes/no-such/").status_code == 404
    assert "Ask " not in ana.page("/presence/")
    assert 'name="both"' not in ana.page("/presence/begin/")


def test_quiet_nothing_goes_out_and_nothing_is_shown(joined: Joined) -> None:
    there = begin(joined.ana, both="on")
    joined.ben.post(f"/spaces/{joined.space}/quiet/", {"quiet": "on"})
    assert "put the phone down, for the two" not in joined.ben.page("/presence/")
    assert joined.ben.get(there).status_code == 404
    begin(joined.ben, both="on")
    assert [kept.mine for kept in joined.ben.vault.all(Stretch, space=joined.space)] == [False]


def test_cleo_and_ben_get_404(joined: Joined, cleo: Someone) -> None:
    there = begin(joined.ana, both="on")
    joined.ana.post("/presence/afterwards/", {"line": "Good.", "share": "1"})
    (note,) = joined.ana.vault.all(Note)
    join(cleo, Someone("Dana"))
    assert cleo.get(there).status_code == 404
    assert cleo.post(f"{there}withdrawal/").status_code == 404
    for who in (cleo, joined.ben):
        for name in ("sharing", "withdrawal", "removal"):
            assert who.post(f"/presence/notes/{note.id}/{name}/").status_code == 404


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(30, "30 seconds"), (60, "1 minute"), (600, "10 minutes"), (3600, "an hour"), (7200, "2 hours"),
     (150, "2 and a half minutes")],
)  # fmt: skip
def test_lengths_are_said_as_one_says_them(seconds: int, said: str) -> None:
    assert wording.length(seconds) == said


def test_the_library_holds_what_presence_needs(ana: Someone) -> None:
    assert {script.kind for script in showing.scripts()} == set(showing.MINUTES)
