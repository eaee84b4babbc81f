"""What talk puts on Today: the day's question or what has opened, and what the other asked or wrote back."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.records import Kept
from usward.practices.talk.record import Answer, Laid, Reply
from usward.practices.talk.talking import Talk, talk
from usward.ui.cards import WAITS, Action, Card, Gift, put_away
from usward.vault.rounds import Look


def today(request: OwnRequest) -> Card | None:
    """What has opened comes first; then the day's question, to answer or already folded."""
    here = talk(request)
    if not here.both:
        return _alone(here)
    if here.older:
        return Card(
            title=_("Something here is older than it was"),
            body=_("Before anything opens, have a look at what that may mean."),
            actions=(Action(_("Have a look"), reverse("talk:front"), primary=True),),
        )
    fresh = here.fresh
    return _opened(here, fresh) if fresh else _question(here)


def _opened(here: Talk, fresh: list[Look]) -> Card:
    first = fresh[0]
    assert first.mine is not None
    return Card(
        kicker=_("It has opened"),
        who_sees=_("for both of you"),
        title=first.mine.record.asked,
        actions=(Action(_("Read it"), reverse("talk:round", args=[first.round]), primary=True),),
        tone="first",
    )


def _question(here: Talk) -> Card | None:
    found = here.todays
    if found is None or found.round is None:
        return None
    look = here.look(found.round)
    if look is not None and look.state not in ("writing", "folded"):
        return None
    return Card(
        kicker=_("For both of you") if look is None else _("Folded"),
        who_sees=opening(here, look),
        title=found.text,
        tone="" if look is None else "quietcard",
        template="talk/_card.html",
        more={"round": found.round, "look": look},
    )


def opening(here: Talk, look: Look | None = None) -> str:
    """When it opens, by my own clock; the day only where it is not today."""
    moment = here.opens(look)
    said = {"hour": date_format(moment, "H:i"), "day": date_format(moment, "l")}
    if moment.date() == timezone.localdate():
        return _("opens at %(hour)s, when both have answered") % said
    return _("opens on %(day)s at %(hour)s, when both have answered") % said


def _alone(here: Talk) -> Card | None:
    found = here.for_me()
    if found is None or any(kept.record.question == found.id for kept in here.vault.all(Answer, since=here.today)):
        return None
    return Card(
        kicker=_("A question for you"),
        who_sees=_("only you will see it"),
        title=found.text,
        actions=(Action(_("Answer"), reverse("talk:front")),),
    )


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Questions the other laid before both, and what they wrote back. While I am quiet they wait unseen."""
    here = talk(request)
    if not here.both:
        return
    since = request.today - WAITS
    away = put_away(request)
    yield from (_laid(kept, here.name) for kept in here.lying if not kept.mine and kept.id not in away)
    for kept in here.vault.all(Reply, since=since, space=here.there.id):
        # The other may read hours before me: until it is open for me, too, what they write back waits with it.
        if not kept.mine and kept.authentic and kept.id not in away and here.is_open(kept.record.round):
            yield _reply(kept, here)


def _laid(kept: Kept[Laid], name: str) -> Gift:
    return Gift(
        id=kept.id,
        seq=kept.seq,
        lead=_("%(name)s laid a question before both of you") % {"name": name},
        words=(kept.record.asked,),
        actions=(Action(_("Look at it"), reverse("talk:round", args=[kept.id])),),
        put_away=reverse("talk:put-away", args=[kept.id]),
    )


def _reply(kept: Kept[Reply], here: Talk) -> Gift:
    question = Truncator(here.asked_in(kept.record.round).text).words(12)
    said = {"name": here.name, "question": question}
    lead = (
        _("%(name)s would like to know more about “%(question)s”")
        if kept.record.asks
        else _("%(name)s wrote back beneath “%(question)s”")
    )
    return Gift(
        id=kept.id,
        seq=kept.seq,
        lead=lead % said,
        words=tuple(kept.record.text.split("\n")),
        actions=(Action(_("Open it"), reverse("talk:round", args=[kept.record.round])),),
        put_away=reverse("talk:put-away", args=[kept.id]),
    )
