"""Say it better in a real browser: as Ana and as Ben, by keyboard, without scripts, light and dark, narrow and wide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browsing import WIDE, Device
from serving import Server, person

Make = Callable[..., Device]
PEOPLE = {
    "ana-who-writes": "plum harbor violin seven quiet owls",
    "ben-who-answers": "ladder moss teapot winter coin brave",
}
HARD = "You never listen to me. I felt sad when you left the table."


@pytest.fixture(scope="module")
def writers(server: Server) -> Server:
    """The server, with two accounts."""
    for name, password in PEOPLE.items():
        person(server.home, name, password)
    return server


@pytest.fixture
def sign_in(writers: Server, device: Make) -> Callable[..., Device]:
    def make(name: str = "ana-who-writes", **options: object) -> Device:
        somebody = device(**options)
        somebody.sign_in(name, PEOPLE[name])
        return somebody

    return make


def put_in(page: Page, text: str, context: str = "") -> None:
    page.goto("/say-it-better/")
    page.locator("#id_say_text").fill(text)
    if context:
        page.locator("textarea[name=say_context]").fill(context)
    page.get_by_role("button", name="Look at it with me").click()
    page.get_by_role("heading", name="How it may land").wait_for()


def test_every_state_of_the_page_is_accessible_and_fits(sign_in: Callable[..., Device]) -> None:
    somebody = sign_in()
    page, eyes = somebody.page, Eyes(somebody)
    states = {
        "empty": lambda: page.goto("/say-it-better/"),
        "seen": lambda: put_in(page, HARD),
        "answer": lambda: put_in(page, "Calm down, it's only a cat.", "I can't stop crying, the vet said it was time."),
        "guarded": lambda: put_in(page, "You hit me on Saturday and I'm scared of you."),
    }
    for name, reach in states.items():
        reach()
        eyes.look(name)
    page.set_viewport_size(WIDE)
    put_in(page, HARD)
    assert [*eyes.wrong, *somebody.axe()] == []


def test_ana_sees_reshapes_and_keeps_hers(sign_in: Callable[..., Device]) -> None:
    page = sign_in().page
    put_in(page, HARD)
    expect(page.locator(".read .may")).to_contain_text("You never listen to me.")
    expect(page.locator(".margin > li.may h3").first).to_contain_text("May land as criticism")
    page.locator(".read sup a").first.click()
    assert page.url.endswith("#note-1")
    wording = page.get_by_label("Wording 1")
    wording.fill(wording.input_value().replace("___", "alone", 1))
    page.get_by_role("button", name="Look at this one").first.click()
    expect(page.locator(".read")).to_contain_text("I feel alone.")
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#kept")).to_have_value(
        "When you do not listen to me, I feel alone. Could you ___? I felt sad when you left the table."
    )


def test_ben_reads_all_of_it_without_scripts_and_gets_his_words_back_whole(sign_in: Callable[..., Device]) -> None:
    page = sign_in("ben-who-answers", java_script_enabled=False).page
    put_in(page, "Get some sleep and stop worrying.", "I lie awake because of the tests.")
    expect(page.locator(".margin > li.may").first).to_be_visible()
    expect(page.get_by_role("heading", name="As an answer to their words")).to_be_visible()
    expect(page.locator("[data-copy]").first).to_be_hidden()
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#kept")).to_have_value("Get some sleep and stop worrying.")


def test_the_page_can_be_walked_by_keyboard_alone(sign_in: Callable[..., Device]) -> None:
    page = sign_in().page
    page.goto("/say-it-better/")
    page.locator("#id_say_text").focus()
    page.keyboard.type("You never listen to me.")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Look at it with me":
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="How it may land").wait_for()
    page.locator(".read sup a").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#note-1")
