"""The forms of the state of us: a note, how to begin, a promise, one's weekday, and a line for oneself."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from usward.practices.state_of_us.keeping import Note
from usward.practices.state_of_us.record import Item
from usward.ui.forms import Chips, Choice, Form, Line, Words

PHONES = (
    ("two", _("Each at their own")),
    ("one", _("One between us")),
)


class NoteForm(Form):
    """Something to bring."""

    text = Words(label=_("Something to bring"), max_length=1000, lines=2, who="later",
                 help_text=_("Small is fine. “There is a little thing from Wednesday.”"))  # fmt: skip

    def record(self, **about: Any) -> Item:
        """The note."""
        return Item(text=self.cleaned_data["text"], **about)


class BeginForm(Form):
    """On how many phones, who goes first, and what is put on the table at once."""

    phones = Choice(label=_("On which phones?"), choices=PHONES, initial="two")
    other_name = Line(label=_("Who sits with you?"), max_length=60)
    first = Choice(label=_("Who goes first?"), choices=[], initial="me")
    put = Chips(label=_("Put on the table as you begin"), choices=[], required=False)

    def __init__(self, *args: Any, alone: bool, name: str, notes: Sequence[Note], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["phones" if alone else "other_name"]
        choices = [("me", _("I do")), ("you", name or _("The other"))]
        self.fields["first"] = Choice(label=self.fields["first"].label, choices=choices, initial="me")
        waiting = [(str(note.kept.id), Truncator(note.kept.record.text).chars(90)) for note in notes if not note.put]
        if waiting:
            self.fields["put"] = Chips(
                label=self.fields["put"].label, choices=waiting, required=False, who="later" if alone else "both"
            )
        else:
            del self.fields["put"]

    @property
    def one_phone(self) -> bool:
        """Whether one phone lies between the two."""
        return bool(self.cleaned_data.get("phones", "one") == "one")

    @property
    def chosen(self) -> list[UUID]:
        """The notes to put on the table."""
        return [UUID(each) for each in self.cleaned_data.get("put", ())]


class WeekForm(Form):
    """The weekday on which Today may mention it."""

    weekday = Choice(
        label=_("On which day may Today mention it?"),
        choices=[*((str(day), WEEKDAYS[day]) for day in range(7)), ("", _("never"))],
        required=False,
        who="me",
    )

    @property
    def chosen(self) -> int | None:
        """The weekday, or none."""
        return int(self.cleaned_data["weekday"]) if self.cleaned_data["weekday"] else None


class AloneForm(Form):
    """A line for oneself; it may stay empty."""

    line = Words(label="", max_length=4000, lines=4, tall=True, required=False, who="me")
