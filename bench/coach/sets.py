"""The public sets of labelled text, read from a folder that is never committed.

GoEmotions and OffMyChest (both CC BY 4.0) are learned from; what stands in `evaluate_only` is only ever measured on.
A fifth of OffMyChest, chosen by post, and GoEmotions' dev part are kept from training as well: they are our tests.
"""

import csv
import hashlib
import os
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from usward.core.coach.marks import EMOTIONS

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "coach"
_ESCAPED = re.compile(r"<U\+([0-9A-Fa-f]{4,8})>")
_MASK = re.compile(r"\[(NAME|RELIGION)\]")

OFFMYCHEST = ("Emotional_disclosure", "Information_disclosure", "Emo_support", "General_support", "Info_support")


class NotHere(FileNotFoundError):
    """The text of a set is not on this machine."""


class Labelled(NamedTuple):
    """Texts, and a row of 0s and 1s for each in the order of `names`. `groups` keep together what belongs together."""

    names: tuple[str, ...]
    texts: list[str]
    labels: NDArray[np.int8]
    groups: list[str]

    def column(self, *names: str) -> NDArray[np.int8]:
        """1 where any of these labels holds."""
        return np.asarray(self.labels[:, [self.names.index(name) for name in names]].max(axis=1))

    def chosen(self, kept: NDArray[np.bool_]) -> "Labelled":
        """The rows where `kept` is true."""
        texts = [text for text, keep in zip(self.texts, kept, strict=True) if keep]
        groups = [group for group, keep in zip(self.groups, kept, strict=True) if keep]
        return Labelled(self.names, texts, self.labels[kept], groups)


def folder() -> Path:
    """Where the raw text is: USWARD_COACH_DATA, or beside the repository. Raises NotHere."""
    held = Path(os.environ.get("USWARD_COACH_DATA", BESIDE))
    if not held.is_dir():
        raise NotHere(str(held))
    return held


def path(name: str) -> Path:
    """One file of the folder. Raises NotHere."""
    found = folder() / name
    if not found.is_file():
        raise NotHere(name)
    return found


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def goemotions(part: str) -> Labelled:
    """GoEmotions' "train" or "dev", without the masks that stand for names."""
    texts, labels = [], []
    for line in path(f"goemotions/{part}.tsv").read_text(encoding="utf-8").splitlines():
        text, numbers, _ = line.split("\t")
        row = np.zeros(len(EMOTIONS), np.int8)
        row[[int(number) for number in numbers.split(",")]] = 1
        texts.append(_MASK.sub("", text))
        labels.append(row)
    return Labelled(EMOTIONS, texts, np.array(labels), [str(at) for at in range(len(texts))])


@cache
def offmychest(part: str) -> Labelled:
    """OffMyChest's "train" (four fifths of the posts) or "test" (one fifth)."""
    read = rows("offmychest/labeled_training_set.csv")
    labels = np.array([[int(row[name]) for name in OFFMYCHEST] for row in read], np.int8)
    everything = Labelled(
        OFFMYCHEST, [_readable(row["full_text"]) for row in read], labels, [row["id"] for row in read]
    )
    test = np.array([_fifth(group) for group in everything.groups])
    return everything.chosen(test if part == "test" else ~test)


def _fifth(group: str) -> bool:
    return hashlib.sha256(group.encode()).digest()[0] % 5 == 0


def _readable(text: str) -> str:
    """The set writes some characters as <U+0092>; those below 256 mean the Windows code page."""
    return _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)


def _character(code: int) -> str:
    return bytes([code]).decode("cp1252", "replace") if code < 256 else chr(code)
