"""The forms of the evening: how to begin it, and what the guest at one phone leaves out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from usward.practices.evening.keeping import Wanted
from usward.ui.forms import Choice, Form, Line

SETS = (
    ("3", _("The whole evening"), _("three sets, about 45 minutes")),
    ("2", _("Two sets"), _("light and closer, about half an hour")),
    ("1", _("Only the light one"), _("about a quarter of an hour")),
)
PHONES = (
    ("two", _("Each at their own"), _("the question shows on both; one of you answers, the other may ask on")),
    ("one", _("One between us"), _("it lies on the table, and either of you taps")),
)


class BeginForm(Form):
    """How long, and on how many phones. Without a second account it is always one, and the other has a name here."""

    sets = Choice(label=_("How long?"), choices=SETS, initial="3")
    phones = Choice(label=_("On which phones?"), choices=PHONES, initial="two")
    other_name = Line(label=_("Who sits with you?"), max_length=60)

    def __init__(self, *args: Any, alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["phones" if alone else "other_name"]

    def wanted(self) -> Wanted:
        """What was chosen."""
        given = self.cleaned_data
        one_phone = given.get("phones", "one") == "one"
        return Wanted(int(given["sets"]), one_phone, given.get("other_name", ""))
