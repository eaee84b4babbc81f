"""What the page shows of a look: the words in pieces, notes beside them, and finer words. Knows no request."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from usward.core.coach import HARD, Look, Mark
from usward.core.coach.guarded import PLAIN
from usward.core.coach.wheel import Nearby, nearby

Text = str | Promise

HEADS: dict[str, Text] = {
    "criticism": _("May land as criticism"),
    "contempt": _("May land as contempt"),
    "defensiveness": _("May land as defending yourself"),
    "stonewalling": _("May land as a closed door"),
    "dismissal": _("May land as making a feeling smaller"),
    "unasked_advice": _("May land as advice nobody asked for"),
    "feeling_named": _("A feeling has its name"),
    "i_statement": _("You speak for yourself"),
    "request": _("A request or a need"),
    "open_question": _("An open question"),
    "closed_question": _("A closed question"),
    "reflection": _("You say back what you heard"),
    "validation": _("You say that it makes sense"),
    "appreciation": _("Appreciation"),
    "apology": _("An apology"),
    "repair": _("A hand held out"),
    "self_disclosure": _("Something of yourself"),
    "time_out": _("A pause with a return"),
}
"""How a note begins, for each kind."""


@dataclass(frozen=True, slots=True)
class Note:
    """One mark as the margin tells it."""

    number: int
    head: Text
    mark: Mark

    @property
    def hard(self) -> bool:
        """Whether this is about something that may land badly."""
        return self.mark.hard


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the words, with the notes that are about it."""

    text: str
    notes: tuple[Note, ...] = ()

    @property
    def hard(self) -> bool:
        """Whether one of its notes is about something that may land badly."""
        return any(note.hard for note in self.notes)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the page shows of one look."""

    look: Look
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    plain: str
    near: tuple[Nearby, ...]


def seen(text: str, look: Look) -> Seen:
    """The look at a text, ready to be shown."""
    notes = tuple(Note(at, HEADS[mark.kind], mark) for at, mark in enumerate(_ordered(look.marks), 1))
    near = () if look.guard or look.silent else nearby(text)
    return Seen(look, tuple(pieces(text, notes)), notes, PLAIN.get(look.guard, ""), near)


def _ordered(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, mark.kind not in HARD, mark.kind))


def pieces(text: str, notes: Sequence[Note]) -> Iterator[Piece]:
    """The text cut wherever a mark begins or ends; put together again it is the text."""
    cuts = sorted({0, len(text), *(edge for note in notes for edge in (note.mark.start, note.mark.end))})
    for start, end in pairwise(cuts):
        about = tuple(note for note in notes if note.mark.start <= start and end <= note.mark.end)
        yield Piece(text[start:end], about)


def in_ten(share: float) -> int:
    """A share as so many of ten."""
    return round(share * 10)


def one_in(share: float) -> int:
    """A share as one in so many; 0 where it is nothing."""
    return round(1 / share) if share > 0 else 0
