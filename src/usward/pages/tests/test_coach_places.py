"""The coach's places: a button under every field whose words go to the other, there and back; and the quiet marks."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine

from forms_of import PageForm, forms_of
from people import Joined, Someone
from usward.accounts.models import Draft
from usward.core.coach.guarded import PLAIN
from usward.pages.say_it_better import quietly
from usward.practices.conflict.tests.test_way_pages import newest, prepare, raise_it
from usward.practices.journal.record import Entry, Passage
from usward.practices.listening.tests.test_pages import ENDING, Room, opened
from usward.practices.opening_up.record import Opening
from usward.practices.state_of_us.tests.test_pages import at_the_table
from usward.practices.talk.tests.test_pages import Days
from usward.vault.models import SealedRecord

pytestmark = pytest.mark.django_db

HARD = "You never listen to me. It was Tuesday."
KINDER = "When you look at your phone, I feel alone. It was Tuesday."
QUIET = "/say-it-better/quietly/"


def place_of(page: str, field: str) -> PageForm:
    """The form with the coach's button under this field."""
    for form in forms_of(page):
        for button in form.buttons:
            if "data-coach" in button.attrs and _asked(str(button.attrs["formaction"]))["field"] == [field]:
                return form
    raise AssertionError(f"no place of the coach under {field}")


def _asked(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def _coach(form: PageForm, field: str) -> str:
    buttons = [each for each in form.buttons if "data-coach" in each.attrs]
    return next(
        str(each.attrs["formaction"]) for each in buttons if _asked(str(each.attrs["formaction"]))["field"] == [field]
    )


def look(who: Someone, path: str, field: str, **more: str) -> tuple[str, PageForm]:
    """Write hard words into a field and have them looked at; the page of the coach, and the form as it was sent."""
    form = place_of(who.page(path), field)
    answer = who.post(_coach(form, field), form.with_(**{field: HARD, "_prefill": "1"}, **more))
    assert answer.status_code == 200
    page = answer.content.decode()
    shown = re.search(r'<blockquote class="read">(.*?)</blockquote>', page, re.DOTALL)
    assert shown, page
    assert "You never listen to me" in unescape(re.sub(r"<[^>]+>", "", shown[1]))
    return page, form


def there_and_back(who: Someone, path: str, field: str, theirs: str = "", **more: str) -> PageForm:
    """Take a wording along; it stands in its own field again, with everything that was written beside it."""
    page, was = look(who, path, field, **more)
    context = re.search(r'<textarea name="say_context"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert context
    assert unescape(context[1]).strip() == theirs
    home = next(each for each in forms_of(page) if any(b.words == "Take this one along" for b in each.buttons))
    keep = next(each for each in forms_of(page) if any(b.words == "Keep mine" for b in each.buttons))
    assert keep.value(field) == HARD
    for form, words in ((keep, HARD), (home, KINDER)):
        answer = who.post(form.action.partition("#")[0], form.with_(**{field: words}))
        assert answer.status_code == 200, form.action
        back = place_of(answer.content.decode(), field)
        assert back.value(field) == words
        for name, said in more.items():
            assert said in [value for key, value in back.sent if key == name]
        assert {name for name, _ in was.sent} <= {name for name, _ in back.sent}
    return back


@pytest.fixture
def days(joined: Joined) -> Iterator[Days]:
    with time_machine.travel(datetime.fromisoformat("2026-11-03 08:00+01:00"), tick=False) as travel:
        found = Days(joined, travel)
        found.at("03 08:00")
        yield found


# There and back


def test_needs_a_request(joined: Joined) -> None:
    there_and_back(joined.ana, "/needs/requests/new/", "what", when="On Sunday")


def test_asking_and_answering_an_ask(joined: Joined) -> None:
    there_and_back(joined.ana, "/asks/new/?practice=listening", "what", when="After supper")
    joined.ana.post("/asks/new/", {"what": "Would you hear me out?", "practice": "", "ref": "", "next": ""})
    found = re.search(r"/asks/[0-9a-f-]{36}/", joined.ben.page("/asks/"))
    assert found
    back = there_and_back(joined.ben, found[0], "line", theirs="Would you hear me out?")
    joined.ben.post(found[0], back.with_(**{"not-this": "1"}))
    assert "When you look at your phone" in joined.ana.page(found[0])


def test_an_ask_folded_into_another_page_comes_back_to_where_it_is_sent_from(joined: Joined) -> None:
    form = place_of(joined.ana.page("/evening/"), "what")
    said = form.with_(what=HARD, when="On Friday", _prefill="1")
    page = joined.ana.post(_coach(form, "what"), said).content.decode()
    keep = next(each for each in forms_of(page) if any(b.words == "Keep mine" for b in each.buttons))
    assert keep.action.partition("#")[0] == "/asks/new/"
    back = place_of(joined.ana.post("/asks/new/", keep.with_()).content.decode(), "what")
    assert [back.value(name) for name in ("what", "when", "practice", "next")] == [
        HARD,
        "On Friday",
        "evening",
        "/evening/",
    ]


def test_talk_an_answer_later_words_and_a_reply(days: Days) -> None:
    path = days.todays(days.ana)
    there_and_back(days.ana, path, "said")
    days.ana.post(path, {"said": "The kitchen, early."})
    days.at("03 08:30")
    there_and_back(days.ana, path, "later")
    days.ben.post(path, {"said": "The train north."})
    days.at("03 12:00")
    for who in (days.ana, days.ben, days.ana):
        who.page("/talk/")
    days.at("03 20:00")
    there_and_back(days.ana, path, "text", theirs="The train north.")


def test_an_answer_that_stands_by_now_loses_no_word_at_the_coach(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": "The kitchen, early."})
    page, _ = look(days.ana, path, "said")
    keep = next(each for each in forms_of(page) if any(b.words == "Keep mine" for b in each.buttons))
    days.at("03 08:30")
    back = days.ana.post(path, keep.with_()).content.decode()
    assert place_of(back, "later").value("later") == HARD


def test_opening_up_telling_answering_and_what_keeps_it_safe(joined: Joined) -> None:
    said = {"kind": "fear", "rung": "1", "how": "listen"}
    there_and_back(joined.ana, "/opening-up/new/", "text", **said)
    there_and_back(joined.ana, "/opening-up/safe/", "text")
    told = "I am afraid of the winter."
    joined.ana.post("/opening-up/new/", {**said, "text": told, "prompt": "", "tell": "1"})
    kept = joined.ben.vault.newest(Opening, joined.space)
    assert kept
    there_and_back(joined.ben, f"/opening-up/told/{kept.id}/words/", "text", theirs=told)


def test_conflict_what_is_prepared_raised_said_and_mended(joined: Joined) -> None:
    ana = joined.ana
    there_and_back(ana, "/conflict/new/", "text")
    own = prepare(ana)
    for name in ("happened", "felt", "wish"):
        there_and_back(ana, f"{own}fields/{name}/", "text")
    there_and_back(ana, f"{own}raising/", "hope", about="Our evenings")
    there_and_back(ana, f"{own}raising/", "about", hope="That it ends well")
    between = raise_it(joined)
    there_and_back(joined.ben, f"{between}understood/", "text")
    there_and_back(ana, f"{between}wishes/", "text", kind="idea")
    for step in ("agreement", "not-yet", "promise"):
        there_and_back(ana, f"{between}{step}/", "text")
    raised = between.split("/")[-2]
    there_and_back(ana, f"/conflict/repair/{raised}/", "effect", regret="I shouted.")
    there_and_back(ana, f"/conflict/look-back/{raised}/", "text")


def test_conflict_saying_that_there_is_more_beside_what_was_understood(joined: Joined) -> None:
    from usward.practices.conflict.record import Understood

    between = raise_it(joined)
    joined.ben.post(f"{between}understood/", {"text": "You were alone with both."})
    said = newest(joined.ana, Understood, joined.space)
    there_and_back(joined.ana, f"/conflict/said/{said.id}/more/", "text", theirs="You were alone with both.")


def test_listening_what_was_heard_and_the_closing_words(joined: Joined) -> None:
    room = opened(joined).enter()
    for at, (who, name, more) in enumerate(ENDING):
        if "words" in more:
            there_and_back(getattr(joined, who), room.path, "words")
        room.press(getattr(joined, who), name, **more)
        assert at < len(ENDING)


def test_words_that_come_back_when_the_room_went_on_are_shown(joined: Joined) -> None:
    room: Room = opened(joined).enter()
    for who, name, more in ENDING[:3]:
        room.press(getattr(joined, who), name, **more)
    page, _ = look(joined.ben, room.path, "words")
    keep = next(each for each in forms_of(page) if any(b.words == "Keep mine" for b in each.buttons))
    room.press(joined.ben, "done", words="Something else.")
    back = joined.ben.post(room.path, keep.with_()).content.decode()
    assert (
        "The room went on while you were writing"
        in back.split("</main>")[0].split('id="unsent"')[1].split("</section>", 1)[1]
    )
    assert HARD in unescape(back)
    assert not any(form.sent and ("words", HARD) in form.sent for form in forms_of(back))


def test_on_one_phone_the_coach_is_nobodys_guest(joined: Joined) -> None:
    path = opened(joined, phones="one").path
    for _ in range(12):
        page = joined.ana.page(path)
        assert "data-coach" not in page
        form = next((each for each in forms_of(page) if each.action.endswith("/step/")), None)
        if form is None:
            break
        joined.ana.post(form.action, form.with_(**({"words": "So."} if "words" in form.with_() else {})))


def test_state_of_us_a_note_and_something_for_the_table(joined: Joined) -> None:
    there_and_back(joined.ana, "/state-of-us/notes/new/", "text")
    form = place_of(joined.ana.page("/state-of-us/"), "text")
    assert _asked(_coach(form, "text"))["back"] == ["/state-of-us/notes/new/"]
    room = at_the_table(joined)
    back = there_and_back(joined.ana, room, "text")
    joined.ana.post(back.action, back.with_())
    assert KINDER in unescape(joined.ben.page(room))


def test_check_in_the_line_that_may_be_given(joined: Joined) -> None:
    there_and_back(joined.ana, "/check-in/", "line", stress="3")


def test_journal_a_passage_in_other_words_leaves_the_entry_as_it_is(joined: Joined) -> None:
    ana = joined.ana
    ana.post("/journal/new/", {"text": "It rained. You never listen to me. It was Tuesday.", "day": "", "prompt": ""})
    entry = newest(ana, Entry)
    path = f"/journal/entries/{entry.id}/passages/"
    shown = place_of(ana.post(path, {"pieces": ["1", "2"]}).content.decode(), "wording")
    page = ana.post(_coach(shown, "wording"), shown.with_(_prefill="1")).content.decode()
    home = next(each for each in forms_of(page) if any(b.words == "Take this one along" for b in each.buttons))
    back = ana.post(path, home.with_(wording=KINDER)).content.decode()
    assert "In other words than your entry" in back
    final = place_of(back, "wording")
    assert final.with_()["pieces"] == ["1", "2"]
    again = ana.post(path, {**final.with_(), "pieces": ["0"]}).content.decode()
    assert place_of(again, "wording").value("wording") == "It rained."
    ana.post(path, final.with_(share="1"))
    passage = joined.ben.vault.newest(Passage, joined.space)
    assert passage
    assert passage.record.text == KINDER
    assert newest(ana, Entry).record.text.startswith("It rained. You never")


def test_appreciation_offers_it_folded_and_never_quietly(joined: Joined) -> None:
    joined.ana.post("/settings/coach/", {"quietly": "on"})
    page = joined.ana.page("/appreciation/new/")
    folded = page.split("Unsure how it sounds?", 1)
    assert "data-coach" not in folded[0]
    assert "data-quietly" not in page
    there_and_back(joined.ana, "/appreciation/new/", "did", says="That you care.")


def test_with_nobody_to_read_it_nothing_is_offered_where_it_would_make_no_sense(ana: Someone) -> None:
    assert "data-coach" not in ana.page("/appreciation/new/")
    assert "data-coach" not in ana.page("/check-in/")


def test_enter_in_a_line_of_the_form_never_leads_to_the_coach(joined: Joined) -> None:
    own = prepare(joined.ana)
    for path in ("/asks/new/", "/needs/requests/new/", "/check-in/", "/opening-up/new/", f"{own}raising/"):
        for form in forms_of(joined.ana.page(path)):
            assert not form.buttons or "data-coach" not in form.buttons[0].attrs, path


def test_an_empty_field_is_looked_at_as_nothing_and_still_leads_back(joined: Joined) -> None:
    form = place_of(joined.ana.page("/asks/new/"), "what")
    page = joined.ana.post(_coach(form, "what"), form.with_(when="On Sunday", _prefill="1")).content.decode()
    home = next(each for each in forms_of(page) if any(b.words == "Back to where you came from" for b in each.buttons))
    back = place_of(joined.ana.post("/asks/new/", home.with_()).content.decode(), "what")
    assert back.value("when") == "On Sunday"


def test_what_the_other_wrote_is_kept_with_no_draft(joined: Joined) -> None:
    from usward.accounts.drafts import fields_in

    assert fields_in({"text": "mine", "_theirs": "yours", "_quietly": "mine, too"}) == (("text", "mine"),)


# The first use, and the switch


def test_the_note_is_open_until_something_was_looked_at_and_folded_from_then_on(ana: Someone) -> None:
    assert 'class="card can" open' in ana.page("/say-it-better/")
    assert 'class="card can" open' in ana.page("/say-it-better/")
    said = {"say_text": HARD, "say_context": "", "say_bond": "partners"}
    assert 'class="card can" open' not in ana.post("/say-it-better/", said).content.decode()
    assert 'class="card can" open' not in ana.page("/say-it-better/")


def test_the_switch_is_off_at_first_and_hers_alone(joined: Joined) -> None:
    assert "data-quietly" not in joined.ana.page("/asks/new/")
    assert "Silent until you ask" in joined.ana.page("/settings/")
    joined.ana.post("/settings/coach/", {"quietly": "on"})
    assert 'data-quietly="what"' in joined.ana.page("/asks/new/")
    assert "Speaks quietly" in joined.ana.page("/settings/")
    assert "data-quietly" not in joined.ben.page("/asks/new/")
    joined.ana.post("/settings/coach/", {})
    assert "data-quietly" not in joined.ana.page("/asks/new/")


def test_the_switch_on_say_it_better_loses_no_word(ana: Someone) -> None:
    said = {"say_text": HARD, "say_context": "Hm.", "say_bond": "friends"}
    page = ana.post("/say-it-better/", {**said, "quietly": "1"}).content.decode()
    assert ana.opened.me.coach_quietly
    form = next(
        each
        for each in forms_of(page)
        if "say_context" in each.with_() and any(b.words == "Look at it with me" for b in each.buttons)
    )
    assert {name: form.value(name) for name in said} == said
    empty = ana.post("/say-it-better/", {"say_text": "", "say_context": "Hm.", "say_bond": "friends", "quietly": "0"})
    assert not ana.opened.me.coach_quietly
    assert 'class="errors"' not in empty.content.decode()


def test_what_is_prepared_for_oneself_is_looked_at_only_when_asked(joined: Joined) -> None:
    joined.ana.post("/settings/coach/", {"quietly": "on"})
    page = joined.ana.page("/conflict/new/")
    assert "data-coach" in page
    assert "data-quietly" not in page


# Quiet marks


@pytest.fixture
def quiet_ana(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> Someone:
    monkeypatch.setattr(quietly, "APART", 0.0)
    joined.ana.post("/settings/coach/", {"quietly": "on"})
    return joined.ana


def marks(who: Someone, words: str, theirs: str = "") -> str:
    answer = who.post(QUIET, {"_quietly": words, "_theirs": theirs})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_mark_says_its_kind_its_phrase_and_its_reason_folded(quiet_ana: Someone) -> None:
    page = marks(quiet_ana, HARD)
    assert "<summary>May land as criticism" in page
    assert "<q>You never listen to me.</q>" in page
    assert "<details>" in page
    assert "wording" not in page.lower()


def test_with_the_others_message_an_answer_is_seen_as_one(quiet_ana: Someone) -> None:
    words, theirs = "Get some sleep and stop worrying.", "I lie awake because of the tests."
    assert "advice nobody asked for" in marks(quiet_ana, words, theirs)
    assert "advice nobody asked for" not in marks(quiet_ana, words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("You hit me on Saturday and I am scared of you. You never listen.", "abuse"),
        ("If you leave me I'll kill myself and it will be on you.", "threat"),
    ],
)
def test_of_abuse_and_threats_there_is_one_plain_sentence_and_support(
    quiet_ana: Someone, words: str, kind: str
) -> None:
    page = marks(quiet_ana, words)
    assert PLAIN[kind] in page
    assert 'href="/support/"' in page
    assert "<details" not in page
    assert "May land" not in page


def test_harmless_words_are_met_with_silence(quiet_ana: Someone) -> None:
    assert marks(quiet_ana, "The bus comes at nine.").strip() == ""


def test_it_stores_nothing_and_puts_no_words_into_a_log(quiet_ana: Someone, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    before = SealedRecord.objects.order_by("id").values_list("id", "revision")
    held = list(before)
    marks(quiet_ana, HARD)
    assert list(before.all()) == held
    assert not Draft.objects.exists()
    assert "listen" not in caplog.text


def test_a_lock_that_falls_meanwhile_seals_none_of_it_as_a_draft(quiet_ana: Someone) -> None:
    quiet_ana.post("/lock/")
    answer = quiet_ana.post(QUIET, {"_quietly": HARD, "_theirs": "Hm."})
    assert quietly.PART not in answer.headers
    assert "listen" not in answer.content.decode()
    assert not Draft.objects.exists()


def test_switched_off_it_says_nothing_and_signed_out_it_is_closed(joined: Joined, client: object) -> None:
    assert joined.ben.post(QUIET, {"_quietly": HARD}).status_code == 204
    assert joined.ben.get(QUIET).status_code == 405
    assert client.post(QUIET, {"_quietly": HARD}).status_code in (302, 200)  # type: ignore[attr-defined]


def test_two_looks_at_once_are_one_too_many(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quietly, "_last", {})  # this process may have seen her a moment ago, in another test
    joined.ana.post("/settings/coach/", {"quietly": "on"})
    codes = [joined.ana.post(QUIET, {"_quietly": HARD}).status_code for _ in range(2)]
    assert codes == [200, 429]


def test_more_than_fits_is_not_looked_at(quiet_ana: Someone) -> None:
    assert quiet_ana.post(QUIET, {"_quietly": "so " * 4000}).status_code == 204
