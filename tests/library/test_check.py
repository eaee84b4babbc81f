"""`usward packs check`: what it prints, and how it exits."""

from typer.testing import CliRunner

from library.test_schema import QUESTION, make_pack
from usward.cli.packs import app

RUN = CliRunner()


def test_a_sound_pack_passes_and_is_counted(tmp_path):
    text = QUESTION.format(id="mine-laugh", text="What made the two of you laugh today?")
    result = RUN.invoke(app, ["check", str(make_pack(tmp_path / "mine", {"questions.toml": text}))])
    assert result.exit_code == 0, result.output
    assert result.output == "A pack: 1 question\n"


def test_a_fault_is_printed_in_one_line_with_its_mend(tmp_path):
    text = QUESTION.format(id="mine-laugh", text="Too short")
    result = RUN.invoke(app, ["check", str(make_pack(tmp_path / "mine", {"questions.toml": text}))])
    assert result.exit_code == 1
    assert (
        "questions.toml: mine-laugh · text: expected text of length >= 12. Mend: write text in quotes" in result.output
    )


def test_how_it_reads_is_remarked_on(tmp_path):
    text = QUESTION.format(id="mine-laugh", text="Do you and your wife like music?")
    result = RUN.invoke(app, ["check", str(make_pack(tmp_path / "mine", {"questions.toml": text}))])
    assert result.exit_code == 1
    assert "gives somebody a gender" in result.output
    assert "yes or no would answer it" in result.output


def test_a_lost_pointer_and_a_stray_file_are_named(tmp_path):
    text = QUESTION.format(id="mine-laugh", text="What made the two of you laugh today?").replace('"us"', '"nowhere"')
    files = {"questions.toml": text, "question/more.toml": "", "README.md": "Hello"}
    result = RUN.invoke(app, ["check", str(make_pack(tmp_path / "mine", files))])
    assert "there is no theme “nowhere”" in result.output
    assert "question/more.toml: nothing reads this file" in result.output
    assert "README" not in result.output


def test_a_folder_that_is_no_pack_fails_in_one_sentence(tmp_path):
    result = RUN.invoke(app, ["check", str(tmp_path)])
    assert result.exit_code == 1
    assert "pack.toml: the file is missing" in result.output
