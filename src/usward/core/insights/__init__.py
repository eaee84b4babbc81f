"""Pictures of days: plain series in; a trend, a weekly published line, a comparison or a refusal out.

Knows no record, no clock and no person. `own` is for a person's own days; `published` is the only form in
which the other's days may be seen; `together` compares two published lines.
"""

from usward.core.insights.own import Direction, Own, Trend, TrendPoint, own, trend
from usward.core.insights.published import Published, Shared, State, Week, last_publication, published
from usward.core.insights.refusals import BadSeries, Refusal, TooFewDays
from usward.core.insights.together import CannotTell, MovedTogether, together
from usward.core.insights.windows import Window

__all__ = [
    "BadSeries",
    "CannotTell",
    "Direction",
    "MovedTogether",
    "Own",
    "Published",
    "Refusal",
    "Shared",
    "State",
    "TooFewDays",
    "Trend",
    "TrendPoint",
    "Week",
    "Window",
    "last_publication",
    "own",
    "published",
    "together",
    "trend",
]
