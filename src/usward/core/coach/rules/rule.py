"""What a rule is: an idea with a source, a pattern, and the guards that keep it from speaking out of turn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from usward.core.coach.sentences import Sentence
from usward.core.coach.written import Written


class Hit(NamedTuple):
    """Where in its sentence a rule speaks, counted from the sentence's start."""

    start: int
    end: int


Guard = Callable[[Sentence, "Hit"], bool]
"""Says whether a hit may stand."""

Finder = Callable[[Sentence], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One guarded rule.

    `source` names where the idea comes from; `because` is the plain sentence the writer reads. `pattern` is matched
    against the sentence's `plain` text, or is a function that finds hits. With `cues`, the rule is only tried where
    the sentence holds one of these words, and with `needs` only where it holds one of those as well, which keeps a
    long message quick.
    """

    id: str
    kind: str
    source: str
    because: str
    pattern: Written | Finder
    guards: tuple[Guard, ...] = ()
    cues: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    def matches(self, sentence: Sentence) -> Iterator[Hit]:
        """The hits in this sentence that pass every guard, in order."""
        if self.cues and self.cues.isdisjoint(sentence.words):
            return
        if self.needs and self.needs.isdisjoint(sentence.words):
            return
        for hit in self._hits(sentence):
            if all(guard(sentence, hit) for guard in self.guards):
                yield hit

    def _hits(self, sentence: Sentence) -> Iterable[Hit]:
        if isinstance(self.pattern, Written):
            return (Hit(match.start(), match.end()) for match in self.pattern.finditer(sentence.plain))
        return self.pattern(sentence)
