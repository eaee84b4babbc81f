"""`usward coach`, as somebody types it."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from usward.cli import app
from usward.cli.trouble import Trouble
from usward.core.coach.marks import SCORES

HARD = "You never listen to me."


def run(said: str, *options: str) -> Result:
    return CliRunner().invoke(app, ["coach", *options], input=said)


def answers(said: str, *options: str) -> list[dict[str, Any]]:
    result = run(said, *options)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_person_reads_what_may_land_why_and_a_gentler_wording() -> None:
    told = run(HARD).stdout
    assert "may land as criticism" in told
    assert "criticism.never" in told
    assert "Wording 1" in told


def test_json_is_one_object_with_every_score() -> None:
    look = json.loads(run(HARD, "--json").stdout)
    assert set(look["scores"]) == set(SCORES)
    mark = next(mark for mark in look["marks"] if mark["kind"] == "criticism")
    assert HARD[mark["start"] : mark["end"]] == mark["quote"]
    assert {"because", "rule"} <= mark.keys()
    assert look["drafts"]


def test_jsonl_answers_every_line_by_its_id_and_keeps_their_order() -> None:
    lines = [
        {"id": 7, "text": HARD, "bond": "siblings"},
        {"id": "b", "text": "You sound worn out.", "context": "I was up five times with the baby."},
        {"text": "The bus is late."},
    ]
    found = answers("\n".join(map(json.dumps, lines)) + "\n\n", "--jsonl")
    assert [each["id"] for each in found] == [7, "b", None]
    assert "rung" in found[1]
    assert "rung" not in found[0]


def test_a_guarded_message_brings_support_and_no_draft() -> None:
    (found,) = answers(json.dumps({"id": 1, "text": "You hit me on Saturday."}), "--jsonl")
    assert (found["guard"], found["support"], found["drafts"]) == ("abuse", True, [])
    assert "softened" in run("You hit me on Saturday.").stdout


def test_an_unknown_language_is_met_with_silence() -> None:
    assert json.loads(run("Du hörst nie zu.", "--json", "--language", "de").stdout) == {
        "marks": [],
        "scores": {},
        "drafts": [],
        "silent": True,
    }
    assert "keeps silent" in run("Du hörst nie zu.", "--language", "de").stdout


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("no json", ["--jsonl"]),
        ('{"id": 1}', ["--jsonl"]),
        ('{"text": "x", "context": 3}', ["--jsonl"]),
        (HARD, ["--json", "--jsonl"]),
        (HARD, ["--bond", "foes"]),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(said: str, options: list[str]) -> None:
    assert isinstance(run(said, *options).exception, Trouble)


def test_nothing_is_nothing() -> None:
    assert json.loads(run("", "--json").stdout)["marks"] == []
