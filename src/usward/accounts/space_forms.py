"""The forms of spaces, of what others see, and of the locks."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy

from usward.accounts.forms import Chips, Form, Hues, name_field
from usward.accounts.spaces import BONDS


@cache
def zones() -> tuple[str, ...]:
    """Every time zone, for a list to choose from."""
    return tuple(sorted(name for name in available_timezones() if name[:3] != "Etc"))


class ZoneInput(forms.Select):
    """The list of time zones, drawn in one piece: Django would draw a template for each of its five hundred lines."""

    template_name = "accounts/_zones.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        widget = {"name": name, "attrs": self.build_attrs(self.attrs, attrs), "chosen": value}
        return {"widget": widget, "zones": zones()}


def zone_field(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=lambda: [(name, name) for name in zones()], widget=ZoneInput())


def bond_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=gettext_lazy("What are you to each other?"), choices=BONDS, widget=Chips())


def far_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("Where are you?"),
        choices=[("near", gettext_lazy("near each other")), ("far", gettext_lazy("far apart for now"))],
        coerce=lambda value: value == "far",
        widget=Chips(),
        initial="near",
    )


class NewSpace(Form):
    """A space begins with the one who names it."""

    called = name_field(
        gettext_lazy("What do you call the other?"),
        gettext_lazy("Only you see this name. You can change it at any time."),
    )
    bond = bond_field()
    word = name_field(
        gettext_lazy("For family: a word for it"),
        gettext_lazy("Such as “sisters” or “mother and son”."),
        required=False,
    )
    far = far_field()


class Invite(Form):
    """A line on the invitation; the other reads it before they have an account."""

    line = forms.CharField(
        label=gettext_lazy("A line from you"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("It stands on the invitation, readable only with the link."),
    )


class SpaceTerms(Form):
    """What both see about the space and either may change."""

    bond = bond_field()
    word = name_field(gettext_lazy("For family: a word for it"), required=False)
    far = far_field()
    first = forms.TimeField(
        label=gettext_lazy("When sealed answers open"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    second = forms.TimeField(
        label=gettext_lazy("A second time"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    zone = zone_field(gettext_lazy("Time zone of the space"))


class Called(Form):
    called = name_field(gettext_lazy("What you call the other here"), gettext_lazy("Only you see it."), required=False)


class AboutMe(Form):
    """Name, colour and time zone."""

    name = name_field(gettext_lazy("Your name"), gettext_lazy("As the people in your spaces see it."))
    hue = forms.ChoiceField(label=gettext_lazy("Your colour"), widget=Hues())
    zone = zone_field(gettext_lazy("Your time zone"))

    def __init__(self, *args: Any, hues: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hue"].choices = list(hues)  # type: ignore[attr-defined]


class Locks(Form):
    idle_minutes = forms.TypedChoiceField(
        label=gettext_lazy("Lock after how long without a sign of life"),
        coerce=int,
        choices=[
            (5, gettext_lazy("five minutes")),
            (15, gettext_lazy("a quarter of an hour")),
            (60, gettext_lazy("an hour")),
        ],
        widget=Chips(),
    )
