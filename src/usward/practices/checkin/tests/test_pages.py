"""The check-in through its pages, by Ana, Ben and Cleo."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from people import Joined, Someone
from usward.practices.checkin import keeping
from usward.practices.checkin.record import CheckIn, DayGift, Guess, SharedDay

pytestmark = pytest.mark.django_db

LINE = "The harbour, then rain."


def words(joined: Joined, **changes: object) -> dict[str, object]:
    """What Ana taps and writes."""
    return {
        "feelings": ["tender", "wistful"],
        f"closeness_{joined.space.hex}": "5",
        f"understood_{joined.space.hex}": "4",
        "stress": "3",
        "energy": "6",
        "friction": "little",
        "line": LINE,
        **changes,
    }


def check_in(joined: Joined, **changes: object) -> str:
    """Ana checks in; the address of her day."""
    answer = joined.ana.post("/check-in/", words(joined, **changes))
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def give(joined: Joined, **numbers: str) -> DayGift:
    joined.ana.post("/check-in/gifts/", {"day": joined.ana.opened.today().isoformat(), **numbers})
    return joined.ana.vault.all(DayGift, space=joined.space)[0].record


def plain(page: str) -> str:
    """A page without what is new on every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


PAGES = [
    "/",
    "/together/",
    "/me/",
    "/us/",
    "/check-in/",
    "/check-in/days/",
    "/check-in/guess/",
    "/check-in/week-by-week/",
    "/what-i-share/",
]


def everything(person: Someone) -> dict[str, str]:
    person.page("/")  # whatever toast of their own was waiting
    return {path: plain(person.page(path)) for path in PAGES}


def test_what_ana_chose_is_kept_and_shown_to_her(joined: Joined) -> None:
    page = joined.ana.page(check_in(joined))
    for said in (LINE, "tender, wistful", "5 of 7", "4 of 7", "a little"):
        assert said in page
    (kept,) = joined.ana.vault.all(CheckIn)
    assert kept.record.about(joined.space).closeness == 5
    assert kept.record.friction == "little"


def test_there_is_one_check_in_a_day_and_it_may_be_changed(joined: Joined) -> None:
    check_in(joined)
    assert LINE in joined.ana.page("/check-in/")
    check_in(joined, line="Then sun.", stress="")
    (kept,) = joined.ana.vault.all(CheckIn)
    assert (kept.record.line, kept.record.stress) == ("Then sun.", None)


def test_one_thing_is_enough_and_nothing_is_not(joined: Joined) -> None:
    answer = joined.ana.post("/check-in/", {})
    assert answer.status_code == 200
    assert "one word, one number or one line is enough" in answer.content.decode()
    assert joined.ana.post("/check-in/", {"energy": "2"}).status_code == 302


def test_an_error_loses_nothing(joined: Joined) -> None:
    page = joined.ana.post("/check-in/", words(joined, stress="9")).content.decode()
    assert LINE in page
    assert re.search(r'value="wistful"[^>]* checked', page)
    assert not joined.ana.vault.all(CheckIn)


def test_a_form_opened_before_midnight_is_of_the_day_that_ended(ana: Someone) -> None:
    with time_machine.travel(datetime(2026, 12, 1, 23, 10, tzinfo=UTC)):  # ten past midnight in Zurich
        ana.sign_in()
        ana.post("/check-in/", {"day": "2026-12-01", "line": "late"})
        ana.post("/check-in/", {"day": "2026-11-20", "line": "from an old tab"})
    assert {kept.day.isoformat(): kept.record.line for kept in ana.vault.all(CheckIn)} == {
        "2026-12-01": "late",
        "2026-12-02": "from an old tab",
    }


def test_alone_everything_works_but_giving(ana: Someone) -> None:
    ana.post("/check-in/", {"feelings": ["calm"], "line": LINE})
    day = ana.opened.today().isoformat()
    assert LINE in ana.page(f"/check-in/days/{day}/")
    assert LINE in ana.page("/check-in/days/")
    assert "Give the words" not in ana.page(f"/check-in/days/{day}/")


def test_before_the_other_has_joined_closeness_can_be_named_and_nothing_given(ana: Someone) -> None:
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    space = begin(ana.opened, "Ben", Terms())
    ana.post("/check-in/", {f"closeness_{space.hex}": "6", "give": "1"})
    assert ana.vault.all(CheckIn)[0].record.about(space).closeness == 6
    ana.post("/check-in/week-by-week/", {"closeness": "on"})
    assert "Once the two of you share this space" in ana.page(f"/check-in/days/{ana.opened.today().isoformat()}/")


def test_ben_sees_nothing_of_anas_until_she_gives_it(joined: Joined) -> None:
    before = everything(joined.ben)
    check_in(joined)
    check_in(joined, line="Something else, quite private.")
    joined.ana.post("/check-in/guess/", {"closeness": "3", "feeling": "worn"})
    joined.ana.post("/check-in/week-by-week/", {"closeness": "on", "stress": "on"})
    check_in(joined, stress="7")
    joined.ana.post("/check-in/week-by-week/", {})
    assert everything(joined.ben) == before


def test_a_given_day_has_words_and_line_and_no_numbers(joined: Joined) -> None:
    check_in(joined)
    assert not give(joined).numbers
    page = joined.ben.page("/")
    assert LINE in page
    assert "tender, wistful" in page
    assert "of 7" not in page
    assert LINE in joined.ben.page("/check-in/days/")


def test_numbers_go_along_when_she_says_so(joined: Joined) -> None:
    check_in(joined)
    assert give(joined, numbers="1").numbers
    assert "5 of 7" in joined.ben.page("/")


def test_keeping_and_giving_can_be_one_step_and_is_offered_back(joined: Joined) -> None:
    page = joined.ana.page(check_in(joined, give="1"))
    assert page.count("Take it back") == 2
    assert LINE in joined.ben.page("/")


def test_after_take_back_it_reads_as_never_given(joined: Joined) -> None:
    before = everything(joined.ben)
    check_in(joined, give="1")
    assert everything(joined.ben) != before
    (gift,) = joined.ana.vault.all(DayGift, space=joined.space)
    joined.ana.post(f"/check-in/gifts/{gift.id}/withdrawal/")
    assert everything(joined.ben) == before
    answer = joined.ben.post(f"/check-in/gifts/{gift.id}/put-away/")
    never = joined.ben.post("/check-in/gifts/6e1ad1cb-5c1f-4b0b-9a39-0d2b4d1f0c11/put-away/")
    assert answer.status_code == never.status_code == 404
    assert plain(answer.content.decode()) == plain(never.content.decode())


def test_a_changed_day_is_given_anew_only_when_asked(joined: Joined) -> None:
    check_in(joined, give="1")
    page = joined.ana.page(check_in(joined, line="Then sun."))
    assert "Give it as it is now" in page
    assert "Then sun." not in joined.ben.page("/")
    give(joined)
    assert "Then sun." in joined.ben.page("/")
    assert len(joined.ben.vault.all(DayGift, space=joined.space)) == 1


def test_what_was_put_away_leaves_today_and_stays_among_the_days(joined: Joined) -> None:
    check_in(joined, give="1")
    (gift,) = joined.ben.vault.all(DayGift, space=joined.space)
    ana_before = everything(joined.ana)
    joined.ben.post(f"/check-in/gifts/{gift.id}/put-away/")
    assert LINE not in joined.ben.page("/")
    assert LINE in joined.ben.page("/check-in/days/")
    assert everything(joined.ana) == ana_before


def test_ben_cannot_take_back_or_reach_what_is_anas(joined: Joined) -> None:
    day = check_in(joined, give="1")
    (gift,) = joined.ana.vault.all(DayGift, space=joined.space)
    assert joined.ben.post(f"/check-in/gifts/{gift.id}/withdrawal/").status_code == 404
    assert joined.ben.get(day).status_code == 404
    assert LINE in joined.ben.page("/")


def test_cleo_gets_404(joined: Joined, cleo: Someone) -> None:
    day = check_in(joined, give="1")
    (gift,) = joined.ana.vault.all(DayGift, space=joined.space)
    assert cleo.get(day).status_code == 404
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    begin(cleo.opened, "Nobody", Terms())
    for path in (f"/check-in/gifts/{gift.id}/withdrawal/", f"/check-in/gifts/{gift.id}/put-away/", "/check-in/gifts/"):
        assert cleo.post(path, {"day": joined.ana.opened.today().isoformat()}).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/check-in/days/2026-13-40/", "/check-in/months/2026/13/", "/check-in/months/0/1/", "/check-in/days/2020-01-01/"],
)
def test_days_that_do_not_exist_are_not_found(joined: Joined, path: str) -> None:
    assert joined.ana.get(path).status_code == 404


def test_an_old_day_can_no_longer_be_given(joined: Joined) -> None:
    day = joined.ana.opened.today() - timedelta(days=3)
    keeping.keep(joined.ana.vault, CheckIn(day=day, line=LINE))
    assert joined.ana.post("/check-in/gifts/", {"day": day.isoformat()}).status_code == 404
    assert "Give the words" not in joined.ana.page(f"/check-in/days/{day.isoformat()}/")


def test_removing_a_day_removes_what_was_given_of_it(joined: Joined) -> None:
    day = check_in(joined, give="1")
    joined.ana.post(f"{day}removal/")
    assert joined.ana.get(day).status_code == 404
    assert LINE not in joined.ben.page("/")


def test_quiet_gives_nothing_shows_nothing_and_comes_back_with_one_tap(joined: Joined) -> None:
    joined.ana.post("/check-in/week-by-week/", {"closeness": "on"})
    joined.ana.post(f"/spaces/{joined.space}/quiet/", {"quiet": "on"})
    assert joined.ana.opened.space(joined.space).quiet
    joined.ben.post("/check-in/", {"line": "Ben’s day", "give": "1"})
    day = check_in(joined, give="1")
    assert joined.ben.vault.all(DayGift, space=joined.space)[0].mine
    assert not joined.ben.vault.all(SharedDay, space=joined.space)
    assert "You are quiet here" in joined.ana.page(day)
    assert joined.ana.post("/check-in/gifts/", {"day": joined.ana.opened.today().isoformat()}).status_code == 404
    for path in ("/", "/check-in/days/"):
        assert "Ben’s day" not in joined.ana.page(path)


def test_what_i_share_says_of_each_item_which_practice_it_is(joined: Joined) -> None:
    check_in(joined, give="1")
    assert re.search(r'<p class="when">Check-in, \d', joined.ana.page("/what-i-share/"))


def test_standing_choices_stand_under_what_i_share_and_stop_there(joined: Joined) -> None:
    check_in(joined)
    joined.ana.post("/check-in/week-by-week/", {"closeness": "on", "friction": "on"})
    assert joined.ben.vault.all(SharedDay, space=joined.space)[0].record.friction == 1
    page = joined.ana.page("/what-i-share/")
    assert "Closeness, week by week" in page
    assert "Friction, week by week" in page
    from usward.accounts import sharing

    sharing.stop(joined.ana.opened, joined.space, "checkin", "friction")
    assert keeping.standing(joined.ana.vault, joined.space) == {"closeness"}
    assert joined.ben.vault.all(SharedDay, space=joined.space)[0].record.friction is None


def test_a_guess_is_put_beside_the_day_that_was_given_and_only_ana_sees_it(joined: Joined) -> None:
    joined.ben.post(
        "/check-in/", {f"closeness_{joined.space.hex}": "6", "stress": "2", "feelings": ["tired"], "line": "long day"}
    )
    joined.ben.post("/check-in/gifts/", {"day": joined.ben.opened.today().isoformat(), "numbers": "1"})
    before = everything(joined.ben)
    joined.ana.post("/check-in/guess/", {"closeness": "6", "stress": "6", "feeling": "worn"})
    page = joined.ana.page("/check-in/guess/")
    for said in (
        "you guessed 6",
        "Ben gave 6 for today",
        "Ben gave 2 for today",
        "same corner of the flower",
        "worth a question",
    ):
        assert said in page
    assert everything(joined.ben) == before
    assert [kept.record.feeling for kept in joined.ana.vault.all(Guess)] == ["worn"]


def test_a_guess_without_a_gift_shows_nothing_of_bens_day(joined: Joined) -> None:
    joined.ben.post("/check-in/", {f"closeness_{joined.space.hex}": "2", "stress": "7", "line": "hard"})
    joined.ben.post("/check-in/week-by-week/", {"closeness": "on", "stress": "on"})
    joined.ana.post("/check-in/guess/", {"closeness": "6"})
    page = joined.ana.page("/check-in/guess/")
    assert "nothing was given yet" in page
    assert "Ben gave" not in page


def test_a_draft_starts_the_form_and_is_kept_by_nobody(joined: Joined) -> None:
    answer = joined.ana.post("/check-in/", {"_prefill": "1", "line": "half a line", "feelings": ["calm"]})
    assert "half a line" in answer.content.decode()
    assert not joined.ana.vault.all(CheckIn)


def test_a_day_hands_its_words_to_the_journal(joined: Joined) -> None:
    page = joined.ana.page(check_in(joined))
    assert 'action="/journal/new/"' in page
    assert f'name="text" value="{LINE}"' in page


def test_the_wheel_offers_seven_families_of_finer_words_without_script(ana: Someone) -> None:
    page = ana.page("/check-in/")
    assert page.count('<details class="family') == 7
    assert len(re.findall(r'type="checkbox" name="feelings"', page)) >= 125
    assert page.count('class="gloss"') >= 125
