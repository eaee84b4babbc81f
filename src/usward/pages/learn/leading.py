"""Where reading leads: from a lesson to practices, from a practice into the part of Usward that guides it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from usward.core.content import Lesson, Need, Practice, Source
from usward.packs.at_hand import at_hand, language
from usward.ui.practice import practices as installed

FURTHER = 4

#: Shelves that belong to a part of Usward, by the name of that part.
PARTS = {"decks": "talk", "rituals": "rituals", "feelings": "check-in"}


class Way(NamedTuple):
    """The door into a part of Usward."""

    title: str
    url: str


class Try(NamedTuple):
    """A practice a lesson names, and the way into it where there is one."""

    practice: Practice
    way: Way | None


def way_into(name: str) -> Way | None:
    """The part of Usward that a pack calls `name`, which is the first part of its addresses; if it is installed."""
    for config in installed():
        if name and name == config.prefix:
            return Way(str(config.title), reverse(config.entry))
    return None


def tries(lesson: Lesson) -> list[Try]:
    """The practices a lesson names; one whose pack is gone is left out."""
    named = (at_hand().get(Practice, name, language()) for name in lesson.tries)
    return [Try(practice, way_into(practice.opens)) for practice in named if practice]


def sources(names: Iterable[str]) -> list[Source]:
    """The publications behind an entry, by year."""
    found = (at_hand().get(Source, name, language()) for name in names)
    return sorted((source for source in found if source), key=lambda source: (source.year, source.id))


def needs(practice: Practice) -> list[Need]:
    """The needs a practice speaks to."""
    found = (at_hand().get(Need, name, language()) for name in practice.needs)
    return [need for need in found if need]


def lessons_about(practice: Practice) -> list[Lesson]:
    """Lessons that name this practice first, then others on the same row."""
    every = at_hand().all(Lesson, language())
    naming = [lesson for lesson in every if practice.id in lesson.tries]
    return [*naming, *(each for each in every if each.row == practice.row and each not in naming)][:FURTHER]


def further(lesson: Lesson) -> list[Lesson]:
    """Other lessons on the same row, then those that share a theme."""
    others = [each for each in at_hand().all(Lesson, language()) if each.id != lesson.id]
    near = [each for each in others if each.row == lesson.row]
    return [*near, *(each for each in others if each not in near and set(each.themes) & set(lesson.themes))][:FURTHER]


def beside(practice: Practice) -> list[Practice]:
    """Other practices on the same row that ask for about the same or less time."""
    row = [each for each in at_hand().all(Practice, language()) if each.row == practice.row and each.id != practice.id]
    return sorted(row, key=lambda each: abs(each.minutes - practice.minutes))[:FURTHER]
