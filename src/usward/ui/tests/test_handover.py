"""A draft travels by name, as a form and never as an address; and only from our own pages."""

from typing import ClassVar

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template import engines
from django.test import Client, RequestFactory

from usward.ui import handover as hand
from usward.ui.handover import PrefillMiddleware, fields_of, handover, is_secret, words_of


class Promises:
    """What a practice says about itself, as far as handover looks."""

    title = "Promises"
    takes: ClassVar = {"promise": "ui:away"}
    invites: ClassVar = {"promise": "Make it a promise"}


@pytest.fixture
def _promises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand, "practices", lambda: iter([Promises]))


def passed(request: HttpRequest) -> HttpRequest:
    """The request as a view sees it."""
    middleware = PrefillMiddleware(lambda _request: HttpResponse())
    middleware(request)
    middleware.process_view(request, HttpResponse, (), {})
    return request


def test_a_draft_becomes_a_get_with_a_prefill() -> None:
    request = passed(
        RequestFactory().post("/journal/new/", {"_prefill": "1", "text": "Tell her", "feeling": ["a", "b"]})
    )
    assert request.method == "GET"
    assert request.prefill.getlist("feeling") == ["a", "b"]
    assert request.prefill.dict() == {"text": "Tell her", "feeling": "b"}
    assert not request.POST


@pytest.mark.parametrize("fields", [{"text": "x"}, {"_prefill": "", "text": "x"}, {"_prefill": "0", "text": "x"}])
def test_an_ordinary_post_stays_one(fields: dict[str, str]) -> None:
    request = passed(RequestFactory().post("/", fields))
    assert request.method == "POST"
    assert not request.prefill
    assert request.POST["text"] == "x"


def test_the_address_of_a_page_cannot_prefill_it() -> None:
    assert not passed(RequestFactory().get("/?_prefill=1&text=x")).prefill


def test_a_draft_from_another_site_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post("/away/", {"_prefill": "1", "text": "x"})
    assert answer.status_code == 403


def test_the_middleware_stands_behind_the_check_for_forged_forms() -> None:
    order = settings.MIDDLEWARE
    assert order.index("usward.ui.handover.PrefillMiddleware") > order.index("usward.site.forgery.SameSiteForms")


@pytest.mark.usefixtures("_promises")
def test_a_name_somebody_registered_makes_a_button() -> None:
    found = handover("promise", {"text": "Home by six", "days": ["mon", "tue"], "by": None, "note": ""})
    assert found is not None
    assert (found.url, found.label) == ("/away/", "Make it a promise")
    assert found.fields == (("text", "Home by six"), ("days", "mon"), ("days", "tue"))


@pytest.mark.usefixtures("_promises")
def test_a_name_nobody_registered_makes_no_button() -> None:
    assert handover("apology", {"text": "x"}) is None
    template = engines["django"].from_string('{% load ui %}{% handover "apology" draft %}')
    assert template.render({"draft": {"text": "x"}}).strip() == ""


@pytest.mark.usefixtures("_promises")
def test_the_button_posts_the_draft_escaped_and_marked() -> None:
    template = engines["django"].from_string('{% load ui %}{% handover "promise" draft label="Keep this" %}')
    page = template.render({"draft": {"text": '"><b>'}}, RequestFactory().get("/"))
    assert 'method="post" action="/away/"' in page
    assert 'name="_prefill" value="1"' in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert 'name="text" value="&quot;&gt;&lt;b&gt;"' in page
    assert "Keep this" in page


@pytest.mark.parametrize("field", ["password", "new_password1", "device-pin", "code", "recovery_code", "form-0-PIN"])
def test_a_secret_is_never_kept(field: str) -> None:
    assert is_secret(field)


@pytest.mark.parametrize("field", ["opinion", "happiness", "words", "decoded", "shaping"])
def test_words_that_only_sound_like_a_secret_are_kept(field: str) -> None:
    assert not is_secret(field)


def test_words_are_given_back_without_the_machinery_of_the_form() -> None:
    data = QueryDict("csrfmiddlewaretoken=t&_page=/x/&password=p&words=Soup&feeling=a&feeling=b&empty=")
    assert words_of(data) == (("words", "Soup"), ("feeling", "a"), ("feeling", "b"))


def test_a_draft_leaves_out_what_is_empty_and_keeps_a_zero() -> None:
    assert fields_of({"a": None, "b": "", "c": 0, "d": ("x",)}) == (("c", "0"), ("d", "x"))
