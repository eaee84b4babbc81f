"""Inviting, being invited, and the yes of both, through the pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from people import Someone, join
from privacy.masking import masked
from usward.accounts import invitations
from usward.accounts.models import Invitation, Membership, SpaceKey
from usward.accounts.record import Terms
from usward.accounts.spaces import begin
from usward.vault.store import NobodyThere

pytestmark = pytest.mark.django_db

STRONG = "violet anchor seven moss harbor tin"


def space_of(person: Someone, called: str = "Ben") -> str:
    return str(begin(person.opened, called, Terms(bond="family", word="siblings")))


def link_from(person: Someone, space: str, line: str = "Come and sit with me") -> str:
    """The path of a fresh invitation link."""
    person.post(f"/spaces/{space}/invite/", {"line": line})
    page = person.page(f"/spaces/{space}/invite/")
    found = re.search(r"http://localhost:\d+(/join/[a-z2-7]{26}/)", page)
    assert found
    return found[1]


def test_the_link_comes_as_text_and_picture_and_says_when_only_this_machine_knows_it(ana: Someone) -> None:
    space = space_of(ana)
    link_from(ana, space)
    page = ana.page(f"/spaces/{space}/invite/")
    assert "<svg" in page
    assert "known to this machine alone" in page
    assert "style=" not in page


def test_ben_reads_everything_before_any_account(ana: Someone) -> None:
    path = link_from(ana, space_of(ana))
    page = Client().get(path).content.decode()
    for said in ("Ana invites you", "Come and sit with me", "Ana runs the machine", "Not now", "Look around"):
        assert said in page
    assert "could alter it to record what you type" in page
    assert not Invitation.objects.filter(guest__isnull=False).exists()


def test_ben_makes_an_account_joins_and_both_confirm(ana: Someone) -> None:
    space = space_of(ana)
    path = link_from(ana, space)
    ben = Client()
    said = {"name": "Ben", "username": "ben", "password": STRONG, "zone": "Europe/Berlin"}
    assert ben.post(f"{path}account/", said).headers["Location"] == "/welcome/code/"
    ben.post("/welcome/code/none/")
    assert "Now Ana confirms that it is you" in ben.get(f"/spaces/{space}/").content.decode()
    page = ana.page(f"/spaces/{space}/")
    assert "They sign in as <strong>ben</strong>" in page
    ana.post(f"/spaces/{space}/confirm/")
    assert "What holds for both" in ben.get(f"/spaces/{space}/").content.decode()
    assert ana.opened.space(ana.opened.spaces[0].id).joined
    assert ana.opened.spaces[0].theirs.name == "Ben"
    assert not Invitation.objects.exists()
    assert set(Membership.objects.values_list("state", flat=True)) == {"joined"}


def test_until_both_confirmed_nothing_can_be_given_and_everything_alone_works(ana: Someone, ben: Someone) -> None:
    from usward.accounts.record import Profile

    space = begin(ana.opened, "Ben", Terms())
    code = invitations.invite(ana.opened, space, "")
    invitations.accept(ben.opened, invitations.find(invitations.text_of(code)))
    for person, state in ((ana, "accepted"), (ben, "waiting")):
        opened = person.opened
        assert opened.space(space).state == state
        assert opened.vault.all(Profile, space=space) == []
        with pytest.raises(NobodyThere):
            opened.vault.add(Profile(day=opened.today(), name="x"), space)
        assert "settings" in person.page("/settings/").lower()


def test_an_existing_person_joins_with_their_account(ana: Someone, ben: Someone) -> None:
    path = link_from(ana, space_of(ana))
    assert "Join as Ben" in ben.page(path)
    assert ben.post(f"{path}yes/").headers["Location"] == "/spaces/"
    assert ben.opened.spaces[0].state == "waiting"


def test_a_link_works_once(ana: Someone, ben: Someone, cleo: Someone) -> None:
    path = link_from(ana, space_of(ana))
    ben.post(f"{path}yes/")
    assert cleo.post(f"{path}yes/").status_code == 404
    assert cleo.opened.spaces == []


def test_used_revoked_expired_and_invented_links_look_alike(ana: Someone, ben: Someone) -> None:
    begun = datetime(2026, 11, 1, 12, tzinfo=UTC)
    with time_machine.travel(begun, tick=False):
        ana.sign_in()
        expired = link_from(ana, space_of(ana))
    ana.sign_in()
    used, revoked_space = link_from(ana, space_of(ana)), space_of(ana)
    ben.post(f"{used}yes/")
    revoked = link_from(ana, revoked_space)
    ana.post(f"/spaces/{revoked_space}/revoke/")
    paths = [expired, used, revoked, "/join/abcdefghijklmnopqrstuvwxyz/", "/join/nonsense/"]
    answers = [Client().get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({masked(answer.content) for answer in answers}) == 1


def test_a_link_lasts_seventy_two_hours_to_the_minute(ana: Someone) -> None:
    begun = datetime(2026, 11, 1, 12, tzinfo=UTC)
    with time_machine.travel(begun, tick=False):
        ana.sign_in()
        path = link_from(ana, space_of(ana))
    with time_machine.travel(begun + timedelta(hours=71, minutes=59), tick=False):
        assert Client().get(path).status_code == 200
    with time_machine.travel(begun + timedelta(hours=72), tick=False):
        assert Client().get(path).status_code == 404


def test_not_now_leaves_no_trace(ana: Someone) -> None:
    space = space_of(ana)
    path = link_from(ana, space)
    before = ana.page(f"/spaces/{space}/")
    assert "Not now is a full answer" in Client().get(f"{path}not-now/").content.decode()
    assert strip(ana.page(f"/spaces/{space}/")) == strip(before)


def strip(page: str) -> str:
    return re.sub(r'value="[\w]{64}"', "", page)


def test_who_refuses_invitations_cannot_be_brought_in_and_ana_sees_nothing_of_it(ana: Someone, ben: Someone) -> None:
    ben.post("/settings/invitations/", {"refuse": "1"})
    space = space_of(ana)
    path = link_from(ana, space)
    before = ana.page(f"/spaces/{space}/")
    assert "Your settings refuse this invitation" in ben.page(path)
    assert ben.post(f"{path}yes/").status_code == 404
    assert strip(ana.page(f"/spaces/{space}/")) == strip(before)


def test_ana_says_no_to_a_stranger_with_her_link(ana: Someone, cleo: Someone) -> None:
    space = space_of(ana)
    cleo.post(f"{link_from(ana, space)}yes/")
    ana.post(f"/spaces/{space}/revoke/")
    assert ana.opened.spaces[0].state == "alone"
    assert cleo.opened.spaces == []
    assert SpaceKey.objects.count() == 0


def test_a_space_has_at_most_two_people(ana: Someone, ben: Someone, cleo: Someone) -> None:
    space = join(ana, ben)
    with pytest.raises(invitations.Dead):
        invitations.invite(ana.opened, space, "")
    assert Membership.objects.filter(space=space).count() == 2
    assert cleo.get(f"/spaces/{space}/").status_code == 404


def test_the_first_account_sees_nothing_of_what_others_invite(ana: Someone, ben: Someone) -> None:
    space = space_of(ben, "Cleo")
    link_from(ben, space)
    assert "Cleo" not in ana.page("/settings/server/") + ana.page("/spaces/") + ana.page("/settings/")
    assert ana.post(f"/spaces/{space}/revoke/").status_code == 404
    assert Invitation.objects.count() == 1


def test_a_taken_name_is_told_to_the_holder_of_an_invitation(ana: Someone, cleo: Someone) -> None:
    path = link_from(ana, space_of(ana))
    said = {"name": "Somebody", "username": "CLEO", "password": STRONG}
    assert "signs in by this name already" in Client().post(f"{path}account/", said).content.decode()
    assert Client().get(path).status_code == 200, "the link still works"


def test_the_password_may_not_be_made_of_the_names_of_the_two(ana: Someone) -> None:
    path = link_from(ana, space_of(ana))
    said = {"name": "Benjamin", "username": "benjamin", "password": "Ana-and-Benjamin-2019"}
    assert "names or dates of the two" in Client().post(f"{path}account/", said).content.decode()
