"""Why a calculation was declined: one named exception for each reason, each with the mend in its sentence.

Statistics of two people are easily wrong in silence. Nothing in this package answers with a zero, a guess or a
shortened sample when it lacks what it needs; it raises one of these.
"""


class Refusal(ValueError):
    """The numbers asked for cannot be given honestly; the message says why and what would mend it."""


class MissingColumn(Refusal):
    """A column that was named is not in the data."""


class NotANumber(Refusal):
    """A cell that must hold a number holds something else."""


class BadChoice(Refusal):
    """An option has a value that means nothing here, or two options contradict each other."""


class NotTwoPeople(Refusal):
    """A dyad has more than two members, or its members cannot be told apart as asked."""


class DuplicateDays(Refusal):
    """One person has two rows for the same day."""


class TooFew(Refusal):
    """Too few couples, days or values for this calculation."""


class NotIdentified(Refusal):
    """The data cannot separate the effects asked for (no variation, or one column repeats another)."""


class NotConverged(Refusal):
    """The likelihood has no maximum that the search could reach and verify."""


class WeakDenominator(Refusal):
    """A ratio was asked for whose denominator may be zero."""


class NoRetestReliability(Refusal):
    """Reliable change needs the retest reliability and the standard deviation of the measure."""
