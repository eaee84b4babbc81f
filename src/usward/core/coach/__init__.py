"""Text in; marks with their reasons, and a gentler draft, out. Everything happens on this machine.

`Coach` looks at a message; what it sees are `Mark`s, each of which shows its evidence. The coach never blocks, never
scores a person and never speaks to the other: it says how a sentence *may* land.
"""

from usward.core.coach.heads import Heads, UnknownHeads
from usward.core.coach.look import Coach
from usward.core.coach.marks import HARD, KIND, KINDS, Draft, Look, Mark, Rung, Span

__all__ = ["HARD", "KIND", "KINDS", "Coach", "Draft", "Heads", "Look", "Mark", "Rung", "Span", "UnknownHeads"]
