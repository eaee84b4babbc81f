"""The guarded rules, one module for each family; `RULES` holds them all, in the order in which they are tried."""

from usward.core.coach.rules.rule import Guard, Hit, Rule

RULES: tuple[Rule, ...] = ()

__all__ = ["RULES", "Guard", "Hit", "Rule"]
