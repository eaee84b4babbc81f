"""A row of the table: the data, the figure, what the coach reaches, what is aimed at, and what others reach."""

from collections.abc import Sequence
from typing import NamedTuple

NOT_HERE = "not here"


class Figure(NamedTuple):
    """One figure. `reached` holds the numbers in the order of `what`; None says that the data is not on this machine."""

    data: str
    what: str
    reached: tuple[float, ...] | None
    aim: tuple[float, ...] = ()
    most: bool = False
    beside: str = ""
    digits: int = 3

    @property
    def held(self) -> str:
        """Whether every aim is reached: `most` says that the figure had better be small."""
        if self.reached is None or not self.aim:
            return ""
        pairs = zip(self.reached, self.aim, strict=True)
        good = all(round(got, 3) <= aim if self.most else round(got, 3) >= aim for got, aim in pairs)
        return "yes" if good else "no"

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        reached = NOT_HERE if self.reached is None else " / ".join(f"{got:.{self.digits}f}" for got in self.reached)
        sign = "≤" if self.most else "≥"
        aim = f"{sign} " + " / ".join(f"{each:g}" for each in self.aim) if self.aim else ""
        return self.data, self.what, reached, aim, self.held, self.beside


HEADS = ("data", "figure", "the coach", "aim", "reached", "beside it")


def table(figures: Sequence[Figure]) -> str:
    """Markdown whose columns line up in a terminal as well."""
    rows = [HEADS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
