"""Ana and Ben hear each other out: on two phones with everything that goes wrong, on one, without scripts, and alone."""

from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import People
from browser.walking import Walker

LOOKS_AT = {
    "listening:front", "listening:begin", "listening:room", "listening:how", "listening:for-them",
    "listening:alone", "listening:heard",
}  # fmt: skip
#: Addresses that only take something.
NO_PAGES = {
    "listening:step", "listening:numbers", "listening:numbers-withdrawal", "listening:put-away", "listening:removal",
}  # fmt: skip


class Room:
    """One person in the room: what they read there, and what they press."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page: Page = walker.page
        self.eyes = Eyes(walker.device)

    def begin(self, topic: str = "", phones: str = "Two", first: str = "I do") -> None:
        self.walker.open("/listening/begin/")
        self.eyes.look("begin")
        if topic:
            self.page.get_by_text("In my own words", exact=True).click()
            self.page.get_by_label("In your own words").fill(topic)
        for choice in (first, "3 minutes", phones):
            self.page.locator("main label").get_by_text(choice, exact=True).first.click()
        self.walker.press("Open the room")
        self.page.wait_for_url("**/listening/rooms/**")

    def come(self) -> None:
        """Find the way by Today."""
        self.walker.open("/")
        self.page.get_by_role("link", name="Go there").click()
        self.page.wait_for_url("**/listening/rooms/**")
        self.eyes.look("invited")
        self.press("I am here")

    def press(self, name: str) -> None:
        self.page.locator("#room").get_by_role("button", name=name, exact=True).click()

    def reads(self, words: str) -> None:
        """The screen comes to say this by itself."""
        expect(self.page.locator("#room")).to_contain_text(words)

    def look(self, kind: str) -> None:
        self.eyes.look(kind)


def test_two_phones_hear_each_other_out_whatever_happens_to_them(people: People) -> None:
    ana, ben = Room(people("Ana")), Room(people("Ben"))
    for each in (ana, ben):
        for fault in (
            "ERR_INTERNET_DISCONNECTED",
            "ERR_INCOMPLETE_CHUNKED_ENCODING",
            "ERR_CONNECTION_REFUSED",
            "htmx:",
        ):
            each.walker.device.expect_fault(fault)
    ana.begin("The week of the move")
    ana.reads("The room is open for Ben")
    ana.look("open, waiting")
    ben.come()

    # Both are there: Ana's screen hears of it by itself. A press twice counts once.
    ana.reads("I am ready")
    for note in ("#offline", "#unsent"):
        expect(ana.page.locator(note)).to_be_hidden()
    ana.look("ready")
    ana.page.locator("#room button", has_text="I am ready").dblclick()
    ana.reads("It begins as soon as Ben is")
    ben.press("I am ready")
    ana.reads("Nobody can cut this short but you")
    ana.look("you speak")
    ben.reads("Ana speaks")
    ben.look("you listen")
    expect(ben.page.locator("#room").get_by_role("button", name="Go on")).to_have_count(0)

    # The clock runs on both screens, without a word from the server.
    shown = ana.page.locator(".clock span")
    before = shown.inner_text()
    expect(shown).not_to_have_text(before)

    # An idea is asked for, and refused.
    ben.press("May I offer an idea?")
    ana.reads("Ben asks: may I offer an idea?")
    ana.look("asked for an idea")
    ana.press("Not now, only listen")
    ben.reads("would rather be heard")

    # Ben loses the connection while Ana goes on; when it is back, he is where she is.
    ben.walker.device.context.set_offline(True)
    ana.press("That is all for now")
    ana.reads("Hear what reached Ben")
    ana.look("hear it back")
    ben.press("I lost the thread")
    expect(ben.page.locator("#offline")).to_be_visible()
    ben.walker.device.context.set_offline(False)
    ben.reads("What I heard is")
    expect(ben.page.locator("#offline")).to_be_hidden()
    ben.look("you say it back")

    # He writes; Ana rests meanwhile; his words wait for him. He reloads in between, too.
    words = "You carried the boxes and the worry."
    field = ben.page.locator("#room textarea")
    field.fill(words)
    ana.press("Rest here")
    ben.reads("Resting, just where you left it")
    ben.look("resting")
    ana.press("I am here")
    ben.press("I am here")
    expect(field).to_have_value(words)
    ben.press("I have said it")
    ana.reads(words)
    ana.look("is that it")

    # Not quite: one rung further. Ana's phone sleeps while he answers, and wakes up knowing.
    ana.press("Not quite yet")
    ben.reads("Try one rung further")
    ben.look("one rung further")
    sleeping = ana.walker.device.context.new_cdp_session(ana.page)
    sleeping.send("Page.setWebLifecycleState", {"state": "frozen"})
    field.fill("You were alone with it.")
    ben.press("I have said it")
    sleeping.send("Page.setWebLifecycleState", {"state": "active"})
    ana.reads("You were alone with it.")

    # Going back and forward shows the room as it is now, never as it was.
    ana.page.goto("/listening/")
    ana.look("front with a room")
    ana.page.go_back()
    ana.reads("Is that it?")
    ana.press("Yes, that is it")

    # The other way round; the server is stopped and started in the middle of it.
    ben.reads("You speak")
    people.server.interrupt()
    people.server.start()
    ben.press("That is all for now")
    ana.reads("What I heard is")
    ana.press("I have said it")
    ben.press("Yes, that is it")

    # A closing sentence each, and then privately how it was.
    ana.page.locator("#room textarea").fill("Thank you for staying with it.")
    ana.look("closing")
    ana.press("That is all")
    ben.press("That is all")
    for each in (ana, ben):
        each.reads("You have heard each other out")
        each.reads("Thank you for staying with it.")
    ana.page.get_by_role("link", name="Note it for myself").click()
    ana.page.wait_for_url("**/how-it-was/")
    ana.look("how it was")
    for name, degree in (("understood", 6), ("listened", 4)):
        ana.page.locator(f"input[name={name}][value='{degree}']").locator("xpath=ancestor::label").click()
    ana.walker.press("Keep it")
    ana.page.wait_for_url("**/listening/rooms/*/")
    ana.look("finished")
    ben.page.reload()
    assert "felt understood" not in ben.page.locator("main").inner_text()
    ana.walker.press("Tell Ben the numbers")
    ana.page.wait_for_load_state()
    ben.page.reload()
    ben.reads("felt understood: 6 of 7")
    ben.look("told")
    for each in (ana, ben):
        each.walker.open("/listening/")
        assert each.walker.reads("The week of the move")
    assert ana.eyes.wrong + ben.eyes.wrong == []


def test_either_leaves_half_way_and_what_was_being_written_stays_on_the_screen(people: People) -> None:
    ana, ben = Room(people("Ana")), Room(people("Ben"))
    ana.begin(first="Ben")
    ben.come()
    for each in (ana, ben):
        each.press("I am ready")
    ben.press("That is all for now")
    ana.page.locator("#room textarea").fill("Half a sentence that")
    ben.page.locator("#room summary", has_text="Leave it for good").click()
    ben.press("End it here")
    ben.reads("You left it here")
    ben.look("left")
    ana.reads("You left it here")
    expect(ana.page.locator("#unsent")).to_contain_text("Half a sentence that")
    ana.walker.open("/listening/")
    ana.look("front")
    assert not ana.walker.reads("A room is open")
    assert ana.eyes.wrong + ben.eyes.wrong == []


def test_one_phone_goes_to_and_fro(people: People) -> None:
    ana = Room(people("Ana"))
    ana.begin("What the summer was like", phones="One")
    ana.press("We are ready")
    ana.reads("Ana speaks")
    ana.look("one phone, speaking")
    ana.press("That is all for now")
    ana.reads("Now hand the phone to Ben")
    ana.look("handover")
    assert "What the summer was like" not in ana.page.locator("main").inner_text()
    for button in ("I am Ben", "I have said it", "Yes, that is it"):
        ana.press(button)
    ana.reads("Ben speaks")
    ana.page.reload()
    for button in ("That is all for now", "I am Ana", "I have said it", "Yes, that is it", "That is all"):
        ana.press(button)
    ana.reads("hand the phone to Ben")
    ana.press("I am Ben")
    ana.page.locator("#room textarea").fill("I had not known that.")
    ana.press("That is all")
    ana.reads("I had not known that.")
    ana.page.get_by_role("link", name="Hand the phone to Ben").click()
    ana.page.wait_for_url("**/for-them/")
    ana.look("for them")
    ana.page.locator("input[name=understood][value='3']").locator("xpath=ancestor::label").click()
    ana.page.get_by_label("A line for yourself").fill("I kept something back.")
    ana.walker.press("Seal it")
    ana.page.get_by_role("heading", name="Sealed").wait_for()
    ana.look("sealed")
    ana.page.get_by_role("link", name="Hand the phone back").click()
    ana.page.wait_for_url("**/listening/rooms/*/")
    assert "I kept something back." not in ana.page.content()

    ben = people.fresh("Ben")
    ben.open("/drafts/")
    assert ben.reads("I kept something back.")
    ben.press("Go on where you were")
    ben.page.wait_for_url("**/how-it-was/")
    expect(ben.page.locator("textarea[name=line]")).to_have_value("I kept something back.")
    ben.press("Keep it")
    ben.page.wait_for_url("**/listening/rooms/*/")
    assert ben.reads("together, on Ana’s phone")
    assert ana.eyes.wrong == []


def test_without_scripts_a_reload_is_enough(people: People) -> None:
    ana = Room(people("Ana"))
    ben = people.fresh("Ben", java_script_enabled=False)
    ana.begin()
    ben.open("/")
    ben.page.get_by_role("link", name="Go there").click()
    ben.press("I am here")
    ben.press("I am ready")
    ana.press("I am ready")
    ana.reads("You speak")
    assert ben.page.locator("noscript meta[http-equiv=refresh]").count() or "refresh" in ben.page.content()
    ben.page.get_by_role("link", name="Look again").click()
    assert ben.reads("Ana speaks")
    ana.press("That is all for now")
    ben.page.get_by_role("link", name="Look again").click()
    ben.page.locator("#room textarea").fill("It was a lot.")
    ben.press("I have said it")
    ana.reads("It was a lot.")


def test_alone_one_says_it_back_and_looks(people: People) -> None:
    ana = Room(people("Ana"))
    ana.walker.open("/listening/alone/")
    ana.look("alone")
    ana.page.get_by_label("“What I heard is…”").fill("You had hoped, and then nobody came.")
    ana.walker.press("Say it back")
    ana.page.get_by_role("heading", name="Rung by rung").wait_for()
    ana.look("heard")
    ana.walker.press("Keep what I said")
    ana.page.wait_for_url("**/listening/alone/")
    assert ana.walker.reads("You had hoped, and then nobody came.")
    assert ana.eyes.wrong == []
