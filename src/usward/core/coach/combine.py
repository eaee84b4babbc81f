"""How rules and heads are put together: which of them may speak, and from which probability on.

A head reads a sentence together with its neighbour, because short messages say one thing in two breaths; the mark goes
to the sentence that carries more of it. Every threshold was chosen by measurement on hands that a head had not read
(see `bench/coach`), and travels with the heads in their facts:

- `alone`: for each kind, the calibrated probability from which its head marks without a rule;
- `together`: the one from which it marks when the head for *any* hard kind is sure, and what that head needs;
- `backed`: the one below which a rule's mark is taken away;
- `beside_warmth`: for each hard kind, the one which its head needs in a message that is warm somewhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from usward.core.coach.heads import Reading, Share, together
from usward.core.coach.marks import HARD, KINDS, MEANINGS, Mark
from usward.core.coach.rules import RULES, Hit, Rule
from usward.core.coach.sentences import Sentence, plainly
from usward.core.coach.written import Written

ANY = "hard"
"""The head that sees whether a sentence is of any hard kind."""

SHOWN = 3
"""Phrases shown with a mark."""

WORTH = 0.4
"""What a phrase must add, of what the strongest adds, to be shown."""

TOGETHER = 60
"""Words and signs that two sentences may have to be read together."""

Facts = Mapping[str, Mapping[str, float]]

WARM = frozenset(("validation", "appreciation", "apology", "repair", "reflection", "open_question"))
"""Kinds beside which a head must be surer of a hard one."""

WEIGHED = WARM | frozenset(HARD)
"""Kinds whose rules bear on how many hard marks there are."""

NEEDS_CONTEXT = frozenset(("unasked_advice", "reflection"))
"""Kinds that are only seen beside the other's message."""

BESIDE_NOTHING_HARD = frozenset(("validation", "appreciation", "apology", "repair", "reflection", "self_disclosure"))
"""Kinds that a head alone is not believed in a sentence that may land badly: irony thanks and understands as well."""

IN_NOTHING_HARD = frozenset(("self_disclosure",))
"""Kinds that a head alone is not believed in a message that may land badly anywhere: it tells of the quarrel then."""

_ASKING = re.compile(
    r"\b(?:any (?:ideas?|advice|tips|suggestions?|thoughts)|what (?:should|would|do|can) (?:i|you|we)"
    r"|(?:should|shall|how do|how can|how should) i|what to do|tell me (?:what|how)|your (?:advice|opinion|thoughts)"
    r"|(?:need|want|love|like|appreciate|give me|got) (?:some |your |any )?(?:advice|suggestions|ideas|help))\b"
)


_SPOKEN = re.compile(r"[^\W_]|[\U0001f000-\U0001faff]")
"""A phrase that can be quoted holds a letter or an emoji, and is more than a comma."""


class Heard(NamedTuple):
    """What the heads make of one sentence: the probability of each kind, and the readings it was taken from."""

    sentence: Sentence
    probability: Mapping[str, float]
    readings: tuple[Reading, ...]
    strongest: Sequence[int]

    def reading(self, name: str) -> Reading:
        """The reading in which a head was strongest: of the sentence alone, or with a neighbour."""
        return self.readings[self.strongest[self.readings[0].bank.names.index(name)]]


def asks_for_advice(context: str) -> bool:
    """Whether the other's message asks what to do, or asks anything of the one who answers."""
    plain = plainly(context)
    return "?" in plain or _ASKING.search(plain) is not None


Pairs = dict[tuple[int, int], Reading]
"""Readings of neighbours, by the identity of the two readings they were made of."""


def heard(parts: Sequence[Sentence], readings: Sequence[Reading], pairs: Pairs | None = None) -> list[Heard]:
    """Every sentence as the heads of kinds see it, alone or with a neighbour.

    `readings` are those of the sentences alone. A sentence that is read with a neighbour is heard only where it
    carries more of a kind than the neighbour does. `pairs` remembers neighbours from one call to the next, as long as
    the readings live.
    """
    pairs = {} if pairs is None else pairs
    if not parts:
        return []
    names = readings[0].bank.names
    alone = np.array([reading.logits for reading in readings])
    paired = _paired(parts)
    beside = {at + step for at in paired for step in (0, 1)}
    # A sentence beside another is heard with it, and not alone.
    best = np.array([np.full_like(row, -np.inf) if at in beside else row for at, row in enumerate(alone)])
    strongest = np.zeros(alone.shape, np.int8)
    among: list[list[Reading]] = [[reading] for reading in readings]
    for at in paired:
        key = id(readings[at]), id(readings[at + 1])
        pair = pairs[key] if key in pairs else pairs.setdefault(key, together(readings[at : at + 2]))
        leads = alone[at] >= alone[at + 1]
        for row, mine in ((at, leads), (at + 1, ~leads)):
            wins = mine & (pair.logits > best[row])
            best[row, wins] = pair.logits[wins]
            strongest[row, wins] = len(among[row])
            among[row].append(pair)
    likely = 1 / (1 + np.exp(-np.clip(best, -50, 50)))
    return [
        Heard(part, dict(zip(names, likely[at].tolist(), strict=True)), tuple(among[at]), strongest[at].tolist())
        for at, part in enumerate(parts)
    ]


def _paired(parts: Sequence[Sentence]) -> list[int]:
    """The sentences that are read together with the one that follows."""
    return [at for at in range(len(parts) - 1) if len(parts[at].tokens) + len(parts[at + 1].tokens) <= TOGETHER]


Spoken = Mapping[str, tuple[Rule, Hit]]
"""For each kind the first rule that speaks in a sentence, and where."""


class Passed(NamedTuple):
    """The head that speaks for a kind, and the threshold it passed: the kind's own, or the one for any hard kind."""

    head: str
    threshold: float


class Voices(NamedTuple):
    """Who marks a sentence: rules that its heads back, and heads, with their thresholds, where no rule does."""

    rules: Spoken
    heads: Mapping[str, Passed]

    def hard(self) -> int:
        """How many hard marks that makes."""
        return sum(kind in HARD for kind in (*self.rules, *self.heads))


def marks_of(seen: Sequence[Heard], facts: Facts, rules: Sequence[Rule] = RULES) -> list[Mark]:
    """The marks of a message in order: of each kind at most one in a sentence, a rule's before a head's."""
    speaking = voices(seen, facts, [ruled(each.sentence, rules, backed(each, facts)) for each in seen])
    return [mark for each, voice in zip(seen, speaking, strict=True) for mark in _marks(each, voice)]


def _marks(each: Heard, voice: Voices) -> list[Mark]:
    found = [by_rule(rule, hit, each.sentence) for rule, hit in voice.rules.values()]
    found += [by_head(kind, passed, each) for kind, passed in voice.heads.items()]
    return sorted(found, key=lambda mark: KINDS.index(mark.kind))


def voices(seen: Sequence[Heard], facts: Facts, spoken: Sequence[Spoken]) -> list[Voices]:
    """Who marks each sentence of a message.

    Where some sentence of it is warm, a head must be surer before it marks another as hard: firm words beside a
    kind question are seldom meant to wound.
    """
    found = [_voice(each, facts, said) for each, said in zip(seen, spoken, strict=True)]
    if any(voice.hard() for voice in found):
        found = [voice._replace(heads=_without(voice.heads, IN_NOTHING_HARD)) for voice in found]
    if all(WARM.isdisjoint((*voice.rules, *voice.heads)) for voice in found):
        return found
    surer = facts.get("beside_warmth", {})
    return [
        Voices(
            voice.rules,
            {kind: least for kind, least in voice.heads.items() if each.probability[kind] >= surer.get(kind, 0.0)},
        )
        for each, voice in zip(seen, found, strict=True)
    ]


def backed(each: Heard, facts: Facts, kinds: frozenset[str] = frozenset(KINDS)) -> frozenset[str]:
    """Those of the kinds whose heads hear enough in a sentence for a rule's mark to stand; others need not be tried."""
    likely = each.probability
    return kinds - {kind for kind, least in facts.get("backed", {}).items() if likely.get(kind, 0.0) < least}


def _voice(each: Heard, facts: Facts, spoken: Spoken) -> Voices:
    alone = {
        kind: least for kind, least in _sure(each, facts).items() if kind not in spoken and _fits(kind, each.sentence)
    }
    if not {*spoken, *alone}.isdisjoint(HARD):
        alone = _without(alone, BESIDE_NOTHING_HARD)
    return Voices(spoken, alone)


def _without(heads: Mapping[str, Passed], kinds: frozenset[str]) -> dict[str, Passed]:
    return {kind: passed for kind, passed in heads.items() if kind not in kinds}


def ruled(
    sentence: Sentence, rules: Sequence[Rule], kinds: frozenset[str] = frozenset(KINDS)
) -> dict[str, tuple[Rule, Hit]]:
    """For each of the kinds the first rule that speaks, and where."""
    found: dict[str, tuple[Rule, Hit]] = {}
    words, plain = sentence.words, sentence.plain
    for rule in _cued(words, kinds) if rules is RULES else rules:
        pattern = rule.pattern
        # Cheap questions first: hundreds of rules are tried on a long message, and few of them speak.
        if rule.kind in found or rule.kind not in kinds or (rule.needs and rule.needs.isdisjoint(words)):
            continue
        if isinstance(pattern, Written) and pattern.compiled.search(plain) is None:
            continue
        if not _fits(rule.kind, sentence):
            continue
        hit = next(iter(rule.matches(sentence)), None)
        if hit is not None:
            found[rule.kind] = rule, hit
    return found


def _by_cue() -> tuple[int, Mapping[str, int], Mapping[str, int]]:
    """The rules of `RULES` that are always tried, those that each word is a cue for, and those of each kind.

    All as bits in the order of the rules.
    """
    always, cued, kinds = 0, defaultdict[str, int](int), defaultdict[str, int](int)
    for at, rule in enumerate(RULES):
        kinds[rule.kind] |= 1 << at
        if not rule.cues:
            always |= 1 << at
        for cue in rule.cues:
            cued[cue] |= 1 << at
    return always, dict(cued), dict(kinds)


_ALWAYS, _CUED, _OF_KIND = _by_cue()


def _cued(words: frozenset[str], kinds: frozenset[str]) -> Iterator[Rule]:
    """The rules of `RULES` of these kinds, in order, for which one of these words is a cue, or which need none."""
    bits = _ALWAYS
    for word in words:
        bits |= _CUED.get(word, 0)
    bits &= sum(_OF_KIND[kind] for kind in kinds)
    while bits:
        lowest = bits & -bits
        yield RULES[lowest.bit_length() - 1]
        bits ^= lowest


def _fits(kind: str, sentence: Sentence) -> bool:
    context = sentence.setting.context
    if kind == "unasked_advice":
        return bool(context) and not asks_for_advice(context)
    return bool(context) or kind not in NEEDS_CONTEXT


def _sure(each: Heard, facts: Facts) -> dict[str, Passed]:
    """The kinds whose heads are sure enough of this sentence to need no rule."""
    speaking = {
        kind: Passed(kind, threshold)
        for kind, threshold in facts.get("alone", {}).items()
        if each.probability.get(kind, 0.0) >= threshold
    }
    joint = facts.get("together", {})
    if joint and each.probability.get(ANY, 0.0) >= joint[ANY]:
        likeliest = max(HARD[:5], key=lambda kind: each.probability.get(kind, 0.0))
        if likeliest in joint and each.probability.get(likeliest, 0.0) >= joint[likeliest]:
            speaking.setdefault(likeliest, Passed(ANY, joint[ANY]))
    return speaking


def by_rule(rule: Rule, hit: Hit, sentence: Sentence) -> Mark:
    """The mark of a rule: over the whole sentence, with the words it spoke for as its spot."""
    definition, remove = MEANINGS[rule.kind]
    return Mark(
        kind=rule.kind,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        because=rule.because,
        definition=definition,
        remove=remove,
        rule=rule.id,
        spots=((sentence.start + hit.start, sentence.start + hit.end),),
    )


def by_head(kind: str, passed: Passed, each: Heard) -> Mark:
    """The mark of a head: over the whole sentence, with the phrases that moved it most.

    Where the head for any hard kind spoke, the probability and the phrases are its own, and the kind is the likeliest.
    """
    definition, remove = MEANINGS[kind]
    sentence = each.sentence
    message = sentence.setting.message
    shares = _told(each.reading(passed.head).shares(passed.head))
    inside = [share for share in shares if sentence.start <= share.start and share.end <= sentence.end]
    return Mark(
        kind=kind,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        because=_because(kind, [message[share.start : share.end].strip(" ,;:") for share in inside]),
        definition=definition,
        remove=remove,
        probability=each.probability[passed.head],
        threshold=passed.threshold,
        phrases=tuple((message[share.start : share.end], share.share) for share in shares),
        spots=tuple((share.start, share.end) for share in inside),
    )


def _told(shares: Iterable[Share]) -> list[Share]:
    """The phrases worth showing: the strongest that can be pointed at, none of them inside another."""
    told: list[Share] = []
    for share in shares:
        if share.share <= 0 or len(told) == SHOWN or (told and share.share < WORTH * told[0].share):
            break
        apart = all(share.end <= other.start or other.end <= share.start for other in told)
        if 0 <= share.start < share.end and apart and _SPOKEN.search(share.phrase):
            told.append(share)
    return told


_HEARD: Mapping[str, str] = {
    "criticism": "This may land as being about who they are, more than about what happened",
    "contempt": "This may land as looking down on them",
    "defensiveness": "This may land as turning away what they said",
    "stonewalling": "This may land as closing the door on the talk",
    "dismissal": "This may land as making their feeling smaller",
    "unasked_advice": "This may land as an answer to a question that was not asked",
    "feeling_named": "A feeling is named here",
    "i_statement": "This speaks of your own side",
    "request": "Something is asked for here",
    "open_question": "This leaves the answer to them",
    "closed_question": "This asks for a yes, a no, or one fact",
    "reflection": "This says back what they told you",
    "validation": "This lets their feeling make sense",
    "appreciation": "This lets them know what is good",
    "apology": "This says sorry for something you did",
    "repair": "This holds out a hand",
    "self_disclosure": "This shares something inner",
    "time_out": "This takes a pause and promises to come back",
}


def _because(kind: str, phrases: Sequence[str]) -> str:
    """One sentence for the writer: what is heard, and in which words above all."""
    if not phrases:
        return f"{_HEARD[kind]}."
    *others, last = (f"“{phrase}”" for phrase in phrases)
    return f"{_HEARD[kind]}; most of it is heard in {', '.join(others) + ' and ' + last if others else last}."
