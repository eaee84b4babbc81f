"""Bar 20: existing and unknown accounts, invitations and codes: same status, same body, same time."""

import time
from collections.abc import Callable

import pytest
from django.test import Client
from scipy.stats import mannwhitneyu

from people import Someone
from privacy.masking import masked
from usward.accounts import invitations, people
from usward.accounts.models import Attempt, Person
from usward.accounts.record import Terms
from usward.accounts.spaces import begin

pytestmark = pytest.mark.django_db

WRONG = "a wrong guess of some length"
CODE = "-".join(["AAAA"] * 8)


def same_time(ask: Callable[[int], object], other: Callable[[int], object], n: int) -> bool:
    """Whether both take the same time (p > 0.01). One honest run in a hundred falls below, so a second may speak."""
    return _p_value(ask, other, n) > 0.01 or _p_value(ask, other, n) > 0.01


def _p_value(ask: Callable[[int], object], other: Callable[[int], object], n: int) -> float:
    """Asked in turns, so that a busy machine disturbs both alike."""
    one: list[float] = []
    two: list[float] = []
    for i in range(n):
        for call, taken in ((ask, one), (other, two)) if i % 2 else ((other, two), (ask, one)):
            Attempt.objects.all().delete()
            began = time.perf_counter()
            call(i)
            taken.append(time.perf_counter() - began)
    return float(mannwhitneyu(one, two).pvalue)


def sign_in(username: str) -> Callable[[int], object]:
    return lambda i: Client().post("/sign-in/", {"username": username, "password": f"{WRONG} {i}"})


def recover(username: str) -> Callable[[int], object]:
    said = {"username": username, "code": CODE, "password": "copper lantern drifts over hills"}
    return lambda _: Client().post("/recover/", said)


def alike(one: object, other: object) -> bool:
    return one.status_code == other.status_code and masked(one.content) == masked(other.content)  # type: ignore[attr-defined]


def page(answer: object, name: str) -> bytes:
    """A page without the name that was typed."""
    return masked(answer.content).replace(name.encode(), b"NAME")  # type: ignore[attr-defined]


def test_bar_20_sign_in_reads_the_same(ana: Someone) -> None:
    one, other = sign_in("ana")(0), sign_in("nobody")(0)
    assert one.status_code == other.status_code
    assert page(one, "ana") == page(other, "nobody")


def test_bar_20_sign_in_is_throttled_the_same(ana: Someone) -> None:
    statuses = {name: [sign_in(name)(i).status_code for i in range(8)] for name in ("ana", "nobody")}
    assert statuses["ana"] == statuses["nobody"]


def test_bar_20_recovery_reads_the_same_with_a_code_without_one_and_for_nobody(ana: Someone, ben: Someone) -> None:
    people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    answers = {name: recover(name)(0) for name in ("ana", "ben", "nobody")}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len({page(answer, name) for name, answer in answers.items()}) == 1


def test_bar_20_the_first_account_page_says_nothing_once_somebody_is_here(ana: Someone) -> None:
    said = {"name": "x", "password": "copper lantern drifts over hills"}
    one = Client().post("/welcome/account/", said | {"username": "ana"})
    other = Client().post("/welcome/account/", said | {"username": "nobody"})
    assert alike(one, other)
    assert one.headers["Location"] == "/sign-in/"


def test_bar_20_without_a_valid_invitation_no_name_is_told_to_be_taken(ana: Someone) -> None:
    said = {"name": "x", "password": "copper lantern drifts over hills"}
    path = "/join/abcdefghijklmnopqrstuvwxyz/account/"
    one, other = (Client().post(path, said | {"username": name}) for name in ("ana", "nobody"))
    assert alike(one, other)
    assert one.status_code == 404


@pytest.mark.usefixtures("standard_cost")
def test_bar_20_sign_in_takes_the_same_time(ana: Someone) -> None:
    assert same_time(sign_in("ana"), sign_in("nobody"), 8)


def test_bar_20_recovery_takes_the_same_time(ana: Someone) -> None:
    people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    assert same_time(recover("ana"), recover("nobody"), 40)


def links(ana: Someone) -> tuple[Callable[[int], object], Callable[[int], object]]:
    """A link that was taken back or used, and one that never was."""
    space = begin(ana.opened, "Ben", Terms())
    dead = invitations.text_of(invitations.invite(ana.opened, space, ""))
    invitations.revoke(ana.opened, space)
    return (lambda _: Client().get(f"/join/{dead}/")), (lambda _: Client().get(f"/join/{'a' * 26}/"))


def test_bar_20_dead_links_read_the_same_and_take_the_same_time(ana: Someone) -> None:
    revoked, never = links(ana)
    assert alike(revoked(0), never(0))
    assert same_time(revoked, never, 40)


@pytest.mark.slow
@pytest.mark.usefixtures("standard_cost")
def test_bar_20_five_hundred_sign_ins_of_each(ana: Someone) -> None:
    assert same_time(sign_in("ana"), sign_in("nobody"), 500)


@pytest.mark.slow
def test_bar_20_five_hundred_recoveries_of_each(ana: Someone) -> None:
    people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    assert same_time(recover("ana"), recover("nobody"), 500)


@pytest.mark.slow
def test_bar_20_five_hundred_dead_links_of_each(ana: Someone) -> None:
    assert same_time(*links(ana), 500)


@pytest.mark.usefixtures("standard_cost")
def test_bar_20_the_measure_would_notice_a_cheaper_answer(ana: Someone) -> None:
    """The proof can fail: an answer without its Argon2id run is told apart at once."""
    assert not same_time(sign_in("ana"), recover("nobody"), 5)
