"""Opening up through its pages, by Ana, Ben and Cleo."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from people import Joined, Someone, join
from usward.core.content import Phrase, Question, Theme
from usward.core.records import Kept
from usward.packs.at_hand import at_hand
from usward.practices.opening_up import rules
from usward.practices.opening_up.record import Afterwards, Answer, Invitation, Keeps, Opening
from usward.practices.opening_up.showing import phrases_for

pytestmark = pytest.mark.django_db

FEAR = "That I am only liked while I am useful."
SAID = {"kind": "fear", "rung": "4", "how": "listen", "text": FEAR}
PAGES = ["/", "/together/", "/me/", "/us/", "/opening-up/", "/opening-up/new/", "/opening-up/safe/", "/what-i-share/"]
NOBODYS = "6e1ad1cb-5c1f-4b0b-9a39-0d2b4d1f0c11"


def everything(person: Someone) -> dict[str, str]:
    """Their pages as they stand, without what is new on every request and whatever toast was waiting."""
    person.page("/")
    person.page("/opening-up/")
    return {path: plain(person.page(path)) for path in PAGES}


def plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def write(person: Someone, button: str = "keep", **said: str) -> Kept[Opening]:
    """Write something through the form; the newest of their own."""
    answer = person.post("/opening-up/new/", {**SAID, **said, button: "1"})
    assert answer.status_code == 302, answer.content.decode()
    kept = person.vault.newest(Opening)
    assert kept
    return kept


def told(joined: Joined, **said: str) -> tuple[Kept[Opening], str]:
    """Ana's own record, and the address under which Ben finds it."""
    own = write(joined.ana, "tell", **said)
    return own, f"/opening-up/told/{joined.ana.vault.copy_id(own, joined.space)}/"


def test_what_is_kept_is_anas_alone(joined: Joined) -> None:
    before = everything(joined.ben)
    kept = write(joined.ana)
    joined.ana.post(f"/opening-up/mine/{kept.id}/", {"text": "You are liked for laughing, too."})
    joined.ana.post(f"/opening-up/mine/{kept.id}/change/", {**SAID, "text": "In other words."})
    page = joined.ana.page(f"/opening-up/mine/{kept.id}/")
    assert "In other words." in page
    assert "You are liked for laughing, too." in page
    assert everything(joined.ben) == before


def test_ben_reads_first_how_it_is_to_be_received_and_the_words_on_a_second_tap(joined: Joined) -> None:
    _own, there = told(joined)
    for path in ("/", "/opening-up/", there):
        page = joined.ben.page(path)
        assert "Please just listen." in page, path
        assert FEAR not in page, path
    assert FEAR in joined.ben.page(f"{there}words/")


def test_neither_the_rung_nor_the_day_of_writing_reaches_ben(joined: Joined) -> None:
    start = datetime.now(UTC)
    own = write(joined.ana)
    with time_machine.travel(start + timedelta(days=2)):
        joined.ana.sign_in()
        joined.ana.post(f"/opening-up/mine/{own.id}/telling/")
        joined.ben.sign_in()
        (seen,) = joined.ben.vault.all(Opening, space=joined.space)
        assert (seen.record.rung, seen.record.space) == (None, None)
        assert seen.day == own.day + timedelta(days=2)


def test_reading_putting_off_and_leaving_it_are_told_to_nobody(joined: Joined) -> None:
    own, there = told(joined)
    before = everything(joined.ana), plain(joined.ana.page(f"/opening-up/mine/{own.id}/"))
    joined.ben.page(there)
    joined.ben.page(f"{there}words/")
    joined.ben.post(f"/opening-up/put-away/{there.split('/')[-2]}/")
    assert (everything(joined.ana), plain(joined.ana.page(f"/opening-up/mine/{own.id}/"))) == before
    assert "Please just listen." not in joined.ben.page("/")
    assert "Please just listen." in joined.ben.page("/opening-up/")


def test_an_answer_reaches_ana_once_and_may_be_taken_back(joined: Joined) -> None:
    own, there = told(joined)
    before = everything(joined.ana)
    for _twice in range(2):
        joined.ben.post(f"{there}words/", {"text": "I read it twice. I am here."})
    (said,) = joined.ben.vault.all(Answer, space=joined.space)
    assert "I read it twice. I am here." in joined.ana.page("/")
    assert "I read it twice. I am here." in joined.ana.page(f"/opening-up/mine/{own.id}/")
    joined.ana.post(f"/opening-up/put-away/{said.id}/")
    assert "I read it twice." not in joined.ana.page("/")
    assert joined.ana.post(f"/opening-up/answers/{said.id}/withdrawal/").status_code == 404
    joined.ben.post(f"/opening-up/answers/{said.id}/withdrawal/")
    assert everything(joined.ana) == before


def test_phrases_are_borrowed_into_the_answer_and_lose_no_word(joined: Joined) -> None:
    _own, there = told(joined, how="comfort")
    phrase = phrases_for("comfort", "partners")[0]
    written = {"_prefill": "1", "text": "My own beginning."}
    page = joined.ben.post(f"{there}words/?with={phrase.id}", written).content.decode()
    field = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert field
    assert field[1].strip() == f"My own beginning. {phrase.text}"
    assert not joined.ben.vault.all(Answer, space=joined.space)


@pytest.mark.parametrize("how", ["listen", "comfort", "questions", "help"])
def test_every_wish_has_phrases_on_several_rungs(how: str) -> None:
    phrases = phrases_for(how, "friends")
    assert len(phrases) >= 6
    assert len({each.validation for each in phrases}) >= 3
    assert all(isinstance(each, Phrase) for each in phrases)
    if how == "questions":
        assert sum("?" in each.text for each in phrases) >= 6


def test_taken_back_it_reads_as_never_told_and_its_answers_go(joined: Joined) -> None:
    joined.ben.page("/opening-up/")
    before = everything(joined.ben)
    own, there = told(joined)
    joined.ben.post(f"{there}words/", {"text": "I am here."})
    joined.ana.post(f"/opening-up/mine/{own.id}/withdrawal/")
    assert everything(joined.ben) == before
    assert not joined.ben.vault.all(Answer, space=joined.space)
    gone, never = joined.ben.get(there), joined.ben.get(f"/opening-up/told/{NOBODYS}/")
    assert gone.status_code == never.status_code == 404
    assert plain(gone.content.decode()) == plain(never.content.decode())
    assert FEAR in joined.ana.page(f"/opening-up/mine/{own.id}/")


def test_told_twice_is_told_once(joined: Joined) -> None:
    own, _there = told(joined)
    joined.ana.post(f"/opening-up/mine/{own.id}/telling/")
    assert len(joined.ben.vault.all(Opening, space=joined.space)) == 1


def test_what_was_told_is_not_changed_behind_bens_back(joined: Joined) -> None:
    own, there = told(joined)
    joined.ana.post(f"/opening-up/mine/{own.id}/change/", {**SAID, "text": "Something else"})
    assert FEAR in joined.ben.page(f"{there}words/")


def test_telling_needs_a_wish_and_nothing_is_lost_without_one(joined: Joined) -> None:
    answer = joined.ana.post("/opening-up/new/", {**SAID, "how": "", "tell": "1"})
    assert answer.status_code == 200
    assert FEAR in answer.content.decode()
    assert not joined.ana.vault.all(Opening)


def test_how_safe_it_felt_moves_anas_own_ladder_and_shows_nowhere_else(joined: Joined) -> None:
    start = datetime.now(UTC)
    joined.ben.page("/opening-up/")
    assert "“light” is deep enough" in joined.ana.page("/opening-up/new/")
    own = [told(joined, text=f"Number {n}", rung="2")[0] for n in range(3)]
    before = everything(joined.ben)
    for day, each in enumerate(own):
        with time_machine.travel(start + timedelta(days=day)):
            joined.ana.sign_in()
            joined.ana.post(f"/opening-up/mine/{each.id}/afterwards/", {"felt": "safe"})
            joined.ana.post(f"/opening-up/mine/{each.id}/afterwards/", {"felt": "safe"})
    joined.ana.sign_in()
    joined.ben.sign_in()
    assert len(joined.ana.vault.all(Afterwards)) == 3
    assert "“personal” is deep enough" in joined.ana.page("/opening-up/new/")
    assert everything(joined.ben) == before
    joined.ana.post(f"/opening-up/mine/{own[2].id}/afterwards/", {"felt": "unsafe"})
    assert len(joined.ana.vault.all(Afterwards)) == 3
    assert "“light” is deep enough" in joined.ana.page("/opening-up/new/")
    assert "something lighter now" in joined.ana.page(f"/opening-up/mine/{own[2].id}/")
    assert everything(joined.ben) == before
    assert "safe" not in str(joined.ben.vault.all(Afterwards, space=joined.space))


def test_after_taking_it_back_ana_may_still_say_how_it_felt(joined: Joined) -> None:
    own, _there = told(joined)
    page = joined.ana.post(f"/opening-up/mine/{own.id}/withdrawal/", follow=True).content.decode()
    assert "Did telling it feel safe?" in page
    joined.ana.post(f"/opening-up/mine/{own.id}/afterwards/", {"felt": "unsafe"})
    assert [kept.record.felt for kept in joined.ana.vault.all(Afterwards)] == ["unsafe"]


def asked_in(page: str) -> str:
    found = re.search(r"\?question=([a-z0-9-]+)", page)
    return found[1] if found else ""


def test_both_are_invited_to_the_same_question_for_a_random_while(joined: Joined) -> None:
    start = datetime.now(UTC)
    first = asked_in(joined.ben.page("/opening-up/"))
    assert first
    assert asked_in(joined.ana.page("/opening-up/")) == first
    (drawn,) = joined.ana.vault.all(Invitation, space=joined.space)
    rest = (drawn.record.until - drawn.day).days
    assert rules.SOONEST <= rest <= rules.LATEST
    with time_machine.travel(start + timedelta(days=rest - 1)):
        joined.ana.sign_in()
        assert asked_in(joined.ana.page("/opening-up/")) == first
    with time_machine.travel(start + timedelta(days=rest)):
        joined.ana.sign_in()
        joined.ben.sign_in()
        second = asked_in(joined.ana.page("/opening-up/"))
        assert second not in (first, "")
        assert asked_in(joined.ben.page("/opening-up/")) == second


def test_the_question_is_taken_along_into_the_form(joined: Joined) -> None:
    name = asked_in(joined.ana.page("/opening-up/"))
    question = at_hand().get(Question, name, "en")
    assert question
    page = joined.ana.page(f"/opening-up/new/?question={name}")
    assert f"<h1>{question.text.replace(chr(39), '&#x27;')}</h1>" in page
    kept = write(joined.ana, prompt=question.text)
    assert kept.record.prompt == question.text


def test_a_paused_theme_shows_another_question_and_ben_sees_no_difference(joined: Joined) -> None:
    name = asked_in(joined.ben.page("/opening-up/"))
    question = at_hand().get(Question, name, "en")
    assert question
    before = everything(joined.ben)
    held = at_hand()
    for theme in question.themes:
        shelf = "tender" if held.get(Theme, theme, "en").tender else "light"  # type: ignore[union-attr]
        joined.ana.post("/settings/topics/", {shelf: [theme]})
        assert asked_in(joined.ana.page("/opening-up/")) != name
    assert everything(joined.ben) == before


def test_paused_everything_of_the_other_waits_unseen_and_one_tap_brings_it_back(joined: Joined) -> None:
    joined.ben.post("/settings/topics/", {"whole": ["opening-up"]})
    _own, there = told(joined)
    assert "leaving this alone" in joined.ben.page("/opening-up/")
    assert "would like to tell you" not in joined.ben.page("/")
    assert joined.ben.get(there).status_code == 404
    assert joined.ben.post(f"{there}words/", {"text": "x"}).status_code == 404
    joined.ben.post("/settings/topics/back/", {"topic": "opening-up", "next": "/opening-up/"})
    assert "Please just listen." in joined.ben.page("/opening-up/")


def test_quiet_nothing_goes_out_and_nothing_is_shown(joined: Joined) -> None:
    told(joined)
    joined.ben.post(f"/spaces/{joined.space}/quiet/", {"quiet": "on"})
    assert "Please just listen." not in joined.ben.page("/opening-up/")
    write(joined.ben, "tell", text="while quiet")
    assert [kept.mine for kept in joined.ben.vault.all(Opening, space=joined.space)] == [False]


def test_both_lists_stand_side_by_side_each_item_shared_by_its_author(joined: Joined) -> None:
    before = everything(joined.ben)
    joined.ana.post("/opening-up/safe/", {"text": "No jokes about it."})
    joined.ana.post("/opening-up/safe/", {"text": "No jokes about it."})
    (kept,) = joined.ana.vault.all(Keeps)
    assert everything(joined.ben) == before
    joined.ana.post(f"/opening-up/safe/{kept.id}/sharing/")
    joined.ben.post("/opening-up/safe/", {"text": "Ask before advice.", "share": "1"})
    for person in joined[:2]:
        page = person.page("/opening-up/safe/")
        assert "No jokes about it." in page
        assert "Ask before advice." in page
    assert "What keeps it safe for Ana:" in joined.ben.page("/")
    joined.ana.post(f"/opening-up/safe/{kept.id}/withdrawal/")
    assert "No jokes about it." not in joined.ben.page("/opening-up/safe/")
    joined.ana.post(f"/opening-up/safe/{kept.id}/sharing/")
    joined.ana.post(f"/opening-up/safe/{kept.id}/removal/")
    assert "No jokes about it." not in joined.ben.page("/opening-up/safe/")
    assert not joined.ana.vault.all(Keeps)


def test_alone_it_is_told_to_oneself_kept_answered_kindly_or_let_go(ana: Someone) -> None:
    assert "It can begin with telling it to yourself." in ana.page("/opening-up/")
    page = ana.page("/opening-up/new/")
    assert 'name="tell"' not in page
    assert 'name="how"' not in page
    kept = write(ana, how="")
    ana.post(f"/opening-up/mine/{kept.id}/", {"text": "Rest a little."})
    assert "Rest a little." in ana.page(f"/opening-up/mine/{kept.id}/")
    answer = ana.post(f"/opening-up/mine/{kept.id}/removal/", follow=True).content.decode()
    assert "Said, and let go" in answer
    assert not ana.vault.all(Opening)
    assert not ana.vault.all(Answer)


def test_let_go_from_the_page_keeps_nothing_anywhere(ana: Someone) -> None:
    before = len(list(ana.vault.everything()))
    answer = ana.post("/opening-up/new/", {"text": FEAR, "let-go": "1"}, follow=True)
    assert "Nothing of it is kept." in answer.content.decode()
    assert len(list(ana.vault.everything())) == before


def test_letting_a_told_one_go_takes_it_back_first(joined: Joined) -> None:
    own, there = told(joined)
    joined.ana.post(f"/opening-up/mine/{own.id}/afterwards/", {"felt": "safe"})
    joined.ana.post(f"/opening-up/mine/{own.id}/removal/")
    assert joined.ben.get(there).status_code == 404
    assert not joined.ana.vault.all(Afterwards)


def test_a_draft_of_another_practice_becomes_its_words(ana: Someone) -> None:
    page = ana.post("/opening-up/new/", {"_prefill": "1", "text": FEAR}).content.decode()
    assert re.search(rf'name="text"[^>]*>\s*{re.escape(FEAR)}', page)


def test_cleo_and_ben_get_404(joined: Joined, cleo: Someone) -> None:
    own, there = told(joined)
    joined.ana.post("/opening-up/safe/", {"text": "No jokes about it."})
    (item,) = joined.ana.vault.all(Keeps)
    join(cleo, Someone("Dana"))
    mine = f"/opening-up/mine/{own.id}/"
    for who in (cleo, joined.ben):
        for name in ("", "change/"):
            assert who.get(f"{mine}{name}").status_code == 404
        for name in ("", "change/", "telling/", "withdrawal/", "afterwards/", "removal/"):
            assert who.post(f"{mine}{name}", {**SAID, "felt": "safe"}).status_code == 404
        for name in ("sharing", "withdrawal", "removal"):
            assert who.post(f"/opening-up/safe/{item.id}/{name}/").status_code == 404
    for path in (there, f"{there}words/"):
        assert cleo.get(path).status_code == 404
        assert joined.ana.get(path).status_code == 404
    assert cleo.post(f"/opening-up/put-away/{there.split('/')[-2]}/").status_code == 404


def test_after_taking_it_back_nothing_tells_when_the_other_came_by(joined: Joined) -> None:
    own, there = told(joined)
    joined.ben.post(f"{there}words/", {"text": "You are not a tool."})
    assert "You are not a tool." in joined.ana.page("/")
    joined.ana.post(f"/opening-up/mine/{own.id}/withdrawal/")
    before = everything(joined.ana)
    assert "You are not a tool." not in before["/"]
    joined.ben.page("/opening-up/")
    assert everything(joined.ana) == before
    joined.ana.post(f"/opening-up/mine/{own.id}/telling/")
    assert "You are not a tool." not in joined.ana.page(f"/opening-up/mine/{own.id}/")


def test_told_anew_it_begins_afresh_whether_or_not_the_other_came_by(joined: Joined) -> None:
    own, there = told(joined)
    joined.ben.post(f"{there}words/", {"text": "You are not a tool."})
    joined.ana.post(f"/opening-up/mine/{own.id}/withdrawal/")
    joined.ana.post(f"/opening-up/mine/{own.id}/telling/")
    assert "You are not a tool." not in joined.ana.page(f"/opening-up/mine/{own.id}/")
    assert "You are not a tool." not in joined.ana.page("/")
    assert "You are not a tool." not in joined.ben.page(f"{there}words/")
    joined.ben.post(f"{there}words/", {"text": "You are not a tool."})
    assert "You are not a tool." in joined.ana.page(f"/opening-up/mine/{own.id}/")
    joined.ben.page("/opening-up/")
    assert len(joined.ben.vault.all(Answer, space=joined.space)) == 1


def test_a_shared_item_does_not_say_when_it_was_written(joined: Joined) -> None:
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC), tick=False) as clock:
        joined.ana.sign_in()
        joined.ana.post("/opening-up/safe/", {"text": "That it stays between us.", "keep": "1"})
        clock.shift(timedelta(days=40))
        joined.ana.sign_in()
        joined.ben.sign_in()
        own = joined.ana.vault.newest(Keeps)
        assert own
        joined.ana.post(f"/opening-up/safe/{own.id}/sharing/")
        (shown,) = joined.ben.vault.all(Keeps, space=joined.space)
        assert (shown.day, shown.record.space) == (joined.ana.opened.today(), None)
        assert "That it stays between us." in joined.ben.page("/")


def test_telling_twice_with_one_press_is_telling_once(joined: Joined) -> None:
    assert told(joined) == told(joined)
    assert len(joined.ben.vault.all(Opening, space=joined.space)) == 1
