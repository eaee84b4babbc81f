"""The coach's places, walked by Ana and Ben: prepared, answered, said better, quietly under a draft, in a live room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import Evening, People, served
from browser.walking import Walker
from serving import Server

LOOKS_AT = {"pages:say-it-better", "pages:coach-switch"}
#: Addresses that only take something.
NO_PAGES = {"pages:coach-quietly"}
HARD = "You never listen to me. It was Tuesday."
FEAR = "I lie awake because of the tests. I am afraid."


@pytest.fixture(scope="module")
def own_server(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(evening, tmp_path_factory.mktemp("coach-served"))


class Writer:
    """Somebody who writes to the other, and looks at every page on the way."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page: Page = walker.page
        self.eyes = Eyes(walker.device)

    def look(self, kind: str) -> None:
        self.eyes.look(kind)

    def ask_the_coach(self) -> None:
        self.page.locator("main").get_by_role("button", name="Look at it with me").first.click()
        self.page.wait_for_url("**/say-it-better/**")
        expect(self.page.get_by_role("heading", name="How it may land")).to_be_visible()

    def quietly(self) -> None:
        """Switch the quiet marks on, on the page of the settings."""
        self.walker.open("/settings/")
        self.page.get_by_role("link", name="The coach").click()
        self.page.wait_for_url("**/settings/coach/")
        self.look("the switch")
        self.page.get_by_text("Quietly under a draft", exact=True).click()
        self.walker.press("Keep")
        expect(self.page.get_by_text("Speaks quietly under your drafts")).to_be_visible()


def press_by_keyboard(page: Page, words: str) -> None:
    """Walk with Tab to a button and press it with Enter."""
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to {words!r}")


def test_ana_prepares_has_it_looked_at_and_finds_the_wording_in_her_field(people: People) -> None:
    ana = Writer(people("Ana"))
    ana.walker.open("/conflict/new/")
    ana.page.locator("#id_text").fill("The evening on Thursday")
    ana.page.keyboard.press("Enter")  # in a line: on to the next field, not to the coach
    ana.page.wait_for_url("**/fields/**")
    field = ana.page.url
    ana.page.locator("#id_text").fill(HARD)
    ana.look("preparing")
    ana.page.locator("#id_text").focus()
    press_by_keyboard(ana.page, "Look at it with me")
    ana.page.wait_for_url("**/say-it-better/**")
    expect(ana.page.locator(".read .may")).to_contain_text("You never listen to me.")
    ana.look("looked at, from a field")
    wording = ana.page.get_by_label("Wording 1")
    kinder = wording.input_value().replace("___", "alone", 1)
    wording.fill(kinder)
    ana.page.get_by_role("button", name="Take this one along").first.click()
    ana.page.wait_for_url(lambda address: address.startswith(field))
    expect(ana.page.locator("#id_text")).to_have_value(kinder)
    expect(ana.page.locator("#id_text")).to_be_in_viewport()
    assert ana.eyes.wrong == []


def test_ben_answers_something_told_beside_the_words_it_answers(people: People) -> None:
    ana, ben = Writer(people("Ana")), Writer(people("Ben"))
    ana.walker.open("/opening-up/new/")
    for words in ("a fear", "tender", "just listen"):
        ana.page.locator("main label").get_by_text(words, exact=True).first.click()
    ana.page.get_by_label("In your words").fill(FEAR)
    ana.walker.press("Tell Ben")
    ana.page.wait_for_url("**/mine/**")

    ben.walker.open("/opening-up/")
    ben.page.locator("main a[href*='/told/']").first.click()
    ben.page.wait_for_url("**/told/**")
    ben.page.goto(ben.page.url.rstrip("/") + "/words/")
    ben.page.get_by_label("Your answer").fill("Get some sleep and stop worrying.")
    ben.look("answering")
    ben.ask_the_coach()
    expect(ben.page.get_by_role("heading", name="As an answer to their words")).to_be_visible()
    expect(ben.page.locator("textarea[name=say_context]")).to_have_value(FEAR)
    ben.look("looked at, an answer")
    ben.walker.press("Keep mine")
    expect(ben.page.get_by_label("Your answer")).to_have_value("Get some sleep and stop worrying.")
    ben.walker.press("Say it to Ana")
    expect(ben.page.locator("#said")).to_contain_text("Get some sleep")
    assert ana.eyes.wrong + ben.eyes.wrong == []


def test_without_scripts_the_button_is_there_and_brings_everything_back(people: People) -> None:
    ben = Writer(people("Ben", java_script_enabled=False))
    ben.walker.open("/asks/new/")
    ben.page.get_by_label("What would you like to ask?").fill(HARD)
    ben.page.get_by_label("When?").fill("On Sunday")
    ben.ask_the_coach()
    ben.walker.press("Keep mine")
    expect(ben.page.get_by_label("What would you like to ask?")).to_have_value(HARD)
    expect(ben.page.get_by_label("When?")).to_have_value("On Sunday")


def test_say_it_better_folds_its_note_after_the_first_use_with_scripts_and_without(people: People) -> None:
    for options in ({}, {"java_script_enabled": False}):
        ana = Writer(people("Ana", **options))
        ana.walker.open("/say-it-better/")
        if not options:
            ana.page.locator("#id_say_text").fill(HARD)
            ana.walker.press("Look at it with me")
            ana.walker.open("/say-it-better/")
        expect(ana.page.locator("details.can")).not_to_have_attribute("open", "")
        expect(ana.page.get_by_text("Your words", exact=True)).to_have_count(1)
        if not options:
            ana.look("say it better again")
        ana.page.locator("#id_say_text").fill(HARD)
        ana.walker.press("Look at it with me")
        expect(ana.page.locator(".margin > li.may h3").first).to_contain_text("May land as criticism")
        ana.walker.press("Keep mine")
        expect(ana.page.locator("#kept")).to_have_value(HARD)
        assert ana.eyes.wrong == []


def test_quiet_marks_come_after_a_pause_folded_and_give_way_to_one_plain_sentence(people: People) -> None:
    ana, ben = Writer(people("Ana")), Writer(people("Ben"))
    ana.quietly()
    asked: list[str] = []
    ana.page.on("request", lambda request: asked.append(request.url) if "/quietly/" in request.url else None)
    ana.walker.open("/asks/new/")
    ana.page.get_by_label("What would you like to ask?").focus()
    ana.page.keyboard.type(HARD, delay=20)
    marks = ana.page.locator("[data-quietly]")
    assert asked == []  # not while the words are coming
    expect(marks.locator("summary")).to_contain_text("May land as criticism")
    expect(marks).to_have_attribute("aria-live", "polite")
    expect(marks.get_by_text("You never listen to me.")).to_be_hidden()
    assert len(asked) == 1
    ana.look("quietly, folded")
    marks.locator("summary").focus()
    ana.page.keyboard.press("Enter")
    expect(marks.get_by_text("You never listen to me.")).to_be_visible()
    ana.look("quietly, open")

    field = ana.page.get_by_label("What would you like to ask?")
    field.fill("You hit me on Saturday and I am scared of you. You never listen.")
    expect(marks.get_by_role("link", name="Support")).to_be_visible()
    expect(marks).not_to_contain_text("May land")
    ana.look("quietly, guarded")
    field.fill("Tea?")
    expect(marks).to_be_empty()
    assert len(asked) == 2

    ben.walker.open("/asks/new/")  # Ben has nothing of it
    expect(ben.page.locator("[data-quietly]")).to_have_count(0)
    ana.walker.open("/settings/coach/")
    ana.page.get_by_text("Quietly under a draft", exact=True).click()
    ana.walker.press("Keep")
    assert ana.eyes.wrong == []


def test_out_of_a_live_room_and_back_into_its_field(people: People) -> None:
    ana, ben = Writer(people("Ana")), Writer(people("Ben"))
    ana.walker.open("/listening/begin/")
    ana.page.get_by_text("In my own words", exact=True).click()
    ana.page.get_by_label("In your own words").fill("The week of the move")
    for choice in ("I do", "3 minutes", "Two"):
        ana.page.locator("main label").get_by_text(choice, exact=True).first.click()
    ana.walker.press("Open the room")
    ana.page.wait_for_url("**/listening/rooms/**")
    room = ana.page.url
    ben.walker.open(room)
    ben.walker.press("I am here")
    for who in (ana, ben):
        who.page.get_by_text("You are both here").wait_for()
        who.walker.press("I am ready")
    ana.walker.press("That is all for now")
    field = ben.page.get_by_label("Only if writing helps")
    field.fill("You always say that you were alone.")
    ben.look("in a room")
    ben.ask_the_coach()
    ben.walker.press("Keep mine")
    ben.page.wait_for_url(lambda address: address.startswith(room))
    expect(field).to_have_value("You always say that you were alone.")
    ben.walker.press("I have said it")
    expect(ana.page.get_by_text("You always say that you were alone.")).to_be_visible()
    assert ana.eyes.wrong + ben.eyes.wrong == []
