"""What appreciation puts on Today."""

from collections.abc import Iterator

import numpy as np
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.core.records import Kept
from usward.practices.appreciation import keeping, rules, showing
from usward.practices.appreciation.record import Appreciation, Thanks
from usward.ui.cards import WAITS, Action, Card, Gift, put_away


def today(request: OwnRequest) -> Card | None:
    """A gentle question when nothing was noticed for some days. It names nobody and counts nothing."""
    away = {space.id for space in request.opened.spaces if space.quiet or not space.joined}
    keeping.give_due(request.vault, request.today, away)
    last = request.vault.newest(Appreciation)
    if not rules.needs_a_nudge(last.day if last else None, request.today):
        return None
    prompt = showing.prompt(request)
    return Card(
        kicker=_("Something small"),
        who_sees=_("only you, until you give it"),
        title=prompt.text if prompt else _("Was there something good today, however small?"),
        actions=(Action(_("Notice it"), reverse("appreciation:new")),),
    )


def good(request: OwnRequest) -> Card | None:
    """One note of the jar by chance, for a moment in which somebody asks for something good."""
    held = [each.kept for each in keeping.jar(request.vault, showing.reachable(request))]
    kept = rules.any_one(held, np.random.default_rng())
    if kept is None:
        return None
    return Card(
        kicker=_("From your jar"),
        title=Truncator(kept.record.words()).words(60),
        actions=(Action(_("The jar"), reverse("appreciation:jar")),),
        tone="quietcard",
    )


def for_you(request: OwnRequest) -> Iterator[Gift]:
    """Notes the other gave and thanks they sent. While I am quiet they wait unseen."""
    space = request.space
    if space is None or space.quiet or not space.joined:
        return
    vault, since = request.vault, request.today - WAITS
    notes = [kept for kept in vault.all(Appreciation, since=since, space=space.id) if not kept.mine and kept.authentic]
    thanks = list(keeping.thanked(vault, space.id, since))
    away, name = put_away(request) if notes or thanks else set(), showing.names(request)["name"]
    yield from (_noticed(note, name) for note in notes if note.id not in away)
    yield from (_thanked(each, note, name) for each, note in thanks if each.id not in away)


def _noticed(note: Kept[Appreciation], name: str) -> Gift:
    return Gift(
        id=note.id,
        seq=note.seq,
        words=tuple(note.record.words().split("\n")),
        by=_("%(name)s noticed this.") % {"name": name},
        put_away=reverse("appreciation:put-away", args=[note.id]),
        template="appreciation/_gift.html",
        more={"name": name},
    )


def _thanked(thanks: Kept[Thanks], note: Kept[Appreciation], name: str) -> Gift:
    return Gift(
        id=thanks.id,
        seq=thanks.seq,
        lead=_("%(name)s thanks you, quietly.") % {"name": name},
        words=(thanks.record.line,) if thanks.record.line else (),
        by=_("For: “%(words)s”") % {"words": Truncator(note.record.words()).words(14).replace(".…", "…")},
        put_away=reverse("appreciation:put-away", args=[thanks.id]),
    )
