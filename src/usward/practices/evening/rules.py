"""The rules of the graded evening: its plan, what is dealt, what is drawn from it, and what is asked of one alone.

Whoever opens an evening deals four questions of different themes for each place, without the themes they paused and
without some others, by chance. The other's session draws one of the four, in the same way. So neither knows why a
question did not come. Now and then a place holds no question of ours, and then the two ask one of their own.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from usward.core.content import Question
from usward.core.topics import is_paused
from usward.core.turns import Plan, Seat, Stage

#: The rung of each place, set by set.
SETS: tuple[tuple[int, ...], ...] = ((1, 1, 1, 2, 2, 2), (3, 3, 3, 3, 3, 3), (4, 4, 4, 4, 5, 5))
#: The same for an evening alone.
ALONE = (1, 2, 2, 3, 3, 3, 4, 4, 5)
IN_A_SET = 6
#: Minutes after which a set has had its time.
SET_MINUTES = 15
#: Questions dealt for each place.
CHOICES = 4
#: How often a place is left to a question of one's own, whatever may be asked.
OWN = 1 / 12
#: How often one that is still to come is emptied beside those that have to be.
MORE_OWN = 1 / 6
#: The shares of the themes that a draw leaves out by chance.
LEFT_OUT = (0.2, 0.45)
#: What only makes sense to somebody else: it names the one who asks.
_TO_ANOTHER = re.compile(r"\b(i|me|my|mine|we|us|our|ours|each other|the two of)\b", re.IGNORECASE)

Dealt = tuple[tuple[str, ...], ...]
Chance = np.random.Generator


class Place(NamedTuple):
    """A place of an evening: the how-manieth question of which set, counted from one, and of all, from nought."""

    set: int
    number: int
    at: int


def plan(sets: int, begins: Seat, *, one_phone: bool = False) -> Plan:
    """An evening of one to three sets. `begins` answers the first question first; then they alternate.

    On one phone its guest first says, unseen, what is to stay out; all the rest lies open between the two.
    """
    stages = [Stage("leave-out", 1)] if one_phone else []
    stages.append(Stage("arrive", shared=True))
    for number in range(sets):
        if number:
            stages.append(Stage("breathe", shared=True, group=100 + number))
        for place in range(number * IN_A_SET, (number + 1) * IN_A_SET):
            one: Seat = begins if place % 2 == 0 else _other(begins)
            stages.append(Stage("first", one, skip=True, group=place + 1, shared=True))
            stages.append(Stage("second", _other(one), skip=True, group=place + 1, shared=True))
    return tuple(stages)


def place_of(stage: Stage) -> Place | None:
    """Which question a stage is about; nothing for the moments between."""
    if not 1 <= stage.group < 100:
        return None
    index = stage.group - 1
    return Place(index // IN_A_SET + 1, index % IN_A_SET + 1, index)


def coming(plan: Plan, index: int) -> int:
    """The first place that nobody has seen yet, at this stage of the plan."""
    return sum(stage.name == "first" for stage in plan[: index + 1])


def fitting(questions: Iterable[Question], bond: str, *, far: bool) -> list[Question]:
    """Open questions that suit a bond and where the two are."""
    near = {"any", "far" if far else "near"}
    return [each for each in questions if each.kind == "open" and bond in each.bonds and each.distance in near]


def deal(
    questions: Sequence[Question],
    seen: Collection[str],
    paused: Collection[str],
    sets: int,
    chance: Chance,
) -> Dealt:
    """For each place of so many sets up to four questions of its rung, no two of them about the same theme.

    Nothing of a paused theme, nothing of some others by chance, and nothing that was `seen` while there is something
    unseen. No question is dealt twice.
    """
    allowed = [each for each in questions if not is_paused(each.themes, paused)]
    gone = _left_out(allowed, chance)
    order = [allowed[int(place)] for place in chance.permutation(len(allowed))]
    order.sort(key=lambda each: (each.id in seen, is_paused(each.themes, gone)))
    used: set[str] = set()
    dealt = []
    for rung in (rung for each in SETS[:sets] for rung in each):
        four = _apart([each for each in order if each.rung == rung and each.id not in used])
        used.update(four)
        dealt.append(four)
    return tuple(dealt)


def draw(
    dealt: Dealt, themes: Mapping[str, Collection[str]], paused: Collection[str], chance: Chance
) -> tuple[str, ...]:
    """One of each four, or none: not of a paused theme, and by chance not of some others either.

    Neighbours are about different things where that can be. `themes` are those of each question that is known.
    """
    gone = _left_out_of(sorted({theme for each in themes.values() for theme in each}), chance)
    picks: list[str] = []
    for four in dealt:
        fit = [each for each in four if each in themes and not is_paused(themes[each], paused)]
        before = themes.get(picks[-1], ()) if picks else ()
        choice = (
            [each for each in fit if not is_paused(themes[each], {*gone, *before})]
            or [each for each in fit if not is_paused(themes[each], before)]
            or fit
        )
        own = not choice or chance.random() < OWN
        picks.append("" if own else choice[int(chance.integers(len(choice)))])
    return tuple(picks)


def emptied(
    picks: Sequence[str],
    themes: Mapping[str, Collection[str]],
    paused: Collection[str],
    begin: int,
    chance: Chance,
) -> tuple[str, ...] | None:
    """The picks without those from place `begin` on that were paused since, and without a few more by chance.

    Nothing when none of them is paused.
    """
    hit = {place for place, each in enumerate(picks) if place >= begin and is_paused(themes.get(each, ()), paused)}
    if not hit:
        return None
    more = {place for place in range(begin, len(picks)) if chance.random() < MORE_OWN}
    return tuple("" if place in hit | more else each for place, each in enumerate(picks))


def standing(dealt: Dealt, drawn: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What lies at each place: the first draw fills, later ones only empty. What was never dealt does not count."""
    if not drawn:
        return ("",) * len(dealt)
    wide = [[*each, *[""] * len(dealt)][: len(dealt)] for each in drawn]
    return tuple(
        wide[0][place] if wide[0][place] in four and all(later[place] for later in wide[1:]) else ""
        for place, four in enumerate(dealt)
    )


def for_oneself(
    questions: Sequence[Question], seen: Collection[str], paused: Collection[str], chance: Chance
) -> tuple[str, ...]:
    """Nine questions that need nobody else, deeper by and by; those not seen in earlier evenings first."""
    fit = [each for each in questions if not is_paused(each.themes, paused) and not _TO_ANOTHER.search(each.text)]
    order = [fit[int(place)] for place in chance.permutation(len(fit))]
    order.sort(key=lambda each: each.id in seen)
    found: list[Question] = []
    for rung in ALONE:
        left = [each for each in order if each.rung == rung and each not in found]
        about = found[-1].themes if found else ()
        found += ([each for each in left if not is_paused(each.themes, about)] or left)[:1]
    return tuple(each.id for each in found)


def written(dealt: Dealt) -> dict[str, str]:
    """What was dealt, as the details of a sitting."""
    sets = [dealt[place : place + IN_A_SET] for place in range(0, len(dealt), IN_A_SET)]
    return {f"set-{number}": "|".join(" ".join(four) for four in each) for number, each in enumerate(sets, start=1)}


def read(details: Mapping[str, str]) -> Dealt:
    """What was dealt, from the details of a sitting; no more of it than there are places and choices."""
    sets = [details[f"set-{number}"] for number in range(1, len(SETS) + 1) if f"set-{number}" in details]
    return tuple(tuple(four.split()[:CHOICES]) for each in sets for four in each.split("|")[:IN_A_SET])


def _other(seat: Seat) -> Seat:
    return 1 if seat == 0 else 0


def _apart(order: Sequence[Question]) -> tuple[str, ...]:
    """The first four that have no theme in common."""
    four: list[str] = []
    about: set[str] = set()
    for each in order:
        if len(four) < CHOICES and about.isdisjoint(each.themes):
            four.append(each.id)
            about.update(each.themes)
    return tuple(four)


def _left_out(questions: Sequence[Question], chance: Chance) -> set[str]:
    return _left_out_of(sorted({theme for each in questions for theme in each.themes}), chance)


def _left_out_of(themes: Sequence[str], chance: Chance) -> set[str]:
    share = chance.uniform(*LEFT_OUT)
    return set(chance.choice(themes, int(len(themes) * share), replace=False).tolist()) if themes else set()
