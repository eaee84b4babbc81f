"""Two people's first evening, and what the stranger gets to see: real Chromium, real server, three devices."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.settled import Evening, People, served, walk
from browsing import Device
from serving import Server

Make = Callable[..., Device]


@pytest.fixture(scope="module")
def evening(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Evening:
    return walk(browser, tmp_path_factory.mktemp("evening"))


@pytest.fixture(scope="module")
def evening_server(evening: Evening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(evening, tmp_path_factory.mktemp("evening-served"))


@pytest.fixture
def someone(device: Make, evening: Evening, evening_server: Server) -> People:
    """Ana and Ben after both have said yes, on one server for all tests that leave no trace which others would see."""
    return People(device, evening_server, evening)


@pytest.fixture
def someone_apart(device: Make, evening: Evening, tmp_path: Path) -> Iterator[People]:
    """The same two on a server of their own, for what cannot be undone."""
    for server in served(evening, tmp_path):
        yield People(device, server, evening)


def test_from_the_door_to_the_first_check_in_are_few_steps_and_each_says_what_it_is_for(evening: Evening) -> None:
    headings = [step.split("\n")[0] for step in evening.steps]
    assert len(headings) == len(set(headings)) <= 6
    for step in evening.steps:
        assert len(step.split("\n")[1].split()) >= 8, f"no sentence explains: {step[:60]}"


def test_an_evening_is_checked_in_given_seen_thanked_and_taken_back(someone: People) -> None:
    ana, ben = someone("Ana"), someone("Ben")
    ana.check_in("The rain on the roof was loud and I liked it.", closeness=6, feeling="wistful")
    ben.open("/")
    assert not ben.reads("The rain on the roof")
    ana.press("Give the words")
    ben.open("/")
    assert ben.reads("The rain on the roof was loud and I liked it.")
    assert ben.reads("wistful")
    assert not ben.reads("6")

    ben.appreciate("You waited with the soup until I was home.")
    ana.open("/")
    assert ana.reads("You waited with the soup until I was home.")
    ana.press("Thank Ben quietly")
    ben.open("/")
    assert ben.reads("thanks you")

    ana.open("/what-i-share/")
    ana.page.locator("li", has_text="rain on the roof").get_by_role("button", name="Take it back").click()
    ben.open("/")
    assert not ben.reads("The rain on the roof")


def test_for_a_minute_what_was_given_can_be_taken_back_where_one_stands(someone: People) -> None:
    ana, ben = someone("Ana"), someone("Ben")
    ana.appreciate("That you laughed at the burnt toast.")
    toast = ana.page.locator("[data-toast]")
    toast.get_by_role("button", name="Take it back").click()
    ana.page.wait_for_load_state()
    ben.open("/")
    assert not ben.reads("burnt toast")
    ben.open("/appreciation/")
    assert not ben.reads("burnt toast")


def test_without_scripts_one_signs_in_checks_in_gives_and_takes_back(someone: People) -> None:
    ben = someone.fresh("Ben", java_script_enabled=False)
    ben.check_in("A plain day, plainly told.", closeness=4, feeling="calm")
    ben.press("Give the words")
    ana = someone("Ana")
    ana.open("/")
    assert ana.reads("A plain day, plainly told.")
    ben.open("/what-i-share/")
    ben.page.locator("li", has_text="A plain day").get_by_role("button", name="Take it back").click()
    ana.open("/")
    assert not ana.reads("A plain day")


def test_without_scripts_words_sent_after_the_lock_are_kept_and_offered(someone: People) -> None:
    ben = someone.fresh("Ben", java_script_enabled=False)
    ben.open("/journal/new/")
    ben.page.locator("textarea[name=text]").fill("Written by hand, sent too late.")
    other = ben.device.another_page()
    other.goto("/settings/")
    other.locator("details.menu summary").first.click()
    other.locator("details.menu").get_by_role("button", name="Lock").click()
    ben.page.locator("main form button.go").first.click()
    assert ben.reads("What you were writing travels with this page")
    ben.sign_in_here()
    assert ben.reads("Written by hand, sent too late.")
    ben.press("Let it go")


def test_words_written_when_another_tab_locks_come_back(someone: People) -> None:
    ana = someone.fresh("Ana")
    ana.open("/journal/new/")
    ana.page.locator("textarea[name=text]").fill("I do not want to lose this sentence.")
    other = ana.device.another_page()
    other.goto("/settings/")
    other.locator("details.menu summary").first.click()
    other.locator("details.menu").get_by_role("button", name="Lock").click()
    ana.page.wait_for_url("**/sign-in/**")
    ana.sign_in()
    ana.open("/drafts/")
    assert ana.reads("I do not want to lose this sentence.")
    ana.press("Go on where you were")
    ana.page.locator("textarea[name=text]").wait_for()
    assert ana.page.locator("textarea[name=text]").input_value() == "I do not want to lose this sentence."
    ana.press("Keep it")
    ana.page.wait_for_url(lambda address: "/new/" not in address)
    ana.open("/drafts/")
    assert ana.reads("Nothing is waiting here")


def test_a_quarter_of_an_hour_without_a_touch_locks_and_keeps_the_words(someone: People) -> None:
    ana = someone.fresh("Ana")
    ana.page.clock.install()
    ana.open("/journal/new/")
    ana.page.locator("textarea[name=text]").fill("Half a sentence, and then the phone rang")
    ana.page.clock.fast_forward("14:00")
    assert "/journal/new/" in ana.page.url
    ana.page.clock.fast_forward("02:00")
    expect(ana.page).to_have_url(re.compile("/sign-in/"))  # looks again where waiting for one navigation may miss it
    ana.page.clock.resume()
    ana.sign_in()
    ana.open("/drafts/")
    assert ana.reads("Half a sentence, and then the phone rang")
    ana.press("Let it go")


@pytest.mark.parametrize("way", ["Shift", "button"])
def test_exit_blanks_at_once_locks_every_tab_and_back_shows_the_lock(someone: People, way: str) -> None:
    ana = someone.fresh("Ana")
    second = ana.device.another_page()
    second.goto("/me/")
    ana.open("/journal/new/")
    ana.page.locator("textarea[name=text]").fill("Only half a thought")
    ana.time_the_blank("keydown" if way == "Shift" else "click")
    if way == "Shift":
        for _ in range(3):
            ana.page.keyboard.press("Shift")
    else:
        ana.page.get_by_role("button", name="Exit").click()
    ana.page.wait_for_url("**/away/")
    assert len(ana.blanks) == 1
    assert 0 < ana.blanks[0] <= 200
    assert "sward" not in ana.page.title().lower() + ana.page.content().lower().replace("/static/", "")
    second.wait_for_url("**/away/")
    ana.page.go_back()
    ana.page.wait_for_url("**/sign-in/**")
    assert "Only half a thought" not in ana.page.content()
    ana.sign_in()
    ana.open("/drafts/")
    assert ana.reads("Only half a thought")
    ana.press("Let it go")


def test_a_pin_opens_this_device_again_and_five_wrong_ones_forget_it(someone: People) -> None:
    ana = someone.fresh("Ana")
    ana.open("/settings/pin/")
    ana.page.locator("input[name=pin]").fill("481516")
    ana.press("Use this PIN")
    ana.lock()
    ana.page.wait_for_url("**/unlock/**")
    ana.try_pin("481516")
    ana.open("/me/")
    assert ana.reads("Journal")
    ana.lock()
    ana.page.wait_for_url("**/unlock/**")
    for tried in range(1, 6):
        assert "/unlock/" in ana.page.url, f"only {tried - 1} tries were allowed"
        ana.try_pin("000000")
    ana.open("/unlock/")
    assert "/sign-in/" in ana.page.url
    ana.open("/me/")
    assert "/sign-in/" in ana.page.url


def test_going_quiet_shows_nothing_of_mine_and_waits_with_theirs(someone: People) -> None:
    ana, ben = someone("Ana"), someone("Ben")
    ana.door()
    ana.press("Go quiet")
    ana.page.get_by_role("button", name="Come back").wait_for()
    ben.appreciate("The way you hummed this morning.")
    ana.open("/")
    assert not ana.reads("hummed")
    ana.door()
    ana.press("Come back")
    ana.page.get_by_role("button", name="Go quiet").wait_for()
    ana.open("/")
    assert ana.reads("The way you hummed this morning.")


def test_leaving_is_one_sided_and_instant(someone_apart: People) -> None:
    ana, ben = someone_apart("Ana"), someone_apart("Ben")
    ana.appreciate("You carried the heavy half of the shelf.")
    ana.check_in("A good tired.", closeness=5)
    ana.press("Give the words")
    ben.open("/")
    assert ben.reads("A good tired.")
    ana.door()
    ana.page.get_by_role("link", name="Leave this space").click()
    assert ana.reads("What stays")
    assert ana.reads("go quiet instead")
    ana.press("Leave now")
    ana.page.wait_for_url("**/spaces/left/")
    ben.open("/")
    assert not ben.reads("A good tired.")
    ben.open("/appreciation/")
    assert ben.reads("You carried the heavy half of the shelf.")
    ben.door()
    assert ben.reads("You are on your own here now")
    ana.open("/")
    assert ana.reads("A good tired.")


def test_a_used_link_a_revoked_one_and_one_that_never_was_look_alike(someone: People, evening: Evening) -> None:
    ben, cleo = someone("Ben"), someone("Cleo")
    ben.begin_space("Dora")
    revoked = ben.invite_here()
    cleo.open(revoked)
    assert cleo.reads("Ben invites you")
    ben.press("Take the link back")
    ben.page.wait_for_load_state()
    seen = set()
    for link in (evening.link, revoked, "/join/" + "a" * 26 + "/"):
        answer = cleo.page.goto(link)
        assert answer
        seen.add((answer.status, cleo.page.title(), cleo.page.locator("body").inner_text()))
    assert len(seen) == 1
    cleo.open("/us/")
    assert "/sign-in/" in cleo.page.url
