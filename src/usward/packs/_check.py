"""The check behind `usward packs check`: everything wrong with one pack, in words, with what it holds."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from usward.core.content import TYPES
from usward.packs import _files
from usward.packs._library import OpenPack
from usward.packs._parse import Problem


class Report(NamedTuple):
    """What a check found: faults that keep entries out, remarks on how they read, and how many entries are sound."""

    title: str
    faults: list[Problem]
    remarks: list[Problem]
    counts: dict[str, int]

    @property
    def well(self) -> bool:
        return not self.faults and not self.remarks


def check(folder: Path) -> Report:
    """Everything there is to say about the pack in `folder`. Raises NotAPack where there is none."""
    pack = OpenPack(folder)
    faults = list(_files.strays(folder))
    for key in TYPES:
        faults += pack.problems(key)
    counts = {key: len(pack.entries(key)) for key in TYPES if pack.entries(key)}
    return Report(pack.about.title, faults, [], counts)


def lines(report: Report) -> Iterator[str]:
    """The report as lines of text."""
    yield from map(str, [*report.faults, *report.remarks])
    yield f"{report.title}: " + ", ".join(f"{count} {key}" for key, count in report.counts.items())


if __name__ == "__main__":
    found = check(Path(sys.argv[1]))
    print("\n".join(lines(found)))
    sys.exit(not found.well)
