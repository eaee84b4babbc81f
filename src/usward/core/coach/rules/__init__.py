"""The guarded rules, one module for each family; `RULES` holds them all, in the order in which they are tried."""

from usward.core.coach.rules import (
    advice,
    asking,
    contempt,
    criticism,
    defensiveness,
    dismissal,
    feelings,
    hearing,
    mending,
    stonewalling,
    thanks,
)
from usward.core.coach.rules.rule import Guard, Hit, Rule

RULES: tuple[Rule, ...] = (
    *criticism.RULES,
    *contempt.RULES,
    *defensiveness.RULES,
    *stonewalling.RULES,
    *dismissal.RULES,
    *advice.RULES,
    *feelings.RULES,
    *asking.RULES,
    *hearing.RULES,
    *thanks.RULES,
    *mending.RULES,
)

__all__ = ["RULES", "Guard", "Hit", "Rule"]
