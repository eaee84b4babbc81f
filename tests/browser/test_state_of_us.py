"""Ana and Ben sit down for twenty minutes: on two phones with everything that goes wrong, on one, and each alone."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import People
from browser.walking import Walker

LOOKS_AT = {
    "state_of_us:agenda", "state_of_us:new", "state_of_us:note", "state_of_us:begin", "state_of_us:room",
    "state_of_us:alone",
}  # fmt: skip
#: Addresses that only take something.
NO_PAGES = {
    "state_of_us:putting", "state_of_us:withdrawal", "state_of_us:removal", "state_of_us:behind", "state_of_us:week",
    "state_of_us:not-this-week", "state_of_us:alone-begin", "state_of_us:alone-removal", "state_of_us:step",
    "state_of_us:table", "state_of_us:promise", "state_of_us:on", "state_of_us:put-away",
}  # fmt: skip


class Seat:
    """One person at the table: what they read there, what they note, and what they press."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page: Page = walker.page
        self.eyes = Eyes(walker.device)

    def note(self, text: str) -> None:
        self.walker.open("/state-of-us/")
        self.page.get_by_label("Something to bring").fill(text)
        self.walker.press("Note it")
        expect(self.page.locator("main")).to_contain_text(text)

    def begin(self, *choices: str) -> None:
        self.walker.open("/state-of-us/")
        self.page.get_by_role("link", name="Begin", exact=True).click()
        self.page.get_by_role("button", name="Open the room").wait_for()
        for choice in choices:
            self.page.locator("main label").get_by_text(choice, exact=True).click()
        self.look("begin")
        self.walker.press("Open the room")
        self.page.locator("#room").wait_for()

    def press(self, name: str) -> None:
        self.page.locator("#room").get_by_role("button", name=name, exact=True).first.click()

    def reads(self, words: str) -> None:
        """The screen comes to say this by itself."""
        expect(self.page.locator("#room")).to_contain_text(words)

    def look(self, kind: str) -> None:
        self.eyes.look(kind)

    def sound(self) -> None:
        assert self.eyes.wrong == []


def test_twenty_minutes_on_two_phones_whatever_happens_to_them(people: People) -> None:
    ana, ben = Seat(people("Ana")), Seat(people("Ben"))
    for each in (ana, ben):
        for fault in (
            "ERR_INTERNET_DISCONNECTED",
            "ERR_INCOMPLETE_CHUNKED_ENCODING",
            "ERR_CONNECTION_REFUSED",
            "htmx:",
        ):
            each.walker.device.expect_fault(fault)
    ana.walker.open("/state-of-us/")
    ana.look("nothing yet")
    ana.note("Your mother, in March")
    ana.note("The noise on Sunday mornings")
    ana.look("notes")
    ana.page.get_by_role("link", name="Change").first.click()
    ana.page.wait_for_url("**/notes/**")
    ana.look("change")
    ben.note("Who cooks on Mondays")
    assert not ben.walker.reads("Your mother")

    # What one puts on the table is there for both, and only that.
    ana.walker.open("/state-of-us/")
    ana.page.locator("li", has_text="Your mother").get_by_role("button", name="Put it on the table").click()
    expect(ana.page.locator("main")).to_contain_text("both of you see this")
    ana.look("on the table")
    ben.walker.open("/state-of-us/")
    assert ben.walker.reads("Your mother, in March")
    assert not ben.walker.reads("The noise")

    ana.begin()
    ana.reads("The room is open for Ben")
    ben.walker.open("/")
    assert ben.walker.reads("Ana has sat down for your twenty minutes.")
    ben.page.get_by_role("link", name="Go there").click()
    ben.press("I am here")
    ana.reads("Arrive first")
    ana.look("arrive")
    ana.page.locator("#room button", has_text="I am here").dblclick()
    ana.reads("It begins when Ben is, too.")
    ben.press("I am here")
    ana.reads("Say thank you for one thing")
    ben.reads("Ana says thank you")
    ana.look("your thanks")
    ben.look("their thanks")
    ana.press("I have said it")
    ben.press("I have said it")

    # The table: each has their own notes beside it, and what is typed survives the other's presses.
    ana.reads("What is there to talk about?")
    ben.page.get_by_text("Something else", exact=True).click()
    ben.page.locator("#table-text").fill("The bicyc")
    ana.page.locator("li", has_text="The noise").get_by_role("button", name="Put it on the table").click()
    ben.reads("The noise on Sunday mornings")
    expect(ben.page.locator("#table-text")).to_have_value("The bicyc")
    ben.page.locator("details").filter(has=ben.page.locator("#table-text")).evaluate("box => { box.open = true; }")
    ben.page.locator("#table-text").fill("The bicycle")
    ben.look("table")
    ben.page.locator("details").get_by_role("button", name="Put it on the table").click()
    ana.reads("The bicycle")
    ana.look("table of both")
    ana.press("That is all from me")
    ben.press("That is all from me")

    # Turns: a clock that the other cannot cut, one's own note first, said back before any answer.
    ana.reads("You speak")
    ben.reads("Ana speaks")
    expect(ben.page.get_by_role("button", name="That is all for now")).to_have_count(0)
    ana.look("you speak")
    ben.look("they speak")
    ben.walker.device.context.set_offline(True)
    ana.press("That is all for now")
    ana.reads("Ben says what arrived")
    ben.walker.device.context.set_offline(False)
    ben.reads("What did you hear?")
    ben.look("say it back")
    ben.page.reload()
    ben.press("I have said it")
    ben.reads("You speak")
    ben.page.get_by_text("Rather something else from the table", exact=True).click()
    ben.page.locator("#room li", has_text="The noise").get_by_role("button", name="This one").click()
    ana.reads("The noise on Sunday mornings")
    ana.press("Rest here")
    ben.reads("Resting, just where you left it")
    ben.press("I am here")
    ana.press("I am here")
    ben.reads("The noise on Sunday mornings")
    ben.press("That is all for now")
    ana.press("I have said it")
    ana.reads("Nothing lies there for this turn")
    ana.look("a turn without a note")
    ana.press("Let this turn pass")
    ben.reads("You speak")
    ben.press("That is all for now")
    ana.press("I have said it")

    # One small promise each, and a close.
    ana.reads("One small promise")
    ana.page.locator("#promise-text").fill("I call her on Friday.")
    ana.page.locator("#room button", has_text="Write it down").dblclick()
    ben.reads("I call her on Friday.")
    ben.look("promise")
    was = ana.page.locator("#room").get_attribute("data-version") or ""
    ben.press("I am done")
    ben.reads("It closes when Ana is done, too.")
    expect(ana.page.locator("#room")).not_to_have_attribute("data-version", was)
    ana.press("I am done")
    for each in (ana, ben):
        each.reads("Done. Thank you for sitting down.")
    ana.look("close")
    assert ana.page.locator(".promise").count() == 1
    ana.press("Put the thank-you in the jar")
    ana.page.wait_for_url("**/appreciation/new/")
    ben.walker.open("/state-of-us/")
    assert ben.walker.reads("I call her on Friday.")
    assert not ben.walker.reads("The noise")
    ben.look("afterwards")
    ana.sound()
    ben.sound()


def test_one_phone_between_them_shows_nothing_private(people: People) -> None:
    ana = Seat(people("Ana"))
    ana.note("Only for her own eyes")
    ana.begin("One between us", "Ben")
    ana.reads("Arrive first")
    ana.press("We are here")
    ana.reads("Ben says thank you")
    ana.look("one phone, thanks")
    ana.press("That was it")
    ana.reads("Ana says thank you")
    ana.press("That was it")
    ana.reads("What is there to talk about?")
    assert not ana.walker.reads("Only for her own eyes")
    ana.page.get_by_text("Write something down", exact=True).click()
    ana.page.locator("#table-text").fill("The summer")
    ana.page.locator("details").get_by_role("button", name="Put it on the table").click()
    ana.reads("Together, on your phone")
    ana.look("one phone, table")
    ana.press("That is all")
    ana.reads("Ben speaks")
    ana.reads("The summer")
    ana.look("one phone, turn")
    ana.press("That was it")
    ana.reads("Ana says what arrived")
    ana.press("It has arrived")
    ana.reads("Ana speaks")
    ana.press("On to the promise")
    ana.page.locator("label[for=whose-you]").click()
    ana.page.locator("#promise-text").fill("I look at trains.")
    ana.press("Write it down")
    ana.look("one phone, promise")
    ana.press("Close the twenty minutes")
    ana.reads("Done. Thank you for sitting down.")
    ben = people.fresh("Ben")
    ben.open("/state-of-us/")
    assert ben.reads("I look at trains.")
    assert ben.reads("together, on Ana’s phone")
    ana.sound()


def test_without_scripts_a_reload_is_enough(people: People) -> None:
    ana, ben = (people.fresh(name, java_script_enabled=False) for name in ("Ana", "Ben"))
    ana.open("/state-of-us/begin/")
    ana.press("Open the room")
    there = urlsplit(ana.page.url).path
    ben.open(there)
    ben.press("I am here")
    ben.press("I am here")
    ana.open(there)
    ana.press("I am here")
    assert ana.reads("Say thank you for one thing")
    ana.press("I have said it")
    ben.open(there)
    ben.press("I have said it")
    ben.page.locator("summary", has_text="Something else").click()
    ben.page.locator("#table-text").fill("The bicycle")
    ben.page.locator("details").get_by_role("button", name="Put it on the table").click()
    ana.open(there)
    assert ana.reads("The bicycle")


def test_a_quiet_twenty_minutes_alone(people: People) -> None:
    ana = Seat(people("Ana"))
    ana.note("The fence again")
    ana.walker.press("Sit down alone")
    ana.page.wait_for_url("**/alone/**")
    ana.look("alone")
    ana.walker.press("I am here")
    ana.page.locator("textarea").fill("The first frost on the car.")
    ana.walker.press("Go on")
    expect(ana.page.locator("main")).to_contain_text("The fence again")
    ana.look("alone, a field")
    ana.page.reload()
    ana.page.locator("textarea").fill("That he asked about it, and I was short with him.")
    ana.walker.press("Go on")
    expect(ana.page.locator("h1")).to_contain_text("What would you like to ask")
    ana.walker.press("Back")
    expect(ana.page.locator("textarea")).to_have_value("That he asked about it, and I was short with him.")
    ana.walker.press("Go on")
    ana.page.locator("textarea").fill("Would you look at it with me on Saturday?")
    ana.walker.press("Go on")
    expect(ana.page.locator("h1")).to_contain_text("One small promise to yourself")
    ana.walker.press("Close")
    expect(ana.page.locator("h1")).to_have_text("That was yours")
    ana.look("alone, close")
    ana.walker.press("Write on in the journal")
    ana.page.wait_for_url("**/journal/new/")
    assert "first frost" in ana.page.locator("textarea[name=text]").input_value()
    ana.page.goto("/state-of-us/notes/new/")
    ana.look("new note")
    ana.sound()
