"""Asking through its pages, by Ana, Ben and Cleo."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from people import Joined, Someone, join
from privacy.masking import masked
from usward.asking.record import Answer, Ask

pytestmark = pytest.mark.django_db

WHAT = "Would you sit with me for ten minutes after supper?"
PAGES = ["/", "/together/", "/me/", "/asks/", "/asks/new/", "/what-i-share/"]


def everything(person: Someone) -> dict[str, bytes]:
    """Their pages as they stand, without whatever toast was waiting."""
    person.page("/")
    return {path: masked(person.get(path).content) for path in PAGES}


def ask(person: Someone, **said: str) -> str:
    """Ask through the form; the page of the ask."""
    answer = person.post("/asks/new/", {"what": WHAT, **said})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def said(joined: Joined) -> list[Answer]:
    return [kept.record for kept in joined.ana.vault.all(Answer, space=joined.space)]


def test_an_ask_arrives_and_a_yes_comes_back(joined: Joined) -> None:
    one = ask(joined.ana, when="On Sunday")
    page = joined.ben.page("/")
    assert WHAT in page
    assert "On Sunday" in page
    joined.ben.post(one, {"yes": "1"})
    assert WHAT not in joined.ben.page("/").split("<main")[1]
    assert "Ben says yes." in joined.ana.page("/")
    assert "You asked: yes." in joined.ana.page("/asks/")


def test_a_condition_is_said_and_settled_by_the_asker(joined: Joined) -> None:
    one = ask(joined.ana)
    refused = joined.ben.post(one, {"yes-if": "1"})
    assert "Say what would make it a yes." in refused.content.decode()
    joined.ben.post(one, {"yes-if": "1", "line": "we turn the phones off"})
    page = joined.ana.page("/")
    assert "Ben says: yes, if…" in page
    assert "we turn the phones off" in page
    joined.ana.post(one, {"yes": "1"})
    assert "That suits Ana." in joined.ben.page("/")
    assert "Ben says: yes, if…" not in joined.ana.page("/")


def test_a_no_needs_no_reason(joined: Joined) -> None:
    one = ask(joined.ana)
    joined.ben.post(one, {"not-this": "1"})
    assert "Ben says: not this, thank you." in joined.ana.page("/")
    assert "A no to this is an answer to this" in joined.ana.page(one)


def test_nobody_answers_their_own_ask(joined: Joined) -> None:
    one = ask(joined.ana)
    joined.ana.post(one, {"yes": "1"})
    joined.ana.post(one, {"not-this": "1"})
    assert said(joined) == []


def test_let_rest_and_never_seen_are_the_same_for_the_asker_now_and_for_ever(joined: Joined) -> None:
    one = ask(joined.ana)
    before = everything(joined.ana) | {one: masked(joined.ana.get(one).content)}
    joined.ben.page(one)
    assert joined.ben.post(f"{one}rest/").status_code == 302
    assert WHAT not in joined.ben.page("/").split("<main")[1]
    assert everything(joined.ana) | {one: masked(joined.ana.get(one).content)} == before
    assert WHAT in joined.ben.page("/asks/")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=15)):
        for person in (joined.ana, joined.ben):
            person.sign_in()
            assert "This has come to rest." in person.page(one)
        answer = joined.ben.post(one, {"yes": "1"}, follow=True)
        assert "come to rest already" in answer.content.decode()
        assert said(joined) == []


def test_an_answer_may_be_taken_back_and_given_otherwise(joined: Joined) -> None:
    one = ask(joined.ana)
    before = everything(joined.ana)
    page = joined.ben.post(one, {"yes": "1"}, follow=True).content.decode()
    assert f"{one}answer/withdrawal/" in page
    joined.ben.post(f"{one}answer/withdrawal/")
    assert everything(joined.ana) == before
    joined.ben.post(one, {"not-this": "1"})
    assert "not this" in joined.ana.page("/asks/")


def test_pressing_twice_says_it_once(joined: Joined) -> None:
    one = ask(joined.ana)
    for _ in range(3):
        joined.ben.post(one, {"yes": "1", "line": "gladly"})
    assert [each.line for each in said(joined)] == ["gladly"]


def test_an_ask_taken_back_takes_its_answer_along(joined: Joined) -> None:
    before = everything(joined.ben)
    one = ask(joined.ana)
    joined.ben.post(one, {"yes": "1"})
    joined.ana.post(f"{one}withdrawal/")
    joined.ben.page("/asks/")
    assert everything(joined.ben) == before
    assert said(joined) == []
    assert joined.ben.get(one).status_code == 404


def test_putting_an_answer_away_is_told_to_nobody(joined: Joined) -> None:
    one = ask(joined.ana)
    joined.ben.post(one, {"yes": "1"})
    before = everything(joined.ben)
    away = re.search(r'action="(/asks/put-away/[^"]+)"', joined.ana.page("/"))
    assert away
    joined.ana.post(away[1])
    assert "Ben says yes." not in joined.ana.page("/")
    assert everything(joined.ben) == before


def test_what_is_asked_waits_unseen_while_one_is_quiet(joined: Joined) -> None:
    before = everything(joined.ana)
    joined.ben.post(f"/spaces/{joined.space}/quiet/")
    one = ask(joined.ana)
    assert WHAT not in joined.ben.page("/")
    assert WHAT not in joined.ben.page("/asks/")
    assert joined.ben.get(one).status_code == 404
    joined.ben.post("/asks/new/", {"what": "while quiet"})
    joined.ben.post(f"/spaces/{joined.space}/quiet/", {"back": "1"})
    assert WHAT in joined.ben.page("/")
    assert before.keys() == everything(joined.ana).keys()
    assert [kept.record.what for kept in joined.ana.vault.all(Ask, space=joined.space)] == [WHAT]


def test_what_was_said_to_my_ask_waits_unseen_while_i_am_quiet(joined: Joined) -> None:
    one = ask(joined.ana)
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    before = everything(joined.ana) | {one: masked(joined.ana.get(one).content)}
    joined.ben.post(one, {"yes-if": "1", "line": "a condition of mine"})
    assert everything(joined.ana) | {one: masked(joined.ana.get(one).content)} == before
    joined.ana.post(f"/spaces/{joined.space}/quiet/", {"back": "1"})
    assert "a condition of mine" in joined.ana.page("/")


def test_an_answer_from_where_it_is_still_yesterday_counts(joined: Joined) -> None:
    kept = joined.ana.vault.add(Ask(day=joined.ana.opened.today() + timedelta(days=1), what=WHAT), joined.space)
    joined.ben.post(f"/asks/{kept.id}/", {"yes": "1"})
    assert "You asked: yes." in joined.ana.page("/asks/")
    assert "yes" in joined.ana.page(f"/asks/{kept.id}/")


def test_what_i_asked_and_answered_is_listed_under_what_i_share(joined: Joined) -> None:
    one = ask(joined.ana)
    joined.ben.post(one, {"yes-if": "1", "line": "a condition of mine"})
    assert WHAT in joined.ana.page("/what-i-share/")
    page = joined.ben.page("/what-i-share/")
    assert "a condition of mine" in page
    back = re.search(r'action="(/what-i-share/[0-9a-f-]+/[0-9a-f-]+/)"', page)
    assert back
    joined.ben.post(back[1])
    assert "You asked." in joined.ana.page("/asks/")


def test_alone_there_is_nobody_to_ask_and_the_page_says_so(ana: Someone) -> None:
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    begin(ana.opened, "Ben", Terms())
    assert "aloud works too" in ana.page("/asks/new/")
    assert ana.post("/asks/new/", {"what": WHAT}).status_code == 200
    assert "Nothing is asked just now" in ana.page("/asks/")


def test_an_ask_needs_words_and_a_name_nobody_asks_under_is_left_out(joined: Joined) -> None:
    assert "A few words say what you would like." in joined.ana.post("/asks/new/", {"what": "  "}).content.decode()
    ask(joined.ana, practice="no-such-practice", next="https://example.org/")
    (kept,) = joined.ana.vault.all(Ask, space=joined.space)
    assert kept.record.practice == ""


def test_cleo_gets_404(joined: Joined, cleo: Someone) -> None:
    one = ask(joined.ana)
    join(cleo, Someone("Dana"))
    assert cleo.get(one).status_code == 404
    for name in ("", "withdrawal/", "answer/withdrawal/", "rest/"):
        assert cleo.post(f"{one}{name}", {"yes": "1"}).status_code == 404
    assert joined.ben.post(f"{one}withdrawal/").status_code == 404
    assert joined.ana.post(f"{one}rest/").status_code == 404


def test_asking_twice_with_one_press_is_asking_once(joined: Joined) -> None:
    assert ask(joined.ana) == ask(joined.ana)
    assert len(joined.ana.vault.all(Ask, space=joined.space)) == 1
    assert ask(joined.ana, when="On Monday") != ask(joined.ana)


def test_words_are_given_back_when_they_cannot_go_out(joined: Joined) -> None:
    with time_machine.travel(datetime(2026, 11, 2, 18, tzinfo=UTC), tick=False) as clock:
        joined.ana.sign_in()
        one = ask(joined.ana)
        clock.shift(timedelta(days=14))
        joined.ben.sign_in()
        answer = joined.ben.post(one, {"yes-if": "1", "line": "we sit outside"})
        assert "we sit outside" in answer.content.decode()
        assert not joined.ben.vault.all(Answer, space=joined.space)
        joined.ben.post(f"/spaces/{joined.space}/quiet/")
        refused = joined.ben.post("/asks/new/", {"what": WHAT}).content.decode()
        assert WHAT in refused
        assert "Nothing can go out just now." in refused
        assert len(joined.ben.vault.all(Ask, space=joined.space)) == 1
