"""Every rule marks its examples and leaves its look-alikes alone; the examples are data, in `look_alikes.toml`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from usward.core.coach.marks import HARD, KINDS
from usward.core.coach.rules import RULES, Rule
from usward.core.coach.sentences import sentences

EXAMPLES = tomllib.loads((Path(__file__).parent / "look_alikes.toml").read_text(encoding="utf-8"))
BY_ID = {rule.id: rule for rule in RULES}


def fires(rule: Rule, line: str) -> bool:
    text, _, context = line.partition(" || ")
    return any(True for part in sentences(text, context) for _ in rule.matches(part))


def lines(which: str) -> Iterator[tuple[str, str]]:
    return ((name, line) for name, held in EXAMPLES.items() for line in held[which])


@pytest.mark.parametrize("name", list(BY_ID))
def test_a_rule_marks_its_examples_and_leaves_ten_look_alikes_alone(name: str) -> None:
    rule, held = BY_ID[name], EXAMPLES[name]
    assert len(held["leaves"]) >= 10
    assert [line for line in held["marks"] if not fires(rule, line)] == []
    assert [line for line in held["leaves"] if fires(rule, line)] == []


def test_every_example_belongs_to_a_rule() -> None:
    assert EXAMPLES.keys() == BY_ID.keys()


def test_every_kind_has_a_rule_and_no_two_rules_share_an_id() -> None:
    assert {rule.kind for rule in RULES} == set(KINDS)
    assert len(BY_ID) == len(RULES)


def test_a_hard_rule_says_may_and_never_that_it_is_so() -> None:
    for rule in RULES:
        assert rule.because.endswith(".")
        assert "!" not in rule.because
        assert rule.source
        assert " may " in rule.because or rule.kind not in HARD, rule.id


def test_quoted_words_are_somebody_elses() -> None:
    assert not fires(BY_ID["criticism.never"], "She said “you never listen to me” and I laughed")
    assert fires(BY_ID["criticism.never"], "you never listen to me")
