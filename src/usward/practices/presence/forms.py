"""The forms of presence: beginning, and how it was."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.practices.presence import wording
from usward.practices.presence.record import Note
from usward.ui.forms import Check, Chips, Choice, Form, Line

MOODS = list(wording.MOODS.items())


class BeginForm(Form):
    """How long, and for whom."""

    def __init__(self, *args: Any, lengths: Sequence[int], name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(seconds), wording.length(seconds)) for seconds in lengths]
        self.fields["seconds"] = Choice(label=_("How long?"), choices=choices)
        if name:
            self.fields["both"] = Check(
                label=_("For both of us: %(name)s finds it on Today and may join.") % {"name": name}
            )


class NoteForm(Form):
    """How it was, in a few words or a line."""

    moods = Chips(label=gettext_lazy("How was it?"), choices=MOODS, required=False, who="me")
    line = Line(label=gettext_lazy("A line"), max_length=500, required=False, who="later")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("moods") and not given.get("line"):
            raise ValidationError(_("A word or a line is enough. Or leave it unsaid."))
        if "share" in self.data and not given.get("line"):
            self.add_error("line", _("Only a line is shared, so write one, or keep the rest for yourself."))
        return given

    def record(self, day: date, what: str) -> Note:
        """How it was, for one's own bucket."""
        return Note(day=day, what=what, moods=tuple(self.cleaned_data["moods"]), line=self.cleaned_data["line"])
