"""Three people for every test: Ana, Ben who is her partner, and Cleo, a stranger to both.

    def test_…(ana, ben, cleo): ana.get("/settings/"), ben.vault.all(Kind) …
    def test_…(joined): joined.ana, joined.ben, joined.space

They are real: real accounts, real keys, a real session behind each client. Only Argon2 is cheap. Whoever asks for the same
people within a few seconds gets the rows that were written for the first who asked: meeting costs a tenth of a second.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.db.models import Model
    from django.http import HttpResponse

    from usward.accounts.opening import Opened
    from usward.accounts.sessions import SessionStore
    from usward.vault.store import Vault

PASSWORDS = {
    "ana": "plum harbor violin seven quiet owls",
    "ben": "ladder moss teapot winter coin brave",
    "cleo": "orange tunnel river maple candle six",
}


class Someone:
    """A person with an account and a browser."""

    def __init__(self, name: str, *, first: bool = False, zone: str = "Europe/Zurich", **client: Any) -> None:
        from usward.accounts import people
        from usward.accounts.record import Me

        self.name = name
        self.username = name.lower()
        self.password = PASSWORDS.get(self.username, f"{self.username} lantern cobalt pigeon stair")
        me = Me(day=date(2026, 11, 2), name=name, zone=zone)
        self.id: UUID = people.sign_up(self.username, self.password, me, first=first).person.id
        self.client = Client(**client)
        self.sign_in()

    def __repr__(self) -> str:
        return self.name

    # In the browser

    def sign_in(self, password: str = "") -> HttpResponse:
        if password:
            self.password = password
        said = {"username": self.username, "password": self.password}
        return self.client.post("/sign-in/", said)

    def get(self, path: str, **kwargs: Any) -> HttpResponse:
        return self.client.get(path, **kwargs)

    def post(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> HttpResponse:
        return self.client.post(path, data or {}, **kwargs)

    def page(self, path: str) -> str:
        """The words of a page that must be there."""
        answer = self.client.get(path, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    @property
    def cookie(self) -> str:
        found = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        return found.value if found else ""

    # Behind it

    @property
    def store(self) -> SessionStore:
        from usward.accounts.sessions import SessionStore

        return SessionStore(self.cookie)

    @property
    def is_locked(self) -> bool:
        from usward.accounts.opening import open_session

        return open_session(self.store) is None

    @property
    def opened(self) -> Opened:
        """What this person's session opens, as a page would have it."""
        from usward.accounts.opening import open_session

        found = open_session(self.store)
        assert found is not None, f"{self.name} is locked out"
        return found

    @property
    def vault(self) -> Vault:
        return self.opened.vault

    def enter(self, space: UUID) -> None:
        """Make a space the current one in this browser."""
        self.client.post(f"/spaces/{space}/")


class Joined(NamedTuple):
    """Two people and the space they joined."""

    ana: Someone
    ben: Someone
    space: UUID


def join(inviter: Someone, guest: Someone, bond: str = "partners", called: str = "") -> UUID:
    """Bring two people into a space of their own, in every step they would take themselves."""
    from usward.accounts import invitations
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    space = begin(inviter.opened, called or guest.name, Terms(bond=bond, zone="Europe/Zurich"))  # type: ignore[arg-type]
    code = invitations.invite(inviter.opened, space, "")
    invitations.accept(guest.opened, invitations.find(invitations.text_of(code)))
    invitations.confirm(inviter.opened, space)
    # The next visit of each completes the join.
    assert guest.opened.space(space).joined
    assert inviter.opened.space(space).joined
    return space


class Met(NamedTuple):
    """The people of a test as they were when they had just come: who they are, and every row written for them."""

    at: datetime
    people: dict[str, Someone]
    space: UUID | None
    rows: list[list[Model]]


#: By who was asked for, and what a password costs. Sessions know when they were last active, so nothing here is used for
#: longer than `FRESH`.
MET: dict[tuple[object, ...], Met] = {}
FRESH = timedelta(seconds=20)


@pytest.fixture
def met(db: None, request: pytest.FixtureRequest) -> Met:
    """Whom this test asks for."""
    asked = frozenset(request.fixturenames) & {"ana", "ben", "cleo", "joined"}
    if next(_rows(), None):
        return _meet(asked)  # somebody is here already, whose rows are not theirs
    key = (asked, settings.ARGON2_COST)
    known = MET.get(key)
    if known is None or not timedelta(0) <= timezone.now() - known.at < FRESH:
        known = MET[key] = _meet(asked)
        return _again(known)
    for rows in known.rows:
        type(rows[0])._default_manager.bulk_create(deepcopy(rows))
    found = _again(known)
    if any(each.is_locked for each in found.people.values()):  # another test let the machine restart
        del MET[key]
        for rows in reversed(known.rows):
            type(rows[0])._default_manager.all().delete()
        return _meet(asked)
    return found


def _meet(asked: frozenset[str]) -> Met:
    """Ana's is the first account: she runs the server."""
    people = {name: Someone(name.title(), first=name == "ana") for name in ("ana", "ben", "cleo") if name in asked}
    space = join(people["ana"], people["ben"]) if "joined" in asked else None
    return Met(timezone.now(), people, space, list(_rows()))


def _rows() -> Iterator[list[Model]]:
    for app in ("accounts", "vault"):
        for model in apps.get_app_config(app).get_models():
            rows = list(model._default_manager.all())
            if rows:
                yield rows


def _again(met: Met) -> Met:
    """The same people, whose browsers and passwords one test may change without the next one hearing of it."""
    return met._replace(people=deepcopy(met.people))


@pytest.fixture
def ana(met: Met) -> Someone:
    return met.people["ana"]


@pytest.fixture
def ben(met: Met) -> Someone:
    return met.people["ben"]


@pytest.fixture
def cleo(met: Met) -> Someone:
    return met.people["cleo"]


@pytest.fixture
def joined(ana: Someone, ben: Someone, met: Met) -> Joined:
    assert met.space
    return Joined(ana, ben, met.space)


@pytest.fixture
def joined_space(joined: Joined) -> UUID:
    """The space of Ana and Ben."""
    return joined.space


@pytest.fixture
def standard_cost(settings: Any) -> None:
    """The real cost of a password, for tests that are about it."""
    from usward.vault.keys import STANDARD

    settings.ARGON2_COST = STANDARD
