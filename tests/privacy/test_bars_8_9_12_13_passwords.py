"""Bars 8, 9, 12 and 13: what a password costs, what a reset cannot do, and what a recovery code can, once."""

import time

import pytest
from django.test import Client

from people import Someone
from privacy.curious import whole_database
from privacy.routes import routes
from usward.accounts import hashers, people
from usward.accounts.models import KeyWrap, Person, Session
from usward.vault.keys import STANDARD, Cost, derive, stretch

pytestmark = pytest.mark.django_db
NEW = "copper lantern drifts over hills"


def sign_in(username: str, password: str, client: Client | None = None) -> bool:
    client = client or Client()
    client.post("/sign-in/", {"username": username, "password": password})
    return client.get("/settings/").status_code == 200


@pytest.mark.usefixtures("standard_cost")
def test_bar_8_lowered_parameters_are_refused_and_nothing_is_rewritten(ana: Someone) -> None:
    cheap = Cost(memory=8 * 1024, passes=1)
    out = stretch(ana.password, bytes(16), cheap)
    import base64

    salt, verifier = base64.b64encode(bytes(16)).decode(), base64.b64encode(out.verifier).decode()
    lowered = f"usward1$m={cheap.memory},t={cheap.passes},p=1${salt}${verifier}"
    Person.objects.filter(id=ana.id).update(password=lowered)
    before = whole_database()
    assert not sign_in("ana", ana.password)
    assert Person.objects.get(id=ana.id).password == lowered
    assert bytes(KeyWrap.objects.get(person=ana.id, purpose="password").body) in before


@pytest.mark.parametrize(
    "row", ["", "!", "plain$x", "usward1$m=1$x$y", "usward1$m=99999999,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAA"]
)  # fmt: skip
def test_bar_8_a_row_of_any_other_shape_is_a_wrong_password_and_never_an_error(ana: Someone, row: str) -> None:
    Person.objects.filter(id=ana.id).update(password=row)
    answer = Client().post("/sign-in/", {"username": "ana", "password": ana.password})
    assert answer.status_code == 200
    assert "do not go together" in answer.content.decode()


@pytest.mark.usefixtures("standard_cost")
def test_bar_9_the_stored_password_is_the_standard_cost_and_matches_an_independent_argon2(ana: Someone) -> None:
    import base64
    import hashlib

    from argon2.low_level import Type, hash_secret_raw

    stored = hashers.parse(Person.objects.get(id=ana.id).password)
    assert stored.cost == STANDARD == Cost(65536, 3)
    master = hash_secret_raw(ana.password.encode(), base64.b64decode(stored.salt), 3, 65536, 1, 32, Type.ID, version=19)
    assert hashlib.sha256(derive(master, "verify")).digest() == stored.verifier


@pytest.mark.usefixtures("standard_cost")
def test_bar_9_one_guess_costs_one_full_run_and_nothing_cheaper_is_stored(ana: Someone) -> None:
    password = Person.objects.get(id=ana.id).password
    hasher = hashers.VaultHasher()
    began = time.process_time()
    stretch("any", bytes(16), STANDARD)
    full = time.process_time() - began
    for guess in ("wrong one entirely here", ana.password):
        began = time.process_time()
        hasher.verify(guess, password)
        assert time.process_time() - began > 0.7 * full
    hashers.taken()
    # Neither what sign-in compares nor anything a guesser could test faster stands beside it.
    assert derive(ana.password.encode(), "verify") not in whole_database()


def test_bar_12_a_reset_by_tool_stays_locked_and_rewrites_nothing(ana: Someone) -> None:
    person = Person.objects.get(id=ana.id)
    wraps = set(KeyWrap.objects.values_list("purpose", "body"))
    person.set_password(NEW)
    person.save()
    hashers.taken()
    client = Client()
    answer = client.post("/sign-in/", {"username": "ana", "password": NEW})
    assert "the vault stays locked" in answer.content.decode()
    assert client.get("/settings/").status_code == 302
    assert set(KeyWrap.objects.values_list("purpose", "body")) == wraps
    assert not sign_in("ana", ana.password)


def test_bar_12_the_recovery_code_opens_what_a_reset_could_not(ana: Someone) -> None:
    code = people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    person = Person.objects.get(id=ana.id)
    person.set_password(NEW)
    person.save()
    hashers.taken()
    said = {"username": "ana", "code": code, "password": "another eight words long enough"}
    assert "Your vault is open again" in Client().post("/recover/", said).content.decode()
    assert sign_in("ana", said["password"])


def test_bar_12_there_is_no_reset_by_mail_and_no_admin() -> None:
    names = {route.name for route in routes()}
    assert names
    assert not {name for name in names if "reset" in name or "admin" in name or "mail" in name}


def test_bar_13_a_code_opens_once_and_ends_every_session(ana: Someone) -> None:
    old_cookie_opens = not ana.is_locked
    code = people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    said = {"username": "Ana", "code": code.lower().replace("-", " "), "password": NEW}
    client = Client()
    page = client.post("/recover/", said).content.decode()
    assert "new recovery code" in page
    assert code not in page
    assert old_cookie_opens
    assert ana.is_locked
    assert client.get("/settings/").status_code == 200
    assert Session.objects.filter(person_id=ana.id).count() == 1
    again = Client().post("/recover/", said | {"password": "copper lantern drifts over lakes"})
    assert "or the code was used before" in again.content.decode()
    assert sign_in("ana", NEW)
    assert not sign_in("ana", ana.password)


def test_bar_13_twenty_guesses_are_throttled(ana: Someone) -> None:
    guesses = [
        Client().post("/recover/", {"username": "ana", "code": "-".join([f"AAA{chr(65 + n)}"] * 8), "password": NEW})
        for n in range(20)
    ]
    statuses = [answer.status_code for answer in guesses]
    assert statuses == [200] * 5 + [429] * 15


def test_bar_13_many_addresses_do_not_get_more_than_the_accounts_share(ana: Someone) -> None:
    said = {"username": "ana", "code": "-".join(["AAAA"] * 8), "password": NEW}
    statuses = [Client(REMOTE_ADDR=f"10.0.{n}.1").post("/recover/", said).status_code for n in range(30)]
    assert statuses.count(200) == 20


def test_everything_opens_after_a_recovery(joined: object) -> None:
    from datetime import date

    from privacy.kinds import Note

    ana, ben, space = joined
    ana.vault.add(Note(day=date(2026, 11, 2), text="mine"))
    ben.vault.add(Note(day=date(2026, 11, 2), text="theirs"), space)
    code = people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    ana.client.post("/recover/", {"username": "ana", "code": code, "password": NEW})
    assert ana.vault.all(Note)[0].record.text == "mine"
    assert ana.vault.all(Note, space=space)[0].authentic
    assert ana.opened.space(space).joined


@pytest.mark.usefixtures("standard_cost")
def test_a_raised_cost_is_paid_at_the_next_sign_in_with_password_and_wrap_together(
    ana: Someone, settings: object
) -> None:
    settings.ARGON2_COST = (STANDARD.memory, STANDARD.passes + 1)
    before = bytes(KeyWrap.objects.get(person=ana.id, purpose="password").body)
    assert sign_in("ana", ana.password)
    assert hashers.parse(Person.objects.get(id=ana.id).password).cost == (STANDARD.memory, STANDARD.passes + 1)
    assert bytes(KeyWrap.objects.get(person=ana.id, purpose="password").body) != before
    assert sign_in("ana", ana.password)
