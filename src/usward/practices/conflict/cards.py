"""What a quarrel puts on Today: a pause that holds or came to rest, and what the other said, raised or opened."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.records import Kept
from usward.live.record import SittingBegun
from usward.live.showing import invitations
from usward.practices.conflict import between, exchange, keeping, reach, rules
from usward.practices.conflict.record import (
    LookBack,
    Matter,
    NotYet,
    Proposal,
    Raised,
    Repair,
    Reply,
    SmallPromise,
    Understood,
    Wish,
)
from usward.practices.conflict.wording import in_words
from usward.ui.cards import WAITS, Action, Card, Gift, put_away


def today(request: OwnRequest) -> Card | None:
    """A pause that holds comes before everything else; one at rest is told for a few days, whoever ended it how."""
    if reach.may_pause(request) is None:
        return None
    keeping.settle(request.vault, reach.local_now())
    pause = reach.current_pause(request)
    if pause is None or pause.let_go:
        return None
    if pause.holds:
        return _holding(request, pause)
    rests = pause.standing.rests_on
    return _at_rest() if pause.at_rest and rests <= reach.local_day() < rests + rules.TOLD else None


def _holding(request: OwnRequest, pause: keeping.Mine) -> Card:
    returns, name = pause.standing.returns, reach.names(request)["name"]
    is_time = returns is not None and returns <= reach.local_now()
    title, body = _("A pause holds between you."), _("There is nothing to answer, and nothing to prepare yet.")
    if pause.reminded and is_time:
        title = _("It is the time you two agreed on.")
        body = _("You asked to be reminded. Come if you can; another time is possible, too.")
    elif returns:
        body = _("Agreed: %(time)s.") % {"time": in_words(returns)}
    elif pause.asks:
        said = {"name": name, "time": in_words(pause.asks.record.at)}
        body = _("%(name)s offers a time: %(time)s. You may take it, move it, or leave it.") % said
    return Card(
        kicker=_("Pause"),
        title=title,
        body=body,
        actions=(Action(_("To the pause"), reverse("conflict:pause"), primary=True), _breathe()),
        urgency=2 if is_time else 1,
    )


def _at_rest() -> Card:
    return Card(
        kicker=_("Pause"),
        title=_("The pause has come to rest."),
        body=_("Nothing waits here. What it was about can be taken up another day, or never."),
        actions=(Action(_("Open"), reverse("conflict:pause")),),
        tone="quietcard",
    )


def _breathe() -> Action:
    return Action(_("Breathe"), reverse("conflict:soothe"))


# What the other said


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """What the other raised, said or opened. While a pause holds, or this person is away from it, it waits unseen."""
    space = reach.reachable(request)
    if space is None or reach.holds_for_both(request):
        return
    silent, name = _set_aside(request), reach.names(request)["name"]
    for gift in invitations(request, "conflict", "conflict", _is_here):
        if request.vault.get(SittingBegun, gift.id, space).record.key not in silent:
            yield gift
    if request.vault.newest(Raised, space) is None:
        return
    kinds: tuple[type[Any], ...] = (Raised, *between.KINDS)
    for kind in kinds:
        kept: Kept[Any]
        for kept in request.vault.all(kind, since=request.today - WAITS, space=space):
            if not kept.mine and kept.authentic and kept.id not in put_away(request):
                about = about_of(request, kept)
                if about is not None and str(about.id) not in silent:
                    yield _gift(kept, about, name)


def _set_aside(request: OwnRequest) -> set[str]:
    """What no longer comes to this person by itself: what they set aside, and what was raised of it."""
    aside = between.aside(request.vault)
    if not aside:
        return set()
    prepared = [kept for kept in request.vault.all(Matter) if kept.id in aside and kept.record.raised]
    return {str(each) for each in aside} | {str(kept.record.raised) for kept in prepared}


def about_of(request: OwnRequest, kept: Kept[Any]) -> Kept[Raised] | None:
    """The thing raised that something said belongs to; nothing once that was taken back."""
    if isinstance(kept.record, Raised):
        return kept
    return reach.raised(request, exchange.about_if_there(request, kept))


def _is_here(sitting: object, name: str) -> str:
    return _("%(name)s would like to take turns with you, and is there.") % {"name": name}


def _gift(kept: Kept[Any], about: Kept[Raised], name: str) -> Gift:
    return Gift(
        id=kept.id,
        seq=kept.seq,
        lead=_lead(kept.record) % {"name": name},
        words=tuple(words.split("\n")) if (words := kept.record.words()) else (),
        by="" if isinstance(kept.record, Raised) else _("About: %(about)s") % {"about": about.record.about},
        actions=(Action(_("Open"), reverse("conflict:between", args=[about.id])),),
        put_away=reverse("conflict:put-away", args=[kept.id]),
    )


def _lead(record: object) -> str:
    match record:
        case Raised():
            return _("%(name)s would like to talk about something with you, when you are ready.")
        case Understood():
            return _("What %(name)s has understood of you. Is that it?")
        case Wish():
            return _("%(name)s put a wish or an idea on the table.")
        case Proposal():
            return _("What %(name)s thinks you two could agree on, for now.")
        case NotYet():
            return _("%(name)s says: not yet. That is an honest answer, too.")
        case Repair():
            return _("%(name)s would like to mend something. Nothing is asked of you.")
        case SmallPromise():
            return _("A small promise of %(name)s.")
        case LookBack():
            return _("%(name)s looked back.")
        case Reply(yes=True):
            return _("%(name)s says yes to what you said.")
    return _("%(name)s says that there is more to it.")
