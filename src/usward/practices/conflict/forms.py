"""The forms of the way through a quarrel."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.practices.conflict import rules, wording
from usward.practices.conflict.turning import LENGTHS
from usward.ui.forms import Check, Choice, Day, Form, Line, Words

MINUTES = {"30": 30, "60": 60, "120": 120, "day": 24 * 60}


class TimeForm(Form):
    """A time to return: one of a few that lie near, or a day and an hour of one's own."""

    when = Choice(label=gettext_lazy("When?"), choices=[("own", "")])
    day = Day(label=gettext_lazy("Which day?"), required=False)
    hour = forms.TimeField(
        label=gettext_lazy("At what time?"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("A time looks like 20:40.")},
    )

    def __init__(self, *args: Any, now: datetime, earliest: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.earliest = now, earliest
        near = [
            ("30", _("in half an hour")),
            ("60", _("in an hour")),
            ("120", _("in two hours")),
            ("day", _("tomorrow at this time")),
        ]
        choices = [(key, words) for key, words in near if now + timedelta(minutes=MINUTES[key]) >= earliest]
        self.fields["when"] = Choice(label=_("When?"), choices=[*choices, ("own", _("at a time of my own"))])
        first, last = _local(earliest).date(), _local(now + rules.FURTHEST).date()
        self.fields["day"] = Day(label=_("Which day?"), earliest=first, latest=last, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        at = self._own(given) if given["when"] == "own" else self.now + timedelta(minutes=MINUTES[given["when"]])
        if at is not None and at < self.earliest:
            self.add_error("hour", _("That is too soon. A later time is possible."))
        if at is not None and at > self.now + rules.FURTHEST:
            self.add_error("day", _("Choose a day within the next two weeks."))
        given["at"] = at.replace(second=0, microsecond=0) if at else None
        return given

    def _own(self, given: dict[str, Any]) -> datetime | None:
        if not given.get("day"):
            self.add_error("day", _("Which day?"))
        if not given.get("hour"):
            self.add_error("hour", _("At what time?"))
        if self.errors:
            return None
        zone = timezone.get_current_timezone()
        return rules.moment(given["day"], given["hour"].hour, given["hour"].minute, zone)


class FieldForm(Form):
    """One of the seven short fields. It may stay empty."""

    text = Words(label="", required=False)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = wording.ASKED[name]
        if name == "about":
            self.fields["text"] = Line(label=asked.question, help_text=asked.hint, who="me", required=False)
        else:
            self.fields["text"] = Words(
                label=asked.question, help_text=asked.hint, max_length=4000, lines=asked.lines, who="me", required=False
            )


class FriendForm(Form):
    """How a friend of both would tell it."""

    friend = Words(
        label=gettext_lazy("How would somebody tell it who is fond of you both?"),
        help_text=gettext_lazy("They were in the room, they want the best for the two of you, and they take no side."),
        max_length=4000, lines=6, who="me",
    )  # fmt: skip


class RaiseForm(Form):
    """What of a thing prepared alone goes to the other: a name, and perhaps what one hopes for."""

    about = Line(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("In words that are fair to both. Only this and the line below are shown."), who="both",
    )  # fmt: skip
    hope = Words(
        label=gettext_lazy("What do you hope for?"), max_length=4000, lines=2, required=False, who="both",
        help_text=gettext_lazy("For example: that we hear each other out, and need not solve it tonight."),
    )  # fmt: skip


class SayForm(Form):
    """Words for the other."""

    text = Words(label="", max_length=4000, who="both")

    def __init__(self, *args: Any, label: Any, hint: Any = "", lines: int = 4, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = Words(label=label, help_text=hint, max_length=4000, lines=lines, who="both")


class WishForm(Form):
    """A wish or an idea, one at a time."""

    kind = Choice(
        label=gettext_lazy("It is"),
        choices=[
            ("wish", gettext_lazy("a wish of mine"), gettext_lazy("what I would like, small and clear")),
            ("idea", gettext_lazy("an idea for us"), gettext_lazy("what we could try, good or not so good")),
        ],
        initial="wish",
    )
    text = Words(label=gettext_lazy("In your words"), max_length=4000, lines=2, who="both")


class ProposalForm(Form):
    """What the two could agree on; both said yes aloud, or the other answers by themselves."""

    text = Words(
        label=gettext_lazy("What could we agree on, for now?"), max_length=4000, lines=3, who="both",
        help_text=gettext_lazy("Small, something one can see, and for a stretch of time: for two weeks, until June."),
    )  # fmt: skip
    together = Check(label=gettext_lazy("We are both here, and both of us said yes to this aloud."))


class NotYetForm(Form):
    """An honest *not yet*; words are welcome and not needed."""

    text = Words(
        label=gettext_lazy("Is there anything you want to add?"), max_length=4000, lines=2, required=False, who="both",
        help_text=gettext_lazy("What it would still need, or only that it is too early."),
    )  # fmt: skip


class MoreForm(Form):
    """What there is besides, when what the other understood is not yet it."""

    text = Words(label=gettext_lazy("What is still missing?"), max_length=4000, lines=2, who="both")


class RepairForm(Form):
    """An apology in its parts. One part is enough to begin with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in wording.REPAIR_PARTS.items():
            self.fields[name] = Words(
                label=label, help_text=hint, max_length=4000, lines=2, who="later", required=False
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(name, "").strip() for name in wording.REPAIR_PARTS):
            raise ValidationError(_("A few words in one of the parts are enough."))
        return given


class PromiseForm(Form):
    """One small thing, and a day."""

    text = Line(
        label=gettext_lazy("What will you do?"), max_length=500, who="both",
        help_text=gettext_lazy("Yours alone, and small enough to keep on a bad day."),
    )  # fmt: skip
    by = Day(label=gettext_lazy("By which day?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"] = Day(
            label=gettext_lazy("By which day?"), earliest=today, latest=today + timedelta(days=366),
            error_messages={"required": _("Choose a day.")},
        )  # fmt: skip


class LookBackForm(Form):
    """How it is some days later."""

    how = Choice(label=gettext_lazy("How is it now?"), choices=wording.HOW_NOW)
    text = Words(
        label=gettext_lazy("What did help, and what is left?"), max_length=4000, lines=3, required=False, who="later"
    )


class SoothedForm(Form):
    """Whether a way to calm down did help."""

    how = Choice(label=gettext_lazy("How was it?"), choices=wording.CALMED)
    script = forms.SlugField(required=False, max_length=64, widget=forms.HiddenInput)


def _local(at: datetime) -> datetime:
    return timezone.localtime(at.astimezone(UTC))


class TurnsForm(Form):
    """How the two take turns: who speaks first, for how long, on whose device."""

    first = Choice(label=gettext_lazy("Who speaks first?"), choices=[("0", "")])
    minutes = Choice(
        label=gettext_lazy("How long at a time?"),
        choices=[(str(each), str(each)) for each in LENGTHS],
        initial="4",
    )
    phones = Choice(
        label=gettext_lazy("On which device?"),
        choices=[
            ("two", gettext_lazy("each on their own")),
            ("one", gettext_lazy("on this one, handed back and forth")),
        ],
        initial="two",
    )
    other_name = Line(label=gettext_lazy("What is the other called?"), max_length=60)

    def __init__(self, *args: Any, alone: bool, other: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [("0", _("I do")), ("1", other or _("the other"))]
        self.fields["first"] = Choice(label=_("Who speaks first?"), choices=first, initial="1")
        lengths = [(str(each), _("%(n)s minutes") % {"n": each}) for each in LENGTHS]
        self.fields["minutes"] = Choice(label=_("How long at a time?"), choices=lengths, initial="4")
        del self.fields["phones" if alone else "other_name"]
        if alone and other:
            self.fields["other_name"].initial = other

    def chosen(self) -> dict[str, Any]:
        """What `turning.begin` takes."""
        said = self.cleaned_data
        return {
            "first": int(said["first"]),
            "minutes": int(said["minutes"]),
            "one_phone": said.get("phones") != "two",
            "other_name": said.get("other_name", ""),
        }
