"""The guide to the coach says of every kind what it is and where the idea is from."""

import re
from pathlib import Path

import pytest

from usward.core.coach.marks import MEANINGS
from usward.core.coach.rules import RULES

GUIDE = re.sub(
    r"\s+", " ", (Path(__file__).resolve().parents[2] / "docs" / "guide" / "the-coach.md").read_text("utf-8")
)


@pytest.mark.parametrize("kind", MEANINGS)
def test_every_kind_has_its_definition_its_sources_and_its_misses(kind: str) -> None:
    definition = MEANINGS[kind].definition
    assert definition in GUIDE
    part = GUIDE.split(definition, 1)[1].split("###", 1)[0]
    assert [rule.source for rule in RULES if rule.kind == kind and rule.source not in part] == []
    assert "Known misses" in part
