"""What is true of simulated couples: every number that a statistic or a chooser may later be judged
against.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self


@dataclass(frozen=True)
class Truth:
    """The law that couples are drawn from. Units are points of the 1–7 scale unless said otherwise.

    `effect_mean` and `effect_sd` are those of a practice on the next day's closeness, over couples and
    practices; an effect halves every `half_life` uses of that practice. `residual_sd` is the spread of the
    smaller of the two closenesses around baseline and effect, `between` the correlation of the two people's
    noise on one day, `carry` the share of one day's noise that lasts into the next, `drift_sd` the daily
    step of the wandering baseline, `weekend` what Saturdays and Sundays add, `answered` the share of days
    with numbers.

    The rest matters to whole couple-years only: `actor` and `partner` are the slopes of closeness on one's
    own and on the other's stress that day, `friction_cost` and `warmth` what a quarrel takes from and a
    received appreciation adds to the same and the next day, `insight` how much of a guess is knowledge
    (0–1).
    """

    arms: int = 6
    effect_mean: float = 0.25
    effect_sd: float = 0.20
    half_life: float = 30.0
    residual_sd: float = 1.0
    answered: float = 0.65
    between: float = 0.40
    carry: float = 0.0
    weekend: float = 0.20
    drift_sd: float = 0.02
    actor: float = -0.30
    partner: float = -0.12
    friction_cost: float = 0.70
    warmth: float = 0.25
    insight: float = 0.55

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """The truth with these fields changed.

        Raises
        ------
        ValueError
            An unknown field, named.

        """
        unknown = set(table) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"a truth has no {', '.join(sorted(unknown))}")
        return cls(**table)

    def but(self, table: Mapping[str, Any]) -> "Truth":
        """This truth with some numbers changed."""
        return replace(self, **table)
