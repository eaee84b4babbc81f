"""A quarrel, walked by Ana and Ben: a pause that comes by itself, the whole way back, one device, alone, without scripts."""

import re

from playwright.sync_api import expect

from browser.looking import Eyes
from browser.settled import People
from browser.walking import Walker

LOOKS_AT = {
    "conflict:front", "conflict:pause", "conflict:time", "conflict:soothe", "conflict:script", "conflict:good",
    "conflict:new", "conflict:matter", "conflict:field", "conflict:friend", "conflict:raising", "conflict:between",
    "conflict:understood", "conflict:more", "conflict:wishes", "conflict:agreement", "conflict:not-yet",
    "conflict:promise", "conflict:repair", "conflict:repair-kept", "conflict:look-back", "conflict:turns",
    "conflict:room",
}  # fmt: skip
#: Addresses that only take something, and the line that comes by itself.
NO_PAGES = {
    "conflict:standing", "conflict:taking", "conflict:declining", "conflict:calling-off", "conflict:back",
    "conflict:letting-go", "conflict:reminder", "conflict:seen", "conflict:withdrawal", "conflict:soothed",
    "conflict:matter-aside", "conflict:removal", "conflict:raised-aside", "conflict:raised-withdrawal", "conflict:yes",
    "conflict:unsaying", "conflict:put-away", "conflict:giving", "conflict:repair-taking-back",
    "conflict:repair-removal", "conflict:look-taking-back", "conflict:step",
}  # fmt: skip


class Quarrel:
    """One person on the way, and the eyes that look at every page they pass."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page = walker.page
        self.eyes = Eyes(walker.device)
        for words in ("ERR_INTERNET_DISCONNECTED", "ERR_INCOMPLETE_CHUNKED_ENCODING"):
            walker.device.expect_fault(words)

    def open(self, path: str) -> None:
        self.walker.open(path)

    def press(self, name: str) -> None:
        self.walker.press(name)

    def go(self, name: str) -> None:
        self.page.locator("main").get_by_role("link", name=name).first.click()

    def reads(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def look(self, kind: str) -> None:
        self.eyes.look(kind)

    def pause(self) -> None:
        """One press asks, the next one holds."""
        self.page.locator("details.pause summary").click()
        expect(self.page.locator("details.pause")).to_contain_text("Pause now?")
        self.page.locator("details.pause button").click()
        self.page.wait_for_url("**/conflict/pause/")

    def write(self, words: str, button: str) -> None:
        self.page.locator("main textarea, main input[type=text]").first.fill(words)
        self.press(button)

    def prepare(self, *, look: bool = False) -> None:
        """The seven fields, leaving after the second and coming back to the third."""
        self.open("/conflict/new/")
        for name, words in FIELDS.items():
            if look:
                self.look(f"field {name}")
            if name == "happened":
                self.write(words, "Keep it and stop here")
                self.page.wait_for_url(re.compile(r"/alone/[^/]+/$"))
                if look:
                    self.look("half prepared")
                self.open("/conflict/")
                self.page.get_by_role("link", name=FIELDS["about"]).click()
                self.go("Go on where you stopped")
            else:
                self.page.locator("main textarea, main input[type=text]").first.fill(words)
                self.page.locator("main button.go").click()
            self.page.wait_for_load_state()
        self.page.wait_for_url(re.compile(r"/alone/[^/]+/$"))


FIELDS = {
    "about": "The evening on Thursday",
    "happened": "I put both children to bed, and you were on the phone.",
    "felt": "Alone with it, and ashamed of being cross.",
    "need": "A hand, or a word that you see it.",
    "part": "I said nothing until it burst out.",
    "theirs": "Perhaps the office would not let go.",
    "wish": "Ask me at seven which of them is yours.",
}


def test_a_pause_comes_to_the_others_device_by_itself_and_leads_to_a_time_for_both(people: People) -> None:
    ana, ben = Quarrel(people("Ana")), Quarrel(people("Ben"))
    ben.open("/appreciation/")
    ben.page.wait_for_timeout(1500)  # the page itself comes first
    ana.open("/journal/new/")
    ana.page.locator("main textarea").fill("Half a word")
    ana.page.locator("details.pause summary").click()
    ana.look("the bar asks")
    ana.page.locator("details.pause button").click()
    ana.page.wait_for_url("**/conflict/pause/")
    ana.reads("You have stepped aside, not away.")
    ana.look("pause that I pressed")
    line = ben.page.locator(".news-card")
    expect(line).to_contain_text("A pause holds between you.")
    ben.eyes.look("the line that comes by itself")
    ben.look("the line that comes by itself")
    assert "Ana" not in line.inner_text()
    line.get_by_role("button", name="All right").click()
    expect(line).to_have_count(0)
    ben.page.reload()
    ben.page.wait_for_timeout(1500)
    expect(line).to_have_count(0)

    # What Ana was writing was sealed and is offered again.
    ana.open("/drafts/")
    assert "Half a word" in ana.page.content()

    # Ben sees the pause first on Today; Ana offers a time while he is without a connection.
    ben.open("/")
    ben.look("today of the one who was paused")
    ben.go("To the pause")
    ben.look("pause of the other")
    ben.page.wait_for_timeout(1500)
    ben.walker.device.context.set_offline(True)
    ana.open("/conflict/pause/")
    ana.go("Offer a time to return")
    ana.look("offering a time")
    ana.page.get_by_text("in two hours", exact=True).click()
    ana.press("Offer it")
    ana.reads("You offered")
    ana.look("a time I offered")
    ben.walker.device.context.set_offline(False)
    ben.page.reload()
    ben.reads("Ana offers")
    ben.look("a time is offered")

    # He takes it, twice; she reads it by itself; he names a later time and goes back.
    ben.page.locator("main").get_by_role("button", name="Take it").dblclick()
    ben.reads("Agreed")
    ana.reads("Agreed")
    ana.press("Remind me on Today when it is time")
    ana.reads("Do not remind me")
    ana.look("a time both agreed on")
    ben.go("Another time")
    ben.look("another time")
    ben.page.go_back()
    ben.reads("Agreed")
    ana.open("/conflict/calm/good-memories/")
    ana.look("nothing good yet")
    ana.open("/conflict/pause/")
    ana.press("I am back")
    ana.page.wait_for_url("**/conflict/")
    ben.reads("Pause now?")
    ben.look("whether to pause")


def test_a_pause_that_is_let_go_of_rests_at_once_for_one_and_holds_for_the_other(people: People) -> None:
    ana, ben = Quarrel(people("Ana")), Quarrel(people("Ben"))
    ana.open("/us/")
    ana.pause()
    ben.open("/conflict/pause/")
    ben.page.get_by_text("I will not come back to this here").first.click()
    ben.look("not coming back, asked first")
    ben.press("I will not come back to this here")
    ben.reads("The pause has come to rest.")
    ben.look("a pause at rest")
    ana.page.reload()
    ana.reads("You have stepped aside, not away.")
    ben.press("Perhaps I will come back, after all")
    ben.reads("A pause holds between you.")


def test_the_whole_way_from_what_one_prepares_to_the_look_back(people: People) -> None:
    ana, ben = Quarrel(people("Ana")), Quarrel(people("Ben"))
    ana.open("/conflict/")
    ana.look("nothing here yet")
    ana.prepare(look=True)
    ana.look("prepared")
    ana.go("See it with other eyes")
    ana.look("a friend of both")
    ana.write("Two tired people, each waiting to be asked.", "Keep it")
    ana.go("Raise it with Ben")
    ana.look("raising")
    ana.page.get_by_label("What is it about?").fill("Our evenings")
    ana.page.get_by_role("button", name="Raise it with Ben").dblclick()
    ana.page.wait_for_url("**/conflict/between/**")
    ana.look("between, at first")

    # Ben finds it on Today, prepares alone, and comes into the room.
    ben.open("/")
    ben.reads("Our evenings")
    assert FIELDS["felt"] not in ben.page.content()
    ben.page.locator(".gift").get_by_role("link", name="Open").click()
    ben.press("Prepare, alone")
    ben.write("I was on the phone until nine.", "Keep it and stop here")
    ana.go("Take turns")
    ana.look("how to take turns")
    ana.press("Open the room")
    ana.page.wait_for_url("**/conflict/rooms/**")
    ana.look("waiting in the room")
    ben.open("/")
    ben.page.get_by_role("link", name="Go there").click()
    ben.press("I am here")
    ben.look("arriving")
    ben.press("I am ready")
    ana.press("I am ready")
    ben.reads("You speak")
    ben.look("you speak")
    ana.reads("You listen")
    ana.look("the other speaks")
    ben.page.reload()
    for speaker, listener, words in (
        (ben, ana, "That the phone held you."),
        (ana, ben, "That you were alone with it."),
    ):
        speaker.press("That is all for now")
        listener.reads("You say it back")
        listener.look("what did you hear")
        listener.page.locator("#room textarea").fill(words)
        listener.press("I have said it")
        speaker.reads(words)
        speaker.look("is that it")
        speaker.press("Yes, that is it")
    for each in (ana, ben):
        each.reads("You have heard each other.")
        each.press("Close the room")
    ana.reads("That may be enough for today.")
    ana.look("the room is closed")

    # Understood, and confirmed by the other.
    ben.open(f"/conflict/between/{ana.page.locator('main a.go').get_attribute('href').split('/')[-2]}/")  # type: ignore[union-attr]
    between = ben.page.url
    ben.go("What I understood of Ana")
    expect(ben.page.locator("main textarea")).to_have_value("That you were alone with it.")
    ben.look("what I understood")
    ben.press("Say it")
    ana.go("Go on from here")
    ana.look("between, to be confirmed")
    ana.go("There is more")
    ana.look("there is more")
    ana.write("And ashamed of being cross.", "Say it")
    ana.page.locator("main").get_by_role("button", name="Yes, that is it").dblclick()
    ana.reads("Yes, that is it.")

    # Wishes, an agreement, and an honest not yet.
    ana.go("Add a wish or an idea")
    ana.look("a wish")
    ana.press("Say it")
    ben.open(between)
    ben.go("What we could agree on")
    ben.look("an agreement")
    ben.page.locator("main textarea").first.fill("Each of us takes one of them, for two weeks.")
    ben.press("Say it")
    ana.page.reload()
    ana.press("Yes, agreed")
    ana.reads("Agreed.")
    ana.go("Not yet")
    ana.look("not yet")
    ana.page.go_back()

    # Repair, a small promise, and a look back.
    ana.go("Mend my part")
    ana.look("mending")
    ana.page.get_by_label("What I regret").fill("That I went silent, and then shouted.")
    ana.page.get_by_label("What I will do").fill("I will say it at seven, not at nine.")
    ana.press("Keep it")
    ana.look("an apology, kept")
    ana.press("Give it now")
    ben.open("/")
    ben.reads("would like to mend something")
    ben.open(between)
    ben.press("I have taken it in")
    ben.go("Promise something small")
    ben.look("a small promise")
    ben.page.get_by_label("What will you do?").fill("Put the phone in the drawer at half past six.")
    ben.page.get_by_label("By which day?").fill(ben.page.locator("input[type=date]").get_attribute("min") or "")
    ben.press("Promise it")
    ben.reads("Put the phone in the drawer")
    ben.look("between, far along")
    ben.go("Look back")
    ben.page.locator("main label").get_by_text("lighter", exact=True).click()
    ben.look("looking back")
    ben.press("Keep it, and tell Ana")
    ben.open("/conflict/")
    ben.look("what was looked back on")
    ana.open(between)
    ana.reads("Ben looked back")
    assert ana.eyes.wrong + ben.eyes.wrong == []


def test_a_pause_in_the_middle_of_a_turn_leads_both_out_and_nothing_is_lost(people: People) -> None:
    ana, ben = Quarrel(people("Ana")), Quarrel(people("Ben"))
    ana.prepare()
    ana.go("Raise it with Ben")
    ana.press("Raise it with Ben")
    ana.go("Take turns")
    ana.press("Open the room")
    ana.page.wait_for_url("**/conflict/rooms/**")
    ben.open(ana.page.url)
    ben.press("I am here")
    ben.press("I am ready")
    ana.press("I am ready")
    ana.reads("You listen")
    ben.reads("You speak")
    ana.pause()
    expect(ben.page).to_have_url(re.compile("/conflict/pause/$"))
    ben.reads("A pause holds between you.")
    ana.press("I am back")
    ben.reads("Pause now?")
    ana.open("/conflict/")
    ana.go("The evening on Thursday")
    ana.go("To the room")
    ana.press("I am here")
    ben.open(ana.page.url)
    ben.press("I am here")
    ben.reads("You speak")


def test_alone_one_can_calm_down_prepare_understand_and_mark_it_as_nothing_to_solve(people: People) -> None:
    ana = Quarrel(people("Ana"))
    ana.open("/conflict/calm/")
    ana.look("calming down")
    ana.go("Twenty minutes off")
    ana.look("lines to follow")
    ana.page.locator("main label").get_by_text("calmer", exact=True).click()
    ana.press("Note it for next time")
    ana.reads("This helped you before.")
    ana.walker.appreciate("You sang in the car.", give=False)
    ana.open("/conflict/calm/good-memories/")
    ana.reads("You sang in the car.")
    ana.look("something good")
    ana.prepare()
    ana.go("Hear each other out, on this device")
    ana.look("turns on one device")
    ana.page.get_by_label("What is the other called?").fill("Ben")
    ana.press("Open the room")
    ana.press("I am ready")
    ana.press("I am Ben")
    ana.reads("Ben speaks")
    ana.press("That is all for now")
    ana.press("I am Ana")
    ana.press("I have said it")
    ana.reads("is that it?")
    ana.page.get_by_text("Leave it for good").click()
    ana.press("End it here")
    ana.reads("You left it here.")
    ana.go("Go on from here")
    ana.press("This is nothing to solve here")
    ana.look("nothing to solve here")
    ana.page.locator("main .card.first a.go").click()
    ana.page.wait_for_url("**/support/")
    assert ana.eyes.wrong == []


def test_without_scripts_a_pause_is_two_presses_and_the_other_reads_it_on_today(people: People) -> None:
    ana, ben = Quarrel(people("Ana", java_script_enabled=False)), Quarrel(people("Ben", java_script_enabled=False))
    ana.open("/me/")
    ana.pause()
    ana.reads("You have stepped aside, not away.")
    ben.open("/")
    ben.reads("A pause holds between you.")
    ana.go("Offer a time to return")
    ana.page.get_by_text("in an hour", exact=True).click()
    ana.press("Offer it")
    ben.go("To the pause")
    ben.press("Let it go")
    ben.page.reload()
    assert "Ana offers" not in ben.page.content()
    ana.press("I am back")
    ben.open("/conflict/pause/")
    ben.reads("Pause now?")
