"""Ana and Ben spend an evening of questions: on two phones with everything that goes wrong, on one, and each alone."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import People
from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]

LOOKS_AT = {"evening:evening", "evening:begin", "evening:room", "evening:alone"}
#: Addresses that only take something.
NO_PAGES = {"evening:step", "evening:next-set", "evening:put-away", "evening:alone-begin"}


class Room:
    """One person in the room: what they read there, and what they press."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page: Page = walker.page
        self.eyes = Eyes(walker.device)

    def begin(self, sets: str, phones: str = "") -> None:
        self.walker.open("/evening/")
        self.look(f"front{len(phones)}")
        self.page.get_by_role("link", name="Begin an evening").click()
        for choice in (sets, phones):
            if choice:
                self.page.locator("main label").get_by_text(choice, exact=True).click()
        self.look("begin")
        self.walker.press("Open the evening")

    def press(self, name: str) -> None:
        self.page.locator("#room").get_by_role("button", name=name, exact=True).click()

    def reads(self, words: str) -> None:
        """The screen comes to say this by itself."""
        expect(self.page.locator("#room")).to_contain_text(words)

    @property
    def question(self) -> str:
        return self.page.locator("#room h1").inner_text()

    def look(self, kind: str) -> None:
        self.eyes.look(kind)

    def sound(self) -> None:
        assert self.eyes.wrong == []


def test_two_phones_spend_an_evening_whatever_happens_to_them(people: People) -> None:
    ana, ben = Room(people("Ana")), Room(people("Ben"))
    for each in (ana, ben):
        for fault in (
            "ERR_INTERNET_DISCONNECTED",
            "ERR_INCOMPLETE_CHUNKED_ENCODING",
            "ERR_CONNECTION_REFUSED",
            "htmx:",
        ):
            each.walker.device.expect_fault(fault)
    ana.begin("Two sets")
    ana.reads("The room is open for Ben")
    ben.walker.open("/")
    ben.eyes.look("invited")
    ben.page.get_by_role("link", name="Go there").click()
    ben.press("I am here")
    ana.reads("Take your time to arrive")
    ana.look("arrive")
    ana.page.locator("#room button", has_text="I am ready").dblclick()
    ana.reads("It begins when Ben is ready, too.")
    ben.press("I am ready")
    ana.reads("question 1 of 6")
    ben.reads("question 1 of 6")
    assert ana.question == ben.question

    # One answers first; the other's screen has something to ask on with, and cannot end it.
    one, two = (ana, ben) if "You answer first" in ana.page.locator("#room").inner_text() else (ben, ana)
    two.reads("You listen. You might ask")
    one.look("you answer")
    two.look("you listen")
    expect(two.page.get_by_role("button", name="That was mine")).to_have_count(0)
    one.press("That was mine")
    two.reads("And now you")

    # One loses the connection while the other goes on; when it is back, both are at the same question.
    one.walker.device.context.set_offline(True)
    two.press("That was mine")
    two.reads("question 2 of 6")
    one.walker.device.context.set_offline(False)
    one.reads("question 2 of 6")
    assert one.question == two.question

    # Pressed twice, a question is skipped once; a reload and going back change nothing.
    ana.page.locator("#room button", has_text="Skip this one").dblclick()
    ben.reads("question 3 of 6")
    ana.page.reload()
    ana.reads("question 3 of 6")
    ben.walker.open("/me/")
    ben.page.go_back()
    ben.reads("question 3 of 6")

    # They rest, and go on another time.
    ben.press("Rest here")
    ana.reads("Resting, just where you left it")
    ana.walker.open("/evening/")
    assert ana.walker.reads("It rests at set 1, question 3")
    ana.look("rests")
    ana.page.get_by_role("link", name="Go there").click()
    ana.press("I am here")
    ben.press("I am here")
    ana.reads("question 3 of 6")

    # Between the sets both would like to go on; then one ends it, softly.
    for number in range(4, 7):
        ana.press("Skip this one")
        ana.reads(f"question {number} of 6")
    ana.press("Skip this one")
    ana.reads("A breath, a sip, a look")
    ana.look("between")
    ben.reads("A breath, a sip, a look")
    ben.press("I would like to go on")
    ana.press("I would like to go on")
    ben.reads("Second set, closer")
    ben.look("second set")
    ben.page.get_by_text("End the evening", exact=True).click()
    ben.press("End it here")
    ana.reads("What are you taking along?")
    ana.look("close")
    ana.press("Write it down for myself")
    ana.page.wait_for_url("**/journal/new/")
    ana.sound()
    ben.sound()


def test_one_phone_lies_between_them_and_what_the_guest_leaves_out_is_unseen(people: People) -> None:
    ana = Room(people("Ana"))
    ana.begin("Only the light one", "One between us")
    ana.reads("Now hand the phone to Ben")
    ana.look("hand over")
    ana.press("I am Ben")
    ana.reads("Is anything to stay out tonight?")
    ana.page.locator("label[for=out-money]").click()
    ana.look("leave out")
    ana.press("Put the phone between us")
    ana.reads("Take your time to arrive")
    ana.page.go_back()
    ana.page.go_forward()
    ana.page.locator("#room").wait_for()
    assert ana.page.locator("input:checked").count() == 0
    ana.press("We are ready")
    ana.reads("answers first")
    ana.look("one phone")
    first = ana.question
    ana.page.locator("#room button.go").click()
    ana.reads("And now")
    assert ana.question == first
    ana.press("The next one")
    for _ in range(5):  # the last of them ends the evening
        turn = ana.page.locator("#room").get_attribute("data-turn") or ""
        ana.press("Skip this one")
        expect(ana.page.locator("#room")).not_to_have_attribute("data-turn", turn)
    ana.reads("What are you taking along?")
    ana.sound()


def test_without_scripts_an_evening_goes_on_by_pressing_and_reloading(people: People) -> None:
    ana, ben = Room(people("Ana", java_script_enabled=False)), Room(people("Ben", java_script_enabled=False))
    for each in (ana, ben):
        each.eyes.look = lambda _kind: None  # type: ignore[method-assign] - axe needs scripts
    ana.begin("Only the light one", "Each at their own")
    ben.walker.open(urlsplit(ana.page.url).path)
    ben.press("I am here")
    ben.press("I am ready")
    ana.page.reload()
    ana.press("I am ready")
    ben.page.reload()
    assert ana.question == ben.question
    ana.press("Skip this one")
    ben.page.reload()
    ben.reads("question 2 of 6")


def test_alone_a_question_leads_into_the_journal(people: People) -> None:
    ana = Room(people("Ana"))
    ana.walker.open("/evening/")
    ana.walker.press("Sit down with it")
    ana.page.wait_for_url("**/evening/alone/**")
    ana.look("alone")
    asked, there = ana.page.locator("h1").inner_text(), ana.page.url
    ana.walker.press("Write about it")
    ana.page.wait_for_url("**/journal/new/")
    assert ana.page.locator("h1").inner_text() == asked
    ana.page.locator("textarea[name=text]").fill("It smelled of rain.")
    ana.walker.press("Keep it")
    ana.page.wait_for_url("**/journal/entries/**")
    ana.walker.open("/evening/")
    ana.walker.press("Go on with it")
    assert ana.page.url == there
    ana.walker.press("The next one")
    expect(ana.page.locator("main")).to_contain_text("2 of 9")
    ana.walker.press("Enough for tonight")
    expect(ana.page.locator("h1")).to_have_text("Enough for tonight")
    ana.look("alone, enough")
    ana.sound()


def test_on_ones_own_it_can_be_passed_to_and_fro_with_somebody_who_has_no_account(fresh: Walker) -> None:
    ana = Room(fresh)
    fresh.begin()
    ana.begin("Only the light one")
    expect(ana.page.locator("main")).to_contain_text("A few words are needed here.")
    ana.page.get_by_label("Who sits with you?").fill("Grandmother")
    ana.walker.press("Open the evening")
    ana.reads("Now hand the phone to Grandmother")


@pytest.fixture
def fresh(device: Make, fresh_server: Server) -> Walker:
    return Walker(device(at=fresh_server), "Ana")
