"""A figure, the table it stands in, and how a time is taken."""

import gc
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured ratio: `measured` over `floor`, both in words with their units.

    `at_most` (or `at_least`) is the target; `binds` says whether missing it is a failure or a note.
    """

    what: str
    measured: str
    floor: str
    ratio: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    binds: bool = False

    @property
    def held(self) -> bool | None:
        """Whether the target holds; None without a target."""
        if self.ratio is None or (self.at_most is None and self.at_least is None):
            return None
        return (self.at_most is None or self.ratio <= self.at_most) and (
            self.at_least is None or self.ratio >= self.at_least
        )

    def cells(self) -> tuple[str, ...]:
        target = "" if self.at_most is None else f"≤ {self.at_most:g}"
        target = target if self.at_least is None else f"≥ {self.at_least:g}"
        verdict = {None: "", True: "holds", False: "misses" + (" (binds)" if self.binds else "")}[self.held]
        return self.what, self.measured, self.floor, "" if self.ratio is None else f"{self.ratio:.2f}", target, verdict


HEADS = ("what", "measured", "against", "ratio", "target", "")


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table whose columns line up in a terminal as well."""
    rows = [HEADS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def compared(
    *works: Callable[[], object], rounds: int = 7, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """The shortest time of each work in seconds, their rounds taken in turns so that they meet the same machine.

    `clock` is the wall's; `time.process_time` suits work that only computes, on a machine that has other work as well.
    """
    shortest = [float("inf")] * len(works)
    for _ in range(rounds):
        for at, work in enumerate(works):
            gc.collect()
            begun = clock()
            work()
            shortest[at] = min(shortest[at], clock() - begun)
    return shortest
