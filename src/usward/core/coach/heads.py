"""The learned heads: logistic regressions on word n-grams, read from one file and explained exactly.

A head's log-odds are its bias plus the sum of weight times value over the features of the sentence, so each phrase's
share is known and nothing is left over. The weights carry their calibration (Platt 1999) already: the logistic of the
sum is the probability.
"""

import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from usward.core.coach.features import Counted, count, features, merged
from usward.core.coach.sentences import Sentence

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
        _, values = self._weighed([counted])
        length = np.sqrt(values @ values)
        return values / length if length else values

    def _weighed(self, counted: Sequence[Counted]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """The numbers of all features, text after text, and their values before these are made of length one."""
        size = sum(len(each.counts) for each in counted)
        numbers = np.fromiter(chain.from_iterable(each.counts for each in counted), np.intp, size)
        times = np.fromiter(chain.from_iterable(each.counts.values() for each in counted), np.float32, size)
        return numbers, self.rarity[numbers] * (1 + np.log(times))

    def read(self, counted: Sequence[Counted]) -> list["Reading"]:
        """Several texts at once, which is quicker than one by one."""
        numbers, values = self._weighed(counted)
        weighed = self.weights[numbers] * values[:, None]
        squares = values * values
        readings, at = [], 0
        for each in counted:
            end = at + len(each.counts)
            readings.append(Reading(self, (each,), weighed[at:end].sum(axis=0), float(squares[at:end].sum())))
            at = end
        return readings


@dataclass(frozen=True)
class Reading:
    """One or more sentences, taken together, as one bank sees them.

    `drawn` is what the features draw each head to before the values are made of length one, and `square` the square of
    that length.
    """

    bank: Bank
    parts: tuple[Counted, ...]
    drawn: NDArray[np.float32]
    square: float

    @cached_property
    def counted(self) -> Counted:
        """The features of all the sentences."""
        return self.parts[0] if len(self.parts) == 1 else merged(self.parts)

    @cached_property
    def values(self) -> NDArray[np.float32]:
        """The value of each feature that was found."""
        return self.bank.values(self.counted)

    @cached_property
    def logits(self) -> NDArray[np.float32]:
        """The log-odds of every head of the bank."""
        return self.bank.bias + self.drawn / math.sqrt(self.square) if self.square else self.bank.bias

    def shares(self, name: str) -> list[Share]:
        """What each feature adds to the log-odds of a head, largest first; with the bias they add up to them."""
        column = self.bank.names.index(name)
        first = self.counted.first()
        parts = self.values * self.bank.weights[list(first), column]
        places = list(first.values())
        order = np.argsort(-parts, kind="stable")
        shares = parts.tolist()
        return [Share(places[at][0], shares[at], places[at][1], places[at][2]) for at in order.tolist()]

    def logit(self, name: str) -> float:
        """The calibrated log-odds of a head."""
        return float(self.logits[self.bank.names.index(name)])

    def probability(self, name: str) -> float:
        """The calibrated probability of a head, from 0 to 1."""
        return probability(self.logit(name))

    def bias(self, name: str) -> float:
        """The log-odds of a head before any feature is seen."""
        return float(self.bank.bias[self.bank.names.index(name)])


def probability(logit: float) -> float:
    """The logistic of a log-odds."""
    return 1 / (1 + math.exp(-min(max(logit, -50.0), 50.0)))


@dataclass(frozen=True)
class Heads:
    """The banks of a language, and what was measured of them (`facts`: thresholds, which heads may mark alone, …).

    `skills` was learned from public sets and scores messages; `kinds` was learned from our own corpus and marks.
    """

    skills: Bank
    kinds: Bank
    facts: Mapping[str, Any]

    @classmethod
    def from_bytes(cls, data: bytes) -> "Heads":
        """Reads what `to_bytes` wrote. Raises UnknownHeads when the bytes are something else."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as held:
                facts = json.loads(held["facts"].tobytes())
                if facts["format"] != FORMAT:
                    raise UnknownHeads(f"format {facts['format']}, {FORMAT} is read here")
                skills, kinds = (_bank(held, at, names) for at, names in enumerate(facts["banks"]))
        except (OSError, KeyError, ValueError, EOFError, BadZipFile) as fault:
            raise UnknownHeads(str(fault)) from fault
        return cls(skills, kinds, facts)

    def to_bytes(self) -> bytes:
        """One compressed file: vocabularies as text, numbers in half precision."""
        banks = (self.skills, self.kinds)
        facts = {**self.facts, "format": FORMAT, "banks": [list(bank.names) for bank in banks]}
        parts: dict[str, NDArray[Any]] = {"facts": np.frombuffer(json.dumps(facts, sort_keys=True).encode(), np.uint8)}
        for at, bank in enumerate(banks):
            terms = sorted(bank.vocabulary, key=bank.vocabulary.__getitem__)
            parts[f"terms{at}"] = np.frombuffer("\n".join(terms).encode(), np.uint8)
            parts[f"rarity{at}"] = bank.rarity.astype(np.float16)
            parts[f"weights{at}"] = np.ascontiguousarray(bank.weights.T.astype(np.float16))
            parts[f"bias{at}"] = bank.bias.astype(np.float32)
        written = io.BytesIO()
        np.savez_compressed(written, **parts)  # type: ignore[arg-type]  # the stubs know no keyword arrays
        return written.getvalue()

    def read(self, part: Sentence) -> "Readings":
        """One sentence as both banks see it."""
        return self.read_all([part])[0]

    def read_all(self, parts: Sequence[Sentence]) -> "list[Readings]":
        """Each sentence as both banks see it."""
        found = [features(part.tokens, part.start) for part in parts]
        skills = self.skills.read([count(each, self.skills.vocabulary) for each in found])
        kinds = self.kinds.read([count(each, self.kinds.vocabulary) for each in found])
        return [Readings(*pair) for pair in zip(skills, kinds, strict=True)]

    def read_kinds(self, parts: Sequence[Sentence]) -> list[Reading]:
        """Each sentence as the bank of kinds alone sees it."""
        return self.kinds.read([count(features(part.tokens, part.start), self.kinds.vocabulary) for part in parts])


def together(readings: Sequence[Reading]) -> Reading:
    """Several sentences as one bank sees them when they are taken together."""
    if len(readings) != 2:
        counted = merged([part for each in readings for part in each.parts])
        return readings[0].bank.read([counted])[0]
    one, two = readings
    bank, parts = one.bank, (*one.parts, *two.parts)
    drawn, square = one.drawn + two.drawn, one.square + two.square
    shared = one.counted.counts.keys() & two.counted.counts.keys()
    if shared:
        # What stands in both counts less than twice, for values grow with the logarithm of the count.
        numbers = list(shared)
        first, second = ([each.counted.counts[number] for number in numbers] for each in readings)
        before, after = np.log([first, second]) + 1, np.log(np.add(first, second)) + 1
        rarity = bank.rarity[numbers]
        drawn = drawn + ((after - before.sum(axis=0)) * rarity).astype(np.float32) @ bank.weights[numbers]
        square += float(((after**2 - (before**2).sum(axis=0)) * rarity**2).sum())
    return Reading(bank, parts, drawn, square)


class Readings(NamedTuple):
    """What both banks see in the same sentences."""

    skills: Reading
    kinds: Reading


def _bank(held: Mapping[str, NDArray[Any]], at: int, names: Sequence[str]) -> Bank:
    terms = held[f"terms{at}"].tobytes().decode().split("\n")
    return Bank(
        names=tuple(names),
        vocabulary=dict(zip(terms, range(len(terms)), strict=True)),
        rarity=held[f"rarity{at}"].astype(np.float32),
        weights=np.ascontiguousarray(held[f"weights{at}"].T, np.float32),
        bias=held[f"bias{at}"].astype(np.float32),
    )
