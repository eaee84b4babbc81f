"""Yesterday, as two people left it: what they did at hours that have passed, done in a process of its own."""

import subprocess
import sys
from pathlib import Path

from browser.walking import PASSPHRASES
from serving import environment

#: Visits of two people, each at a time of its own; the clock of that process is moved, nothing else is other than real.
_VISITS = """
import re, sys, django
django.setup()
from datetime import datetime, timedelta
import time_machine
from django.conf import settings
from django.test import Client

settings.ALLOWED_HOSTS = ["*"]
ana, ben = sys.argv[1:3]
host = {"headers": {"host": settings.ORIGIN.split("//")[1]}}
yesterday = (datetime.now().astimezone() - timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
browsers = {}

def visit(name, password, hour, do):
    with time_machine.travel(yesterday.replace(hour=hour), tick=False):
        browser = browsers[name] = Client(**host)
        browser.post("/sign-in/", {"username": name, "password": password})
        return do(browser)

def todays(browser):
    return re.search(r"/talk/rounds/[0-9a-f-]{36}/", browser.get("/talk/").content.decode())[0]

def answering(path, words):
    def do(browser):
        answer = browser.post(path, {"said": words})
        assert answer.status_code == 302, answer.content.decode()
    return do

path = visit("ana", ana, 8, todays)
visit("ana", ana, 8, answering(path, sys.argv[3]))
visit("ben", ben, 9, answering(path, sys.argv[4]))
for name, password in (("ana", ana), ("ben", ben), ("ana", ana)):
    visit(name, password, 10, lambda browser: browser.get("/talk/"))
print(path)
"""

_OLDER = """
import sys, django
django.setup()
from usward.accounts.hashers import taken
from usward.accounts.models import Person
from usward.accounts.people import PASSWORD, open_with
from usward.vault import heads
from usward.vault.keys import Root
from usward.vault.store import Vault

person = Person.objects.get(username="ana")
assert person.check_password(sys.argv[1])
ring = open_with(person, PASSWORD, taken())
vault = Vault(person.id, Root(ring.root, ring.epoch))
heads.remember(vault, pins=heads.pin_count(vault) + 3)
"""


def both_answered(home: Path, ana: str, ben: str) -> str:
    """Both answered yesterday's question and came by again, so that it opened in the evening; its address."""
    return _run(home, _VISITS, PASSPHRASES["Ana"], PASSPHRASES["Ben"], ana, ben)


def more_was_here_before(home: Path) -> None:
    """Ana's own bucket remembers more than lies there, as after an older copy was put back."""
    _run(home, _OLDER, PASSPHRASES["Ana"])


def _run(home: Path, script: str, *arguments: str) -> str:
    env = environment(home, {"DJANGO_SETTINGS_MODULE": "usward.site.settings"})
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
