"""The learned heads: logistic regressions on word n-grams, read from one file and explained exactly.

A head's log-odds are its bias plus the sum of weight times value over the features of the sentence, so each phrase's
share is known and nothing is left over. The weights carry their calibration (Platt 1999) already: the logistic of the
sum is the probability.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from usward.core.coach.features import Counted, count
from usward.core.coach.sentences import Token

FORMAT = 1


class UnknownHeads(ValueError):
    """The bytes are not a file of heads that this version reads."""


class Share(NamedTuple):
    """A phrase, its exact share of the log-odds, and its place in the sentence (-1 where it has none)."""

    phrase: str
    share: float
    start: int
    end: int


@dataclass(frozen=True)
class Bank:
    """Heads that share a vocabulary: `weights` has a row for each feature and a column for each head."""

    names: tuple[str, ...]
    vocabulary: Mapping[str, int]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def values(self, counted: Counted) -> NDArray[np.float32]:
        """The value of each feature: (1 + log count) × rarity, over the length of the whole (sub-linear tf-idf)."""
        values = (1 + np.log(counted.counts)) * self.rarity[counted.numbers]
        length = np.sqrt(values @ values)
        return values / length if length else values


@dataclass(frozen=True)
class Reading:
    """One sentence as one bank sees it."""

    bank: Bank
    counted: Counted

    @cached_property
    def values(self) -> NDArray[np.float32]:
        """The value of each feature of the sentence."""
        return self.bank.values(self.counted)

    @cached_property
    def logits(self) -> NDArray[np.float32]:
        """The log-odds of every head of the bank."""
        return self.bank.bias + self.values @ self.bank.weights[self.counted.numbers]

    def shares(self, name: str) -> list[Share]:
        """What each feature adds to the log-odds of a head, largest first; with the bias they add up to them."""
        column = self.bank.names.index(name)
        parts = self.values * self.bank.weights[self.counted.numbers, column]
        order = np.argsort(-parts, kind="stable")
        first = self.counted.first
        return [Share(first[at].text, float(parts[at]), first[at].start, first[at].end) for at in order]

    def bias(self, name: str) -> float:
        """The log-odds of a head before any feature is seen."""
        return float(self.bank.bias[self.bank.names.index(name)])


class Readings(Mapping[str, float]):
    """One sentence as all heads see it: the name of a head gives its calibrated probability, from 0 to 1."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._of = {name: reading for reading in readings for name in reading.bank.names}

    def __getitem__(self, name: str) -> float:
        return probability(self.logit(name))

    def __iter__(self) -> Any:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def logit(self, name: str) -> float:
        """The calibrated log-odds of a head."""
        reading = self._of[name]
        return float(reading.logits[reading.bank.names.index(name)])

    def shares(self, name: str) -> list[Share]:
        """What each feature adds to the log-odds of a head, largest first."""
        return self._of[name].shares(name)

    def bias(self, name: str) -> float:
        """The log-odds of a head before any feature is seen."""
        return self._of[name].bias(name)


def probability(logit: float) -> float:
    """The logistic of a log-odds."""
    return float(1 / (1 + np.exp(-np.clip(logit, -50, 50))))


@dataclass(frozen=True)
class Heads:
    """All banks of a language, and what was measured of them (`facts`: thresholds, which heads may mark alone, …)."""

    banks: tuple[Bank, ...]
    facts: Mapping[str, Any]

    @classmethod
    def from_bytes(cls, data: bytes) -> "Heads":
        """Reads what `to_bytes` wrote. Raises UnknownHeads when the bytes are something else."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as held:
                facts = json.loads(held["facts"].tobytes())
                if facts["format"] != FORMAT:
                    raise UnknownHeads(f"format {facts['format']}, {FORMAT} is read here")
                banks = tuple(_bank(held, at, names) for at, names in enumerate(facts["banks"]))
        except (OSError, KeyError, ValueError, EOFError) as fault:
            raise UnknownHeads(str(fault)) from fault
        return cls(banks, facts)

    def to_bytes(self) -> bytes:
        """One compressed file: vocabularies as text, numbers in half precision."""
        parts: dict[str, NDArray[Any]] = {}
        for at, bank in enumerate(self.banks):
            terms = sorted(bank.vocabulary, key=bank.vocabulary.__getitem__)
            parts[f"terms{at}"] = np.frombuffer("\n".join(terms).encode(), np.uint8)
            parts[f"rarity{at}"] = bank.rarity.astype(np.float16)
            parts[f"weights{at}"] = bank.weights.astype(np.float16)
            parts[f"bias{at}"] = bank.bias.astype(np.float32)
        facts = {**self.facts, "format": FORMAT, "banks": [list(bank.names) for bank in self.banks]}
        parts["facts"] = np.frombuffer(json.dumps(facts, sort_keys=True).encode(), np.uint8)
        written = io.BytesIO()
        np.savez_compressed(written, **parts)  # type: ignore[arg-type]  # the stubs know no keyword arrays
        return written.getvalue()

    def read(self, tokens: Sequence[Token]) -> Readings:
        """One sentence, by its tokens."""
        return Readings([Reading(bank, count(tokens, bank.vocabulary)) for bank in self.banks])


def _bank(held: Mapping[str, NDArray[Any]], at: int, names: Sequence[str]) -> Bank:
    terms = held[f"terms{at}"].tobytes().decode().split("\n")
    return Bank(
        names=tuple(names),
        vocabulary={term: number for number, term in enumerate(terms)},
        rarity=held[f"rarity{at}"].astype(np.float32),
        weights=held[f"weights{at}"].astype(np.float32),
        bias=held[f"bias{at}"].astype(np.float32),
    )
