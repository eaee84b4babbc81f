"""The labelled messages: what the coach marks in them, set beside what a hand marked.

`labelled/<hand>.jsonl` holds a hand's messages; `labelled/<hand>.by-<other>.jsonl` the same messages as another hand
marked them without seeing the first's marks. `split.toml` says which hands are *tune* and which are *test*.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from usward.core.coach.marks import HARD, KIND, KINDS

FOLDER = Path(__file__).parent / "labelled"
SPLIT = Path(__file__).parent / "split.toml"

Marks = frozenset[str]


class Message(NamedTuple):
    """One labelled message: the kinds it holds, where they are, and whether it threatens or names abuse."""

    id: str
    text: str
    context: str
    bond: str
    kinds: Marks
    spans: tuple[tuple[str, int, int], ...]
    guard: str


class Rate(NamedTuple):
    """Precision, recall and F1, with the counts behind them."""

    right: int
    said: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.there) if self.said + self.there else 0.0


def split() -> dict[str, list[str]]:
    """Which hands are tune and which are test; empty where nothing is written yet."""
    return tomllib.loads(SPLIT.read_text(encoding="utf-8")) if SPLIT.is_file() else {"tune": [], "test": []}


def messages(part: str) -> list[Message]:
    """The messages of all hands of a part."""
    paths = [FOLDER / f"{hand}.jsonl" for hand in split().get(part, [])]
    return [message for path in paths if path.is_file() for message in read(path)]


def read(path: Path) -> list[Message]:
    """The messages of one file."""
    return [_message(json.loads(row)) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]


def _message(row: dict[str, Any]) -> Message:
    marks = tuple((mark["kind"], int(mark["start"]), int(mark["end"])) for mark in row.get("marks", ()))
    unknown = {kind for kind, _, _ in marks} - set(KINDS)
    if unknown:
        raise ValueError(f"{row['id']}: unknown kinds {sorted(unknown)}")
    return Message(
        str(row["id"]),
        row["text"],
        row.get("context") or "",
        row.get("bond") or "partners",
        frozenset(kind for kind, _, _ in marks),
        marks,
        row.get("guard") or "",
    )


Looker = Callable[[Message], Marks]
"""Says which kinds are in a message."""


def rate(said: Sequence[bool], there: Sequence[bool]) -> Rate:
    """The counts of one yes-or-no question."""
    return Rate(sum(a and b for a, b in zip(said, there, strict=True)), sum(said), sum(there))


def by_kind(found: Sequence[Marks], held: Sequence[Message], kinds: Iterable[str] = KINDS) -> dict[str, Rate]:
    """For each kind, how the messages in which it was found compare with those that hold it."""
    return {kind: rate([kind in marks for marks in found], [kind in each.kinds for each in held]) for kind in kinds}


def any_hard(found: Sequence[Marks], held: Sequence[Message]) -> Rate:
    """The same for any hard kind."""
    return rate([bool(marks & set(HARD)) for marks in found], [bool(each.kinds & set(HARD)) for each in held])


def wrongly(found: Sequence[Marks], held: Sequence[Message]) -> float:
    """The share of messages without a hard kind that get a hard mark."""
    benign = [marks for marks, each in zip(found, held, strict=True) if not each.kinds & set(HARD)]
    return sum(bool(marks & set(HARD)) for marks in benign) / max(len(benign), 1)


def macro_f1(rates: dict[str, Rate], kinds: Iterable[str] = KIND) -> float:
    """The mean F1 of those kinds that some message holds."""
    held = [rates[kind].f1 for kind in kinds if rates[kind].there]
    return sum(held) / max(len(held), 1)


def agreement() -> dict[str, dict[str, float]]:
    """For each pair of hands that marked the same messages, Cohen's kappa of each kind and of any hard kind."""
    pairs = {}
    for path in sorted(FOLDER.glob("*.by-*.jsonl")):
        first = {message.id: message for message in read(FOLDER / f"{path.name.split('.by-')[0]}.jsonl")}
        second = [message for message in read(path) if message.id in first]
        same = [(first[message.id].kinds, message.kinds) for message in second]
        told: dict[str, float] = {kind: kappa([(kind in one, kind in two) for one, two in same]) for kind in KINDS}
        told["any hard"] = kappa([(bool(one & set(HARD)), bool(two & set(HARD))) for one, two in same])
        pairs[path.stem] = told
    return pairs


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two yes-or-no judgements; 1 where both always said the same one thing."""
    count = max(len(pairs), 1)
    agreed = sum(one == two for one, two in pairs) / count
    one, two = (sum(pair[at] for pair in pairs) / count for at in (0, 1))
    chance = one * two + (1 - one) * (1 - two)
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
