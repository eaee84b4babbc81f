"""`usward study` on files: JSON under its stable names, and one sentence for whatever is wrong."""

import json

import pytest
from typer.testing import CliRunner

from usward.cli.study import app
from usward.cli.trouble import Trouble
from usward.core.dyadic.tests.data_sets import DATA, REFERENCE

ACITELLI = [str(DATA / "acitelli_pair.csv"), "--dyad", "CoupleID", "--member", "Gender_A", "--y", "Satisfaction_A"]
SMALL = "pair,who,day,mood,stress\n" + "".join(
    f"{p},{w},{d},{(p * 7 + d * 3 + 5 * (w == 'b') + p * d) % 9},{(p * 5 + d * 2 + (w == 'a') * p) % 7}\n"
    for p in range(12)
    for d in range(6)
    for w in "ab"
)


def run(*words):
    found = CliRunner().invoke(app, [str(word) for word in words])
    if isinstance(found.exception, Trouble):
        return found.exit_code, str(found.exception)
    assert found.exit_code == 0, found.output
    return 0, found.output


def read(*words):
    return json.loads(run(*words, "--json")[1])


@pytest.fixture
def small(tmp_path):
    def write(text=SMALL):
        path = tmp_path / "small.csv"
        path.write_text(text)
        return [str(path), "--y", "mood", "--x", "stress", "--dyad", "pair", "--member", "who", "--time", "day"]

    return write


def test_json_has_the_stable_names():
    found = read("apim", *ACITELLI, "--x", "OtherPos_A", "--exchangeable")
    assert {"model", "n", "estimates", "variance", "m2ll", "notes"} <= set(found)
    assert {"term", "est", "se", "df", "p"} <= set(found["estimates"][0])
    assert found["m2ll"] == pytest.approx(REFERENCE["acipair"]["indist_REML"]["m2RLL"], abs=1e-4)


def test_the_table_is_readable():
    out = run("apim", *ACITELLI, "--x", "OtherPos_A")[1]
    assert "Husband:actor" in out
    assert "χ²(4) = 7.2771, p = 0.1220" in out


def test_mediation_reproduces_the_published_paths():
    words = ["--x", "OtherPos_A", "--mediator", "Tension_A", "--exchangeable", "--unequal", "--covariates", "Gender_A"]
    found = {e["term"]: e for e in read("mediation", *ACITELLI, *words)["estimates"]}
    told = REFERENCE["acipair"]["mediation_gender_covariate_REML"]
    assert found["outcome:actor[OtherPos_A]"]["est"] == pytest.approx(told["actor"][0], abs=1e-4)
    assert found["outcome:actor[Tension_A]"]["se"] == pytest.approx(told["tension_actor"][1], abs=1e-4)


@pytest.mark.parametrize(
    "words",
    [
        ["diary"],
        ["diary", "--exchangeable", "--method", "ml"],
        ["diary", "--lag", "1"],
        ["diary", "--lag", "mood", "--no-partner"],
        ["process"],
        ["growth"],
    ],
)
def test_every_model_of_days_answers(small, words):
    found = read(words[0], *small(), *words[1:])
    assert found["n"] > 0
    assert any("Converged" in note for note in found["notes"])


def test_nothing_in_json_is_infinite(small):
    assert "NaN" not in run("diary", *small(), "--df", "normal", "--json")[1]


def test_agreement_change_wcls_and_nof1_answer(tmp_path):
    assert read("agreement", *ACITELLI)["estimates"][0]["est"] == pytest.approx(0.62345, abs=1e-4)
    path = tmp_path / "scores.csv"
    path.write_text("who,pre,post\nana,40,55\nben,45,47\n")
    found = read(
        "change", path, "--x", "pre", "--y", "post", "--dyad", "who", "--reliability", 0.8, "--sd", 10, "--cut", 50
    )
    assert [p["category"] for p in found["people"]] == [
        "reliably improved and past the cut-off",
        "within measurement error",
    ]
    rows = [f"{p},{d},{(p * d) % 5 + d % 2},{(p * 3 + d * 7) % 2},0.5" for p in range(9) for d in range(30)]
    path.write_text("\n".join(["who,day,y,a,p", *rows]))
    assert read("wcls", path, "--y", "y", "--treatment", "a", "--prob", "p", "--dyad", "who")["n"] == 270
    assert read("nof1", path, "--where", "who=1", "--y", "y", "--treatment", "a", "--time", "day")["n"] == 30


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (SMALL.replace("mood", "humour"), [], "There is no column 'mood'"),
        (SMALL + "3,c,1,4,4\n", [], "Dyad '3' has 3 members"),
        (SMALL + "3,b,1,4,4\n", [], "two rows for day 1"),
        (SMALL.replace("\n0,a,0,", "\n0,a,0,x"), [], "line 2: 'x"),
        (SMALL, ["--method", "bayes"], "'reml' or 'ml'"),
        (SMALL, ["--lag", "0"], "1 or more"),
        (SMALL, ["--slopes", "age"], "no random slope 'age'"),
        (SMALL, ["--where", "pair=99"], "No row has pair = 99"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(small, text, words, sentence):
    code, said = run("diary", *small(text), *words)
    assert code != 0
    assert sentence in said
    assert "\n" not in said
