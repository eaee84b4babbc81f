"""Fitting a head: logistic regression on word n-grams, helped by what words mean, and folded back into plain weights.

Two helps are linear, so that a head stays what it says it is, a weight for each feature. Features are scaled by how
differently the two classes use them (naive Bayes log-counts, Wang & Manning 2012). And the sum of the words' vectors
stands beside the features, so that a word which was never labelled leans the way its neighbours in meaning do; its
part is multiplied out into the weights of single words afterwards, and no vector is shipped.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

Matrix = sparse.csr_matrix
Row = NDArray[np.float64]


class Recipe(NamedTuple):
    """How a head is fitted: strength of the fit, weight of the words' vectors, and how much naive Bayes scales."""

    C: float = 3.0
    meaning: float = 0.4
    bayes: float = 0.5


class Linear(NamedTuple):
    """A weight for every feature, and a bias."""

    weights: Row
    bias: float

    def of(self, values: Matrix) -> Row:
        """The log-odds of each row."""
        return np.asarray(values @ self.weights + self.bias).ravel()

    def scaled(self, slope: float, shift: float) -> "Linear":
        """The head whose log-odds are slope × these + shift."""
        return Linear(self.weights * slope, self.bias * slope + shift)


def fit(
    values: Matrix, meanings: NDArray[np.float32], labels: NDArray[np.int8], recipe: Recipe, weight: Row | None = None
) -> Linear:
    """A head for one label. `meanings` has a row for each feature, all zero where a feature has no vector."""
    scale = _bayes(values, labels) ** recipe.bayes if recipe.bayes else np.ones(values.shape[1])
    scaled = values @ sparse.diags(scale)
    model = LogisticRegression(C=recipe.C, solver="liblinear", random_state=0)
    if not recipe.meaning:
        model.fit(scaled, labels, sample_weight=weight)
        return Linear(model.coef_.ravel() * scale, float(model.intercept_[0]))
    sums = np.asarray(values @ meanings, np.float64)
    size = recipe.meaning * float(scale.mean()) / max(float(np.sqrt((sums**2).sum(axis=1).mean())), 1e-9)
    model.fit(sparse.hstack([scaled, sparse.csr_matrix(sums * size)]).tocsr(), labels, sample_weight=weight)
    learned = model.coef_.ravel()
    count = values.shape[1]
    return Linear(learned[:count] * scale + size * (meanings @ learned[count:]), float(model.intercept_[0]))


def _bayes(values: Matrix, labels: NDArray[np.int8]) -> Row:
    """How far apart the classes are in their use of each feature: the absolute log of the ratio of smoothed shares."""
    present = (values > 0).astype(np.float64)
    yes = np.asarray(present[labels == 1].sum(axis=0)).ravel() + 1
    no = np.asarray(present[labels == 0].sum(axis=0)).ravel() + 1
    return np.abs(np.log((yes / yes.sum()) / (no / no.sum())))


def held_out(
    values: Matrix,
    meanings: NDArray[np.float32],
    labels: NDArray[np.int8],
    folds: NDArray[np.intp],
    recipe: Recipe,
    weight: Row | None = None,
) -> Row:
    """The log-odds of each row by a head that never read its fold. Rows of fold -1 are learned from and get NaN."""
    found = np.full(len(labels), np.nan)
    for fold in sorted(set(folds.tolist()) - {-1}):
        rest = folds != fold
        head = fit(values[rest], meanings, labels[rest], recipe, None if weight is None else weight[rest])
        found[~rest] = head.of(values[~rest])
    return found


def platt(logits: Row, labels: NDArray[np.int8]) -> tuple[float, float]:
    """Slope and shift which turn log-odds into calibrated ones (Platt 1999), from rows that were held out."""
    model = LogisticRegression(C=1e6).fit(logits[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def moved(share: float, assumed: float) -> float:
    """What to add to log-odds learned where a label holds of `share`, for text in which it holds of `assumed`."""
    return float(np.log(assumed / (1 - assumed)) - np.log(share / (1 - share)))


def random_folds(groups: Sequence[str], count: int, seed: int) -> NDArray[np.intp]:
    """A fold for each row, the same within a group."""
    draw = np.random.default_rng(seed)
    fold_of = {group: int(draw.integers(count)) for group in sorted(set(groups))}
    return np.array([fold_of[group] for group in groups], np.intp)
