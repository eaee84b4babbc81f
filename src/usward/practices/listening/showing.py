"""What the pages of listening show, gathered from an opened vault."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest
from usward.accounts.topics import paused_now
from usward.core.choosing import one_a_day
from usward.core.content import Phrase, Situation
from usward.core.records import Kept
from usward.live import sittings
from usward.live.hearing import RUNGS, hearing
from usward.live.showing import Room
from usward.live.sittings import Sitting
from usward.packs.at_hand import at_hand, language
from usward.practices.listening import keeping, rules
from usward.practices.listening.cards import told_in_words
from usward.practices.listening.record import HowItWas, Practised

#: Past sittings on the front page, and things practised alone.
FEW = 6


def place(request: OwnRequest) -> UUID | None:
    """Where sittings lie: in the space of the two, or in one's own bucket until there are two."""
    return request.space.id if request.space and request.space.joined else None


def can_invite(request: OwnRequest) -> bool:
    """Whether the other can be invited now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def called(request: OwnRequest) -> str:
    """What the other is called."""
    return (request.space.other_name or request.space.title) if request.space else ""


def front(request: OwnRequest) -> dict[str, Any]:
    """The open room, and the ones that came to their end."""
    there = place(request)
    quiet = request.space is not None and request.space.quiet
    open_room = None if quiet else sittings.current(request.vault, there, keeping.PRACTICE, request.today)
    past = [] if quiet else list(keeping.finished(request.vault, there, FEW))
    return {"open_room": open_room, "past": past, "name": called(request), "offer": can_invite(request)}


def room(request: OwnRequest, found: Sitting, **trouble: Any) -> Room:
    """The live room. Its end depends on what was noted and told as well."""
    more = {"topic": found.details.get("topic", ""), "minutes": found.details.get("minutes", "")}
    bond = request.space.bond if request.space else None
    version = ""
    if found.state.over == "finished":
        more |= ending(request, found)
        version = f"{bool(more['how'])}{more['mine']}{more['theirs']}"
    elif found.stage.name == "close":
        more |= closing(found, bond)
    elif found.stage.name != "ready":
        more |= hearing(found, bond)
    shown = Room(request, found, "listening", "listening/_room.html", _("Listening"), version=version, **trouble)
    return replace(shown, more={**more, "first_name": shown.names[_speaks_first(found)]})


def _speaks_first(found: Sitting) -> int:
    return next((stage.whose for stage in found.state.plan if stage.whose is not None), 0)


def ending(request: OwnRequest, found: Sitting) -> dict[str, Any]:
    """Closing words of both, how it was for me, and what was told."""
    how = keeping.how_it_was(request.vault, found.id)
    mine, theirs = keeping.told(request.vault, found.space, found.id)
    return {
        "closing": found.said("close"),
        "how": how.record if how else None,
        "numbers": bool(how and (how.record.understood or how.record.listened)),
        "mine": told_in_words(mine.record) if mine else "",
        "theirs": told_in_words(theirs.record) if theirs else "",
        "can_tell": found.space is not None and can_invite(request),
        "for_them": found.one_phone and found.kept.mine and found.space is not None and can_invite(request),
        "nothing": {},
        "draft": {
            "text": _("After listening to each other about “%(topic)s”: ") % {"topic": found.details.get("topic", "")}
        },
    }


def closing(found: Sitting, bond: str | None) -> dict[str, Any]:
    """Words to close with, two of the packs."""
    known = [
        each.text
        for each in at_hand().all(Phrase, language())
        if each.kind in ("close", "thanks") and each.rung < 4 and (bond is None or bond in each.bonds)
    ]
    turn = found.id.int % max(1, len(known))
    return {"borrow": [known[(turn + at * 7) % len(known)] for at in range(min(3, len(known)))]}


# Alone


def situations(request: OwnRequest) -> list[Situation]:
    """All there is to practise with here."""
    bond = request.space.bond if request.space else None
    return rules.to_practise(at_hand().all(Situation, language()), bond, paused_now(request))


def todays(request: OwnRequest) -> tuple[Situation | None, int]:
    """Today's situation, or one after it, and the place of the next."""
    said = request.GET.get("more", "")
    ahead = int(said) if said.isdecimal() and len(said) < 5 else 0
    return one_a_day(situations(request), request.today, ahead), ahead + 1


def looked_at(situation: Situation) -> dict[str, Any]:
    """The ladder of a situation's replies, each with the name of its rung."""
    steps = [(RUNGS.get(reply.rung, _("misses it")), reply) for reply in rules.ladder(situation.replies)]
    return {"situation": situation, "steps": steps}


def practised(request: OwnRequest) -> list[tuple[Kept[Practised], Situation | None]]:
    """What was kept of practising alone, newest first."""
    kept = request.vault.all(Practised)[:FEW]
    return [(each, at_hand().get(Situation, each.record.situation, language())) for each in kept]


def as_noted(how: Kept[HowItWas] | None) -> dict[str, Any]:
    """What was noted, as the form takes it."""
    if how is None:
        return {}
    return {name: getattr(how.record, name) for name in ("understood", "listened", "line")}
