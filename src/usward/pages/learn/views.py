"""The pages of the library. They are the same for both of a space, and reading them stores nothing."""

from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from usward.accounts.access import OwnRequest, own_page
from usward.core.content import Entry, Lesson, Practice, Script
from usward.packs.at_hand import at_hand, language
from usward.pages.learn import leading, saying, shelves
from usward.pages.learn.finding import Finder
from usward.ui import pacing

E = TypeVar("E", bound=Entry)
A_PAGE = 24  # entries of a few lines each


@own_page
@require_safe
def lessons(request: OwnRequest) -> HttpResponse:
    """Every lesson, and the questions people ask."""
    finder = shelves.lessons(request.GET, _bond(request))
    asked = [lesson for lesson in finder.found if lesson.answers]
    return _shelf(request, "lessons", finder, length=120, asked=asked)


@own_page
@require_safe
def lesson(request: OwnRequest, name: str) -> HttpResponse:
    """One lesson: what it says, how sure anyone is, what to try and where it comes from."""
    found = _entry(Lesson, name)
    told = {
        "lesson": found,
        "tries": leading.tries(found),
        "sources": leading.sources(found.sources),
        "further": leading.further(found),
    }
    return _page(request, "lesson", **told)


@own_page
@require_safe
def practices(request: OwnRequest) -> HttpResponse:
    """Every practice."""
    return _shelf(request, "practices", shelves.practices(request.GET, _bond(request)))


@own_page
@require_safe
def practice(request: OwnRequest, name: str) -> HttpResponse:
    """One practice, step by step, with when to leave it, and the way into it."""
    found = _entry(Practice, name)
    told = {
        "practice": found,
        "way": leading.way_into(found.opens),
        "needs": leading.needs(found),
        "sources": leading.sources(found.sources),
        "lessons": leading.lessons_about(found),
        "beside": leading.beside(found),
    }
    return _page(request, "practice", **told)


@own_page
@require_safe
def rituals(request: OwnRequest) -> HttpResponse:
    """Small things that come back."""
    return _shelf(request, "rituals", shelves.rituals(request.GET, _bond(request)))


@own_page
@require_safe
def ideas(request: OwnRequest) -> HttpResponse:
    """Things to do together once."""
    return _shelf(request, "ideas", shelves.ideas(request.GET, _bond(request)))


@own_page
@require_safe
def decks(request: OwnRequest) -> HttpResponse:
    """The decks; once a theme, a depth or a word is asked for, the questions themselves."""
    bond = _bond(request)
    finder = shelves.questions(request.GET, bond)
    opened = bool(finder.words or finder.value("theme") or finder.value("rung"))
    known = shelves.decks(finder.value("bond"))
    deck = next((theme for theme in known if theme.id == finder.value("theme")), None)
    rungs = [(rung, name, saying.RUNG_GLOSSES[rung], finder.address(rung=rung)) for rung, name in saying.RUNGS.items()]
    shelf = [(theme, finder.address(theme=theme.id)) for theme in known]
    return _shelf(request, "decks", finder, opened=opened, deck=deck, decks=shelf, rungs=rungs)


@own_page
@require_safe
def phrases(request: OwnRequest) -> HttpResponse:
    """Sentences to borrow."""
    return _shelf(request, "phrases", shelves.phrases(request.GET, _bond(request)), length=40)


@own_page
@require_safe
def feelings(request: OwnRequest) -> HttpResponse:
    """Words for feelings, and how each differs from its neighbour."""
    return _page(request, "feelings", families=shelves.feelings())


@own_page
@require_safe
def scripts(request: OwnRequest) -> HttpResponse:
    """Guidance to breathe and to calm down by."""
    return _page(request, "scripts", scripts=shelves.scripts())


@own_page
@require_safe
def script(request: OwnRequest, name: str) -> HttpResponse:
    """One script, line by line."""
    found = _entry(Script, name)
    pace = pacing.pace(found.breath) if found.breath else ""
    return _page(request, "script", script=found, pace=pace, sources=leading.sources(found.sources))


def _bond(request: OwnRequest) -> str:
    """The bond of the current space, which every shelf starts from; nothing without a space."""
    return request.space.bond if request.space else ""


def _entry(kind: type[E], name: str) -> E:
    found = at_hand().get(kind, name, language())
    if found is None:
        raise Http404
    return found


def _shelf(request: OwnRequest, name: str, finder: Finder[Any], length: int = A_PAGE, **told: Any) -> HttpResponse:
    return _page(request, name, finder=finder, leaf=finder.page(length), **told)


def _page(request: OwnRequest, name: str, **told: Any) -> HttpResponse:
    part = {"part": leading.way_into(leading.PARTS.get(name, ""))}
    return render(request, f"pages/learn/{name}.html", part | told)
