"""Needs through their pages, by Ana, Ben and Cleo."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from people import Joined, Someone, join
from privacy.masking import masked
from usward.asking.record import Ask
from usward.core.records import Kept
from usward.practices.needs.record import Guess, Need, Preference, Request, Unfolded

pytestmark = pytest.mark.django_db

MEETS = "You sing the shopping list with me."
PAGES = ["/", "/together/", "/me/", "/us/", "/needs/", "/needs/theirs/", "/needs/guesses/", "/needs/guesses/of/play/",
         "/needs/requests/", "/needs/comfort/", "/asks/", "/what-i-share/"]  # fmt: skip


def everything(person: Someone) -> dict[str, bytes]:
    """Their pages as they stand, without whatever toast was waiting."""
    person.page("/")
    return {path: masked(person.get(path).content) for path in PAGES}


def plain(page: str) -> str:
    """The words of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1]).split())


def put(person: Someone, key: str = "play", **said: object) -> Kept[Need]:
    """Put a need of the library on the map."""
    answer = person.post(f"/needs/of/{key}/", {"matters": 6, "met": 2, "meets": MEETS} | said)
    assert answer.status_code == 302, answer.content.decode()
    return next(kept for kept in person.vault.all(Need) if kept.record.key == key)


def show(person: Someone, kept: Kept[Need] | Kept[Preference], **said: str) -> None:
    assert person.post(f"/needs/mine/{kept.id}/showing/", said).status_code == 302


def shown_to(person: Someone, space: UUID) -> str:
    """The address of the one need the other shows."""
    (kept,) = [each for each in person.vault.all(Need, space=space) if not each.mine]
    return f"/needs/theirs/{kept.id}/"


# One's own map


def test_a_need_is_put_on_the_map_changed_and_removed_and_only_ana_sees_it(joined: Joined) -> None:
    before = everything(joined.ben)
    kept = put(joined.ana)
    assert MEETS in joined.ana.page("/needs/")
    joined.ana.post(f"/needs/mine/{kept.id}/change/", {"matters": 7, "met": 5, "meets": "Other words."})
    assert "Other words." in joined.ana.page(f"/needs/mine/{kept.id}/")
    assert everything(joined.ben) == before
    joined.ana.post(f"/needs/mine/{kept.id}/removal/")
    assert not joined.ana.vault.all(Need)


def test_a_need_of_the_library_lies_on_the_map_once_however_often_it_is_pressed(ana: Someone) -> None:
    put(ana)
    put(ana, matters=3)
    (kept,) = ana.vault.all(Need)
    assert kept.record.matters == 3
    assert ana.get("/needs/of/play/").headers["Location"] == f"/needs/mine/{kept.id}/"


def test_one_of_the_three_is_enough_and_nothing_is_refused_kindly(ana: Someone) -> None:
    assert "One of the three is enough" in ana.post("/needs/of/play/", {"meets": " "}).content.decode()
    for said in ({"matters": 4}, {"met": 4}, {"meets": "x"}):
        assert ana.post("/needs/of/play/", said).status_code == 302
    assert ana.get("/needs/of/no-such-need/").status_code == 404


def test_a_need_of_ones_own_has_a_name_and_may_have_nothing_else(ana: Someone) -> None:
    assert ana.post("/needs/new/", {"name": "time in the workshop"}).status_code == 302
    assert "time in the workshop" in ana.page("/needs/")
    assert ana.post("/needs/new/", {"matters": 3}).status_code == 200


def test_words_handed_over_become_what_meets_it(ana: Someone) -> None:
    page = ana.post("/needs/new/", {"_prefill": "1", "text": "that somebody asks"}).content.decode()
    assert re.search(r'name="meets"[^>]*>\s*that somebody asks', page)
    page = ana.post("/needs/requests/new/", {"_prefill": "1", "text": "Would you ask?"}).content.decode()
    assert re.search(r'name="what"[^>]*>\s*Would you ask\?', page)


def test_each_space_has_a_map_of_its_own(ana: Someone, ben: Someone, cleo: Someone) -> None:
    put(ana, "room", meets="written alone")
    here = join(ana, ben)
    ana.enter(here)
    put(ana, meets="with Ben")
    there = join(ana, cleo, bond="friends")
    ana.enter(there)
    assert "with Ben" not in ana.page("/needs/")
    assert "written alone" in ana.page("/needs/")
    with_ben = next(kept for kept in ana.vault.all(Need) if kept.record.key == "play")
    assert ana.get(f"/needs/mine/{with_ben.id}/").status_code == 404
    assert ana.post(f"/needs/mine/{with_ben.id}/showing/").status_code == 404
    put(ana, meets="with Cleo")
    ana.enter(here)
    assert "with Cleo" not in ana.page("/needs/")


def test_after_leaving_the_map_is_still_ones_own(joined: Joined) -> None:
    from usward.accounts import leaving

    show(joined.ana, put(joined.ana))
    leaving.leave(joined.ana.opened, joined.space)
    assert joined.ana.page("/needs/").count(MEETS) == 1
    assert MEETS not in joined.ben.page("/needs/theirs/")


# Showing


def test_one_item_is_shown_without_how_well_it_is_met_and_nothing_else(joined: Joined) -> None:
    kept = put(joined.ana)
    put(joined.ana, "safety", meets="never told")
    show(joined.ana, kept)
    there = shown_to(joined.ben, joined.space)
    joined.ben.post(f"{there}unfolding/")
    page = joined.ben.page(there)
    assert MEETS in page
    assert "6 of 7" in page
    assert "met now" not in page
    assert "never told" not in joined.ben.page("/needs/theirs/")
    show(joined.ana, kept, with_met="on")
    assert "2 of 7" in joined.ben.page(there)


def test_after_take_back_it_reads_as_never_shown(joined: Joined) -> None:
    before = everything(joined.ben)
    kept = put(joined.ana)
    show(joined.ana, kept)
    there = shown_to(joined.ben, joined.space)
    assert joined.ben.get(there).status_code == 200
    joined.ana.post(f"/needs/mine/{kept.id}/withdrawal/")
    gone, never = joined.ben.get(there), joined.ben.get("/needs/theirs/6e1ad1cb-5c1f-4b0b-9a39-0d2b4d1f0c11/")
    assert gone.status_code == never.status_code == 404
    assert masked(gone.content) == masked(never.content)
    assert everything(joined.ben) == before
    assert MEETS in joined.ana.page("/needs/")


def test_a_change_reaches_the_other_only_when_it_is_shown_anew(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept)
    there = shown_to(joined.ben, joined.space)
    joined.ben.post(f"{there}unfolding/")
    joined.ana.post(f"/needs/mine/{kept.id}/change/", {"matters": 6, "met": 2, "meets": "Better said."})
    assert MEETS in joined.ben.page(there)
    assert "Ben sees it as it was" in joined.ana.page(f"/needs/mine/{kept.id}/")
    show(joined.ana, kept)
    assert "Better said." in joined.ben.page(there)
    assert "Ben sees it as it was" not in joined.ana.page(f"/needs/mine/{kept.id}/")


def test_showing_twice_is_showing_once(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept)
    show(joined.ana, kept)
    (seen,) = [each for each in joined.ben.vault.all(Need, space=joined.space) if not each.mine]
    assert seen.revision == 0


def test_removing_an_item_takes_back_what_was_shown(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept)
    joined.ana.post(f"/needs/mine/{kept.id}/removal/")
    assert not joined.ben.vault.all(Need, space=joined.space)


def test_how_to_be_with_ana_is_shown_card_by_card(joined: Joined) -> None:
    joined.ana.post(
        "/needs/comfort/new/comfort/", {"situation": "sad", "better": "Tea, no questions.", "more": "Advice."}
    )
    joined.ana.post("/needs/comfort/new/tender/", {"about": "Slammed doors."})
    card = next(kept for kept in joined.ana.vault.all(Preference) if kept.record.sort == "comfort")
    show(joined.ana, card)
    page = joined.ben.page("/needs/theirs/")
    assert "When I am sad" in page
    assert "Tea, no questions." in page
    assert "Slammed doors." not in page
    assert "Tea, no questions." in joined.ben.page("/")
    joined.ana.post(f"/needs/mine/{card.id}/change/", {"situation": "angry", "better": "Ten minutes alone."})
    joined.ana.post(f"/needs/mine/{card.id}/withdrawal/")
    assert "Tea" not in joined.ben.page("/needs/theirs/")
    assert "Choose a situation" in joined.ana.post("/needs/comfort/new/comfort/", {"better": "x"}).content.decode()
    assert joined.ana.get("/needs/comfort/new/no-such-sort/").status_code == 404


# Guessing


def test_what_is_shown_comes_folded_and_a_guess_opens_it(joined: Joined) -> None:
    show(joined.ana, put(joined.ana))
    there = shown_to(joined.ben, joined.space)
    for path in ("/", "/needs/theirs/", "/needs/guesses/", there):
        assert MEETS not in joined.ben.page(path)
    joined.ben.post(there, {"matters": 2, "meets": "a football match"})
    page = plain(joined.ben.page(there))
    assert MEETS in page
    assert "a football match" in page
    assert "It matters more to Ana than you thought." in page
    assert not re.search(r"\bscore|\bpoints|\bcorrect|\bwrong", page)


@pytest.mark.parametrize(("guess", "words"), [(6, "You were close."), (7, "You were close."), (3, "matters more")])
def test_close_or_something_to_learn(joined: Joined, guess: int, words: str) -> None:
    show(joined.ana, put(joined.ana))
    there = shown_to(joined.ben, joined.space)
    joined.ben.post(there, {"matters": guess})
    assert words in joined.ben.page(there)


def test_whether_ben_guessed_looked_or_did_neither_is_nowhere_to_be_seen(joined: Joined) -> None:
    show(joined.ana, put(joined.ana))
    show(joined.ana, put(joined.ana, "room"))
    before = everything(joined.ana)
    play, room = (f"/needs/theirs/{kept.id}/" for kept in joined.ben.vault.all(Need, space=joined.space))
    joined.ben.post(play, {"matters": 2})
    joined.ben.post(f"{room}unfolding/")
    joined.ben.post("/needs/guesses/of/comfort/", {"matters": 5})
    assert everything(joined.ana) == before
    assert not joined.ana.vault.all(Guess, space=joined.space)
    assert not joined.ana.vault.all(Unfolded, space=joined.space)


def test_a_guess_reveals_nothing_of_what_is_kept_back(joined: Joined) -> None:
    """Ben's pages are the same whether Ana mapped a need, did not, or showed it and took it back."""
    joined.ben.post("/needs/guesses/of/play/", {"matters": 6, "meets": MEETS})
    before = everything(joined.ben)
    kept = put(joined.ana)
    assert everything(joined.ben) == before
    show(joined.ana, kept)
    assert everything(joined.ben) != before
    joined.ana.post(f"/needs/mine/{kept.id}/withdrawal/")
    assert everything(joined.ben) == before


def test_a_guess_that_waited_meets_what_is_shown_later_and_outlives_its_going(joined: Joined) -> None:
    joined.ben.post("/needs/guesses/of/play/", {"matters": 6, "meets": "a silly walk"})
    assert "a silly walk" in joined.ben.page("/needs/guesses/")
    kept = put(joined.ana)
    show(joined.ana, kept)
    there = shown_to(joined.ben, joined.space)
    assert "You were close." in joined.ben.page(there)
    assert joined.ben.get("/needs/guesses/of/play/").headers["Location"] == there
    joined.ana.post(f"/needs/mine/{kept.id}/withdrawal/")
    assert "a silly walk" in joined.ben.page("/needs/guesses/")


def test_a_need_of_anas_own_can_be_guessed_once_it_is_shown(joined: Joined) -> None:
    joined.ana.post("/needs/new/", {"name": "the workshop", "matters": 7})
    show(joined.ana, joined.ana.vault.all(Need)[0])
    there = shown_to(joined.ben, joined.space)
    joined.ben.post(there, {"matters": 7})
    assert "You were close." in joined.ben.page(there)


def test_after_looking_nothing_can_be_guessed_any_more(joined: Joined) -> None:
    show(joined.ana, put(joined.ana))
    there = shown_to(joined.ben, joined.space)
    for _ in range(2):
        joined.ben.post(f"{there}unfolding/")
    joined.ben.post(there, {"matters": 6})
    assert not joined.ben.vault.all(Guess)
    assert len(joined.ben.vault.all(Unfolded)) == 1


def test_guessing_again_takes_the_place_of_the_first(joined: Joined) -> None:
    for n in (2, 3, 3):
        joined.ben.post("/needs/guesses/of/play/", {"matters": n})
    (kept,) = joined.ben.vault.all(Guess)
    assert kept.record.matters == 3
    assert "A number or a few words" in joined.ben.post("/needs/guesses/of/play/", {}).content.decode()


# Leaving alone, being quiet


def test_paused_touch_takes_affection_out_of_ones_own_pages_alone(joined: Joined) -> None:
    show(joined.ana, put(joined.ana, "affection", meets="a hand on my back"))
    before = everything(joined.ana)
    joined.ben.post("/settings/topics/", {"whole": ["touch"]})
    for path in ("/", "/needs/", "/needs/theirs/", "/needs/guesses/"):
        assert "Affection" not in joined.ben.page(path)
    (kept,) = joined.ben.vault.all(Need, space=joined.space)
    assert joined.ben.get(f"/needs/theirs/{kept.id}/").status_code == 404
    assert joined.ben.get("/needs/guesses/of/affection/").status_code == 404
    assert everything(joined.ana) == before
    joined.ben.post("/settings/topics/", {})
    assert "Affection" in joined.ben.page("/")


def test_while_quiet_nothing_goes_out_and_nothing_comes_in(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ben, put(joined.ben, "room"))
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    show(joined.ana, kept)
    assert [each.mine for each in joined.ana.vault.all(Need, space=joined.space)] == [False]
    assert "Room of my own" not in joined.ana.page("/").split("<main")[1]
    assert joined.ana.get(shown_to(joined.ana, joined.space)).status_code == 404
    assert "waits for you, unseen" in joined.ana.page("/needs/theirs/")


def test_putting_it_away_leaves_it_on_the_map_of_the_other(joined: Joined) -> None:
    show(joined.ana, put(joined.ana))
    before = everything(joined.ana)
    there = shown_to(joined.ben, joined.space)
    assert "Ana shows you a need: Play." in joined.ben.page("/")
    joined.ben.post(there.replace("theirs", "put-away"))
    assert "Ana shows you a need" not in joined.ben.page("/")
    assert "Play" in joined.ben.page("/needs/theirs/")
    assert everything(joined.ana) == before


# A fresh look


def test_after_a_season_a_fresh_look_is_offered_and_let_go_just_as_well(ana: Someone) -> None:
    start = datetime.now(UTC)
    kept = put(ana)
    assert "Is it still this that you need?" not in ana.page("/")
    with time_machine.travel(start + timedelta(days=91)):
        ana.sign_in()
        assert "Is it still this that you need?" in ana.page("/")
        assert MEETS in ana.page("/needs/fresh/")
        ana.post("/needs/fresh/")
        assert "Is it still this that you need?" not in ana.page("/")
    with time_machine.travel(start + timedelta(days=182)):
        ana.sign_in()
        assert "Is it still this that you need?" in ana.page("/")
        ana.post(f"/needs/mine/{kept.id}/still/")
        assert "Is it still this that you need?" not in ana.page("/")
        assert "Your map is fresh" in ana.page("/needs/fresh/")


# Requests


def word(person: Someone, **said: str) -> Kept[Request]:
    answer = person.post(
        "/needs/requests/new/", {"what": "Would you eat with me, without screens?", "when": "tonight"} | said
    )
    assert answer.status_code == 302, answer.content.decode()
    kept = person.vault.newest(Request)
    assert kept
    return kept


def test_a_request_is_asked_and_its_need_stays_at_home(joined: Joined) -> None:
    need = put(joined.ana)
    kept = word(joined.ana, need=str(need.id), ask="1")
    page = joined.ben.page("/")
    assert "Would you eat with me" in page
    assert "Play" not in page
    (ask,) = joined.ben.vault.all(Ask, space=joined.space)
    assert ask.record.ref is None
    joined.ben.post(f"/asks/{ask.id}/", {"yes-if": "1", "line": "if I may cook"})
    page = joined.ana.page(f"/needs/requests/{kept.id}/")
    assert "if I may cook" in page
    assert "It grew from: Play." in page
    joined.ana.post(f"/asks/{ask.id}/", {"yes": "1"})
    assert "Ben said yes" in joined.ana.page("/needs/requests/")


def test_pressing_ask_twice_asks_once(joined: Joined) -> None:
    kept = word(joined.ana, ask="1")
    for _ in range(2):
        joined.ana.post(f"/needs/requests/{kept.id}/asking/")
    assert len(joined.ben.vault.all(Ask, space=joined.space)) == 1


def test_a_kept_request_is_changed_asked_later_and_taken_back(joined: Joined) -> None:
    before = everything(joined.ben)
    kept = word(joined.ana, keep="1")
    assert everything(joined.ben) == before
    one = f"/needs/requests/{kept.id}/"
    joined.ana.post(f"{one}change/", {"what": "Would you light the candle?"})
    joined.ana.post(f"{one}asking/")
    assert "Would you light the candle?" in joined.ben.page("/")
    assert joined.ana.get(f"{one}change/").status_code == 302
    (ask,) = joined.ana.vault.all(Ask, space=joined.space)
    joined.ana.post(f"/asks/{ask.id}/withdrawal/")
    assert "Only you see it." in joined.ana.page(one)
    joined.ana.post(f"{one}asking/")
    assert len(joined.ben.vault.all(Ask, space=joined.space)) == 1


def test_a_no_is_not_asked_again_with_the_same_words_and_rest_may_be(joined: Joined) -> None:
    start = datetime.now(UTC)
    kept = word(joined.ana, ask="1")
    (ask,) = joined.ben.vault.all(Ask, space=joined.space)
    joined.ben.post(f"/asks/{ask.id}/", {"not-this": "1"})
    joined.ana.post(f"/needs/requests/{kept.id}/asking/")
    assert len(joined.ben.vault.all(Ask, space=joined.space)) == 1
    other = word(joined.ana, what="Something else?", ask="1")
    with time_machine.travel(start + timedelta(days=15)):
        joined.ana.sign_in()
        assert "It came to rest." in joined.ana.page(f"/needs/requests/{other.id}/")
        joined.ana.post(f"/needs/requests/{other.id}/asking/")
        assert len(joined.ana.vault.all(Ask, space=joined.space)) == 3


def test_removing_a_request_leaves_what_was_asked(joined: Joined) -> None:
    kept = word(joined.ana, ask="1")
    joined.ana.post(f"/needs/requests/{kept.id}/removal/")
    assert not joined.ana.vault.all(Request)
    assert len(joined.ben.vault.all(Ask, space=joined.space)) == 1


def test_alone_everything_but_the_other_is_there(ana: Someone) -> None:
    put(ana)
    kept = word(ana, ask="1")
    assert "say it aloud" in ana.page("/needs/requests/new/")
    assert "Ask " not in plain(ana.page(f"/needs/requests/{kept.id}/"))
    ana.post("/needs/comfort/new/expectation/", {"about": "That somebody rings."})
    assert "That somebody rings." in ana.page("/needs/comfort/")
    for path in ("/needs/theirs/", "/needs/guesses/", "/needs/who-sees-what/", "/needs/fresh/"):
        assert ana.get(path).status_code == 200


def test_cleo_gets_404(joined: Joined, cleo: Someone) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept)
    there = shown_to(joined.ben, joined.space)
    request = word(joined.ana, ask="1")
    join(cleo, Someone("Dana"))
    mine, wish = f"/needs/mine/{kept.id}/", f"/needs/requests/{request.id}/"
    for path in (mine, f"{mine}change/", there, wish, f"{wish}change/"):
        assert cleo.get(path).status_code == 404, path
        assert cleo.post(path, {"matters": 1, "what": "x"}).status_code == 404, path
    for path in (f"{mine}showing/", f"{mine}withdrawal/", f"{mine}removal/", f"{mine}still/", f"{there}unfolding/",
                 f"{wish}asking/", f"{wish}removal/", there.replace("theirs", "put-away")):  # fmt: skip
        assert cleo.post(path).status_code == 404, path


def test_ben_cannot_touch_anas_map(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept)
    copy = shown_to(joined.ben, joined.space).split("/")[3]
    for id in (kept.id, copy):  # noqa: A001
        for name in ("", "change/", "showing/", "withdrawal/", "removal/", "still/"):
            assert joined.ben.post(f"/needs/mine/{id}/{name}", {"matters": 1}).status_code == 404
    assert joined.ana.get(f"/needs/theirs/{copy}/").status_code == 404


def test_what_was_shown_before_stays_readable_for_both(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept)
    joined.ana.post(f"/needs/mine/{kept.id}/change/", {"matters": 6, "met": 2, "meets": "Other words."})
    show(joined.ana, kept)
    there = shown_to(joined.ben, joined.space)
    assert MEETS not in joined.ben.page(there), "folded until he guessed"
    joined.ben.post(f"{there}unfolding/")
    page = plain(joined.ben.page(there))
    assert page.index("Other words.") < page.index("What stood here before") < page.index(MEETS)


def test_showing_it_without_how_well_it_is_met_takes_that_back_whole(joined: Joined) -> None:
    kept = put(joined.ana)
    show(joined.ana, kept, with_met="on")
    show(joined.ana, kept)
    (shown,) = joined.ben.vault.all(Need, space=joined.space)
    assert shown.record.met is None
    assert joined.ben.vault.earlier(shown) == []
    there = shown_to(joined.ben, joined.space)
    joined.ben.post(f"{there}unfolding/")
    assert "met now" not in joined.ben.page(there)
