"""What kinds, wishes, depths and feelings are called, and what helps whoever receives."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Named(NamedTuple):
    """A choice as a form offers it: its word and what it means."""

    word: Text
    gloss: Text


class Wish(NamedTuple):
    """How something is to be received: as a choice, as a sentence to the other, and what helps to keep to it."""

    word: Text
    gloss: Text
    said: Text
    helps: tuple[Text, ...]


KINDS: Mapping[str, Named] = {
    "fear": Named(_("a fear"), _("Something you are afraid of, large or small.")),
    "hope": Named(_("a hope"), _("Something you wish for and would miss if it did not come.")),
    "insecurity": Named(_("a doubt about myself"), _("Where you feel small, or not enough.")),
    "story": Named(_("a story"), _("Something that happened, and what it left in you.")),
    "dream": Named(_("a dream"), _("A life you imagine, or one thing you would still like to do.")),
    "forgiveness": Named(_("something to be forgiven"), _("What you did or left undone, and are sorry for.")),
}

WISHES: Mapping[str, Wish] = {
    "listen": Wish(
        _("just listen"),
        _("Read it to the end. Nothing needs to be said or solved."),
        _("Please just listen."),
        (
            _("Read slowly, to the end. There is nothing to solve."),
            _("No advice, no cheering up, no story of your own for now."),
            _("If you answer, a short line is enough: that you read it, and that you are here."),
        ),
    ),
    "comfort": Wish(
        _("comfort me"),
        _("Be gentle with me. Reasons can wait."),
        _("Please comfort me."),
        (
            _("Be on their side first. Reasons and remedies can wait."),
            _("Say what you see they feel, and that it is no wonder."),
            _("Leave out “it is not so bad”, even if you believe it."),
        ),
    ),
    "questions": Wish(
        _("ask me questions"),
        _("Help me see it more clearly by wanting to know more."),
        _("Please ask me about it."),
        (
            _("Ask what you truly do not know yet. One question at a time."),
            _("A good question opens a door. One that hides an opinion shuts it."),
            _("They need not answer every one of them."),
        ),
    ),
    "help": Wish(
        _("help me"),
        _("Think with me about what could be done."),
        _("Please help me with it."),
        (
            _("Hear all of it before you begin to help."),
            _("Ask what kind of help: hands, thoughts, or company."),
            _("Offer, and let them choose. It stays theirs."),
        ),
    ),
}

RUNGS: Mapping[int, Named] = {
    1: Named(_("light"), _("Needs little courage. A beginning, or an ordinary day.")),
    2: Named(_("personal"), _("A little more of you than usual.")),
    3: Named(_("important"), _("It matters to you how it lands.")),
    4: Named(_("tender"), _("It is sore, or very dear, and easily bruised.")),
    5: Named(_("deep"), _("You seldom say it to anyone.")),
}

FELT: Mapping[str, Text] = {
    "safe": _("Yes, it felt safe"),
    "partly": _("Partly"),
    "unsafe": _("No, not really"),
}

#: Beginnings for the list of what keeps it safe, for whom nothing comes to mind.
STARTERS: tuple[Text, ...] = (
    _("What I tell you here goes to nobody else, not even kindly."),
    _("You put the phone away before I begin."),
    _("No jokes about it, not even weeks later."),
    _("You do not bring it up in a quarrel."),
    _("I may stop in the middle, and need not say why."),
    _("Ask me before you give advice."),
    _("If it is too much for you just now, say so and name another time."),
)
