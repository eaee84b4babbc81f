"""What the page takes: the words, the message they answer, and for whom they are."""

from django.utils.translation import gettext_lazy as _

from usward.ui.forms import Choice, Form, Words

LONGEST = 6000
BONDS = (("partners", _("partners")), ("friends", _("friends")), ("family", _("family")))


class SayForm(Form):
    """Names begin with `say_`, so that the fields of the page the words came from can travel beside them."""

    say_text = Words(label=_("Your words"), max_length=LONGEST, lines=6)
    say_context = Words(
        label=_("What they wrote, if you answer"),
        help_text=_("Only with their words beside yours can an answer be seen as one."),
        max_length=LONGEST,
        required=False,
        lines=3,
    )
    say_bond = Choice(label=_("You are"), choices=BONDS)
