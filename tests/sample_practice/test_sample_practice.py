"""The sample practice joins by one word, keeps a record, and hands over to another practice."""

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test.utils import override_settings
from django.urls import clear_url_caches, set_urlconf

from people import Someone

HERE = Path(__file__).parent


@pytest.fixture
def installed() -> Iterator[None]:
    """The practice among the others, as the setting would put it there."""
    from django.conf import settings

    from usward.site import urls

    with override_settings(
        INSTALLED_APPS=[*settings.INSTALLED_APPS, "sample_practice"],
        PRACTICES=[*settings.PRACTICES, "sample_practice"],
    ):
        importlib.reload(urls)
        clear_url_caches()
        set_urlconf(None)
        yield
    importlib.reload(urls)
    clear_url_caches()


def test_it_takes_sixty_lines_of_python() -> None:
    files = [path for path in HERE.glob("*.py") if not path.name.startswith("test_")]
    assert sum(len(path.read_text().splitlines()) for path in files) <= 60


def test_one_word_installs_it_and_gives_it_an_address() -> None:
    ask = (
        "import django; django.setup(); from django.urls import reverse; from django.apps import apps;"
        "print(reverse('sample_practice:walks'), apps.get_app_config('sample_practice').title)"
    )
    env = {**os.environ, "USWARD_EXTRA_PRACTICES": "sample_practice", "PYTHONPATH": str(HERE.parent),
           "DJANGO_SETTINGS_MODULE": "usward.site.settings"}  # fmt: skip
    said = subprocess.run([sys.executable, "-c", ask], env=env, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["/walks/", "Walks"]


@pytest.mark.usefixtures("installed")
def test_what_is_kept_there_is_ones_own_and_travels_on_to_the_journal(ana: Someone, ben: Someone) -> None:
    ana.post("/walks/", {"thought": "The river was high, and so were we."})
    page = ana.page("/walks/")
    assert "The river was high" in page
    assert 'action="/journal/new/"' in page
    assert "The river was high" not in ben.page("/walks/")
    assert "Walks" in ana.page("/me/")
    handed = ana.post("/journal/new/", {"_prefill": "1", "text": "The river was high, and so were we."})
    assert "The river was high" in handed.content.decode()


@pytest.mark.usefixtures("installed")
def test_its_errors_lose_nothing_and_its_page_stands_behind_the_door(ana: Someone) -> None:
    assert "A few words are needed" in ana.post("/walks/", {"thought": ""}).content.decode()
    ana.client.cookies.clear()
    assert ana.get("/walks/").status_code == 302
