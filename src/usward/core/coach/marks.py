"""What the coach can say of a sentence: the kinds, what they mean, and the shapes in which they are handed out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Meaning(NamedTuple):
    """What a kind means, and what would take its mark away (for a hard kind) or make it stronger (for a kind one)."""

    definition: str
    remove: str


MEANINGS: Mapping[str, Meaning] = {
    "criticism": Meaning(
        "It speaks about who the other is, or about everything they do, where one moment is meant.",
        "Name the one thing that happened, how it was for you, and what you would like instead.",
    ),
    "contempt": Meaning(
        "It speaks from above: mockery, a name, disgust, or irony that stings.",
        "Leave out the put-down and say what hurt, as one person to another.",
    ),
    "defensiveness": Meaning(
        "It turns the complaint away or sends it back, so that no part of it is taken in.",
        "Take in one small part that is true, before you explain your side.",
    ),
    "stonewalling": Meaning(
        "It closes the door on the talk and does not say when it will open again.",
        "If you need a pause, say so, and say when you will come back to it.",
    ),
    "dismissal": Meaning(
        "It makes what the other feels smaller, or says that they should not feel it.",
        "Let the feeling stand for a moment, even if you see the matter differently.",
    ),
    "unasked_advice": Meaning(
        "It offers a solution to someone who told how it is and did not ask for one.",
        "Say first what you heard, or ask whether advice would be welcome.",
    ),
    "feeling_named": Meaning(
        "It names a feeling with a word for one.",
        "Say what the feeling is about, or choose a finer word for it.",
    ),
    "i_statement": Meaning(
        "It speaks of your own experience and leaves the other free of blame.",
        "Add the one moment it is about.",
    ),
    "request": Meaning(
        "It says what you would like or need, so that the other can do it, or say no.",
        "Say what, when and how much, so that it can be done.",
    ),
    "open_question": Meaning(
        "It asks in a way that leaves the answer to the other.",
        "Leave room for the answer before you ask the next one.",
    ),
    "closed_question": Meaning(
        "It asks for a yes, a no, or one fact.",
        "If you would like to hear more, begin with “how” or “what”.",
    ),
    "reflection": Meaning(
        "It says back what the other told or felt.",
        "Ask whether you have understood it rightly.",
    ),
    "validation": Meaning(
        "It says that what the other feels makes sense.",
        "Say why it makes sense, from what you know of them.",
    ),
    "appreciation": Meaning(
        "It thanks the other, or says what is good about them or what they did.",
        "Say what they did, and what it meant to you.",
    ),
    "apology": Meaning(
        "It says sorry for something you did.",
        "Name what you did, how it was for the other, and what you will do.",
    ),
    "repair": Meaning(
        "It holds out a hand while things are tense.",
        "Say it in your own way, and leave time for it to be taken.",
    ),
    "self_disclosure": Meaning(
        "It shares something inner: a fear, a hope, a memory, a story of your own.",
        "Share as much of it as feels right, and no more.",
    ),
    "time_out": Meaning(
        "It asks for a pause and says that you will come back.",
        "Say when you will be back, and keep to it.",
    ),
}
"""Every kind with its meaning, the six hard ones first."""

KINDS: tuple[str, ...] = tuple(MEANINGS)
HARD: tuple[str, ...] = KINDS[:6]
"""Kinds which may land badly. A mark of one of these says “may”, and never more."""
KIND: tuple[str, ...] = KINDS[6:]
"""Kinds which help two people to hear each other."""

EMOTIONS: tuple[str, ...] = (
    *("admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire"),
    *("disappointment", "disapproval", "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy"),
    *("love", "nervousness", "optimism", "pride", "realization", "relief", "remorse", "sadness", "surprise", "neutral"),
)
"""The 28 labels of GoEmotions (Demszky et al. 2020)."""

SKILLS: tuple[str, ...] = (
    *("warmth", "interpretation", "exploration", "question", "open_question", "reflection"),
    *("gratitude", "remorse", "disclosure", "support", "advice"),
)
"""What is scored of a whole message beside the emotions (two of which stand in both)."""

SCORES: tuple[str, ...] = (*SKILLS, *(name for name in EMOTIONS if name not in SKILLS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing seen in one place. `message[start:end] == quote`.

    `because` is one plain sentence for the writer. The evidence is a `rule` (its id), or a `probability` (calibrated,
    0–1) with the `threshold` it passed and its `phrases`: the words that moved it most, each with its exact share of
    the log-odds, largest first. `spots` are the places of the words worth a closer look, inside start and end.
    """

    kind: str
    start: int
    end: int
    quote: str
    because: str
    definition: str
    remove: str
    rule: str | None = None
    probability: float | None = None
    threshold: float | None = None
    phrases: tuple[tuple[str, float], ...] = ()
    spots: tuple[tuple[int, int], ...] = ()

    @property
    def hard(self) -> bool:
        """Whether this may land badly."""
        return self.kind in HARD


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence of a reply in which a skill of `SKILLS` was found, with its calibrated probability."""

    skill: str
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Rung:
    """How far a reply goes in letting the other know that they were heard, and what would lift it by one."""

    number: int
    name: str
    because: str
    lift: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A gentler wording out of the writer's own words; `kept` holds the names, numbers and negations carried over."""

    text: str
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All that the coach sees in one message.

    `scores` are calibrated probabilities of the whole message, named as in `SCORES`. `guard` is "threat" for the
    writer's own threat or control, "abuse" where the writer names abuse, else empty: then nothing is softened, no
    draft is offered and `support` is true, which means that the support line belongs beside the message. `silent`
    says that the coach does not know the language and has looked at nothing.
    """

    marks: tuple[Mark, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    rung: Rung | None = None
    drafts: tuple[Draft, ...] = ()
    guard: str = ""
    support: bool = False
    silent: bool = False

    @property
    def hard(self) -> tuple[Mark, ...]:
        """The marks that may land badly."""
        return tuple(mark for mark in self.marks if mark.hard)
