"""Widgets drawn by our own templates: scales, chips, feelings, sliders. All work without JavaScript."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Family:
    """A family of finer feeling words. `words` are (value, word, gloss); `key` names it for tests and style."""

    key: str
    label: Text
    words: Sequence[tuple[str, Text, Text]]


class ScaleInput(forms.RadioSelect):
    """A row of numbers to choose from, each 44 px, reached with the arrow keys; `ends` name both sides."""

    template_name = "ui/_scale.html"
    ends: tuple[Text, Text] | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        numbers = [each for each, _label in self.choices if each != ""]
        said = {"ends": self.ends, "low": str(numbers[0]), "high": str(numbers[-1])}
        return super().get_context(name, value, attrs) | said


class ChoiceInput(forms.RadioSelect):
    """One of a few options; short ones stand as chips, and each may carry a gloss."""

    template_name = "ui/_chips.html"
    glosses: Mapping[Any, Text] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        return option | {"gloss": self.glosses.get(str(option["value"]), "")}


class ChipsInput(forms.CheckboxSelectMultiple):
    """Any number of options as chips; the gloss of a chosen one appears below the row."""

    template_name = "ui/_chips.html"
    glosses: Mapping[Any, Text] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        return option | {"gloss": self.glosses.get(str(option["value"]), "")}


class FeelingsInput(ChipsInput):
    """Families of finer words. Without JavaScript each family unfolds by itself; with it, a flower chooses."""

    template_name = "ui/_feelings.html"
    families: Sequence[Family] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        petals = [
            {"family": family, "options": options, "chosen": sum(bool(each["selected"]) for each in options)}
            for family, (_name, options, _index) in zip(self.families, groups, strict=True)
        ]
        return context | {"petals": petals}


class HueInput(forms.RadioSelect):
    """A choice of colours, each drawn as a petal in that colour, with its name."""

    template_name = "ui/_hues.html"


class SliderInput(forms.NumberInput):
    """A slider for amounts where the exact number does not matter; its value is shown beside it."""

    input_type = "range"
    template_name = "ui/_slider.html"
    ends: tuple[Text, Text] | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"ends": self.ends}


class TickInput(forms.CheckboxInput):
    """A single yes, with its sentence beside the box."""

    template_name = "ui/_tick.html"
