"""What the pages of practising show, out of the library and one's own vault."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from usward.accounts.access import OwnRequest
from usward.accounts.spaces import BONDS
from usward.accounts.topics import paused_now
from usward.core.choosing import one_a_day
from usward.core.content import Feeling, Situation, ValidationRung
from usward.core.content import Reply as Offered
from usward.core.records import Kept
from usward.live.hearing import RUNGS
from usward.packs.at_hand import at_hand, language, spoken
from usward.practices.empathy import rules, seeing
from usward.practices.empathy.forms import GuessForm, ReplyForm
from usward.practices.empathy.record import Guess, Reply
from usward.ui.practice import practices
from usward.vault.store import NotHere

WEATHER = {"hard": _("Something hard"), "happy": _("Something happy")}
#: Parts of Usward in which this is done with each other, by the first part of their addresses.
TOGETHER = ("listening", "opening-up", "check-in")

#: What each rung is, for whoever meets them for the first time.
LADDER = {
    "present": _("You put everything down and let them see that you listen."),
    "reflect": _("You give back what you heard, without adding to it."),
    "name": _("You hold out a word for the feeling, as a guess they may refuse."),
    "link": _("You see how it hangs together with their life, or with what came before."),
    "makes_sense": _("You say that anyone in their place might feel so."),
    "with_you": _("You are moved yourself, and let it show."),
}


def front(request: OwnRequest) -> dict[str, Any]:
    """A moment for today, and what the rungs are."""
    bond, tried = _bond(request), _tried(request)
    held = rules.offered(_known(), bond, "", paused_now(request))
    ahead = _turned(request)
    return {
        "moment": one_a_day(rules.untried(held, tried), request.today, ahead),
        "next": ahead + 1,
        "weather": WEATHER,
        "bond": bond,
        "ladder": [(RUNGS[rung], gloss) for rung, gloss in LADDER.items()],
        "together": [each for each in practices() if each.prefix in TOGETHER],
    }


def moments(request: OwnRequest) -> dict[str, Any]:
    """All moments of a bond in one weather; those I have practised are marked, for me alone."""
    weather = request.GET.get("weather", "")
    weather = weather if weather in WEATHER else "hard"
    bond, tried = _bond(request), _tried(request)
    held = rules.offered(_known(), bond, weather, paused_now(request))
    return {
        "moments": [{"moment": each, "tried": each.id in tried} for each in held],
        "weather": weather,
        "weathers": WEATHER.items(),
        "bond": bond,
        "bonds": BONDS,
        "title": WEATHER[weather],
    }


def named(name: str) -> Situation:
    """A moment of the library.

    Raises
    ------
    NotHere
        No pack brings it, or no longer.

    """
    found = at_hand().get(Situation, name, language())
    if found is None:
        raise NotHere
    return found


def moment(
    request: OwnRequest,
    situation: Situation,
    *,
    guessing: GuessForm | None = None,
    writing: ReplyForm | None = None,
) -> dict[str, Any]:
    """One moment: the guess, what was there to hear, the replies, and how far mine reaches."""
    guess = rules.last(request.vault.all(Guess), situation.id)
    reply = rules.last(request.vault.all(Reply), situation.id) if guess else None
    held = rules.replies(situation)
    return {
        "moment": situation,
        "guessing": guessing or _guess_form(situation),
        "guess": guess and _compared(guess, situation),
        "replies": list(enumerate(held)),
        "reply": reply,
        "reached": reply and _reached(reply, situation),
        "others": [
            {"reply": each, "rung": rung_word(each.rung), "number": number}
            for number, each in enumerate(held)
            if reply is None or each.text != reply.record.text
        ],
        "writing": (writing or ReplyForm()) if seeing.can_see() else None,
        "following": _following(request, situation),
    }


def guessing(request: OwnRequest, situation: Situation) -> GuessForm:
    """The guess as it was sent."""
    return GuessForm.of(request, choices=_choices(situation))


def rung_word(rung: ValidationRung) -> Any:
    """A rung as it is called on the page."""
    return RUNGS.get(rung, _("passes by"))


def _guess_form(situation: Situation) -> GuessForm:
    return GuessForm(choices=_choices(situation))


def _choices(situation: Situation) -> list[tuple[str, str, str]]:
    held = {feeling.id: feeling for feeling in at_hand().all(Feeling, language())}
    return [(name, held[name].word, held[name].gloss) for name in rules.options(situation, _families())]


def _families() -> dict[str, str]:
    return {feeling.id: feeling.family for feeling in at_hand().all(Feeling, language())}


def _compared(guess: Kept[Guess], situation: Situation) -> dict[str, Any]:
    found = rules.compared(guess.record.feelings, situation, _families())
    return {
        "heard": spoken(found.heard),
        "near": [spoken(pair) for pair in found.near],
        "also": spoken(found.also),
        "else": spoken(found.else_),
        "guessed": bool(guess.record.feelings),
        "all": spoken(situation.feelings),
    }


def _reached(reply: Kept[Reply], situation: Situation) -> dict[str, Any] | None:
    """Where my reply stands on the ladder, why, and what lifts it. Nothing when nobody can say."""
    seen = _authored(reply, situation.replies) or seeing.rung_of(reply.record.text, situation)
    if seen is None:
        return None
    ladder = [(RUNGS[rung], standing) for rung, standing in rules.ladder(seen.rung)]
    return {
        "rung": seen.rung,
        "word": rung_word(seen.rung),
        "because": seen.because,
        "lift": seen.lift,
        "support": seen.support,
        "ladder": ladder,
    }


def _authored(reply: Kept[Reply], offered: Iterable[Offered]) -> seeing.Seen | None:
    found = next((each for each in offered if each.text == reply.record.text), None)
    return seeing.Seen(found.rung, found.reason, found.lift) if found else None


def _following(request: OwnRequest, situation: Situation) -> Situation | None:
    """The next moment in the same weather that was not practised yet."""
    bond = _bond(request) if _bond(request) in situation.bonds else situation.bonds[0]
    held = rules.offered(_known(), bond, situation.weather, paused_now(request))
    others = [each for each in held if each.id != situation.id]
    return one_a_day(rules.untried(others, _tried(request)), request.today)


def _known() -> tuple[Situation, ...]:
    return at_hand().all(Situation, language())


def _tried(request: OwnRequest) -> set[str]:
    return {kept.record.situation for kept in request.vault.all(Reply)}


def _bond(request: OwnRequest) -> str:
    """The bond asked for, or that of the current space."""
    asked = request.GET.get("bond", "")
    if asked in {name for name, _word in BONDS}:
        return asked
    return request.space.bond if request.space else "partners"


def _turned(request: OwnRequest) -> int:
    said = request.GET.get("more", "")
    return int(said) if said.isdecimal() and len(said) < 5 else 0
