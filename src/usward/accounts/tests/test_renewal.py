"""*Somebody may have got in*: everything new, nothing lost, and the other is told calmly."""

from datetime import date

import pytest
from django.test import Client

from people import Joined, Someone, join
from usward.accounts import invitations, people, rotation
from usward.accounts.models import Draft, Invitation, KeyWrap, Membership, Person, Session
from usward.accounts.record import Terms
from usward.accounts.spaces import begin
from usward.core.records import Record
from usward.vault.keys import Root
from usward.vault.models import SealedRecord
from usward.vault.store import BucketKeys, Vault

pytestmark = pytest.mark.django_db
NEW = "copper lantern drifts over hills"
DAY = date(2026, 11, 2)


class Line(Record, frozen=True, kw_only=True, tag="renewal-line"):
    text: str


def line(text: str) -> Line:
    return Line(day=DAY, text=text)


def texts(person: Someone, space: object = None) -> list[tuple[str, bool, bool]]:
    return [(kept.record.text, kept.mine, kept.authentic) for kept in person.vault.all(Line, space=space)]


def renew(person: Someone) -> str:
    answer = person.post("/settings/renew/", {"current": person.password, "password": NEW})
    person.password = NEW
    page = answer.content.decode()
    assert "Everything has new keys" in page
    return page


def test_everything_opens_in_the_same_order_with_the_same_authors(joined: Joined) -> None:
    ana, ben, space = joined
    for n in range(3):
        ana.vault.add(line(f"own {n}"))
        ana.vault.add(line(f"hers {n}"), space)
        ben.vault.add(line(f"his {n}"), space)
    shared = ana.vault.share(ana.vault.all(Line)[0], space)
    ana.vault.revise(ana.vault.all(Line, space=space)[2], line("hers 2, revised"))
    before, both = texts(ana), {person.name: texts(person, space) for person in (ana, ben)}
    renew(ana)
    assert texts(ana) == before
    assert texts(ana, space) == both["Ana"]
    assert texts(ben, space) == both["Ben"]
    original = ana.vault.all(Line)[0]
    assert ana.vault.copy_of(original, space).record.text == shared.record.text
    revised = next(kept for kept in ana.vault.all(Line, space=space) if "revised" in kept.record.text)
    assert [(kept.record.text, kept.authentic) for kept in ana.vault.earlier(revised)] == [("hers 2", True)]
    same = next(kept for kept in ben.vault.all(Line, space=space) if "revised" in kept.record.text)
    assert [(kept.record.text, kept.authentic) for kept in ben.vault.earlier(same)] == [("hers 2", True)]


def test_the_old_keys_open_nothing_of_her_own_any_more(joined: Joined) -> None:
    ana, _, space = joined
    ana.vault.add(line("private"))
    old = ana.opened
    renew(ana)
    thief = Vault(old.person.id, Root(old.ring.root, old.ring.epoch))
    assert thief.all(Line) == []
    assert not SealedRecord.objects.filter(bucket=old.vault.own.bucket).exists()
    ana.vault.add(line("from now on"), space)
    known = old.ring_of(space)
    late = Vault(old.person.id, old.root, [BucketKeys(space, known.keys, space=space, pairs=known.pairs)])
    assert "from now on" not in [kept.record.text for kept in late.all(Line, space=space)]


def test_old_passwords_codes_and_sessions_are_dead(joined: Joined) -> None:
    ana = joined.ana
    code = people.new_code(Person.objects.get(id=ana.id), ana.opened.ring)
    old_cookie, old_password = ana.cookie, ana.password
    renew(ana)
    thief = Client()
    thief.cookies["vk-8000"] = old_cookie
    assert thief.get("/settings/").status_code == 302
    assert thief.post("/sign-in/", {"username": "ana", "password": old_password}).status_code == 200
    said = {"username": "ana", "code": code, "password": "copper lantern drifts over lakes"}
    assert "do not go together" in thief.post("/recover/", said).content.decode()
    assert Session.objects.filter(person_id=ana.id).count() == 1
    assert not ana.is_locked


def test_the_other_pins_the_new_key_and_reads_one_calm_note(joined: Joined) -> None:
    ana, ben, space = joined
    renew(ana)
    assert ben.opened.space(space).joined
    page = ben.page(f"/spaces/{space}/")
    assert "has a new key" in page
    assert "ask whether it was really them" in page
    ben.vault.add(line("still here"), space)
    assert texts(ana, space) == [("still here", False, True)]
    ben.post(f"/spaces/{space}/seen/")
    assert "has a new key" not in ben.page(f"/spaces/{space}/")


def test_both_may_renew_again_and_again_before_the_other_looks(joined: Joined) -> None:
    ana, ben, space = joined
    ana.vault.add(line("hers"), space)
    ben.vault.add(line("his"), space)
    rotation.renew(ana.opened, ana.password)
    ana.sign_in()
    rotation.renew(ana.opened, ana.password)
    ana.sign_in()
    rotation.renew(ben.opened, ben.password)
    ben.sign_in()
    rotation.renew(ana.opened, ana.password)
    ana.sign_in()
    assert {text for text, _, authentic in texts(ana, space) if authentic} == {"hers", "his"}
    assert {text for text, _, authentic in texts(ben, space) if authentic} == {"hers", "his"}
    assert ana.opened.space(space).joined
    assert ben.opened.space(space).joined


def test_a_renewal_before_the_guest_ever_opened_the_space_still_joins(ana: Someone, ben: Someone) -> None:
    space = begin(ana.opened, "Ben", Terms())
    code = invitations.invite(ana.opened, space, "")
    invitations.accept(ben.opened, invitations.find(invitations.text_of(code)))
    invitations.confirm(ana.opened, space)
    assert ana.opened.space(space).joined
    rotation.renew(ana.opened, ana.password)
    ana.sign_in()
    assert ben.opened.space(space).joined
    ben.vault.add(line("hello"), space)
    assert texts(ana, space) == [("hello", False, True)]


def test_a_new_public_key_without_the_mark_of_the_old_is_refused(joined: Joined) -> None:
    from usward.accounts.models import SpaceKey

    ana, ben, space = joined
    rotation.renew(ana.opened, ana.password)
    row = SpaceKey.objects.get(person=ben.id, epoch=2)
    body = bytearray(bytes(row.body))
    body[40] ^= 1
    SpaceKey.objects.filter(id=row.id).update(body=bytes(body))
    assert ben.opened.space(space).state == "trouble"


def test_links_and_yeses_of_before_are_taken_back(ana: Someone, ben: Someone, cleo: Someone) -> None:
    out = begin(ana.opened, "Ben", Terms())
    link = invitations.text_of(invitations.invite(ana.opened, out, ""))
    accepted = begin(ana.opened, "Ben", Terms())
    code = invitations.invite(ana.opened, accepted, "")
    invitations.accept(ben.opened, invitations.find(invitations.text_of(code)))
    hers = begin(cleo.opened, "Ana", Terms())
    code = invitations.invite(cleo.opened, hers, "")
    invitations.accept(ana.opened, invitations.find(invitations.text_of(code)))
    renew(ana)
    assert not Invitation.objects.exists()
    assert Client().get(f"/join/{link}/").status_code == 404
    assert set(Membership.objects.values_list("state", flat=True)) == {"alone"}
    assert {view.state for view in ana.opened.spaces} == {"alone"}
    assert join(ana, ben)


def test_kept_words_are_kept(ana: Someone) -> None:
    ana.post("/drafts/", {"_page": "/settings/me/", "text": "half a sentence"})
    renew(ana)
    assert Draft.objects.count() == 1
    assert "half a sentence" in ana.page("/drafts/")


def test_a_wrong_password_renews_nothing(ana: Someone) -> None:
    before = set(KeyWrap.objects.values_list("purpose", "body"))
    answer = ana.post("/settings/renew/", {"current": "not this one at all", "password": NEW})
    assert "That is not your password" in answer.content.decode()
    assert set(KeyWrap.objects.values_list("purpose", "body")) == before
