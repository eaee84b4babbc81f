"""What the pages of the evening show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.accounts.access import OwnRequest
from usward.accounts.topics import paused_now
from usward.core.choosing import one_a_day
from usward.core.content import Question, Theme
from usward.core.records import Kept
from usward.core.topics import is_paused
from usward.core.turns import elapsed
from usward.live import sittings
from usward.live.showing import Room
from usward.live.sittings import Sitting
from usward.packs.at_hand import at_hand, language
from usward.practices.evening import keeping, rules
from usward.practices.evening.record import QuietEvening
from usward.ui.cards import Text

#: What the sets are called.
SETS = (gettext_lazy("First set, light"), gettext_lazy("Second set, closer"), gettext_lazy("Third set, deep"))
#: Ways for the one who listens to stay with an answer, when the question brings none of its own.
CURIOUS = (
    gettext_lazy("Tell me a little more about that."),
    gettext_lazy("Is there a story to it?"),
    gettext_lazy("What about it matters to you?"),
    gettext_lazy("What was that like?"),
    gettext_lazy("What else comes to mind?"),
)


def reachable(request: OwnRequest) -> UUID | None:
    """The space in which an evening can be: none before both are here, or while this person is quiet."""
    space = request.space
    return space.id if space is not None and space.joined and not space.quiet else None


def name(request: OwnRequest) -> str:
    """What the other is called; empty without a space."""
    return (request.space.other_name or request.space.title) if request.space else ""


def questions(request: OwnRequest) -> list[Question]:
    """All questions that suit the two."""
    space = request.space
    bond, far = (space.bond, space.far) if space else ("friends", False)
    return rules.fitting(at_hand().all(Question, language()), bond, far=far)


def themes_of(request: OwnRequest) -> Mapping[str, Sequence[str]]:
    """The themes of every question at hand."""
    return {each.id: each.themes for each in at_hand().all(Question, language())}


def front(request: OwnRequest) -> dict[str, Any]:
    """The front page: what rests, and what can be begun."""
    space = reachable(request)
    found = sittings.current(request.vault, space, keeping.PRACTICE, request.today)
    quiet = keeping.open_alone(request.vault)
    return {"found": found, "place": found and rules.place_of(found.stage), "quiet": quiet, "name": name(request)}


def topics(request: OwnRequest) -> list[Theme]:
    """The themes that the guest at one phone may leave out, the tender ones first."""
    bond = request.space.bond if request.space else None
    known = [each for each in at_hand().all(Theme, language()) if bond is None or bond in each.bonds]
    return sorted(known, key=lambda each: not each.tender)


def room(request: OwnRequest, found: Sitting, **trouble: str) -> Room:
    """The room as a page."""
    return Room(
        request, found, "evening", "evening/_evening.html", _("The graded evening"), style="evening/evening.css",
        more=_inside(request, found), **trouble,
    )  # fmt: skip


def _inside(request: OwnRequest, found: Sitting) -> dict[str, Any]:
    place = rules.place_of(found.stage)
    sets = sum(stage.name == "first" for stage in found.state.plan) // rules.IN_A_SET
    shown: dict[str, Any] = {"place": place, "sets": sets, "in_a_set": rules.IN_A_SET, "draft": {}}
    if found.stage.name == "leave-out":
        shown["topics"] = topics(request)
    elif found.stage.name == "breathe":
        shown["next"] = _set_name(found.stage.group - 99)
    elif place is not None:
        shown |= _asked(request, found, place)
    return shown


def topics_chosen(request: OwnRequest, **_: Any) -> None:
    """This person paused topics, perhaps on another page: the evening they sit in leaves them out from now on."""
    keeping.leave_out_everywhere(request.vault, themes_of(request), paused_now(request), request.today)


def _asked(request: OwnRequest, found: Sitting, place: rules.Place) -> dict[str, Any]:
    question = _question("".join(keeping.cards(request.vault, found)[place.at : place.at + 1]))
    # The other may have brought it before this person paused it. At one phone it lies open between the two already.
    if question and not found.one_phone and is_paused(question.themes, paused_now(request)):
        return {"set_name": _set_name(place.set), "left_alone": True}
    over = elapsed(found.state, found.at) >= place.set * rules.SET_MINUTES * 60
    return {
        "set_name": _set_name(place.set),
        "question": question,
        "curious": _curious(question, found.kept.day, place),
        "set_is_over": over and place.number < rules.IN_A_SET,
    }


def _set_name(number: int) -> Text:
    """What the how-manieth set is called; a plan that somebody made longer has no more names than these."""
    return SETS[min(number, len(SETS)) - 1]


def _curious(question: Question | None, day: date, place: rules.Place) -> Sequence[str]:
    own = question.follow_ups if question else ()
    return own or [str(one_a_day(CURIOUS, day, place.at))]


def _question(id: str) -> Question | None:  # noqa: A002 - a question's id
    return at_hand().get(Question, id, language()) if id else None


# Alone


def alone(request: OwnRequest, kept: Kept[QuietEvening]) -> dict[str, Any]:
    """The question one is at: the first from there on that is still known and not paused since."""
    paused, ids = paused_now(request), kept.record.questions
    for at in range(kept.record.at, len(ids)):
        question = _question(ids[at])
        if question is not None and not is_paused(question.themes, paused):
            draft = {"prompt": question.text, "text": ""}
            return {"question": question, "at": at, "number": at + 1, "of": len(ids), "kept": kept, "draft": draft}
    return {"question": None, "kept": kept, "draft": {"prompt": _("What do you take from this evening?")}}
