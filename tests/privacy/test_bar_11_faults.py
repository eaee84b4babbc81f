"""Bar 11: whatever breaks at whatever step of a password change or a renewal, exactly one password opens everything."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from people import Joined, Someone
from privacy.kinds import Note
from usward.accounts import people, rotation
from usward.accounts.models import Person
from usward.vault.sealed import Unsealable

pytestmark = pytest.mark.django_db
NEW = "copper lantern drifts over hills"


class PowerCut(Exception):
    """The database stops answering."""


class CutAt:
    """Lets some statements through and then none: for `connection.execute_wrapper`."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        # The end of a transaction is not a statement that can fail half-way here; the rollback must reach the store.
        if not sql.startswith(("ROLLBACK", "RELEASE")):
            self.left -= 1
            if self.left < 0:
                raise PowerCut
        return execute(sql, params, many, context)


def opens(username: str, password: str) -> Someone | None:
    client = Client()
    client.post("/sign-in/", {"username": username, "password": password})
    if client.get("/settings/").status_code != 200:
        return None
    found = object.__new__(Someone)
    found.name, found.username, found.password, found.client = username, username, password, client
    return found


def everything_opens(person: Someone, joined: Joined) -> bool:
    vault = person.vault
    own = {kept.record.text for kept in vault.all(Note)}
    shared = {(kept.record.text, kept.authentic) for kept in vault.all(Note, space=joined.space)}
    return own == {"mine", "given"} and shared == {("given", True), ("theirs", True)} and not vault.unreadable


def filled(joined: Joined) -> None:
    ana, ben, space = joined
    day = date(2026, 11, 2)
    ana.vault.add(Note(day=day, text="mine"))
    ana.vault.share(ana.vault.add(Note(day=day, text="given")), space)
    ben.vault.add(Note(day=day, text="theirs"), space)


def forgiven() -> None:
    from usward.accounts.models import Attempt

    Attempt.objects.all().delete()


@pytest.mark.parametrize("what", ["password", "renewal", "recovery"])
def test_bar_11_exactly_one_password_opens_everything_after_a_fault_at_each_step(joined: Joined, what: str) -> None:
    filled(joined)
    ana = joined.ana
    code = people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    step, done = 0, False
    while not done:
        opened = ana.opened
        try:
            with connection.execute_wrapper(CutAt(step)):
                if what == "password":
                    people.change_password(opened.person, opened.ring, NEW)
                elif what == "renewal":
                    rotation.renew(opened, NEW)
                else:
                    people.recover("ana", code, NEW)
            done = True
        except PowerCut:
            step += 1 if what != "renewal" or step < 12 else 7
        forgiven()
        old, new = opens("ana", ana.password), opens("ana", NEW)
        assert (old is None) is done, f"the old password after a fault at step {step}"
        assert (new is None) is not done, f"the new password after a fault at step {step}"
        assert everything_opens(new or old, joined), f"something does not open after a fault at step {step}"
        forgiven()
    assert step > 5, "the cut fell inside"


def test_bar_11_a_recovery_that_broke_leaves_the_code_as_it_was(joined: Joined) -> None:
    ana = joined.ana
    code = people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    with pytest.raises(PowerCut), connection.execute_wrapper(CutAt(6)):
        people.recover("ana", code, NEW)
    people.recover("ana", code, NEW)
    with pytest.raises(Unsealable):
        people.recover("ana", code, NEW)
