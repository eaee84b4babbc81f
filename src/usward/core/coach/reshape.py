"""Gentler drafts out of the writer's own words: what happened, what was felt, what is needed, what is asked.

A draft takes over the sentences that are well as they are. In a sentence that may land hard the sting is taken out
(`softening`), what is left is put where an observation belongs, and what is missing becomes a blank for the writer to
fill. The slots follow Rosenberg (2003); for replies, Linehan's order: say back, validate, ask.

Every candidate is looked at again before it is offered: the hard marks must be fewer, and names, numbers and denials
must have come over (`kept`). What fails is not offered, so that a draft may be missing but is never wrong in that way.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from usward.core.coach.guards import hushes
from usward.core.coach.kept import carries, held, missing, negations
from usward.core.coach.marks import HARD, Draft, Mark
from usward.core.coach.rules import RULES
from usward.core.coach.sentences import Sentence, sentences
from usward.core.coach.softening import BLANK, clause, softened

ABOUT = "(About: "

OFFER = "If you would like to hear an idea of mine, and only then: "

MOST = 3
"""Drafts that are offered, at most."""

ENOUGH = 3
"""Words of one's own that a softened sentence must still have to be worth carrying over."""

Hardness = Callable[[Sequence[str], str, str], Sequence[int]]
"""How many hard marks each of several texts has: texts, the other's message, bond."""

DECIDES = ("contempt", "stonewalling", "defensiveness", "dismissal", "criticism", "unasked_advice")
"""Hard kinds in the order in which they decide how a sentence is reworded."""

REPLIED = frozenset(("defensiveness", "dismissal", "unasked_advice", "stonewalling"))
"""Hard kinds in answer to a message, whose drafts begin with what the other said."""

CARRIED = frozenset(("criticism",))
"""Kinds of which what is left, once softened, can be told as something that happened."""

FEEL = f"I feel {BLANK}."
ASK = f"Could you {BLANK}?"
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 60
_SUBJECT = re.compile(
    r"^(?:you|u|i|we|he|she|they|it|there|that|this|the|my|your|our|nothing|nobody|every|all|another)\b"
)


def by_rules(text: str, context: str, bond: str) -> int:
    """How many hard kinds the rules see in a text, sentence by sentence."""
    return sum(
        len({rule.kind for rule in RULES if rule.kind in HARD and any(rule.matches(part))})
        for part in sentences(text, context, bond)
    )


def each_by_rules(texts: Sequence[str], context: str, bond: str) -> list[int]:
    """The same of several texts."""
    return [by_rules(text, context, bond) for text in texts]


def drafts(
    text: str, marks: Sequence[Mark], *, context: str = "", bond: str = "partners", hard: Hardness = each_by_rules
) -> tuple[Draft, ...]:
    """One to three gentler drafts of a message with hard marks; none where nothing is hard, or nothing passes.

    `marks` are the marks of the message, `context` the other's message it answers, `hard` the count that has to fall.
    A message that is guarded (see `guarded`) must not be brought here.
    """
    heavy = [mark for mark in marks if mark.kind in HARD]
    if not heavy:
        return ()
    parts = [Part(part, _kinds(part, heavy)) for part in sentences(text, context, bond)]
    scale = Scale(hard, context, bond)
    hushed = len(parts) > 1 and hushes(text)
    offered: dict[str, None] = {}
    for pieces in _candidates(parts, context, scale):
        said = " ".join(piece.text for piece in pieces)
        fits = carries(text, said) and not (offered and ABOUT in said)
        if fits and _hardness(said, pieces, hushed, scale) < len(heavy):
            offered[said] = None
        if len(offered) == MOST:
            break
    return tuple(Draft(said, held(said)) for said in offered)


class Part(NamedTuple):
    """A sentence of the message, and its hard kinds, the one that decides its wording first."""

    sentence: Sentence
    kinds: tuple[str, ...]


class Piece(NamedTuple):
    """A piece of a draft: `changed` where it is not the writer's own sentence as it stood."""

    text: str
    changed: bool


class Scale:
    """Counts hard marks, each text once. Sentences that stay as they were need no counting: they have none."""

    def __init__(self, hard: Hardness, context: str, bond: str) -> None:
        self._hard, self._context, self._bond = hard, context, bond
        self._known: dict[str, int] = {}

    def of(self, text: str) -> int:
        """The hard marks of a text."""
        self.weigh([text])
        return self._known[text]

    def weigh(self, texts: Iterable[str]) -> None:
        """Counts those of several texts together, which is quicker than one by one."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._hard(new, self._context, self._bond), strict=True))


def _hardness(said: str, pieces: Sequence[Piece], hushed: bool, scale: Scale) -> int:
    """The hard marks of a draft. Where words hush a rule of another sentence, all of it is looked at."""
    if len(pieces) > 1 and (hushed or hushes(said)):
        return scale.of(said)
    changed = [piece.text for piece in pieces if piece.changed]
    scale.weigh(changed)
    return sum(map(scale.of, changed))


def _kinds(part: Sentence, heavy: Sequence[Mark]) -> tuple[str, ...]:
    """The hard kinds of a sentence, the one that decides its wording first."""
    kinds = {mark.kind for mark in heavy if mark.start < part.end and part.start < mark.end}
    return tuple(kind for kind in DECIDES if kind in kinds)


def _candidates(parts: Sequence[Part], context: str, scale: Scale) -> Iterator[list[Piece]]:
    """Whole drafts, the one with most of the writer's own words first."""
    inside = _in_place(parts, scale)
    if context and any(REPLIED & set(part.kinds) for part in parts):
        yield [Piece(_opening(context), True), *inside]
        yield inside
    else:
        yield inside
        if any(CARRIED & set(part.kinds[:1]) for part in parts):
            yield _slots(parts, inside)
    yield _bare(parts)


def _opening(context: str) -> str:
    """Say back, validate, ask: with the other's own words where they are few enough to be repeated."""
    words = context.strip().rstrip(".!")
    short = len(words) <= _LONG and '"' not in words and "“" not in words
    said = f"You said “{words}”" if short else f"What you tell me is {BLANK}"
    return f"{said}, and I hear {BLANK} in it. It makes sense, because {BLANK}."


def _in_place(parts: Sequence[Part], scale: Scale) -> list[Piece]:
    """The message with every hard sentence reshaped where it stands; what is asked stands once, at the end."""
    reshaped = _reshaped(parts, scale)
    said: list[Piece] = []
    for at, part in enumerate(parts):
        text = reshaped.get(at, part.sentence.text)
        if text.startswith(OFFER) and said and said[-1].text.startswith(OFFER):
            said[-1] = Piece(f"{said[-1].text.rstrip('.')}; {text.removeprefix(OFFER)}", True)
        elif Piece(text, bool(part.kinds)) not in said:
            said.append(Piece(text, bool(part.kinds)))
    return said


def _reshaped(parts: Sequence[Part], scale: Scale) -> dict[int, str]:
    """For each hard sentence the first wording that is no longer hard and carries everything over, or else the last."""
    hard = [at for at, part in enumerate(parts) if part.kinds]
    ways = {at: _wordings(parts[at].sentence.text, parts[at].kinds[0], at == hard[-1]) for at in hard}
    found: dict[int, str] = {}
    while ways:
        tried = {at: wording for at, others in ways.items() if (wording := next(others, None)) is not None}
        found |= tried
        carrying = {at for at, wording in tried.items() if carries(parts[at].sentence.text, wording)}
        scale.weigh(tried[at] for at in carrying)
        ways = {at: ways[at] for at in tried if at not in carrying or scale.of(tried[at])}
    return found


def _wordings(text: str, kind: str, closing: bool) -> Iterator[str]:
    """Wordings of one hard sentence, the one nearest to the writer's own first."""
    own = clause(softened(text))
    if kind == "unasked_advice":
        yield f"{OFFER}{clause(text)}."
    elif kind == "defensiveness":
        if _worth(own):
            yield f"What I take in of what you say is {BLANK}. How it was for me: {own}."
        yield _about(text, f"What I take in of what you say is {BLANK}. I do not see all of it the same way: {BLANK}")
    elif kind == "stonewalling":
        yield f"{text.rstrip(' .!?…')}. Could we come back to it {BLANK}?"
        yield _about(text, f"I do not want to go on with this now. Could we come back to it {BLANK}", "?")
    elif kind == "dismissal":
        yield _about(text, f"To me it does not look the same: {BLANK}. What is it like for you", "?")
    elif kind == "criticism" and _worth(own):
        rest = f" {ASK}" if closing else ""
        if _SUBJECT.match(own.lower()):
            yield f"When {own}, {FEEL}{rest}"
        yield f"What I noticed: {own}. {FEEL}{rest}"
    yield _open(text)


def _open(text: str) -> str:
    """A sentence of blanks, for words of which nothing can be carried over but names and numbers."""
    lead = "Something is not right for me here" if negations(text) else "Something happened that I want to name"
    return _about(text, f"{lead}: {BLANK}. I feel {BLANK}, and I would like {BLANK}")


def _about(text: str, said: str, end: str = ".") -> str:
    """A sentence with blanks, which carries the names and numbers of another at its end."""
    lost = list(dict.fromkeys(missing(text, said)))
    if not lost:
        return f"{said}{end}"
    told = [_with_its_noun(word, text) for word in lost]
    return f"{said}{end} {ABOUT}{', '.join(told)}.)"


def _with_its_noun(word: str, text: str) -> str:
    """A number with the word behind it, “ten years”; a name alone."""
    if word[:1].isupper():
        return word
    found = re.search(rf"(?i)\b{re.escape(word)}\b(?: [^\W\d_]+)?", text)
    return found[0] if found else word


def _worth(own: str) -> bool:
    """Whether enough of one's own words are left."""
    return len(_WORD.findall(own.replace(BLANK, ""))) >= ENOUGH and own.count(BLANK) <= 1


def _slots(parts: Sequence[Part], inside: Sequence[Piece]) -> list[Piece]:
    """Observation, feeling, need, request: what is there in its place, and a blank for what is not."""
    told = " ".join(piece.text for piece in inside)
    seen: dict[str, None] = {}
    for part in parts:
        if part.kinds:
            own = clause(softened(part.sentence.text))
            fits = part.kinds[0] in CARRIED and own in told and carries(part.sentence.text, own)
            seen[own if fits else _about(part.sentence.text, BLANK, "")] = None
    said = f"What happened: {'; '.join(seen)}. What I felt: {BLANK}. What I need: {BLANK}. What I ask of you: {BLANK}."
    return [*_well(parts), Piece(said, True)]


def _bare(parts: Sequence[Part]) -> list[Piece]:
    """The well-meant sentences as they are, and one open sentence in the place of the hard ones."""
    gone = " ".join(part.sentence.text for part in parts if part.kinds)
    return [*_well(parts), Piece(_open(gone), True)]


def _well(parts: Sequence[Part]) -> list[Piece]:
    return [Piece(part.sentence.text, False) for part in parts if not part.kinds]
