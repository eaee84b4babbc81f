"""What to suggest next, to two people or to one: one thing or nothing, with its true reason.

`learn` once per fixed day, `suggest` once a day, log `Suggestion.offer()`; answer with `something_else`,
`not_today`, and `sentence` for "why this?". Filters act before anything is learned; what is aimed at is the
smaller of the two people's next-day closeness, never use of the program. How it was validated:
`docs/operate/companion.md`.
"""

from usward.core.companion.arms import ARMS, Arm, Belief
from usward.core.companion.filters import Barred, allowed, barred
from usward.core.companion.moment import (
    Answer,
    Candidate,
    Closeness,
    Moment,
    Offer,
    OwnDay,
    OwnNeed,
    OwnSign,
    Past,
    Reader,
    from_lesson,
    from_practice,
    from_ritual,
)
from usward.core.companion.reasons import TEMPLATES, Reason, Why, sentence
from usward.core.companion.suggest import Learned, Suggestion, learn, not_today, something_else, suggest

__all__ = [
    "ARMS",
    "TEMPLATES",
    "Answer",
    "Arm",
    "Barred",
    "Belief",
    "Candidate",
    "Closeness",
    "Learned",
    "Moment",
    "Offer",
    "OwnDay",
    "OwnNeed",
    "OwnSign",
    "Past",
    "Reader",
    "Reason",
    "Suggestion",
    "Why",
    "allowed",
    "barred",
    "from_lesson",
    "from_practice",
    "from_ritual",
    "learn",
    "not_today",
    "sentence",
    "something_else",
    "suggest",
]
