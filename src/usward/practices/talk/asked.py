"""A question as a page puts it: out of a pack, or in somebody's own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.core.content import Question, Theme
from usward.packs.at_hand import at_hand, language
from usward.practices.talk.record import Answer, Laid

#: Ways to stay with an answer, when the question brings none of its own. Asked, never answered by advice.
CURIOUS = (
    gettext_lazy("What was that like for you?"),
    gettext_lazy("When did you first notice that about yourself?"),
    gettext_lazy("What would you like me to remember of this?"),
    gettext_lazy("Which moment comes to mind when you say that?"),
    gettext_lazy("Who else knows this about you?"),
    gettext_lazy("What has changed in it over the years?"),
    gettext_lazy("What made you choose this one to tell?"),
    gettext_lazy("How would it be if there were more of that?"),
    gettext_lazy("What part of it is hard to put into words?"),
    gettext_lazy("What did you hope I would understand?"),
    gettext_lazy("Where do you feel it when you think of it now?"),
    gettext_lazy("What could I do with this, besides knowing it?"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `pack` is the question in a pack, where it is from one; `by` who laid it before both."""

    text: str
    pack: Question | None = None
    themes: tuple[str, ...] = ()
    round: UUID | None = None
    day: date | None = None

    @property
    def id(self) -> str:
        return self.pack.id if self.pack else ""

    @property
    def rung(self) -> int | None:
        return self.pack.rung if self.pack else None

    @property
    def kind(self) -> str:
        return self.pack.kind if self.pack else "open"

    @property
    def opening(self) -> str:
        """The words that open a scale or a choice."""
        return self.pack.opening if self.pack else ""

    @property
    def theme_titles(self) -> list[str]:
        return titles(self.themes)

    def guess(self, name: str) -> str:
        """The question as put to the one who guesses."""
        return self.pack.guess.replace("{name}", name) if self.pack and self.pack.guess else ""

    def answer(self, day: date, said: str, chosen: str, guess: str, round_: UUID | None) -> Answer:
        """An answer to it."""
        return Answer(
            day=day,
            asked=self.text,
            question=self.id,
            themes=self.themes,
            said=said,
            chosen=chosen,
            guess=guess,
            round=round_,
        )


def of_pack(question: Question, round_: UUID | None = None, day: date | None = None) -> Asked:
    """A question out of a pack."""
    return Asked(question.text, question, question.themes, round_, day)


def of_record(record: Answer | Laid, round_: UUID | None = None) -> Asked:
    """A question as a record keeps it: the words of then, and the rest from the pack if that is still here."""
    pack = at_hand().get(Question, record.question, language()) if record.question else None
    return Asked(record.asked, pack, record.themes, round_, record.day)


def known(name: str) -> Question | None:
    """A question of the packs."""
    return at_hand().get(Question, name, language())


def every() -> Sequence[Question]:
    """All questions of the packs."""
    return at_hand().all(Question, language())


def themes() -> Sequence[Theme]:
    """All themes of the packs."""
    return at_hand().all(Theme, language())


def tender() -> set[str]:
    """The themes that may hurt."""
    return {theme.id for theme in themes() if theme.tender}


def titles(ids: Sequence[str]) -> list[str]:
    """The titles of themes. One whose pack is gone is left out."""
    found = (at_hand().get(Theme, each, language()) for each in ids)
    return [theme.title for theme in found if theme]


def curious(asked: Asked, said: Collection[str] = (), ahead: int = 0) -> str:
    """A question to stay with: the pack's own follow-ups first, then ours. What was said already is left out."""
    own = asked.pack.follow_ups if asked.pack else ()
    at = (asked.day or date.min).toordinal() % len(CURIOUS)
    ours = [str(each) for each in (*CURIOUS[at:], *CURIOUS[:at])]
    left = [each for each in (*own, *ours) if each not in said]
    return left[ahead % len(left)] if left else _("Tell me more.")
