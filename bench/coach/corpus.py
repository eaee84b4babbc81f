"""Our own corpus: messages in our words, each with the codes of everything that holds of it.

A line is `codes | message` or `codes | message || the other's message`; `-` stands for no code at all. One file is one
hand's, so that a head can be tried on a hand it never read.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "corpus"

KIND_OF = {
    "cr": "criticism",
    "co": "contempt",
    "de": "defensiveness",
    "st": "stonewalling",
    "di": "dismissal",
    "ad": "unasked_advice",
    "fn": "feeling_named",
    "is": "i_statement",
    "rq": "request",
    "oq": "open_question",
    "cq": "closed_question",
    "rf": "reflection",
    "va": "validation",
    "ap": "appreciation",
    "az": "apology",
    "re": "repair",
    "sd": "self_disclosure",
    "to": "time_out",
    "th": "threat",
    "ab": "abuse",
}
RUNGS = {f"r{number}" for number in range(1, 7)}


class Line(NamedTuple):
    """One message of the corpus: the hand, what holds of it, and the message it answers (or nothing)."""

    hand: str
    kinds: frozenset[str]
    text: str
    context: str


class BadLine(ValueError):
    """A line that does not read as the format says."""


def corpus(folder: Path = FOLDER) -> list[Line]:
    """Every line of every hand, in order. Raises BadLine where one cannot be read."""
    return [line for path in sorted(folder.glob("hand-*.txt")) for line in hand(path)]


def hand(path: Path) -> list[Line]:
    """The lines of one hand."""
    read = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if row.strip():
            try:
                read.append(_line(path.stem, row))
            except (KeyError, ValueError) as fault:
                raise BadLine(f"{path.name}:{number}: {fault}") from fault
    return read


def _line(name: str, row: str) -> Line:
    codes, said = row.split("|", 1)
    text, _, context = said.partition("||")
    held = {code.strip() for code in codes.split(",")} - {"-", ""} - RUNGS
    return Line(name, frozenset(KIND_OF[code] for code in held), text.strip(), context.strip())
