"""What is documented exists, and what exists is documented."""

import re
import subprocess
from pathlib import Path

import pytest

from usward import __version__
from usward.practices import NAMES

ROOT = Path(__file__).resolve().parents[2]
OPERATE = ROOT / "docs" / "operate"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?\)")
VARIABLE = re.compile(r"\bUSWARD_[A-Z][A-Z_]*[A-Z]\b")


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tracked() -> list[Path]:
    """Every text file of the repository; a copy without its history is read whole."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
        paths = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for folder in ("src", "tests", "docs", "bench")
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
        ] + list(ROOT.glob("*.*"))
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".ico", ".lock", ".woff2"}]


@pytest.mark.parametrize("name", NAMES)
def test_every_practice_has_a_guide(name: str) -> None:
    assert (ROOT / "docs" / "guide" / f"{name}.md").is_file()


def test_every_command_is_explained_to_whoever_runs_it() -> None:
    from usward.cli import COMMANDS

    pages = "\n".join(path.read_text() for path in (ROOT / "docs").rglob("*.md"))
    assert [name for name in COMMANDS if f"`usward {name}" not in pages and f"\nusward {name}" not in pages] == []


def test_every_setting_is_on_the_page_and_every_line_of_the_page_is_a_setting() -> None:
    page = (OPERATE / "settings.md").read_text()
    told = set(re.findall(r"^\| `(USWARD_\w+)`", page, re.MULTILINE))
    read = {
        found
        for path in (ROOT / "src").rglob("*.py")
        if "tests" not in path.parts
        for found in VARIABLE.findall(path.read_text())
    }
    assert told == read


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(page.read_text()):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        path = (page.parent / target) if target else page
        if not path.exists() or (anchor and anchor not in _anchors(path)):
            broken.append(link)
    assert broken == []


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_files_named_in_a_document_exist(page: Path) -> None:
    named = re.findall(r"`((?:docs|src|tests|bench)/[\w./-]+)`", page.read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_documents_do_not_shout(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`|!\[", "", page.read_text(), flags=re.DOTALL)
    assert "!" not in prose


def test_the_repository_speaks_of_the_project_alone() -> None:
    registry = re.compile(r"(?:pypi|pythonhosted|npmjs|deb\.debian)\.(?:org|com|net)", re.IGNORECASE)
    machine = re.compile(r"(?<![\w.])/(?:root|home/[a-z]\w*|Users/[a-z]\w*|work|farm)/")
    found = []
    for path in _tracked():
        if path == Path(__file__).resolve():
            continue
        text = path.read_text(errors="ignore")
        found += [f"{_id(path)}: {match[0]}" for match in (*registry.finditer(text), *machine.finditer(text))]
    assert found == []


def test_the_changelog_knows_this_version() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    assert newest[1] == __version__


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert text.lstrip().startswith("GNU AFFERO GENERAL PUBLIC LICENSE")
    assert "END OF TERMS AND CONDITIONS" in text
    assert text.rstrip().endswith("<https://www.gnu.org/licenses/>.")


def test_the_two_commands_of_the_readme_exist() -> None:
    readme, makefile = (ROOT / "README.md").read_text(), (ROOT / "Makefile").read_text()
    asked = set(re.findall(r"\bmake ([a-z-]+)", readme)) - {"sure"}
    assert {"run", "test"} <= asked
    assert [name for name in asked if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
