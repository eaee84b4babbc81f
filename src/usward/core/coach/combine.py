"""How rules and heads are put together: which of them may speak, and from which probability on.

Every number here that was chosen was chosen by measurement on *tune* (see `bench/coach`), and travels with the heads
in their facts: `alone` gives, for each kind, the calibrated probability from which the head marks without a rule;
`veto` the one below which it takes a rule's mark away.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from usward.core.coach.heads import Heads, Readings, Share
from usward.core.coach.marks import HARD, MEANINGS, Mark
from usward.core.coach.rules import RULES, Hit, Rule
from usward.core.coach.sentences import Sentence, plainly

NEVER = 2.0
"""A threshold that no probability passes: the head has not earned a voice of its own."""

SHOWN = 3
"""Phrases shown with a mark."""

NEEDS_CONTEXT = frozenset(("unasked_advice", "reflection"))
"""Kinds that are only seen beside the other's message."""

LEARNED = "It reads like others which our writers heard that way"


_ASKING = re.compile(
    r"\b(?:any (?:ideas?|advice|tips|suggestions?|thoughts)|what (?:should|would|do|can) (?:i|you|we)"
    r"|(?:should|shall|how do|how can|how should) i|what to do|tell me (?:what|how)|your (?:advice|opinion|thoughts)"
    r"|(?:need|want|love|like|appreciate|give me|got) (?:some |your |any )?(?:advice|suggestions|ideas|help))\b"
)


def marks(sentence: Sentence, readings: Readings, heads: Heads, rules: Sequence[Rule] = RULES) -> list[Mark]:
    """The marks of one sentence: at most one of each kind, rules first."""
    found: dict[str, Mark] = {}
    veto: Mapping[str, float] = heads.facts.get("veto", {})
    for rule in rules:
        if rule.kind in found or (rule.kind in NEEDS_CONTEXT and not sentence.setting.context):
            continue
        if rule.kind in readings and readings[rule.kind] < veto.get(rule.kind, 0):
            continue
        hit = next(iter(rule.matches(sentence)), None)
        if hit is not None:
            found[rule.kind] = by_rule(rule, hit, sentence)
    alone: Mapping[str, float] = heads.facts.get("alone", {})
    for kind, threshold in alone.items():
        if kind in NEEDS_CONTEXT and not sentence.setting.context:
            continue
        if kind not in found and readings[kind] >= threshold:
            found[kind] = by_head(kind, threshold, sentence, readings)
    return sorted(found.values(), key=_order)


def _order(mark: Mark) -> tuple[int, str]:
    return (0 if mark.kind in HARD else 1, mark.kind)


def by_rule(rule: Rule, hit: Hit, sentence: Sentence) -> Mark:
    """The mark of a rule: over the whole sentence, with the words it spoke for as its spot."""
    definition, remove = MEANINGS[rule.kind]
    start = sentence.start
    return Mark(
        kind=rule.kind,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        because=rule.because,
        definition=definition,
        remove=remove,
        rule=rule.id,
        spots=((start + hit.start, start + hit.end),),
    )


def by_head(kind: str, threshold: float, sentence: Sentence, readings: Readings) -> Mark:
    """The mark of a head: over the whole sentence, with the phrases that moved it most."""
    definition, remove = MEANINGS[kind]
    shares = _told(readings.shares(kind))
    return Mark(
        kind=kind,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        because=f"{LEARNED}{_heard(shares, sentence)}.",
        definition=definition,
        remove=remove,
        probability=readings[kind],
        threshold=threshold,
        phrases=tuple((sentence.text[share.start : share.end], share.share) for share in shares),
        spots=tuple((sentence.start + share.start, sentence.start + share.end) for share in shares),
    )


def _told(shares: Iterable[Share]) -> list[Share]:
    """The phrases worth showing: the strongest that can be pointed at, none of them inside another."""
    told: list[Share] = []
    for share in shares:
        if share.share <= 0 or len(told) == SHOWN:
            break
        apart = all(share.end <= other.start or other.end <= share.start for other in told)
        if share.start >= 0 and share.start < share.end and apart:
            told.append(share)
    return told


def _heard(shares: Sequence[Share], sentence: Sentence) -> str:
    quoted = [f"“{sentence.text[share.start : share.end]}”" for share in shares]
    if not quoted:
        return ""
    *others, last = quoted
    return f", above all in {', '.join(others) + ' and ' + last if others else last}"


def asks_for_advice(context: str) -> bool:
    """Whether the other's message asks what to do, or asks anything of the one who answers."""
    plain = plainly(context)
    return "?" in plain or _ASKING.search(plain) is not None
