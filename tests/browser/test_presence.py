"""Presence in real browsers: agreed on, begun, joined, slept through, ended softly; on one phone, alone, without scripts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from browser.looking import Eyes
from browser.settled import Evening, People, served
from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]

LOOKS_AT = {
    "presence:front", "presence:begin", "presence:quiet", "presence:afterwards", "presence:minutes", "presence:minute",
    "presence:exercise",
}  # fmt: skip
#: Addresses that only take something.
NO_PAGES = {
    "presence:calling-off", "presence:sharing", "presence:withdrawal", "presence:removal", "presence:put-away",
}  # fmt: skip


@pytest.fixture(scope="module")
def own_server(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(evening, tmp_path_factory.mktemp("presence-served"))


def begin(walker: Walker, length: str = "10 minutes", *, both: bool = True) -> None:
    walker.open("/presence/begin/")
    walker.page.locator("main label").get_by_text(length, exact=True).click()
    tick = walker.page.locator("input[name=both]")
    if tick.count():
        tick.set_checked(both)
    walker.page.get_by_role("button", name="Begin the quiet").dblclick()
    walker.page.wait_for_url("**/quiet/**")


def test_a_time_is_agreed_on_begun_joined_and_ends_softly(people: People) -> None:
    ana, ben = people("Ana"), people("Ben")
    for each in (ana, ben):
        each.device.expect_fault("ERR_INTERNET_DISCONNECTED")
    eyes, bens = Eyes(ana.device), Eyes(ben.device)
    ana.open("/presence/")
    eyes.look("front")
    ana.page.locator("summary", has_text="Ask Ben").click()
    ana.page.get_by_label("When?").fill("Friday after supper")
    ana.press("Ask")
    ben.open("/")
    ben.press("Yes")
    ben.open("/presence/")
    assert ben.reads("You both said yes")
    bens.look("agreed")

    # Ana begins for both; her screen keeps count through reload and tunnel.
    ana.page.clock.install()
    ana.open("/presence/begin/")
    eyes.look("begin")
    begin(ana)
    eyes.look("quiet")
    ana.page.get_by_role("button", name="A soft sound at the end").click()
    expect(ana.page.get_by_role("button", name="A soft sound at the end")).to_have_attribute("aria-pressed", "true")
    awake = ana.page.get_by_role("button", name="Keep the screen on")
    ana.page.context.grant_permissions([])
    awake.click()
    expect(ana.page.get_by_text("will not keep its screen on just now")).to_be_visible()
    expect(awake).to_have_attribute("aria-pressed", "false")
    ana.page.context.grant_permissions(["screen-wake-lock"])
    awake.click()
    expect(awake).to_have_attribute("aria-pressed", "true")
    awake.click()
    expect(awake).to_have_attribute("aria-pressed", "false")
    ana.page.context.set_offline(True)
    ana.page.clock.run_for(60_000)
    assert ana.reads("Quiet until")
    ana.page.context.set_offline(False)

    # Ben joins from Today, stops half-way, goes back, and comes again.
    ben.open("/")
    bens.look("today while Ana is quiet")
    ben.page.get_by_role("link", name="Join").click()
    ben.page.wait_for_url("**/quiet/**")
    there = ben.page.url
    ben.page.get_by_role("link", name="Stop here").click()
    ben.page.wait_for_url("**/afterwards/**")
    ben.page.go_back()
    ben.page.reload()
    assert ben.page.url == there
    assert ben.reads("Quiet until")

    # The time is over: by itself, without a word from the server.
    ana.page.context.set_offline(True)
    ana.page.clock.run_for(600_000)
    expect(ana.page.get_by_role("heading", name="That was your time")).to_be_visible()
    ana.page.context.set_offline(False)
    eyes.look("over")
    ana.page.get_by_role("link", name="How was it?").click()
    ana.page.wait_for_url("**/afterwards/**")
    eyes.look("how was it")
    ana.page.locator("main label").get_by_text("awkward", exact=True).click()
    ana.page.get_by_label("A line").fill("We heard the fridge, and laughed.")
    ana.page.get_by_role("button", name="Keep it, and share the line with Ben").dblclick()
    ana.page.wait_for_url("**/presence/")
    eyes.look("front with a note")
    ben.open("/presence/")
    assert ben.reads("We heard the fridge, and laughed.")
    assert not ben.reads("awkward")
    assert ben.page.locator(".voice.you").count() == 1
    ana.press("Take it back")
    ana.page.get_by_text("Only you.").first.wait_for()
    ben.page.reload()
    assert not ben.reads("We heard the fridge, and laughed.")
    assert eyes.wrong + bens.wrong == []


def test_on_one_phone_an_exercise_is_read_and_timed_and_may_stop(people: People) -> None:
    ana = people("Ana")
    eyes = Eyes(ana.device)
    ana.open("/presence/")
    ana.page.get_by_role("link", name="A long look").click()
    ana.page.wait_for_url("**/exercises/**")
    assert ana.reads("Either of you may stop at any time")
    eyes.look("a long look")
    ana.page.locator("main label").get_by_text("30 seconds", exact=True).click()
    ana.press("Begin")
    ana.page.wait_for_url("**/quiet/**")
    eyes.look("looking")
    ana.page.get_by_role("link", name="Stop here").click()
    ana.page.get_by_role("link", name="Leave it unsaid").click()
    ana.page.wait_for_url("**/presence/")
    assert eyes.wrong == []


def test_alone_there_is_quiet_time_and_mindful_minutes(device: Make, fresh_server: Server) -> None:
    cleo = Walker(device(at=fresh_server), "Cleo")
    eyes = Eyes(cleo.device)
    cleo.begin()
    cleo.open("/presence/")
    eyes.look("front, alone")
    cleo.page.get_by_role("link", name="Mindful minutes").click()
    cleo.page.wait_for_url("**/minutes/")
    eyes.look("minutes")
    cleo.page.get_by_role("link", name="One minute, nothing else").click()
    cleo.page.wait_for_url("**/one-mindful-minute/")
    eyes.look("a minute")
    cleo.press("Lead me, line by line")
    cleo.press("Stop here")
    begin(cleo)
    assert cleo.reads("Quiet until")
    assert eyes.wrong == []


def test_without_scripts_the_quiet_screen_comes_back_by_itself(people: People) -> None:
    ben = people.fresh("Ben", java_script_enabled=False)
    ben.open("/presence/begin/")
    ben.press("Begin the quiet")
    assert ben.reads("Quiet until")
    assert "refresh" in ben.page.content()
    assert ben.page.get_by_role("button", name="A soft sound at the end").count() == 0
    ben.page.get_by_role("link", name="Stop here").click()
    ben.page.get_by_label("A line").fill("Long.")
    ben.press("Keep it")
    assert ben.reads("Long.")
