"""One couple, day by day, with everything that a check-in, a practice and a hard week leave behind in
numbers.

Two latent paths carry it: what the two share and what each feels alone, both first-order autoregressive.
Stress moves one's own closeness (`Truth.actor`) and the other's (`Truth.partner`) by its deviation from
that person's mean, so an actor–partner model fitted to the answers meets a known answer. Practices work on
the next day and fade with use.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from usward.core.simulate.feelings import nearest
from usward.core.simulate.truth import Truth

Floats = NDArray[np.float64]
Who = Literal[0, 1]
NEEDS = 8


@dataclass(frozen=True)
class DayOf:
    """One person's check-in of one day. Scales run 1–7; friction is 0 none, 1 a little, 2 a lot."""

    day: date
    who: int
    closeness: int
    understood: int
    stress: int
    energy: int
    friction: int
    feelings: tuple[str, ...]
    guess: int | None


@dataclass(frozen=True)
class Event:
    """Something that happened: a practice done together, an appreciation, a journal evening, a gift of the
    day.

    `arm` is the practice from 0 (for the kind "practice"), else -1.
    """

    day: date
    who: int
    kind: Literal["practice", "appreciation", "journal", "gift"]
    arm: int = -1


@dataclass(frozen=True)
class Year:
    """A couple's days and what was true underneath.

    `latent` is unrounded closeness, shape (days, 2); `stress` the unrounded deviations it depends on;
    `effects` the fresh effect of each practice; `importance` (2, needs) and `met` (days, 2, needs) lie in
    0–1.
    """

    days: tuple[DayOf, ...]
    events: tuple[Event, ...]
    latent: Floats
    stress: Floats
    effects: Floats
    importance: Floats
    met: Floats


def live(
    start: date,
    days: int,
    rng: np.random.Generator,
    truth: Truth = Truth(),  # noqa: B008 - frozen
    lifts: Floats | None = None,
    stressed: Floats | None = None,
    always: NDArray[np.bool_] | None = None,
) -> Year:
    """Live `days` days from `start`.

    Parameters
    ----------
    start, days
        The first day and how many.
    rng
        All chance comes from here: the same generator state gives the same couple.
    truth
        What is true of them; effects are drawn from it.
    lifts, stressed
        What a told story adds to each person's closeness and stress, shape (days, 2).
    always
        Days each person certainly answers, shape (days, 2); the others are answered with `truth.answered`.

    """
    zero = np.zeros((days, 2))
    lifts = zero if lifts is None else lifts
    effects = rng.normal(truth.effect_mean, truth.effect_sd, truth.arms)
    stress = _autoregressive(rng, (days, 2), 0.7) + (zero if stressed is None else stressed)
    weekday = np.array([(start + timedelta(days=t)).weekday() for t in range(days)])
    stress = stress - 0.5 * np.isin(weekday, (5, 6))[:, None]
    done, effect = _practices(rng, days, effects, truth)
    friction = _friction(rng, stress, lifts)
    thanked = rng.random((days, 2)) < 0.12
    latent = (
        np.array([4.7, 4.7])
        + rng.normal(0, 0.4, 2)
        + 0.45 * _autoregressive(rng, (days, 1), 0.92)
        + 0.35 * _autoregressive(rng, (days, 2), 0.5)
        + truth.weekend * np.isin(weekday, (5, 6))[:, None]
        + truth.actor * stress
        + truth.partner * stress[:, ::-1]
        + effect[:, None]
        - truth.friction_cost * _lasting(friction[:, None] / 2.0)
        + truth.warmth * _lasting(thanked[:, ::-1].astype(np.float64))
        + lifts
    )
    answered = rng.random((days, 2)) < truth.answered
    if always is not None:
        answered |= always
    importance = rng.uniform(0.3, 1.0, (2, NEEDS))
    met = _met(rng, latent)
    entries = _entries(start, answered, latent, stress, friction, truth, rng)
    events = _events(start, rng, done, thanked, answered)
    return Year(entries, events, latent, stress, effects, importance, met)


def _autoregressive(rng: np.random.Generator, shape: tuple[int, int], carry: float) -> Floats:
    """A stationary first-order path of unit variance along the first axis."""
    steps: Floats = rng.normal(size=shape) * np.sqrt(1 - carry**2)
    steps[0] /= np.sqrt(1 - carry**2)
    for t in range(1, shape[0]):
        steps[t] += carry * steps[t - 1]
    return steps


def _lasting(happened: Floats) -> Floats:
    """The same day in full and half of it on the next."""
    later = np.zeros_like(happened)
    later[1:] = happened[:-1] / 2
    return happened + later


def _practices(rng: np.random.Generator, days: int, effects: Floats, truth: Truth) -> tuple[NDArray[np.int64], Floats]:
    """Which practice was done on which day (-1 none), and what it adds to the day after."""
    done = np.where(rng.random(days) < 0.3, rng.integers(0, truth.arms, days), -1)
    added = np.zeros(days)
    for arm in range(truth.arms):
        at = np.flatnonzero(done == arm)
        strength = effects[arm] * 0.5 ** (np.arange(len(at)) / truth.half_life)
        inside = at + 1 < days
        added[at[inside] + 1] = strength[inside]
    return done, added


def _friction(rng: np.random.Generator, stress: Floats, lifts: Floats) -> NDArray[np.int64]:
    """0, 1 or 2 a day, likelier when both are strained or the day is already sore."""
    strain = -2.1 + 0.5 * stress.sum(axis=1) - 0.8 * lifts.sum(axis=1)
    chance = 1 / (1 + np.exp(-strain))
    draw = rng.random(len(chance))
    return np.asarray(draw < chance, dtype=np.int64) + np.asarray(draw < chance * 0.3, dtype=np.int64)


def _met(rng: np.random.Generator, latent: Floats) -> Floats:
    """How well each need is met: slow, and better in close weeks."""
    week = np.array([latent[max(0, t - 13) : t + 1].mean(axis=0) for t in range(len(latent))])
    base = rng.normal(0, 0.8, (2, NEEDS))
    return np.asarray(1 / (1 + np.exp(-(base + 0.9 * (week[..., None] - 4.5)))), dtype=np.float64)


def _scale(values: Floats) -> NDArray[np.int64]:
    return np.clip(np.rint(values), 1, 7).astype(np.int64)


def _entries(
    start: date,
    answered: NDArray[np.bool_],
    latent: Floats,
    stress: Floats,
    friction: NDArray[np.int64],
    truth: Truth,
    rng: np.random.Generator,
) -> tuple[DayOf, ...]:
    """What each wrote down, in whole points."""
    shape = latent.shape
    closeness = _scale(latent + rng.normal(0, 0.45, shape))
    understood = _scale(0.3 + 0.9 * latent + rng.normal(0, 0.6, shape))
    stressed = _scale(3.6 + 1.1 * stress + rng.normal(0, 0.4, shape))
    energy = _scale(4.2 - 0.6 * stress + 0.2 * (latent - 4.5) + rng.normal(0, 0.8, shape))
    guess = _scale(truth.insight * latent[:, ::-1] + (1 - truth.insight) * latent + rng.normal(0, 0.7, shape))
    guesses = rng.random(shape) < 0.35
    pleasant = np.clip((latent - 4.2) / 2.2 - 0.15 * stress, -1, 1)
    stirred = np.clip(0.35 * stress + 0.3 * friction[:, None] - 0.1 + rng.normal(0, 0.25, shape), -1, 1)
    noticed = np.maximum(friction[:, None] - (rng.random(shape) < 0.15), 0)
    return tuple(
        DayOf(
            start + timedelta(days=int(t)),
            int(who),
            int(closeness[t, who]),
            int(understood[t, who]),
            int(stressed[t, who]),
            int(energy[t, who]),
            int(noticed[t, who]),
            nearest(float(pleasant[t, who]), float(stirred[t, who]), rng),
            int(guess[t, who]) if guesses[t, who] else None,
        )
        for t, who in np.argwhere(answered)
    )


def _events(
    start: date,
    rng: np.random.Generator,
    done: NDArray[np.int64],
    thanked: NDArray[np.bool_],
    answered: NDArray[np.bool_],
) -> tuple[Event, ...]:
    """Everything that is not a number, in order of days."""
    journal = rng.random(thanked.shape) < 0.10
    gift = answered & (rng.random(thanked.shape) < 0.12)
    found = [
        Event(start + timedelta(days=int(t)), int(rng.integers(2)), "practice", int(done[t]))
        for t in np.flatnonzero(done >= 0)
    ]
    for kind, mask in (("appreciation", thanked), ("journal", journal), ("gift", gift)):
        found += [
            Event(start + timedelta(days=int(t)), int(who), kind)  # type: ignore[arg-type]
            for t, who in np.argwhere(mask)
        ]
    return tuple(sorted(found, key=lambda event: (event.day, event.who, event.kind)))
