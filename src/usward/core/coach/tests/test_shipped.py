"""The heads that are shipped: small enough, calibrated, and without anybody's name."""

from importlib.resources import files

import numpy as np
import pytest

from usward.core.coach import Heads
from usward.core.coach.marks import EMOTIONS, HARD, KIND, SCORES
from usward.core.coach.sentences import sentences
from usward.packs.coaching import coach

GIVEN = [
    "aisha",
    "ahmed",
    "alejandro",
    "alice",
    "amina",
    "ben",
    "bridget",
    "carlos",
    "chidi",
    "chloe",
    "daniel",
    "deborah",
    "eleanor",
    "emily",
    "fatima",
    "fernando",
    "george",
    "gerald",
    "giulia",
    "hannah",
    "hassan",
    "ibrahim",
    "ingrid",
    "isabella",
    "jack",
    "jessica",
    "john",
    "josé",
    "kwame",
    "laura",
    "leila",
    "liam",
    "maria",
    "maureen",
    "mehmet",
    "michael",
    "mohammed",
    "natasha",
    "ngozi",
    "nikolai",
    "olga",
    "oliver",
    "padraig",
    "patricia",
    "priya",
    "rachel",
    "rajesh",
    "richard",
    "roberto",
    "sakura",
    "sarah",
    "sean",
    "siobhan",
    "sophie",
    "stephen",
    "susan",
    "tariq",
    "thomas",
    "vladimir",
    "wanda",
    "xavier",
    "yasmin",
    "yusuf",
    "zainab",
]


@pytest.fixture(scope="module")
def held() -> Heads:
    return coach().heads


def test_no_name_stands_in_a_vocabulary(held: Heads) -> None:
    words = {word for bank in (held.skills, held.kinds) for term in bank.vocabulary for word in term.split()}
    assert words.isdisjoint(GIVEN)
    assert len(words) > 5000


def test_no_number_and_no_address_stands_in_a_vocabulary(held: Heads) -> None:
    terms = [term for bank in (held.skills, held.kinds) for term in bank.vocabulary if not term.startswith("⟦")]
    assert not [term for term in terms if any(letter.isdigit() for letter in term) or "@" in term or "http" in term]


def test_the_file_is_small() -> None:
    data = (files("usward.packs") / "en" / "coach" / "heads.npz").read_bytes()
    assert len(data) < 5_000_000


@pytest.mark.slow
def test_the_file_is_what_its_heads_would_write() -> None:
    data = (files("usward.packs") / "en" / "coach" / "heads.npz").read_bytes()
    assert Heads.from_bytes(data).to_bytes() == data


def test_every_head_that_is_asked_for_is_there(held: Heads) -> None:
    (sentence,) = sentences("How was it for you?")
    scores = coach().look("How was it for you?").scores
    assert tuple(scores) == SCORES
    assert all(np.isfinite(held.read(sentence).kinds.logits))
    assert {*HARD, *KIND, "threat", "abuse", "hard", "question"} <= set(held.kinds.names)
    assert set(EMOTIONS) <= set(held.skills.names)


def test_a_head_marks_a_hard_kind_alone_only_where_it_earned_it(held: Heads) -> None:
    unseen = held.facts["unseen"]
    assert all(unseen[kind][0] >= 0.8 for kind in HARD if kind in held.facts["alone"])


def test_shares_add_up_in_the_shipped_heads(held: Heads) -> None:
    (sentence,) = sentences("you never asked me how it was, and honestly i felt so alone")
    reading = held.read(sentence).skills
    for name in reading.bank.names:
        total = sum(share.share for share in reading.shares(name)) + reading.bias(name)
        assert total == pytest.approx(reading.logit(name), abs=1e-4)


@pytest.mark.parametrize(
    ("message", "score", "low"),
    [("Thank you so much for the soup.", "gratitude", False), ("The train leaves at six.", "gratitude", True)],
)
def test_plain_cases_are_plain(message: str, score: str, low: bool) -> None:
    assert (coach().look(message).scores[score] < 0.1) is low
