"""Forms that came from elsewhere are refused, and our own are not, although no referrer is sent."""

import pytest
from django.test import RequestFactory

from usward.site.forgery import SameSiteForms


def judged(origin: str, *, secure: bool = False, **headers: str) -> bool:
    request = RequestFactory().post("/", headers={"Origin": origin, **headers}, secure=secure)
    return SameSiteForms(lambda _: None)._origin_verified(request)


@pytest.mark.parametrize("secure", [True, False])
def test_our_own_form_without_an_origin_passes(secure: bool) -> None:
    assert judged("null", secure=secure, sec_fetch_site="same-origin")


@pytest.mark.parametrize("came_from", ["cross-site", "same-site", "none", ""])
def test_a_hidden_origin_from_anywhere_else_does_not(came_from: str) -> None:
    assert not judged("null", secure=True, sec_fetch_site=came_from)


def test_over_tls_a_browser_that_says_nothing_is_refused() -> None:
    assert not judged("null", secure=True)


def test_beyond_localhost_in_plain_the_token_alone_decides() -> None:
    assert judged("null")


def test_another_origin_is_refused_whatever_else_is_claimed() -> None:
    assert not judged("https://elsewhere.example", secure=True, sec_fetch_site="same-origin")
