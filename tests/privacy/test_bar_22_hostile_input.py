"""Bar 22, the server's part: no token, another site, a frame, and words that would like to be markup."""

import html
import re

import pytest
from django.test import Client

from people import Joined, Someone
from privacy.routes import routes
from usward.accounts.models import Session

pytestmark = pytest.mark.django_db

CORPUS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "javascript:alert(1)",
    "</textarea><svg onload=alert(1)>",
    "{{ request.vault }}{% load static %}",
    "<a href=//evil.example>x</a>",
    "&lt;b&gt;",
    "\u202eevil\u2066",
]  # fmt: skip


def test_bar_22_no_form_works_without_its_token(ana: Someone) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana.client.cookies
    for route in routes():
        answer = strict.post(route.path(), {"text": "forged"})
        assert answer.status_code in {403, 405}, route.name
    assert Session.objects.filter(person_id=ana.id, ring__isnull=False).exists(), "not even the lock"


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:9999", "null"])
def test_bar_22_no_form_works_from_another_site(ana: Someone, origin: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana.client.cookies
    page = strict.get("/settings/me/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site"}
    answer = strict.post("/lock/", {"csrfmiddlewaretoken": token[1]}, headers=headers)
    assert answer.status_code == 403
    assert not ana.is_locked


def test_bar_22_every_page_forbids_frames_inline_code_and_copies(joined: Joined) -> None:
    for route in routes():
        answer = joined.ana.get(route.path(space=joined.space))
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy, route.name
        assert "unsafe" not in policy, route.name
        assert answer.headers["X-Frame-Options"] == "DENY", route.name
        assert answer.headers["Cache-Control"] == "no-store", route.name
        assert answer.headers["Referrer-Policy"] == "no-referrer", route.name


@pytest.mark.parametrize("text", CORPUS)
def test_bar_22_words_stay_words_on_every_page(joined: Joined, text: str) -> None:
    ana, ben, space = joined
    name = text[:60]
    ana.post("/settings/me/", {"name": name, "hue": "teal", "zone": "UTC"})
    ana.post(f"/spaces/{space}/called/", {"called": name})
    ana.post(
        f"/spaces/{space}/terms/", {"bond": "family", "word": name, "far": "near", "first": "20:00", "zone": "UTC"}
    )
    ana.post("/drafts/", {"_page": "/settings/me/", "name": text, text: "x"})
    assert ana.opened.me.name == name
    assert ben.opened.space(space).theirs.name == name
    for who in (ana, ben):
        for path in (
            "/settings/",
            "/settings/me/",
            "/spaces/",
            f"/spaces/{space}/",
            f"/spaces/{space}/leave/",
            "/drafts/",
        ):
            page = who.get(path).content.decode()
            without = page.replace(html.escape(text), "").replace(html.escape(name), "")
            if any(sign in name for sign in "<\"'"):
                assert name not in without, path


def test_bar_22_a_hostile_line_on_an_invitation_stays_a_line(ana: Someone) -> None:
    from usward.accounts import invitations
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    space = begin(ana.opened, "<b>Ben</b>", Terms())
    code = invitations.invite(ana.opened, space, CORPUS[0])
    page = Client().get(f"/join/{invitations.text_of(code)}/").content.decode()
    assert CORPUS[0] not in page
    assert html.escape(CORPUS[0]) in page


@pytest.mark.parametrize(
    "where", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\n/x"]
)
def test_bar_22_the_sign_in_leads_nowhere_else(ana: Someone, where: str) -> None:
    ana.post("/lock/")
    answer = ana.client.post("/sign-in/", {"username": "ana", "password": ana.password, "next": where})
    assert answer.headers["Location"] == "/"


def test_bar_22_bytes_that_are_no_words_are_no_error(ana: Someone) -> None:
    for path in ("/sign-in/", "/recover/", "/unlock/", "/drafts/", "/exit/"):
        answer = Client().post(path, b"username=%ff%00&password=%00&carry=%5B%5B1", "application/x-www-form-urlencoded")
        assert answer.status_code < 500, path
    for text in ("%00", "a" * 5000, "%F0%9F%8C%B8", "..%2f..%2f"):
        assert Client().get(f"/join/{text}/").status_code in {404, 429}
