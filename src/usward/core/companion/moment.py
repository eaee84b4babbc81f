"""What the companion is told: the things that could be suggested, the moment, and the reader's own entries.

Everything about the other person that appears here is either shared for joint use (numbers of days) or a
mutual yes. The rest is the reader's own, read in the reader's own session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Literal

from usward.core.companion.arms import ARM_OF_ROW, Arm, Belief
from usward.core.content import Dimension, Energy, Grade, Lesson, Practice, Ritual

Kind = Literal["practice", "ritual", "deck", "lesson"]
TimeOfDay = Literal["morning", "day", "evening", "night"]
RITUAL_BELIEF = Belief(0.2, 0.2)
LESSON_BELIEF = Belief(0.1, 0.15)  # reading by oneself moves less than doing together
RITUAL_TIMES: Mapping[str, frozenset[TimeOfDay]] = {
    "morning": frozenset({"morning"}),
    "parting": frozenset({"morning"}),
    "reunion": frozenset({"day", "evening"}),
    "evening": frozenset({"evening"}),
    "goodnight": frozenset({"evening", "night"}),
}


@dataclass(frozen=True)
class Candidate:
    """One thing that could be suggested.

    `topics` are themes and the row, any of which a person may have paused. `together` needs both people;
    `needs_yes` is offered only where both have said yes to it. Empty `times` means any time of day. `rung`
    runs 1 to 5.
    """

    id: str
    title: str
    kind: Kind
    arm: Arm
    minutes: int
    belief: Belief
    evidence: Grade = "E"
    bonds: frozenset[str] = frozenset({"partners", "friends", "family"})
    times: frozenset[TimeOfDay] = frozenset()
    topics: frozenset[str] = frozenset()
    serves: frozenset[Dimension] = frozenset()
    needs: frozenset[str] = frozenset()
    rung: int = 2
    energy: Energy = "some"
    together: bool = True
    near: bool = True
    needs_yes: bool = False


def from_practice(practice: Practice) -> Candidate:
    """A practice of a pack as something that could be suggested. Touch is offered only after a mutual yes."""
    return Candidate(
        id=practice.id,
        title=practice.title,
        kind="practice",
        arm=ARM_OF_ROW.get(practice.row, Arm.INWARD),
        minutes=practice.minutes,
        belief=Belief(practice.effect.mean, practice.effect.sd),
        evidence=practice.evidence,
        bonds=frozenset(practice.bonds),
        topics=frozenset({*practice.themes, practice.row}),
        serves=frozenset(practice.serves),
        needs=frozenset(practice.needs),
        rung=practice.rung,
        energy=practice.energy,
        together="alone" not in practice.ways,
        near="far" not in practice.where,
        needs_yes=practice.row == "touch",
    )


def from_ritual(ritual: Ritual) -> Candidate:
    """A ritual of a pack as something that could be suggested; its evidence is our own suggestion."""
    return Candidate(
        id=ritual.id,
        title=ritual.title,
        kind="ritual",
        arm=Arm.RITUALS,
        minutes=ritual.minutes,
        belief=RITUAL_BELIEF,
        bonds=frozenset(ritual.bonds),
        times=RITUAL_TIMES.get(ritual.moment, frozenset()),
        topics=frozenset({"rituals"}),
        serves=frozenset(ritual.serves),
        energy="low",
        near=ritual.distance == "near" and not ritual.from_afar,
    )


def from_lesson(lesson: Lesson) -> Candidate:
    """A lesson of a pack as something that could be suggested: to read alone."""
    return Candidate(
        id=lesson.id,
        title=lesson.title,
        kind="lesson",
        arm=Arm.INWARD,
        minutes=lesson.minutes,
        belief=LESSON_BELIEF,
        evidence=lesson.evidence,
        bonds=frozenset(lesson.bonds),
        topics=frozenset({*lesson.themes, lesson.row}),
        rung=lesson.rung,
        energy="low",
        together=False,
        near=False,
    )


@dataclass(frozen=True)
class Moment:
    """Now, in this space: the day, the hour, the minutes at hand, the bond; and what both have agreed to.

    `alone`: the other has not joined, or is not there. `apart`: they are in different places. `resting`: a
    pause is running or a quarrel is still open, so nothing that asks for openness is suggested. `agreed`
    holds the ids that both have said yes to and that this session may show.
    """

    day: date
    time: TimeOfDay = "evening"
    minutes: int = 30
    bond: str = "partners"
    alone: bool = False
    apart: bool = False
    resting: bool = False
    agreed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OwnNeed:
    """A need on the reader's own map: how much it `matters` and how well it is `met`, both 0 to 1, and
    since when.
    """

    id: str
    name: str
    matters: float
    met: float
    day: date


@dataclass(frozen=True)
class OwnSign:
    """A dimension of the reader's own pulse: `level` 0 (far from closeness) to 1, and the level `before`,
    if any.
    """

    dimension: Dimension
    name: str
    level: float
    day: date
    before: float | None = None


@dataclass(frozen=True)
class OwnDay:
    """The reader's own check-in of one day: stress and energy 1–7, friction 0 none, 1 a little, 2 a lot."""

    day: date
    stress: int
    energy: int
    friction: int = 0


@dataclass(frozen=True)
class Reader:
    """The reader's own entries and switches. `paused` holds themes and rows, without reasons."""

    needs: Sequence[OwnNeed] = ()
    signs: Sequence[OwnSign] = ()
    days: Sequence[OwnDay] = ()
    paused: frozenset[str] = frozenset()

    def lately(self, today: date, within: int) -> OwnDay | None:
        """The newest check-in of the last `within` days, today included."""
        recent = [own for own in self.days if today - timedelta(days=within) < own.day <= today]
        return max(recent, key=lambda own: own.day, default=None)


class Answer(Enum):
    """What the reader said to a suggestion; leaving it unanswered is `NONE` and means nothing."""

    NONE = "none"
    TOOK = "took"
    SOMETHING_ELSE = "something else"
    NOT_TODAY = "not today"


@dataclass(frozen=True)
class Offer:
    """One logged choice of one day: what was offered (or nothing), with the probabilities it was drawn from.

    `probability` maps every arm that was available to its chance, `"nothing"` among them; they sum to one.
    `second` marks a redraw after "something else": it is remembered for repetition and fatigue, but the
    first draw of a day is the one that counts as randomised.
    """

    day: date
    candidate: str | None
    arm: Arm | None
    probability: Mapping[str, float]
    answer: Answer = Answer.NONE
    second: bool = False

    @property
    def stood(self) -> bool:
        """Whether something was offered and not turned down."""
        return self.arm is not None and self.answer not in (Answer.SOMETHING_ELSE, Answer.NOT_TODAY)


@dataclass(frozen=True)
class Closeness:
    """Shared numbers of one day, 1–7: the reader's and, where the other shares theirs, the other's."""

    day: date
    mine: float | None
    theirs: float | None = None


@dataclass(frozen=True)
class Past:
    """What learning may use: the offers of this session and the shared numbers up to the last fixed day."""

    offers: Sequence[Offer] = field(default=())
    closeness: Sequence[Closeness] = field(default=())
