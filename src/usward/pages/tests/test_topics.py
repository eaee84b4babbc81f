"""Pausing topics: one's own choice, seen on one's own pages alone."""

import pytest

from people import Joined, Someone
from usward.accounts.topics import paused
from usward.core.topics import PausedTopics, chosen_anew, is_paused

pytestmark = pytest.mark.django_db


def pause(person: Someone, *topics: str) -> None:
    assert person.post("/settings/topics/", {"whole": topics, "tender": topics, "light": topics}).status_code == 200


def choose(person: Someone, **chosen: list[str]) -> None:
    assert person.post("/settings/topics/", chosen).status_code == 302


def test_a_topic_that_is_not_on_offer_stays_as_it_was() -> None:
    assert chosen_anew({"money", "unknown"}, {"money", "touch"}, {"touch"}) == ("touch", "unknown")
    assert is_paused(["us", "money"], {"money"})
    assert not is_paused([], {"money"})


def test_ana_pauses_and_takes_up_again(ana: Someone) -> None:
    assert paused(ana.vault) == frozenset()
    choose(ana, whole=["conflict"], tender=["money"])
    choose(ana, whole=["conflict", "touch"], tender=["money"], light=["work"])
    assert paused(ana.vault) == {"conflict", "money", "touch", "work"}
    assert len(ana.vault.all(PausedTopics)) == 1
    page = ana.page("/settings/topics/")
    assert page.count(" checked") == 4
    assert (
        ana.post("/settings/topics/back/", {"topic": "conflict", "next": "/together/"}).headers["Location"]
        == "/together/"
    )
    assert paused(ana.vault) == {"money", "touch", "work"}
    choose(ana)
    assert paused(ana.vault) == frozenset()


def test_what_nobody_offers_is_refused(ana: Someone) -> None:
    pause(ana, "no-such-topic")
    assert paused(ana.vault) == frozenset()


def test_the_way_back_leads_nowhere_else(ana: Someone) -> None:
    answer = ana.post("/settings/topics/back/", {"topic": "money", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/settings/topics/"


def test_a_choice_from_long_ago_survives_a_pack_that_went(ana: Someone) -> None:
    ana.vault.add(PausedTopics(day=ana.opened.today(), topics=("of-a-pack-that-went",)))
    choose(ana, tender=["loss"])
    assert paused(ana.vault) == {"of-a-pack-that-went", "loss"}


def test_nothing_of_it_lies_in_the_space(joined: Joined) -> None:
    choose(joined.ana, whole=["touch"])
    assert not joined.ben.vault.all(PausedTopics, space=joined.space)
    assert paused(joined.ben.vault) == frozenset()
