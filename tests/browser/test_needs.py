"""Needs, asking and paused topics, walked by Ana and Ben at two devices of their own, and alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import Evening, People, served
from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]

LOOKS_AT = {
    "needs:map", "needs:new", "needs:begin", "needs:one", "needs:change", "needs:fresh", "needs:preferences",
    "needs:new-preference", "needs:theirs", "needs:their-one", "needs:guesses", "needs:guess", "needs:requests",
    "needs:request-new", "needs:request", "needs:request-change", "needs:who",
    "asking:all", "asking:new", "asking:one", "pages:topics",
}  # fmt: skip
#: Addresses that only take something.
NO_PAGES = {
    "needs:show", "needs:withdrawal", "needs:removal", "needs:still", "needs:unfolding", "needs:put-away",
    "needs:guess-removal", "needs:request-asking", "needs:request-removal",
    "asking:withdrawal", "asking:answer-withdrawal", "asking:rest", "asking:put-away", "pages:topic-back",
}  # fmt: skip


@pytest.fixture(scope="module")
def own_server(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(evening, tmp_path_factory.mktemp("needs-served"))


@pytest.fixture
def two(people: People) -> tuple[Walker, Walker]:
    """Ana and Ben, each at a device of their own."""
    return people("Ana"), people("Ben")


def say(page: Page, name: str, degree: int) -> None:
    """Choose a degree on a scale."""
    page.locator(f"input[name={name}][value='{degree}']").locator("xpath=ancestor::label").click()


def put(walker: Walker, key: str, meets: str, matters: int = 6, met: int = 2) -> None:
    """Put a need of the library on the map."""
    walker.open(f"/needs/of/{key}/")
    say(walker.page, "matters", matters)
    say(walker.page, "met", met)
    walker.page.locator("textarea[name=meets]").fill(meets)
    walker.press("Keep it")
    walker.page.wait_for_url("**/needs/mine/**")


def test_a_need_is_mapped_shown_guessed_and_taken_back(two: tuple[Walker, Walker]) -> None:
    ana, ben = two
    eyes, bens = Eyes(ana.device), Eyes(ben.device)
    eyes.open("/needs/", "an empty map")
    eyes.open("/needs/new/")
    eyes.open("/needs/of/being-noticed/")
    # Words survive a lost connection: the page stays, and is sent again when it is back.
    say(ana.page, "matters", 6)
    ana.page.locator("textarea[name=meets]").fill("You look up when I come in.")
    ana.device.expect_fault("ERR_INTERNET_DISCONNECTED")
    ana.device.context.set_offline(True)
    ana.press("Keep it")
    ana.page.wait_for_timeout(300)
    ana.device.context.set_offline(False)
    put(ana, "being-noticed", "You look up when I come in.")
    eyes.look("a need of one's own")
    put(ana, "room", "A door that may be closed.", matters=4)
    ana.open("/needs/")
    eyes.look("a map with two")
    assert ana.page.locator(".map > li", has_text="Being noticed").count() == 1

    ben.open("/needs/theirs/")
    bens.look("nothing shown yet")
    ben.open("/needs/guesses/")
    bens.look("guesses, none yet")
    ben.page.get_by_role("link", name="Play", exact=True).click()
    ben.page.wait_for_url("**/guesses/of/play/")
    bens.look("a guess to make")
    say(ben.page, "matters", 3)
    ben.press("Keep my guess")
    ben.page.wait_for_url("**/needs/guesses/")
    bens.look("a guess that waits")

    ana.page.get_by_role("link", name="Being noticed").click()
    ana.press("Show it to Ben")
    ana.page.get_by_text("Ben sees this").first.wait_for()
    eyes.look("a need that is shown")

    ben.open("/")
    assert ben.reads("Ana shows you a need: Being noticed.")
    assert not ben.reads("You look up when I come in.")
    ben.page.get_by_role("link", name="Guess first, then look").click()
    ben.page.wait_for_url("**/needs/theirs/**")
    bens.look("folded")
    assert not ben.reads("You look up when I come in.")
    ben.page.reload()
    say(ben.page, "matters", 2)
    ben.page.locator("textarea[name=meets]").fill("Compliments, I think.")
    ben.page.locator("main button.go").first.dblclick()
    ben.page.get_by_text("It matters more to Ana than you thought.").wait_for()
    bens.look("a guess beside what is so")
    assert ben.reads("Compliments, I think.")
    ben.open("/needs/theirs/")
    bens.look("what Ana shows")

    ana.page.get_by_role("link", name="Change").click()
    ana.page.wait_for_url("**/change/")
    eyes.look("a need to change")
    ana.page.locator("textarea[name=meets]").fill("You look up, and smile.")
    ana.press("Keep it")
    ana.page.get_by_text("Ben sees it as it was").wait_for()
    eyes.look("a need that changed since")
    ben.page.reload()
    assert ben.reads("You look up when I come in.")
    ana.press("Take it back")
    ana.page.get_by_text("Show this to Ben?").wait_for()
    ben.page.reload()
    assert not ben.reads("Being noticed")
    assert eyes.wrong + bens.wrong == []


def test_how_to_be_with_ana_and_what_she_leaves_alone(two: tuple[Walker, Walker]) -> None:
    ana, ben = two
    eyes, bens = Eyes(ana.device), Eyes(ben.device)
    eyes.open("/needs/comfort/", "no cards yet")
    eyes.open("/needs/comfort/new/expectation/", "an expectation")
    eyes.open("/needs/comfort/new/comfort/")
    ana.page.locator("label", has_text="worn out").click()
    ana.page.locator("textarea[name=better]").fill("Tea, no questions.")
    ana.press("Keep it")
    ana.page.wait_for_url("**/needs/mine/**")
    eyes.look("a card of one's own")
    ana.press("Show it to Ben")
    ana.page.locator("[data-toast]").get_by_role("button", name="Take it back").wait_for()
    eyes.open("/needs/comfort/", "cards")
    eyes.open("/needs/who-sees-what/")
    ben.open("/")
    assert ben.reads("Tea, no questions.")
    ben.open("/needs/theirs/")
    bens.look("cards of Ana's")

    eyes.open("/settings/topics/")
    ana.page.get_by_text("Touch and affection", exact=True).first.click()
    ana.press("Keep")
    ana.page.wait_for_url("**/settings/")
    ana.open("/needs/")
    assert not ana.reads("Affection")
    ben.open("/needs/")
    assert ben.reads("Affection")
    assert eyes.wrong + bens.wrong == []


def test_a_request_is_worded_asked_bargained_over_and_settled(two: tuple[Walker, Walker]) -> None:
    ana, ben = two
    eyes, bens = Eyes(ana.device), Eyes(ben.device)
    eyes.open("/needs/requests/", "no requests yet")
    put(ana, "closeness", "Ten minutes before the day swallows us.")
    ana.press("Turn it into one request")
    ana.page.wait_for_url("**/needs/requests/new/")
    eyes.look("a request to word")
    assert ana.reads("Ten minutes before the day swallows us.")
    ana.page.locator("textarea[name=what]").fill("Would you have coffee with me?")
    ana.press("Keep it for now")
    ana.page.get_by_role("heading", name="Your request").wait_for()
    eyes.look("a request that is kept")
    ana.page.get_by_role("link", name="Other words").click()
    ana.page.wait_for_url("**/change/")
    eyes.look("a request in other words")
    ana.page.locator("textarea[name=what]").fill("Would you have a coffee with me before seven?")
    ana.page.locator("input[name=when]").fill("tomorrow")
    ana.page.get_by_role("button", name="Ask Ben").dblclick()
    ana.page.get_by_role("heading", name="You asked Ben").wait_for()
    eyes.look("a request that was asked")
    eyes.open("/needs/requests/", "requests")
    eyes.open("/asks/", "what is asked")

    ben.open("/")
    assert ben.page.get_by_text("Would you have a coffee with me before seven?").count() == 1
    bens.look("an ask on Today")
    ben.page.get_by_role("link", name="Yes, if…").click()
    ben.page.wait_for_url("**/asks/**")
    bens.look("an ask to answer")
    ben.press("Yes, if that is so")
    expect(ben.page.get_by_text("Say what would make it a yes.")).to_be_visible()
    bens.look("a condition without words")
    ben.page.locator("textarea[name=line]").fill("if you make it")
    ben.press("Yes, if that is so")
    ben.page.get_by_text("if you make it").wait_for()
    bens.look("an ask that was answered")
    ana.open("/")
    ana.page.locator(".gift", has_text="yes, if").get_by_role("link", name="Answer").click()
    ana.page.wait_for_url("**/asks/**")
    eyes.look("a condition")
    ana.press("That suits me")
    ana.page.get_by_text("that suits me", exact=True).wait_for()
    ben.open("/")
    assert ben.reads("That suits Ana.")

    # Ben asks, Ana lets it rest: Ben's page stays as it was.
    bens.open("/asks/new/")
    ben.page.locator("textarea[name=what]").fill("Would you walk with me?")
    ben.press("Ask")
    ben.page.get_by_role("heading", name="You asked Ana").wait_for()
    ben.page.reload()
    before = ben.page.locator("main").inner_text()
    ana.open("/")
    ana.press("Let it rest")
    ana.page.get_by_text("It rests. Nothing was sent.").wait_for()
    assert not ana.reads("Would you walk with me?")
    ben.page.reload()
    assert ben.page.locator("main").inner_text() == before
    assert eyes.wrong + bens.wrong == []


def test_without_scripts_a_need_is_mapped_shown_and_asked_for(people: People) -> None:
    ana, ben = (people(name, java_script_enabled=False) for name in ("Ana", "Ben"))
    put(ana, "play", "A silly song.")
    ana.press("Show it to Ben")
    ana.press("Turn it into one request")
    ana.page.locator("textarea[name=what]").fill("Would you sing?")
    ana.press("Ask Ben")
    ben.open("/")
    assert ben.reads("Would you sing?")
    ben.page.locator(".gift", has_text="Would you sing?").get_by_role("button", name="Yes").click()
    ana.open("/")
    assert ana.reads("Ben says yes.")


def test_on_one_device_each_finds_only_what_is_theirs(people: People) -> None:
    ana = people.fresh("Ana")
    put(ana, "fairness", "We swap the chores once a month.")
    ana.press("Show it to Ben")
    put(ana, "trust", "You write when you will be late.")
    ana.lock()
    ana.page.wait_for_url("**/sign-in/**")
    ben = Walker(ana.device, "Ben")
    ben.sign_in()
    ben.open("/needs/")
    assert not ben.reads("You write when you will be late.")
    ben.open("/needs/theirs/")
    assert ben.reads("Fairness")
    assert not ben.reads("We swap the chores once a month.")
    ben.page.get_by_role("link", name="Fairness").click()
    ben.press("Look without guessing")
    ben.page.get_by_text("We swap the chores once a month.").wait_for()


def test_alone_the_map_the_cards_and_the_words_are_whole(device: Make, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Server(home) as server:
        ana = Walker(device(at=server), "Ana")
        eyes = Eyes(ana.device)
        ana.begin()
        put(ana, "comfort", "Somebody sits down first.")
        eyes.look("alone: a need")
        for path in ("/needs/", "/needs/requests/new/", "/needs/comfort/", "/needs/fresh/", "/asks/"):
            eyes.open(path, f"alone: {path}")
        ana.page.goto("about:blank")
        server.interrupt()
    assert eyes.wrong == []

    # With a season that is over at once, everything is due for a fresh look.
    patch = "from datetime import timedelta\nfrom usward.practices.needs import rules\nrules.SEASON = timedelta(0)\n"
    (tmp_path / "sitecustomize.py").write_text(patch)
    with Server(home, env={"PYTHONPATH": str(tmp_path)}) as server:
        ana = Walker(device(at=server), "Ana")
        eyes = Eyes(ana.device)
        ana.sign_in()
        ana.open("/")
        ana.page.get_by_role("link", name="A fresh look").click()
        ana.page.wait_for_url("**/needs/fresh/")
        eyes.look("a fresh look")
        assert ana.reads("Somebody sits down first.")
        ana.press("Still so")
        ana.press("Another time")
        ana.page.wait_for_url("**/needs/")
    assert eyes.wrong == []
