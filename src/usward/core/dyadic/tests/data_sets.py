"""The shipped data sets as tables, and small made ones."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from usward.core.dyadic import columns, tables
from usward.core.dyadic.panel import build_panel

DATA = Path(__file__).parent / "data"
REFERENCE = json.loads((DATA / "reference.json").read_text())


@cache
def sheet(name, *conditions):
    table = tables.parse((DATA / name).read_text())
    for condition in conditions:
        table = tables.keep(table, condition)
    return table


def panel_of(table, dyad, member=None, time=None, *, roles=True, repeated=True):
    return build_panel(
        columns.labels(table, dyad),
        columns.labels(table, member) if member else None,
        columns.days(table, time) if time else None,
        need_roles=roles and member is not None,
        repeated=repeated,
    )


def couples(rng, *, groups=30, days=8, actor=0.4, partner=0.2, missing=0.0):
    """(panel, x, y): distinguishable couples over days with random intercepts and correlated residuals."""
    g, t, m = (a.ravel() for a in np.meshgrid(np.arange(groups), np.arange(days), [0, 1], indexing="ij"))
    x = rng.normal(size=g.size) + rng.normal(size=(groups, 2))[g, m]
    level = rng.multivariate_normal([0, 0], [[0.6, 0.3], [0.3, 0.5]], size=groups)[g, m]
    noise = rng.multivariate_normal([0, 0], [[0.5, 0.2], [0.2, 0.7]], size=(groups, days))[g, t, m]
    mate = np.arange(g.size) ^ 1
    y = 3 + actor * x + partner * x[mate] + level + noise
    keep = rng.random(g.size) >= missing
    labels = np.array(["him", "her"])[m]
    made = columns.Days(t[keep].astype(float), t[keep], True, "")
    panel = build_panel([str(i) for i in g[keep]], list(labels[keep]), made, need_roles=True)
    return panel, x[keep], y[keep]
