"""Which files of a pack hold what, and the raw tables in them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from usward.core.content import TYPES
from usward.packs._parse import Problem

# Where entries of a type live: `<name>.toml`, or any `.toml` in the folder `<name>/` (lessons: `.md`).
PLACES: dict[str, str] = {
    "question": "questions",
    "practice": "practices",
    "ritual": "rituals",
    "idea": "ideas",
    "journal_prompt": "journal_prompts",
    "noticing": "noticing",
    "situation": "situations",
    "script": "scripts",
    "phrase": "phrases",
    "feeling": "feelings",
    "need": "needs",
    "lesson": "lessons",
    "pulse": "pulse",
    "helpline": "helplines",
    "source": "sources",
    "theme": "themes",
}
BESIDE = {"demo"}  # folders that a pack may carry and that hold no entries
FENCE = "+++"


class Raw(NamedTuple):
    """One entry as it stands in a file, before it is checked. `place` names it while it has no id."""

    file: str
    place: str
    table: dict[str, Any]


def files(pack: Path, key: str) -> list[Path]:
    """The files of `pack` that may hold entries of the type `key`, in a fixed order."""
    ending = ".md" if key == "lesson" else ".toml"
    single = pack / (PLACES[key] + ending)
    inside = sorted((pack / PLACES[key]).rglob("*" + ending))
    return [single, *inside] if single.is_file() else inside


def read(pack: Path, key: str) -> tuple[list[Raw], list[Problem]]:
    """All raw entries of the type `key`, and what keeps some from being read."""
    found: list[Raw] = []
    problems: list[Problem] = []
    for path in files(pack, key):
        name = path.relative_to(pack).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
            found.extend(_lesson(name, path.stem, text) if key == "lesson" else _tables(name, key, text))
        except UnicodeDecodeError:
            problems.append(Problem(name, "", "", "the file is not UTF-8", "save it as UTF-8"))
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(name, "", "", f"not valid TOML: {error}", "mend the line it names"))
        except ValueError as error:
            problems.append(Problem(name, "", "", str(error), f"see the example of {key} in the guide"))
    return found, problems


def _tables(name: str, key: str, text: str) -> Iterator[Raw]:
    """The `[[key]]` tables of one file, each over the file's `[defaults]`."""
    content = tomllib.loads(text)
    defaults, tables = content.pop("defaults", {}), content.pop(key, [])
    if not isinstance(defaults, dict) or not isinstance(tables, list):
        raise ValueError(f"write [defaults] once and every entry under [[{key}]]")  # noqa: TRY004 — a fault of the file
    for stray in content:
        hint = f"entries of the type {stray} live in {PLACES[stray]}" if stray in PLACES else "nothing reads it"
        raise ValueError(f"[[{stray}]] does not belong here: {hint}")
    for number, table in enumerate(tables, start=1):
        yield Raw(name, f"{key} {number}", defaults | table)


def _lesson(name: str, stem: str, text: str) -> Iterator[Raw]:
    """A lesson: TOML between two lines of +++, then Markdown. Its id is the name of its file."""
    opening, _, rest = text.lstrip("\ufeff").partition("\n")
    front, fence, body = rest.partition(f"\n{FENCE}\n")
    if opening.strip() != FENCE or not fence:
        raise ValueError("a lesson begins with TOML between two lines of +++")
    yield Raw(name, stem, {"id": stem} | tomllib.loads(front) | {"body": body.strip()})


def strays(pack: Path) -> Iterator[Problem]:
    """Files that nothing reads, most often a misspelt name."""
    known = {place + (".md" if key == "lesson" else ".toml") for key, place in PLACES.items()} | {"pack.toml"}
    for path in sorted(pack.rglob("*")):
        inside = path.relative_to(pack)
        if path.is_dir() or path.suffix not in {".toml", ".md"} or inside.parts[0] in BESIDE:
            continue
        folder_known = len(inside.parts) > 1 and inside.parts[0] in PLACES.values()
        if not folder_known and inside.as_posix() not in known and path.stem.upper() != path.stem:
            names = ", ".join(sorted(PLACES.values()))
            yield Problem(inside.as_posix(), "", "", "nothing reads this file", f"name it after one of: {names}")


assert PLACES.keys() == TYPES.keys()
