"""How often each rule is right on our own corpus, and on the labelled set where there is one.

The rules were written and narrowed with the corpus in view, so that its figures flatter them; what they are worth on
messages that nobody tuned for is told by the labelled set.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.coach.corpus import Line, corpus
from bench.coach.labelled import messages
from usward.core.coach import Coach
from usward.core.coach.combine import NEEDS_CONTEXT
from usward.core.coach.guarded import guard, names_abuse, threatens
from usward.core.coach.kept import carries
from usward.core.coach.marks import HARD, Mark
from usward.core.coach.reshape import by_rules, drafts
from usward.core.coach.rules import RULES, Rule
from usward.core.coach.sentences import Sentence, sentences
from usward.core.content import Situation
from usward.packs import library
from usward.packs.coaching import coach as coach_of

GUARDS = ("threat", "abuse")


class Measured(NamedTuple):
    """One rule: messages it marks, those of them that hold the kind, and messages of the kind there are."""

    rule: str
    kind: str
    right: int
    hits: int
    of_kind: int

    @property
    def precision(self) -> float:
        """Right of all hits, from 0 to 1; 0 where there is no hit."""
        return self.right / self.hits if self.hits else 0.0


class Guarded(NamedTuple):
    """One guard: messages of it that are kept, messages of it, wrong alarms, and messages without it."""

    name: str
    kept: int
    of_it: int
    alarms: int
    others: int


class Reshaped(NamedTuple):
    """Drafts for the hard messages of a corpus."""

    messages: int
    with_draft: int
    drafts: int
    fallen: int
    carried: int


def measured(lines: Sequence[Line] | None = None) -> list[Measured]:
    """Every shipped rule on the corpus (or on these lines). Guarded messages count for no hard rule, as in use."""
    read = [(line, sentences(line.text, line.context)) for line in (corpus() if lines is None else lines)]
    open_ = [pair for pair in read if not guard(pair[0].text)]
    return [_measure(rule, open_ if rule.kind in HARD else read) for rule in RULES]


def _measure(rule: Rule, read: Iterable[tuple[Line, tuple[Sentence, ...]]]) -> Measured:
    hits = right = of_kind = 0
    for line, parts in read:
        holds = rule.kind in line.kinds
        of_kind += holds
        if rule.kind in NEEDS_CONTEXT and not line.context:
            continue
        if any(True for part in parts for _ in rule.matches(part)):
            hits += 1
            right += holds
    return Measured(rule.id, rule.kind, right, hits, of_kind)


def guards(lines: Sequence[Line] | None = None) -> list[Guarded]:
    """What is kept from being softened, by the patterns alone."""
    read = corpus() if lines is None else lines
    found = []
    for name, sees in zip(GUARDS, (threatens, names_abuse), strict=True):
        of_it = [line for line in read if name in line.kinds]
        others = [line for line in read if line.kinds.isdisjoint(GUARDS)]
        kept = sum(1 for line in of_it if guard(line.text))
        found.append(Guarded(name, kept, len(of_it), sum(1 for line in others if sees(line.text)), len(others)))
    return found


def reshaped(lines: Sequence[Line] | None = None) -> Reshaped:
    """Drafts of the messages that the rules find hard: whether hard marks fall, and what must come over does."""
    messages = with_draft = made = fallen = carried = 0
    for line in corpus() if lines is None else lines:
        heavy = [] if guard(line.text) else _heavy(line)
        if not heavy:
            continue
        messages += 1
        offered = drafts(line.text, heavy, context=line.context)
        with_draft += bool(offered)
        made += len(offered)
        fallen += sum(1 for draft in offered if by_rules(draft.text, line.context, "partners") < len(heavy))
        carried += sum(1 for draft in offered if carries(line.text, draft.text))
    return Reshaped(messages, with_draft, made, fallen, carried)


def _heavy(line: Line) -> list[Mark]:
    found = []
    for part in sentences(line.text, line.context):
        kinds = {rule.kind for rule in RULES if rule.kind in HARD and any(True for _ in rule.matches(part))}
        kinds -= set() if line.context else NEEDS_CONTEXT
        found += [_mark(kind, part) for kind in sorted(kinds)]
    return found


def _mark(kind: str, part: Sentence) -> Mark:
    return Mark(kind=kind, start=part.start, end=part.end, quote=part.text, because="", definition="", remove="")


STEPS_OF_THE_PACKS = {"reflect": 2, "name": 3, "link": 4, "makes_sense": 5}
"""What the packs call the rungs that can be judged from words."""


class Rungs(NamedTuple):
    """Graded replies of the packs on one rung: found on it, within one of it, and how many there are."""

    name: str
    found: int
    near: int
    replies: int


def rungs_found(coach: Coach) -> list[Rungs]:
    """The coach against the graded replies of our packs' situations, for the rungs that words can show."""
    found = []
    for name, step in STEPS_OF_THE_PACKS.items():
        off = [
            abs(_number(coach, situation.words, reply.text) - step)
            for situation in library().all(Situation, "en")
            for reply in situation.replies
            if reply.rung == name
        ]
        found.append(Rungs(name, off.count(0), sum(1 for each in off if each <= 1), len(off)))
    return found


def _number(coach: Coach, words: str, reply: str) -> int:
    rung = coach.look(reply, context=words, drafts=False).rung
    return rung.number if rung else 0


def section() -> str:
    """Every shipped rule with its precision, on the corpus and on the labelled messages."""
    labelled = [
        Line(part, each.kinds | ({each.guard} if each.guard else set()), each.text, each.context)
        for part in ("tune", "test")
        for each in messages(part)
    ]
    return "\n".join([f"{ABOUT}\n", *table(measured(), measured(labelled))])


ABOUT = (
    "The rules were written with the first hands of the corpus and with the labelled messages of *tune* in view, which "
    "flatters them; a rule without a hit has no precision. In use, a rule's mark stands only where its head hears "
    "enough as well."
)


def table(rows: Sequence[Measured], labelled: Sequence[Measured]) -> list[str]:
    """The rows as lines of Markdown, every rule with its precision, and beside it that on the labelled messages."""
    head = [
        "| rule | kind | precision | right of hits | of the kind | labelled: precision | right of hits |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    return head + [
        f"| `{row.rule}` | {row.kind.replace('_', ' ')} | {_share(row)} | {row.right} of {row.hits} | {row.of_kind} "
        f"| {_share(other)} | {other.right} of {other.hits} |"
        for row, other in zip(rows, labelled, strict=True)
    ]


def _share(row: Measured) -> str:
    return f"{row.precision:.2f}" if row.hits else "–"


if __name__ == "__main__":
    print(section())
    print(*guards(), reshaped(), *rungs_found(coach_of()), sep="\n")
