"""Bar 15: every route × anonymous, stranger, ex-member, partner, author."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from people import Joined, Someone
from privacy.kinds import Note
from privacy.masking import masked
from privacy.routes import Route, routes
from usward.accounts import leaving
from usward.accounts.models import Membership, SpaceKey
from usward.vault.models import SealedRecord

pytestmark = pytest.mark.django_db

ROUTES = routes()
GUARDED = [route for route in ROUTES if route.door in {"own", "space"}]
OF_A_SPACE = [route for route in GUARDED if "space" in route.arguments]
OF_A_RECORD = [route for route in GUARDED if "id" in route.arguments]


def label(route: Route) -> str:
    return route.name


@pytest.mark.parametrize("route", ROUTES, ids=label)
def test_bar_15_every_route_is_listed_with_one_door(route: Route) -> None:
    assert route.door in {"open", "own", "space"}


def test_bar_15_signed_out_it_is_the_same_sign_in_everywhere(ana: Someone) -> None:
    reference = Client().post("/settings/me/", {"text": "words"})
    assert reference.status_code == 200
    for route in GUARDED:
        path = route.path()
        asked, sent = Client().get(path), Client().post(path, {"text": "words"})
        assert asked.status_code in {302, 405}, path
        if asked.status_code == 302:
            assert asked.headers["Location"].partition("?")[0] == "/sign-in/", path
        assert sent.status_code in {200, 405}, path
        if sent.status_code == 200:
            assert _without_next(sent.content) == _without_next(reference.content), path
            assert f'name="next" value="{path}"' in sent.content.decode()


def _without_next(page: bytes) -> bytes:
    """The sign-in leads on to where one was: the one thing in which two of them differ."""
    return re.sub(rb'name="next" value="[^"]*"', b"", masked(page))


@pytest.mark.parametrize("role", ["stranger", "ex-member"])
def test_bar_15_a_space_of_others_and_one_that_never_was_read_the_same(
    joined: Joined, cleo: Someone, role: str
) -> None:
    who = cleo if role == "stranger" else joined.ben
    if role == "ex-member":
        leaving.leave(joined.ben.opened, joined.space)
    counts = [SealedRecord.objects.count(), Membership.objects.count(), SpaceKey.objects.count()]
    assert OF_A_SPACE
    for route in OF_A_SPACE:
        for call in (who.get, who.post):
            theirs, nowhere = call(route.path(space=joined.space)), call(route.path(space=uuid4()))
            assert theirs.status_code in {404, 405}, route.name
            assert theirs.status_code == nowhere.status_code, route.name
            assert masked(theirs.content) == masked(nowhere.content), route.name
    assert [SealedRecord.objects.count(), Membership.objects.count(), SpaceKey.objects.count()] == counts


@pytest.mark.parametrize("role", ["stranger", "ex-member", "partner"])
def test_bar_15_a_private_record_of_others_and_one_that_never_was_read_the_same(
    joined: Joined, cleo: Someone, role: str
) -> None:
    kept = joined.ana.vault.add(Note(day=date(2026, 11, 2), text="private"))
    who = cleo if role == "stranger" else joined.ben
    if role == "ex-member":
        leaving.leave(joined.ben.opened, joined.space)
    before = SealedRecord.objects.filter(bucket=joined.ana.vault.own.bucket).count()
    assert OF_A_RECORD
    for route in OF_A_RECORD:
        for call in (who.get, who.post):
            one = call(route.path(id=kept.id, space=joined.space))
            other = call(route.path(id=uuid4(), space=joined.space))
            assert one.status_code == other.status_code, route.name
            assert masked(one.content) == masked(other.content), route.name
            assert one.status_code != 200 or b"private" not in one.content, route.name
    assert SealedRecord.objects.filter(bucket=joined.ana.vault.own.bucket).count() == before


def test_bar_15_the_partner_cannot_take_back_what_the_author_gave(joined: Joined) -> None:
    kept = joined.ana.vault.add(Note(day=date(2026, 11, 2), text="hers"), joined.space)
    answer = joined.ben.post(f"/what-i-share/{joined.space}/{kept.id}/")
    assert answer.status_code == 404
    nowhere = joined.ben.post(f"/what-i-share/{joined.space}/{uuid4()}/")
    assert masked(answer.content) == masked(nowhere.content)
    assert joined.ana.vault.all(Note, space=joined.space)


def test_bar_15_the_author_can(joined: Joined) -> None:
    kept = joined.ana.vault.add(Note(day=date(2026, 11, 2), text="hers"), joined.space)
    assert "hers" in joined.ana.page("/what-i-share/")
    assert joined.ana.post(f"/what-i-share/{joined.space}/{kept.id}/").status_code == 302
    assert joined.ben.vault.all(Note, space=joined.space) == []


def test_bar_15_the_servers_page_is_for_the_first_account_and_says_nothing_of_anybody(
    joined: Joined, cleo: Someone
) -> None:
    page = joined.ana.page("/settings/server/").split("<main")[1].split("</main>")[0]
    for name in ("Ben", "ben", "Cleo", "cleo", str(joined.space)):
        assert name not in page
    assert cleo.get("/settings/server/").status_code == 404


def test_bar_15_two_members_have_equal_rights(joined: Joined) -> None:
    """The permission matrix of a space is symmetric: whoever began it may do no more than the other."""
    for route in OF_A_SPACE:
        if route.name == "accounts:leave":
            continue
        path = route.path(space=joined.space)
        assert joined.ana.get(path).status_code == joined.ben.get(path).status_code, path
