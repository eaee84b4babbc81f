"""A pack is read type by type; every fault is named with its mend; nothing unknown is lost."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from usward.core.content import EVERY_BOND, TYPES, Feeling, Pack, Question, Situation, Theme
from usward.packs import NotAPack, library, open_pack, to_plain
from usward.packs._files import PLACES, _lesson, _tables
from usward.packs._parse import parse

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "writing-a-pack.md"
EXAMPLES = re.findall(r"^```(?:toml|md) (\w+)\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
ABOUT = '[pack]\nid = "{id}"\ntitle = "A pack"\nlanguage = "{language}"\nlicence = "CC0"\nauthors = ["Somebody"]\n'
QUESTION = '[[question]]\nid = "{id}"\ntext = "{text}"\nrung = 1\nthemes = ["us"]\n'


def make_pack(folder: Path, files: dict[str, str], name: str = "mine", language: str = "en", more: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(ABOUT.format(id=name, language=language) + more, encoding="utf-8")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_the_guide_has_a_worked_example_of_every_type():
    assert {key for key, _ in EXAMPLES} == {*TYPES, "pack"}


@pytest.mark.parametrize(("key", "body"), [example for example in EXAMPLES if example[0] != "pack"])
def test_every_example_in_the_guide_is_sound_and_survives_a_round_trip(key, body):
    raws = list(_lesson("x.md", "an-example", body + "words " * 100) if key == "lesson" else _tables("x", key, body))
    assert raws
    for raw in raws:
        entry, problems = parse(TYPES[key], raw.table, raw.file, raw.place)
        assert problems == []
        assert entry is not None
        again, _ = parse(TYPES[key], to_plain(entry), "x", "x")
        assert again == entry


def test_the_pack_in_the_guide_is_sound():
    body = dict(EXAMPLES)["pack"]
    assert parse(Pack, tomllib.loads(body)["pack"], "pack.toml", "pack")[1] == []


def test_every_fault_of_an_entry_is_named_with_file_entry_field_and_mend():
    raw = {"id": "A b", "rung": 9, "text": "x", "kind": "opn", "themes": "us", "bonds": ["strangers"]}
    entry, problems = parse(Question, raw, "questions/us.toml", "question 4")
    assert entry is None
    assert {problem.field for problem in problems} == {"id", "rung", "text", "kind", "themes", "bonds[0]"}
    assert {problem.file for problem in problems} == {"questions/us.toml"}
    mends = {problem.field: problem.mend for problem in problems}
    assert mends["rung"] == "write a number from 1 to 5"
    assert mends["bonds[0]"] == "choose one of family, friends, partners"
    assert mends["text"] == "write text in quotes from 12 to 220 characters"
    assert mends["themes"].startswith("write a list of 1 to 3 items")


def test_a_missing_field_is_named():
    _, problems = parse(Theme, {"id": "us", "title": "Us"}, "themes.toml", "theme 1")
    assert [(problem.field, problem.mend) for problem in problems] == [("gloss", 'add gloss = "…"')]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"rung": 4}, "follow_ups"),
        ({"kind": "scale"}, "ends"),
        ({"kind": "this_or_that", "options": ["one"]}, "options"),
        ({"kind": "guess_me", "guess": "Which smell tells them they are home?"}, "guess"),
        ({"ends": ["low", "high"]}, "ends"),
    ],
)
def test_what_concerns_several_fields_is_named_too(more, field):
    raw = {"id": "us-x", "text": "What smell tells you that you are home?", "rung": 1, "themes": ["us"]} | more
    _, problems = parse(Question, raw, "q", "q")
    assert [problem.field for problem in problems] == [field]


def test_unknown_fields_are_kept_at_every_depth():
    reply = {
        "text": "I hear you.",
        "rung": "present",
        "reason": "It stays with them.",
        "lift": "Say it back.",
        "mood": 3,
    }
    raw = {
        "id": "new-things", "title": "New", "scene": "A friend rings you late.", "words": "It is over.",
        "weather": "hard", "bonds": ["friends"], "feelings": ["sad"], "colour": {"dawn": [1, 2]},
        "replies": [reply, reply | {"rung": "name"}, reply | {"rung": "link"}],
    }  # fmt: skip
    entry, problems = parse(Situation, raw, "s", "s")
    assert problems == []
    assert entry is not None
    assert entry.extra == {"colour": {"dawn": [1, 2]}}
    assert entry.replies[0].extra == {"mood": 3}
    assert to_plain(entry) == raw


def test_one_broken_entry_leaves_the_others_standing(tmp_path):
    good = QUESTION.format(id="us-good", text="What made the two of you laugh today?")
    bad = QUESTION.format(id="us-bad", text="Too short")
    pack = open_pack(make_pack(tmp_path / "mine", {"questions.toml": good + bad}))
    assert [entry.id for entry in pack.entries("question")] == ["us-good"]
    assert [(problem.entry, problem.field) for problem in pack.problems("question")] == [("us-bad", "text")]


def test_an_id_is_used_once(tmp_path):
    twice = QUESTION.format(id="us-good", text="What made the two of you laugh today?") * 2
    pack = open_pack(make_pack(tmp_path / "mine", {"questions.toml": twice}))
    assert len(pack.entries("question")) == 1
    assert "already taken" in pack.problems("question")[0].message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[question]\n", "not valid TOML"),
        ('[[practice]]\nid = "x"\n', "live in practices"),
        ("[question]\n", "every entry under [[question]]"),
    ],
)
def test_a_broken_file_is_named_and_the_rest_is_read(tmp_path, text, says):
    good = QUESTION.format(id="us-good", text="What made the two of you laugh today?")
    pack = open_pack(make_pack(tmp_path / "mine", {"questions/a.toml": text, "questions/b.toml": good}))
    assert [problem.file for problem in pack.problems("question")] == ["questions/a.toml"]
    assert says in pack.problems("question")[0].message
    assert len(pack.entries("question")) == 1


def test_defaults_are_shared_by_the_entries_of_a_file(tmp_path):
    text = '[defaults]\nbonds = ["friends"]\n' + QUESTION.format(id="us-a", text="What made you two laugh today?")
    pack = open_pack(make_pack(tmp_path / "mine", {"questions/us.toml": text}))
    (entry,) = pack.entries("question")
    assert isinstance(entry, Question)
    assert entry.bonds == ("friends",)


def test_a_folder_without_a_description_is_no_pack(tmp_path):
    with pytest.raises(NotAPack, match=r"pack\.toml: the file is missing"):
        open_pack(tmp_path)


def test_reading_feelings_parses_no_questions():
    pack = open_pack(Path(library().packs[0].folder))
    assert pack.entries("feeling")
    assert set(pack._read) == {"feeling"}


def test_every_type_has_a_place_of_its_own():
    assert len(set(PLACES.values())) == len(TYPES)


class TestPacksInAHome:
    def test_a_pack_added_to_a_home_is_offered_at_once(self, tmp_path):
        assert library(tmp_path).get(Question, "mine-laugh") is None
        text = QUESTION.format(id="mine-laugh", text="What made the two of you laugh today?")
        folder = make_pack(tmp_path / "mine", {"questions.toml": text})
        assert library(tmp_path).get(Question, "mine-laugh") is not None
        shutil.rmtree(folder)
        assert library(tmp_path).get(Question, "mine-laugh") is None

    def test_it_is_read_once_while_nothing_changes(self, tmp_path):
        make_pack(tmp_path / "mine", {})
        assert library(tmp_path) is library(tmp_path)

    def test_a_clash_with_what_is_shipped_is_named_and_the_shipped_entry_stays(self, tmp_path):
        text = '[[theme]]\nid = "home"\ntitle = "My home"\ngloss = "Not the shipped one."\n'
        make_pack(tmp_path / "mine", {"themes.toml": text})
        found = library(tmp_path).get(Theme, "home")
        assert found is not None
        assert found.title == "Home"
        assert any("taken by the pack usward" in problem.message for problem in library(tmp_path).problems())

    def test_a_pack_without_a_description_is_refused_and_named(self, tmp_path):
        (tmp_path / "odd").mkdir()
        (tmp_path / "odd" / "pack.toml").write_text("[pack]\nid = 3\n", encoding="utf-8")
        assert [problem.file for problem in library(tmp_path)._refused] == ["odd/pack.toml"] * 5

    def test_a_translation_is_read_where_it_exists_and_english_elsewhere(self, tmp_path):
        text = (
            '[[feeling]]\nid = "wistful"\nword = "wehmütig"\nfamily = "tender"\ngloss = "Sehnsucht nach etwas Schönem."\n'
            'near = "homesick"\ndiffers = "Heimweh hat eine Adresse."\n'
        )
        make_pack(
            tmp_path / "de", {"feelings.toml": text}, name="usward-de", language="de", more='translates = "usward"'
        )
        shelf = library(tmp_path)
        assert [getattr(shelf.get(Feeling, "wistful", language), "word", None) for language in ("en", "de")] == [
            "wistful",
            "wehmütig",
        ]
        assert getattr(shelf.get(Feeling, "glad", "de"), "word", None) == "glad"
        assert len(shelf.all(Feeling, "de")) == len(shelf.all(Feeling))
        assert shelf.languages == ("de", "en")

    def test_a_pack_in_a_language_nobody_asked_for_is_not_offered(self, tmp_path):
        text = QUESTION.format(id="fr-rire", text="Qu'est-ce qui vous a fait rire ?")
        make_pack(tmp_path / "fr", {"questions.toml": text}, name="fr-pack", language="fr")
        assert library(tmp_path).get(Question, "fr-rire") is None
        assert library(tmp_path).get(Question, "fr-rire", "fr") is not None


def test_entries_can_be_kept_in_sets():
    question = library().all(Theme)[0]
    assert len({question, question}) == 1
    assert question.bonds == EVERY_BOND
