"""The forms of the journal: an entry, finding entries, choosing a passage."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from usward.core.records import Kept
from usward.packs.at_hand import spoken, wheel
from usward.practices.journal import rules
from usward.practices.journal.record import Entry
from usward.ui.forms import Chips, Choice, Day, Family, Feelings, Form, Line, Words


class EntryForm(Form):
    """A page of one's own."""

    text = Words(label=gettext_lazy("Your words"), max_length=50_000, lines=10, tall=True, who="me")
    feelings = Feelings(label=gettext_lazy("Which feelings belong to it?"), families=(), required=False)
    day = Day(label=gettext_lazy("The day it is about"), required=False)
    prompt = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        petals = [Family(*petal) for petal in wheel()]
        self.fields["feelings"] = Feelings(label=self.fields["feelings"].label, families=petals, required=False)
        self.fields["day"] = Day(label=self.fields["day"].label, latest=today, required=False)
        self.initial.setdefault("day", today)

    def record(self, old: Kept[Entry] | None = None) -> Entry:
        """The entry; with `old`, that entry as it is now."""
        given = self.cleaned_data
        said: dict[str, Any] = {
            "text": given["text"],
            "prompt": given["prompt"],
            "feelings": tuple(given["feelings"]),
            "day": given["day"] or self.today,
        }
        return old.record.with_(**said) if old else Entry(**said)


class FindForm(Form):
    """Finding by word, day and feeling. Sent as a form: what was sought stands in no address and no history."""

    keep = False
    sought = Line(label=gettext_lazy("By word"), required=False)
    day = Day(label=gettext_lazy("By day"), required=False)
    feeling = Choice(label=gettext_lazy("By feeling"), choices=[], required=False)

    def __init__(self, *args: Any, feelings: Sequence[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"] = Day(label=self.fields["day"].label, latest=today, required=False)
        choices = [("", gettext_lazy("any")), *zip(feelings, spoken(feelings), strict=True)]
        self.fields["feeling"] = Choice(label=self.fields["feeling"].label, choices=choices, required=False)
        if not feelings:
            del self.fields["feeling"]


class PassageForm(Form):
    """The sentences of an entry, to tap those that should go."""

    keep = False
    wording = forms.CharField(widget=forms.HiddenInput, max_length=50_000, required=False)
    sentences = forms.CharField(widget=forms.HiddenInput, max_length=50_000, required=False)

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["pieces"] = Chips(
            label=gettext_lazy("Which sentences?"),
            choices=[(str(place), piece) for place, piece in enumerate(rules.pieces(entry.text))],
            error_messages={"required": gettext_lazy("Tap at least one sentence.")},
        )

    def passage(self) -> str:
        """The chosen sentences as the other will read them: in other words, where some were found for just these."""
        said = self.cleaned_data["wording"].strip()
        return said if said and self.cleaned_data["sentences"] == self.chosen else self.copied()

    def copied(self) -> str:
        """The chosen sentences as they stand in the entry."""
        return rules.passage(self.entry.text, [int(place) for place in self.cleaned_data["pieces"]])

    @property
    def chosen(self) -> str:
        """The places of the chosen sentences."""
        return ",".join(self.cleaned_data["pieces"])
