"""A session that is ended on another device goes blank there by itself, in every tab."""

from collections.abc import Callable

from browser.walking import Walker
from browsing import WIDE, Device
from serving import Server

Make = Callable[..., Device]


def test_a_lost_phone_goes_blank_when_its_session_is_ended(device: Make, fresh_server: Server) -> None:
    laptop = device(at=fresh_server, viewport=WIDE)
    Walker(laptop, "Ana").begin()
    phone = device(at=fresh_server)
    phone.sign_in("ana", Walker(laptop, "Ana").passphrase)
    with phone.page.expect_request("**/live/session", timeout=20_000):
        phone.page.goto("/journal/")
    second_tab = phone.another_page()
    second_tab.goto("/journal/new/")
    laptop.page.goto("/settings/sessions/")
    laptop.page.get_by_role("button", name="End it").first.click()
    for tab in (phone.page, second_tab):
        tab.wait_for_url("**/sign-in/**", timeout=10_000)
    laptop.page.goto("/journal/")
    assert "/journal/" in laptop.page.url
