"""The rung of a reply, and the words near a feeling."""

from usward.core.coach.marks import Mark
from usward.core.coach.rungs import BEYOND_WORDS, STEPS, echo, rung
from usward.core.coach.wheel import DANGER, FINER, VERDICTS, nearby

HARD_DAY = "Today was the inspection at the ward and nobody said thank you."


def mark(kind: str) -> Mark:
    return Mark(kind=kind, start=0, end=1, quote="x", because="", definition="", remove="")


def number(reply: str, *kinds: str) -> int:
    found = rung(reply, HARD_DAY, [mark(kind) for kind in kinds])
    assert found
    return found.number


def test_without_a_message_there_is_no_rung() -> None:
    assert rung("So you are tired.", "  ", []) is None


def test_each_rung_is_found_by_what_shows_it() -> None:
    assert number("Calm down.", "dismissal") == 0
    assert number("Come here.") == 1
    assert number("The inspection was today, and nobody said thank you.") == 2
    assert number("You sound worn out.", "reflection", "feeling_named") == 3
    assert number("After what you went through last year, so now this.", "reflection") == 4
    assert number("It makes sense that you're worn out.", "validation") == 5
    assert number("I'd be lost too, I was lost for years.", "validation", "self_disclosure") == 6


def test_rungs_that_words_cannot_show_say_so() -> None:
    assert all("cannot be" in STEPS[each].because for each in BEYOND_WORDS)
    assert all(step.lift for step in STEPS.values())


def test_a_feeling_of_ones_own_does_not_name_the_others() -> None:
    assert number("I'm tired as well.", "feeling_named") == 1


def test_one_shared_word_is_no_echo() -> None:
    assert echo("The ward?", HARD_DAY) == 0
    assert echo("The inspection at the ward.", HARD_DAY) == 1


def test_finer_words_are_offered_for_a_feeling_that_is_ones_own() -> None:
    found = nearby("I am sad about it.")[0]
    assert (found.word, found.words, found.care) == ("sad", FINER["sad"], "")
    assert nearby("That was a sad film.")[0].word == "sad"
    assert nearby("A sad film.") == ()


def test_a_verdict_is_met_with_care_and_never_corrected() -> None:
    text = "I feel ignored."
    found = nearby(text)[0]
    assert text[found.start : found.end] == "ignored"
    assert found.words == VERDICTS["ignored"]
    assert "may well be true" in found.care


def test_what_may_be_danger_is_not_turned_into_a_feeling() -> None:
    for word in DANGER:
        found = nearby(f"I feel {word}.")[0]
        assert found.words == ()
        assert "Support" in found.care


def test_every_finer_word_and_feeling_is_written_once() -> None:
    for words in (*FINER.values(), *VERDICTS.values()):
        assert len(set(words)) == len(words)
