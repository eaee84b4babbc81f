"""What opening up puts on Today, as part of *for you*: what the other told, answered, and shared for safety."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.records import Kept
from usward.practices.opening_up import keeping, showing
from usward.practices.opening_up.record import Answer, Keeps, Opening
from usward.ui.cards import WAITS, Action, Gift, put_away


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Never the words of what was told: first what it is, and how it is to be received. Unseen while I want it so."""
    if request.space is None or not showing.sees(request):
        return
    vault, space, since = request.vault, request.space.id, request.today - WAITS
    told = keeping.told_to_me(vault, space, since)
    said = [each for each in vault.all(Answer, since=since, space=space) if not each.mine and each.authentic]
    kept = [each for each in vault.all(Keeps, since=since, space=space) if not each.mine and each.authentic]
    if not (told or said or kept):
        return
    away, name = put_away(request), showing.names(request)["name"]
    yield from (_told(each, name) for each in told if each.id not in away)
    mine = {vault.copy_id(each, space): each for each in vault.all(Opening) if each.mine} if said else {}
    standing = {each.id: each.seq for each in vault.all(Opening, space=space) if each.id in mine} if said else {}
    for each in said:
        # To what was taken back nothing comes any more, whenever the other's own visit tidies their answer away.
        if each.id not in away and each.seq > standing.get(each.record.to, each.seq):
            yield _said(each, mine[each.record.to], name)
    yield from (_keeps(each, name) for each in kept if each.id not in away)


def _told(told: Kept[Opening], name: str) -> Gift:
    return Gift(
        id=told.id,
        seq=told.seq,
        lead=_("%(name)s would like to tell you something: %(kind)s.")
        % {"name": name, "kind": showing.kind(told.record).word},
        words=(str(showing.wish(told.record).said),),
        actions=(Action(_("When you have a moment"), reverse("opening_up:received", args=[told.id])),),
        put_away=reverse("opening_up:put-away", args=[told.id]),
    )


def _said(said: Kept[Answer], to: Kept[Opening], name: str) -> Gift:
    return Gift(
        id=said.id,
        seq=said.seq,
        lead=_("%(name)s says to what you told:") % {"name": name},
        words=tuple(said.record.text.split("\n")),
        by=_("You told: “%(words)s”") % {"words": Truncator(to.record.text).words(12).replace(".…", "…")},
        actions=(Action(_("Open"), reverse("opening_up:mine", args=[to.id])),),
        put_away=reverse("opening_up:put-away", args=[said.id]),
    )


def _keeps(kept: Kept[Keeps], name: str) -> Gift:
    return Gift(
        id=kept.id,
        seq=kept.seq,
        lead=_("What keeps it safe for %(name)s:") % {"name": name},
        words=(kept.record.text,),
        actions=(Action(_("Both lists"), reverse("opening_up:safe")),),
        put_away=reverse("opening_up:put-away", args=[kept.id]),
    )
