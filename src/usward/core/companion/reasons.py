"""Why this, and in which words. The reason is computed from the choice itself: whatever raised it most.

A reason names only the reader's own entries, or says in general what joint numbers are good for; it never
says who felt what. `TEMPLATES` are the sentences to translate; `sentence` fills one in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Why(Enum):
    """What raised the chance of this choice most."""

    NEED = "need"
    SIGN = "sign"
    STRESS = "stress"
    FRICTION = "friction"
    LOW_ENERGY = "low energy"
    VARIETY = "variety"
    HELPS = "helps"
    LEARNED = "learned"
    EVIDENCE = "evidence"
    SUGGESTION = "suggestion"
    LOT = "lot"
    NOTHING_BY_LOT = "nothing by lot"
    NOTHING_REST = "nothing, rest"
    NOTHING_LIKELY = "nothing, likely best"
    NOTHING_FITS = "nothing fits"
    NOTHING_ASKED = "nothing, as asked"


TEMPLATES: Mapping[Why, str] = {
    Why.NEED: "Because “%(need)s” matters to you, and you marked it as not fully met %(day)s.",
    Why.SIGN: "Because “%(sign)s” was on the low side in your own pulse %(day)s.",
    Why.STRESS: "Because you noted a good deal of stress %(day)s, and this asks little.",
    Why.FRICTION: "Because you noted some friction %(day)s, and this is a gentle way back toward each other.",
    Why.LOW_ENERGY: "Because you had little energy %(day)s, and this needs hardly any.",
    Why.VARIETY: "Because nothing of this kind has come up for three weeks or more.",
    Why.HELPS: "Because, in your shared days so far, days after this kind of thing were closer than others.",
    Why.LEARNED: "Because your shared days so far lean this way a little; it is too early to say it helps.",
    Why.EVIDENCE: "Because things like this did some people good in studies; your days say nothing yet.",
    Why.SUGGESTION: "Because we think it worth a try; your own days say nothing yet.",
    Why.LOT: "For no special reason: several things would fit now, and this one was drawn.",
    Why.NOTHING_BY_LOT: "Nothing today. Now and then nothing is drawn, so that your days can show a difference.",
    Why.NOTHING_REST: "Nothing today. You noted hardly any energy %(day)s, and rest is enough.",
    Why.NOTHING_LIKELY: "Nothing today. As far as your shared days tell, it would do as well as anything.",
    Why.NOTHING_FITS: "Nothing today. Nothing fits the time you have and what you have set.",
    Why.NOTHING_ASKED: "Nothing more today, as you asked.",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Reason:
    """A typed reason: its code, the words it names, and the day it speaks of."""

    why: Why
    words: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None


def english_day(day: date, today: date) -> str:
    """A day as people say it: today, yesterday, on a weekday within the week, else on a date."""
    back = (today - day).days
    if back in (0, 1):
        return ("today", "yesterday")[back]
    return f"on {WEEKDAYS[day.weekday()]}" if 0 < back < 7 else f"on {day.day} {day:%B}"


def sentence(
    reason: Reason,
    today: date,
    translate: Callable[[str], str] = str,
    say_day: Callable[[date, date], str] = english_day,
) -> str:
    """The reason in one sentence.

    Parameters
    ----------
    reason
        As returned with the suggestion.
    today
        The reader's date, for "yesterday".
    translate
        Turns an English template into the reader's language (gettext).
    say_day
        Says a day in the reader's language.

    """
    template = translate(TEMPLATES[reason.why])
    day = {} if reason.day is None else {"day": say_day(reason.day, today)}
    return template % {**reason.words, **day}
