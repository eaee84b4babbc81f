"""From sentences to the whole message: its scores, and the sentences in which a skill was found."""

from collections.abc import Mapping, Sequence

from usward.core.coach.heads import Heads, Readings
from usward.core.coach.marks import SCORES, Span
from usward.core.coach.sentences import Sentence


def scores(readings: Sequence[Readings], heads: Heads) -> Mapping[str, float]:
    """The calibrated probability of every skill and emotion: that of the sentence which shows it most.

    A message without sentences scores nothing at all (an empty mapping).
    """
    if not readings:
        return {}
    return {name: max(reading[name] for reading in readings) for name in SCORES if name in readings[0]}


def spans(parts: Sequence[Sentence], readings: Sequence[Readings], heads: Heads) -> tuple[Span, ...]:
    """The sentences whose probability of a skill passes the threshold of `facts["spans"]`."""
    thresholds: Mapping[str, float] = heads.facts.get("spans", {})
    return tuple(
        Span(skill, part.start, part.end, reading[skill])
        for part, reading in zip(parts, readings, strict=True)
        for skill, threshold in thresholds.items()
        if reading[skill] >= threshold
    )
