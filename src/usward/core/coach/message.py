"""From sentences to the whole message: its scores, and the sentences in which a skill was found."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from usward.core.coach.heads import Heads, Reading, Readings, probability, together
from usward.core.coach.marks import SCORES, Span
from usward.core.coach.sentences import Sentence

Logits = NDArray[np.float32]

WHOLE = 1 / 3
"""How much the message as a whole counts beside the sentence that shows a skill most."""


ALIASES: Mapping[str, str] = {"reflection": "reflects"}
"""Reflection is scored by a head that learned it among kind replies; the one that marks knows hard words as well."""


def scores(readings: Sequence[Readings]) -> Mapping[str, float]:
    """The calibrated probability of every skill and emotion, in the order of `SCORES`.

    The log-odds are two parts those of the sentence which shows it most and one part those of the whole message: one
    warm sentence makes a warm message, but the rest of it matters. A message without sentences scores nothing.
    """
    if not readings:
        return {}
    logits = _named(readings[0], *(_pooled(bank) for bank in zip(*readings, strict=True)))
    return {name: probability(logits[ALIASES.get(name, name)]) for name in SCORES}


def _pooled(readings: Sequence[Reading]) -> Logits:
    most: Logits = np.max([each.logits for each in readings], axis=0)
    return (1 - WHOLE) * most + WHOLE * (together(readings) if len(readings) > 1 else readings[0]).logits


def _named(reading: Readings, skills: Logits, kinds: Logits) -> dict[str, float]:
    """Log-odds by name; exploration is the mean of curiosity and of asking."""
    named = dict(zip(reading.kinds.bank.names, kinds.tolist(), strict=True))
    named |= dict(zip(reading.skills.bank.names, skills.tolist(), strict=True))
    return named | {"exploration": (named["curiosity"] + named["question"]) / 2}


def spans(parts: Sequence[Sentence], readings: Sequence[Readings], heads: Heads) -> tuple[Span, ...]:
    """The sentences whose probability of a skill passes the threshold of `facts["spans"]`."""
    thresholds: Mapping[str, float] = heads.facts.get("spans", {})
    found = []
    for part, reading in zip(parts, readings, strict=True):
        logits = _named(reading, reading.skills.logits, reading.kinds.logits)
        likely = {skill: probability(logits[skill]) for skill in thresholds}
        found += [
            Span(skill, part.start, part.end, likely[skill]) for skill in likely if likely[skill] >= thresholds[skill]
        ]
    return tuple(found)
