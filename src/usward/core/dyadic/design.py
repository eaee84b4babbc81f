"""The columns of a couple's model: own and partner's values, split within and between persons, and their products.

*within* is a value minus the person's own mean; *between* is that mean minus the grand mean of all rows. For
distinguishable members every column is doubled, one copy for each role (two intercepts); for exchangeable members the
columns are shared and random effects come in a shared and a difference block, u₁ = s + d, u₂ = s − d, so that
Var = σ²_s + σ²_d and Cov = σ²_s − σ²_d (del Rosario & West 2025, doi 10.1177/25152459251351286).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from usward.core.dyadic.likelihood import Stacked
from usward.core.dyadic.panel import Panel, check_lag
from usward.core.dyadic.refusals import BadChoice, TooFew
from usward.core.dyadic.results import BoolArray, FloatArray, IntArray

STILL = 1e-9  # relative spread below which a column counts as constant


@dataclass
class Terms:
    """Columns in the order they will be reported, each as long as the panel, NaN where unknown.

    ``reacts`` names the columns that may get a random slope under ``actor``/``x``, ``partner`` and ``time``.
    """

    columns: dict[str, FloatArray]
    reacts: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, values: FloatArray) -> None:
        if name in self.columns:
            raise BadChoice(f"The term '{name}' would enter the model twice; name each column once.")
        self.columns[name] = values

    def slopes(self, asked: Sequence[str]) -> list[str]:
        """Term names for what was asked: ``none``, ``x``/``actor``, ``partner``, ``time`` or a term itself."""
        out: list[str] = []
        for one in asked:
            if one == "none":
                continue
            found = [one] if one in self.columns else self.reacts.get("actor" if one == "x" else one, [])
            if not found:
                can = ", ".join(["none", *self.reacts, *(c for c in self.columns if c != "intercept")])
                raise BadChoice(f"There is no random slope '{one}' here; choose from {can}.")
            out += [name for name in found if name not in out]
        return out


def spread(values: FloatArray) -> float:
    """Standard deviation of what is known, relative to the largest value; 0 for a constant."""
    known = values[np.isfinite(values)]
    size = float(np.max(np.abs(known), initial=0.0))
    return float(np.std(known)) / size if known.size and size > 0 else 0.0


def tag(names: Sequence[str], stem: str, name: str) -> str:
    """``actor_within`` for a single predictor, ``actor_within[stress]`` among several."""
    return stem if len(names) == 1 else f"{stem}[{name}]"


def add_predictors(
    terms: Terms,
    panel: Panel,
    predictors: Mapping[str, FloatArray],
    *,
    partner: bool,
    centering: str,
    lag: int = 0,
) -> None:
    """Add own (and partner's) columns for each predictor.

    ``centering`` is ``within`` (split within and between), ``grand`` (minus the grand mean) or ``raw``. ``lag`` moves
    the daily part back by that many steps; stable between parts are not moved.
    """
    if lag:
        check_lag(panel, lag)
    later = f"_lag{lag}" if lag else ""
    both = panel.paired and partner
    for name, values in predictors.items():
        names = list(predictors)
        grand = float(np.nanmean(values)) if np.isfinite(values).any() else np.nan
        if centering == "within":
            means = panel.person_means(values)
            daily, stable = values - means, means - grand
            stems = ("actor_within", "partner_within") if panel.paired else ("within", "")
        else:
            daily, stable = values - (grand if centering == "grand" else 0.0), None
            stems = ("actor", "partner") if panel.paired else ("effect", "")
        own = tag(names, stems[0] + later, name)
        terms.add(own, panel.own(daily, lag))
        terms.reacts.setdefault("actor", []).append(own)
        if both:
            other = tag(names, stems[1] + later, name)
            terms.add(other, panel.partner(daily, lag))
            terms.reacts.setdefault("partner", []).append(other)
        if stable is not None:
            _add_between(terms, panel, names, name, stable, both=both)


def _add_between(
    terms: Terms, panel: Panel, names: Sequence[str], name: str, stable: FloatArray, *, both: bool
) -> None:
    if spread(stable) < STILL or float(np.nanmax(np.abs(stable))) < 1e-6:
        terms.notes.append(f"Persons do not differ in their mean of '{name}', so it has no between-person part.")
        return
    terms.add(tag(names, "actor_between" if panel.paired else "between", name), stable)
    if both:
        # the other's mean, from any of their rows: it does not depend on the day
        size = int(panel.person.max()) + 2
        mean = np.full(size, np.nan)
        mean[panel.person] = stable
        terms.add(tag(names, "partner_between", name), mean[panel.group * 2 + 1 - panel.member])


def add_moderator(terms: Terms, name: str, columns: Mapping[str, FloatArray], moderated: Sequence[str]) -> None:
    """Add a moderator and its product with each term in ``moderated``."""
    for label, values in columns.items():
        terms.add(label, values)
        for other in moderated:
            terms.add(f"{other}:{label}", terms.columns[other] * values)
    terms.notes.append(f"The moderator '{name}' is used as given (not centred).")


def stack(
    panel: Panel,
    y: FloatArray,
    terms: Terms,
    *,
    exchangeable: bool,
    slopes: Sequence[str],
    random_intercept: bool,
    serial: bool,
) -> tuple[Stacked, BoolArray]:
    """The stacked model over the rows that have everything, and which rows those are."""
    used = np.isfinite(y)
    for values in terms.columns.values():
        used &= np.isfinite(values)
    if not used.any():
        raise TooFew("No row has all the values this model needs; check the columns, the partners' rows and the lag.")
    _, group = np.unique(panel.group[used], return_inverse=True)
    member, names = panel.member[used], list(terms.columns)
    base = np.column_stack([terms.columns[name][used] for name in names])
    chosen = (["intercept"] if random_intercept else []) + list(slopes)
    random = np.column_stack([terms.columns[c][used] for c in chosen]) if chosen else np.empty((group.size, 0))
    told_apart = panel.paired and not exchangeable
    X, labels = _for_each_role(base, names, member, panel.roles) if told_apart else (base, tuple(names))
    Z, blocks = _random_blocks(random, member, paired=panel.paired, told_apart=told_apart)
    residual = "one" if not panel.paired else ("unequal" if told_apart else "alike")
    step = panel.step[used]
    return Stacked(group, step, member, y[used], X, labels, Z, blocks, residual, serial), used


def _for_each_role(
    base: FloatArray, names: Sequence[str], member: IntArray, roles: tuple[str, ...]
) -> tuple[FloatArray, tuple[str, ...]]:
    halves = [base * (member == m)[:, None] for m in (0, 1)]
    return np.column_stack(halves), tuple(f"{role}:{name}" for role in roles for name in names)


def _random_blocks(
    random: FloatArray, member: IntArray, *, paired: bool, told_apart: bool
) -> tuple[FloatArray, tuple[tuple[int, ...], ...]]:
    k = random.shape[1]
    if k == 0:
        return random, ()
    if not paired:
        return random, (tuple(range(k)),)
    if told_apart:
        return np.column_stack([random * (member == m)[:, None] for m in (0, 1)]), (tuple(range(2 * k)),)
    sign = np.where(member == 0, 1.0, -1.0)[:, None]
    return np.column_stack([random, random * sign]), (tuple(range(k)), tuple(range(k, 2 * k)))


def variance_parts(
    G: FloatArray,
    sigma: FloatArray,
    rho: float,
    chosen: Sequence[str],
    roles: tuple[str, ...],
    *,
    paired: bool,
    exchangeable: bool,
    serial: bool,
) -> dict[str, float]:
    """Variances, covariances and correlations by name, in the units of the data."""
    out: dict[str, float] = {}
    k = len(chosen)
    if k and paired and exchangeable:
        for b, block in enumerate(("shared", "difference")):
            _block(out, G[b * k : b * k + k, b * k : b * k + k], [f"{block}:{c}" for c in chosen])
    elif k:
        _block(out, G, [f"{role}:{c}" for role in roles for c in chosen] if paired else list(chosen))
    if not paired:
        out["residual"] = float(sigma[0, 0])
    elif exchangeable:
        out["residual"] = float(sigma[0, 0])
        out["residual:shared"] = float(sigma[0, 0] + sigma[0, 1]) / 2
        out["residual:difference"] = float(sigma[0, 0] - sigma[0, 1]) / 2
        out["residual:covariance"] = float(sigma[0, 1])
        out["residual:correlation"] = float(sigma[0, 1] / sigma[0, 0])
    else:
        for m, role in enumerate(roles):
            out[f"residual:{role}"] = float(sigma[m, m])
        out["residual:covariance"] = float(sigma[0, 1])
        out["residual:correlation"] = float(sigma[0, 1] / np.sqrt(sigma[0, 0] * sigma[1, 1]))
    if serial:
        out["ar1"] = rho
    return out


def _block(out: dict[str, float], G: FloatArray, names: Sequence[str]) -> None:
    for i, name in enumerate(names):
        out[f"var({name})"] = float(G[i, i])
    for i, one in enumerate(names):
        for j in range(i):
            out[f"cov({names[j]},{one})"] = float(G[j, i])
            scale = float(np.sqrt(G[i, i] * G[j, j]))
            if scale > 0:
                out[f"corr({names[j]},{one})"] = float(G[j, i]) / scale
