"""Occasions laid out for two, and the days on which one of the two is missing taken out exactly."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from usward.core.dyadic.results import BoolArray, FloatArray, IntArray


@dataclass(frozen=True)
class Cells:
    """Rows laid out by occasion: ``values`` (occasions, 2, columns) with zeros where nobody answered."""

    values: FloatArray
    seen: BoolArray
    group: IntArray
    gap: IntArray  # days since the group's previous occasion; 0 for its first


def lay_out(group: IntArray, day: IntArray, member: IntArray, values: FloatArray) -> Cells:
    """Sort rows by group and day and give each (group, day) one occasion with a place for either member."""
    order = np.lexsort((day, group))
    g, d = group[order], day[order]
    new = np.ones(g.size, dtype=np.bool_)
    new[1:] = (g[1:] != g[:-1]) | (d[1:] != d[:-1])
    occasion = np.cumsum(new) - 1
    cells = np.zeros((int(occasion[-1]) + 1, 2, values.shape[1]))
    seen = np.zeros(cells.shape[:2], dtype=np.bool_)
    cells[occasion, member[order]] = values[order]
    seen[occasion, member[order]] = True
    og, od = g[new], d[new]
    gap = np.zeros(og.size, dtype=np.int64)
    same = og[1:] == og[:-1]
    gap[1:][same] = (od[1:] - od[:-1])[same]
    return Cells(cells, seen, og, gap)


@dataclass(frozen=True)
class Absent:
    """The half-answered days of each group, padded to the same number: who is missing, and the days around."""

    place: IntArray  # (g, m) occasion number within all occasions
    who: IntArray  # (g, m)
    real: BoolArray  # (g, m)
    near: FloatArray  # (g, m, 3, 2, columns): the day before, the day itself, the day after
    gap: IntArray  # (g, m, 2) days to the occasion before and after; 0 where there is none
    target: IntArray  # (g,) group each belongs to after pooling
    groups: int

    @classmethod
    def of(cls, cells: Cells, where: IntArray, groups: int) -> Self | None:
        occasion, who = np.nonzero(~cells.seen)
        if occasion.size == 0:
            return None
        owner, index = np.unique(cells.group[occasion], return_inverse=True)
        count = np.bincount(index)
        slot = np.concatenate([np.arange(k) for k in count])
        shape = (owner.size, int(count.max()))
        place, member = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        real = np.zeros(shape, np.bool_)
        place[index, slot], member[index, slot], real[index, slot] = occasion, who, True
        padded = np.concatenate([cells.values, np.zeros_like(cells.values[:1])])
        after = np.r_[cells.gap[1:], 0]
        gap_before, gap_after = cells.gap[place], after[place]
        last = padded.shape[0] - 1
        near = np.stack(
            [
                padded[np.where(gap_before > 0, place - 1, last)],
                padded[place],
                padded[np.where(gap_after > 0, place + 1, last)],
            ],
            axis=2,
        )
        gaps = np.stack([gap_before, gap_after], axis=2)
        return cls(place, member, real, near * real[..., None, None, None], gaps, where[place[:, 0]], groups)

    def take_out(self, inverse: FloatArray, rho: float) -> tuple[FloatArray, float]:
        """(what to subtract from W'R⁻¹W, what to add to log|R|) for Σ⁻¹ and ρ."""
        across = np.where(self.gap > 0, rho ** self.gap.astype(np.float64), 0.0)
        kept = 1 - across**2
        itself = 1 / kept[..., 0] + across[..., 1] ** 2 / kept[..., 1]
        aside = -across / kept
        time = np.stack([aside[..., 0], itself, aside[..., 1]], axis=2)
        rows = np.einsum("gmk,gmb,gmkbc->gmc", time, inverse[self.who], self.near, optimize=True)
        apart = self.place[:, None, :] - self.place[:, :, None]
        between = (apart == 0) * itself[:, :, None] + (apart == 1) * aside[:, :, None, 1]
        between = between + (apart == -1) * aside[:, :, None, 0]
        block = between * inverse[self.who[:, :, None], self.who[:, None, :]]
        both_real = self.real[:, :, None] & self.real[:, None, :]
        block = np.where(both_real, block, np.eye(block.shape[1]))
        minus = np.zeros((self.groups, rows.shape[2], rows.shape[2]))
        np.add.at(minus, self.target, rows.transpose(0, 2, 1) @ np.linalg.solve(block, rows))
        return minus, float(np.linalg.slogdet(block)[1].sum())
