"""Today: a greeting that fits the hour, at most five cards, and everything the other gave as one of them."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import Joined, Someone
from usward.accounts import invitations
from usward.accounts.record import Terms
from usward.accounts.spaces import begin
from usward.pages.today import MOST_CARDS, greeting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "It is late"), (5, "Good morning"), (10, "Good morning"), (11, "Good day"), (16, "Good day"),
     (17, "Good evening"), (22, "Good evening"), (23, "It is late")],
)  # fmt: skip
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 22, hour, tzinfo=UTC), "Ana") == f"{words}, Ana."


def test_somebody_new_is_offered_the_check_in_first(ana: Someone) -> None:
    page = ana.page("/")
    assert page.index("How has today been, inside?") < page.index("Support")
    assert "For you" not in page


def test_what_ben_gave_is_one_card_and_stands_first(joined: Joined) -> None:
    for did in ("You warmed the car.", "You let me sleep.", "You laughed at the right place."):
        joined.ben.post("/appreciation/new/", {"did": did, "give": "1"})
    page = joined.ana.page("/")
    assert page.count("For you") == 1
    assert page.index("For you") < page.index("How has today been, inside?")
    assert "There is more" in page
    assert (
        page.index("You laughed at the right place.") < page.index("There is more") < page.index("You warmed the car.")
    )


def test_nothing_says_when_something_was_given(joined: Joined) -> None:
    joined.ben.post("/appreciation/new/", {"did": "You warmed the car.", "give": "1"})
    card = joined.ana.page("/").split("For you", 1)[1].split("</section>", 1)[0]
    assert "<time" not in card
    assert str(joined.ben.opened.today().year) not in card


def test_there_are_never_more_than_five_cards(joined: Joined) -> None:
    joined.ben.post("/appreciation/new/", {"did": "You warmed the car.", "give": "1"})
    page = joined.ana.page("/")
    assert page.count('<section class="card') <= MOST_CARDS


def test_however_many_practices_there_are_today_asks_the_database_a_dozen_times(joined: Joined) -> None:
    """Four questions of every page, one glance at each bucket, what is written once a week; not one for each kind."""
    joined.ben.post("/appreciation/new/", {"did": "You warmed the car.", "give": "1"})
    joined.ana.page("/")
    with CaptureQueriesContext(connection) as asked:
        joined.ana.page("/")
    assert len(asked) <= 12, [each["sql"] for each in asked]


def test_signed_out_every_place_leads_to_the_one_sign_in(ana: Someone) -> None:
    ana.client.logout()
    for path in ("/", "/together/", "/me/", "/us/"):
        answer = ana.get(path)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in/")


def test_an_invitation_on_its_way_says_on_today_whose_turn_it_is(ana: Someone, ben: Someone) -> None:
    space = begin(ana.opened, "Ben", Terms(zone="Europe/Berlin"))
    assert "Somebody said yes" not in ana.page("/")
    code = invitations.invite(ana.opened, space, "")
    invitations.accept(ben.opened, invitations.find(invitations.text_of(code)))
    assert "has yet to confirm that it is you" in ben.page("/")
    page = ana.page("/")
    assert "Somebody said yes" in page
    assert f'href="/spaces/{space}/"' in page
    invitations.confirm(ana.opened, space)
    assert "Somebody said yes" not in ana.page("/")
    assert "has yet to confirm" not in ben.page("/")


def test_who_remains_finds_one_calm_card_until_it_was_read(joined: Joined) -> None:
    joined.ana.post(f"/spaces/{joined.space}/leave/")
    assert "is yours alone now" in joined.ben.page("/")
    joined.ben.post(f"/spaces/{joined.space}/seen/")
    assert "is yours alone now" not in joined.ben.page("/")
