"""One look at a message: its sentences, what rules and heads see in them, and what that comes to."""

from dataclasses import dataclass

from usward.core.coach import combine
from usward.core.coach.heads import Heads
from usward.core.coach.marks import Look
from usward.core.coach.message import scores, spans
from usward.core.coach.sentences import sentences

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
        readings = [self.heads.read(part) for part in parts]
        whole = readings[0] if len(parts) == 1 else self.heads.read(*parts) if parts else None
        return Look(
            marks=tuple(combine.marks(parts, self.heads)),
            scores=scores(readings, whole),
            spans=spans(parts, readings, self.heads),
        )
