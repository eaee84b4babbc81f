"""Diary models of couples: this house's fit against R's nlme on the same data, and one couple's year.

Run: python -m bench.dyadic [--write]. Without Rscript and nlme only our own times are given. Times are processor time,
the least of several rounds; in R of the call of lme() alone, not of its start or the reading of the file.
"""

import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.figures import Figure, table
from usward.core.dyadic import Options, build_panel, diary
from usward.core.dyadic.columns import Days

RESULTS = Path(__file__).parent / "results"
YEAR_MS = 20.0
TIMES_FASTER = 10.0

NLME = """
suppressMessages(library(nlme))
D <- read.csv('couples.csv')
day <- corCompSymm(form = ~1 | g/t)
ctl <- lmeControl(maxIter = 200, msMaxIter = 200, returnObject = TRUE)
two <- y ~ 0 + f + f:t + f:w + f:pw + f:b + f:pb + m + m:t + m:w + m:pw + m:b + m:pb
one <- y ~ t + w + pw + b + pb
timed <- function(name, code) {
  rounds <- sapply(1:3, function(i) { s <- sum(proc.time()[1:2]); fit <<- code(); sum(proc.time()[1:2]) - s })
  cat(name, min(rounds), format(-2 * as.numeric(logLik(fit)), digits = 12), sep = ';'); cat('\\n')
}
timed('distinguishable', function() lme(two, random = ~0 + f + m | g, weights = varIdent(form = ~1 | who),
  correlation = day, data = D, control = ctl))
timed('distinguishable, slopes', function() lme(two, random = ~0 + f + m + f:w + m:w | g,
  weights = varIdent(form = ~1 | who), correlation = day, data = D, control = ctl))
timed('exchangeable, slopes', function() lme(one, random = list(g = pdBlocked(list(pdSymm(~w), pdSymm(~0 + s + s:w)))),
  correlation = day, data = D, control = ctl))
"""
ASKED = {
    "distinguishable": Options(),
    "distinguishable, slopes": Options(slopes=("x",)),
    "exchangeable, slopes": Options(slopes=("x",), exchangeable=True),
}


def fastest(work, rounds):
    """The least processor time of several rounds, in seconds; other work on the machine does not count."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def couples(groups, days, missing=0.0, seed=7):
    """(panel, x, y) with random intercepts and slopes, and correlated same-day residuals."""
    rng = np.random.default_rng(seed)
    g, t, m = (a.ravel() for a in np.meshgrid(np.arange(groups), np.arange(days), [0, 1], indexing="ij"))
    x = rng.normal(size=g.size) + rng.normal(size=(groups, 2))[g, m]
    level = rng.multivariate_normal([0, 0], [[0.6, 0.25], [0.25, 0.5]], size=groups)[g, m]
    slope = 0.4 + 0.3 * rng.normal(size=(groups, 2))[g, m]
    e = rng.multivariate_normal([0, 0], [[0.6, 0.2], [0.2, 0.9]], size=(groups, days))[g, t, m]
    y = 3 + 0.01 * t + slope * x + 0.2 * x[np.arange(g.size) ^ 1] + level + e
    keep = rng.random(g.size) >= missing
    made = Days(t[keep] * 1.0, t[keep], True, "")
    names = list(np.array(["f", "m"])[m[keep]])
    return build_panel([str(i) for i in g[keep]], names, made, need_roles=True), x[keep], y[keep]


def by_nlme(panel, x, y):
    """{model: (seconds, −2ℓ)} by nlme on the same rows; empty without R."""
    if shutil.which("Rscript") is None:
        return {}
    means = panel.person_means(x)
    w, b = x - means, means - x.mean()
    f = (panel.member == 0) * 1.0
    heads = "g,t,who,f,m,s,y,w,pw,b,pb"
    columns = [panel.group, panel.step, panel.member, f, 1 - f, panel.sign, y, w, panel.partner(w), b, panel.partner(b)]
    with tempfile.TemporaryDirectory() as folder:
        np.savetxt(
            Path(folder) / "couples.csv",
            np.column_stack(columns),
            delimiter=",",
            header=heads,
            comments="",
            fmt="%.15g",
        )
        done = subprocess.run(["Rscript", "-e", NLME], cwd=folder, capture_output=True, text=True, check=False)
    rows = [line.split(";") for line in done.stdout.splitlines() if line.count(";") == 2]
    return {name: (float(seconds), float(m2ll)) for name, seconds, m2ll in rows}


def run():
    """The figures: each model against nlme, and the year."""
    panel, x, y = couples(100, 21)
    theirs = by_nlme(panel, x, y)
    figures = []
    for name, options in ASKED.items():
        found = diary(panel, "y", y, {"x": x}, options)
        seconds = fastest(lambda options=options: diary(panel, "y", y, {"x": x}, options), rounds=5)
        what, ours = f"100 couples × 21 days, {name}", f"{1000 * seconds:.0f} ms, −2ℓ {found.m2ll:.4f}"
        if name in theirs:
            nlme, m2ll = theirs[name]
            ratio = nlme / seconds
            figures.append(
                Figure(
                    what, ours, f"nlme {1000 * nlme:.0f} ms, −2ℓ {m2ll:.4f}", ratio, at_least=TIMES_FASTER, binds=True
                )
            )
        else:
            figures.append(Figure(what, ours, "no Rscript with nlme here"))
    for name, options in {
        "": Options(),
        ", AR(1)": Options(serial=True),
        ", exchangeable": Options(exchangeable=True),
    }.items():
        year, x1, y1 = couples(1, 365, missing=0.2)
        seconds = fastest(lambda o=options, p=year, x=x1, y=y1: diary(p, "y", y, {"x": x}, o), rounds=9)
        ms = 1000 * seconds
        figures.append(
            Figure(f"one couple's year{name}", f"{ms:.1f} ms", f"{YEAR_MS:g} ms", ms / YEAR_MS, at_most=1.0, binds=True)
        )
    return figures


if __name__ == "__main__":
    found = run()
    text = (
        f"## {__doc__.splitlines()[0]}\n\n{table(found)}\n\nPython {platform.python_version()}, {platform.machine()}.\n"
    )
    print(text)
    if "--write" in sys.argv:
        (RESULTS / "dyadic.md").write_text(text)
    sys.exit(any(figure.binds and figure.held is False for figure in found))
