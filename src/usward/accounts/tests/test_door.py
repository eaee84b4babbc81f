"""The door: what each mark lets through, what is kind when something cannot be, and what is written in the log."""

import logging
from types import ModuleType
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from people import Joined, Someone
from usward.accounts.access import OwnRequest, SpaceRequest, open_page, own_page, space_page
from usward.accounts.models import Session
from usward.vault.store import Changed, NobodyThere, NotHere

pytestmark = pytest.mark.django_db


@own_page
def own(request: OwnRequest) -> HttpResponse:
    from django.utils.timezone import get_current_timezone_name

    space = request.space.title if request.space else "no space"
    return HttpResponse(f"{request.person.username} {space} {get_current_timezone_name()} {request.vault.me}")


@space_page
def both(request: SpaceRequest) -> HttpResponse:
    return HttpResponse(f"{request.space.title} {request.space.joined}")


@open_page
def everybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse("signed in" if hasattr(request, "opened") else "anybody")


@own_page
def fails(request: OwnRequest, how: str) -> HttpResponse:
    raise {"gone": NotHere, "changed": Changed, "alone": NobodyThere}[how]


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    module = ModuleType("addresses")
    module.urlpatterns = [  # type: ignore[attr-defined]
        path("proof/own/", own),
        path("proof/both/", both),
        path("proof/open/", everybody),
        path("proof/fails/<str:how>/", fails),
        path("", include("usward.site.urls")),
    ]
    settings.ROOT_URLCONF = module


def test_an_own_page_has_a_vault_a_person_a_zone_and_maybe_a_space(ana: Someone) -> None:
    assert ana.get("/proof/own/").content.decode() == f"ana no space Europe/Zurich {ana.id}"


def test_a_space_page_has_the_current_space_or_kindly_says_how_to_begin(joined: Joined, cleo: Someone) -> None:
    assert joined.ben.get("/proof/both/").content.decode() == "Ana True"
    assert "This page is for two" in cleo.page("/proof/both/")


def test_an_open_page_is_for_everybody(ana: Someone) -> None:
    assert Client().get("/proof/open/").content == b"anybody"
    assert ana.get("/proof/open/").content == b"signed in"


def test_gone_and_never_there_are_one_page(ana: Someone) -> None:
    assert ana.get("/proof/fails/gone/").status_code == 404


@pytest.mark.parametrize(
    ("how", "says"), [("changed", "nothing was overwritten"), ("alone", "everything you write stays with you")]
)
def test_what_cannot_be_is_said_kindly_and_gives_the_words_back(ana: Someone, how: str, says: str) -> None:
    answer = ana.post(f"/proof/fails/{how}/", {"text": "a whole evening of words"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert says in page
    assert "a whole evening of words" in page


def test_a_visitor_leaves_no_session_behind(ana: Someone) -> None:
    before = Session.objects.count()
    visitor = Client()
    for address in ("/proof/open/", "/sign-in/", "/proof/own/", "/recover/", "/support/"):
        visitor.get(address)
        visitor.post(address, {"text": "x"})
    assert Session.objects.count() == before


def test_the_log_tells_an_outcome_and_nobody(ana: Someone, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="usward.signing_in"):
        client = Client(REMOTE_ADDR="203.0.113.77")
        client.post("/sign-in/", {"username": "ana", "password": "wrong guess of some length"})
        client.post("/sign-in/", {"username": "ana", "password": ana.password})
    lines = [record.getMessage() for record in caplog.records]
    assert [line.split(" 203")[0].rsplit(" ", 1)[0] for line in lines] == ["refused", "signed in"]
    assert all(line.endswith("203.0.113.0/24") for line in lines)
    assert not any("ana" in line or ".77" in line for line in lines)
