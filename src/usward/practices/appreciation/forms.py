"""The forms of appreciation: noticing, waiting for a day, thanking, searching the jar."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.core.records import Kept
from usward.practices.appreciation import rules
from usward.practices.appreciation.record import Appreciation
from usward.ui.forms import Day, Form, Line, Words

PARTS = ("did", "says", "gave")


class WaitForm(Form):
    """The day a note waits for."""

    give_on = Day(label=gettext_lazy("On which day?"), required=False)

    def __init__(self, *args: Any, today: date, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["give_on"] = Day(
            label=gettext_lazy("On which day?"),
            earliest=today + timedelta(days=1),
            latest=today + rules.FURTHEST,
            required=required,
        )


class NoticeForm(WaitForm):
    """Something noticed, in up to three parts, and what to do with it."""

    did = Words(label=gettext_lazy("What did they do?"), max_length=4000, lines=2, required=False,
                help_text=gettext_lazy("As plainly as a camera would have seen it."))  # fmt: skip
    says = Words(label=gettext_lazy("What does it say about them?"), max_length=4000, lines=2, required=False,
                 help_text=gettext_lazy("Care, patience, courage, mischief: whatever you saw in it."))  # fmt: skip
    gave = Words(label=gettext_lazy("What did it give you?"), max_length=4000, lines=2, required=False, who="later")

    field_order = (*PARTS, "give_on")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, required=False, **kwargs)

    def from_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """A draft of another practice brings its words as `text`: they are what happened."""
        found = super().from_draft(draft)
        if draft.get("text") and not found.get("did"):
            found["did"] = draft["text"]
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(part, "").strip() for part in PARTS):
            raise ValidationError(_("A few words in one of the three are enough."))
        if "later" in self.data and not given.get("give_on") and "give_on" not in self.errors:
            self.add_error("give_on", _("Choose the day it should wait for."))
        return given

    def record(self, old: Kept[Appreciation] | None = None, **about: Any) -> Appreciation:
        """The note; with `old`, that note in new words."""
        words = {part: self.cleaned_data[part] for part in PARTS}
        return old.record.with_(**words) if old else Appreciation(**words, **about)


class ThanksForm(Form):
    """A quiet thank-you; the line may stay empty."""

    line = Line(label=gettext_lazy("A line"), max_length=500, required=False, who="both")


class FindForm(Form):
    """Finding by word. Sent as a form, so that what was sought stands in no address and no history."""

    keep = False
    find = Line(label=gettext_lazy("Find by word"), required=False)
