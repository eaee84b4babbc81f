"""The search for the maximum: quasi-Newton steps from a start, then Newton steps until the gradient is flat."""

from dataclasses import dataclass

import numpy as np

from usward.core.dyadic.likelihood import Likelihood, Moment
from usward.core.dyadic.refusals import NotConverged
from usward.core.dyadic.results import FloatArray

FLAT = 2e-5  # largest slope of −2ℓ, in whitened units, that counts as flat
NEAR = 1e-3  # slope below which Newton steps take over
STILL = 1e-5  # a last step shorter than this leaves the curvature as it was
NEARLY = 5e-2  # slope and downward curvature that are still worth telling, with a warning
BOLD = 0.2  # away from a saddle, in whitened units
LONG = 0.5  # the longest step along a flat valley
PROBE = 1e-4  # step for the curvature, from exact gradients


def moment_at(likelihood: Likelihood, params: FloatArray) -> Moment | None:
    if np.any(np.abs(params) > 50):
        return None
    try:
        with np.errstate(all="ignore"):
            moment = likelihood.at(params)
    except np.linalg.LinAlgError:
        return None
    return moment if np.isfinite(moment.value) and np.all(np.isfinite(moment.gradient)) else None


def descend(likelihood: Likelihood, params: FloatArray) -> FloatArray:
    """Quasi-Newton (BFGS) steps with halving, until the gradient is small enough for Newton's."""
    here = moment_at(likelihood, params)
    inverse: FloatArray | None = None
    for _ in range(300):
        if here is None or np.max(np.abs(here.gradient)) < NEAR:
            break
        step = -here.gradient / max(1.0, float(np.abs(here.gradient).max()))
        if inverse is not None:
            step = -inverse @ here.gradient
        there, step = _downhill(likelihood, params, here, step)
        if there is None:
            if inverse is None:
                break
            inverse = None  # start again along the gradient
            continue
        inverse = _updated(inverse, step, there.gradient - here.gradient)
        params, here = params + step, there
    return params


def _downhill(
    likelihood: Likelihood, params: FloatArray, here: Moment, step: FloatArray
) -> tuple[Moment | None, FloatArray]:
    """The step, shortened until −2ℓ falls as the slope promises; ``None`` where it does not."""
    slope = float(here.gradient @ step)
    if slope >= 0:
        return None, step
    for _ in range(25):
        there = moment_at(likelihood, params + step)
        if there is not None and there.value <= here.value + 1e-4 * slope:
            return there, step
        # the lowest point of the parabola through what is known, within reason
        lowest = 0.25 if there is None else -slope / (2 * (there.value - here.value - slope))
        share = min(0.5, max(0.1, lowest))
        step, slope = step * share, slope * share
    return None, step


def _updated(inverse: FloatArray | None, step: FloatArray, turn: FloatArray) -> FloatArray | None:
    """BFGS update of the inverse curvature, left alone where the curvature is not positive."""
    along = float(step @ turn)
    if along <= 1e-10 * float(np.linalg.norm(step) * np.linalg.norm(turn)):
        return inverse
    unit = np.eye(step.size)
    if inverse is None:
        inverse = unit * along / float(turn @ turn)
    side = unit - np.outer(step, turn) / along
    return np.asarray(side @ inverse @ side.T + np.outer(step, step) / along)


@dataclass(frozen=True)
class Curvature:
    """Derivatives at a point, whitened: of the gradient of −2ℓ, of Cov(β̂) and of β̂ in each parameter."""

    hessian: FloatArray
    cov_slopes: FloatArray
    beta_slopes: FloatArray


def curvature_at(likelihood: Likelihood, params: FloatArray) -> Curvature:
    k, p = params.size, likelihood.p
    hessian, cov_slopes, beta_slopes = np.empty((k, k)), np.empty((k, p, p)), np.empty((k, p))
    for j in range(k):
        step = np.zeros(k)
        step[j] = PROBE
        up, down = moment_at(likelihood, params + step), moment_at(likelihood, params - step)
        if up is None or down is None:
            raise NotConverged(
                "The likelihood breaks down beside its best point; the model asks more than these data hold."
            )
        hessian[j] = (up.gradient - down.gradient) / (2 * PROBE)
        cov_slopes[j] = (up.cov - down.cov) / (2 * PROBE)
        beta_slopes[j] = (up.beta - down.beta) / (2 * PROBE)
    return Curvature(0.5 * (hessian + hessian.T), cov_slopes, beta_slopes)


@dataclass(frozen=True)
class Point:
    """Where a search ended. ``sure``: the gradient is flat and the curvature that of a maximum."""

    params: FloatArray
    moment: Moment
    curvature: Curvature
    sure: bool


def polish(likelihood: Likelihood, params: FloatArray) -> Point | None:
    """Newton steps to a flat gradient.

    ``None`` when there is no maximum near; a point that is not ``sure`` when the surface is almost flat in a direction
    of the random effects, so that the last digits cannot be told.
    """
    moment = moment_at(likelihood, params)
    for turn in range(15):
        if moment is None:
            return None
        curvature = curvature_at(likelihood, params)
        values, vectors = np.linalg.eigh(curvature.hessian)
        steepest = float(np.max(np.abs(moment.gradient)))
        if steepest < FLAT and values[0] > -1e-3:
            return Point(params, moment, curvature, sure=True)
        here = Point(params, moment, curvature, sure=False)
        step = vectors @ _stride(vectors.T @ moment.gradient, values)
        params, moment, moved = _shorter(likelihood, params, moment, step)
        if not moved or turn == 14:
            return here if steepest < NEARLY and values[0] > -NEARLY else None
        if np.max(np.abs(moment.gradient)) < FLAT and values[0] > 0 and float(np.abs(step).max()) < STILL:
            return Point(params, moment, curvature, sure=True)
    return None


def _stride(slope: FloatArray, curvature: FloatArray) -> FloatArray:
    """Newton's step along each axis; where the surface bends down (a saddle at a variance of zero), a bold one."""
    floor = 1e-7 * max(1.0, float(np.abs(curvature).max()))
    stride = np.clip(-slope / np.maximum(np.abs(curvature), floor), -LONG, LONG)
    bends = curvature < -1e-3
    stride[bends] = np.where(slope[bends] > 0, -BOLD, BOLD)
    return stride


def _shorter(
    likelihood: Likelihood, params: FloatArray, moment: Moment, step: FloatArray
) -> tuple[FloatArray, Moment, bool]:
    """The step, halved until −2ℓ does not rise."""
    for _ in range(12):
        there = moment_at(likelihood, params + step)
        if there is not None and there.value <= moment.value + 1e-9:
            return params + step, there, True
        step = step / 2
    return params, moment, False
