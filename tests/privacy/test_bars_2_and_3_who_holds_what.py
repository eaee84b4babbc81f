"""Bar 2: the database alone, the cookie alone, both without the host share: all refuse. Bar 3: the operator-partner."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from people import Joined, Someone
from privacy.curious import curious_partner, keys_of, whole_database
from privacy.kinds import Note
from usward.accounts.models import Session
from usward.accounts.sessions import SessionStore
from usward.vault.keys import derive
from usward.vault.sealed import Place, Unsealable, unseal

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


def test_bar_2_the_database_alone_opens_no_session(ana: Someone) -> None:
    row = Session.objects.get(person_id=ana.id)
    thief = Client()
    for guess in (row.id, row.id[:43], "", "x" * 43):
        thief.cookies[settings.SESSION_COOKIE_NAME] = guess
        assert thief.get("/settings/").status_code == 302
    assert ana.cookie.encode() not in whole_database()


def test_bar_2_the_cookie_alone_opens_nothing(ana: Someone) -> None:
    cookie = ana.cookie
    Session.objects.all().delete()
    assert SessionStore(cookie).ring() is None


def test_bar_2_database_and_cookie_without_the_host_share_open_nothing(ana: Someone) -> None:
    for file in Path(settings.RUNTIME).glob("host-share-*"):
        file.unlink()
    assert ana.get("/settings/").status_code == 302
    row = Session.objects.get(person_id=ana.id)
    key = derive(ana.cookie.encode(), "session")
    place = SessionStore(ana.cookie)._place("ring", row)
    with pytest.raises(Unsealable):
        unseal(key, place, bytes(row.ring))


def test_bar_2_a_row_moved_to_another_cookie_or_person_does_not_open(ana: Someone, ben: Someone) -> None:
    from usward.accounts.sessions import fingerprint

    anas = Session.objects.get(person_id=ana.id)
    Session.objects.filter(id=fingerprint(ben.cookie)).update(note=anas.note, ring=anas.ring, person=ana.id)
    assert ben.get("/settings/").status_code == 302
    Session.objects.filter(id=anas.id).update(person=ben.id)
    assert ana.get("/settings/").status_code == 302


def test_bar_2_a_session_that_was_given_more_days_in_the_database_does_not_open(ana: Someone) -> None:
    row = Session.objects.get(person_id=ana.id)
    Session.objects.filter(id=row.id).update(ends_on=date(2030, 1, 1))
    assert ana.get("/settings/").status_code == 302


def test_bar_3_the_operator_partner_reads_what_was_shared_and_nothing_else(joined: Joined) -> None:
    ana, ben, space = joined
    vault = ana.vault
    private = vault.add(Note(day=DAY, text="kept for myself alone"))
    shared = vault.add(Note(day=DAY, text="given to the two of us"))
    vault.share(shared, space)
    vault.revise(private, Note(day=DAY, text="kept and written anew"))
    ana.post("/drafts/", {"_page": "/settings/me/", "text": "sealed half sentence"})
    ana.post("/settings/pin/", {"pin": "274951", "days": 7})
    read = b"\n".join(curious_partner(ben.opened))
    assert b"given to the two of us" in read, "the helper opens what it may"
    for canary in (b"kept for myself alone", b"kept and written anew", b"sealed half sentence"):
        assert canary not in read
    assert ana.opened.root.secret not in read
    assert ana.opened.ring.secret not in read


def test_bar_3_what_was_taken_back_is_gone_even_for_the_operator(joined: Joined) -> None:
    ana, ben, space = joined
    kept = ana.vault.add(Note(day=DAY, text="said too soon"))
    ana.vault.share(kept, space)
    assert ana.vault.unshare(kept, space)
    assert b"said too soon" not in b"\n".join(curious_partner(ben.opened))


def test_bar_3_keys_of_one_are_not_keys_of_the_other(joined: Joined) -> None:
    anas, bens = set(keys_of(joined.ana.opened)), set(keys_of(joined.ben.opened))
    ring = joined.ben.opened.ring_of(joined.space)
    host = set(keys_of(joined.ana.opened)[6:8])
    assert anas & bens - host == {*ring.keys.values(), *ring.pairs.values()}


def test_nothing_personal_lies_in_clear(joined: Joined) -> None:
    ana, _, space = joined
    ana.post(f"/spaces/{space}/called/", {"called": "Bärli"})
    ana.vault.add(Note(day=DAY, text="a line nobody may find"))
    stored = whole_database()
    for word in ("Bärli", "a line nobody", "partners", "Europe/Zurich", "violet", "proof-note", "2026-11-02"):
        assert word.encode() not in stored
    assert b"ana" in stored, "sign-in names are visible, and we say so"


def test_the_place_of_a_session_binds_its_end_and_version(ana: Someone) -> None:
    store = ana.store
    assert store.known
    place = store._place("note")
    assert isinstance(place, Place)
    assert len(place.tag) == 8
