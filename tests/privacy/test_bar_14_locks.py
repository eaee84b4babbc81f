"""Bar 14: after idle time, twelve hours, Lock, sign-out, reboot and five wrong PINs a replayed cookie is refused
everywhere; a mere restart of the process keeps the session."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

from people import Someone

MORNING = datetime(2026, 11, 3, 8, tzinfo=UTC)
PIN = "274951"

pytestmark = pytest.mark.django_db(transaction=True)


def replay(cookie: str) -> list[int]:
    """The cookie at four workers at once, each with its own connection."""

    def at_one(_: int) -> int:
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
        try:
            return client.get("/settings/").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        return list(workers.map(at_one, range(4)))


def idle(ana: Someone, clock: time_machine.Traveller) -> None:
    clock.shift(15 * 60)


def twelve_hours(ana: Someone, clock: time_machine.Traveller) -> None:
    for _ in range(12 * 5):
        clock.shift(12 * 60)
        ana.post("/active/")


def lock(ana: Someone, clock: time_machine.Traveller) -> None:
    ana.post("/lock/")


def lock_with_pin(ana: Someone, clock: time_machine.Traveller) -> None:
    ana.post("/settings/pin/", {"pin": PIN, "days": 7})
    ana.post("/lock/")


def leave_quickly(ana: Someone, clock: time_machine.Traveller) -> None:
    ana.post("/exit/")


def reboot(ana: Someone, clock: time_machine.Traveller) -> None:
    for file in Path(settings.RUNTIME).glob("host-share-*"):
        file.unlink()


def five_wrong_pins(ana: Someone, clock: time_machine.Traveller) -> None:
    lock_with_pin(ana, clock)
    for _ in range(5):
        ana.post("/unlock/", {"pin": "888883"})


def elsewhere(ana: Someone, clock: time_machine.Traveller) -> None:
    other = Client()
    other.post("/sign-in/", {"username": "ana", "password": ana.password})
    other.post("/settings/sessions/", {"others": "1"})


def new_password(ana: Someone, clock: time_machine.Traveller) -> None:
    other = Client()
    other.post("/sign-in/", {"username": "ana", "password": ana.password})
    said = {"current": ana.password, "password": "copper lantern drifts over hills"}
    assert other.post("/settings/password/", said).status_code == 302


ENDINGS = [idle, twelve_hours, lock, lock_with_pin, leave_quickly, reboot, five_wrong_pins, elsewhere, new_password]


@pytest.mark.parametrize("end", ENDINGS, ids=lambda end: end.__name__)
def test_bar_14_a_replayed_cookie_is_refused_everywhere(
    ana: Someone, end: Callable[[Someone, time_machine.Traveller], None]
) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        ana.sign_in()
        cookie = ana.cookie
        assert replay(cookie) == [200] * 4
        end(ana, clock)
        assert replay(cookie) == [302] * 4


def test_bar_14_a_cookie_from_before_a_lock_stays_dead_when_the_password_opens_again(ana: Someone) -> None:
    cookie = ana.cookie
    ana.post("/lock/")
    ana.sign_in()
    assert ana.cookie != cookie
    assert replay(cookie) == [302] * 4


def test_bar_14_wrong_pins_are_counted_once_each_however_many_come_at_once(ana: Someone) -> None:
    lock_with_pin(ana, None)  # type: ignore[arg-type]
    cookie = ana.cookie

    def guess(n: int) -> None:
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
        client.post("/unlock/", {"pin": f"88888{n}"})
        connection.close()

    with ThreadPoolExecutor(8) as thieves:
        list(thieves.map(guess, range(1, 9)))
    assert ana.post("/unlock/", {"pin": PIN}).headers["Location"].startswith("/sign-in/")


RESTARTED = """
import os, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["PROOF_STORE"]
django.setup()
from usward.accounts.opening import open_session
from usward.accounts.sessions import SessionStore
opened = open_session(SessionStore(os.environ["PROOF_COOKIE"]))
print("locked" if opened is None else opened.me.name)
"""


def in_a_new_process(cookie: str) -> str:
    store = str(connection.settings_dict["NAME"])
    world = os.environ | {
        "PROOF_COOKIE": cookie,
        "PROOF_STORE": store,
        "DJANGO_SETTINGS_MODULE": "usward.site.settings",
        "USWARD_HOME": str(settings.HOME),
        "USWARD_RUNTIME": str(settings.RUNTIME),
    }
    done = subprocess.run(
        [sys.executable, "-c", RESTARTED], env=world, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_bar_14_a_restart_of_the_process_keeps_the_session_and_a_reboot_ends_it(ana: Someone) -> None:
    assert in_a_new_process(ana.cookie) == "Ana"
    reboot(ana, None)  # type: ignore[arg-type]
    assert in_a_new_process(ana.cookie) == "locked"


def test_bar_14_the_pin_alone_or_on_another_browser_opens_nothing(ana: Someone) -> None:
    lock_with_pin(ana, None)  # type: ignore[arg-type]
    assert Client().post("/unlock/", {"pin": PIN}).headers["Location"].startswith("/sign-in/")


def test_bar_14_a_pin_session_ends_with_its_days(ana: Someone) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        ana.sign_in()
        ana.post("/settings/pin/", {"pin": PIN, "days": 30})
        clock.shift(timedelta(days=30))
        assert ana.post("/unlock/", {"pin": PIN}).headers["Location"].startswith("/sign-in/")
