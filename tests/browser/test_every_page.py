"""Every page there is, looked at: the demo's four places and all they lead to, the first minutes, doors and dead ends.

The last test compares with the addresses of the site, so that a page nobody looks at, here or in the walk of a practice,
fails it.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from browser.looking import Eyes
from browser.walking import Walker
from browsing import Device
from privacy.routes import routes
from serving import Server, usward

Make = Callable[..., Device]
STARTS = [
    "/", "/together/", "/me/", "/us/", "/us/?back=4w", "/us/?back=1y", "/support/", "/support/?country=DE", "/settings/",
    "/check-in/guess/", "/drafts/", "/who-can-read-what/", "/away/", "/offline/", "/no-such-page/",
]  # fmt: skip
DEAD = {"/no-such-page/", "/join/" + "a" * 26 + "/"}
#: Addresses that only take something (a POST), lead on, or are no pages.
NOT_PAGES = {
    "accounts:lock", "accounts:exit", "accounts:active", "accounts:continue-draft", "accounts:discard-draft",
    "accounts:join", "accounts:revoke", "accounts:confirm", "accounts:called", "accounts:terms", "accounts:quiet",
    "accounts:seen", "accounts:take-back", "accounts:stop-standing",
    "appreciation:giving", "appreciation:withdrawal", "appreciation:calling-off", "appreciation:removal",
    "appreciation:thanks-withdrawal", "appreciation:put-away",
    "checkin:removal", "checkin:gifts", "checkin:withdrawal", "checkin:put-away", "journal:removal",
    "journal:withdrawal", "journal:put-away",
    "ui:service-worker", "ui:manifest",
}  # fmt: skip
looked_at: set[str] = set()
walked: list[str] = []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """The demo as it is served, and Maya's passphrase."""
    home = tmp_path_factory.mktemp("demo") / "home"
    told = usward(home, "demo").stdout
    words = next(line.split(maxsplit=1)[1] for line in told.splitlines() if line.split()[:1] == ["maya"])
    with Server(home, env={"USWARD_DEV": "1"}) as server:
        yield server, words


def kind_of(path: str) -> str:
    """The name of the route an address belongs to, with the names of its questions; the address when it is none."""
    parts = urlsplit(path)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        name = parts.path
    return name + "".join(f"?{pair.partition('=')[0]}" for pair in parts.query.split("&") if pair)


def walk_on(eyes: Eyes, starts: list[str], *, follow: bool = True) -> None:
    """Open these pages and, unless told not to, all they lead to, one of every kind.

    What the walk of a practice looks at closely, in every state it has, is here only opened and measured.
    """
    elsewhere, _ = told_by_others()
    waiting = list(starts)
    known: set[str] = set()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path) if path not in starts else path
        if kind in known:
            continue
        known.add(kind)
        eyes.open(path, kind, 404 if path in DEAD else 200, closely=kind_of(path).partition("?")[0] not in elsewhere)
        looked_at.add(kind_of(path).partition("?")[0])
        if not follow:
            continue
        links = eyes.page.eval_on_selector_all("a[href]", "links => links.map(link => [link.origin, link.href])")
        waiting += [_path(href) for origin, href in links if origin == eyes.device.origin]


def _path(href: str) -> str:
    parts = urlsplit(href)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def here(eyes: Eyes, kind: str) -> None:
    """Look at the page as it stands."""
    looked_at.add(kind_of(_path(eyes.page.url)).partition("?")[0])
    eyes.look(kind)


def test_every_page_of_the_demo_is_whole(device: Make, demo: tuple[Server, str]) -> None:
    server, words = demo
    maya = device(at=server)
    maya.sign_in("maya", words)
    eyes = Eyes(maya)
    walk_on(eyes, STARTS)
    maya.expect_fault("status of 500")
    for status in (400, 403, 404, 500):
        eyes.open(f"/_ui/errors/{status}/", status=status)
    walked.append("the demo")
    assert eyes.wrong == []


def test_what_waits_behind_settings_spaces_and_locks_is_whole(device: Make, demo: tuple[Server, str]) -> None:
    server, words = demo
    walker = Walker(device(at=server), "Maya", passphrase=words)
    eyes, page = Eyes(walker.device), walker.page
    walker.sign_in()
    walker.begin_space("Robin")
    link = walker.invite_here()
    here(eyes, "an invitation that was made")
    eyes.open(link, "one's own invitation")
    stranger = Eyes(device(at=server))
    walk_on(
        stranger,
        [link, "/sign-in/", "/recover/", "/who-can-read-what/", *sorted(DEAD), f"{link}account/", f"{link}not-now/"],
        follow=False,
    )
    page.goto("/settings/recovery-code/")
    page.locator("main input[type=password]").fill(words)
    page.locator("main form button").first.click()
    page.wait_for_url("**/welcome/code/")
    walk_on(eyes, ["/welcome/code/", "/welcome/code/back/", "/welcome/code/none/"], follow=False)
    page.goto("/settings/pin/")
    page.locator("input[name=pin]").fill("481516")
    walker.press("Use this PIN")
    walker.lock()
    page.wait_for_url("**/unlock/**")
    here(eyes, "locked")
    walker.try_pin("000000")
    here(eyes, "locked, after a wrong PIN")
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill("maya")
    page.get_by_label("Password", exact=True).fill("not the password of anybody")
    page.locator("main form button.go").click()
    page.get_by_role("alert").first.wait_for()
    here(eyes, "a sign-in that failed")
    walked.append("behind doors")
    assert eyes.wrong + stranger.wrong == []


def test_the_first_minutes_and_every_empty_page_are_whole(device: Make, fresh_server: Server) -> None:
    ana = Walker(device(at=fresh_server), "Ana")
    eyes = Eyes(ana.device)
    ana.look = lambda: here(eyes, ana.page.url)
    ana.begin()
    walk_on(eyes, ["/", "/together/", "/me/", "/us/", "/journal/", "/appreciation/", "/appreciation/one/",
                   "/check-in/days/", "/check-in/week-by-week/", "/check-in/guess/", "/what-i-share/", "/drafts/", "/spaces/"], follow=False)  # fmt: skip
    ana.begin_space("Ben", bond="Partners")
    walk_on(
        eyes, ["/", "/together/", "/us/", "/check-in/", "/appreciation/new/", "/check-in/week-by-week/"], follow=False
    )
    ana.appreciate("That you hold the door with your foot.", give=False)
    here(eyes, "a note that was kept")
    ana.page.get_by_role("link", name="Change the words").click()
    ana.page.wait_for_url("**/change/")
    here(eyes, "a note to change")
    ana.check_in("", closeness=3)
    here(eyes, "after a check-in")
    ana.door()
    ana.page.get_by_role("link", name="Close this space").click()
    ana.press("Leave now")
    ana.page.wait_for_url("**/spaces/left/")
    here(eyes, "left")
    walked.append("first minutes")
    assert eyes.wrong == []


def test_no_page_was_left_out() -> None:
    if len(walked) < 3:
        pytest.skip("stands on the tests before it in this file")
    names = {route.name for route in routes()}
    elsewhere, no_pages = told_by_others()
    assert names >= NOT_PAGES | elsewhere | no_pages, "an address was renamed"
    assert names - NOT_PAGES - no_pages - elsewhere - looked_at == set()


def told_by_others() -> tuple[set[str], set[str]]:
    """What the other walks say they look at (`LOOKS_AT`, held against what they did), and what is no page there."""
    walks = [import_module(f"browser.{path.stem}") for path in Path(__file__).parent.glob("test_*.py")]
    looks: set[str] = set().union(*(getattr(walk, "LOOKS_AT", set()) for walk in walks))
    return looks, set().union(*(getattr(walk, "NO_PAGES", set()) for walk in walks))
