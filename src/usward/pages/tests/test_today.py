"""Today: a greeting that fits the hour, at most five cards, and everything the other gave as one of them."""

from datetime import UTC, datetime

import pytest

from people import Joined, Someone
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


def test_signed_out_every_place_leads_to_the_one_sign_in(ana: Someone) -> None:
    ana.client.logout()
    for path in ("/", "/together/", "/me/", "/us/"):
        answer = ana.get(path)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in/")
