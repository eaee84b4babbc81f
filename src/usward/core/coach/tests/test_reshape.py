"""A draft is made of the writer's own words; names, numbers and denials come over; hard marks fall."""

import re
from pathlib import Path

import pytest

from usward.core.coach.guarded import draft_allowed
from usward.core.coach.kept import carries, missing, names, negations, numbers
from usward.core.coach.marks import HARD, Mark
from usward.core.coach.reshape import by_rules, drafts
from usward.core.coach.rules import RULES
from usward.core.coach.sentences import sentences
from usward.core.coach.softening import softened

CORPUS = Path(__file__).resolve().parents[5] / "bench" / "coach" / "corpus"

FRAME = frozenset(
    re.findall(
        r"[a-z]+",
        """what happened i felt need ask of you could feel when noticed take in say is how it was for me do not see all the same
        way come back to want go on with this now does look like if would hear an idea mine and only then something right here that
        name about said makes sense because tell we""",
    )
)
"""Words that a draft may bring of its own: they name slots, and tell nothing."""


def look(text: str, context: str = "") -> list[Mark]:
    """The hard marks of the rules, one for each sentence and kind."""
    found = []
    for part in sentences(text, context):
        kinds = {rule.kind for rule in RULES if rule.kind in HARD and any(True for _ in rule.matches(part))}
        if not context:
            kinds.discard("unasked_advice")
        found += [
            Mark(kind=kind, start=part.start, end=part.end, quote=part.text, because="", definition="", remove="")
            for kind in sorted(kinds)
        ]
    return found


def the_corpus(step: int = 1) -> list[tuple[str, str]]:
    rows = [row for path in sorted(CORPUS.glob("hand-*.txt")) for row in path.read_text("utf-8").splitlines()]
    said = [row.split("|", 1)[1].partition("||") for row in rows[::step] if row.strip()]
    return [(text.strip(), context.strip()) for text, _, context in said if draft_allowed(text)]


def check(text: str, context: str) -> int:
    marks = look(text, context)
    offered = drafts(text, marks, context=context)
    assert bool(offered) <= bool(marks)
    assert len(offered) <= 3
    own = set(re.findall(r"[a-z]+", f"{text} {context}".lower()))
    for draft in offered:
        assert carries(text, draft.text), draft.text
        assert by_rules(draft.text, context, "partners") < len(marks), draft.text
        brought = set(re.findall(r"[a-z]+", draft.text.lower())) - own - FRAME
        assert brought <= verbs_of(text), (text, draft.text)
    return len(offered)


def verbs_of(text: str) -> set[str]:
    """Words that softening may put: the plain form of a verb that stands there, and “do not” for “never”."""
    return set(re.findall(r"[a-z]+", softened(text).lower())) | {
        word for part in sentences(text) for word in re.findall(r"[a-z]+", softened(part.text).lower())
    }


def test_what_must_come_over_comes_over_in_a_slice_of_the_corpus() -> None:
    assert sum(check(text, context) for text, context in the_corpus(250)) > 3


@pytest.mark.slow
def test_what_must_come_over_comes_over_in_the_whole_corpus() -> None:
    assert sum(check(text, context) for text, context in the_corpus()) > 1000


def test_a_criticism_becomes_a_moment_with_blanks() -> None:
    text = "You never help Funmi with the 3 bags."
    first = drafts(text, look(text))[0]
    assert first.text == "When you do not help Funmi with the 3 bags, I feel ___. Could you ___?"
    assert set(first.kept) >= {"Funmi", "3"}


def test_the_sentences_that_are_well_stay_as_they_are() -> None:
    text = "I love our Sundays. You never listen to me."
    assert all(draft.text.startswith("I love our Sundays.") for draft in drafts(text, look(text)))


def test_a_reply_is_opened_with_what_the_other_said() -> None:
    context = "I'm so tired of all this."
    text = "You should sleep more."
    first = drafts(text, look(text, context), context=context)[0]
    assert first.text.startswith("You said “I'm so tired of all this”, and I hear ___ in it.")
    assert "you should sleep more" in first.text


def test_nothing_hard_nothing_drafted() -> None:
    assert drafts("Thank you for the soup.", []) == ()


def test_what_counts_as_a_name_a_number_and_a_denial() -> None:
    text = "Viktor, you didn't ring Ana twice on the 14th, and nobody told me."
    assert names(text) == ("Viktor", "Ana")
    assert numbers(text) == {"twice": 1, "14": 1}
    assert negations(text) == 2
    assert missing(text, "Ana, twice") == ("Viktor", "14")
    assert not carries("I do not know Ana", "I know Ana")
