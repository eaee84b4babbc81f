"""Bar 18: of very many guesses from many addresses no more are hashed than the limits allow, and the known browser
signs in all the while."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from people import Someone
from usward.accounts import hashers, limits
from usward.vault.keys import Cost, Stretched

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[Cost]:
    """Every Argon2id run that really happens, noted as it happens."""
    runs: list[Cost] = []
    real = hashers.stretch

    def noted(password: str, salt: bytes, cost: Cost) -> Stretched:
        runs.append(cost)
        return real(password, salt, cost)

    monkeypatch.setattr(hashers, "stretch", noted)
    return runs


def storm(guesses: int, addresses: int, workers: int = 4) -> list[int]:
    """Wrong passwords for Ana from many addresses through several workers at once."""

    def guess(n: int) -> int:
        client = Client(REMOTE_ADDR=f"10.1.{n % addresses}.7")
        try:
            return client.post("/sign-in/", {"username": "ana", "password": f"wrong guess number {n}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(guess, range(guesses)))


def known_browser_signs_in(ana: Someone) -> bool:
    ana.post("/lock/")
    return ana.sign_in().status_code == 302 and not ana.is_locked


@pytest.mark.usefixtures("standard_cost")
def test_bar_18_guesses_at_the_real_cost(ana: Someone, hashed: list[Cost]) -> None:
    hashed.clear()
    statuses = storm(60, addresses=3)
    assert len(hashed) == 3 * limits.ACCOUNT_FROM_SOURCE.most == statuses.count(200)
    assert statuses.count(429) == 45
    assert known_browser_signs_in(ana)


@pytest.mark.slow
@pytest.mark.usefixtures("standard_cost")
def test_bar_18_a_thousand_guesses_from_fifty_addresses(ana: Someone, hashed: list[Cost]) -> None:
    hashed.clear()
    storm(1000, addresses=50)
    assert len(hashed) <= 50 * limits.ACCOUNT_FROM_SOURCE.most
    assert known_browser_signs_in(ana)


def test_bar_18_counting_is_exact_however_many_ask_at_once(ana: Someone, hashed: list[Cost]) -> None:
    hashed.clear()
    storm(64, addresses=1, workers=8)
    assert len(hashed) == limits.ACCOUNT_FROM_SOURCE.most


def test_bar_18_one_address_may_not_try_many_accounts(ana: Someone, hashed: list[Cost]) -> None:
    hashed.clear()
    client = Client(REMOTE_ADDR="10.2.2.2")
    for n in range(60):
        client.post("/sign-in/", {"username": f"name{n}", "password": "wrong guess for each"})
    assert len(hashed) == limits.SOURCE.most


def test_bar_18_the_known_browser_has_a_limit_of_its_own_and_it_is_for_that_account_alone(
    ana: Someone, ben: Someone, hashed: list[Cost]
) -> None:
    hashed.clear()
    for _ in range(20):
        ana.client.post("/sign-in/", {"username": "ana", "password": "wrong guess once more"})
    assert len(hashed) == limits.KNOWN_BROWSER.most
    hashed.clear()
    for _ in range(20):
        ana.client.post("/sign-in/", {"username": "ben", "password": "wrong guess once more"})
    assert len(hashed) == limits.ACCOUNT_FROM_SOURCE.most


def test_bar_18_a_forged_known_browser_is_a_stranger(ana: Someone, hashed: list[Cost]) -> None:
    from usward.accounts import browsers

    hashed.clear()
    thief = Client(REMOTE_ADDR="10.3.3.3")
    thief.cookies[browsers.cookie_name()] = "x" * 22 + "." + "y" * 22
    for _ in range(12):
        thief.post("/sign-in/", {"username": "ana", "password": "wrong guess once more"})
    assert len(hashed) == limits.ACCOUNT_FROM_SOURCE.most


def test_bar_18_words_on_the_way_survive_being_asked_to_wait(ana: Someone) -> None:
    client = Client(REMOTE_ADDR="10.4.4.4")
    said = {"username": "ana", "password": "wrong", "carry": '[["text", "still here"]]'}
    answers = [client.post("/sign-in/", said) for _ in range(7)]
    assert answers[-1].status_code == 429
    assert "still here" in answers[-1].content.decode()


def test_bar_18_an_address_of_the_newer_kind_counts_as_its_household(ana: Someone, hashed: list[Cost]) -> None:
    hashed.clear()
    for n in range(12):
        Client(REMOTE_ADDR=f"2001:db8:1:2::{n:x}").post("/sign-in/", {"username": "ana", "password": "wrong"})
    assert len(hashed) == limits.ACCOUNT_FROM_SOURCE.most


@pytest.mark.usefixtures("standard_cost")
def test_eight_people_sign_in_at_once_in_one_process() -> None:
    """Argon2id with one lane, one run at a time: `cryptography` 50.0 would hang otherwise."""
    eight = [Someone(name) for name in ("Ada", "Bea", "Cem", "Dan", "Eva", "Fay", "Gil", "Hal")]

    def enter(person: Someone) -> bool:
        try:
            person.sign_in()
            return not person.is_locked
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as doors:
        assert list(doors.map(enter, eight)) == [True] * 8
