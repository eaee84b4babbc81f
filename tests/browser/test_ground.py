"""What holds for every page before anybody has signed in, and under another name with TLS."""

from collections.abc import Callable

import pytest

from browser.walking import Walker
from browsing import WIDE, Device, no_horizontal_scroll, widest
from serving import Server, person

Make = Callable[..., Device]
OPEN_PAGES = ["/", "/sign-in/", "/support/", "/away/", "/offline/", "/no-such-page/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", OPEN_PAGES)
def test_open_pages_are_accessible_and_fit_a_phone(device: Make, path: str, scheme: str) -> None:
    somebody = device(color_scheme=scheme)
    page = somebody.page
    page.goto(path)
    assert somebody.axe() == []
    assert no_horizontal_scroll(page), widest(page)


def test_a_page_asked_for_by_number_is_shown_at_localhost(device: Make, server: Server) -> None:
    page = device().page
    page.goto(f"http://localhost:{server.port}/support/")
    assert page.url.startswith("http://localhost:")


def test_without_scripts_a_plain_form_is_taken_for_ours_although_no_referrer_is_sent(
    device: Make, server: Server
) -> None:
    person(server.home, "dana", "lantern walnut harbour violin meadow thread")
    page = device(java_script_enabled=False).sign_in("dana", "lantern walnut harbour violin meadow thread")
    assert page.locator("main").is_visible()
    page.goto("/journal/new/")
    page.locator("textarea[name=text]").fill("Written without a script.")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/journal/entries/**")
    assert "Written without a script." in page.locator("main").inner_text()


def test_over_tls_under_another_name_the_pages_and_their_scripts_work(device: Make, tls_server: Server) -> None:
    somebody = device(at=tls_server, viewport=WIDE)
    page = somebody.page
    page.goto("/sign-in/")
    assert page.evaluate("window.isSecureContext") is True
    for cookie in somebody.context.cookies():
        assert cookie["name"].startswith("__Host-")
        assert cookie["secure"]
    assert somebody.axe() == []


def test_over_tls_an_invitation_leads_to_that_name_and_opens_there(device: Make, tls_server: Server) -> None:
    ana = Walker(device(at=tls_server), "Ana")
    ana.setup = tls_server.said.partition("needs this setup code: ")[2].split()[0]
    ana.begin(other="Ben")
    path = ana.invite()
    assert ana.page.locator("[data-copied-from]").inner_text().strip() == tls_server.origin + path
    assert not ana.reads("This address is known to this machine alone")
    assert all(cookie["name"].startswith("__Host-") for cookie in ana.device.context.cookies())
    cleo = device(at=tls_server).page
    cleo.goto(tls_server.origin + path)
    assert "Ana invites you" in cleo.locator("main").inner_text()
