"""A CSV's text as columns, and a result as lines of plain text. No file is touched here."""

import csv
import io
from collections.abc import Sequence

from usward.core.dyadic.columns import Sheet, column, line
from usward.core.dyadic.refusals import BadChoice
from usward.core.dyadic.results import Estimate, Result

BLOCK = {"people": ("who", "before", "after", "change", "rc", "category")}


def parse(text: str) -> Sheet:
    """The columns of CSV text (comma, semicolon or tab, one heading line); empty lines are passed over.

    :raises BadChoice: no rows, a ragged row, or two columns with one heading.
    """
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    if len(rows) < 2:
        raise BadChoice("The file has no rows below its heading.")
    names = [name.strip() for name in rows[0]]
    if len(set(names)) != len(names):
        raise BadChoice("Two columns have the same heading; give each its own name.")
    there = [(at, row) for at, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    for at, row in there:
        if len(row) != len(names):
            raise BadChoice(f"Line {at} has {len(row)} cells, the heading {len(names)}; mend that line.")
    return Sheet({name: [row[i] for _, row in there] for i, name in enumerate(names)}, [at for at, _ in there])


def keep(table: Sheet, condition: str) -> Sheet:
    """The rows where ``COLUMN=VALUE``.

    :raises BadChoice: a malformed condition, or no such row.
    """
    name, equals, value = condition.partition("=")
    if not equals:
        raise BadChoice(f"Write the condition as COLUMN=VALUE, not '{condition}'.")
    kept = [cell.strip() == value.strip() for cell in column(table, name.strip())]
    if not any(kept):
        raise BadChoice(f"No row has {name.strip()} = {value.strip()}.")
    rows = [i for i, k in enumerate(kept) if k]
    return Sheet({key: [cells[i] for i in rows] for key, cells in table.items()}, [line(table, i) for i in rows])


def lines(result: Result) -> list[str]:
    """The result for reading: estimates, variance parts, tests and notes."""
    out = [f"{result.model}: {result.n} rows, {result.groups} groups", ""]
    out += in_columns([("term", "estimate", "SE", "df", "p", "95 % interval"), *map(_estimate, result.estimates)])
    if result.variance:
        out += ["", *in_columns([("variance part", "value"), *((k, f"{v:.6g}") for k, v in result.variance.items())])]
    if result.m2ll is not None:
        out += ["", f"−2 log-likelihood {result.m2ll:.4f}"]
    out += [f"{t.test}: χ²({t.df:g}) = {t.statistic:.4f}, p = {_p(t.p)}" for t in result.tests]
    people = result.extra.get("people")
    if people:
        heads = BLOCK["people"]
        out += ["", *in_columns([heads, *(tuple(_any(one[head]) for head in heads) for one in people)])]
    return [*out, "", *(f"· {note}" for note in result.notes)]


def _estimate(e: Estimate) -> tuple[str, ...]:
    interval = f"{e.low:.5g} to {e.high:.5g}" if e.low is not None and e.high is not None else ""
    se = "" if e.se is None else f"{e.se:.5g}"
    df = "" if e.df is None else f"{e.df:.1f}"
    return e.term, f"{e.est:.6g}", se, df, _p(e.p), interval


def _p(value: float | None) -> str:
    if value is None:
        return ""
    return "< 0.0001" if value < 1e-4 else f"{value:.4f}"


def _any(value: object) -> str:
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as aligned lines: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))]
        ).rstrip()
        for row in rows
    ]
