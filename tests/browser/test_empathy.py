"""Practising empathy in a real browser: alone from guess to ladder, with a reload and a way back, and without scripts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from browser.looking import Eyes
from browser.settled import Evening, People, served
from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]

LOOKS_AT = {"empathy:front", "empathy:moments", "empathy:moment"}
#: Addresses that only take something.
NO_PAGES = {"empathy:guess", "empathy:reply", "empathy:again"}


@pytest.fixture(scope="module")
def own_server(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(evening, tmp_path_factory.mktemp("empathy-served"))


def test_a_moment_is_guessed_answered_and_seen_on_the_ladder(people: People) -> None:
    ana, ben = people("Ana"), people("Ben")
    ana.device.expect_fault("ERR_INTERNET_DISCONNECTED")
    eyes, page = Eyes(ana.device), ana.page
    ana.open("/empathy/")
    eyes.look("front")
    page.get_by_role("link", name="Something hard").click()
    page.wait_for_url("**/moments/?**")
    eyes.look("hard moments")
    page.get_by_role("link", name="Something happy").click()
    page.wait_for_url("**happy**")
    eyes.look("happy moments")
    ana.open("/empathy/moments/partners-passed-over/")
    eyes.look("a moment")
    page.locator("main label").get_by_text("disappointed", exact=True).click()
    page.get_by_role("button", name="That is my guess").dblclick()
    page.get_by_role("heading", name="What may be there").wait_for()
    eyes.look("guessed")
    page.reload()
    assert ana.reads("You heard it: disappointed")

    # The connection goes as she taps; when it is back she taps again, twice.
    answer = page.locator(".answers .line").first
    words = answer.inner_text()
    page.context.set_offline(True)
    answer.click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    ana.open("/empathy/moments/partners-passed-over/")
    if answer.count():
        answer.dblclick()
    page.locator("#reached .rungs").wait_for()
    eyes.look("reached")
    assert ana.reads(words)
    page.locator("summary", has_text="The other answers").click()
    eyes.look("the others unfolded")
    page.get_by_role("button", name="See it on the ladder").first.click()
    expect(page.locator("#reached blockquote")).not_to_have_text(words)
    # In her own words, where the coach on this server answers.
    if page.get_by_role("heading", name="Or say it your way").count():
        page.get_by_label("In your own words").fill("Nine years, and then you had to clap.")
        page.get_by_role("button", name="How far does it reach?").dblclick()
        expect(page.locator("#reached blockquote")).to_have_text("Nine years, and then you had to clap.")
        eyes.look("in her own words")
    page.get_by_role("link", name="Another moment").click()
    page.get_by_role("button", name="That is my guess").wait_for()
    page.go_back()
    page.locator("#reached .rungs").wait_for()
    ana.press("Begin this one anew")
    page.get_by_role("button", name="That is my guess").wait_for()

    ben.open("/empathy/moments/partners-passed-over/")
    assert ben.page.get_by_role("button", name="That is my guess").count() == 1
    assert eyes.wrong == []


def test_alone_and_without_scripts_it_is_the_same(device: Make, fresh_server: Server) -> None:
    cleo = Walker(device(at=fresh_server), "Cleo")
    cleo.begin()
    cleo.open("/empathy/")
    assert cleo.page.get_by_role("link", name="Be there").count() == 1
    plain = Walker(device(at=fresh_server, java_script_enabled=False), "Cleo")
    plain.sign_in()
    plain.open("/empathy/moments/?weather=happy&bond=friends")
    plain.page.locator("main a.door").first.click()
    plain.press("On without a guess")
    plain.page.locator(".answers .line").first.click()
    assert plain.page.locator("#reached .rungs").count() == 1
