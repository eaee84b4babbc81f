"""One look at a message: its sentences, what rules and heads see in them, and what that comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from usward.core.coach import guarded, reshape, rungs
from usward.core.coach.combine import WEIGHED, Heard, Pairs, Spoken, backed, heard, marks_of, ruled, voices
from usward.core.coach.doubt import DANGER, doubted
from usward.core.coach.heads import Heads, Reading, Readings
from usward.core.coach.marks import Look, Mark
from usward.core.coach.message import all_together, scores, spans
from usward.core.coach.rules import RULES
from usward.core.coach.sentences import Sentence, sentences

LANGUAGES = frozenset(("en",))
"""Languages the coach knows; in any other it keeps silent."""

LONGEST = 20_000
"""Characters that are looked at; what follows is left alone."""


@dataclass(frozen=True)
class Coach:
    """Looks at messages with the heads of one language."""

    heads: Heads

    def look(
        self, text: str, *, context: str = "", bond: str = "partners", language: str = "en", drafts: bool = True
    ) -> Look:
        """What may land hard in a message, and what helps.

        `context` is the other's message which this one answers, or nothing; `bond` is "partners", "friends" or
        "family". In a language that the coach does not know the look is silent: empty, whatever the text. Without
        `drafts` none is made, which is quicker.
        """
        if language.split("-", maxsplit=1)[0] not in LANGUAGES:
            return Look(silent=True)
        text = text[:LONGEST]
        parts = sentences(text, context, bond)
        readings = self.heads.read_all(parts)
        pairs: Pairs = {}
        seen = heard(parts, [reading.kinds for reading in readings], pairs)
        whole = all_together(readings)
        likely = _likely(seen, whole.kinds if whole and len(readings) > 2 else None)
        kept_from = guarded.guard(text, likely, self.heads.facts.get("guards", {}))
        marks = tuple(mark for mark in marks_of(seen, self.heads.facts) if not (kept_from and _left_out(mark)))
        offered = drafts and any(mark.hard for mark in marks) and not self._withheld(text, seen)
        return Look(
            marks=marks,
            scores=scores(parts, readings, whole),
            spans=spans(parts, readings, whole, self.heads),
            rung=rungs.rung(text, context, marks),
            drafts=reshape.drafts(text, marks, context=context, bond=bond, hard=self._hardness(parts, readings, pairs))
            if offered
            else (),
            guard=kept_from,
            support=bool(kept_from),
        )

    def _withheld(self, text: str, seen: Sequence[Heard]) -> bool:
        """Whether a message is kept from being reworded though nothing is said of it; guarded ones are not asked."""
        return doubted(text, seen, self.heads.facts.get("doubt", {})) or guarded.leans(text)

    def _hardness(self, own: Sequence[Sentence], readings: Sequence[Readings], pairs: Pairs) -> reshape.Hardness:
        """Counts the hard marks of drafts, and looks only once at a sentence that many of them share.

        `own` are the writer's sentences with their readings, which most drafts take over, and `pairs` those of
        neighbours.
        """
        read = {part.text: reading.kinds for part, reading in zip(own, readings, strict=True)}
        spoken: dict[tuple[str, frozenset[str]], Spoken] = {}
        facts = self.heads.facts

        def said(each: Heard) -> Spoken:
            key = each.sentence.text, backed(each, facts, WEIGHED)
            if key not in spoken:
                spoken[key] = ruled(each.sentence, RULES, key[1])
            return spoken[key]

        def hard(texts: Sequence[str], context: str, bond: str) -> list[int]:
            split = [sentences(text, context, bond) for text in texts]
            new = {part.text: part for parts in split for part in parts if part.text not in read}
            read.update(zip(new, self.heads.read_kinds(list(new.values())), strict=True))
            counts = []
            for parts in split:
                seen = heard(parts, [read[part.text] for part in parts], pairs)
                counts.append(sum(voice.hard() for voice in voices(seen, facts, [said(each) for each in seen])))
            return counts

        return hard


def _left_out(mark: Mark) -> bool:
    """What is not said of a threat, or of abuse that is named: that it is hard, or that it shares something inner."""
    return mark.hard or mark.kind == "self_disclosure"


def _likely(seen: Sequence[Heard], whole: Reading | None) -> dict[str, float]:
    """How likely a message threatens, or names abuse, as the heads hear it: in any sentence, or in all together."""
    return {
        name: max(
            whole.probability(name) if whole and name in whole.bank.names else 0.0,
            *(each.probability.get(name, 0.0) for each in seen),
            0.0,
        )
        for name in (guarded.THREAT, guarded.ABUSE, DANGER)
    }
