"""The forms of opening up: telling, answering, and what keeps it safe."""

from typing import Any
from uuid import UUID

from django.forms import CharField, HiddenInput
from django.utils.translation import gettext_lazy

from usward.practices.opening_up import wording
from usward.practices.opening_up.record import Opening
from usward.ui.forms import Choice, Form, Line, Words

KINDS = [(key, each.word, each.gloss) for key, each in wording.KINDS.items()]
WISHES = [(key, each.word, each.gloss) for key, each in wording.WISHES.items()]
RUNGS = [(str(key), each.word, each.gloss) for key, each in wording.RUNGS.items()]


class OpeningForm(Form):
    """Something to tell: what it is, how deep, how it is to be received, and the words."""

    kind = Choice(label=gettext_lazy("What is it?"), choices=KINDS)
    rung = Choice(label=gettext_lazy("How deep does it go?"), choices=RUNGS, who="me")
    how = Choice(
        label=gettext_lazy("How would you like it received?"),
        choices=WISHES,
        error_messages={"required": gettext_lazy("The other is shown this before your words, so choose one.")},
    )
    text = Words(label=gettext_lazy("In your words"), tall=True, lines=7)
    prompt = CharField(required=False, max_length=400, widget=HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and "tell" not in self.data:
            self.fields["how"].required = False  # kept for oneself it needs no wish

    def record(self, space: UUID | None, **about: Any) -> Opening:
        """What was written, for one's own bucket."""
        given = self.cleaned_data
        return Opening(
            kind=given["kind"],
            how=given["how"] or "listen",
            rung=int(given["rung"]),
            text=given["text"],
            prompt=given["prompt"],
            space=space,
            **about,
        )


class AnswerForm(Form):
    """An answer to something told."""

    text = Words(label=gettext_lazy("Your answer"), max_length=4000, lines=3, who="both")


class KindnessForm(Form):
    """What a friend would say to it, said to oneself."""

    text = Words(
        label=gettext_lazy("What would you say to a friend who told you this?"), max_length=4000, lines=3, who="me"
    )


class KeepsForm(Form):
    """One thing that keeps it safe."""

    text = Line(label=gettext_lazy("What keeps this space safe for me"), max_length=500, who="later")
