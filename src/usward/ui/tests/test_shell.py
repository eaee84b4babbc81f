"""The pages of the shell, their headers, and what stands in no page: nothing inline, nothing kept, nothing from elsewhere."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import resolve

from usward.ui import components, draw_icons, views
from usward.ui.addresses import ADDRESSES
from usward.ui.headers import forget
from usward.ui.toasts import toast

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'; media-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


def test_the_policy_is_the_one_that_was_decided(client: Client) -> None:
    sent = client.get("/away/").headers["Content-Security-Policy"]
    assert set(sent.split("; ")) == set(POLICY.split("; "))


@pytest.mark.parametrize("path", ["/away/", "/offline/", "/sw.js", "/manifest.webmanifest", "/no-such-page/"])
def test_every_answer_keeps_to_itself(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_lock_makes_the_browser_forget_but_leaves_its_cookies() -> None:
    assert forget(HttpResponse()).headers["Clear-Site-Data"] == '"cache", "storage"'


def test_the_page_of_exit_says_nothing_of_usward(client: Client) -> None:
    page = client.get("/away/").content.decode().lower()
    assert "kitchen measures" in page
    assert [
        word for word in ("usward", "usw", "toward", "partner", "couple", "violet", "mark.svg") if word in page
    ] == []


def test_the_service_worker_keeps_no_page_with_content(client: Client) -> None:
    script = client.get("/sw.js").content.decode()
    kept = json.loads(re.search(r"const KEPT = (\[.*?\]);", script)[1])
    assert [path for path in kept if not path.startswith("/static/")] == ["/offline/", "/away/"]
    assert "cache.put" not in script
    assert [path for path in kept if client.get(path).status_code != 200 and not path.startswith("/static/")] == []


def test_the_kept_files_are_all_that_the_offline_page_asks_for(client: Client) -> None:
    kept = json.loads(re.search(r"const KEPT = (\[.*?\]);", client.get("/sw.js").content.decode())[1])
    asked = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css|svg))"', client.get("/offline/").content.decode())
    assert set(asked) <= set(kept)


def test_the_manifest_shows_icons_that_exist(client: Client) -> None:
    manifest = client.get("/manifest.webmanifest").json()
    static = Path(draw_icons.UI) / "static"
    assert all((static / icon["src"].removeprefix("/static/")).is_file() for icon in manifest["icons"])
    assert {"any", "512x512", "192x192"} <= {icon["sizes"] for icon in manifest["icons"]}


def test_the_icons_are_drawn_from_the_one_petal() -> None:
    mark = draw_icons.petals('fill="#6d4bb0"', 'fill="#b97c1c"')
    assert (draw_icons.ICONS / "mark.svg").read_text() == draw_icons.svg(mark)
    assert draw_icons.PETAL in (draw_icons.UI / "templates/ui/_mark.html").read_text()


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_an_error_page_gives_the_words_back(status: int) -> None:
    request = RequestFactory().post("/journal/new/", {"text": "What I <wrote>", "password": "never-shown"})
    answer = components.error(request, status)
    page = answer.content.decode()
    assert answer.status_code == status
    assert "What I &lt;wrote&gt;" in page
    assert 'action="/journal/new/"' in page
    assert 'name="_prefill" value="1"' in page
    assert "never-shown" not in page


def test_an_old_form_is_explained_and_gives_the_words_back() -> None:
    page = Client(enforce_csrf_checks=True).post("/away/", {"text": "A long evening"}).content.decode()
    assert "This form had grown old" in page
    assert "A long evening" in page


def test_an_error_without_words_offers_none(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert b"Your words" not in answer.content


def test_a_body_that_cannot_be_read_still_gets_its_page() -> None:
    request = RequestFactory().post("/", b"x" * 50, content_type="multipart/form-data; boundary=")
    assert views.bad_request(request, Exception()).status_code == 400


def component_page() -> str:
    request = RequestFactory().get("/_ui/?me=teal&you=rose&stroke=dashed")
    request._messages = CookieStorage(request)
    toast(request, "Given.", take_back="/somewhere/")
    return components.page(request).content.decode()


def test_the_component_page_holds_everything_and_nothing_inline() -> None:
    page = component_page()
    assert INLINE.findall(page) == []
    assert 'class="me-teal you-rose me-dashed"' in page
    assert '<svg class="chart"' in page
    assert "Take it back" in page
    assert 'action="/somewhere/"' in page


def test_no_id_stands_twice_on_a_page() -> None:
    ids = re.findall(r'\sid="([^"]+)"', component_page())
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_the_shell_says_which_place_this_is() -> None:
    page = component_page()
    assert page.count('aria-current="page"') == 1
    assert 'href="/" aria-current="page"' in page
    assert "data-exit" in page


def test_offline_and_error_pages_need_no_person_and_no_request() -> None:
    assert "Usward" in render_to_string("ui/offline.html")


def test_components_are_only_there_for_developers(client: Client) -> None:
    assert client.get("/_ui/").status_code == 404


def test_every_address_the_shell_links_to_exists() -> None:
    space = "00000000-0000-4000-8000-000000000000"
    assert all(resolve(path) for path in (*ADDRESSES.values(), f"{ADDRESSES['spaces']}{space}/"))


@pytest.mark.parametrize("path", ["/offline/", "/no-such-page/"])
def test_exit_is_on_pages_without_the_shell_too(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert "data-exit" in page
    assert "ui/js/exit.js" in page
