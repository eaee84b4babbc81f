"""Who is whose partner, and which row is whose yesterday.

A panel holds rows of one or two people in each group. The partner's value is always taken from the other person's
row of the same day, never from a partner column, so a pairwise file and a plain one give the same answer. A lag is
taken from the row exactly that many days before; where there is none the value is missing, so gaps are not bridged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.columns import Days, in_order
from usward.core.dyadic.refusals import BadChoice, DuplicateDays, NotTwoPeople
from usward.core.dyadic.results import FloatArray, IntArray


@dataclass(frozen=True)
class Panel:
    """``group`` 0…g−1, ``member`` 0 or 1, ``step`` whole steps of time; ``roles`` names the two members where they
    are the same two roles in every dyad, and is empty otherwise.
    """

    group: IntArray
    member: IntArray
    step: IntArray
    time: FloatArray | None
    roles: tuple[str, ...]
    paired: bool
    even: bool
    group_names: tuple[str, ...]

    @property
    def person(self) -> IntArray:
        """One number for each person."""
        return self.group * 2 + self.member

    @property
    def sign(self) -> FloatArray:
        """+1 for the first member, −1 for the second."""
        return np.where(self.member == 0, 1.0, -1.0)

    def find(self, person: IntArray, step: IntArray) -> IntArray:
        """Row of each (person, step); −1 where there is none."""
        low = int(min(self.step.min(), step.min()))
        span = int(max(self.step.max(), step.max())) - low + 1
        keys = self.person * span + self.step - low
        order = np.argsort(keys, kind="stable")
        wanted = person * span + step - low
        place = np.minimum(np.searchsorted(keys[order], wanted), keys.size - 1)

        return np.where(keys[order][place] == wanted, order[place], -1)

    def partner(self, values: FloatArray, lag: int = 0) -> FloatArray:
        """The other member's value, ``lag`` steps earlier; NaN where there is no such row."""
        return take(values, self.find(self.group * 2 + 1 - self.member, self.step - lag))

    def own(self, values: FloatArray, lag: int) -> FloatArray:
        """One's own value ``lag`` steps earlier; NaN where there is no such row."""
        return values if lag == 0 else take(values, self.find(self.person, self.step - lag))

    def person_means(self, values: FloatArray) -> FloatArray:
        """Each row's person mean over the values there are; NaN for a person without any."""
        known = np.isfinite(values)
        size = int(self.person.max()) + 1
        total = np.bincount(self.person[known], values[known], minlength=size)
        count = np.bincount(self.person[known], minlength=size)
        means = np.full(size, np.nan)
        np.divide(total, count, out=means, where=count > 0)
        return means[self.person]


def take(values: FloatArray, rows: IntArray) -> FloatArray:
    """Values at ``rows``, NaN where a row is −1."""
    return np.where(rows >= 0, values[rows], np.nan)


def build_panel(
    dyad: Sequence[str],
    member: Sequence[str] | None,
    days: Days | None,
    *,
    need_roles: bool,
    repeated: bool = True,
) -> Panel:
    """Lay out rows as a panel.

    :param member: labels of the two members; ``None`` for one person in each group.
    :param days: ``None`` numbers each person's rows in the order of the file.
    :param need_roles: the two labels must be the same two in every dyad.
    :param repeated: whether several rows for one person are expected.
    :raises NotTwoPeople: three members in a dyad, or roles that are not two.
    :raises DuplicateDays: two rows for one person and day.
    """
    names = in_order(dyad)
    number = {name: i for i, name in enumerate(names)}
    group = np.array([number[name] for name in dyad], dtype=np.int64)
    which = _members(group, names, member)
    roles = _roles(group, which, member) if member is not None else ()
    if need_roles and len(roles) != 2:
        raise NotTwoPeople(_no_roles(member))
    person = group * 2 + which
    step = days.step if days is not None else _in_turn(person)
    if days is not None or not repeated:
        _no_duplicates(person, step if repeated else np.zeros_like(step), names, member, days)
    value = days.value if days is not None else None
    even = days is None or days.even
    return Panel(group, which, step, value, roles, member is not None, even, tuple(names))


def _members(group: IntArray, names: Sequence[str], member: Sequence[str] | None) -> IntArray:
    if member is None:
        return np.zeros_like(group)
    found: list[set[str]] = [set() for _ in names]
    for g, label in zip(group, member, strict=True):
        found[g].add(label)
    for name, there in zip(names, found, strict=True):
        if len(there) > 2:
            raise NotTwoPeople(
                f"Dyad '{name}' has {len(there)} members ({', '.join(in_order(list(there)))});"
                " each dyad may have two, so mend its labels or leave the dyad out."
            )
    overall = in_order(list(member))
    if len(overall) == 2:
        return np.array([overall.index(label) for label in member], dtype=np.int64)
    orders = [in_order(list(there)) for there in found]
    return np.array([orders[g].index(label) for g, label in zip(group, member, strict=True)], dtype=np.int64)


def _roles(group: IntArray, which: IntArray, member: Sequence[str]) -> tuple[str, ...]:
    overall = in_order(list(member))
    return tuple(overall) if len(overall) == 2 else ()


def _no_roles(member: Sequence[str] | None) -> str:
    if member is None:
        return "Two people are needed in each dyad; name the column that tells them apart with --member."
    kinds = len(set(member))
    return (
        f"The member column has {kinds} different labels, but telling members apart needs the same two in every dyad;"
        " name a column of roles with --member, or add --exchangeable."
    )


def _in_turn(person: IntArray) -> IntArray:
    """0, 1, 2… within each person, in the order of the rows."""
    order = np.argsort(person, kind="stable")
    ranked = person[order]
    starts = np.r_[0, np.flatnonzero(np.diff(ranked)) + 1]
    run = np.arange(person.size) - np.repeat(starts, np.diff(np.r_[starts, person.size]))
    turn = np.empty_like(run)
    turn[order] = run
    return np.asarray(turn, dtype=np.int64)


def _no_duplicates(
    person: IntArray, step: IntArray, names: Sequence[str], member: Sequence[str] | None, days: Days | None
) -> None:
    order = np.lexsort((step, person))
    same = (np.diff(person[order]) == 0) & (np.diff(step[order]) == 0)
    if not np.any(same):
        return
    row = int(order[1:][same][0])
    who = f"Dyad '{names[int(person[row]) // 2]}'" if member is not None else f"'{names[int(person[row]) // 2]}'"
    if member is not None:
        who += f", member '{member[row]}',"
    if days is None:
        raise DuplicateDays(
            f"{who} has two rows, and one for each person is needed here; for repeated days name them with --time"
            " ('apim' takes no days, 'diary' does), and give two people different labels."
        )
    mend = "give two people different labels" if member is not None else "name the column of members with --member"
    raise DuplicateDays(f"{who} has two rows for day {days.value[row]:g}; keep one of them, or {mend}.")


def check_lag(panel: Panel, lag: int) -> None:
    """Refuse a lag that cannot be counted in days."""
    if lag < 1:
        raise BadChoice("A lag is a whole number of days, 1 or more.")
    if panel.time is None:
        raise BadChoice("A lag needs the days; name their column with --time.")
    if not panel.even:
        raise BadChoice("A lag needs evenly spaced times; these are uneven, so yesterday cannot be told from a gap.")
