"""The forms of asking: the ask, and a word to it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.asking.asks import home_of
from usward.ui.forms import Form, Line, Words

#: The names of the buttons, which are what is said.
SAID = ("yes", "yes-if", "not-this")


class AskForm(Form):
    """Would you, and when?"""

    what = Words(label=gettext_lazy("What would you like to ask?"), max_length=4000, lines=2,
                 error_messages={"required": gettext_lazy("A few words say what you would like.")})  # fmt: skip
    when = Line(label=gettext_lazy("When?"), required=False,
                help_text=gettext_lazy("“On Sunday after supper”, or leave it open."), who="both")  # fmt: skip
    practice = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    ref = forms.UUIDField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def clean_practice(self) -> str:
        """Only names that a practice asks under; anything else is an ask about nothing in particular."""
        name: str = self.cleaned_data["practice"]
        return name if home_of(name) else ""

    def asked(self) -> dict[str, Any]:
        """What `asks.ask` takes."""
        given = self.cleaned_data
        return {"what": given["what"], "when": given["when"], "practice": given["practice"], "ref": given.get("ref")}


class AnswerForm(Form):
    """A word to an ask, named by the button that was pressed. A condition needs to be said."""

    line = Words(label=gettext_lazy("A line with it"), max_length=4000, lines=2, required=False, who="both")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["said"] = next((said for said in SAID if said in self.data), "")
        if not given["said"]:
            raise ValidationError(_("Choose one of the answers."))
        if given["said"] == "yes-if" and not given.get("line", "").strip():
            self.add_error("line", _("Say what would make it a yes."))
        return given
