"""Forms as every page of Usward uses them: `Form.of(request)`, and fields that say who will see them.

Errors stand beside their field, are tied to it for screen readers, and no error ever loses a word: a form that
is not valid comes back with everything that was written in it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from usward.ui.hues import HUES
from usward.ui.widgets import (
    ChipsInput,
    ChoiceInput,
    Family,
    FeelingsInput,
    HueInput,
    ScaleInput,
    SliderInput,
    Text,
    TickInput,
)

__all__ = [
    "Check", "Chips", "Choice", "Day", "Family", "Feelings", "Form", "Hue", "Line", "Scale", "Slider", "Words",
]  # fmt: skip

CHOOSE = {
    "required": _("Choose one to go on."),
    "invalid_choice": _("That is not among the choices here."),
}
WRITE = {"required": _("A few words are needed here.")}


class Renderer(DjangoTemplates):
    """Draws forms and fields with our templates."""

    form_template_name = "ui/_form.html"
    field_template_name = "ui/_field.html"


RENDERER = Renderer()


class Form(forms.Form):
    """The base of all forms.

    `Form.of(request)` binds on a POST and otherwise starts from a draft that was handed over, so a view is
    `form = NoteForm.of(request)`, `if form.is_valid(): …`, render.
    """

    default_renderer = RENDERER
    use_required_attribute = False  # the page answers in its own words, beside the field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @classmethod
    def of(cls, request: HttpRequest, **kwargs: Any) -> Self:
        """The form for this request. Keyword arguments go to the form; `initial` yields to a draft."""
        if request.method == "POST":
            return cls(request.POST, request.FILES, **kwargs)
        form = cls(**kwargs)
        form.initial = {**form.initial, **form.from_draft(getattr(request, "prefill", {}))}
        return form

    def from_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """What a draft says about the fields of this form; anything else in it is left aside."""
        return {
            name: field.widget.value_from_datadict(draft, {}, self.add_prefix(name))
            for name, field in self.fields.items()
            if self.add_prefix(name) in draft and not isinstance(field, forms.FileField)
        }


class _Told(forms.Field):
    """A field that can say who will see what is written in it (`who`), and take our keyword arguments.

    `who` is one of the lines in `ui/_who.html`: "me" (only you), "both" (shared with the other), "later" (only
    you until you share it), "sealed" (folded until both have answered); empty says nothing.
    """

    who: str = ""
    missing: Mapping[str, Text] = CHOOSE

    def __init__(self, *args: Any, who: str = "", **kwargs: Any) -> None:
        self.who = who
        messages = {**self.missing, **kwargs.pop("error_messages", {})}
        super().__init__(*args, error_messages=messages, **kwargs)


class Line(_Told, forms.CharField):
    """A single line of words."""

    missing = WRITE

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class Words(_Told, forms.CharField):
    """A text of any shape; grows with what is written. `lines` is its first height, `tall` uses serif type."""

    missing = WRITE

    def __init__(self, *, max_length: int = 20_000, lines: int = 4, tall: bool = False, **kwargs: Any) -> None:
        attrs = {"rows": lines, "class": "tall" if tall else ""}
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs), **kwargs)


class Scale(_Told, forms.TypedChoiceField):
    """A whole number from `low` to `high` (1 to 7), or `None` when it may be left open and was."""

    widget = ScaleInput

    def __init__(self, *, low: int = 1, high: int = 7, ends: tuple[Text, Text] | None = None, **kwargs: Any) -> None:
        choices: list[tuple[Any, Any]] = [(n, str(n)) for n in range(low, high + 1)]
        if not kwargs.get("required", True):
            choices.append(("", _("leave open")))
        super().__init__(choices=choices, coerce=int, empty_value=None, **kwargs)
        self.widget.ends = ends


class Choice(_Told, forms.ChoiceField):
    """One of a few. `choices` are (value, label) or (value, label, gloss)."""

    widget = ChoiceInput

    def __init__(self, *, choices: Sequence[tuple[Any, ...]], **kwargs: Any) -> None:
        super().__init__(choices=[each[:2] for each in choices], **kwargs)
        self.widget.glosses = {str(each[0]): each[2] for each in choices if len(each) > 2}


class Chips(_Told, forms.MultipleChoiceField):
    """Any number of a few, at most `most`. `choices` are (value, label) or (value, label, gloss)."""

    widget = ChipsInput

    def __init__(self, *, choices: Sequence[tuple[Any, ...]], most: int | None = None, **kwargs: Any) -> None:
        super().__init__(choices=[each[:2] for each in choices], **kwargs)
        self.widget.glosses = {str(each[0]): each[2] for each in choices if len(each) > 2}
        self.most = most

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.most and len(value) > self.most:
            raise ValidationError(_("Choose at most %(most)s."), "most", {"most": self.most})


class Feelings(_Told, forms.MultipleChoiceField):
    """Feeling words from a wheel: `families` of finer words, any number of them, at most `most`."""

    widget = FeelingsInput

    def __init__(self, *, families: Sequence[Family], most: int = 12, **kwargs: Any) -> None:
        groups = [(family.label, [word[:2] for word in family.words]) for family in families]
        super().__init__(choices=groups, **kwargs)
        self.widget.families = families
        self.widget.glosses = {str(word[0]): word[2] for family in families for word in family.words}
        self.most = most

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                _("Choose at most %(most)s words; the strongest ones say it best."), "most", {"most": self.most}
            )


class Hue(_Told, forms.ChoiceField):
    """A person's colour, one of `HUES`; each reads well in light and dark."""

    widget = HueInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=HUES, **kwargs)


class Check(_Told, forms.BooleanField):
    """A single yes or no; the label stands beside the box."""

    widget = TickInput

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)


class Day(_Told, forms.DateField):
    """A calendar day, with the browser's own day picker."""

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)
        self.earliest, self.latest = earliest, latest
        for name, limit in (("min", earliest), ("max", latest)):
            if limit:
                self.widget.attrs[name] = limit.isoformat()

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(_("That day is too early here."), "early")
        if value and self.latest and value > self.latest:
            raise ValidationError(_("That day has not come yet."), "late")


class Slider(_Told, forms.IntegerField):
    """A whole number chosen with a slider, where the exact amount does not matter."""

    widget = SliderInput

    def __init__(self, *, low: int = 0, high: int = 10, ends: tuple[Text, Text] | None = None, **kwargs: Any) -> None:
        super().__init__(min_value=low, max_value=high, **kwargs)
        self.widget.ends = ends
