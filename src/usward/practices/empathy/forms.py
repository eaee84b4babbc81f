"""The forms of practising: a guess, and an answer of one's own."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from usward.practices.empathy import rules
from usward.ui.forms import Chips, Form, Words


class GuessForm(Form):
    """What the other may feel. `choices` are (id, word, gloss)."""

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feelings"] = Chips(
            label=_("What may be going on in them?"), choices=choices, most=rules.GUESSES, required=False, who="me"
        )


class ReplyForm(Form):
    """An answer in one's own words."""

    text = Words(label=_("In your own words"), max_length=4000, lines=3, who="me")
