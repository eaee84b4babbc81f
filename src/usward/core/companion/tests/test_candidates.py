"""What packs hold becomes something that could be suggested, with its limits kept."""

from usward.core.companion import Arm, Barred, Moment, Reader, barred, from_lesson, from_practice, from_ritual
from usward.core.companion.tests.makers import TODAY
from usward.core.content import Effect, Lesson, Practice, Ritual


def practice(**changes):
    return Practice(
        **{
            "id": "long-hug",
            "title": "A long hug",
            "summary": "Hold each other until both have breathed out.",
            "why": "Held bodies calm down.",
            "row": "touch",
            "steps": ("Stand close.", "Stay."),
            "minutes": 3,
            "ways": ("together",),
            "where": ("in_person",),
            "serves": ("touch", "calm"),
            "evidence": "B",
            "sources": ("somebody-2020",),
            "effect": Effect(mean=0.3, sd=0.2),
            "not_when": "One of you would rather not.",
            "softer": "A hand on a shoulder.",
            "bolder": "Longer.",
            "bonds": ("partners", "family"),
        }
        | changes
    )


def test_touch_is_offered_only_after_a_mutual_yes():
    made = from_practice(practice())
    assert made.needs_yes
    assert barred(made, Moment(TODAY), Reader(), ()) is Barred.CONSENT
    assert barred(made, Moment(TODAY, agreed=frozenset({"long-hug"})), Reader(), ()) is None
    assert barred(made, Moment(TODAY, bond="friends", agreed=frozenset({"long-hug"})), Reader(), ()) is Barred.BOND


def test_a_practice_brings_its_belief_its_family_and_its_topics():
    made = from_practice(practice(row="listening", themes=("childhood",), ways=("together", "alone"), where=("far",)))
    assert (made.arm, made.belief.mean, made.belief.sd, made.evidence) == (Arm.TALKING, 0.3, 0.2, "B")
    assert made.topics == {"listening", "childhood"}
    assert not made.together
    assert not made.near


def test_rows_that_are_no_family_of_their_own_belong_to_the_quiet_one():
    assert from_practice(practice(row="inward")).arm is Arm.INWARD
    assert from_practice(practice(row="change")).arm is Arm.INWARD


def test_a_morning_ritual_is_for_the_morning():
    made = from_ritual(
        Ritual(
            id="coffee",
            title="Coffee at the window",
            text="Seven minutes at the window before the day begins.",
            rhythm="daily",
            moment="morning",
            minutes=7,
            serves=("time",),
            lighter="One sip together.",
        )
    )
    assert made.arm is Arm.RITUALS
    assert barred(made, Moment(TODAY, time="evening"), Reader(), ()) is Barred.TIME
    assert barred(made, Moment(TODAY, time="morning"), Reader(), ()) is None


def test_a_lesson_is_read_alone():
    made = from_lesson(
        Lesson(
            id="bids",
            title="Small turns toward each other",
            summary="What a small turn is.",
            row="learning",
            minutes=3,
            evidence="E",
            body="word " * 100,
        )
    )
    assert made.kind == "lesson"
    assert barred(made, Moment(TODAY, alone=True, apart=True, minutes=3), Reader(), ()) is None
