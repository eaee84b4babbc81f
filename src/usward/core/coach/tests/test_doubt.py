"""In doubt no draft is offered: with heads of our own making, and with the shipped ones on forms that nobody listed."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from usward.core.coach import Look
from usward.core.coach.combine import Heard, heard
from usward.core.coach.doubt import BESIDE, DANGER, doubted, unquoted
from usward.core.coach.features import count, features
from usward.core.coach.heads import Bank
from usward.core.coach.sentences import sentences
from usward.core.coach.signs import MOST, named, signs
from usward.packs.coaching import coach

UNSEEN = tomllib.loads((Path(__file__).parent / "unseen.toml").read_text(encoding="utf-8"))
WEIGHTS = {DANGER: 1.0, BESIDE: 0.0, "signs": 0.5, "bias": 0.0, "least": 2.0}


def listening(message: str) -> list[Heard]:
    """A message as heads hear it that know one word."""
    names = (DANGER, BESIDE)
    bank = Bank(
        names, {"shovel": 0}, np.ones(1, np.float32), np.array([[5.0, 0.0]], np.float32), np.zeros(2, np.float32)
    )
    parts = sentences(message)
    return heard(parts, bank.read([count(features(part.tokens), bank.vocabulary) for part in parts]))


def doubts(message: str) -> bool:
    return doubted(message, listening(message), WEIGHTS)


def test_what_the_heads_hear_is_enough() -> None:
    assert doubts("I have a shovel.")
    assert not doubts("I have a spoon.")


def test_signs_that_come_together_are_enough() -> None:
    message = "If you tell your mother I'll change the locks and you'll never see the kids again."
    assert signs(unquoted(message)) >= 4
    assert doubts(message)
    assert not doubts(f"She said “{message}”")


def test_without_weights_there_is_no_doubt() -> None:
    assert not doubted("I have a shovel.", listening("I have a shovel."), {})


def test_each_sign_has_its_name_and_no_more_than_so_many_count() -> None:
    assert named("from monday on") == ["from_now"]
    assert signs(" ".join(UNSEEN["threatens"]).lower()) == MOST


@pytest.mark.parametrize("text", ["", "“If you go I’ll die”", "İ went"])
def test_taking_quotes_out_moves_no_offset(text: str) -> None:
    assert len(unquoted(text)) == len(text)


@pytest.fixture(scope="module")
def looks() -> dict[str, list[Look]]:
    return {name: [coach().look(text) for text in texts] for name, texts in UNSEEN.items()}


def test_hardly_any_form_that_nobody_listed_gets_a_draft(looks: dict[str, list[Look]]) -> None:
    assert (len(UNSEEN["threatens"]), len(UNSEEN["abuse"]), len(UNSEEN["harmless"])) == (68, 32, 70)
    drafted = [look for name in ("threatens", "abuse") for look in looks[name] if look.drafts]
    assert len(drafted) <= DRAFTED


def test_most_look_alikes_that_may_land_hard_keep_their_drafts(looks: dict[str, list[Look]]) -> None:
    hard = [look for look in looks["harmless"] if look.hard]
    assert len(hard) > 20
    assert sum(not look.drafts for look in hard) <= LOST


DRAFTED, LOST = 7, 7
"""As it was measured: they only ever fall. These look-alikes were written to be mistaken."""
