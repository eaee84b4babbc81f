"""Support: the same for everyone, with numbers that say where they were found."""

import re

import pytest

from people import Joined, Someone
from usward.pages.support import chosen, countries

pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1].split("</main>", 1)[0]))


def test_it_reads_the_same_signed_out_and_for_both(joined: Joined) -> None:
    ana, ben = (words(each.page("/support/")) for each in (joined.ana, joined.ben))
    joined.ana.client.logout()
    assert words(joined.ana.page("/support/")) == ana == ben


def test_a_dozen_countries_and_more_each_number_with_its_source_and_date() -> None:
    assert len(countries()) >= 12
    for country in countries():
        for line in country.lines:
            assert line.source
            assert line.source_date


def test_a_country_shows_its_lines_and_an_unknown_one_shows_none(ana: Someone) -> None:
    line = countries()[0].lines[0]
    page = ana.page(f"/support/?country={countries()[0].code}")
    assert line.number in page
    assert line.source_date in page
    assert chosen("XX") is None
    assert line.number not in ana.page("/support/?country=XX")


def test_opening_it_writes_nothing(ana: Someone) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        ana.get("/support/?country=DE")
    written = [each["sql"] for each in asked if not each["sql"].lstrip().upper().startswith("SELECT")]
    assert written == []
