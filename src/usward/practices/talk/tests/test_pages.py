"""Talk through its pages, by Ana, Ben and Cleo."""

import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from people import Joined, Someone, join
from usward.accounts import leaving, rotation
from usward.core.content import Question
from usward.core.topics import PausedTopics
from usward.live import news
from usward.packs import library
from usward.practices.talk import keeping, rules
from usward.practices.talk.record import Answer, Favourite, Here, Laid, Passed, Reply, Shown, Week
from usward.vault.models import SealedRecord
from usward.vault.record import Commitment, Fold, Ready, Release

pytestmark = pytest.mark.django_db
ANA, BEN = "My grandfather cut apples into boats.", "She waited at the window until my light went on."


class Days:
    """Ana and Ben through some days of November in Zurich."""

    def __init__(self, joined: Joined, travel: Any) -> None:
        self.ana, self.ben, self.space = joined
        self.travel = travel

    def at(self, moment: str) -> None:
        self.travel.move_to(datetime.fromisoformat(f"2026-11-{moment}+01:00"))
        for who in (self.ana, self.ben):
            who.sign_in()

    def todays(self, who: Someone) -> str:
        found = re.search(r"/talk/rounds/[0-9a-f-]{36}/", main(who, "/talk/"))
        assert found
        return found[0]

    def open_a_pair(self, day: str = "03") -> str:
        """Both answer in the morning, come by at noon, and again in the evening."""
        self.at(f"{day} 08:00")
        path = self.todays(self.ana)
        for who, words in ((self.ana, ANA), (self.ben, BEN)):
            assert who.post(path, {"said": words}).status_code == 302
        self.at(f"{day} 12:00")
        for who in (self.ana, self.ben, self.ana):
            who.page("/talk/")
        self.at(f"{day} 20:00")
        return path


@pytest.fixture
def days(joined: Joined) -> Iterator[Days]:
    with time_machine.travel(datetime.fromisoformat("2026-11-03 08:00+01:00"), tick=False) as travel:
        found = Days(joined, travel)
        found.at("03 08:00")
        yield found


def main(who: Someone, path: str) -> str:
    found = who.page(path).split("<main")[1].split("</main>")[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", found)


def pause(who: Someone, *topics: str) -> None:
    who.vault.add(PausedTopics(day=who.opened.today(), topics=topics))


def id_in(path: str) -> UUID:
    return UUID(path.split("/")[3])


# The question of the day


def test_both_are_asked_the_same_question_and_another_one_the_day_after(days: Days) -> None:
    first = days.todays(days.ana)
    assert days.todays(days.ben) == first
    days.at("04 08:00")
    assert days.todays(days.ben) == days.todays(days.ana) != first


def test_the_card_on_today_tells_when_it_opens(days: Days) -> None:
    assert "opens at 20:00, when both have answered" in main(days.ana, "/")
    days.at("03 19:55")
    assert "opens on Wednesday at 20:00" in main(days.ana, "/"), "an answer of now stands too late for today"


def test_another_one_brings_a_spare_and_leaves_no_trace_for_the_other(days: Days) -> None:
    first = days.todays(days.ana)
    before = SealedRecord.objects.filter(bucket=days.space).count()
    days.ana.post(f"{first}passing/", {"today": "1"})
    second = days.todays(days.ana)
    assert second != first
    assert days.todays(days.ben) == first
    assert SealedRecord.objects.filter(bucket=days.space).count() == before
    assert len(days.ana.vault.all(Shown)) == 1
    for _ in range(2):
        days.ana.post(f"{days.todays(days.ana)}passing/")
    assert "Nothing more is asked today" in main(days.ana, "/talk/")
    assert "For both of you" not in main(days.ana, "/")


def test_passing_twice_is_passing_once(days: Days) -> None:
    path = days.todays(days.ana)
    for _ in range(2):
        assert days.ana.post(f"{path}passing/").status_code == 302
    assert len(days.ana.vault.all(Passed)) == 1


def test_a_paused_topic_brings_a_spare_on_the_owners_screen_alone(days: Days) -> None:
    days.todays(days.ana)
    week = keeping.week(days.ana.vault, days.space, datetime(2026, 11, 3).date())
    assert week is not None
    first, second = (library().get(Question, name) for name in week.days[1][:2])
    assert first
    assert second
    for theme in first.themes:
        assert theme not in second.themes
    pause(days.ana, *first.themes)
    assert first.text not in main(days.ana, "/talk/")
    assert first.text not in main(days.ana, "/")
    assert (
        days.todays(days.ana) == f"/talk/rounds/{rules.round_of(days.space, datetime(2026, 11, 3).date(), second.id)}/"
    )
    assert (
        days.todays(days.ben) == f"/talk/rounds/{rules.round_of(days.space, datetime(2026, 11, 3).date(), first.id)}/"
    )


def test_a_question_deeper_than_one_wants_gives_way_to_a_lighter_one(days: Days) -> None:
    days.todays(days.ben)
    assert days.ana.post("/talk/depth/", {"most": "1"}).status_code == 302
    week = keeping.week(days.ana.vault, days.space, datetime(2026, 11, 3).date())
    assert week
    for at, names in enumerate(week.days[1:], 3):
        days.at(f"{at:02} 08:00")
        rungs = [question.rung for name in names if (question := library().get(Question, name))]
        if 1 in rungs:
            found = library().get(Question, names[rungs.index(1)])
            assert found
            assert id_in(days.todays(days.ana)) == rules.round_of(days.space, datetime(2026, 11, at).date(), found.id)
        else:
            assert "Nothing more is asked today" in main(days.ana, "/talk/")


def test_of_two_weeks_filled_at_once_the_first_counts_for_both(days: Days) -> None:
    first = days.todays(days.ana)
    week = days.ana.vault.all(Week, space=days.space)[0].record
    other = tuple(tuple(reversed(day)) for day in reversed(week.days))
    days.ben.vault.add(week.with_(days=other), days.space)
    assert days.todays(days.ana) == days.todays(days.ben) == first


def test_a_question_of_the_last_days_can_still_be_answered_for_a_week(days: Days) -> None:
    days.at("02 08:00")
    path = days.todays(days.ben)
    days.at("08 08:00")
    assert path in main(days.ana, "/talk/")
    assert days.ana.post(path, {"said": ANA}).status_code == 302
    days.at("11 08:00")
    assert days.ben.get(path).status_code == 404


# Answering


def test_an_answer_is_rewritten_for_ten_minutes_and_then_stands(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": "First words"})
    assert "You can rewrite it until 08:10" in main(days.ana, path)
    days.ana.post(path, {"said": ANA})
    assert len(days.ana.vault.all(Answer)) == 1
    days.at("03 08:10")
    late = days.ana.post(path, {"said": "Too late a thought"}).content.decode()
    assert "it was not changed" in late
    assert "Too late a thought" in late
    assert ANA in main(days.ana, path)
    assert "Opens at 20:00" in main(days.ana, path)


def test_an_answer_taken_away_in_time_never_was(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": ANA})
    days.ana.post(f"{path}withdrawal/")
    assert days.ana.vault.all(Answer) == []
    assert days.ana.vault.all(Fold) == []
    days.ana.post(path, {"said": ANA})
    days.at("03 08:11")
    assert days.ana.post(f"{path}withdrawal/").status_code == 302
    assert len(days.ana.vault.all(Answer)) == 1, "it stands"


def test_an_answer_without_words_is_asked_for_some(days: Days) -> None:
    page = days.ana.post(days.todays(days.ana), {"said": " "}).content.decode()
    assert "A few words are" in page
    assert days.ana.vault.all(Fold) == []


def test_an_answer_longer_than_fits_loses_nothing(days: Days) -> None:
    page = days.ana.post(days.todays(days.ana), {"said": "apples " * 700}).content.decode()
    assert "apples " * 700 in page.replace("\n", "")


@pytest.mark.parametrize(
    ("kind", "given", "shown"),
    [
        ("scale", {"chosen": "6"}, "6 of 7"),
        ("this_or_that", {}, ""),
        ("guess_me", {"said": ANA, "guess": "A theory of mine."}, "A theory of mine."),
    ],
)
def test_every_kind_of_question_can_be_answered(ana: Someone, kind: str, given: dict[str, str], shown: str) -> None:
    question = next(each for each in library().all(Question) if each.kind == kind)
    given = given or {"chosen": question.options[1]}
    answer = ana.post(f"/talk/questions/{question.id}/", given, follow=True)
    assert (shown or question.options[1]) in answer.content.decode().replace("&#x27;", "'")
    assert ana.post(f"/talk/questions/{question.id}/", {"chosen": "neither"}).status_code == 200


# Opening


def test_it_opens_for_both_at_the_hour_and_stands_in_the_book(days: Days) -> None:
    path = days.open_a_pair()
    assert "It has opened" in main(days.ana, "/")
    assert ANA in main(days.ana, path)
    assert BEN in main(days.ana, path)
    assert "It has opened" not in main(days.ana, "/")
    book = main(days.ben, "/talk/book/")
    assert ANA in book
    assert BEN in book


def test_seven_days_without_a_second_answer_and_it_is_ones_own_again(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": ANA})
    days.at("03 12:00")
    days.ana.page("/talk/")
    days.at("10 12:01")
    assert "Yours alone" in main(days.ana, path)
    assert ANA in main(days.ana, "/talk/pages/")
    assert days.ben.vault.all(Commitment, space=days.space) == []


def test_later_words_open_with_the_answer(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": ANA})
    days.at("03 09:00")
    assert days.ana.post(f"{path}beneath/", {"later": "And he never said they were for me."}).status_code == 302
    days.ben.post(path, {"said": BEN})
    days.at("03 12:00")
    for who in (days.ben, days.ana):
        who.page("/talk/")
    assert "never said they" not in days.ben.page(path)
    days.at("03 20:00")
    assert "never said they" in days.ben.page(path)


def test_the_book_is_found_by_word_by_theme_and_by_favourites(days: Days) -> None:
    path = days.open_a_pair()
    days.ana.post(f"{path}replies/", {"text": "Which window was it?", "asks": "1"})

    def finds(who: Someone, word: str) -> bool:
        return path in who.post("/talk/book/", {"find": word}).content.decode()

    assert all(finds(days.ben, word) for word in ("grandf", "WINDOW", "which wind"))
    assert not finds(days.ben, "tractor")
    theme = days.ana.vault.all(Answer)[0].record.themes[0]
    assert path in main(days.ana, f"/talk/book/?theme={theme}")
    assert path not in main(days.ana, "/talk/book/?theme=nothing")
    assert path not in main(days.ana, "/talk/book/?kept")
    for _ in range(2):
        days.ana.post(f"{path}favourite/", {"keep": "1"})
    assert len(days.ana.vault.all(Favourite)) == 1
    assert path in main(days.ana, "/talk/book/?kept")
    assert path not in main(days.ben, "/talk/book/?kept"), "only she knows"
    days.ana.post(f"{path}favourite/", {"drop": "1"})
    assert path not in main(days.ana, "/talk/book/?kept")


def test_an_answer_taken_out_leaves_the_others_book(days: Days) -> None:
    path = days.open_a_pair()
    days.ben.page(path)
    days.ana.page(path)
    days.ana.post(f"{path}taking-out/")
    assert ANA not in days.ben.page(path)
    assert "Yours alone" in main(days.ben, path)
    assert path not in main(days.ben, "/talk/book/")
    assert BEN not in days.ana.page(path)
    assert ANA in main(days.ana, "/talk/pages/")


# Beneath a pair


def test_a_reply_reaches_the_other_once_and_can_be_taken_back(days: Days) -> None:
    path = days.open_a_pair()
    days.ana.page(path)
    for _ in range(2):
        assert days.ana.post(f"{path}replies/", {"text": "Which window?", "asks": "1"}).status_code == 302
    [kept] = days.ana.vault.all(Reply, space=days.space)
    assert "Which window?" in main(days.ben, "/")
    assert "Ana asks" in main(days.ben, path)
    assert days.ben.post(f"/talk/replies/{kept.id}/removal/").status_code == 404
    days.ana.post(f"/talk/replies/{kept.id}/removal/")
    assert "Which window?" not in main(days.ben, "/")
    assert "Which window?" not in main(days.ben, path)


def test_a_gift_put_away_stays_where_it_belongs(days: Days) -> None:
    path = days.open_a_pair()
    days.ana.post(f"{path}replies/", {"text": "Which window?"})
    [kept] = days.ben.vault.all(Reply, space=days.space)
    assert days.ben.post(f"/talk/put-away/{kept.id}/").status_code == 302
    assert "Which window?" not in main(days.ben, "/")
    assert "Which window?" in main(days.ben, path)


def test_nothing_is_written_beneath_a_round_that_is_not_open(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": ANA})
    assert days.ana.post(f"{path}replies/", {"text": "Which window?"}).status_code == 404
    assert days.ben.post(f"{path}replies/", {"text": "Which window?"}).status_code == 404


def test_curiosity_brings_the_questions_own_follow_ups_first_and_then_ours(days: Days) -> None:
    path = days.open_a_pair()
    seen = [
        re.search(r'name="text" value="([^"]+)"', main(days.ana, f"{path}?more={n}"))[1]  # type: ignore[index]
        for n in range(6)
    ]
    assert len(set(seen)) == 6
    days.ana.post(f"{path}replies/", {"text": html.unescape(seen[0]), "asks": "1"})
    assert f'value="{seen[0]}"' not in main(days.ana, path), "what was asked is not offered again"


# Laid before both, and one's own


def test_a_question_laid_before_both_waits_on_today_and_opens_like_any_other(days: Days) -> None:
    answer = days.ana.post("/talk/questions/us-insider/", {"lay": "1"})
    path = answer.headers["Location"]
    days.ana.post("/talk/questions/us-insider/", {"lay": "1"})
    assert len(days.ana.vault.all(Laid, space=days.space)) == 1
    assert "Ana laid a question before both of you" in main(days.ben, "/")
    assert path in main(days.ben, "/talk/")
    days.ana.post(path, {"said": ANA})
    days.ben.post(path, {"said": BEN})
    days.at("03 12:00")
    for who in (days.ana, days.ben, days.ana):
        who.page("/talk/")
    days.at("03 20:00")
    assert BEN in days.ana.page(path)


def test_a_question_about_a_paused_topic_waits_unseen(days: Days) -> None:
    path = days.ana.post("/talk/questions/us-insider/", {"lay": "1"}).headers["Location"]
    pause(days.ben, "us")
    assert "laid a question" not in main(days.ben, "/")
    assert path not in main(days.ben, "/talk/")
    assert "/talk/decks/us/" not in main(days.ben, "/talk/decks/")
    assert days.ben.get("/talk/decks/us/").status_code == 404


def test_a_question_taken_back_is_gone_and_answers_to_it_stay(days: Days) -> None:
    path = days.ana.post("/talk/questions/us-insider/", {"lay": "1"}).headers["Location"]
    days.ben.post(path, {"said": BEN})
    assert days.ben.post(f"/talk/laid/{id_in(path)}/withdrawal/").status_code == 404
    days.ana.post(f"/talk/laid/{id_in(path)}/withdrawal/")
    assert days.ana.get(path).status_code == 404
    assert BEN in days.ben.page(path)


def test_questions_of_ones_own_lie_in_decks_of_ones_own(days: Days) -> None:
    asked = "What do you hum when you think nobody hears?"
    answer = days.ana.post("/talk/new/", {"asked": asked, "deck": "for long drives"}, follow=True)
    path = answer.redirect_chain[-1][0]
    assert "for long drives" in main(days.ana, "/talk/decks/")
    assert asked not in days.ben.page("/talk/decks/")
    assert days.ben.get(path).status_code == 404
    days.ana.post(path, {"said": "The song of the ice cream van."})
    assert "ice cream" in main(days.ana, "/talk/pages/")
    days.ana.post(path, {"lay": "1"})
    assert asked in main(days.ben, "/")
    days.ana.post(f"{path}removal/")
    assert asked not in main(days.ana, "/talk/decks/")


def test_another_practice_may_hand_a_question_over(days: Days) -> None:
    page = days.ana.post("/talk/new/", {"_prefill": "1", "text": "How was it to come home late?"})
    assert "How was it to come home late?" in page.content.decode()


# Sitting together


def press(who: Someone, path: str, what: str, words: str = "") -> str:
    answer = who.post(f"{path}together/", {what: "1", "said": words}, headers={"HX-Request": "true"})
    return answer.headers.get("HX-Redirect", "") or answer.content.decode()


def test_sitting_together_the_coach_is_there_and_gives_the_words_back(days: Days) -> None:
    path = days.todays(days.ana)
    for who in (days.ana, days.ben):
        press(who, path, "here")
    assert "data-coach" in main(days.ana, f"{path}together/")
    back = days.ana.post(f"{path}together/", {"_prefill": "1", "said": "Half a word"}).content.decode()
    assert "Half a word</textarea>" in back
    assert "Half a word" not in days.ana.page(f"{path}together/"), "nothing of it was kept"


def test_sitting_together_it_opens_at_once_when_both_are_ready(days: Days) -> None:
    path = days.todays(days.ana)
    assert "I am here" in main(days.ana, f"{path}together/")
    assert "You are here" in press(days.ana, path, "here")
    assert "sees nothing of it" in press(days.ben, path, "here")
    assert "Ready." in press(days.ana, path, "ready", ANA)
    assert ANA not in days.ben.page(f"{path}together/")
    assert "Ready." in press(days.ben, path, "ready", BEN)
    assert days.ana.get(f"{path}together/").headers["Location"] == path, "hers was the last key"
    assert BEN in days.ana.page(path)
    assert ANA in days.ben.page(path)


def test_in_the_room_an_answer_may_be_rewritten_until_ready(days: Days) -> None:
    path = days.todays(days.ana)
    for who in (days.ana, days.ben):
        press(who, path, "here")
    assert "First words" in press(days.ana, path, "keep", "First words")
    days.at("03 08:30")
    press(days.ana, path, "ready", ANA)
    press(days.ana, path, "ready", "pressed twice, and otherwise")
    press(days.ben, path, "ready", BEN)
    days.ana.page(path)
    assert ANA in days.ben.page(path)
    assert len(days.ana.vault.all(Ready, space=days.space)) == 2


def test_alone_in_the_room_nobody_is_told_and_nothing_opens(days: Days) -> None:
    path = days.todays(days.ana)
    before = [main(days.ben, place) for place in ("/", "/talk/", path, f"{path}together/")]
    press(days.ana, path, "here")
    press(days.ana, path, "ready", ANA)
    assert [main(days.ben, place) for place in ("/", "/talk/", path, f"{path}together/")] == before
    assert days.ana.vault.all(Ready, space=days.space) == []
    days.at("03 08:11")
    assert "Folded" in days.ana.page(path), "her words are kept, and wait like any other answer"


def test_a_seat_from_long_ago_counts_no_more(days: Days) -> None:
    path = days.todays(days.ana)
    press(days.ben, path, "here")
    days.at("03 11:00")
    assert "You are here" in press(days.ana, path, "here")
    assert len(days.ana.vault.all(Here, space=days.space)) == 2


def test_the_room_answers_only_when_something_changed(days: Days) -> None:
    path = f"{days.todays(days.ana)}together/"
    page = main(days.ana, path)
    version = re.search(r'data-version="([^"]+)"', page)
    assert version
    asked = {"HX-Request": "true"}
    assert days.ana.get(f"{path}?v={version[1]}", headers=asked).status_code == 204
    press(days.ana, path.removesuffix("together/"), "here")
    assert days.ana.get(f"{path}?v={version[1]}", headers=asked).status_code == 200


def test_the_line_of_the_space_stays_still_while_one_is_alone_in_the_room(
    days: Days, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(news, "changed", heard.append)
    path = days.todays(days.ana)
    with django_capture_on_commit_callbacks(execute=True):
        press(days.ana, path, "here")
        press(days.ana, path, "keep", "Half a sentence")
        press(days.ana, path, "ready", ANA)
    assert heard == [], "every open page of the other's would hear it"
    with django_capture_on_commit_callbacks(execute=True):
        press(days.ben, path, "here")
    assert heard == [str(days.space)]


def test_what_is_written_back_waits_until_it_is_open_for_its_reader_too(days: Days) -> None:
    path = days.todays(days.ana)
    for who, words in ((days.ana, ANA), (days.ben, BEN)):
        who.post(path, {"said": words})
    days.at("03 12:00")
    for who in (days.ana, days.ben):
        who.page("/talk/")
    days.at("03 20:30")
    assert BEN in days.ana.page(path), "her step came late, and whoever comes last reads at once"
    before = [main(days.ben, place) for place in ("/", "/talk/", path)]
    assert days.ana.post(f"{path}replies/", {"text": "Which window was it?"}).status_code == 302
    assert [main(days.ben, place) for place in ("/", "/talk/", path)] == before
    days.at("04 20:01")
    assert ANA in days.ben.page(path)
    assert "Which window was it?" in main(days.ben, "/")


# Alone, quiet, left, strangers


def test_what_is_written_back_waits_unseen_while_one_is_quiet(days: Days) -> None:
    path = days.open_a_pair()
    for who in (days.ana, days.ben):
        who.page(path)
    days.ana.post(f"/spaces/{days.space}/quiet/")
    days.ben.post(f"{path}replies/", {"text": "Which boats?"})
    page = main(days.ana, path)
    assert BEN in page
    assert "Which boats?" not in page
    days.ana.post(f"/spaces/{days.space}/quiet/", {"back": "1"})
    assert "Which boats?" in main(days.ana, path)


def test_an_answer_removed_while_quiet_leaves_its_round_and_nothing_breaks(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": ANA})
    days.ana.post(f"/spaces/{days.space}/quiet/")
    [answer] = days.ana.vault.all(Answer)
    assert days.ana.post(f"/talk/pages/{answer.id}/removal/").status_code == 302
    days.at("03 09:00")
    days.ana.post(f"/spaces/{days.space}/quiet/", {"back": "1"})
    for place in ("/", "/talk/", "/talk/book/", "/talk/pages/"):
        assert days.ana.get(place).status_code == 200, place
    assert "folded" not in main(days.ana, "/talk/")
    assert days.ana.vault.all(Commitment, space=days.space) == []


def test_an_answer_that_stands_is_taken_out_when_it_is_removed_while_quiet(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.post(path, {"said": ANA})
    days.at("03 09:00")
    days.ana.page("/talk/")
    assert days.ana.vault.all(Commitment, space=days.space)
    days.ana.post(f"/spaces/{days.space}/quiet/")
    [answer] = days.ana.vault.all(Answer)
    days.ana.post(f"/talk/pages/{answer.id}/removal/")
    assert days.ana.vault.all(Commitment, space=days.space) == []
    days.ana.post(f"/spaces/{days.space}/quiet/", {"back": "1"})
    for place in ("/", "/talk/", path):
        assert days.ana.get(place).status_code in (200, 404), place


def test_words_that_were_on_their_way_when_one_went_quiet_are_kept_for_oneself(days: Days) -> None:
    path = days.todays(days.ana)
    days.ana.page(path)
    days.ana.post(f"/spaces/{days.space}/quiet/")
    assert ANA in days.ana.post(path, {"said": ANA}, follow=True).content.decode()
    assert [kept.record.round for kept in days.ana.vault.all(Answer)] == [None]


def test_alone_there_is_a_question_a_day_for_oneself(ana: Someone) -> None:
    page = main(ana, "/talk/")
    assert "A question for you" in page
    assert "A question for you" in main(ana, "/")
    kept = ana.post("/talk/", {"said": ANA, "chosen": ""}, follow=True)
    assert ANA in kept.content.decode()
    assert "A question for you" not in main(ana, "/")
    assert ANA in main(ana, "/talk/pages/")
    [answer] = ana.vault.all(Answer)
    assert ana.post(f"/talk/pages/{answer.id}/removal/").status_code == 302
    assert ana.vault.all(Answer) == []


def test_before_the_other_joined_everything_alone_works(ana: Someone) -> None:
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    begin(ana.opened, "Ben", Terms())
    for path in (
        "/talk/",
        "/talk/book/",
        "/talk/decks/",
        "/talk/decks/us/",
        "/talk/questions/us-insider/",
        "/talk/new/",
    ):
        assert "Lay it before both" not in main(ana, path)
    assert ana.post("/talk/questions/us-insider/", {"lay": "1"}).status_code == 200
    assert SealedRecord.objects.exclude(bucket=ana.vault.own.bucket).count() == 0


def test_while_quiet_nothing_of_mine_moves_and_nothing_opens(days: Days) -> None:
    path = days.todays(days.ana)
    for who, words in ((days.ana, ANA), (days.ben, BEN)):
        who.post(path, {"said": words})
    days.ana.post(f"/spaces/{days.space}/quiet/")
    days.at("03 12:00")
    for who in (days.ana, days.ben, days.ana):
        who.page("/talk/")
    assert [kept.mine for kept in days.ben.vault.all(Commitment, space=days.space)] == [True]
    assert "A question for you" in main(days.ana, "/talk/")
    assert ANA in main(days.ana, path)
    days.ana.post(f"/spaces/{days.space}/quiet/", {"back": "1"})
    days.ana.page("/talk/")
    assert len(days.ana.vault.all(Commitment, space=days.space)) == 2


def test_who_left_takes_their_answers_along_and_the_other_keeps_their_own(days: Days) -> None:
    path = days.open_a_pair()
    for who in (days.ana, days.ben):
        who.page(path)
    leaving.leave(days.ana.opened, days.space)
    assert ANA in main(days.ana, "/talk/pages/")
    assert BEN not in days.ana.page("/talk/pages/")
    assert ANA not in days.ben.page("/talk/book/")
    assert BEN in days.ben.page("/talk/pages/")
    assert BEN in days.ben.page(path)


def test_a_strangers_round_and_one_that_never_was_read_the_same(days: Days, cleo: Someone, ben: Someone) -> None:
    path = days.todays(days.ana)
    join(cleo, Someone("Dora"))
    for each in (path, f"/talk/rounds/{uuid4()}/"):
        for after in ("", "passing/", "beneath/", "replies/", "favourite/", "taking-out/", "together/", "withdrawal/"):
            assert cleo.post(f"{each}{after}", {"said": "x"}).status_code == 404, after


@pytest.mark.parametrize("when", ["before the keys came out", "after"])
def test_a_round_goes_on_when_somebody_renews_their_keys(days: Days, when: str) -> None:
    path = days.todays(days.ana)
    for who, words in ((days.ana, ANA), (days.ben, BEN)):
        who.post(path, {"said": words})
    days.at("03 12:00")
    for who in (days.ana, days.ben, *((days.ana,) if when == "after" else ())):
        who.page("/talk/")
    rotation.renew(days.ana.opened, days.ana.password)
    days.at("03 18:00")
    for who in (days.ana, days.ben):
        who.page("/talk/")
    days.at("03 20:00")
    assert BEN in days.ana.page(path)
    assert ANA in days.ben.page(path)


def test_nothing_of_it_is_listed_as_shared_but_what_was_said_at_once(days: Days) -> None:
    path = days.open_a_pair()
    days.ana.page(path)
    assert "Which window?" not in main(days.ana, "/what-i-share/")
    days.ana.post(f"{path}replies/", {"text": "Which window?"})
    assert "Which window?" in main(days.ana, "/what-i-share/")
    assert len(days.ana.vault.all(Release, space=days.space)) == 2


def test_a_year_of_pairs_is_leafed_through_in_pages(joined: Joined) -> None:
    from usward.practices.talk.tests.year import a_year_of_pairs

    with time_machine.travel(datetime.fromisoformat("2026-11-03 08:00+01:00"), tick=False):
        a_year_of_pairs(joined, 60)
        joined.ana.sign_in()
        assert "pair number 59x" in joined.ana.page("/talk/book/")
        assert "pair number 3x" not in joined.ana.page("/talk/book/")
        assert "pair number 3x" in joined.ana.page("/talk/book/?page=3")
        assert "pair number 3x" in joined.ana.post("/talk/book/", {"find": "3x"}).content.decode()


def test_the_day_of_a_question_is_the_day_where_the_space_is_at_home(days: Days) -> None:
    days.ben.post("/settings/me/", {"name": "Ben", "hue": "teal", "zone": "Pacific/Auckland"})
    days.at("03 22:00")
    assert days.ben.opened.today() - days.ana.opened.today() == timedelta(days=1)
    assert days.todays(days.ben) == days.todays(days.ana)
    assert "08:00" in main(days.ben, "/"), "the hour by his own clock"
