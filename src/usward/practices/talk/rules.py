"""The rules of talk: what a week asks, which of a day's three a session shows, which round a question belongs to."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

import numpy as np

from usward.core.choosing import one_a_day
from usward.core.content import Question

#: Questions of one day: the first and its spares.
A_DAY = 3
#: How often each rung comes first, for a space that just began, and for one that has talked for long.
MIXES: tuple[Mapping[int, float], ...] = (
    {1: 0.44, 2: 0.34, 3: 0.17, 4: 0.04, 5: 0.01},
    {1: 0.30, 2: 0.31, 3: 0.24, 4: 0.10, 5: 0.05},
    {1: 0.21, 2: 0.27, 3: 0.28, 4: 0.15, 5: 0.09},
    {1: 0.16, 2: 0.24, 3: 0.28, 4: 0.19, 5: 0.13},
)
#: So many opened pairs make one step deeper.
PAIRS_PER_STEP = 12
#: A tender theme comes this much less often.
TENDER = 0.5
#: The shares of the themes that a week leaves out by chance.
LEFT_OUT = (0.25, 0.5)
#: Themes that speak of the two, and how deep a day's question goes for one alone.
OF_TWO = ("us",)
DEEP_ALONE = 4
#: Light enough to be the way out of a deep day.
LIGHT = 2


def monday_of(day: date) -> date:
    """The Monday of the week a day belongs to."""
    return day - timedelta(days=day.weekday())


def round_of(space: UUID, day: date, question: str) -> UUID:
    """The round of a question on a day of a space: the same for both, and of that day alone."""
    said = b"usward talk" + space.bytes + day.isoformat().encode() + question.encode()
    return UUID(bytes=hashlib.sha256(said).digest()[:16], version=4)


def fitting(questions: Iterable[Question], bond: str, *, far: bool) -> list[Question]:
    """Those that suit a bond and where the two are."""
    distance = {"any", "far" if far else "near"}
    return [each for each in questions if bond in each.bonds and each.distance in distance]


def is_left_alone(themes: Collection[str], paused: Collection[str]) -> bool:
    """Whether one of the themes is paused."""
    return not set(themes).isdisjoint(paused)


def step_of(pairs: int) -> int:
    """How far down the mixes a space has come with so many opened pairs."""
    return min(pairs // PAIRS_PER_STEP, len(MIXES) - 1)


def a_while_ago(today: date, chance: np.random.Generator) -> date:
    """A day one to three weeks back. What opened after it does not make questions deeper yet."""
    return today - timedelta(days=int(chance.integers(7, 22)))


def fill_week(
    questions: Sequence[Question],
    used: Mapping[str, date],
    paused: Collection[str],
    tender: Collection[str],
    step: int,
    chance: np.random.Generator,
) -> tuple[tuple[str, ...], ...]:
    """Seven days of three questions each, none twice; fewer a day, or no week at all, when there are not enough.

    `questions` fit the space. `used` says when a question last came: none comes again while unseen ones remain, and
    then the longest unseen first. Paused themes are left out, and some others by chance, so that a gap tells nothing.
    The first of a day follows the mix of `step`, the second is light, and where that can be the three have no theme in
    common.
    """
    allowed = [each for each in questions if not is_left_alone(each.themes, paused)]
    gone = _left_out(allowed, chance)
    varied = [each for each in allowed if not is_left_alone(each.themes, gone)]
    pool = _unseen_first(varied, used) or _unseen_first(allowed, used) or _longest_unseen(allowed, used)
    week = _Week(pool, tender, chance)
    a_day = min(A_DAY, len(pool) // 7)
    return tuple(week.day(MIXES[step], a_day) for _ in range(7)) if a_day else ()


def _left_out(questions: Sequence[Question], chance: np.random.Generator) -> set[str]:
    themes = sorted({theme for each in questions for theme in each.themes})
    share = chance.uniform(*LEFT_OUT)
    return set(chance.choice(themes, int(len(themes) * share), replace=False).tolist()) if themes else set()


def _unseen_first(questions: Sequence[Question], used: Mapping[str, date]) -> list[Question]:
    """The unseen ones, if they last for a week."""
    unseen = [each for each in questions if each.id not in used]
    return unseen if len(unseen) >= 7 * A_DAY else []


def _longest_unseen(questions: Sequence[Question], used: Mapping[str, date]) -> list[Question]:
    """Enough for a week: what is still unseen, and then what was seen longest ago."""
    return sorted(questions, key=lambda each: used.get(each.id, date.min))[: 7 * A_DAY]


class _Week:
    """Draws questions out of a pool, none twice."""

    def __init__(self, pool: Sequence[Question], tender: Collection[str], chance: np.random.Generator) -> None:
        self._left, self._tender, self._chance = list(pool), tender, chance
        self._before: set[str] = set()

    def day(self, mix: Mapping[int, float], count: int) -> tuple[str, ...]:
        """A first question after the mix, not of yesterday's themes; a light spare; one more."""
        drawn: list[Question] = []
        used, self._before = self._before, set()
        for weights in (mix, dict.fromkeys(range(1, LIGHT + 1), 1.0), mix)[:count]:
            drawn.append(self._draw(weights, used | self._before))
            self._before.update(drawn[-1].themes)
        self._before = set(drawn[0].themes)
        return tuple(each.id for each in drawn)

    def _draw(self, mix: Mapping[int, float], avoid: Collection[str]) -> Question:
        wanted = [each for each in self._left if each.rung in mix and not is_left_alone(each.themes, avoid)]
        wanted = wanted or [each for each in self._left if each.rung in mix] or self._left
        # The mix is one of rungs, however many questions each rung has.
        counts = {rung: sum(each.rung == rung for each in wanted) for rung in {each.rung for each in wanted}}
        weights = np.array([mix.get(each.rung, 1.0) / counts[each.rung] * self._tenderness(each) for each in wanted])
        found = wanted[int(self._chance.choice(len(wanted), p=weights / weights.sum()))]
        self._left.remove(found)
        return found

    def _tenderness(self, question: Question) -> float:
        return TENDER if is_left_alone(question.themes, self._tender) else 1.0


def suiting(three: Sequence[Question], paused: Collection[str], deepest: int, seen: Collection[str]) -> list[Question]:
    """Of a day's three, in their order, those this session may show its owner: not paused and not too deep.

    What they saw on another day comes only when nothing else is left.
    """
    fit = [each for each in three if not is_left_alone(each.themes, paused) and each.rung <= deepest]
    return [each for each in fit if each.id not in seen] or fit


def for_one(
    questions: Sequence[Question], paused: Collection[str], deepest: int, day: date, ahead: int = 0
) -> Question | None:
    """A day's question for one who answers for themselves: none that speaks to the other, none of the deepest."""
    deepest = min(deepest, DEEP_ALONE)
    fit = [
        each
        for each in questions
        if not is_left_alone(each.themes, {*paused, *OF_TWO}) and each.rung <= deepest and each.kind != "guess_me"
    ]
    return one_a_day(fit, day, ahead)
