"""The forms of needs: an item, a preference, showing, a guess, a request."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.practices.needs.record import Guess, Need, Preference, Request, Sort
from usward.practices.needs.wording import FIELDS, SITUATIONS, Text
from usward.ui.forms import Check, Choice, Form, Line, Scale, Words

MATTERS = (gettext_lazy("a little"), gettext_lazy("deeply"))
MET = (gettext_lazy("hardly"), gettext_lazy("fully"))


class NeedForm(Form):
    """How much a need matters, how well it is met, and what meets it. One of the three is enough."""

    name = Line(label=gettext_lazy("What do you call it?"), max_length=60,
                help_text=gettext_lazy("A word or two: “time in the workshop”, “being sung to”."))  # fmt: skip
    matters = Scale(label=gettext_lazy("How much does it matter to you?"), ends=MATTERS, required=False)
    met = Scale(label=gettext_lazy("How well is it met these days?"), ends=MET, required=False)
    meets = Words(label=gettext_lazy("What meets it?"), max_length=4000, lines=2, required=False, who="later",
                  help_text=gettext_lazy("As concretely as you can: what somebody does or says."))  # fmt: skip

    def __init__(self, *args: Any, named: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if named:
            del self.fields["name"]

    def from_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """A draft of another practice brings its words as `text`: they are what would meet it."""
        found = super().from_draft(draft)
        if draft.get("text") and not found.get("meets"):
            found["meets"] = draft["text"]
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "name" not in self.fields and not self.errors and not any(given.values()):
            raise ValidationError(_("One of the three is enough, and leaving it for another day is fine, too."))
        return given

    def record(self, old: Need) -> Need:
        """The need as it was with what is said now."""
        return old.with_(**{name: self.cleaned_data[name] for name in self.fields})


class ShowForm(Form):
    """Showing an item, with or without how well it is met."""

    with_met = Check(label=gettext_lazy("Also how well it is met these days"))


class PreferenceForm(Form):
    """How I like to be treated: the same three questions, asked in three ways."""

    def __init__(self, *args: Any, sort: Sort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sort = sort
        about, better, more = FIELDS[sort]
        if sort == "comfort":
            situations = [*SITUATIONS, ("", gettext_lazy("something else"))]
            self.fields["situation"] = Choice(label=_("When I am…"), choices=situations, required=False)
        self.fields["about"] = self._words(about, required=sort != "comfort")
        self.fields["better"] = self._words(better, required=False)
        self.fields["more"] = self._words(more, required=False, who="later")

    def _words(self, asked: tuple[Text, Text], *, required: bool, who: str = "") -> Words:
        label, hint = asked
        return Words(label=label, help_text=hint, max_length=4000, lines=2, required=required, who=who)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not (given.get("situation") or given.get("about")):
            raise ValidationError(_("Choose a situation, or say it in your own words."))
        return given

    def record(self, old: Preference | None = None, **about: Any) -> Preference:
        """The preference; with `old`, that one in new words."""
        given = {"situation": "", **self.cleaned_data}
        return old.with_(**given) if old else Preference(sort=self.sort, **given, **about)


class GuessForm(Form):
    """What I imagine of a need of the other's."""

    matters = Scale(label=gettext_lazy("How much does it matter to them, do you think?"), ends=MATTERS, required=False)
    meets = Words(label=gettext_lazy("What might meet it?"), max_length=4000, lines=2, required=False, who="me")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and given.get("matters") is None and not given.get("meets"):
            raise ValidationError(_("A number or a few words are enough for a guess."))
        return given

    def record(self, **about: Any) -> Guess:
        """The guess."""
        return Guess(matters=self.cleaned_data["matters"], meets=self.cleaned_data["meets"], **about)


class RequestForm(Form):
    """One small thing to ask for."""

    need = Choice(label=gettext_lazy("Which need is it about?"), choices=[], required=False)
    what = Words(label=gettext_lazy("What would you like to ask for?"), max_length=4000, lines=3, tall=True,
                 help_text=gettext_lazy("“Would you put the phone away while we eat tonight?”"))  # fmt: skip
    when = Line(label=gettext_lazy("When?"), required=False, who="later")

    def __init__(self, *args: Any, needs: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs:
            choices = [*((str(id), name) for id, name in needs), ("", gettext_lazy("none in particular"))]  # noqa: A001
            self.fields["need"] = Choice(label=self.fields["need"].label, choices=choices, required=False)
        else:
            del self.fields["need"]

    def from_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """A draft of another practice brings its words as `text`: they are what is to be asked for."""
        found = super().from_draft(draft)
        if draft.get("text") and not found.get("what"):
            found["what"] = draft["text"]
        return found

    def record(self, old: Request | None = None, **about: Any) -> Request:
        """The request; with `old`, that one in new words."""
        given = self.cleaned_data
        need = UUID(given["need"]) if given.get("need") else None
        words = {"what": given["what"], "when": given["when"], "need": need}
        return old.with_(**words) if old else Request(**words, **about)
