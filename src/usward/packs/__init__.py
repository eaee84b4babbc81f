"""The library: packs of words as TOML and Markdown, found, checked and read one type at a time.

`library()` gives the bundled packs; `library(home / "packs")` adds every folder in there that has a
`pack.toml`, and looks again when a file in it has changed. A broken entry is left out and named by
`problems()`; it never stops the others. Reading one type does not parse another.
"""

from pathlib import Path

from usward.packs._check import Report, check, lines
from usward.packs._library import Library, NotAPack, open_pack
from usward.packs._parse import Problem, to_plain

__all__ = ["Library", "NotAPack", "Problem", "Report", "check", "library", "lines", "open_pack", "to_plain"]

BUNDLED = Path(__file__).parent
_opened: dict[tuple[object, ...], Library] = {}


def library(added: Path | None = None) -> Library:
    """The bundled packs and those in the folder `added`, kept until a file in `added` changes."""
    folders = sorted(path.parent for path in added.glob("*/pack.toml")) if added and added.is_dir() else []
    state = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
    key = (str(added), state)
    if key not in _opened:
        # An older state of the same folder is of no more use.
        for old in [held for held in _opened if held[0] == str(added)]:
            del _opened[old]
        bundled = sorted(path.parent for path in BUNDLED.glob("*/pack.toml"))
        _opened[key] = Library([*bundled, *folders])
    return _opened[key]
