"""What every live room owes to both: no press is lost, no word is lost, and a new turn begins at the top."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.looking import Eyes
from browser.settled import People
from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]

FAULTS = ("ERR_INTERNET_DISCONNECTED", "ERR_INCOMPLETE_CHUNKED_ENCODING")


class Seat:
    """One person in a room: what they read there, and what they press."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page, self.eyes = walker, walker.page, Eyes(walker.device)
        for fault in FAULTS:
            walker.device.expect_fault(fault)

    @property
    def room(self) -> str:
        return str(self.page.locator("#room").get_attribute("data-url"))

    def press(self, name: str) -> None:
        self.page.locator("#room").get_by_role("button", name=name, exact=True).first.click()

    def reads(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def lands(self) -> tuple[float, float]:
        """The middle of the room's first button."""
        box = self.page.locator("#room button.go").first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def listening(people: People) -> tuple[Seat, Seat]:
    """Ana opened a room to listen in, and Ben came: both are to say that they are ready."""
    ana, ben = Seat(people("Ana")), Seat(people("Ben"))
    ana.walker.open("/listening/begin/")
    ana.walker.press("Open the room")
    ana.page.wait_for_url("**/listening/rooms/**")
    ben.walker.open(ana.room)
    ben.press("I am here")
    ana.reads("You are both here")
    ben.reads("You are both here")
    return ana, ben


def twenty(people: People) -> tuple[Seat, Seat]:
    """Both are at the table of the twenty minutes."""
    ana, ben = Seat(people("Ana")), Seat(people("Ben"))
    ana.walker.open("/state-of-us/begin/")
    ana.walker.press("Open the room")
    ana.page.locator("#room").wait_for()
    ben.walker.open(ana.room)
    ben.press("I am here")
    ben.reads("Arrive first")
    ben.press("I am here")
    ana.press("I am here")
    ana.reads("Say thank you for one thing")
    ana.press("I have said it")
    ben.reads("Say thank you for one thing")
    ben.press("I have said it")
    for each in (ana, ben):
        each.reads("What is there to talk about?")
    return ana, ben


def test_a_finger_on_the_button_while_the_other_presses_still_presses(people: People) -> None:
    ana, ben = listening(people)
    was = ana.page.locator("#room").get_attribute("data-version")
    ana.page.mouse.move(*ana.lands())
    ana.page.mouse.down()
    ben.press("I am ready")
    ben.reads("It begins as soon as Ana is.")
    ana.page.wait_for_timeout(800)
    assert ana.page.locator("#room").get_attribute("data-version") == was, "the page waits under the finger"
    ana.page.mouse.up()
    ana.reads("You speak")
    ben.reads("You listen")


def test_by_keyboard_too_and_the_focus_stays_where_it_was(people: People) -> None:
    ana, ben = listening(people)
    ready = ana.page.get_by_role("button", name="I am ready")
    was = ana.page.locator("#room").get_attribute("data-version") or ""
    ready.focus()
    ben.press("I am ready")
    expect(ana.page.locator("#room")).not_to_have_attribute("data-version", was)
    expect(ready).to_be_focused()
    ana.page.keyboard.down(" ")
    ben.press("Rest here")
    ben.reads("Resting, just where you left it")
    ana.page.wait_for_timeout(500)
    ana.page.keyboard.up(" ")
    ana.reads("Resting, just where you left it")
    for each in (ana, ben):
        each.press("I am here")
    ana.press("I am ready")
    ana.reads("You speak")


def at_once(one: Seat, two: Seat, late: int) -> None:
    """Both press their one big button at the same moment, the second so many milliseconds later."""
    at = time.time() * 1000 + 700
    press = "at => { setTimeout(() => document.querySelector('#room button.go').click(), at - Date.now()); }"
    one.page.evaluate(press, at)
    two.page.evaluate(press, at + late)


def test_both_press_in_the_very_same_moment_again_and_again(people: People) -> None:
    ana, ben = listening(people)
    for late in (0, 5, 15, 40, 90):
        ana.press("Rest here")
        for each in (ana, ben):
            each.reads("Resting, just where you left it")
        at_once(ana, ben, late)
        for each in (ana, ben):
            each.reads("You are both here")
    at_once(ben, ana, 3)
    ana.reads("You speak")
    ben.reads("You listen")


def test_a_new_turn_begins_at_the_top_and_nothing_else_moves_the_page(people: People) -> None:
    ana, ben = twenty(people)
    ana.page.set_viewport_size({"width": 390, "height": 420})
    ana.page.get_by_text("Something else", exact=True).click()
    ana.page.evaluate("scrollTo(0, 180)")
    was = ana.page.locator("#room").get_attribute("data-version") or ""
    ben.page.get_by_text("Something else", exact=True).click()
    ben.page.locator("#table-text").fill("The bicycle")
    ben.page.locator("#room details").get_by_role("button", name="Put it on the table").click()
    ana.reads("The bicycle")
    expect(ana.page.locator("#room")).not_to_have_attribute("data-version", was)
    assert ana.page.evaluate("scrollY") > 100, "the same turn: the page stays where it is"
    expect(ana.page.locator("#table-text")).to_be_visible()
    ana.press("That is all from me")
    ana.page.evaluate("scrollTo(0, 180)")
    ben.press("That is all from me")
    ana.reads("You speak")
    expect(ana.page.locator("#room h1")).to_be_focused()
    assert ana.page.evaluate("scrollY") == 0


def test_a_form_with_a_field_is_as_wide_as_it_is_meant_to_be(people: People) -> None:
    ana, ben = listening(people)
    for each in (ana, ben):
        each.press("I am ready")
    ana.press("That is all for now")
    ben.reads("You say it back")
    form = ben.page.locator("#room form:has(textarea)")
    assert form.evaluate("form => getComputedStyle(form).textAlign") == "left"
    assert form.evaluate("form => form.offsetWidth / form.parentElement.clientWidth") > 0.85


def raised(ana: Seat) -> None:
    """Ana writes something down, raises it, and opens a room over it."""
    ana.walker.open("/conflict/new/")
    ana.page.locator("main input[type=text]").first.fill("The evening on Thursday")
    ana.page.locator("main button.go").click()
    ana.page.wait_for_url("**/fields/**")
    ana.walker.open(ana.page.url.split("fields/")[0] + "raising/")
    ana.walker.press("Raise it with Ben")
    ana.page.wait_for_url("**/between/**")
    ana.page.locator("main").get_by_role("link", name="Take turns").first.click()
    ana.page.locator("main label").get_by_text("I do", exact=True).click()
    ana.walker.press("Open the room")
    ana.page.wait_for_url("**/conflict/rooms/**")


def test_what_is_being_written_when_a_pause_closes_the_room_is_offered_again(people: People) -> None:
    ana, ben = Seat(people("Ana")), Seat(people("Ben"))
    raised(ana)
    ben.walker.open(ana.room)
    ben.press("I am here")
    ben.press("I am ready")
    ana.press("I am ready")
    ana.press("That is all for now")
    ben.reads("You say it back")
    ben.page.locator("#room textarea").fill("That you were alone")
    ana.page.locator("details.pause summary").click()
    ana.page.locator("details.pause button").click()
    ana.page.wait_for_url("**/conflict/pause/")
    expect(ben.page).to_have_url(ana.page.url)
    ben.reads("That you were alone")
    ben.reads("nothing of it was said")
    ben.eyes.look("pause with words of a room")
    assert "That you were alone" not in ana.page.content()

    # Elsewhere nothing begins meanwhile, and the page says how it ends.
    ben.walker.open("/evening/begin/")
    ben.reads("It ends when Ana is back")
    ben.eyes.look("nothing begins while a pause holds")

    ana.walker.press("I am back")
    there = ben.page.url.split("/evening/")[0]
    ben.page.goto(f"{there}/conflict/")
    ben.page.get_by_role("link", name="The evening on Thursday").click()
    ben.page.get_by_role("link", name="To the room").click()
    room = ben.page.url
    ana.walker.open(room)
    for each in (ana, ben):
        each.press("I am here")
    ben.reads("You say it back")
    ben.eyes.look("room with kept words")
    ben.walker.press("Go on with it")
    expect(ben.page.locator("#room textarea")).to_have_value("That you were alone")
    ben.press("I have said it")
    ana.reads("That you were alone")
    ben.page.reload()
    assert "Go on with it" not in ben.page.content()
    assert ben.eyes.wrong == []


def test_a_room_waits_while_a_pause_holds_and_opens_by_itself_afterwards(people: People) -> None:
    ana, ben = twenty(people)
    ben.page.locator("details.pause summary").click()
    ben.page.locator("details.pause button").click()
    ben.page.wait_for_url("**/conflict/pause/")
    expect(ana.page.locator("#room")).to_contain_text("It ends when Ben is back")
    expect(ana.page.locator("#room").get_by_role("button", name="I am here")).to_have_count(0)
    ana.eyes.look("a room while a pause holds")
    ben.walker.press("I am back")
    ana.press("I am here")
    ana.reads("Here, until Ben is back")
    assert ana.eyes.wrong == []


@pytest.fixture
def fresh(device: Make, fresh_server: Server) -> Walker:
    return Walker(device(at=fresh_server), "Ana")


def test_somebody_without_a_partner_here_walks_the_way_through_a_quarrel_to_its_end(fresh: Walker) -> None:
    fresh.begin()
    ana = Seat(fresh)
    fresh.open("/conflict/")
    expect(ana.page.locator("main").get_by_role("link", name="Pause", exact=True)).to_have_count(0)
    ana.page.get_by_role("link", name="Sort it out, alone").click()
    for words in ("Thursday", "I shouted.", "Afraid.", "Rest.", "The tone.", "Tired, too.", "A walk first."):
        ana.page.locator("main textarea, main input[type=text]").first.fill(words)
        with ana.page.expect_navigation():
            ana.page.locator("main button.go").click()
    ana.eyes.look("alone, prepared")
    matter = ana.page.url
    assert not fresh.reads("Raise it with")
    ana.page.get_by_role("link", name="See it with other eyes").click()
    ana.page.locator("main textarea").fill("Two tired people.")
    fresh.press("Keep it")
    ana.page.get_by_role("link", name="Mend my part").click()
    ana.page.get_by_label("What I regret").fill("The tone.")
    fresh.press("Keep it")
    ana.eyes.look("alone, an apology")
    assert not fresh.reads("Give it now")
    ana.page.goto(matter)
    ana.page.get_by_role("link", name="Hear each other out, on this device").click()
    ana.page.get_by_label("What is the other called?").fill("Noor")
    ana.page.locator("main label").get_by_text("I do", exact=True).click()
    fresh.press("Open the room")
    for name in (
        "I am ready", "That is all for now", "I am Noor", "I have said it", "Yes, that is it",
        "That is all for now", "I am Ana", "I have said it", "Yes, that is it", "Close the room",
    ):  # fmt: skip
        ana.press(name)
    ana.reads("That may be enough for today.")
    ana.eyes.look("alone, heard each other on one device")
    ana.page.get_by_role("link", name="Go on from here").click()
    assert ana.page.url == matter
    fresh.press("This is nothing to solve here")
    ana.reads("Nothing to solve here")
    fresh.open("/")
    assert ana.eyes.wrong == []
