"""Bar 16: one leaves alone while the other is active: the other's next request fails, the leaver keeps their own,
and nothing is sent."""

from datetime import date

import pytest
from django.core import mail

from people import Joined, Someone, join
from privacy.kinds import Keepsake, Machinery, Note, Present
from usward.accounts import invitations, leaving
from usward.accounts.models import Invitation, Membership, Person, Session, Space, SpaceKey
from usward.vault.models import SealedRecord, SealedRevision
from usward.vault.store import NobodyThere, NotHere

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


def texts(person: Someone, kind: type[Note], space: object = None) -> set[tuple[str, bool]]:
    return {(kept.record.text, kept.mine) for kept in person.vault.all(kind, space=space)}


def test_bar_16_the_partners_next_request_fails_and_nothing_is_sent(joined: Joined) -> None:
    ana, ben, space = joined
    opened_before = ben.opened
    assert "You have left this space" in ana.post(f"/spaces/{space}/leave/", follow=True).content.decode()
    with pytest.raises(NobodyThere):
        ben.vault.add(Note(day=DAY, text="too late"), space)
    with pytest.raises(NotHere):
        ana.vault.add(Note(day=DAY, text="mine"), space)
    assert ana.get(f"/spaces/{space}/").status_code == 404
    assert not getattr(mail, "outbox", [])
    assert opened_before.person.id == ben.id


def test_bar_16_the_other_sees_one_calm_page_without_time_or_reason(joined: Joined) -> None:
    ana, ben, space = joined
    ana.post(f"/spaces/{space}/leave/")
    page = ben.page(f"/spaces/{space}/")
    assert "You are on your own here now" in page
    assert "202" not in page.split("You are on your own")[1].split("Your side")[0]
    assert "/support/" in page
    ben.post(f"/spaces/{space}/seen/")
    assert "I have read this" not in ben.page(f"/spaces/{space}/")


def test_bar_16_who_keeps_what(joined: Joined) -> None:
    ana, ben, space = joined
    original = ana.vault.add(Note(day=DAY, text="shared from my pages"))
    ana.vault.share(original, space)
    for person, name in ((ana, "ana"), (ben, "ben")):
        for kind in (Note, Present, Keepsake, Machinery):
            person.vault.add(kind(day=DAY, text=f"{kind.__name__} of {name}"), space)
    hers = next(kept for kept in ana.vault.all(Note, space=space) if kept.record.text == "Note of ana")
    ana.vault.revise(hers, Note(day=DAY, text="Note of ana, revised"))
    leaving.leave(ana.opened, space)
    # Home with Ana: her words, the presents she received, memories of both; nothing twice, no machinery.
    assert texts(ana, Note) == {("shared from my pages", True), ("Note of ana, revised", True)}
    assert texts(ana, Present) == {("Present of ben", False)}
    assert texts(ana, Keepsake) == {("Keepsake of ana", True), ("Keepsake of ben", False)}
    assert texts(ana, Machinery) == set()
    # With Ben: his own, what she gave, the memories of both; nothing else of hers.
    assert texts(ben, Note, space) == {("Note of ben", True)}
    assert texts(ben, Present, space) == {("Present of ana", False), ("Present of ben", True)}
    assert texts(ben, Keepsake, space) == {("Keepsake of ana", False), ("Keepsake of ben", True)}
    assert texts(ben, Machinery, space) == {("Machinery of ben", True)}
    assert not SealedRevision.objects.filter(bucket=space).exists()
    assert all(kept.authentic for kept in ben.vault.all(Present, space=space))


def test_bar_16_what_comes_home_keeps_its_day_and_time(joined: Joined) -> None:
    ana, _, space = joined
    kept = ana.vault.add(Note(day=date(2025, 5, 1), text="old"), space)
    leaving.leave(ana.opened, space)
    home = ana.vault.all(Note)[0]
    assert (home.day, home.written, home.author) == (kept.day, kept.written, kept.author)


def test_bar_16_whoever_remains_goes_on_under_a_key_the_leaver_never_had(joined: Joined) -> None:
    ana, ben, space = joined
    known = set(ana.opened.ring_of(space).keys.values())
    leaving.leave(ana.opened, space)
    assert not SpaceKey.objects.filter(space=space, person=ana.id).exists()
    keys = ben.opened.ring_of(space).keys
    assert max(keys) == 2
    assert keys[2] not in known
    assert ben.opened.ring_of(space).keys == keys, "once is enough"


def test_bar_16_leaving_works_also_when_the_keys_are_in_doubt(joined: Joined) -> None:
    from usward.vault.keys import Pair

    ana, ben, space = joined
    ana.vault.add(Note(day=DAY, text="mine"), space)
    Person.objects.filter(id=ben.id).update(public_key=Pair.new().public)
    ana.post(f"/spaces/{space}/leave/")
    assert texts(ana, Note) == {("mine", True)}
    assert not Membership.objects.filter(person=ana.id).exists()


def test_bar_16_the_page_says_first_what_stays_and_what_goes(joined: Joined) -> None:
    page = joined.ana.page(f"/spaces/{joined.space}/leave/")
    for said in ("What stays", "What goes", "will notice at their next visit", "Go quiet instead", "/support/"):
        assert said in page


def test_bar_16_the_last_one_out_takes_the_space_with_them(joined: Joined) -> None:
    ana, ben, space = joined
    ana.vault.add(Present(day=DAY, text="x"), space)
    leaving.leave(ana.opened, space)
    leaving.leave(ben.opened, space)
    assert not Space.objects.exists()
    assert not SealedRecord.objects.filter(bucket=space).exists()
    assert texts(ben, Present) == {("x", False)}


def test_bar_16_further_invitations_can_be_refused_without_telling(joined: Joined) -> None:
    ana, ben, space = joined
    ana.post(f"/spaces/{space}/leave/", {"refuse": "1"})
    space = begin_with(ben)
    again = invitations.invite(ben.opened, space, "please")
    path = f"/join/{invitations.text_of(again)}/"
    assert "Your settings refuse" in ana.page(path)
    assert ana.post(f"{path}yes/").status_code == 404
    assert not Invitation.objects.filter(guest__isnull=False).exists()


def begin_with(person: Someone) -> object:
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    return begin(person.opened, "Ana", Terms())


def test_bar_16_somebody_who_left_may_begin_anew(joined: Joined) -> None:
    leaving.leave(joined.ana.opened, joined.space)
    assert join(joined.ben, joined.ana) != joined.space


def test_deleting_the_account_leaves_what_was_given_and_nothing_else(joined: Joined) -> None:
    ana, ben, space = joined
    bucket = ana.vault.own.bucket
    ana.vault.add(Note(day=DAY, text="private"))
    ana.vault.add(Note(day=DAY, text="shared"), space)
    ana.vault.add(Present(day=DAY, text="given"), space)
    assert "That is not your password" in ana.post("/settings/delete/", {"password": "wrong"}).content.decode()
    assert "Your account is gone" in ana.post("/settings/delete/", {"password": ana.password}).content.decode()
    assert not Person.objects.filter(id=ana.id).exists()
    assert not Session.objects.filter(person_id=ana.id).exists()
    assert not SealedRecord.objects.filter(bucket=bucket).exists()
    assert texts(ben, Present, space) == {("given", False)}
    assert texts(ben, Note, space) == set()
    assert ben.opened.space(space).state == "left"
