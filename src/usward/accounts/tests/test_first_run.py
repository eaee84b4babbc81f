"""The first minutes, through the pages: welcome, account, code, alone or two."""

import re

import pytest
from django.test import Client

from usward.accounts.models import KeyWrap, Person
from usward.accounts.views.first_run import first_page

pytestmark = pytest.mark.django_db

STRONG = "violet anchor seven moss harbor tin"


def sign_up(client: Client, path: str = "/welcome/account/", **changes: str) -> object:
    said = {"name": "Ana", "username": "Ana", "password": STRONG, "zone": "Europe/Zurich"} | changes
    return client.post(path, said)


def code_on(client: Client) -> str:
    found = re.search(r"(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}", client.get("/welcome/code/").content.decode())
    assert found
    return found[0]


def give_back(client: Client, code: str) -> object:
    page = client.get("/welcome/code/back/").content.decode()
    groups = [int(n) for n in re.findall(r'name="group_(\d)"', page)]
    return client.post("/welcome/code/back/", {f"group_{n}": code.split("-")[n].lower() for n in groups})


def test_the_first_visit_leads_to_the_welcome_which_says_what_the_server_could_do() -> None:
    page = Client().get("/sign-in/", follow=True).content.decode()
    assert "Whoever runs this server could alter it" in page
    assert "who-can-read-what" in page


def test_the_first_run_ends_at_the_first_check_in() -> None:
    client = Client()
    assert sign_up(client).headers["Location"] == "/welcome/code/"
    code = code_on(client)
    assert code_on(client) == code, "a reload shows the same code while it is not confirmed"
    assert not KeyWrap.objects.filter(purpose="recovery").exists(), "it counts only when given back"
    assert give_back(client, code).headers["Location"] == "/welcome/alone-or-two/"
    assert KeyWrap.objects.filter(purpose="recovery").count() == 1
    answer = client.post("/welcome/alone-or-two/", {"alone": "1"})
    assert answer.headers["Location"] == first_page()


def test_a_code_is_shown_only_until_it_is_given_back() -> None:
    client = Client()
    sign_up(client)
    give_back(client, code_on(client))
    assert client.get("/welcome/code/").headers["Location"] == "/settings/"


def test_a_slip_in_a_group_is_told_beside_it_and_nothing_is_kept() -> None:
    client = Client()
    sign_up(client)
    code_on(client)
    page = give_back(client, "-".join(["AAAA"] * 8)).content.decode()
    assert "not what stands there" in page
    assert not KeyWrap.objects.filter(purpose="recovery").exists()


def test_going_without_a_code_is_possible_after_a_plain_warning() -> None:
    client = Client()
    sign_up(client)
    assert "everything you wrote here is lost" in client.get("/welcome/code/none/").content.decode()
    assert client.post("/welcome/code/none/").headers["Location"] == "/welcome/alone-or-two/"


def test_naming_somebody_begins_a_space_and_offers_a_link() -> None:
    client = Client()
    sign_up(client)
    client.post("/welcome/code/none/")
    said = {"called": "Ben", "bond": "family", "word": "siblings", "far": "far"}
    answer = client.post("/welcome/alone-or-two/", said)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Invite Ben" in page


def test_nobody_makes_a_second_first_account() -> None:
    sign_up(Client())
    assert sign_up(Client(), username="mallory").headers["Location"] == "/sign-in/"
    assert Person.objects.count() == 1


def test_a_form_with_slips_keeps_every_word() -> None:
    page = sign_up(Client(), password="short").content.decode()
    assert 'value="Ana"' in page
    assert "At least 15 characters" in page


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5"])
def test_beyond_this_machine_the_first_account_needs_the_printed_code(host: str, settings: object) -> None:
    from usward.accounts import setup

    settings.HOST = host
    printed = setup.code_if_needed()
    assert printed is not None
    assert len(printed.split("-")) == 6
    refused = sign_up(Client(), setup_code="wrong-code")
    assert refused.status_code == 200
    assert not Person.objects.exists()
    spaced = printed.replace("-", " ").upper()
    assert sign_up(Client(), setup_code=spaced).status_code == 302
    assert setup.code_if_needed() is None


def test_on_this_machine_alone_no_setup_code_is_needed() -> None:
    from usward.accounts import setup

    assert setup.code_if_needed() is None
