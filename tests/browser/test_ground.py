"""What holds for every page before anybody has signed in, and under another name with TLS."""

from collections.abc import Callable

import pytest

from browsing import WIDE, Device, no_horizontal_scroll, widest
from serving import Server

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


def test_a_plain_form_is_taken_for_ours_although_no_referrer_is_sent(device: Make) -> None:
    page = device(java_script_enabled=False).page
    page.goto("/sign-in/")
    page.locator("input[name=username]").fill("nobody-of-that-name")
    page.locator("input[name=password]").fill("six quiet words nobody ever chose")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_load_state()
    assert page.locator("input[name=password]").count() == 1, "the sign-in page answered, not the page about old forms"


def test_over_tls_under_another_name_the_pages_and_their_scripts_work(device: Make, tls_server: Server) -> None:
    somebody = device(at=tls_server, viewport=WIDE)
    page = somebody.page
    page.goto("/sign-in/")
    assert page.evaluate("window.isSecureContext") is True
    for cookie in somebody.context.cookies():
        assert cookie["name"].startswith("__Host-")
        assert cookie["secure"]
    assert somebody.axe() == []
