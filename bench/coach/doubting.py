"""Learning from which doubt on no draft is offered (`usward.core.coach.doubt`), measured on hands nobody had read."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.coach.corpus import Line
from bench.coach.fitting import Row, platt
from bench.coach.own import Own
from usward.core.coach.doubt import BESIDE, DANGER, unquoted
from usward.core.coach.guarded import draft_allowed
from usward.core.coach.signs import signs

LOST = 0.10
"""Of the ordinary lines that get a hard mark, the share that may go without a draft."""

IN_VIEW = frozenset(("hand-1", "hand-2", "hand-3"))
"""Hands that were in view when the lists of words were written: on these the lists prove nothing."""


class Withheld(NamedTuple):
    """Of dangerous lines, the share that is kept from being reworded and the share that would get a draft; of ordinary
    lines the share that goes without one, of all and of those with a hard mark."""

    kept: float
    drafted: float
    lost: float
    lost_of_marked: float


def learned(
    lines: Sequence[Line], material: Own, logits: Mapping[str, Row], marked: NDArray[np.bool_]
) -> dict[str, Any]:
    """The weights and the threshold for the facts, and how they did, hand by hand."""
    dangerous = material.labels[DANGER] == 1
    seen = np.column_stack([*(_calibrated(material, logits, name) for name in (DANGER, BESIDE)), _signs(lines)])
    listed = np.array([not draft_allowed(line.text) for line in lines])
    unseen = np.zeros(len(lines))
    for hand in sorted(set(material.hands.tolist())):
        there = material.hands == hand
        model = _fitted(seen[~there], dangerous[~there], material.kept[BESIDE][~there])
        unseen[there] = model.decision_function(seen[there])
    least = float(np.quantile(unseen[marked & ~dangerous], 1 - LOST))
    counted = listed & ~np.isin(material.hands, list(IN_VIEW))
    withheld = (unseen >= least) | counted
    found = {
        hand: _measured(withheld[rows], marked[rows], dangerous[rows])
        for hand in (*sorted(set(material.hands.tolist())), "all")
        if (rows := material.hands == hand if hand != "all" else np.ones(len(lines), bool)).any()
    }
    for hand, told in found.items():
        print(f"{hand:8} withheld", told)
    model = _fitted(seen, dangerous, material.kept[BESIDE])
    danger, beside, sign = model.coef_[0].tolist()
    weights = {DANGER: danger, BESIDE: beside, "signs": sign, "bias": float(model.intercept_[0]), "least": least}
    return {
        "doubt": {name: round(value, 4) for name, value in weights.items()},
        "doubt_unseen": {hand: [round(part, 4) for part in told] for hand, told in found.items()},
    }


def _calibrated(material: Own, logits: Mapping[str, Row], name: str) -> Row:
    kept = material.kept[name]
    slope, shift = platt(logits[name][kept], material.labels[name][kept])
    return slope * logits[name] + shift


def _signs(lines: Sequence[Line]) -> Row:
    return np.array([signs(unquoted(line.text)) for line in lines], np.float64)


def _fitted(seen: Row, dangerous: NDArray[np.bool_], kept: NDArray[np.bool_]) -> LogisticRegression:
    """Weights that tell dangerous lines from hard ones, both counted alike."""
    return LogisticRegression(class_weight="balanced").fit(seen[kept], dangerous[kept])


def _measured(withheld: NDArray[np.bool_], marked: NDArray[np.bool_], dangerous: NDArray[np.bool_]) -> Withheld:
    ordinary = ~dangerous
    return Withheld(
        float(withheld[dangerous].mean()),
        float((marked & ~withheld)[dangerous].mean()),
        float((marked & withheld)[ordinary].mean()),
        float(withheld[ordinary & marked].mean()),
    )
