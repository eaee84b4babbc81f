"""From sentences to the whole message: its scores, and the sentences in which a skill was found."""

from collections.abc import Mapping, Sequence

from usward.core.coach.heads import Heads, Readings, probability
from usward.core.coach.marks import SCORES, Span
from usward.core.coach.sentences import Sentence

WHOLE = 1 / 3
"""How much the message as a whole counts beside the sentence that shows a skill most."""


def scores(readings: Sequence[Readings], whole: Readings | None) -> Mapping[str, float]:
    """The calibrated probability of every skill and emotion, in the order of `SCORES`.

    The log-odds are two parts those of the sentence which shows it most and one part those of the whole message: one
    warm sentence makes a warm message, but the rest of it matters. A message without sentences scores nothing.
    """
    if not readings or whole is None:
        return {}
    return {
        name: probability((1 - WHOLE) * max(each.logit(name) for each in readings) + WHOLE * whole.logit(name))
        for name in SCORES
    }


def spans(parts: Sequence[Sentence], readings: Sequence[Readings], heads: Heads) -> tuple[Span, ...]:
    """The sentences whose probability of a skill passes the threshold of `facts["spans"]`."""
    thresholds: Mapping[str, float] = heads.facts.get("spans", {})
    return tuple(
        Span(skill, part.start, part.end, found)
        for part, reading in zip(parts, readings, strict=True)
        for skill, threshold in thresholds.items()
        if (found := probability(reading.logit(skill))) >= threshold
    )
