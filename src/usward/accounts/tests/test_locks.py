"""Locks that fit a life: idle, twelve hours, the device PIN, Lock, Exit, and words that are never lost."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as site
from django.test import Client

from people import Someone
from usward.accounts.models import Draft, Session

pytestmark = pytest.mark.django_db

Clock = Any

MORNING = datetime(2026, 11, 3, 8, tzinfo=UTC)
PIN = "274951"


@pytest.fixture
def clock(ana: Someone) -> Clock:
    with time_machine.travel(MORNING, tick=False) as clock:
        ana.sign_in()
        yield clock


def is_locked(ana: Someone) -> bool:
    return ana.get("/settings/").status_code == 302


def test_fifteen_idle_minutes_lock(ana: Someone, clock: Clock) -> None:
    clock.shift(14 * 60 + 59)
    assert not is_locked(ana)
    clock.shift(15 * 60)
    assert is_locked(ana)
    assert Session.objects.get(person_id=ana.id).ring is None


@pytest.mark.parametrize("minutes", [5, 15, 60])
def test_the_idle_time_is_a_choice_and_holds_at_once(ana: Someone, clock: Clock, minutes: int) -> None:
    ana.post("/settings/locks/", {"idle_minutes": minutes})
    clock.shift(minutes * 60 - 1)
    ana.get("/settings/")
    clock.shift(minutes * 60)
    assert is_locked(ana)


def test_a_sign_of_life_keeps_awake_and_is_written_once_a_minute(
    ana: Someone, clock: Clock, django_assert_num_queries: object
) -> None:
    for _ in range(4):
        clock.shift(10 * 60)
        assert ana.post("/active/").status_code == 204
    before = Session.objects.get(person_id=ana.id).note
    clock.shift(30)
    ana.post("/active/")
    assert Session.objects.get(person_id=ana.id).note == before


def test_twelve_hours_are_absolute_without_a_pin(ana: Someone, clock: Clock) -> None:
    for _ in range(12 * 6 - 1):
        clock.shift(10 * 60)
        ana.post("/active/")
    assert not is_locked(ana)
    clock.shift(10 * 60)
    assert is_locked(ana)
    assert not Session.objects.filter(person_id=ana.id, note__isnull=False).exclude(id="").exclude(ring=None).exists()


def test_the_pin_opens_after_every_idle_lock_for_seven_days(ana: Someone, clock: Clock) -> None:
    ana.post("/settings/pin/", {"pin": PIN, "days": 7})
    for _ in range(6):
        clock.shift(24 * 3600)
        assert ana.get("/settings/").headers["Location"].startswith("/unlock/")
        assert ana.post("/unlock/", {"pin": PIN, "next": "/settings/"}).headers["Location"] == "/settings/"
        assert not is_locked(ana)
    clock.shift(24 * 3600)
    assert ana.get("/settings/").headers["Location"].startswith("/sign-in/")


def test_five_wrong_pins_end_the_session(ana: Someone, clock: Clock) -> None:
    ana.post("/settings/pin/", {"pin": PIN, "days": 30})
    ana.post("/lock/")
    for left in (4, 3, 2, 1):
        page = ana.post("/unlock/", {"pin": "999998"}).content.decode()
        assert re.search(rf"{left} tries are left|One try is left", page)
    assert ana.post("/unlock/", {"pin": "999998"}).headers["Location"].startswith("/sign-in/")
    assert not Session.objects.filter(person_id=ana.id, pin_ring__isnull=False).exists()
    assert ana.post("/unlock/", {"pin": PIN}).headers["Location"].startswith("/sign-in/")


def test_a_right_pin_forgives_the_wrong_ones_before_it(ana: Someone, clock: Clock) -> None:
    ana.post("/settings/pin/", {"pin": PIN, "days": 7})
    for _ in range(3):
        ana.post("/lock/")
        for _ in range(4):
            ana.post("/unlock/", {"pin": "999998"})
        assert ana.post("/unlock/", {"pin": PIN}).status_code == 302
    assert not is_locked(ana)


def test_lock_keeps_the_pin_and_lock_for_good_does_not(ana: Someone, clock: Clock) -> None:
    ana.post("/settings/pin/", {"pin": PIN, "days": 7})
    answer = ana.post("/lock/")
    assert answer.headers["Location"] == "/unlock/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert is_locked(ana)
    ana.post("/lock/", {"for_good": "1"})
    assert not Session.objects.filter(person_id=ana.id, pin_ring__isnull=False).exists()


@pytest.mark.parametrize("pin", ["12345", "123456", "654321", "111111", "12a456", "1234567890123"])
def test_pins_that_are_tried_first_are_refused(ana: Someone, pin: str) -> None:
    assert ana.post("/settings/pin/", {"pin": pin, "days": 7}).status_code == 200
    assert not Session.objects.filter(pin_ring__isnull=False).exists()


def test_exit_ends_the_session_at_once_and_goes_where_nothing_shows(ana: Someone) -> None:
    cookie = ana.cookie
    answer = ana.post("/exit/", {"_page": "/journal/new/", "text": "half a sentence"})
    assert answer.headers["Location"] == "/away/"
    assert "Clear-Site-Data" in answer.headers
    assert not Session.objects.filter(person_id=ana.id).exists()
    thief = Client()
    thief.cookies[site.SESSION_COOKIE_NAME] = cookie
    assert thief.get("/settings/").headers["Location"].startswith("/sign-in/")


def test_exit_keeps_what_was_being_written_for_its_writer_alone(ana: Someone, ben: Someone) -> None:
    ana.post("/exit/", {"_page": "/journal/new/", "text": "half a sentence", "password": "hidden words"})
    assert b"half a sentence" not in bytes(Draft.objects.get().body)
    answer = ana.sign_in()
    assert answer.headers["Location"] == "/drafts/?next=%2F"
    page = ana.page("/drafts/")
    assert "half a sentence" in page
    assert "hidden words" not in page
    assert "half a sentence" not in ben.page("/drafts/")


def test_a_form_posted_after_the_idle_lock_is_sealed_and_offered(ana: Someone, clock: Clock) -> None:
    clock.shift(3600)
    answer = ana.post("/settings/me/", {"name": "Ana of the evening", "zone": "UTC"})
    assert answer.headers["Location"] == "/sign-in/?next=%2Fsettings%2Fme%2F&kept=1"
    assert "sealed so that only you can open it" in ana.client.get(answer.headers["Location"]).content.decode()
    assert b"evening" not in bytes(Draft.objects.get().body)
    ana.sign_in()
    page = ana.page("/drafts/")
    assert "Ana of the evening" in page
    draft = Draft.objects.get()
    answer = ana.post(f"/drafts/{draft.id}/continue/", {"_prefill": "1", "name": "Ana of the evening", "zone": "UTC"})
    assert answer.status_code == 307
    assert answer.headers["Location"] == "/settings/me/"
    assert Draft.objects.exists(), "kept until the page has taken it"
    ana.post("/settings/me/", {"name": "Ana of the evening", "hue": "teal", "zone": "Europe/Zurich"})
    assert not Draft.objects.exists()
    assert ana.opened.me.name == "Ana of the evening"


def test_a_draft_handed_from_page_to_page_is_sealed_when_it_meets_the_lock(ana: Someone, clock: Clock) -> None:
    clock.shift(3600)
    answer = ana.post("/journal/new/", {"_prefill": "1", "text": "on its way from another page"})
    assert answer.headers["Location"] == "/sign-in/?next=%2Fjournal%2Fnew%2F&kept=1"
    ana.sign_in()
    assert "on its way from another page" in ana.page("/drafts/")


def test_a_draft_handed_on_by_nobody_travels_through_the_sign_in(ana: Someone) -> None:
    ana.post("/lock/")
    page = ana.post("/journal/new/", {"_prefill": "1", "text": "on its way from another page"}).content.decode()
    assert "on its way from another page" in page
    assert 'name="carry"' in page


def test_words_of_nobody_travel_through_the_sign_in(ana: Someone) -> None:
    ana.post("/lock/")
    page = ana.post("/settings/me/", {"name": "Words on the way"}).content.decode()
    carried = re.search(r'name="carry" value="([^"]+)"', page)
    assert carried
    assert "Words on the way" in carried[1]
    said = {
        "username": "ana",
        "password": ana.password,
        "next": "/settings/me/",
        "carry": carried[1].replace("&quot;", '"'),
    }
    assert ana.post("/sign-in/", said).headers["Location"].startswith("/drafts/")
    assert "Words on the way" in ana.page("/drafts/")


def test_a_wrong_password_on_the_way_loses_no_word(ana: Someone) -> None:
    ana.post("/lock/")
    said = {"username": "ana", "password": "not this one at all", "carry": '[["text", "still here"]]'}
    assert "still here" in ana.post("/sign-in/", said).content.decode()


def test_a_draft_can_be_let_go(ana: Someone) -> None:
    ana.post("/drafts/", {"_page": "/settings/me/", "text": "never mind"})
    draft = Draft.objects.get()
    ana.post(f"/drafts/{draft.id}/discard/")
    assert not Draft.objects.exists()


def test_nobody_can_let_go_or_continue_the_drafts_of_others(ana: Someone, ben: Someone) -> None:
    ana.post("/drafts/", {"_page": "/settings/me/", "text": "mine"})
    draft = Draft.objects.get()
    ben.post(f"/drafts/{draft.id}/discard/")
    assert ben.post(f"/drafts/{draft.id}/continue/", {"_prefill": "1", "text": "x"}).status_code == 404
    assert Draft.objects.exists()


def test_a_part_of_a_page_leads_the_whole_page_to_the_lock(ana: Someone) -> None:
    ana.post("/lock/")
    answer = ana.get("/settings/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/sign-in/")
    answer = ana.post("/settings/me/", {"name": "abc"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Retarget"] == "body"


def test_the_clear_columns_of_a_session_show_no_time(ana: Someone, clock: Clock) -> None:
    row = Session.objects.get(person_id=ana.id, ring__isnull=False, ends_on=MORNING.date())
    times = {f.name for f in Session._meta.concrete_fields} - {"id", "person", "note", "ring", "pin_ring", "label"}
    assert times == {"pin_tries", "ends_on"}
    sealed = bytes(row.note) + bytes(row.ring)
    assert int(MORNING.timestamp()).to_bytes(4, "big") not in sealed


def test_sessions_are_listed_by_day_and_can_be_ended(ana: Someone) -> None:
    phone = Client(headers={"User-Agent": "Mozilla/5.0 (Android 15; Mobile) Firefox/140.0"})
    phone.post("/sign-in/", {"username": "ana", "password": ana.password})
    page = ana.page("/settings/sessions/")
    assert "Firefox, Android" in page
    assert "cannot prove" in page
    ana.post("/settings/sessions/", {"others": "1"})
    assert phone.get("/settings/").status_code == 302
    assert not ana.is_locked


def test_one_ends_only_ones_own_sessions(ana: Someone, ben: Someone) -> None:
    from usward.accounts.sessions import fingerprint

    ben.post("/settings/sessions/", {"id": fingerprint(ana.cookie)})
    assert not ana.is_locked


def test_the_host_share_is_private_and_made_once(ana: Someone) -> None:
    from usward.accounts.hostshare import host_share

    files = list(Path(site.RUNTIME).glob("host-share-*"))
    assert len(files) == 1
    assert files[0].stat().st_mode & 0o777 == 0o600
    assert host_share() == host_share() == files[0].read_bytes()


def test_an_ended_session_is_swept_the_day_after(ana: Someone, clock: Clock) -> None:
    from usward.accounts.sessions import SessionStore

    clock.shift(timedelta(days=3).total_seconds())
    SessionStore.clear_expired()
    assert not Session.objects.filter(ends_on__lte=MORNING.date()).exists()
