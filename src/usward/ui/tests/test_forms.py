"""Forms ask kindly, answer beside the field, and lose nothing."""

from datetime import date

import pytest
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from usward.ui import forms

FAMILIES = [
    forms.Family("glad", "glad", [("content", "content", "nothing is missing")]),
    forms.Family("low", "low", [("weary", "weary", "tired in more than the body"), ("lonely", "lonely", "")]),
]


class Evening(forms.Form):
    words = forms.Words(label="What happened?", who="later")
    closeness = forms.Scale(label="How close?", ends=("far away", "very close"))
    energy = forms.Scale(label="Energy", required=False)
    feelings = forms.Feelings(families=FAMILIES, required=False, label="Feelings", most=2)
    comfort = forms.Chips(label="Comfort", required=False, choices=[("tea", "tea", "no questions"), ("walk", "a walk")])
    friction = forms.Choice(label="Friction?", choices=[("none", "none"), ("lot", "a lot")], required=False)
    day = forms.Day(label="Day", required=False, latest=date(2026, 11, 22))
    again = forms.Check(label="Ask me again")


def posted(**fields: object) -> HttpRequest:
    return RequestFactory().post("/", fields)


def test_a_full_evening_becomes_plain_values() -> None:
    form = Evening.of(
        posted(words="Soup", closeness="5", feelings=["weary", "lonely"], comfort=["tea"], day="2026-11-22")
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "words": "Soup", "closeness": 5, "energy": None, "feelings": ["weary", "lonely"], "comfort": ["tea"],
        "friction": "", "day": date(2026, 11, 22), "again": False,
    }  # fmt: skip


def test_an_error_loses_no_word_and_is_tied_to_its_field() -> None:
    form = Evening.of(posted(words="What I had already written", energy="3", comfort=["walk"]))
    assert not form.is_valid()
    page = str(form)
    assert "What I had already written" in page
    assert 'value="3" id="id_energy_2" checked' in page
    assert 'value="walk" id="id_comfort_1" checked' in page
    assert 'aria-describedby="id_closeness_error"' in page
    assert 'id="id_closeness_error"' in page
    assert 'role="alert"' in page


def test_a_field_of_words_names_its_error_and_marks_itself() -> None:
    page = str(Evening.of(posted(closeness="4")))
    assert 'aria-invalid="true" aria-describedby="id_words_error"' in page
    assert "A few words are needed here." in page


@pytest.mark.parametrize("value", ["0", "8", "four", "4.5"])
def test_a_scale_takes_only_its_own_numbers(value: str) -> None:
    form = Evening.of(posted(words="x", closeness=value))
    assert list(form.errors) == ["closeness"]


def test_too_many_feelings_are_refused_kindly() -> None:
    form = Evening.of(posted(words="x", closeness="4", feelings=["content", "weary", "lonely"]))
    assert form.errors["feelings"] == ["Choose at most 2 words; the strongest ones say it best."]


def test_a_day_after_the_latest_is_refused() -> None:
    form = Evening.of(posted(words="x", closeness="4", day="2026-11-23"))
    assert form.errors["day"] == ["That day has not come yet."]


def test_a_form_starts_from_a_draft_that_was_handed_over() -> None:
    request = RequestFactory().get("/")
    request.prefill = QueryDict("words=From+the+journal&comfort=tea&comfort=walk&closeness=6&nobody=asked")
    form = Evening.of(request, initial={"words": "an older text", "energy": 2})
    assert not form.is_bound
    assert form.initial == {"words": "From the journal", "comfort": ["tea", "walk"], "closeness": "6", "energy": 2}
    page = str(form)
    assert "From the journal" in page
    assert 'value="6" id="id_closeness_5" checked' in page
    assert 'role="alert"' not in page


def test_a_draft_is_escaped_like_any_text() -> None:
    request = RequestFactory().get("/")
    request.prefill = QueryDict(mutable=True)
    request.prefill["words"] = "</textarea><script>1</script>"
    assert "<script>" not in str(Evening.of(request))


def test_every_field_says_who_will_see_it() -> None:
    assert "Only you, until you choose to share it." in str(Evening())


def test_the_ends_of_a_scale_are_told_to_screen_readers() -> None:
    page = str(Evening()["closeness"].as_field_group())
    assert 'value="1" id="id_closeness_0" aria-describedby="id_closeness_low"' in page
    assert 'value="7" id="id_closeness_6" aria-describedby="id_closeness_high"' in page
    assert "<legend>How close?</legend>" in page


def test_a_gloss_belongs_to_its_word() -> None:
    page = str(Evening())
    assert 'aria-describedby="id_comfort_0_gloss"' in page
    assert 'id="id_feelings_1_0_gloss"><b>weary</b> tired in more than the body' in page


def test_families_with_chosen_words_are_open_without_script() -> None:
    page = str(Evening(initial={"feelings": ["weary"]}))
    assert page.count("<details") == 2
    assert page.count(" open>") == 1


def test_an_optional_scale_can_be_left_open_again() -> None:
    page = str(Evening({"energy": ""})["energy"].as_field_group())
    assert 'value="" id="id_energy_7" checked' in page
