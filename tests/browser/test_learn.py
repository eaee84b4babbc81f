"""The library in a real browser: light and dark, phone and wide, with and without scripts, and no trace of reading."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browsing import WIDE, Device
from serving import Server, person

Make = Callable[..., Device]
LOOKS_AT = {
    "pages:learn", "pages:lesson", "pages:learn-practices", "pages:learn-practice", "pages:learn-rituals",
    "pages:learn-together", "pages:learn-decks", "pages:learn-words", "pages:learn-feelings", "pages:learn-calm",
    "pages:learn-script",
}  # fmt: skip
NAME, PASSWORD = "ana-who-reads", "plum harbor violin seven quiet owls"
SHELVES = [
    "/learn/", "/learn/practices/", "/learn/rituals/", "/learn/together/", "/learn/decks/", "/learn/decks/?theme=money",
    "/learn/words/", "/learn/words/feelings/", "/learn/words/calm/", "/learn/practices/?q=zzzz",
]  # fmt: skip


@pytest.fixture(scope="module")
def reader(server: Server) -> Server:
    """The server, with an account that only reads."""
    person(server.home, NAME, PASSWORD)
    return server


@pytest.fixture
def sign_in(reader: Server, device: Make) -> Callable[..., Device]:
    def make(**options: object) -> Device:
        somebody = device(**options)
        somebody.sign_in(NAME, PASSWORD)
        return somebody

    return make


def details(page: Page) -> list[str]:
    """One practice, one script and, once there are any, one lesson, as a reader would reach them."""
    found = ["/learn/words/calm/longer-out/"]
    for shelf in ("/learn/practices/", "/learn/"):
        page.goto(shelf)
        doors = page.locator("#found a.door")
        if doors.count():
            found.append(str(doors.first.get_attribute("href")))
    return found


def how_many(page: Page) -> int:
    """What the page says it found, and what a screen reader is told."""
    told = re.search(r"\d+", page.locator("#how-many").inner_text())
    assert told
    assert told[0] in page.locator(".chosen-ones").inner_text()
    return int(told[0])


def test_every_page_is_accessible_and_fits(sign_in: Callable[..., Device]) -> None:
    eyes = Eyes(sign_in())
    for path in [*SHELVES, *details(eyes.page)]:
        eyes.open(path)
    assert eyes.wrong == []


def test_side_by_side_on_a_wide_screen_it_is_accessible_too(sign_in: Callable[..., Device]) -> None:
    somebody = sign_in(viewport=WIDE)
    for path in ("/learn/practices/", details(somebody.page)[-1]):
        somebody.page.goto(path)
        assert somebody.axe() == [], path


def test_choosing_narrows_at_once_and_the_address_keeps_step(sign_in: Callable[..., Device]) -> None:
    page = sign_in(viewport=WIDE).page
    page.goto("/learn/together/")
    everything = how_many(page)
    page.evaluate("window.samePage = true")
    page.get_by_label("Money").select_option("free")
    expect(page.locator(".taken", has_text="free")).to_be_visible()
    fewer = how_many(page)
    assert fewer < everything
    page.get_by_label("Look for a word").fill("walk")
    expect(page.locator(".taken", has_text="walk")).to_be_visible()
    assert how_many(page) < fewer
    assert page.evaluate("window.samePage") is True
    assert "money=free" in page.url
    assert "q=walk" in page.url
    assert page.get_by_label("Look for a word").evaluate("box => box === document.activeElement")
    page.reload()
    assert page.get_by_label("Money").input_value() == "free"
    page.locator(".taken", has_text="walk").click()
    assert how_many(page) == fewer


def test_without_scripts_the_same_form_finds_the_same(sign_in: Callable[..., Device]) -> None:
    page = sign_in(java_script_enabled=False).page
    page.goto("/learn/practices/")
    everything = how_many(page)
    page.locator("summary", has_text="Narrow it down").click()
    page.get_by_label("About").select_option("listening")
    page.get_by_label("Look for a word").fill("hear")
    page.get_by_role("button", name="Find").click()
    assert 0 < how_many(page) < everything
    page.locator("#found a.door").first.click()
    assert page.locator("ol.steps > li").count() >= 2
    page.goto("/learn/words/feelings/")
    page.locator("summary", has_text="worn").click()
    assert page.locator("details[open] dt", has_text="weary").count() or page.locator("details[open] dt").count() > 10
    page.goto("/learn/words/calm/longer-out/")
    assert page.locator("ol.paced > li").first.is_visible()
    assert not page.get_by_role("button", name="Lead me, line by line").is_visible()


def test_what_was_looked_for_is_no_draft_after_exit(sign_in: Callable[..., Device]) -> None:
    somebody = sign_in()
    page = somebody.page
    page.goto("/learn/")
    page.get_by_label("Look for a word").press_sequentially("how to leave")
    expect(page.locator(".taken", has_text="leave")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/away/")
    somebody.sign_in(NAME, PASSWORD)
    page.goto("/drafts/")
    assert "how to leave" not in page.content()
    assert "/learn/" not in page.locator("main").inner_html()


def test_the_flower_opens_one_family_at_a_time(sign_in: Callable[..., Device]) -> None:
    page = sign_in().page
    page.goto("/learn/words/feelings/")
    page.get_by_role("button", name="worn").click()
    assert page.locator("details.family[open]").count() == 1
    assert page.locator("details.family[open] summary").inner_text().strip() == "worn"
    assert page.locator("details.family[open] dd").first.is_visible()


def test_a_script_leads_line_by_line_and_stops_when_told(sign_in: Callable[..., Device]) -> None:
    page = sign_in().page
    page.clock.install()
    page.goto("/learn/words/calm/longer-out/")
    lines = page.locator("ol.paced > li")
    seconds = int(str(lines.nth(0).get_attribute("data-seconds")))
    page.get_by_role("button", name="Lead me, line by line").click()
    expect(lines.nth(0)).to_have_attribute("aria-current", "step")
    assert not lines.nth(1).is_visible()
    page.clock.run_for(seconds * 1000 + 50)
    expect(lines.nth(1)).to_be_visible()
    assert lines.nth(1).locator("span").first.inner_text() == page.locator("[data-said]").text_content()
    page.get_by_role("button", name="Stop here").click()
    assert lines.nth(0).is_visible()
    assert page.locator("[aria-current=step]").count() == 0


def test_the_circle_breathes_unless_the_device_asks_for_stillness(sign_in: Callable[..., Device]) -> None:
    moving, still = sign_in().page, sign_in(reduced_motion="reduce").page
    for page in (moving, still):
        page.goto("/learn/words/calm/longer-out/")
        assert "breathe in 4, breathe out 6" in page.locator("main").inner_text()
    radius = "document.querySelector('.pace .air').r.animVal.value"
    first = moving.evaluate(radius)
    moving.wait_for_timeout(1500)
    assert moving.evaluate(radius) > first
    assert not still.locator(".pace").is_visible()
