"""The effect of a suggestion that was randomized again and again: weighted and centred least squares.

With A ∈ {0, 1} given with probability p, weights W = (p̃/p)^A ((1−p̃)/(1−p))^(1−A) and the centred action A − p̃,

    minimise Σ W (y − g(H)'α − (A − p̃) f(S)'β)²;

β is the excursion effect given the moderators S whatever g leaves out (Boruvka, Almirall, Witkiewitz & Murphy 2018,
doi 10.1080/01621459.2017.1305274). Standard errors are the person-level sandwich with the small-sample correction of
Mancl & DeRouen (2001, doi 10.1111/j.0006-341X.2001.00126.x): each person's residuals are divided by (I − leverage).
t with (persons − coefficients) degrees of freedom (Liao et al. 2016, doi 10.1002/sim.6847).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from usward.core.dyadic.columns import in_order
from usward.core.dyadic.refusals import BadChoice, NotIdentified, TooFew
from usward.core.dyadic.results import BoolArray, FloatArray, IntArray, Result, t_estimate

CLIP = 1e-6


def wcls(
    person: Sequence[str],
    y: FloatArray,
    treatment: FloatArray,
    probability: FloatArray,
    *,
    moderators: Mapping[str, FloatArray] | None = None,
    controls: Mapping[str, FloatArray] | None = None,
    available: FloatArray | None = None,
    numerator: FloatArray | float | None = None,
    correct: bool = True,
) -> Result:
    """Excursion effect of ``treatment`` on the outcome that follows it.

    :param person: label of the randomized unit (a person or a couple) on each row.
    :param treatment: 1 where the suggestion was given, 0 where not.
    :param probability: the logged probability of 1, strictly between 0 and 1 where available.
    :param available: 1 where randomization was possible; rows with 0 do not count.
    :param numerator: p̃, which may depend on the moderators only; None takes p where it is constant, else ½.
    :param correct: apply the small-sample correction.
    :raises BadChoice: values outside their range.
    :raises TooFew: no more persons than coefficients.
    """
    moderators, controls = dict(moderators or {}), dict(controls or {})
    used = _usable(y, treatment, probability, available, [*moderators.values(), *controls.values()])
    tilde, words = _numerator(probability, numerator, used)
    a, p, pt = treatment[used], probability[used], tilde[used]
    _check(a, p, pt)
    weight = np.where(a == 1, pt / p, (1 - pt) / (1 - p))
    f = np.column_stack([np.ones(a.size), *[values[used] for values in moderators.values()]])
    g = np.column_stack([np.ones(a.size), *[values[used] for values in controls.values()]])
    X = np.column_stack([g, (a - pt)[:, None] * f])
    present = [name for name, there in zip(person, used, strict=True) if there]
    order = in_order(present)
    number = {name: i for i, name in enumerate(order)}
    who = np.array([number[name] for name in present])
    names = ["intercept", *controls, "treatment", *[f"treatment:{name}" for name in moderators]]
    if len(order) <= X.shape[1]:
        raise TooFew(f"{len(order)} persons are too few for {X.shape[1]} coefficients; use fewer controls.")
    beta, cov = _sandwich(X, y[used], weight, who, correct=correct)
    df = float(len(order) - X.shape[1])
    se = np.sqrt(np.diag(cov))
    return Result(
        model="wcls",
        n=int(used.sum()),
        groups=len(order),
        estimates=tuple(t_estimate(t, float(b), float(s), df) for t, b, s in zip(names, beta, se, strict=True)),
        variance={"residual": float(np.average((y[used] - X @ beta) ** 2, weights=weight))},
        m2ll=None,
        notes=(
            words,
            f"{int(used.sum())} of {used.size} rows were available and complete.",
            "Standard errors: sandwich over persons"
            + (", with the small-sample correction of Mancl and DeRouen." if correct else ", uncorrected."),
            "Degrees of freedom: persons minus coefficients.",
            *_advice(moderators, controls),
            "The treatment terms are the effect; the others only reduce noise and are not to be interpreted.",
        ),
    )


def _advice(moderators: Mapping[str, FloatArray], controls: Mapping[str, FloatArray]) -> list[str]:
    left_out = [name for name in moderators if name not in controls]
    if not left_out:
        return []
    return [f"Naming {', '.join(left_out)} among the covariates as well usually sharpens a moderated effect."]


def _usable(
    y: FloatArray,
    treatment: FloatArray,
    probability: FloatArray,
    available: FloatArray | None,
    others: Sequence[FloatArray],
) -> BoolArray:
    if available is not None and not np.all(np.isin(available[np.isfinite(available)], (0, 1))):
        raise BadChoice("Availability is 1 or 0 on every row.")
    used = np.isfinite(y) & np.isfinite(treatment) & np.isfinite(probability)
    if available is not None:
        used &= available == 1
    for values in others:
        used &= np.isfinite(values)
    if not used.any():
        raise TooFew("No row is available and complete.")
    return used


def _numerator(
    probability: FloatArray, numerator: FloatArray | float | None, used: BoolArray
) -> tuple[FloatArray, str]:
    if numerator is not None:
        return np.broadcast_to(
            np.asarray(numerator, dtype=np.float64), probability.shape
        ), "Numerator probability as given."
    known = probability[used]
    if np.ptp(known) < CLIP:
        return probability, f"The probability is constant ({known[0]:.6g}), so all weights are 1."
    half = np.full(probability.shape, 0.5)
    return half, "The probability varies; the numerator probability is ½ (name another with --numerator)."


def _check(a: FloatArray, p: FloatArray, tilde: FloatArray) -> None:
    if not np.all(np.isin(a, (0, 1))):
        raise BadChoice("The treatment is 1 or 0 on every available row.")
    if np.any((p <= 0) | (p >= 1)) or np.any((tilde <= 0) | (tilde >= 1)):
        raise BadChoice(
            "A probability of randomization lies strictly between 0 and 1; mark other rows as not available."
        )
    if np.ptp(a) == 0:
        raise NotIdentified("The treatment is the same on every available row, so it has no contrast.")


def _sandwich(
    X: FloatArray, y: FloatArray, weight: FloatArray, who: IntArray, *, correct: bool
) -> tuple[FloatArray, FloatArray]:
    scale = np.sqrt(np.mean(X**2, axis=0))
    if np.any(scale == 0) or np.linalg.matrix_rank(X / scale) < X.shape[1]:
        raise NotIdentified("The controls and moderators repeat one another; leave one out.")
    bread = np.linalg.inv(X.T @ (weight[:, None] * X))
    beta = bread @ (X.T @ (weight * y))
    left = y - X @ beta
    meat = np.zeros_like(bread)
    for i in range(int(who.max()) + 1):
        rows = who == i
        Xi, wi, ri = X[rows], weight[rows], left[rows]
        if correct:
            # (I − X B X'W)⁻¹ r without forming the rows × rows matrix: r + X (B⁻¹ − X'WX)⁻¹ X'W r
            inner = Xi.T @ (wi[:, None] * Xi)
            ri = ri + Xi @ np.linalg.solve(np.linalg.inv(bread) - inner, Xi.T @ (wi * ri))
        score = Xi.T @ (wi * ri)
        meat += np.outer(score, score)
    return beta, np.asarray(bread @ meat @ bread)
