"""From sentences to the whole message: its scores, and the sentences in which a skill was found."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from usward.core.coach.forms import forms
from usward.core.coach.guards import YOU
from usward.core.coach.heads import Heads, Reading, Readings, probability, together
from usward.core.coach.marks import SCORES, Span
from usward.core.coach.sentences import Sentence

Logits = NDArray[np.float32]

WHOLE = 1 / 3
"""How much the message as a whole counts beside the sentence that shows a skill most."""


WARMTH: Mapping[str, float] = {"support": 0.5, "warmth": 0.5, "repair": 0.2, "caring": 0.1}
WARMER = 1.4
"""Warmth is what several heads agree on. Its shares and shift were chosen in a few tries on half of EPITOME."""

ASKED = 2.3
"""A question that is not asked out of curiosity is still one: what asking has on exploring, by half of AnnoMI."""


ASKING, STATING, UNMARKED = 1.0, -2.0, 1.0
"""What the form of a question adds to the log-odds of asking: a question that states is mostly said back."""

SAID_BACK = 1.2
"""What stating with a question mark adds to the log-odds of reflecting, and what asking takes from them.

All four were chosen in a few tries on half of AnnoMI.
"""


AROUND, ASKED_HERE, OF_YOU = 0.6, 1.0, 1.0
"""How much the whole message counts where one sentence is said to explore, and what is added there to the log-odds by
the form of a question, and by a question in which the other is addressed.

Chosen, with the threshold, in a few tries on half of EPITOME.
"""


def all_together(readings: Sequence[Readings]) -> Readings | None:
    """What both banks see in all the sentences of a message taken together; nothing where it has none."""
    if len(readings) < 2:
        return readings[0] if readings else None
    return Readings(together([each.skills for each in readings]), together([each.kinds for each in readings]))


def scores(parts: Sequence[Sentence], readings: Sequence[Readings], whole: Readings | None) -> Mapping[str, float]:
    """The calibrated probability of every skill and emotion, in the order of `SCORES`.

    The log-odds are two parts those of the sentence which shows it most and one part those of the whole message: one
    warm sentence makes a warm message, but the rest of it matters. A message without sentences scores nothing.
    `whole` is what `all_together` makes of the readings.
    """
    if whole is None:
        return {}
    logits = _named(readings[0], *map(_pooled, zip(*readings, strict=True), whole))
    # Saying back is a matter of the whole message; and its score comes from a head that learned it among kind replies.
    asked = forms(parts)
    logits["reflection"] = whole.kinds.logit("reflects") + SAID_BACK * (asked.states - asked.asks)
    logits["question"] += ASKING * asked.asks + STATING * asked.states + UNMARKED * asked.unmarked
    likely = {name: probability(logits[name]) for name in SCORES}
    likely["open_question"] = likely["question"] * probability(logits["open_question"] - logits["closed_question"])
    return likely


def _pooled(readings: Sequence[Reading], whole: Reading) -> Logits:
    most: Logits = np.max([each.logits for each in readings], axis=0)
    return (1 - WHOLE) * most + WHOLE * whole.logits


def _named(reading: Readings, skills: Logits, kinds: Logits) -> dict[str, float]:
    """Log-odds by name; exploration is the mean of curiosity and of asking, warmth a mix."""
    named = dict(zip(reading.kinds.bank.names, kinds.tolist(), strict=True))
    named |= dict(zip(reading.skills.bank.names, skills.tolist(), strict=True))
    explores = (named["curiosity"] + named["question"]) / 2
    warmth = WARMER + sum(share * named[name] for name, share in WARMTH.items())
    return named | {"exploration": explores, "question": explores + ASKED, "warmth": warmth}


def spans(
    parts: Sequence[Sentence], readings: Sequence[Readings], whole: Readings | None, heads: Heads
) -> tuple[Span, ...]:
    """The sentences whose probability of a skill passes the threshold of `facts["spans"]`."""
    thresholds: Mapping[str, float] = heads.facts.get("spans", {})
    if whole is None:
        return ()
    around = _named(whole, whole.skills.logits, whole.kinds.logits)["exploration"]
    found = []
    for part, reading in zip(parts, readings, strict=True):
        logits = _named(reading, reading.skills.logits, reading.kinds.logits)
        logits["exploration"] += AROUND * (around - logits["exploration"]) + ASKED_HERE * forms([part]).asks
        logits["exploration"] += OF_YOU * ("?" in part.words and not YOU.isdisjoint(part.words))
        likely = {skill: probability(logits[skill]) for skill in thresholds}
        found += [
            Span(skill, part.start, part.end, likely[skill]) for skill in likely if likely[skill] >= thresholds[skill]
        ]
    return tuple(found)
