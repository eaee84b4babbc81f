"""The covariance of what is left over: two people on one day, one person, and both from day to day.

Write e(t) for the residuals of the members on day t. Within a day they have covariance Σ (1×1 or 2×2); between days
t and s it is ρ^|t−s| Σ (ρ = 0 unless AR(1) is asked for). R⁻¹ is then a sum of known weights times fixed
cross-products of the data, so the data are read once and each step of a fit touches small matrices only.
Days on which one of the two is missing are filled with zeros and taken out exactly:

    log|V_oo| = log|V| + log|(V⁻¹)_mm|,   V_oo⁻¹ = V⁻¹_oo − V⁻¹_om ((V⁻¹)_mm)⁻¹ V⁻¹_mo.
"""

import math

import numpy as np

from usward.core.dyadic.absence import Absent, Cells
from usward.core.dyadic.results import BoolArray, FloatArray
from usward.core.dyadic.sameday import Day

STEP = 1e-5  # for central differences on the four numbers of Σ and ρ; error about 1e-10


class Residuals:
    """R⁻¹-weighted cross-products of the data, and log|R|, as functions of a few parameters.

    ``params`` are the numbers of ``day`` and, with ``serial``, atanh ρ last. When ``pooled`` (no random effects)
    all groups are summed at once.
    """

    def __init__(self, cells: Cells, day: Day, *, serial: bool, pooled: bool) -> None:
        self.day, self.serial = day, serial
        groups = int(cells.group.max()) + 1
        self.where = np.zeros_like(cells.group) if pooled else cells.group
        self.groups = 1 if pooled else groups
        self.n_params = len(day.names) + int(serial)
        if serial:
            self._sum_serial(cells)
        else:
            self._sum_days(cells)

    def _products(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """Σ a'b over the occasions of each group: (groups, columns, columns)."""
        if self.groups == 1:
            return (a.T @ b)[None]
        starts = np.flatnonzero(np.r_[True, self.where[1:] != self.where[:-1]])
        ends = np.r_[starts[1:], self.where.size]
        out = np.zeros((self.groups, a.shape[1], b.shape[1]))
        for start, end in zip(starts, ends, strict=True):
            np.matmul(a[start:end].T, b[start:end], out=out[self.where[start]])
        return out

    def _both_ways(self, a: FloatArray, b: FloatArray) -> FloatArray:
        ab = self._products(a, b)
        return ab + ab.transpose(0, 2, 1)

    # ---- no serial correlation -------------------------------------------------------------------------------

    def _sum_days(self, cells: Cells) -> None:
        one, two = cells.values[:, 0], cells.values[:, 1]
        if self.day.members == 1:
            self.products = self._products(one, one)[None]
            self.counts = np.array([one.shape[0]])
            return
        both = np.asarray(cells.seen.all(axis=1))[:, None]
        only = [cells.seen[:, [m]] & ~both for m in (0, 1)]
        self.products = np.stack(
            [
                self._products(one * both, one),
                self._both_ways(one * both, two),
                self._products(two * both, two),
                self._products(one * only[0], one),
                self._products(two * only[1], two),
            ]
        )
        self.counts = np.array([both.sum(), only[0].sum(), only[1].sum()])

    def _weights_days(self, params: FloatArray) -> tuple[FloatArray, float]:
        s = self.day.sigma(params)
        if self.day.members == 1:
            return 1 / s[0], float(self.counts[0] * np.log(s[0, 0]))
        det = s[0, 0] * s[1, 1] - s[0, 1] ** 2
        weights = np.array([s[1, 1] / det, -s[0, 1] / det, s[0, 0] / det, 1 / s[0, 0], 1 / s[1, 1]])
        return weights, float(self.counts @ np.log([det, s[0, 0], s[1, 1]]))

    # ---- AR(1) across days -----------------------------------------------------------------------------------

    def _sum_serial(self, cells: Cells) -> None:
        self.gaps = np.unique(cells.gap[cells.gap > 0]).astype(np.float64)
        before = np.zeros_like(cells.values)
        follows = cells.gap > 0
        before[follows] = cells.values[np.flatnonzero(follows) - 1]
        pairs = [(0, 0)] if self.day.members == 1 else [(0, 0), (0, 1), (1, 1)]
        stacks = []
        for a, b in pairs:
            first = ~follows
            stacks.append(self._pair(cells.values, cells.values, a, b, first))
            for gap in self.gaps:
                at = cells.gap == gap
                stacks.append(self._pair(cells.values, cells.values, a, b, at))
                crossed = self._both_ways(cells.values[:, a] * at[:, None], before[:, b])
                if a != b:
                    crossed = crossed + self._both_ways(cells.values[:, b] * at[:, None], before[:, a])
                stacks.append(crossed)
                stacks.append(self._pair(before, before, a, b, at))
        self.products = np.stack(stacks)
        self.counts = np.array([(cells.gap == gap).sum() for gap in self.gaps])
        self.occasions = cells.gap.size
        self.absent = Absent.of(cells, self.where, self.groups) if self.day.members == 2 else None

    def _pair(self, x: FloatArray, y: FloatArray, a: int, b: int, at: BoolArray) -> FloatArray:
        left = x[:, a] * at[:, None]
        return self._products(left, y[:, b]) if a == b else self._both_ways(left, y[:, b])

    def _weights_serial(self, params: FloatArray) -> tuple[FloatArray, float]:
        s = self.day.sigma(params)
        if self.day.members == 1:
            entries, log_sigma = np.array([1 / s[0, 0]]), math.log(s[0, 0])
        else:
            det = s[0, 0] * s[1, 1] - s[0, 1] ** 2
            entries, log_sigma = np.array([s[1, 1], -s[0, 1], s[0, 0]]) / det, math.log(det)
        across = math.tanh(params[-1]) ** self.gaps
        kept = 1 - across**2
        time = np.empty(1 + 3 * across.size)
        time[0], time[1::3], time[2::3], time[3::3] = 1.0, 1 / kept, -across / kept, across**2 / kept
        log_det = self.occasions * log_sigma + self.day.members * float(self.counts @ np.log(kept))
        return (entries[:, None] * time).ravel(), log_det

    # ---- what the likelihood asks for ------------------------------------------------------------------------

    def _weights(self, params: FloatArray) -> tuple[FloatArray, float]:
        return self._weights_serial(params) if self.serial else self._weights_days(params)

    @property
    def corrected(self) -> bool:
        """Whether days with one member missing need taking out (only under AR(1))."""
        return self.serial and self.absent is not None

    def _absence(self, params: FloatArray) -> tuple[FloatArray, float]:
        assert self.absent is not None
        inverse = np.asarray(np.linalg.inv(self.day.sigma(params)), dtype=np.float64)
        return self.absent.take_out(inverse, float(np.tanh(params[-1])))

    def weigh(self, params: FloatArray) -> tuple[FloatArray, float]:
        """(W'R⁻¹W for each group, log|R|) for W = the laid-out columns."""
        weights, log_det = self._weights(params)
        total: FloatArray = np.tensordot(weights, self.products, axes=1)
        if self.corrected:
            minus, more = self._absence(params)
            return total - minus, log_det + more
        return total, log_det

    def slope(self, params: FloatArray, pull: FloatArray) -> FloatArray:
        """Derivative of Σ⟨pull, W'R⁻¹W⟩ + log|R| in each parameter, ``pull`` held fixed."""
        pulled = np.tensordot(self.products, pull, axes=([1, 2, 3], [0, 1, 2]))

        def value(at: FloatArray) -> float:
            weights, log_det = self._weights(at)
            answer = float(weights @ pulled) + log_det
            if self.corrected:
                minus, more = self._absence(at)
                answer += more - float(np.sum(minus * pull))
            return answer

        out = np.empty(self.n_params)
        for j in range(self.n_params):
            step = np.zeros(self.n_params)
            step[j] = STEP
            out[j] = (value(params + step) - value(params - step)) / (2 * STEP)
        return out
