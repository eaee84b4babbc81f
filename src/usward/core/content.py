"""What a pack may hold: questions, practices, rituals, lessons and the rest, with limits in the types.

Every entry is frozen and has a stable `id`. `extra` keeps whatever fields a newer pack brings and this
version does not know, so that reading and writing an entry back loses nothing. Limits on one field are in
its type and are checked when an entry is decoded; what concerns several fields at once is said by `faults`.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=2, max_length=64)]
Label = Annotated[str, Meta(min_length=1, max_length=60)]
Line = Annotated[str, Meta(min_length=2, max_length=240)]
Paragraph = Annotated[str, Meta(min_length=2, max_length=900)]
Minutes = Annotated[int, Meta(ge=1, le=720)]
Rung = Annotated[int, Meta(ge=1, le=5)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
IsoDate = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}){0,2}$")]

Bond = Literal["partners", "friends", "family"]
EVERY_BOND: tuple[Bond, ...] = ("partners", "friends", "family")
Bonds = Annotated[tuple[Bond, ...], Meta(min_length=1, max_length=3)]
Distance = Literal["any", "near", "far"]
Energy = Literal["low", "some", "high"]

Grade = Literal["A", "B", "C", "D", "E"]
GRADES: dict[Grade, str] = {
    "A": "a trial in couples",
    "B": "a trial in other people",
    "C": "people were observed, nothing was tried out",
    "D": "what counsellors have long done",
    "E": "our own suggestion",
}

Row = Literal[
    "needs", "check_in", "change", "listening", "presence", "appreciation", "conversation", "vulnerability",
    "empathy", "conflict", "rituals", "shared_experiences", "touch", "inward", "trust", "growing", "pulse",
    "insights", "companion", "journeys", "learning", "support", "bonds",
]  # fmt: skip

Dimension = Literal[
    # signs of closeness
    "safety", "listening", "curiosity", "depth", "support", "trust", "respect", "repair", "understanding",
    "being_seen", "time", "appreciation", "play", "shared_meaning", "reliability",
    # a person's own ground
    "calm", "self_knowledge", "touch",
    # barriers
    "fear", "communication", "unresolved_conflict", "stress", "expectations",
    # what closeness brings
    "loneliness", "satisfaction", "conflict",
]  # fmt: skip

ValidationRung = Literal["misses", "present", "reflect", "name", "link", "makes_sense", "with_you"]
VALIDATION_RUNGS: tuple[ValidationRung, ...] = (
    "misses", "present", "reflect", "name", "link", "makes_sense", "with_you",
)  # fmt: skip

Family = Literal["glad", "calm", "tender", "sad", "afraid", "angry", "worn"]
FAMILIES: tuple[Family, ...] = ("glad", "calm", "tender", "sad", "afraid", "angry", "worn")


class Fault(NamedTuple):
    """One thing to mend in an entry: where, what is wrong, and what to do about it."""

    field: str
    message: str
    mend: str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of an entry, such as one reply of a situation."""

    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class Entry(Part, frozen=True, kw_only=True):
    """One thing in a pack, known for good by its id."""

    id: Slug

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.id))

    def faults(self) -> Iterator[Fault]:
        """What is wrong between fields (single fields are held by their types)."""
        yield from ()


class Pack(Entry, frozen=True, kw_only=True):
    """What `pack.toml` says of a pack. `translates`: the pack whose words this one says in another tongue."""

    title: Label
    language: Language
    licence: Label
    authors: Annotated[tuple[Label, ...], Meta(min_length=1)]
    version: Label = "1"
    about: Annotated[str, Meta(max_length=900)] = ""
    translates: Annotated[str, Meta(max_length=64)] = ""


class Theme(Entry, frozen=True, kw_only=True):
    title: Label
    gloss: Line
    bonds: Bonds = EVERY_BOND
    tender: bool = False  # may hurt: offered more sparingly, and first in the list of topics to pause


class Source(Entry, frozen=True, kw_only=True):
    """A publication that a claim rests on. A DOI without `https://doi.org/`, or the address of a page."""

    authors: Line
    year: Annotated[int, Meta(ge=1800, le=2100)]
    title: Annotated[str, Meta(min_length=4, max_length=300)]
    where: Annotated[str, Meta(max_length=160)] = ""
    doi: Annotated[str, Meta(pattern=r"^(10\.\d{4,9}/\S+)?$", max_length=120)] = ""
    url: Annotated[str, Meta(pattern=r"^(https://\S+)?$", max_length=240)] = ""

    def faults(self) -> Iterator[Fault]:
        if not self.doi and not self.url:
            yield Fault("doi", "a source needs a DOI or an address", 'add doi = "10.…/…" or url = "https://…"')


QuestionKind = Literal["open", "scale", "this_or_that", "guess_me"]
OPENINGS: dict[QuestionKind, str] = {
    "scale": "What puts you there?",
    "this_or_that": "Tell me more about that.",
}


class Question(Entry, frozen=True, kw_only=True):
    """Something to ask each other, from rung 1 (light) to 5 (deep).

    `scale` has `ends` (two labels of a line from 1 to 7), `this_or_that` has two `options`, `guess_me` has
    `guess`: the same question as put to the one who guesses, with {name} for the other person.
    """

    text: Annotated[str, Meta(min_length=12, max_length=220)]
    rung: Rung
    themes: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=3)]
    bonds: Bonds = EVERY_BOND
    kind: QuestionKind = "open"
    follow_ups: Annotated[tuple[Annotated[str, Meta(min_length=6, max_length=160)], ...], Meta(max_length=2)] = ()
    distance: Distance = "any"
    ends: Annotated[tuple[Label, ...], Meta(max_length=2)] = ()
    options: Annotated[tuple[Label, ...], Meta(max_length=2)] = ()
    guess: Annotated[str, Meta(max_length=220)] = ""
    then: Annotated[str, Meta(max_length=120)] = ""

    @property
    def opening(self) -> str:
        """The words that open up a scale or a choice; empty where the question opens by itself."""
        return self.then or OPENINGS.get(self.kind, "")

    def faults(self) -> Iterator[Fault]:
        if self.rung >= 3 and not self.follow_ups:
            yield Fault("follow_ups", f"a question on rung {self.rung} needs a follow-up", "add one or two")
        for kind, field, wanted, held in (
            ("scale", "ends", 2, len(self.ends)),
            ("this_or_that", "options", 2, len(self.options)),
            ("guess_me", "guess", 1, int("{name}" in self.guess)),
        ):
            if self.kind == kind and held != wanted:
                mend = "say it with {name} for the other" if field == "guess" else f'add {field} = ["…", "…"]'
                yield Fault(field, f"a question of kind {kind} needs {field}", mend)
            if self.kind != kind and getattr(self, field):
                yield Fault(
                    field,
                    f"only a question of kind {kind} has {field}",
                    f'leave it out or set kind = "{kind}"',
                )


class Effect(Part, frozen=True, kw_only=True):
    """Expected effect on next-day closeness in standard deviations, and our doubt as one more."""

    mean: Annotated[float, Meta(ge=-0.5, le=1.0)]
    sd: Annotated[float, Meta(ge=0.05, le=0.6)]


Way = Literal["together", "alone", "apart"]
Where = Literal["in_person", "far"]


class Practice(Entry, frozen=True, kw_only=True):
    """Something to do, step by step, with how sure anyone is that it helps and when to leave it.

    `ways`: together (at the same time), alone (by one, for oneself), apart (each by themselves, then shared).
    `opens` names the part of Usward that guides it, where there is one.
    """

    title: Label
    summary: Line
    why: Annotated[str, Meta(min_length=12, max_length=400)]
    row: Row
    steps: Annotated[tuple[Annotated[str, Meta(min_length=4, max_length=400)], ...], Meta(min_length=2, max_length=9)]
    minutes: Minutes
    ways: Annotated[tuple[Way, ...], Meta(min_length=1, max_length=3)]
    where: Annotated[tuple[Where, ...], Meta(min_length=1, max_length=2)] = ("in_person", "far")
    serves: Annotated[tuple[Dimension, ...], Meta(min_length=1, max_length=3)]
    evidence: Grade
    sources: tuple[Slug, ...] = ()
    effect: Effect
    not_when: Annotated[str, Meta(min_length=8, max_length=400)]
    softer: Annotated[str, Meta(min_length=8, max_length=300)]
    bolder: Annotated[str, Meta(min_length=8, max_length=300)]
    bonds: Bonds = EVERY_BOND
    rung: Rung = 2
    energy: Energy = "some"
    needs: Annotated[tuple[Slug, ...], Meta(max_length=4)] = ()
    themes: Annotated[tuple[Slug, ...], Meta(max_length=3)] = ()
    for_whom: Annotated[str, Meta(max_length=240)] = ""
    opens: Annotated[str, Meta(max_length=40)] = ""

    def faults(self) -> Iterator[Fault]:
        if self.evidence in ("A", "B", "C") and not self.sources:
            yield Fault("sources", f"evidence {self.evidence} needs a source", 'name it, or set evidence = "D" or "E"')
        if self.evidence == "E" and self.effect.mean > 0.25:
            yield Fault("effect.mean", "our own suggestion cannot promise so much", "0.25 at most")


Rhythm = Literal["daily", "weekly", "monthly", "seasonal", "yearly", "when_it_happens"]
Moment = Literal[
    "morning",
    "parting",
    "reunion",
    "meal",
    "evening",
    "goodnight",
    "weekend",
    "season",
    "milestone",
    "anytime",
]


class Ritual(Entry, frozen=True, kw_only=True):
    """A small thing that comes back. `from_afar`: the same when apart; `lighter`: for a thin day."""

    title: Label
    text: Annotated[str, Meta(min_length=20, max_length=500)]
    rhythm: Rhythm
    moment: Moment
    minutes: Minutes
    serves: Annotated[tuple[Dimension, ...], Meta(min_length=1, max_length=3)]
    bonds: Bonds = EVERY_BOND
    distance: Distance = "any"
    lighter: Annotated[str, Meta(min_length=8, max_length=240)]
    from_afar: Annotated[str, Meta(max_length=240)] = ""


class Idea(Entry, frozen=True, kw_only=True):
    """Something to do together. `afterwards`: one question for the way home."""

    title: Label
    text: Annotated[str, Meta(min_length=20, max_length=400)]
    minutes: Minutes
    money: Literal["free", "little", "some", "much"]
    energy: Energy
    place: Literal["home", "kitchen", "outdoors", "town", "away", "far"]
    newness: Literal["familiar", "fresh", "new"]
    bonds: Bonds = EVERY_BOND
    serves: Annotated[tuple[Dimension, ...], Meta(max_length=3)] = ()
    season: tuple[Literal["spring", "summer", "autumn", "winter"], ...] = ()
    afterwards: Annotated[str, Meta(max_length=160)] = ""


class JournalPrompt(Entry, frozen=True, kw_only=True):
    """A way into writing for oneself. `bridge` prompts lead toward telling the other."""

    text: Annotated[str, Meta(min_length=12, max_length=260)]
    aim: Literal["feelings", "values", "motives", "story", "body", "us", "bridge", "change", "gratitude", "repair"]
    rung: Rung
    themes: Annotated[tuple[Slug, ...], Meta(max_length=3)] = ()
    bonds: Bonds = EVERY_BOND


class NoticingPrompt(Entry, frozen=True, kw_only=True):
    """Something to look for in the other, so that appreciation has eyes."""

    text: Annotated[str, Meta(min_length=12, max_length=200)]
    kind: Literal["effort", "kindness", "character", "small"]
    bonds: Bonds = EVERY_BOND


class Reply(Part, frozen=True, kw_only=True):
    """One way to answer: the rung it reaches, why, and what would lift it one rung."""

    text: Annotated[str, Meta(min_length=2, max_length=300)]
    rung: ValidationRung
    reason: Annotated[str, Meta(min_length=12, max_length=300)]
    lift: Annotated[str, Meta(max_length=300)] = ""


class Situation(Entry, frozen=True, kw_only=True):
    """A moment in which somebody says something hard or happy, and ways to answer."""

    title: Label
    scene: Annotated[str, Meta(min_length=12, max_length=400)]
    words: Annotated[str, Meta(min_length=4, max_length=400)]
    weather: Literal["hard", "happy"]
    bonds: Bonds
    feelings: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=4)]
    replies: Annotated[tuple[Reply, ...], Meta(min_length=3, max_length=7)]
    themes: Annotated[tuple[Slug, ...], Meta(max_length=3)] = ()
    listen_for: Annotated[str, Meta(max_length=300)] = ""

    def faults(self) -> Iterator[Fault]:
        reached = {reply.rung for reply in self.replies}
        if len(reached) < 3:
            yield Fault("replies", "the replies reach fewer than three rungs", "spread them over the ladder")
        if not reached & {"link", "makes_sense", "with_you"}:
            yield Fault("replies", "no reply climbs above naming the feeling", "add one that does")
        for place, reply in enumerate(self.replies):
            if reply.rung != "with_you" and not reply.lift:
                yield Fault(f"replies[{place}].lift", "nothing says how to lift this reply one rung", "add lift")


class Breath(Part, frozen=True, kw_only=True):
    """One round of paced breathing, in seconds, and how many rounds."""

    breathe_in: Annotated[float, Meta(ge=2, le=10)]
    hold: Annotated[float, Meta(ge=0, le=8)] = 0
    breathe_out: Annotated[float, Meta(ge=2, le=14)]
    rest: Annotated[float, Meta(ge=0, le=8)] = 0
    rounds: Annotated[int, Meta(ge=1, le=60)]


class Step(Part, frozen=True, kw_only=True):
    """One line of a script and how long to stay with it."""

    text: Annotated[str, Meta(min_length=4, max_length=300)]
    seconds: Annotated[int, Meta(ge=3, le=600)]


class Script(Entry, frozen=True, kw_only=True):
    """Guidance read slowly, to calm down or arrive. `breath` paces a circle where breathing is the point."""

    title: Label
    kind: Literal["breathing", "soothing", "grounding", "mindful", "walk"]
    summary: Line
    steps: Annotated[tuple[Step, ...], Meta(min_length=3, max_length=16)]
    closing: Line
    caution: Annotated[str, Meta(min_length=8, max_length=300)]
    breath: Breath | None = None
    evidence: Grade
    sources: tuple[Slug, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes, in whole minutes, at least one."""
        return max(1, round(sum(step.seconds for step in self.steps) / 60))

    def faults(self) -> Iterator[Fault]:
        if self.kind == "breathing" and self.breath is None:
            yield Fault("breath", "a breathing script needs its pace", "add [script.breath] with breathe_in and so on")


class Phrase(Entry, frozen=True, kw_only=True):
    """A sentence to borrow and make one's own; … stands for what only the speaker can fill in."""

    text: Annotated[str, Meta(min_length=6, max_length=220)]
    kind: Literal["soft_start", "repair", "reflection", "ask_time", "limit", "thanks", "close"]
    rung: Rung
    tone: Literal["warm", "plain", "light", "firm", "tender"]
    bonds: Bonds = EVERY_BOND
    validation: ValidationRung | None = None


class Feeling(Entry, frozen=True, kw_only=True):
    """A word for a feeling, and how it differs from its neighbour `near`. The head of a family has its id."""

    word: Label
    family: Family
    gloss: Line
    near: Slug
    differs: Line


class Need(Entry, frozen=True, kw_only=True):
    """Something people need from each other, with examples of what meets it."""

    name: Label
    gloss: Line
    examples: Annotated[tuple[Line, ...], Meta(min_length=2, max_length=6)]
    ask: Line
    bonds: Bonds = EVERY_BOND


class Lesson(Entry, frozen=True, kw_only=True):
    """Two to four minutes of reading. `body` is Markdown; `tries` are ids of practices."""

    title: Label
    summary: Line
    row: Row
    minutes: Annotated[int, Meta(ge=2, le=5)]
    rung: Rung = 1
    bonds: Bonds = EVERY_BOND
    themes: Annotated[tuple[Slug, ...], Meta(max_length=4)] = ()
    evidence: Grade
    sources: tuple[Slug, ...] = ()
    tries: Annotated[tuple[Slug, ...], Meta(max_length=4)] = ()
    answers: Annotated[str, Meta(max_length=200)] = ""
    order: int = 100
    body: Annotated[str, Meta(min_length=400, max_length=9000)]

    def faults(self) -> Iterator[Fault]:
        if self.evidence != "E" and not self.sources:
            yield Fault("sources", f"evidence {self.evidence} needs a source", 'name it, or set evidence = "E"')


class PulseItem(Entry, frozen=True, kw_only=True):
    """One statement of the monthly measure. `direction`: agreeing points toward closeness or away from it."""

    text: Annotated[str, Meta(min_length=12, max_length=160)]
    bond: Bond
    part: Literal["sign", "barrier", "benefit"]
    dimension: Dimension
    direction: Literal["toward", "away"]


class HelpLine(Entry, frozen=True, kw_only=True):
    """Somewhere to call. Numbers change: `source` is the public page it was found in, and its date."""

    country: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    country_name: Label
    name: Label
    number: Annotated[str, Meta(pattern=r"^[0-9+*#][0-9 +*#()/-]{1,28}$")]
    kinds: Annotated[
        tuple[Literal["emergency", "crisis", "abuse", "children", "men", "older", "lgbtq"], ...],
        Meta(min_length=1),
    ]
    for_whom: Line
    hours: Line
    languages: Annotated[tuple[Label, ...], Meta(min_length=1)]
    source: Line
    source_url: Annotated[str, Meta(pattern=r"^(https?://\S+)?$", max_length=300)] = ""
    source_date: IsoDate
    note: Annotated[str, Meta(max_length=240)] = ""


# The type of entry, by the key that opens it in TOML: [[question]], [[practice]], …
TYPES: dict[str, type[Entry]] = {
    "question": Question,
    "practice": Practice,
    "ritual": Ritual,
    "idea": Idea,
    "journal_prompt": JournalPrompt,
    "noticing": NoticingPrompt,
    "situation": Situation,
    "script": Script,
    "phrase": Phrase,
    "feeling": Feeling,
    "need": Need,
    "lesson": Lesson,
    "pulse": PulseItem,
    "helpline": HelpLine,
    "source": Source,
    "theme": Theme,
}
