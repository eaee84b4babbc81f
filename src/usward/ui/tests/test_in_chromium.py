"""The component page in a real Chromium: nothing axe finds, nothing the policy blocks, and the way out."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from browsing import NARROWEST, PHONE, WIDE, Device, no_horizontal_scroll, widest
from serving import Server

pytestmark = pytest.mark.browser

THEMES = ["light", "dark"]
SIZES = {"narrowest": NARROWEST, "phone": PHONE, "wide": WIDE}
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary, label.step, .chip > label')]
    .filter(each => each.checkVisibility() && !each.closest('p, blockquote') && !['radio', 'checkbox'].includes(each.type))
    .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
    .filter(([box]) => box.width > 1 && (box.width < 43.9 || box.height < 43.9))
    .map(([box, html]) => `${html} ${box.width} x ${box.height}`)"""
# How long the screen still shows something after Exit was pressed: until the next frame has been painted blank.
WATCH = """() => addEventListener('submit', () => {
    const pressed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const gone = document.documentElement.hidden && getComputedStyle(document.body).visibility === 'hidden';
        document.cookie = `blank=${gone ? Math.round(performance.now() - pressed) : 99999}`;
    }));
}, true)"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("ui") / "home", env={"USWARD_DEV": "1"}) as running:
        yield running


def components(somebody: Device, query: str = "") -> Page:
    somebody.page.goto(f"/_ui/{query}")
    somebody.page.wait_for_load_state("networkidle")
    return somebody.page


@pytest.mark.parametrize(("scheme", "size"), list(product(THEMES, SIZES)))
def test_every_component_is_accessible_and_fits(device: Callable[..., Device], scheme: str, size: str) -> None:
    somebody = device(color_scheme=scheme, viewport=SIZES[size])
    page = components(somebody)
    assert no_horizontal_scroll(page), widest(page)
    assert page.evaluate(TOO_SMALL) == []
    assert somebody.axe() == []


@pytest.mark.parametrize(("scheme", "hue"), [("light", "teal"), ("dark", "rose")])
def test_other_colours_are_as_accessible(device: Callable[..., Device], scheme: str, hue: str) -> None:
    somebody = device(color_scheme=scheme)
    components(somebody, f"?me={hue}&you=violet&stroke=dashed")
    assert somebody.axe() == []


def test_exit_blanks_at_once_in_every_tab_and_back_brings_nothing(device: Callable[..., Device]) -> None:
    somebody = device()
    page = components(somebody)
    page.fill("#id_words", "half a sentence")
    other = somebody.another_page()
    other.goto("/_ui/")
    other.fill("#id_words", "in the other tab")
    page.evaluate(WATCH)
    sent = []
    somebody.context.on("request", lambda request: sent.append((request.method, request.url, request.post_data)))
    page.click("[data-exit] button")
    page.wait_for_url("**/away/")
    other.wait_for_url("**/away/")
    blank = next(each["value"] for each in somebody.context.cookies() if each["name"] == "blank")
    assert int(blank) <= 200
    posts = {url.rpartition("/")[0].rpartition("/")[2]: body for method, url, body in sent if method == "POST"}
    assert set(posts) == {"exit", "drafts"}
    assert "words=half+a+sentence" in posts["exit"]
    assert "_page=%2F_ui%2F" in posts["exit"]
    assert "words=in+the+other+tab" in posts["drafts"]
    assert page.title() == "Kitchen measures"
    page.go_back()
    assert page.locator("#id_words").count() == 0, "the page that was left stands in no history"


def test_shift_three_times_leaves_but_not_while_typing(device: Callable[..., Device]) -> None:
    page = components(device())
    page.focus("#id_words")
    for key in ("Shift", "Shift", "a", "Shift", "Shift+B", "Shift", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url.endswith("/_ui/")
    page.keyboard.press("c")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/away/")


def test_when_the_idle_time_has_passed_the_words_are_sent_and_the_page_is_gone(device: Callable[..., Device]) -> None:
    somebody = device()
    somebody.page.clock.install()
    page = components(somebody)
    sent = []
    somebody.context.on("request", lambda request: sent.append((request.url.rsplit("/", 2)[1], request.post_data)))
    somebody.expect_fault("status of 4")
    page.fill("#id_words", "before the lock")
    page.clock.run_for(61_000)
    page.locator("#id_words").press_sequentially(" and after a minute")
    page.clock.run_for(600_000)
    assert [where for where, _ in sent].count("active") == 1
    page.clock.run_for(301_000)
    expect(page.locator("#id_words")).to_have_value("")
    assert "words=before+the+lock+and+after+a+minute" in dict(sent)["lock"]


def test_without_a_network_it_breathes_and_exit_still_looks_like_nothing(device: Callable[..., Device]) -> None:
    somebody = device()
    page = components(somebody)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    somebody.expect_fault("ERR_INTERNET_DISCONNECTED")
    somebody.context.set_offline(True)
    page.goto("/_ui/")
    assert page.title() == "No connection"
    assert page.locator("[data-line]").is_visible()
    page.goto("/away/")
    assert page.title() == "Kitchen measures"
    kept = page.evaluate(
        "caches.keys().then(async names => (await (await caches.open(names[0])).keys()).map(each => each.url))"
    )
    assert sorted(url for url in kept if "/static/" not in url) == [
        f"{somebody.origin}/away/",
        f"{somebody.origin}/offline/",
    ]


def test_the_flower_opens_one_family_and_tells_what_was_chosen(device: Callable[..., Device]) -> None:
    page = components(device())
    page.locator(".flower button", has_text="low").first.click()
    assert page.locator("[data-wheel]").first.locator(".family[open]").count() == 1
    page.locator("label", has_text="weary").first.click()
    assert page.locator("[data-chosen]").first.inner_text() == "You chose wistful, weary"


def test_a_scale_is_moved_by_the_arrow_keys(device: Callable[..., Device]) -> None:
    page = components(device())
    page.focus("#id_closeness_4")
    page.keyboard.press("ArrowRight")
    assert page.locator("[name=closeness]:checked").first.input_value() == "6"


def test_without_script_families_unfold_and_a_dialog_shows(device: Callable[..., Device]) -> None:
    page = components(device(java_script_enabled=False))
    assert page.locator(".flower").first.is_hidden()
    page.locator("summary", has_text="curious").first.click()
    assert page.locator("label", has_text="hopeful").first.is_visible()
    page.click("[data-dialog]")
    assert page.locator("#dialog").is_visible()


def test_a_fragment_comes_in_under_the_policy(device: Callable[..., Device]) -> None:
    page = components(device())
    page.evaluate("htmx.ajax('GET', '/offline/', {target: '.empty', swap: 'innerHTML', select: 'h1'})")
    page.wait_for_selector(".empty h1")
    refused = page.evaluate("() => { try { document.createElement('script').src = '/x.js' } catch { return true } }")
    assert refused is True
