"""What the pictures say when the days cannot carry an answer: named refusals instead of guesses."""


class Refusal(Exception):
    """The data do not carry the answer; the subclass says why."""


class BadSeries(ValueError):
    """The series itself is wrong: a day given twice, or a value that is no finite number on the scale."""


class TooFewDays(Refusal):
    """There are too few days of one's own for a trend.

    ``have`` and ``needed`` are whole days. ``of`` says which days are counted: ``"span"`` the days from the
    first entry to today, ``"answered"`` the days with an entry. Both count the reader's own days and nobody
    else's.
    """

    def __init__(self, have: int, needed: int, of: str) -> None:
        super().__init__(f"{have} days ({of}), {needed} needed")
        self.have = have
        self.needed = needed
        self.of = of
