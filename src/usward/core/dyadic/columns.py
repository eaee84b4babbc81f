"""From the text of a table to numbers, labels and days, refusing what cannot be read.

A table is a mapping from column name to the text of its cells, all columns equally long. Line numbers in messages
count the heading as line 1.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from usward.core.dyadic.refusals import BadChoice, MissingColumn, NotANumber
from usward.core.dyadic.results import FloatArray, IntArray

Table = Mapping[str, Sequence[str]]


class Sheet(dict[str, list[str]]):
    """A table that remembers in which lines of its file the rows stood."""

    def __init__(self, columns: Mapping[str, list[str]], lines: Sequence[int]) -> None:
        super().__init__(columns)
        self.lines = list(lines)


def line(table: Table, row: int) -> int:
    """The line of the file a row stood in; the heading is line 1."""
    return table.lines[row] if isinstance(table, Sheet) else row + 2


EMPTY = frozenset({"", ".", "na", "n/a", "nan", "null", "none"})
COMMA = re.compile(r"^-?\d+,\d+$")
NUMBERED = re.compile(r"^(\D*?)(-?\d+(?:\.\d+)?)\s*$")


def column(table: Table, name: str) -> Sequence[str]:
    """The cells of one column.

    :raises MissingColumn: with the names there are.
    """
    if name not in table:
        raise MissingColumn(f"There is no column '{name}'; the columns are {', '.join(table)}.")
    return table[name]


def is_empty(cell: str) -> bool:
    return cell.strip().lower() in EMPTY


def _number(cell: str) -> float:
    """A finite number, NaN for an empty cell; ``ValueError`` for anything else."""
    if is_empty(cell):
        return math.nan
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError(cell)
    return value


def numbers(table: Table, name: str) -> FloatArray:
    """A column of numbers, with NaN where a cell is empty (also ``NA``, ``NaN``, ``.``).

    :raises NotANumber: naming the cell and its line.
    """
    out = np.empty(len(column(table, name)))
    for i, cell in enumerate(table[name]):
        try:
            out[i] = _number(cell)
        except ValueError:
            mend = "write it with a point" if COMMA.match(cell.strip()) else "mend it or leave it empty"
            raise NotANumber(
                f"Column '{name}', line {line(table, i)}: '{cell.strip()}' is not a number; {mend}."
            ) from None
    return out


def labels(table: Table, name: str) -> list[str]:
    """A column of labels without surrounding spaces; whole numbers written as ``1.0`` count as ``1``.

    :raises NotANumber: where a cell is empty.
    """
    out = []
    for i, cell in enumerate(column(table, name)):
        if is_empty(cell):
            raise NotANumber(f"Column '{name}', line {line(table, i)}: the cell is empty; every row needs a label.")
        text = cell.strip()
        out.append(text.removesuffix(".0") if re.fullmatch(r"-?\d+\.0", text) else text)
    return out


def in_order(names: Sequence[str]) -> list[str]:
    """Distinct labels, numbers by value and text by alphabet."""
    distinct = set(names)
    try:
        return sorted(distinct, key=float)
    except ValueError:
        return sorted(distinct)


def covariate(table: Table, name: str) -> dict[str, FloatArray]:
    """A covariate as columns of numbers: itself, or one 0/1 column for each text label but the first."""
    cells = column(table, name)
    if all(is_empty(cell) or _reads_as_number(cell) for cell in cells):
        return {name: numbers(table, name)}
    given = [None if is_empty(cell) else cell.strip() for cell in cells]
    kinds = in_order([g for g in given if g is not None])
    if len(kinds) > 12:
        raise BadChoice(f"Column '{name}' has {len(kinds)} different text labels; a covariate may have up to twelve.")
    return {
        f"{name}[{kind}]": np.array([math.nan if g is None else float(g == kind) for g in given]) for kind in kinds[1:]
    }


def _reads_as_number(cell: str) -> bool:
    try:
        _number(cell)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Days:
    """Time twice: ``value`` as it enters a trend, ``step`` as whole steps for lags and AR(1).

    ``even`` says that the steps are true distances and not merely the order of uneven times.
    """

    value: FloatArray
    step: IntArray
    even: bool
    note: str


def days(table: Table, name: str) -> Days:
    """Read a column of times: numbers, ISO dates (2026-05-01), or labels that end in a number (``day 3``).

    :raises NotANumber: where a time is empty or cannot be read.
    """
    cells = [cell.strip() for cell in column(table, name)]
    values = np.empty(len(cells))
    stems = set()
    for i, cell in enumerate(cells):
        values[i], stem = _time(cell, name, line(table, i))
        stems.add(stem)
    if len(stems) > 1:
        raise NotANumber(f"Column '{name}' mixes different kinds of time; write them all as numbers or as ISO dates.")
    if stems == {"date"}:
        values = values - values.min()
    return _steps(values, "days since the first date" if stems == {"date"} else "as given")


def _time(cell: str, name: str, at: int) -> tuple[float, str]:
    if not is_empty(cell):
        if _reads_as_number(cell):
            return float(cell), ""
        try:
            return float(date.fromisoformat(cell[:10]).toordinal()), "date"
        except ValueError:
            pass
        numbered = NUMBERED.match(cell)
        if numbered:
            return float(numbered[2]), numbered[1].strip().lower()
    raise NotANumber(f"Column '{name}', line {at}: '{cell}' is not a time; write numbers or dates such as 2026-05-01.")


def _steps(values: FloatArray, how: str) -> Days:
    distinct = np.unique(values)
    if distinct.size < 2:
        return Days(values, np.zeros(values.size, dtype=np.int64), True, f"Time is used {how}.")
    apart = np.diff(distinct)
    unit = 1.0 if np.all(distinct == np.round(distinct)) else float(apart.min())
    count = np.round(apart / unit)
    if unit != 1.0 and np.all(count >= 1):
        unit = float((distinct[-1] - distinct[0]) / count.sum())  # rounding in the file evens out over the range
    steps = np.round((values - distinct[0]) / unit)
    if np.max(np.abs(values - distinct[0] - unit * steps)) < 0.05 * unit:
        return Days(values, steps.astype(np.int64), True, f"Time is used {how}; one step is {unit:.6g}.")
    order = np.searchsorted(distinct, values).astype(np.int64)
    return Days(values, order, False, "Times are unevenly spaced: AR(1) counts occasions in their order.")
