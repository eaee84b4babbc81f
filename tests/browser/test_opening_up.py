"""Opening up, walked by Ana and Ben: told and received with everything that goes wrong, on one phone, alone, without scripts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import Evening, People, served
from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]

LOOKS_AT = {
    "opening_up:front", "opening_up:new", "opening_up:let-go", "opening_up:mine", "opening_up:change",
    "opening_up:received", "opening_up:words", "opening_up:safe",
}  # fmt: skip
#: Addresses that only take something.
NO_PAGES = {
    "opening_up:telling", "opening_up:withdrawal", "opening_up:afterwards", "opening_up:removal",
    "opening_up:answer-withdrawal", "opening_up:put-away", "opening_up:safe-sharing", "opening_up:safe-withdrawal",
    "opening_up:safe-removal",
}  # fmt: skip
FEAR = "That I am only liked while I am useful."


@pytest.fixture(scope="module")
def own_server(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(evening, tmp_path_factory.mktemp("opening-up-served"))


class Person:
    """Somebody who opens up, or receives, and looks at every page on the way."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page: Page = walker.page
        self.eyes = Eyes(walker.device)
        walker.device.expect_fault("ERR_INTERNET_DISCONNECTED")

    def look(self, kind: str) -> None:
        self.eyes.look(kind)

    def choose(self, *words: str) -> None:
        for word in words:
            self.page.locator("main label").get_by_text(word, exact=True).click()

    def write(self, *words: str, text: str) -> None:
        self.walker.open("/opening-up/new/")
        self.choose(*words)
        self.page.get_by_label("In your words").fill(text)

    def go(self, path: str, kind: str) -> None:
        self.walker.open(path)
        self.look(kind)


def test_a_fear_is_told_received_as_wished_answered_and_taken_back(people: People) -> None:
    ana, ben = Person(people("Ana")), Person(people("Ben"))
    ana.go("/opening-up/", "nothing yet")
    ana.write("a fear", "tender", text=FEAR)
    ana.look("writing")

    # Without a wish it is not told, and nothing is lost.
    ana.walker.press("Tell Ben")
    ana.page.get_by_role("alert").wait_for()
    ana.look("a wish is missing")
    expect(ana.page.get_by_label("In your words")).to_have_value(FEAR)

    # The train goes into a tunnel as she presses: nothing is shown early, and loading again sends it after all.
    ana.choose("just listen")
    ben.go("/", "today before")
    assert not ben.walker.reads("would like to tell you")
    ana.page.context.set_offline(True)
    ana.walker.press("Tell Ben")
    ana.page.wait_for_timeout(300)
    ana.page.context.set_offline(False)
    if not ana.page.locator("main form button[name=tell]").count():
        ana.page.reload()
    else:
        ana.page.get_by_role("button", name="Tell Ben").dblclick()
    ana.page.wait_for_url("**/mine/**")
    ana.look("told")
    mine = ana.page.url

    # Ben reloads, is first shown how it is to be received, goes back, loses the connection, leaves half-way, returns.
    ben.page.reload()
    assert ben.walker.reads("Please just listen.")
    assert not ben.walker.reads(FEAR)
    ben.look("today")
    ben.page.get_by_role("link", name="When you have a moment").click()
    ben.page.wait_for_url("**/told/**")
    assert not ben.walker.reads(FEAR)
    ben.look("how it is to be received")
    ben.page.go_back()
    ben.page.get_by_role("link", name="When you have a moment").click()
    ben.walker.press("Another time")
    ben.page.wait_for_url(lambda address: address.rstrip("/").endswith(str(people.server.port)))
    assert not ben.walker.reads("Please just listen.")
    ben.go("/opening-up/", "front with something told")
    ben.page.get_by_role("link", name="Please just listen.").click()
    ben.page.context.set_offline(True)
    ben.page.get_by_role("link", name="I have a moment: read it").click()
    expect(ben.page.locator("body")).not_to_contain_text(FEAR)
    ben.page.context.set_offline(False)
    ben.walker.open("/opening-up/")
    ben.page.get_by_role("link", name="Please just listen.").click()
    ben.page.get_by_role("link", name="I have a moment: read it").click()
    ben.page.wait_for_url("**/words/")
    assert ben.walker.reads(FEAR)
    ben.look("the words")

    # A line is borrowed behind what he has begun; other lines keep it too; pressed twice it is said once.
    field = ben.page.get_by_label("Your answer")
    field.fill("Thank you.")
    ben.page.locator(".borrow .line").first.click()
    ben.page.wait_for_url("**with=**")
    assert field.input_value().startswith("Thank you. ")
    ben.walker.press("Other lines")
    ben.page.wait_for_url("**more=1**")
    assert field.input_value().startswith("Thank you. ")
    ben.page.get_by_role("button", name="Say it to Ana").dblclick()
    ben.page.get_by_role("heading", name="Something more").wait_for()
    ben.page.reload()
    ben.look("answered")
    assert ben.page.locator(".voice.me").count() == 1

    # Ana finds it, and says for herself alone how it felt.
    ana.walker.open("/")
    assert ana.walker.reads("Ben says to what you told:")
    ana.page.goto(mine)
    assert ana.page.locator(".voice.you").count() == 1
    ana.walker.press("No, not really")
    ana.page.get_by_text("something lighter now").wait_for()
    ana.look("how it felt")
    ben.page.reload()
    assert not ben.walker.reads("safe")

    # She takes it back: it reads as never told, and his answer goes with it.
    ana.walker.press("Take it back")
    ana.page.get_by_role("heading", name="Told to yourself").wait_for()
    ana.look("taken back")
    answer = ben.page.reload()
    assert answer
    assert answer.status == 404
    ana.page.get_by_role("link", name="Change the words").click()
    ana.page.wait_for_url("**/change/")
    ana.look("in other words")
    ana.walker.press("Keep it for myself")
    ana.page.wait_for_url("**/mine/*/")
    ana.page.locator("summary", has_text="Let it go for good").click()
    ana.page.locator("details.ask").get_by_role("button", name="Let it go").click()
    ana.page.wait_for_url("**/let-go/")
    assert ana.eyes.wrong + ben.eyes.wrong == []


def test_both_lists_and_the_question_for_both_stand_on_both_screens(people: People) -> None:
    ana, ben = Person(people("Ana")), Person(people("Ben"))
    ana.go("/opening-up/safe/", "lists, empty")
    ana.page.locator("summary", has_text="Some beginnings").click()
    ana.page.locator(".borrow .line").first.click()
    ana.page.wait_for_load_state()
    ana.page.get_by_role("button", name="Share it with Ben").last.dblclick()
    ana.page.get_by_text("Ben sees this.").wait_for()
    ben.walker.open("/opening-up/safe/")
    ben.page.get_by_label("What keeps this space safe for me").fill("Ask me before you give advice.")
    ben.walker.press("Share it with Ana")
    ben.page.get_by_text("Ana sees this.").wait_for()
    ben.look("lists, side by side")
    assert ben.page.locator(".duo .card").nth(1).locator("li").count() == 1
    asked = set()
    for each in (ana, ben):
        each.walker.open("/opening-up/")
        asked.add(each.page.get_by_role("link", name="Begin from this").get_attribute("href"))
    assert len(asked) == 1
    ben.page.get_by_role("link", name="Begin from this").click()
    ben.page.wait_for_url("**question=**")
    ben.look("a question to begin from")
    assert ana.eyes.wrong + ben.eyes.wrong == []


def test_on_one_phone_each_signs_in_and_finds_only_what_is_theirs(people: People) -> None:
    ana = people.fresh("Ana")
    first = Person(ana)
    first.write("a hope", "light", "comfort me", text="That the garden comes up this year.")
    ana.press("Tell Ben")
    ana.page.wait_for_url("**/mine/**")
    there = ana.page.url
    ana.lock()
    ana.page.wait_for_url("**/sign-in/**")
    ben = Walker(ana.device, "Ben")
    ben.sign_in()
    assert not ben.reads("That the garden comes up this year.")
    ben.page.get_by_role("link", name="When you have a moment").first.click()
    ben.page.get_by_role("link", name="I have a moment: read it").click()
    assert ben.reads("That the garden comes up this year.")
    answer = ben.page.goto(there)
    assert answer
    assert answer.status == 404
    assert first.eyes.wrong == []


def test_alone_it_is_said_to_the_page_kept_answered_and_let_go(device: Make, fresh_server: Server) -> None:
    cleo = Person(Walker(device(at=fresh_server), "Cleo"))
    cleo.walker.begin()
    cleo.go("/opening-up/", "nothing yet, alone")
    cleo.write("a dream", "light", text="A house by a lake with a red door.")
    cleo.look("writing, alone")
    cleo.walker.press("Keep it for myself")
    cleo.page.wait_for_url("**/mine/**")
    cleo.page.get_by_label("What would you say to a friend").fill("Paint the door first.")
    cleo.walker.press("Say it to myself")
    cleo.page.get_by_text("You, as a friend").wait_for()
    cleo.look("kept, alone")
    cleo.write("a fear", text="Nobody will come.")
    cleo.walker.press("Let it go")
    cleo.page.wait_for_url("**/let-go/")
    cleo.look("let go")
    cleo.walker.open("/opening-up/")
    assert not cleo.walker.reads("Nobody will come.")
    cleo.go("/opening-up/safe/", "lists, alone")
    assert cleo.eyes.wrong == []


def test_without_scripts_everything_works_the_same(people: People) -> None:
    ana, ben = people.fresh("Ana", java_script_enabled=False), people.fresh("Ben", java_script_enabled=False)
    Person(ana).write("a story", "personal", "ask me questions", text="The summer I ran away for a day.")
    ana.press("Tell Ben")
    ben.open("/opening-up/")
    ben.page.get_by_role("link", name="Please ask me about it.").click()
    ben.page.get_by_role("link", name="I have a moment: read it").click()
    assert ben.reads("The summer I ran away for a day.")
    ben.page.locator(".borrow .line").first.click()
    assert ben.page.get_by_label("Your answer").input_value()
    ben.press("Say it to Ana")
    ana.open("/")
    assert ana.reads("Ben says to what you told:")


def test_paused_the_page_says_so_softly_and_one_tap_brings_it_back(people: People) -> None:
    ben = Person(people("Ben"))
    ben.walker.open("/settings/topics/")
    ben.choose("Opening up")
    ben.page.locator("main form button.go").click()
    ben.page.wait_for_url("**/settings/")
    ben.go("/opening-up/", "paused")
    assert ben.walker.reads("You are leaving this alone for now")
    ben.walker.press("Take it up again")
    ben.page.get_by_role("heading", name="Who sees what").wait_for()
    assert ben.eyes.wrong == []
