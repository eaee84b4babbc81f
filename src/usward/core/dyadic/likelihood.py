"""The Gaussian mixed model for couples: its likelihood, exactly, from small matrices.

For group i (a couple, or one person) y = Xβ + Zu + e with u ~ N(0, G) and e ~ N(0, R). With G = LL' and
H = I + L'Z'R⁻¹ZL (one small matrix for each group),

    log|V| = log|R| + log|H|,   V⁻¹ = R⁻¹ − R⁻¹ZL H⁻¹ L'Z'R⁻¹   (Woodbury),

so that −2ℓ and its gradient follow from the weighted cross-products of [Z X y] alone, whatever the number of days:

    −2ℓ_ML   = Σ log|V| + r'V⁻¹r + N log 2π
    −2ℓ_REML = Σ log|V| + r'V⁻¹r + log|X'V⁻¹X| + (N − p) log 2π      (Harville 1977, doi 10.2307/2286796).

L is lower triangular and unconstrained in sign, as in lme4, so a variance of zero is an ordinary point and not a
limit. Columns are whitened beforehand (X by QR, each block of Z by its own Cholesky factor, y by its residual SD)
and everything is handed back in the units of the data.
"""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.absence import lay_out
from usward.core.dyadic.refusals import NotIdentified, TooFew
from usward.core.dyadic.residuals import Residuals
from usward.core.dyadic.results import BoolArray, FloatArray, IntArray
from usward.core.dyadic.sameday import DAYS

ALIKE = 1e-8  # a column this close to a combination of the others carries nothing of its own


@dataclass(frozen=True)
class Stacked:
    """Rows of a grouped model. ``blocks`` lists the columns of Z that share one covariance block.

    ``group`` 0…g−1, ``day`` whole numbers (gaps count for AR(1)), ``member`` 0 or 1 (all 0 for one person),
    ``residual`` one of :data:`usward.core.dyadic.sameday.DAYS`.
    """

    group: IntArray
    day: IntArray
    member: IntArray
    y: FloatArray
    X: FloatArray
    names: tuple[str, ...]
    Z: FloatArray
    blocks: tuple[tuple[int, ...], ...]
    residual: str
    serial: bool = False


@dataclass(frozen=True)
class Scales:
    """How the whitened columns go back: X = X̃ T, Z = Z̃ A⁻¹, y = ỹ s."""

    T: FloatArray
    A: FloatArray
    s: float


@dataclass(frozen=True)
class Moment:
    """One evaluation: −2ℓ, its gradient, β and its covariance, all in whitened units."""

    value: float
    gradient: FloatArray
    beta: FloatArray
    cov: FloatArray


def _whiten_fixed(X: FloatArray, names: tuple[str, ...]) -> tuple[FloatArray, FloatArray]:
    n, p = X.shape
    if n <= p:
        raise TooFew(f"There are {n} usable rows for {p} coefficients; more rows or fewer terms are needed.")
    size = np.sqrt(np.mean(X**2, axis=0))
    if np.any(size == 0):
        empty = names[int(np.argmin(size))]
        raise NotIdentified(f"'{empty}' is zero in every usable row, so its effect cannot be estimated; leave it out.")
    q, r = np.linalg.qr(X / size)
    weak = np.abs(np.diag(r)) < ALIKE * np.sqrt(n)
    if np.any(weak):
        name = names[int(np.argmax(weak))]
        raise NotIdentified(
            f"'{name}' is a combination of the other terms, so its effect cannot be told apart; leave it out."
        )
    return q * np.sqrt(n), r * size / np.sqrt(n)


def _whiten_random(Z: FloatArray, blocks: tuple[tuple[int, ...], ...]) -> tuple[FloatArray, FloatArray]:
    A = np.eye(Z.shape[1])
    for block in blocks:
        at = np.ix_(block, block)
        columns = Z[:, block]
        there = max(1, int(np.any(columns != 0, axis=1).sum()))
        second = columns.T @ columns / there
        size = np.sqrt(np.diag(second))
        if np.any(size == 0) or np.linalg.eigvalsh(second / np.outer(size, size))[0] < ALIKE:
            raise NotIdentified("A random slope was asked for that does not vary within people; ask for fewer slopes.")
        A[at] = np.linalg.inv(np.linalg.cholesky(second)).T
    return Z @ A, A


class Likelihood:
    """−2ℓ of a :class:`Stacked` model as a function of its covariance parameters.

    The parameters are the free entries of L (block by block, row by row), then those of the residuals.
    """

    def __init__(self, data: Stacked, *, reml: bool) -> None:
        self.data, self.reml = data, reml
        X, T = _whiten_fixed(data.X, data.names)
        Z, A = _whiten_random(data.Z, data.blocks)
        self.N, self.p = X.shape
        self.q = Z.shape[1]
        left = data.y - X @ (X.T @ data.y) / self.N
        s = float(np.sqrt(left @ left / self.N))
        if s <= ALIKE * max(1e-300, float(np.sqrt(np.mean(data.y**2)))):
            raise NotIdentified(
                "The outcome does not vary beyond the fixed terms, so nothing is left to estimate from."
            )
        self.scales = Scales(T, A, s)
        W = np.column_stack([Z, X, data.y / s])
        cells = lay_out(data.group, data.day, data.member, W)
        self.residuals = Residuals(cells, DAYS[data.residual], serial=data.serial, pooled=self.q == 0)
        self.rows, self.cols = _free_entries(data.blocks)
        self.n_cov = self.rows.size
        self.n_params = self.n_cov + self.residuals.n_params
        self.start_sigma = _start_sigma(cells.seen, _residual_cells(cells.seen, cells.values, self.q))
        self.constant = np.log(2 * np.pi) * (self.N - self.p if reml else self.N)
        self.constant += 2 * np.log(s) * (self.N - self.p if reml else self.N)
        if reml:
            self.constant += 2 * float(np.log(np.abs(np.diag(T))).sum())

    def start(self, share: float) -> FloatArray:
        """Parameters to begin from, ``share`` of the variance (0–1) being given to the random effects."""
        params = np.zeros(self.n_params)
        sigma = self.start_sigma * (1 - share if self.q else 1.0)
        mean = float(np.mean(np.diag(sigma)))
        blocks = max(1, len(self.data.blocks))
        params[: self.n_cov][self.rows == self.cols] = np.sqrt(mean * share / (1 - share) / blocks)
        tail = self.residuals.day.start(sigma)
        params[self.n_cov : self.n_cov + tail.size] = tail
        return params

    def factor(self, params: FloatArray) -> FloatArray:
        """L, in whitened units."""
        L = np.zeros((self.q, self.q))
        L[self.rows, self.cols] = params[: self.n_cov]
        return L

    def at(self, params: FloatArray) -> Moment:
        """−2ℓ, gradient, β̂ and its covariance at ``params``.

        :raises numpy.linalg.LinAlgError: where the covariance is numerically singular.
        """
        q = self.q
        tail = params[self.n_cov :]
        S, log_det = self.residuals.weigh(tail)
        M = S[:, q:, q:].sum(axis=0)
        if q:
            L = self.factor(params)
            SL = S[:, :q, :q] @ L
            H = np.eye(q) + L.T @ SL
            A = L.T @ S[:, :q, q:]
            log_det += 2 * float(np.log(np.diagonal(np.linalg.cholesky(H), axis1=1, axis2=2)).sum())
            H_inverse = np.linalg.inv(H)
            K = H_inverse @ A
            M = M - np.tensordot(A, K, axes=([0, 1], [0, 1]))
        C = np.linalg.cholesky(M)
        cov = np.linalg.inv(M[:-1, :-1])
        beta = cov @ M[:-1, -1]
        value = log_det + float(C[-1, -1] ** 2) + self.constant
        v = np.append(-beta, 1.0)
        D = np.outer(v, v)
        if self.reml:
            value += 2 * float(np.log(np.diag(C)[:-1]).sum())
            D[:-1, :-1] += cov
        pull = np.zeros_like(S)
        pull[:, q:, q:] = D
        gradient = np.empty(self.n_params)
        if q:
            dH = H_inverse + K @ D @ K.transpose(0, 2, 1)
            dA = -2 * K @ D
            pull[:, :q, :q] = L @ dH @ L.T
            pull[:, :q, q:] = L @ dA
            dL = 2 * np.tensordot(SL, dH, axes=([0, 2], [0, 1]))
            dL += np.tensordot(S[:, :q, q:], dA, axes=([0, 2], [0, 2]))
            gradient[: self.n_cov] = dL[self.rows, self.cols]
        gradient[self.n_cov :] = self.residuals.slope(tail, pull)
        return Moment(value, gradient, beta, cov)

    # ---- back to the units of the data -----------------------------------------------------------------------

    def beta(self, moment: Moment) -> FloatArray:
        return np.asarray(np.linalg.solve(self.scales.T, moment.beta) * self.scales.s)

    def cov(self, moment: Moment) -> FloatArray:
        back = np.linalg.inv(self.scales.T)
        return np.asarray(back @ moment.cov @ back.T * self.scales.s**2)

    def random_covariance(self, params: FloatArray) -> FloatArray:
        """G in the units of the data: (columns of Z, columns of Z)."""
        AL = self.scales.A @ self.factor(params)
        return np.asarray(AL @ AL.T * self.scales.s**2)

    def residual_covariance(self, params: FloatArray) -> FloatArray:
        """Σ, the same-day covariance of the residuals, in the units of the data."""
        tail = params[self.n_cov :]
        return np.asarray(self.residuals.day.sigma(tail) * self.scales.s**2)

    def serial_correlation(self, params: FloatArray) -> float:
        """ρ of AR(1); 0 where it was not asked for."""
        return float(np.tanh(params[-1])) if self.data.serial else 0.0


def _free_entries(blocks: tuple[tuple[int, ...], ...]) -> tuple[IntArray, IntArray]:
    entries = [(i, j) for block in blocks for a, i in enumerate(block) for j in block[: a + 1]]
    both = np.array(entries, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _residual_cells(seen: BoolArray, values: FloatArray, q: int) -> FloatArray:
    """What ordinary least squares leaves over, in the layout of the cells (zeros where nobody answered)."""
    X, y = values[..., q:-1], values[..., -1]
    flat = X.reshape(-1, X.shape[-1])
    beta = flat.T @ y.ravel() / seen.sum()
    return np.asarray(y - X @ beta)


def _start_sigma(seen: BoolArray, left: FloatArray) -> FloatArray:
    if not seen[:, 1].any():
        return np.array([[max(1e-6, float(np.sum(left**2) / seen.sum()))]])
    both = seen.all(axis=1)
    own = np.sum(left**2, axis=0) / np.maximum(1, seen.sum(axis=0))
    own = np.maximum(own, 1e-3 * max(1e-6, float(own.max())))
    shared = float(np.sum(left[both, 0] * left[both, 1]) / max(1, both.sum()))
    return np.array([[own[0], shared], [shared, own[1]]])
