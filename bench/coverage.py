"""How often the 95 % intervals of every model of two people hold the known truth, in a thousand made data sets each.

Run: python bench/coverage.py [--sets 1000] [MODEL …] [--write]

Each data set is drawn from the model itself with truth fixed below; every fit is the one `usward study` makes. A fit
that is refused counts as refused, never as held. `--write` puts the table into bench/results/coverage.md.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from usward.core.dyadic import (
    ApimOptions,
    Measure,
    Moderator,
    Options,
    Prior,
    Refusal,
    Variables,
    agreement,
    apim,
    build_panel,
    day_randomized,
    diary,
    growth,
    mediate,
    reliable_change,
    wcls,
)
from usward.core.dyadic.columns import Days

SEED = 20_261_122
LEVELS = [[0.6, 0.25], [0.25, 0.5]]
RESIDUALS = [[0.6, 0.2], [0.2, 0.9]]
ALIKE = [[0.7, 0.2], [0.2, 0.7]]
ROLES = np.array(["her", "him"])


def frame(rng, groups, days, missing=0.0, *, two=True):
    """(panel, group, day, member, mate's row or −1) of people answering on days, some days left out."""
    g, t, m = (a.ravel() for a in np.meshgrid(np.arange(groups), np.arange(days), range(1 + two), indexing="ij"))
    keep = rng.random(g.size) >= missing
    g, t, m = g[keep], t[keep], m[keep]
    made = Days(t * 1.0, t, True, "")
    names = [str(i) for i in g]
    panel = build_panel(names, list(ROLES[m]) if two else None, made, need_roles=two)
    return panel, g, t, m, panel.find(g * 2 + 1 - m, t)


def of(values, rows):
    return np.where(rows >= 0, values[rows], np.nan)


def noise(rng, g, t, m, sigma, rho=0.0):
    """Residuals with same-day covariance and AR(1) across days."""
    groups, days = g.max() + 1, t.max() + 1
    e = rng.multivariate_normal(np.zeros(len(sigma)), sigma, size=(groups, days))
    for i in range(1, days):
        e[:, i] = rho * e[:, i - 1] + np.sqrt(1 - rho**2) * e[:, i]
    return e[g, t, m]


def split(panel, x):
    means = panel.person_means(x)
    return x - means, means - x.mean()


def once(rng, truth, options, sigma, n=60, product=0.0):
    """Couples answering once: y from own and partner's x."""
    panel = build_panel(
        [str(i) for i in range(n) for _ in "12"], list(ROLES) * n, None, need_roles=True, repeated=False
    )
    x = rng.multivariate_normal([4, 4], [[1, 0.3], [0.3, 1]], size=n).ravel()
    mate = x[np.arange(2 * n) ^ 1]
    mean = x.mean() if product else 0.0
    e = rng.multivariate_normal([0, 0], sigma, size=n).ravel()
    b = np.array([truth[r] for r in ("her", "him")])[np.tile([0, 1], n)]
    y = b[:, 0] + b[:, 1] * (x - mean) + b[:, 2] * (mate - mean) + product * (x - mean) * (mate - mean) + e
    return apim(panel, y, {"x": x}, options)


OWN = {"her": (2.0, 0.5, 0.2), "him": (1.5, 0.4, 0.3)}
SAME = {"her": (2.0, 0.5, 0.25), "him": (2.0, 0.5, 0.25)}


def terms(truth, names=("intercept", "actor", "partner")):
    return {f"{role}:{name}": b for role, values in truth.items() for name, b in zip(names, values, strict=True)}


def apim_distinguishable(rng):
    return once(rng, OWN, ApimOptions(), RESIDUALS), terms(OWN)


def apim_exchangeable(rng):
    truth = {"intercept": 2.0, "actor": 0.5, "partner": 0.25}
    return once(rng, SAME, ApimOptions(form="exchangeable"), ALIKE), truth


def apim_interaction(rng):
    truth = {"actor": 0.45, "partner": 0.25, "actor:g": 0.05, "partner:g": -0.05}
    return once(rng, OWN, ApimOptions(form="interaction"), RESIDUALS), truth


def apim_product(rng):
    found = once(rng, SAME, ApimOptions(form="exchangeable", product=True), ALIKE, product=0.15)
    return found, {"actor": 0.5, "partner": 0.25, "actor:partner": 0.15}


def k_ratio(rng):
    return once(rng, SAME, ApimOptions(form="exchangeable"), ALIKE, n=100), {"k": 0.5}


def agreeing(rng):
    one, two = rng.multivariate_normal([0, 0.3], [[1, 0.5], [0.5, 1]], size=50).T
    found = agreement(one, two)
    same = agreement(*rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], size=50).T)
    return [found.pearson, found.mean_difference, same.icc], {"pearson": 0.5, "mean_difference": -0.3, "icc": 0.5}


DAILY = ("intercept", "time", "actor_within", "partner_within", "actor_between", "partner_between")
DIARY = {"her": (3.0, 0.02, 0.4, 0.2, 0.6, 0.3), "him": (2.5, -0.01, 0.3, 0.15, 0.5, 0.2)}
EQUAL = {"her": (3.0, 0.02, 0.4, 0.2, 0.6, 0.3), "him": (3.0, 0.02, 0.4, 0.2, 0.6, 0.3)}


def days(rng, truth, options, sigma, *, levels=LEVELS, slope=0.0, rho=0.0, lag=0, groups=40, length=12, missing=0.1):
    panel, g, t, m, mate = frame(rng, groups, length, missing)
    x = rng.normal(size=g.size) + rng.multivariate_normal([0, 0], [[0.8, 0.3], [0.3, 0.8]], size=groups)[g, m]
    within, between = split(panel, x)
    own = panel.own(within, lag)
    other, stable = panel.partner(within, lag), of(between, mate)
    size = np.full((groups, 2), np.nan)
    size[g, m] = between
    stable = size[g, 1 - m]
    b = np.array([truth[r] for r in ("her", "him")])[m]
    levels_drawn = rng.multivariate_normal([0, 0], levels, size=groups)[g, m]
    reacting = slope * rng.normal(size=(groups, 2))[g, m]
    y = b[:, 0] + b[:, 1] * t + (b[:, 2] + reacting) * own + b[:, 3] * other + b[:, 4] * between + b[:, 5] * stable
    y = y + levels_drawn + noise(rng, g, t, m, sigma, rho)
    return diary(panel, "y", y, {"x": x}, options)


def same_terms(names=DAILY):
    return dict(zip(names, EQUAL["her"], strict=True))


def diary_distinguishable(rng):
    return days(rng, DIARY, Options(slopes=("x",)), RESIDUALS, slope=0.3), terms(DIARY, DAILY)


def diary_adjusted(rng):
    return days(rng, DIARY, Options(slopes=("x",), se="adjusted"), RESIDUALS, slope=0.3), terms(DIARY, DAILY)


def diary_exchangeable(rng):
    both = [[0.55, 0.25], [0.25, 0.55]]
    found = days(rng, EQUAL, Options(exchangeable=True, slopes=("x",)), ALIKE, levels=both, slope=0.3)
    return found, same_terms()


def diary_ml(rng):
    both = [[0.55, 0.25], [0.25, 0.55]]
    found = days(rng, EQUAL, Options(exchangeable=True, method="ml"), ALIKE, levels=both, groups=80)
    return found, same_terms()


def diary_ar1(rng):
    return days(rng, DIARY, Options(serial=True), RESIDUALS, rho=0.4), terms(DIARY, DAILY)


def diary_lag(rng):
    names = ("intercept", "time", "actor_within_lag1", "partner_within_lag1", "actor_between", "partner_between")
    return days(rng, DIARY, Options(lag=1), RESIDUALS, lag=1), terms(DIARY, names)


def one_couple(rng):
    found = days(rng, DIARY, Options(serial=True), RESIDUALS, levels=np.zeros((2, 2)), rho=0.3, groups=1, length=150)
    within = {k: v for k, v in terms(DIARY, DAILY).items() if "within" in k or "time" in k}
    return found, within


def process(rng):
    panel, g, t, m, _ = frame(rng, 50, 14, 0.1, two=False)
    x = (rng.random(g.size) < 0.4 + 0.2 * rng.random(50)[g]) * 1.0
    q = (g % 2) * 1.0
    within, between = split(panel, x)
    slopes = rng.multivariate_normal([0, 0], [[0.6, 0.1], [0.1, 0.2]], size=50)[g]
    y = 4 + 0.02 * t + (-1.0 + 0.5 * q + slopes[:, 1]) * within + (-0.5 + 0.2 * q) * between + 0.4 * q + slopes[:, 0]
    y = y + noise(rng, g, t, m, [[0.8]], 0.3)
    found = diary(panel, "y", y, {"x": x}, Options(slopes=("x",), serial=True), moderator=Moderator("q", {"q": q}))
    truth = {"intercept": 4, "time": 0.02, "within": -1, "between": -0.5, "q": 0.4, "within:q": 0.5, "between:q": 0.2}
    return found, truth


GROWTH = {"her": (3.0, 0.05), "him": (2.5, -0.03)}


def growth_couples(rng):
    panel, g, t, m, _ = frame(rng, 50, 8, 0.1)
    b = np.array([GROWTH[r] for r in ("her", "him")])[m]
    curves = rng.multivariate_normal(np.zeros(4), np.diag([0.6, 0.02, 0.5, 0.03]) + 0.005, size=50).reshape(50, 2, 2)[
        g, m
    ]
    y = b[:, 0] + curves[:, 0] + (b[:, 1] + curves[:, 1]) * t + noise(rng, g, t, m, RESIDUALS)
    return growth(panel, y, {}, Options(slopes=("time",))), terms(GROWTH, ("intercept", "time"))


def growth_exchangeable(rng):
    panel, g, t, m, _ = frame(rng, 50, 8, 0.1)
    shared = rng.multivariate_normal([0, 0], [[0.4, 0.01], [0.01, 0.02]], size=50)[g]
    apart = rng.multivariate_normal([0, 0], [[0.2, 0.0], [0.0, 0.01]], size=50)[g] * np.where(m == 0, 1, -1)[:, None]
    y = 3 + 0.05 * t + (shared + apart) @ [1, 0] + (shared + apart) @ [0, 1] * t + noise(rng, g, t, m, ALIKE)
    options = Options(slopes=("time",), exchangeable=True)
    return growth(panel, y, {}, options), {"intercept": 3.0, "time": 0.05}


def growth_persons(rng):
    panel, g, t, m, _ = frame(rng, 40, 10, two=False)
    q = (g % 2) * 1.0
    curves = rng.multivariate_normal([0, 0], [[0.7, -0.02], [-0.02, 0.02]], size=40)[g]
    y = 3 + 0.05 * t + 0.3 * q + 0.1 * q * t + curves[:, 0] + curves[:, 1] * t + noise(rng, g, t, m, [[1.0]])
    found = growth(panel, y, {}, Options(slopes=("time",)), moderator=Moderator("q", {"q": q}))
    return found, {"intercept": 3.0, "time": 0.05, "q": 0.3, "time:q": 0.1}


def mediation_persons(rng):
    panel, g, _, _, _ = frame(rng, 60, 14, two=False)
    paths = rng.multivariate_normal([0.5, 0.4, 0.2], [[0.1, 0.04, 0], [0.04, 0.1, 0], [0, 0, 0.05]], size=60)[g]
    x = rng.normal(size=g.size)
    m = paths[:, 0] * split(panel, x)[0] + rng.normal(size=60)[g] + rng.normal(size=g.size)
    y = (
        paths[:, 1] * split(panel, m)[0]
        + paths[:, 2] * split(panel, x)[0]
        + rng.normal(size=60)[g]
        + rng.normal(size=g.size)
    )
    found = mediate(
        panel, Variables("y", "x", "m", y, x, m), Options(trend=False), draws=4000, seed=int(rng.integers(1e9))
    )
    return found, {"a": 0.5, "b": 0.4, "direct": 0.2, "indirect": 0.24, "total": 0.44}


def mediation_couples(rng):
    n = 100
    panel = build_panel(
        [str(i) for i in range(n) for _ in "12"], list(ROLES) * n, None, need_roles=True, repeated=False
    )
    mate = np.arange(2 * n) ^ 1
    x = rng.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], size=n).ravel()
    m = 0.5 * x + 0.2 * x[mate] + rng.multivariate_normal([0, 0], ALIKE, size=n).ravel()
    y = 0.4 * m + 0.1 * m[mate] + 0.2 * x + rng.multivariate_normal([0, 0], ALIKE, size=n).ravel()
    options = Options(exchangeable=True)
    found = mediate(panel, Variables("y", "x", "m", y, x, m), options, draws=4000, seed=int(rng.integers(1e9)))
    truth = {"indirect_actor": 0.22, "indirect_partner": 0.13, "total_actor": 0.42, "total_partner": 0.13}
    return found, truth


def excursion(rng):
    n, points = 30, 40
    who, t = (a.ravel() for a in np.meshgrid(np.arange(n), np.arange(points), indexing="ij"))
    z = rng.normal(size=who.size)
    s = (rng.random(who.size) < 0.5) * 1.0
    p = np.clip(0.5 + 0.15 * z, 0.2, 0.8)
    a = (rng.random(who.size) < p) * 1.0
    e = noise(rng, who, t, who * 0, [[1.0]], 0.5)
    y = 1 + np.sin(z) + 0.5 * s + a * (0.2 + 0.3 * s) + rng.normal(size=n)[who] + e  # the controls are wrong on purpose
    found = wcls([str(i) for i in who], y, a, p, moderators={"s": s}, controls={"z": z, "s": s})
    return found, {"treatment": 0.2, "treatment:s": 0.3}


def one_couples_practice(rng):
    prior, n = Prior(), 60
    d, carry = rng.normal(prior.mean, prior.sd), rng.normal(prior.carry_mean, prior.carry_sd)
    phi = np.clip(rng.normal(prior.phi_mean, prior.phi_sd), -0.6, 0.9)
    t = np.arange(n)
    a = (rng.random(n) < 0.5) * 1.0
    y = 4 + 0.3 * t / n + d * a + carry * np.r_[0, a[:-1]] + noise(rng, t * 0, t, t * 0, [[1.0]], phi)
    y[rng.random(n) < 0.2] = np.nan
    found = day_randomized(t, y, a, prior=prior)

    class Drawn:
        term, low, high = "effect_d", found.d_low, found.d_high

    CLAIMED.append((found.p_helps, d > 0))
    return [Drawn], {"effect_d": d}


def no_true_change(rng):
    """The same person twice: how often the change is called within measurement error."""
    measure = Measure(reliability=0.75, sd=10)
    true = rng.normal(50, 10 * np.sqrt(0.75))
    before, after = true + measure.sem * rng.normal(size=2)
    found = reliable_change(before, after, measure)

    class Drawn:
        term, low, high = "change", found.low, found.high

    return [Drawn], {"change": 0.0}


CLAIMED: list[tuple[float, bool]] = []
"""P(helps) as stated, and whether the effect drawn was above zero."""


def calibration(claimed):
    """Mean distance between stated and true share over ten equal groups of stated probability."""
    stated, true = np.array(sorted(claimed)).T
    groups = np.array_split(np.arange(stated.size), 10)
    return float(np.mean([abs(stated[g].mean() - true[g].mean()) for g in groups]))


MODELS = {
    "apim, distinguishable": apim_distinguishable,
    "apim, exchangeable": apim_exchangeable,
    "apim, interaction form": apim_interaction,
    "apim, actor × partner": apim_product,
    "k = partner/actor": k_ratio,
    "agreement (r, difference, ICC)": agreeing,
    "diary, distinguishable, slopes": diary_distinguishable,
    "diary, exchangeable, slopes": diary_exchangeable,
    "diary, exchangeable, ML": diary_ml,
    "diary, AR(1)": diary_ar1,
    "diary, lagged": diary_lag,
    "diary, one couple, AR(1)": one_couple,
    "process, moderated, AR(1)": process,
    "growth, couples": growth_couples,
    "growth, exchangeable": growth_exchangeable,
    "growth, persons, moderated": growth_persons,
    "mediation, within persons": mediation_persons,
    "mediation, couples": mediation_couples,
    "wcls, moderated": excursion,
    "one couple's practice (prior truth)": one_couples_practice,
    "reliable change (none true)": no_true_change,
    "diary, distinguishable, slopes, --se adjusted": diary_adjusted,
}


def measure(name, sets):
    """(share held over all terms, lowest and highest by term, refused fits, seconds)."""
    rng = np.random.default_rng([SEED, list(MODELS).index(name)])
    held = defaultdict(list)
    refused, begun = 0, time.perf_counter()
    for _ in range(sets):
        try:
            found, truth = MODELS[name](rng)
        except Refusal:
            refused += 1
            continue
        estimates = {e.term: e for e in getattr(found, "estimates", found)}
        if "k" in truth and "k" not in estimates:
            refused += 1
            continue
        for term, value in truth.items():
            held[term].append(estimates[term].low < value < estimates[term].high)
    shares = [float(np.mean(each)) for each in held.values()]
    return float(np.mean(shares)), min(shares), max(shares), len(shares), refused, time.perf_counter() - begun


def main(words):
    sets = int(words[words.index("--sets") + 1]) if "--sets" in words else 1000
    chosen = [name for name in MODELS if name in words] or list(MODELS)
    out = [
        f"95 % intervals in {sets} made data sets for each model (seed {SEED}); target 93–97 %.",
        "",
        "| model | terms | held | lowest term | highest term | refused |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    print("\n".join(out), flush=True)
    missed = 0
    for name in chosen:
        mean, low, high, count, refused, seconds = measure(name, sets)
        missed += not 0.93 <= mean <= 0.97
        row = f"| {name} | {count} | {mean:.1%} | {low:.1%} | {high:.1%} | {refused} |"
        out.append(row)
        print(f"{row} {seconds:.0f} s", flush=True)
    extra, off = "", 0.0
    if CLAIMED:
        off = calibration(CLAIMED)
        extra = (
            f"One couple's practice: stated P(helps) is off by {off:.3f} on average over ten groups (target ≤ 0.05). "
        )
    verdict = extra + f"{len(chosen) - missed} of {len(chosen)} models hold 93–97 % over their terms."
    print(f"\n{verdict}")
    if "--write" in words:
        text = f"# Coverage of the intervals\n\n{out[0]}\n\n" + "\n".join(out[2:]) + f"\n\n{verdict}\n"
        (Path(__file__).parent / "results" / "coverage.md").write_text(text)
    return 1 if missed or off > 0.05 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
