"""What asking puts on Today, as part of *for you*: what the other asks, and what they said to what I asked."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.asking import asks
from usward.asking.rules import Asked
from usward.ui.cards import WAITS, Action, Gift, put_away


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Open asks of the other, and their words to mine. While I am quiet they wait unseen."""
    if request.space is None or request.space.quiet:
        return
    found = asks.seen_asks(request)
    away, name = put_away(request) if found else set(), request.space.other_name or request.space.title
    for each in found:
        word = each.their_word
        if not each.mine and each.state == "open":
            if each.ask.id not in away:
                yield _asks(each, name)
        elif word is not None and word.id not in away and request.today - word.day < WAITS and _is_news(each):
            yield _said(each, name)


def _is_news(asked: Asked) -> bool:
    """Whether the other had the last word: to a condition I settled myself I need no telling."""
    return asked.mine is (asked.reply is None)


def _asks(asked: Asked, name: str) -> Gift:
    ask, title = asked.ask.record, asks.title_of(asked.ask.record.practice)
    lead = _("%(name)s asks you something.") if not title else _("%(name)s asks: %(title)s")
    return Gift(
        id=asked.ask.id,
        seq=asked.ask.seq,
        lead=lead % {"name": name, "title": title},
        words=(ask.what,),
        by=_("When: %(when)s") % {"when": ask.when} if ask.when else "",
        put_away=reverse("asking:rest", args=[asked.ask.id]),
        template="asking/_gift.html",
        more={"next": "pages:today"},
    )


def _said(asked: Asked, name: str) -> Gift:
    word: Any = asked.their_word
    what = Truncator(asked.ask.record.what).words(18).replace(".…", "…")
    return Gift(
        id=word.id,
        seq=word.seq,
        lead=lead_of(asked) % {"name": name},
        words=(word.record.line,) if word.record.line else (),
        by=(_("You asked: “%(what)s”") if asked.mine else _("%(name)s had asked: “%(what)s”"))
        % {"what": what, "name": name},
        actions=_actions(asked),
        put_away=reverse("asking:put-away", args=[word.id]),
    )


def lead_of(asked: Asked) -> str:
    """The other's last word, as a sentence with room for their name."""
    word: Any = asked.their_word
    if not asked.mine:
        return _("That suits %(name)s.") if word.record.said == "yes" else _("%(name)s lets it be for now.")
    return {
        "yes": _("%(name)s says yes."),
        "yes-if": _("%(name)s says: yes, if…"),
        "not-this": _("%(name)s says: not this, thank you."),
    }[word.record.said]


def _actions(asked: Asked) -> tuple[Action, ...]:
    if asked.state == "if":
        return (Action(_("Answer"), reverse("asking:one", args=[asked.ask.id]), primary=True),)
    onward = asks.way_on(asked)
    return (Action(_("Begin"), onward, primary=True),) if onward else ()
