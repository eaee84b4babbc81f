"""What the pages of talk show, gathered from an opened vault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from usward.accounts.access import OwnRequest
from usward.core.content import Question, Theme
from usward.core.finding import finds
from usward.core.records import Kept
from usward.practices.talk import asked, device, keeping, rules
from usward.practices.talk.asked import Asked
from usward.practices.talk.forms import AnswerForm, BeneathForm, DepthForm, FindForm, OwnForm, ReplyForm
from usward.practices.talk.record import Answer, Reply
from usward.practices.talk.talking import Talk, talk
from usward.vault.rounds import Look
from usward.vault.store import NotHere

#: Pairs on one page of the book, questions on one page of a deck.
ON_A_PAGE = 24


@dataclass(frozen=True, slots=True)
class Pair:
    """One opened pair of the book."""

    look: Look
    asked: Asked
    favourite: bool = False
    replies: Sequence[Kept[Reply]] = ()

    @property
    def mine(self) -> Answer | None:
        return self.look.mine.record if self.look.mine else None

    @property
    def theirs(self) -> Answer | None:
        return self.look.theirs if isinstance(self.look.theirs, Answer) else None

    @property
    def opened(self) -> datetime:
        return timezone.localtime(self.look.since)

    @property
    def words(self) -> str:
        """Everything in it, for finding by word."""
        said = [each.words() for each in (self.mine, self.theirs) if each]
        back = [kept.record.text for kept in self.replies]
        return "\n".join([*said, *self.look.my_later, *self.look.their_later, *back])


def page(request: OwnRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of talk. This browser then remembers how far everything had come."""
    request.place = "together"
    found = talk(request)
    answer = render(request, template, {"talk": found, "name": found.name, **context})
    return answer if found.older else device.remember(request, answer)


# One question


def question(request: OwnRequest, found: Asked, form: AnswerForm, look: Look | None = None) -> dict[str, Any]:
    """A question to answer, or an answer that may still be rewritten."""
    here = talk(request)
    return {
        "asked": found,
        "form": form,
        "look": look,
        "opens": here.opens(look) if here.both else None,
        "until": look and timezone.localtime(look.fold.record.until),
        "seconds": look and max(1, int((look.fold.record.until - here.vault.now()).total_seconds()) + 5),
    }


def initial(look: Look | None) -> dict[str, Any]:
    """What an answer says already, as its form takes it."""
    if look is None or look.mine is None:
        return {}
    said: Answer = look.mine.record
    return {"said": said.said, "chosen": said.chosen, "guess": said.guess}


def folded(request: OwnRequest, found: Asked, look: Look, words: str = "") -> dict[str, Any]:
    """An answer that stands, with room beneath."""
    form = BeneathForm(initial={"later": words or request.prefill.get("later", "")})
    return {"asked": found, "look": look, "opens": talk(request).opens(look), "beneath": form, "kept_back": words}


def pair(request: OwnRequest, found: Asked, look: Look, form: ReplyForm) -> dict[str, Any]:
    """Two answers side by side, what was written back, and one question to stay with."""
    here = talk(request)
    ahead = turned(request)
    replies = keeping.replies(here.vault, here.there.id, look.round)
    # While I am quiet what the other writes back waits unseen.
    shown = Pair(look, found, replies=[each for each in replies if each.mine or here.both])
    return {
        "asked": found,
        "pair": shown,
        "form": form,
        "favourite": look.round in keeping.favourites(here.vault),
        "curious": asked.curious(found, {kept.record.text for kept in shown.replies}, ahead),
        "next": ahead + 1,
    }


def turned(request: OwnRequest) -> int:
    """How often *another one* was asked for."""
    said = request.GET.get("more", "")
    return int(said) if said.isdecimal() and len(said) < 4 else 0


# The front page


def front(request: OwnRequest) -> dict[str, Any]:
    """Today's question, what has opened, what lies there, and the last days'."""
    here = talk(request)
    if not here.both:
        return _alone(request, here)
    found = here.todays
    look = here.look(found.round) if found and found.round else None
    return {
        "fresh": [_titled(here, each) for each in here.fresh],
        "asked": found,
        "look": look,
        "opens": here.opens(look),
        "lying": here.lying,
        "earlier": here.earlier,
        "waiting": [_titled(here, each) for each in here.looks.values() if _waits(each, found)],
        "depth": DepthForm(initial={"most": here.deepest}),
    }


def _waits(look: Look, today: Asked | None) -> bool:
    return look.state in ("writing", "folded", "broken") and (today is None or look.round != today.round)


def _titled(here: Talk, look: Look) -> Pair:
    assert look.mine is not None
    return Pair(look, asked.of_record(look.mine.record, look.round))


def _alone(request: OwnRequest, here: Talk) -> dict[str, Any]:
    found = here.for_me(turned(request))
    return {
        "asked": found,
        "form": AnswerForm.of(request, asked=found, name=here.name) if found else None,
        "next": turned(request) + 1,
        "depth": DepthForm(initial={"most": here.deepest}),
    }


# The book


def book(request: OwnRequest, find: FindForm) -> dict[str, Any]:
    """The book of the two: by date, by theme, favourites alone, or what holds the words sought."""
    here, sought = talk(request), find.cleaned_data["find"] if find.is_valid() else ""
    pairs = _pairs(here, with_replies=bool(sought))
    theme, kept = request.GET.get("theme", ""), "kept" in request.GET
    chosen = [each for each in pairs if _belongs(each, theme, sought, kept=kept)]
    shown = Paginator(chosen, ON_A_PAGE if request.method == "GET" else max(1, len(chosen)))
    return {
        "find": find,
        "sought": sought,
        "any": bool(pairs),
        "page": shown.get_page(request.GET.get("page")),
        "themes": _themes_of(pairs),
        "theme": theme,
        "kept": kept,
        "alone": bool(mine_alone(request)),
    }


def _belongs(each: Pair, theme: str, sought: str, *, kept: bool) -> bool:
    about = not theme or theme in each.asked.themes
    return about and (each.favourite or not kept) and (not sought or finds(each.words, sought))


def _pairs(here: Talk, *, with_replies: bool) -> list[Pair]:
    """Every pair that is open to me, newest first; while I am quiet only those I saw before."""
    if here.space is None or here.space.id not in here.vault.spaces:
        return []
    here.settle()
    favourites = keeping.favourites(here.vault)
    beneath: dict[UUID, list[Kept[Reply]]] = {}
    for kept in here.vault.all(Reply, space=here.space.id) if with_replies else ():
        beneath.setdefault(kept.record.round, []).append(kept)
    found = [
        Pair(look, asked.of_record(look.mine.record, look.round), look.round in favourites, beneath.get(look.round, ()))
        for look in here.rounds.looks()
        if look.state == "open" and look.mine is not None and look.since and (here.both or not look.fresh)
    ]
    return sorted(found, key=lambda each: each.opened, reverse=True)


def _themes_of(pairs: Iterable[Pair]) -> list[Theme]:
    held = {theme for each in pairs for theme in each.asked.themes}
    return [theme for theme in asked.themes() if theme.id in held]


def mine_alone(request: OwnRequest) -> list[Kept[Answer]]:
    """My answers that nobody else can read and that wait for nobody, newest first."""
    here = talk(request)
    waits = set()
    if here.space and here.space.id in here.vault.spaces and here.both:
        waits = {look.round for look in here.rounds.looks() if look.state != "home"}
    elif here.space and here.space.id in here.vault.spaces:
        waits = {look.round for look in here.rounds.looks() if look.state == "open" and not look.fresh}
    return [kept for kept in here.vault.all(Answer) if kept.record.round not in waits]


def alone(request: OwnRequest, id: UUID) -> Kept[Answer]:  # noqa: A002 - a record's id
    """One of those answers.

    Raises
    ------
    NotHere
        It is not mine, or it is the other's as well by now.

    """
    for kept in mine_alone(request):
        if kept.id == id:
            return kept
    raise NotHere


# Decks


def decks(request: OwnRequest) -> dict[str, Any]:
    """The decks that suit this bond, and my own. What I paused is left out of my screens."""
    here = talk(request)
    counts: dict[str, int] = {}
    for each in _suiting(here):
        for theme in each.themes:
            counts[theme] = counts.get(theme, 0) + 1
    found = [theme for theme in asked.themes() if theme.id in counts and theme.id not in here.paused]
    return {"decks": found, "own": keeping.own_decks(here.vault), "left_alone": bool(here.paused)}


def deck(request: OwnRequest, name: str) -> dict[str, Any]:
    """One deck, light questions first; those I answered say so.

    Raises
    ------
    NotHere
        There is no such deck for me.

    """
    here = talk(request)
    theme = next((each for each in asked.themes() if each.id == name and name not in here.paused), None)
    found = sorted((each for each in _suiting(here) if name in each.themes), key=lambda each: each.rung)
    if theme is None or not found:
        raise NotHere
    rung = request.GET.get("rung", "")
    chosen = [each for each in found if rung in ("", str(each.rung))]
    return {
        "theme": theme,
        "page": Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page")),
        "rungs": sorted({each.rung for each in found}),
        "rung": rung,
        "answered": {kept.record.question for kept in here.vault.all(Answer)},
    }


def _suiting(here: Talk) -> list[Question]:
    found = asked.every()
    if here.space:
        found = rules.fitting(found, here.space.bond, far=here.space.far)
    return [each for each in found if not rules.is_left_alone(each.themes, here.paused)]


def own_form(request: OwnRequest) -> OwnForm:
    """A question of one's own, perhaps brought by another practice."""
    return OwnForm.of(request)
