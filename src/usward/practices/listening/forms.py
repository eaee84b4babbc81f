"""The forms of listening: beginning a sitting, saying privately how it was, practising alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.practices.listening.rules import MINUTES
from usward.ui.forms import Choice, Form, Line, Scale, Words

TOPICS = {
    "heavy": gettext_lazy("Something that has been heavy lately"),
    "glad": gettext_lazy("Something I am glad about"),
    "untold": gettext_lazy("Something I have wanted to tell you"),
    "stress": gettext_lazy("Something outside the two of us that weighs on me"),
    "own": gettext_lazy("In my own words"),
}


class BeginForm(Form):
    """The topic, who speaks first, how long, and on how many phones."""

    about = Choice(label=gettext_lazy("About what?"), choices=list(TOPICS.items()), initial="heavy")
    topic = Line(
        label=gettext_lazy("In your own words"),
        max_length=140,
        required=False,
        help_text=gettext_lazy("A few words; they are the invitation. Middling weight is a good start."),
    )
    first = Choice(label=gettext_lazy("Who speaks first?"), choices=[("me", ""), ("you", "")], initial="me")
    minutes = Choice(
        label=gettext_lazy("How long may each speak?"), choices=[(str(each), "") for each in MINUTES], initial="5"
    )
    phones = Choice(label=gettext_lazy("On how many phones?"), choices=[("two", ""), ("one", "")], initial="two")
    other_name = Line(label=gettext_lazy("What is the other called?"), max_length=60, required=False)

    def __init__(self, *args: Any, name: str, joined: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("first", [("me", _("I do")), ("you", name if joined else _("The other"))])
        self._choices("minutes", [(str(each), _("%(n)s minutes") % {"n": each}) for each in MINUTES])
        self._choices("phones", [
            ("two", _("Two"), _("Each at their own, in one room or far apart.")),
            ("one", _("One"), _("Passed back and forth, like a talking stick.")),
        ])  # fmt: skip
        if joined:
            del self.fields["other_name"]
        else:
            del self.fields["phones"]

    def _choices(self, field: str, choices: list[tuple[str, ...]]) -> None:
        old = self.fields[field]
        self.fields[field] = Choice(label=old.label, choices=choices, initial=old.initial)

    def from_draft(self, draft: Any) -> dict[str, Any]:
        """A draft of another practice brings its words as `text`: they are the topic."""
        found = super().from_draft(draft)
        if draft.get("text") and not found.get("topic"):
            found["topic"] = " ".join(str(draft["text"]).split())[:140]
        if found.get("topic"):
            found.setdefault("about", "own")
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("about") == "own" and not given.get("topic", "").strip() and "topic" not in self.errors:
            self.add_error("topic", ValidationError(_("A few words are enough.")))
        return given

    @property
    def title(self) -> str:
        """The topic as both read it."""
        return self.cleaned_data["topic"].strip() or str(TOPICS[self.cleaned_data["about"]])


class HowForm(Form):
    """How it was, for oneself alone."""

    understood = Scale(label=gettext_lazy("How understood did you feel?"), required=False,
                       ends=(gettext_lazy("not at all"), gettext_lazy("deeply")))  # fmt: skip
    listened = Scale(label=gettext_lazy("How well did you manage to listen?"), required=False,
                     ends=(gettext_lazy("hardly"), gettext_lazy("with all I have")))  # fmt: skip
    line = Words(label=gettext_lazy("A line for yourself"), max_length=1000, lines=2, required=False, who="me")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("understood", "listened", "line")):
            raise ValidationError(_("One of the three is enough, or leave the page as it is."))
        return given


class SayBackForm(Form):
    """What one heard, said back in one's own words."""

    said = Words(
        label=gettext_lazy("“What I heard is…”"),
        max_length=4000,
        lines=3,
        tall=True,
        help_text=gettext_lazy("Say it back as you would to their face. No answer yet, no advice."),
    )
