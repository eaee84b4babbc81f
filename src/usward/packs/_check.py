"""The check behind `usward packs check`: everything wrong with one pack, in words, with what it holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from usward.core.content import TYPES
from usward.packs import _files, quality
from usward.packs._library import Library, OpenPack
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


def check(folder: Path, beside: Library) -> Report:
    """Everything there is to say about the pack in `folder`, which may name entries of the packs `beside` it.

    Raises NotAPack where there is no pack.
    """
    pack = OpenPack(folder)
    faults = list(_files.strays(folder))
    for key in TYPES:
        faults += pack.problems(key)
    counts = {key: len(pack.entries(key)) for key in TYPES if pack.entries(key)}
    held = {key: pack.entries(key) for key in counts}
    known = {key: {entry.id for entry in [*pack.entries(key), *beside.all(kind)]} for key, kind in TYPES.items()}
    found = [*quality.lost_pointers(held, known), *quality.doubled_sources(held.get("source", ()))]
    found += quality.remarks(held)
    remarks = [Problem(_files.PLACES[one.key], *one[1:]) for one in found]
    return Report(pack.about.title, faults, remarks, counts)


def lines(report: Report) -> Iterator[str]:
    """The report as lines of text."""
    yield from map(str, [*report.faults, *report.remarks])
    yield f"{report.title}: " + ", ".join(f"{count} {key}" for key, count in report.counts.items())
