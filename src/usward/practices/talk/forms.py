"""The forms of talk: an answer, words beneath, a reply, a question of one's own, searching the book."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.practices.talk.asked import Asked
from usward.practices.talk.record import Answer
from usward.ui.forms import Choice, Form, Line, Scale, Words


class AnswerForm(Form):
    """An answer to one question. Scales and choices open up into words; a guess about the other may be added."""

    said = Words(label=gettext_lazy("Your answer"), max_length=4000, lines=5, tall=True, required=False)
    guess = Words(label="", max_length=2000, lines=2, required=False)

    def __init__(self, *args: Any, asked: Asked, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        if asked.pack and asked.kind == "scale":
            ends = (asked.pack.ends[0], asked.pack.ends[1])
            self.fields["chosen"] = Scale(label=gettext_lazy("Where on this line?"), ends=ends, required=False)
        elif asked.pack and asked.kind == "this_or_that":
            choices = [(each, each) for each in asked.pack.options]
            self.fields["chosen"] = Choice(label=gettext_lazy("Which of the two?"), choices=choices, required=False)
        else:
            self.fields["said"].required = True
        if asked.opening:
            self.fields["said"].label = asked.opening
        if asked.guess(name or _("the other")):
            self.fields["guess"].label = asked.guess(name or _("the other"))
        else:
            del self.fields["guess"]
        self.order_fields(["chosen", "said", "guess"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("said", "").strip() and given.get("chosen") in (None, ""):
            raise ValidationError(_("A few words are enough."))
        return given

    def answer(self, day: date, round_: UUID | None = None) -> Answer:
        """The answer that was given."""
        given = self.cleaned_data
        chosen = "" if given.get("chosen") in (None, "") else str(given["chosen"])
        return self.asked.answer(day, given.get("said", "").strip(), chosen, given.get("guess", "").strip(), round_)


class BeneathForm(Form):
    """Words beneath an answer that stands."""

    later = Words(label=gettext_lazy("Something to add beneath"), max_length=4000, lines=2)


class ReplyForm(Form):
    """Words back, beneath an opened pair."""

    text = Words(label=gettext_lazy("Write back"), max_length=4000, lines=3, who="both")

    def from_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """Words that were on their way into an answer when the pair opened come back as a reply."""
        found = super().from_draft(draft)
        late = draft.get("said") or draft.get("later")
        if late and not found.get("text"):
            found["text"] = str(late)[:4000]
        return found


class OwnForm(Form):
    """A question of one's own."""

    asked = Words(
        label=gettext_lazy("Your question"),
        max_length=400,
        lines=2,
        help_text=gettext_lazy("Questions that begin with what, how, when or which leave the most room."),
    )
    deck = Line(
        label=gettext_lazy("A deck for it"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("A name of your own, such as “for long drives”. It may stay empty."),
    )

    def from_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """A draft of another practice brings its words as `text`."""
        found = super().from_draft(draft)
        if draft.get("text") and not found.get("asked"):
            found["asked"] = str(draft["text"])[:400]
        return found


class DepthForm(Form):
    """How deep the day's question may go for me."""

    most = Scale(
        label=gettext_lazy("How deep may the question of the day go for you?"),
        high=5,
        ends=(gettext_lazy("light"), gettext_lazy("deep")),
        who="me",
    )


class FindForm(Form):
    """Finding by word. Sent as a form, so that what was sought stands in no address and no history."""

    keep = False
    find = Line(label=gettext_lazy("Find by word"), required=False)
