"""What a sentence must not say, and how a question opens: each rule stopped once and passed once."""

import pytest

from usward.core.content import Lesson
from usward.packs import _wording, quality

OPEN = [
    "Do you like music, and what does it do to you?",
    "Have you ever lied to a friend? Tell the story.",
    "Is there a song that always gets you, and which line is it?",
    "Where at home do your shoulders drop first?",
    "Finish the sentence: I feel at home when…",
    "The last time you cried, what had happened?",
    "You are given a free day. How does it begin?",
]
CLOSED = [
    "Do you like music?",
    "When you were small, did you have a den?",
    "If money were no matter, would you move?",
    "Should friends lend each other money, or does it spoil things?",
    "What a day! Was it good?",
]


@pytest.mark.parametrize("text", OPEN)
def test_an_open_question_passes(text):
    assert _wording.closes(text) == ""


@pytest.mark.parametrize("text", CLOSED)
def test_a_question_that_yes_or_no_would_answer_is_stopped(text):
    assert _wording.closes(text)


@pytest.mark.parametrize(
    ("rule", "stopped", "passed"),
    [
        (_wording.assumes_gender, "Ask him what he saw.", "Ask your brother what he saw."),
        (_wording.assumes_gender, "What does your wife like?", "What do they like?"),
        (_wording.assumes_marriage, "Since you married, what has changed?", "Since you met, what has changed?"),
        (_wording.promises, "This always works.", "This often helps a little."),
        (_wording.promises, "It is proven to heal.", "In two trials it helped somewhat."),
        (_wording.owned, "Speak their love language.", "Speak in the way that reaches them."),
        (_wording.shouts, "Well done!", "Well done."),
        (_wording.speaks_past_you, "One should know oneself.", "What do you know of yourself?"),
        (_wording.speaks_past_you, "How do individuals rest?", "What does the weekend taste of?"),
    ],
)
def test_each_rule_stops_what_it_is_for_and_lets_the_rest_pass(rule, stopped, passed):
    assert rule(stopped)
    assert rule(passed) == ""


def test_you_we_and_an_invitation_speak_to_the_reader():
    assert all(map(_wording.speaks_to_you, ["What do you hum?", "What shall we keep?", "Name a smell."]))
    assert not _wording.speaks_to_you("What is a good life?")


def test_a_partner_is_only_named_among_partners():
    assert _wording.assumes_partners("What does your partner hum?", ["partners", "friends"])
    assert _wording.assumes_partners("What does your partner hum?", ["partners"]) == ""


LESSON = "Most of what two people share is small. " * 50


@pytest.mark.parametrize(
    ("body", "minutes", "said"),
    [
        (LESSON + "\n## What research shows\nx\n## Try it tonight\nx", 2, []),
        (LESSON + "\n## What research shows\nx\n## Try it tonight\nx", 4, ["4 minutes for 2.0 of reading"]),
        (LESSON, 2, ["no heading speaks of “research”", "no heading speaks of “tonight”"]),
        (LESSON + "\n## Research\n<b>x</b>\n## Tonight\nx", 2, ["HTML in it: “<b”"]),
    ],
)
def test_a_lesson_keeps_its_promises(body, minutes, said):
    lesson = Lesson(
        id="a-lesson",
        title="A lesson",
        summary="It is small.",
        row="presence",
        minutes=minutes,
        evidence="E",
        body=body,
    )
    assert [remark.message for remark in quality.on_lessons([lesson])] == said
