"""The forms of the check-in: the day itself, the switches of the weekly line, the guess."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.accounts.spaces import SpaceView
from usward.core.content import FAMILIES
from usward.packs.at_hand import wheel
from usward.practices.checkin import rules
from usward.practices.checkin.record import BETWEEN, SCALES, CheckIn, Friction, Guess, Pair, Scale
from usward.ui.forms import Check, Choice, Family, Feelings, Form, Words
from usward.ui.forms import Scale as ScaleField

FRICTIONS = [
    ("none", gettext_lazy("none")),
    ("little", gettext_lazy("a little")),
    ("lot", gettext_lazy("a lot")),
]
CLOSE_ENDS = (gettext_lazy("far away"), gettext_lazy("very close"))
UNDERSTOOD_ENDS = (gettext_lazy("not at all"), gettext_lazy("fully"))
STRESS_ENDS = (gettext_lazy("none"), gettext_lazy("very much"))
ENERGY_ENDS = (gettext_lazy("empty"), gettext_lazy("full"))

#: What each scale is called where it is listed.
NAMES: dict[Scale, Any] = {
    "closeness": gettext_lazy("Closeness"),
    "understood": gettext_lazy("Felt understood"),
    "stress": gettext_lazy("Stress"),
    "energy": gettext_lazy("Energy"),
    "friction": gettext_lazy("Friction"),
}


class CheckInForm(Form):
    """One day. Everything may be left open, but not all of it."""

    day = forms.DateField(widget=forms.HiddenInput, required=False)
    feelings = Feelings(label=gettext_lazy("Which words fit?"), families=(), required=False)
    stress = ScaleField(label=gettext_lazy("How much stress was there?"), ends=STRESS_ENDS, required=False)
    energy = ScaleField(label=gettext_lazy("How much energy did you have?"), ends=ENERGY_ENDS, required=False)
    friction = Choice(label=gettext_lazy("Any friction today?"), choices=FRICTIONS, required=False)
    line = Words(
        label=gettext_lazy("Anything you want to remember?"),
        help_text=gettext_lazy("A line is enough."),
        max_length=2000,
        lines=3,
        who="later",
        required=False,
    )

    def __init__(
        self, *args: Any, today: date, spaces: Sequence[SpaceView] = (), old: CheckIn | None = None, **kw: Any
    ) -> None:
        self.today, self.spaces, self.old = today, spaces, old
        super().__init__(*args, initial=_initial(old, today), **kw)
        petals = [Family(*petal) for petal in wheel()]
        self.fields["feelings"] = Feelings(label=self.fields["feelings"].label, families=petals, required=False)
        for space in spaces:
            self._add_pair(space)

    def _add_pair(self, space: SpaceView) -> None:
        name = {"name": space.other_name or space.title}
        self.fields[_field("closeness", space.id)] = ScaleField(
            label=_("How close did you feel to %(name)s?") % name, ends=CLOSE_ENDS, required=False
        )
        self.fields[_field("understood", space.id)] = ScaleField(
            label=_("How well did you feel understood by %(name)s?") % name, ends=UNDERSTOOD_ENDS, required=False
        )

    def pairs(self) -> list[tuple[SpaceView, list[forms.BoundField]]]:
        """Each space with its two fields, for the template."""
        return [(space, [self[_field(scale, space.id)] for scale in BETWEEN]) for space in self.spaces]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(value not in (None, "", []) for name, value in given.items() if name != "day"):
            raise ValidationError(_("Choose whichever is easiest: one word, one number or one line is enough."))
        return given

    def day_meant(self) -> date:
        """The day this is about: today, or yesterday when the page was opened before midnight."""
        return rules.answered_for(self.today, self.cleaned_data.get("day"))

    def record(self) -> CheckIn:
        """The check-in as it was answered. What an earlier version says of spaces not asked about here stays."""
        given = self.cleaned_data
        asked = {
            space.id: Pair(**{scale: given[_field(scale, space.id)] for scale in BETWEEN}) for space in self.spaces
        }
        before = self.old.between if self.old and self.old.day == self.day_meant() else {}
        return CheckIn(
            day=self.day_meant(),
            feelings=tuple(given["feelings"]),
            between={space: pair for space, pair in (before | asked).items() if pair},
            stress=given["stress"],
            energy=given["energy"],
            friction=cast("Friction | None", given["friction"] or None),
            line=given["line"],
        )


def _field(scale: Scale, space: UUID) -> str:
    return f"{scale}_{space.hex}"


def _initial(old: CheckIn | None, today: date) -> dict[str, Any]:
    if old is None:
        return {"day": today}
    pairs = {_field(scale, space): getattr(pair, scale) for space, pair in old.between.items() for scale in BETWEEN}
    return {
        "day": old.day,
        "feelings": list(old.feelings),
        "stress": old.stress,
        "energy": old.energy,
        "friction": old.friction,
        "line": old.line,
    } | pairs


class StandingForm(Form):
    """One switch for each scale that may be shared week by week."""

    closeness = Check(label=gettext_lazy("Closeness"))
    understood = Check(label=gettext_lazy("Felt understood"))
    stress = Check(label=gettext_lazy("Stress"))
    energy = Check(label=gettext_lazy("Energy"))
    friction = Check(label=gettext_lazy("Friction (of your whole day, whoever it was with)"))

    def scales(self) -> list[Scale]:
        """The scales that are switched on."""
        return [scale for scale in SCALES if self.cleaned_data[scale]]


class GuessForm(Form):
    """How I think the other is. Any part may be left open, but not all."""

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {"name": name}
        self.fields["closeness"] = ScaleField(
            label=_("How close to you does %(name)s feel today?") % words, ends=CLOSE_ENDS, required=False
        )
        self.fields["stress"] = ScaleField(
            label=_("How much stress does %(name)s have?") % words, ends=STRESS_ENDS, required=False
        )
        self.fields["feeling"] = Choice(
            label=_("Which of these comes nearest to their mood?"), choices=_moods(), required=False, who="me"
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(value not in (None, "") for value in given.values()):
            raise ValidationError(_("One guess is enough. Take the one you feel surest of, or least sure."))
        return given

    def record(self, space: UUID, today: date) -> Guess:
        """The guess."""
        given = self.cleaned_data
        return Guess(
            day=today, space=space, closeness=given["closeness"], stress=given["stress"], feeling=given["feeling"]
        )


def _moods() -> list[tuple[str, Any]]:
    labels = {key: word for key, word, _words in wheel()}
    return [(family, labels.get(family, family)) for family in FAMILIES]
