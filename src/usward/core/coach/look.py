"""One look at a message: its sentences, what rules and heads see in them, and what that comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from usward.core.coach import combine
from usward.core.coach.heads import Heads, Readings
from usward.core.coach.marks import Look, Mark
from usward.core.coach.message import scores, spans
from usward.core.coach.sentences import Sentence, sentences

LANGUAGES = frozenset(("en",))
"""Languages the coach knows; in any other it keeps silent."""

LONGEST = 20_000
"""Characters that are looked at; what follows is left alone."""


@dataclass(frozen=True)
class Coach:
    """Looks at messages with the heads of one language."""

    heads: Heads

    def look(self, text: str, *, context: str = "", bond: str = "partners", language: str = "en") -> Look:
        """What may land hard in a message, and what helps.

        `context` is the other's message which this one answers, or nothing; `bond` is "partners", "friends" or
        "family". In a language that the coach does not know the look is silent: empty, whatever the text.
        """
        if language.split("-", maxsplit=1)[0] not in LANGUAGES:
            return Look(silent=True)
        parts = sentences(text[:LONGEST], context, bond)
        readings = [self.heads.read(part.tokens) for part in parts]
        return Look(
            marks=self._marks(parts, readings),
            scores=self._scores(readings),
            spans=spans(parts, readings, self.heads),
        )

    def _marks(self, parts: Sequence[Sentence], readings: Sequence[Readings]) -> tuple[Mark, ...]:
        pairs = zip(parts, readings, strict=True)
        return tuple(mark for part, reading in pairs for mark in combine.marks(part, reading, self.heads))

    def _scores(self, readings: Sequence[Readings]) -> Mapping[str, float]:
        return scores(readings, self.heads)
