"""Gentler drafts out of the writer's own words: what happened, what was felt, what is needed, what is asked.

A draft takes over the sentences that are well as they are. In a sentence that may land hard the sting is taken out
(`softening`), what is left is put where an observation belongs, and what is missing becomes a blank for the writer to
fill. The slots follow Rosenberg (2003); for replies, Linehan's order: say back, validate, ask.

Every candidate is looked at again before it is offered: the hard marks must be fewer, and names, numbers and denials
must have come over (`kept`). What fails is not offered, so that a draft may be missing but is never wrong in that way.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from usward.core.coach.kept import carries, held, missing, negations
from usward.core.coach.marks import HARD, Draft, Mark
from usward.core.coach.rules import RULES
from usward.core.coach.sentences import Sentence, sentences
from usward.core.coach.softening import BLANK, clause, softened

OFFER = "If you would like to hear an idea of mine, and only then: "

MOST = 3
"""Drafts that are offered, at most."""

ENOUGH = 3
"""Words of one's own that a softened sentence must still have to be worth carrying over."""

Hardness = Callable[[str, str, str], int]
"""How many hard marks a text has: text, the other's message, bond."""

DECIDES = ("contempt", "stonewalling", "defensiveness", "dismissal", "criticism", "unasked_advice")
"""Hard kinds in the order in which they decide how a sentence is reworded."""

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


def drafts(
    text: str, marks: Sequence[Mark], *, context: str = "", bond: str = "partners", hard: Hardness = by_rules
) -> tuple[Draft, ...]:
    """One to three gentler drafts of a message with hard marks; none where nothing is hard, or nothing passes.

    `marks` are the marks of the message, `context` the other's message it answers, `hard` the count that has to fall.
    A message that is guarded (see `guarded`) must not be brought here.
    """
    heavy = [mark for mark in marks if mark.kind in HARD]
    if not heavy:
        return ()
    parts = sentences(text, context, bond)
    kinds = [_kinds(part, heavy) for part in parts]
    before = max(1, len(heavy))
    offered: list[str] = []
    for candidate in _candidates(parts, kinds, context, bond, hard):
        fits = candidate not in offered and carries(text, candidate) and not (offered and "(About:" in candidate)
        if fits and hard(candidate, context, bond) < before:
            offered.append(candidate)
        if len(offered) == MOST:
            break
    return tuple(Draft(candidate, held(candidate)) for candidate in offered)


def _kinds(part: Sentence, heavy: Sequence[Mark]) -> tuple[str, ...]:
    """The hard kinds of a sentence, the one that decides its wording first."""
    kinds = {mark.kind for mark in heavy if mark.start < part.end and part.start < mark.end}
    return tuple(kind for kind in DECIDES if kind in kinds)


def _candidates(
    parts: Sequence[Sentence], kinds: Sequence[tuple[str, ...]], context: str, bond: str, hard: Hardness
) -> Iterator[str]:
    """Whole drafts, the one with most of the writer's own words first."""
    inside = _in_place(parts, kinds, context, bond, hard)
    if context and _reply(kinds):
        yield f"{_opening(context)} {inside}"
        yield inside
    else:
        yield inside
        if any(held_ and held_[0] in CARRIED for held_ in kinds):
            yield _slots(parts, kinds, context, bond, hard)
    yield _bare(parts, kinds)


def _reply(kinds: Sequence[tuple[str, ...]]) -> bool:
    return any(
        kind in ("defensiveness", "dismissal", "unasked_advice", "stonewalling") for held_ in kinds for kind in held_
    )


def _opening(context: str) -> str:
    """Say back, validate, ask: with the other's own words where they are few enough to be repeated."""
    words = context.strip().rstrip(".!")
    said = (
        f"You said “{words}”, and"
        if len(words) <= _LONG and '"' not in words and "“" not in words
        else "What you tell me is " + BLANK + ", and"
    )
    return f"{said} I hear {BLANK} in it. It makes sense, because {BLANK}."


def _in_place(
    parts: Sequence[Sentence], kinds: Sequence[tuple[str, ...]], context: str, bond: str, hard: Hardness
) -> str:
    """The message with every hard sentence reshaped where it stands; what is asked stands once, at the end."""
    last = max(at for at, held_ in enumerate(kinds) if held_)
    said: dict[str, None] = {}
    for at, (part, held_) in enumerate(zip(parts, kinds, strict=True)):
        said[_reshaped(part, held_, at == last, context, bond, hard) if held_ else part.text] = None
    return " ".join(said).replace(f". {OFFER}", "; ")


def _reshaped(part: Sentence, kinds: tuple[str, ...], closing: bool, context: str, bond: str, hard: Hardness) -> str:
    """The first wording of a sentence that is no longer hard and carries everything over."""
    found = ""
    for wording in _wordings(part.text, kinds, closing):
        found = wording
        if carries(part.text, wording) and not hard(wording, context, bond):
            break
    return found


def _wordings(text: str, kinds: tuple[str, ...], closing: bool) -> Iterator[str]:
    """Wordings of one hard sentence, the one nearest to the writer's own first."""
    own = clause(softened(text))
    kind = kinds[0]
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
    return f"{said}{end} (About: {', '.join(told)}.)"


def _with_its_noun(word: str, text: str) -> str:
    """A number with the word behind it, “ten years”; a name alone."""
    if word[:1].isupper():
        return word
    found = re.search(rf"(?i)\b{re.escape(word)}\b(?: [^\W\d_]+)?", text)
    return found[0] if found else word


def _worth(own: str) -> bool:
    """Whether enough of one's own words are left."""
    return len(_WORD.findall(own.replace(BLANK, ""))) >= ENOUGH and own.count(BLANK) <= 1


def _slots(parts: Sequence[Sentence], kinds: Sequence[tuple[str, ...]], context: str, bond: str, hard: Hardness) -> str:
    """Observation, feeling, need, request: what is there in its place, and a blank for what is not."""
    seen, kept = [], []
    for part, held_ in zip(parts, kinds, strict=True):
        if not held_:
            kept.append(part.text)
            continue
        own = clause(softened(part.text))
        fits = (
            held_[0] in CARRIED
            and _worth(own)
            and carries(part.text, own)
            and not hard(f"What happened: {own}.", context, bond)
        )
        seen.append(own if fits else _about(part.text, BLANK, "").strip())
    noticed = "; ".join(dict.fromkeys(seen))
    said = f"What happened: {noticed}. What I felt: {BLANK}. What I need: {BLANK}. What I ask of you: {BLANK}."
    return " ".join([*kept, said])


def _bare(parts: Sequence[Sentence], kinds: Sequence[tuple[str, ...]]) -> str:
    """The well-meant sentences as they are, and one open sentence in the place of the hard ones."""
    kept = [part.text for part, held_ in zip(parts, kinds, strict=True) if not held_]
    gone = " ".join(part.text for part, held_ in zip(parts, kinds, strict=True) if held_)
    return " ".join([*kept, _open(gone)])
