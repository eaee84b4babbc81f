"""What the steps, the seven fields and the answers are called."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from usward.practices.conflict.steps import STEPS, Step


class Asked(NamedTuple):
    """One of the seven short fields: its question, a help, and the words that lead to it."""

    question: str | Promise
    hint: str | Promise
    name: str | Promise
    lines: int = 5


ASKED: dict[str, Asked] = {
    "about": Asked(
        _("What is it about, in a few words?"),
        _("A name, so that you find it again: the evening on Thursday, the money for the car."),
        _("its name"),
        1,
    ),
    "happened": Asked(
        _("What happened, as a camera would have seen it?"),
        _("What was said and done, by whom. Leave out why, always and never: a camera does not know them."),
        _("what happened"),
    ),
    "felt": Asked(
        _("What did you feel?"),
        _("Under anger there is often something softer: hurt, fear, shame, being alone with it."),
        _("what I felt"),
    ),
    "need": Asked(
        _("What did you need, or do you need now?"),
        _("Rest, being believed, a hand with it, room, to matter. Something that more than one thing could meet."),
        _("what I need"),
    ),
    "part": Asked(
        _("What was your own part?"),
        _(
            "However small: a tone, a thing left undone. If you were frightened or hurt, that was not your part. "
            "Then leave this field empty."
        ),
        _("my part"),
    ),
    "theirs": Asked(
        _("What may it have been like on the other side?"),
        _("A guess, and a kind one. What would they say if they felt quite safe?"),
        _("the other side"),
    ),
    "wish": Asked(
        _("What do you wish for?"),
        _("One thing that somebody could do: small, something one can see, and something one may say no to."),
        _("my wish"),
    ),
}

#: Which of the seven a field is, in words.
PLACES = [
    _("First of seven short fields."),
    _("Second of seven short fields."),
    _("Third of seven short fields."),
    _("Fourth of seven short fields."),
    _("Fifth of seven short fields."),
    _("Sixth of seven short fields."),
    _("Last of seven short fields."),
]

STEP_NAMES: dict[Step, str | Promise] = {
    "pause": _("pause"),
    "prepare": _("prepare"),
    "turns": _("take turns"),
    "understand": _("understand"),
    "solve": _("find a way"),
    "repair": _("repair"),
    "promise": _("a small promise"),
    "look-back": _("look back"),
}

HOW_NOW: list[tuple[str, str | Promise]] = [
    ("lighter", _("lighter")),
    ("same", _("much the same")),
    ("heavier", _("heavier")),
    ("cannot-tell", _("I cannot tell")),
]

CALMED: list[tuple[str, str | Promise]] = [
    ("calmer", _("calmer")),
    ("a-little", _("a little")),
    ("not-now", _("not this time")),
]

REPAIR_PARTS: dict[str, tuple[str | Promise, str | Promise]] = {
    "regret": (
        _("What I regret"),
        _("One thing you did or left undone. Without “but”, and without “if you felt”."),
    ),
    "effect": (
        _("What it did to you"),
        _("As far as you understand it. They may tell you more."),
    ),
    "will": (
        _("What I will do"),
        _("From now on, and what you can mend. Something small that you will keep."),
    ),
    "reassurance": (
        _("What stays true between us"),
        _("Only what you mean. It asks for nothing in return."),
    ),
}


def path(done: Collection[str], now: str) -> list[dict[str, Any]]:
    """The steps in order, each with its name and whether it is done or next."""
    return [{"name": STEP_NAMES[step], "done": step in done and step != now, "now": step == now} for step in STEPS]


def in_words(at: datetime) -> str:
    """A time by this person's clock: the hour alone when it is today, otherwise with its weekday and day."""
    local = localtime(at)
    hour = date_format(local, "H:i")
    return hour if local.date() == localtime().date() else f"{date_format(local, 'l j F')}, {hour}"
