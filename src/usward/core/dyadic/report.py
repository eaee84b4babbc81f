"""From a fit to the result people read: estimates, variance parts and the plain notes that go with them."""

from collections.abc import Mapping, Sequence

import numpy as np

from usward.core.dyadic.estimation import Fit, coefficients
from usward.core.dyadic.results import Estimate, Result, Test
from usward.core.dyadic.search import FLAT

DF_WORDS = {
    "satterthwaite": "Degrees of freedom: Satterthwaite's approximation.",
    "between-within": "Degrees of freedom: nlme's rule (terms constant within a group against the number of groups, the"
    " others against rows minus groups).",
    "residual": "Degrees of freedom: rows minus coefficients.",
    "normal": "p and intervals from the normal distribution (no degrees of freedom).",
}
SE_WORDS = {
    "gls": "Standard errors: (X'V⁻¹X)⁻¹ at the estimated variances, as SAS and lme4 print.",
    "observed": "Standard errors: joint curvature in coefficients and variances, as glmmTMB prints.",
    "adjusted": "Standard errors: (X'V⁻¹X)⁻¹ plus Kenward and Roger's first-order correction for estimated variances.",
}


def method_notes(fitted: Fit, df_rule: str) -> list[str]:
    """Which likelihood, which standard errors, which df, and whether the search ended well."""
    reml = fitted.likelihood.reml
    n, p = fitted.likelihood.N, fitted.likelihood.p
    notes = [
        "Restricted maximum likelihood (REML); m2ll is −2 × the restricted log-likelihood."
        if reml
        else "Maximum likelihood (ML); m2ll is −2 × the log-likelihood.",
        SE_WORDS[fitted.se],
        DF_WORDS[df_rule],
    ]
    if not reml and fitted.se == "gls":
        notes.append(f"nlme with method='ML' multiplies these by √(N/(N−p)) = {np.sqrt(n / (n - p)):.6f}.")
    notes.append(
        f"Converged: the likelihood is flat (slopes below {FLAT:g} in standard units) and at a maximum."
        if fitted.sure
        else "NOT fully converged: the likelihood is almost flat in one direction of the random effects, so the last"
        " digits are not settled; ask for fewer random slopes."
    )
    if fitted.singular:
        notes.append(
            "A random effect has variance zero or a perfect correlation: these data show no such difference between"
            " groups, and a simpler model (fewer slopes) would do."
        )
    return notes


def report(
    model: str,
    fitted: Fit,
    *,
    df_rule: str,
    variance: Mapping[str, float],
    notes: Sequence[str] = (),
    tests: Sequence[Test] = (),
    more: Sequence[Estimate] = (),
) -> Result:
    """The result of a likelihood fit; ``more`` estimates follow the coefficients."""
    data = fitted.likelihood.data
    return Result(
        model=model,
        n=int(data.y.size),
        groups=int(data.group.max()) + 1,
        estimates=(*coefficients(fitted, df_rule), *more),
        variance=variance,
        m2ll=fitted.m2ll,
        notes=(*method_notes(fitted, df_rule), *notes),
        tests=tuple(tests),
        extra=machine_words(fitted, df_rule),
    )


def machine_words(fitted: Fit, df_rule: str) -> dict[str, object]:
    """How it was fitted, for programs: method, SE kind, df rule, converged, and whether a variance ended at zero."""
    return {
        "method": "reml" if fitted.likelihood.reml else "ml",
        "se_kind": fitted.se,
        "df_rule": df_rule,
        "converged": fitted.sure,
        "singular": fitted.singular,
    }
