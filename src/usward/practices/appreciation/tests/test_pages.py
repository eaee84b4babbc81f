"""Appreciation through its pages, by Ana, Ben and Cleo."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from people import Joined, Someone, join
from usward.core.records import Kept
from usward.practices.appreciation import keeping
from usward.practices.appreciation.record import Appreciation, Later, Thanks

pytestmark = pytest.mark.django_db

DID, SAYS = "You rang my mother before I had the courage.", "You hear what is under a complaint."
PAGES = ["/", "/together/", "/me/", "/us/", "/appreciation/", "/appreciation/new/", "/what-i-share/"]
NOBODYS = "6e1ad1cb-5c1f-4b0b-9a39-0d2b4d1f0c11"


def everything(person: Someone) -> dict[str, str]:
    """Their pages as they stand, without what is new on every request and whatever toast was waiting."""
    person.page("/")
    return {path: plain(person.page(path)) for path in PAGES}


def plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def notice(person: Someone, **said: str) -> Kept[Appreciation]:
    """Notice something through the form; the newest note of their own."""
    answer = person.post("/appreciation/new/", {"did": DID, "says": SAYS, **said})
    assert answer.status_code == 302, answer.content.decode()
    kept = person.vault.newest(Appreciation)
    assert kept
    return kept


def given_to(joined: Joined) -> str:
    """The id of what Ben has received."""
    (kept,) = [each for each in joined.ben.vault.all(Appreciation, space=joined.space) if not each.mine]
    return str(kept.id)


def test_a_note_is_kept_and_only_ana_sees_it(joined: Joined) -> None:
    before = everything(joined.ben)
    kept = notice(joined.ana)
    joined.ana.post(f"/appreciation/notes/{kept.id}/change/", {"did": "In other words."})
    assert "In other words." in joined.ana.page("/appreciation/")
    assert everything(joined.ben) == before


@pytest.mark.parametrize("part", ["did", "says", "gave"])
def test_one_of_the_three_is_enough(ana: Someone, part: str) -> None:
    assert ana.post("/appreciation/new/", {part: "Something"}).status_code == 302
    answer = ana.post("/appreciation/new/", {"did": "  "})
    assert "A few words in one of the three are enough." in answer.content.decode()


def test_what_is_given_lies_on_bens_today_and_in_his_jar(joined: Joined) -> None:
    page = joined.ana.post("/appreciation/new/", {"did": DID, "says": SAYS, "give": "1"}, follow=True).content.decode()
    assert "Take it back" in page
    for path in ("/", "/appreciation/"):
        assert DID in joined.ben.page(path)
    assert "Ana noticed this." in joined.ben.page("/")


def test_after_take_back_it_reads_as_never_given(joined: Joined) -> None:
    before = everything(joined.ben)
    kept = notice(joined.ana, give="1")
    note = given_to(joined)
    joined.ben.post(f"/appreciation/received/{note}/", {"line": "I read it twice."})
    joined.ana.post(f"/appreciation/notes/{kept.id}/withdrawal/")
    joined.ben.page("/appreciation/")
    assert everything(joined.ben) == before
    gone, never = (
        joined.ben.get(f"/appreciation/received/{note}/"),
        joined.ben.get(f"/appreciation/received/{NOBODYS}/"),
    )
    assert gone.status_code == never.status_code == 404
    assert plain(gone.content.decode()) == plain(never.content.decode())
    assert DID in joined.ana.page("/appreciation/")


def test_a_note_can_be_given_again_after_it_was_taken_back_and_changed(joined: Joined) -> None:
    kept = notice(joined.ana, give="1")
    address = f"/appreciation/notes/{kept.id}/"
    joined.ana.post(f"{address}withdrawal/")
    joined.ana.post(f"{address}change/", {"did": "Better said.", "give": "1"})
    (seen,) = joined.ben.vault.all(Appreciation, space=joined.space)
    assert seen.record.did == "Better said."
    assert joined.ben.vault.earlier(seen) == []


def test_a_given_note_is_not_changed_behind_the_others_back(joined: Joined) -> None:
    kept = notice(joined.ana, give="1")
    joined.ana.post(f"/appreciation/notes/{kept.id}/change/", {"did": "Something else"})
    assert joined.ben.vault.all(Appreciation, space=joined.space)[0].record.did == DID


def test_a_note_for_a_day_waits_in_anas_own_bucket_and_her_own_visit_gives_it(joined: Joined) -> None:
    start = datetime.now(UTC)
    day = joined.ana.opened.today() + timedelta(days=9)
    before = everything(joined.ben)
    notice(joined.ana, later="1", give_on=day.isoformat())
    assert [kept.record.on for kept in joined.ana.vault.all(Later)] == [day]
    assert "Waiting for a day" in joined.ana.page("/appreciation/")
    assert everything(joined.ben) == before
    with time_machine.travel(start + timedelta(days=8)):
        joined.ana.sign_in()
        joined.ana.page("/")
        assert not joined.ana.vault.all(Appreciation, space=joined.space)
    with time_machine.travel(start + timedelta(days=11)):
        joined.ben.sign_in()
        assert DID not in joined.ben.page("/")
        joined.ana.sign_in()
        joined.ana.page("/")
        assert DID in joined.ben.page("/")
        (seen,) = joined.ben.vault.all(Appreciation, space=joined.space)
        assert (seen.day, seen.record.space) == (day, None)
        assert not joined.ana.vault.all(Later)


def test_until_its_day_a_note_may_be_changed_moved_called_off_or_given_at_once(joined: Joined) -> None:
    day = joined.ana.opened.today() + timedelta(days=9)
    kept = notice(joined.ana, later="1", give_on=day.isoformat())
    address = f"/appreciation/notes/{kept.id}/"
    joined.ana.post(f"{address}change/", {"did": "Better said."})
    joined.ana.post(address, {"give_on": (day + timedelta(days=1)).isoformat()})
    assert [each.record.on for each in joined.ana.vault.all(Later)] == [day + timedelta(days=1)]
    joined.ana.post(f"{address}waiting/withdrawal/")
    assert not joined.ana.vault.all(Later)
    joined.ana.post(address, {"give_on": day.isoformat()})
    joined.ana.post(f"{address}giving/")
    assert not joined.ana.vault.all(Later)
    assert joined.ben.vault.all(Appreciation, space=joined.space)[0].record.did == "Better said."


@pytest.mark.parametrize("days", [None, 0, -1, 400])
def test_a_day_that_cannot_be_is_refused_and_nothing_is_lost(joined: Joined, days: int | None) -> None:
    day = "" if days is None else (joined.ana.opened.today() + timedelta(days=days)).isoformat()
    answer = joined.ana.post("/appreciation/new/", {"did": DID, "later": "1", "give_on": day})
    assert answer.status_code == 200
    assert DID in answer.content.decode()
    assert not joined.ana.vault.all(Appreciation)


def test_removing_a_waiting_note_removes_its_waiting(joined: Joined) -> None:
    day = joined.ana.opened.today() + timedelta(days=9)
    kept = notice(joined.ana, later="1", give_on=day.isoformat())
    joined.ana.post(f"/appreciation/notes/{kept.id}/removal/")
    assert not joined.ana.vault.all(Later)
    assert not joined.ana.vault.all(Appreciation)


def test_thanks_are_a_tap_or_a_line_and_are_told_to_the_giver(joined: Joined) -> None:
    notice(joined.ana, give="1")
    note = given_to(joined)
    joined.ben.post(f"/appreciation/received/{note}/")
    page = joined.ana.page("/")
    assert "Ben thanks you, quietly." in page
    assert DID[:30] in page
    joined.ben.post(f"/appreciation/received/{note}/", {"line": "I read it twice."})
    assert "I read it twice." in joined.ana.page("/")
    assert "I read it twice." in joined.ana.page("/appreciation/")
    assert len(joined.ana.vault.all(Thanks, space=joined.space)) == 1
    assert DID not in joined.ben.page("/")  # thanked, so it lies in the jar


def test_thanks_can_be_taken_back(joined: Joined) -> None:
    notice(joined.ana, give="1")
    before = everything(joined.ana)
    note = given_to(joined)
    joined.ben.post(f"/appreciation/received/{note}/", {"line": "I read it twice."})
    joined.ben.post(f"/appreciation/received/{note}/thanks/withdrawal/")
    assert everything(joined.ana) == before


def test_reading_and_putting_away_is_told_to_nobody(joined: Joined) -> None:
    notice(joined.ana, give="1")
    before = everything(joined.ana)
    note = given_to(joined)
    joined.ben.page(f"/appreciation/received/{note}/")
    joined.ben.page("/appreciation/one/")
    joined.ben.post(f"/appreciation/put-away/{note}/")
    assert everything(joined.ana) == before
    assert DID not in joined.ben.page("/")
    assert DID in joined.ben.page("/appreciation/")


def test_the_jar_is_searched_without_an_address(joined: Joined) -> None:
    notice(joined.ana)
    notice(joined.ana, did="You fixed the gate.", says="")
    page = joined.ana.post("/appreciation/", {"find": "GATE fix"}).content.decode()
    assert "You fixed the gate." in page
    assert DID not in page
    assert "holds those words" in joined.ana.post("/appreciation/", {"find": "zebra"}).content.decode()


def test_one_is_opened_by_chance(joined: Joined) -> None:
    assert "The jar is still empty" in joined.ana.page("/appreciation/one/")
    notice(joined.ana)
    assert DID in joined.ana.page("/appreciation/one/")


def test_a_nudge_names_nobody_and_goes_once_something_was_noticed(joined: Joined) -> None:
    assert "Something small" in joined.ana.page("/")
    notice(joined.ana)
    assert "Something small" not in joined.ana.page("/")


def test_whether_ben_is_nudged_does_not_depend_on_ana(joined: Joined) -> None:
    card = re.search(
        r'<section class="card">\s*<p class="kicker"><b>Something small.*?</section>', joined.ben.page("/"), re.DOTALL
    )
    notice(joined.ana, give="1")
    assert card
    assert "Ana" not in card[0]
    assert card[0] in joined.ben.page("/")


def test_another_prompt_loses_no_word(ana: Someone) -> None:
    first = ana.page("/appreciation/new/")
    page = ana.post("/appreciation/new/?more=1", {"_prefill": "1", "did": DID}).content.decode()
    assert DID in page
    assert re.findall(r"<blockquote>(.*?)</blockquote>", first) != re.findall(r"<blockquote>(.*?)</blockquote>", page)


def test_words_handed_over_become_what_they_did(ana: Someone) -> None:
    page = ana.post("/appreciation/new/", {"_prefill": "1", "text": DID}).content.decode()
    assert re.search(rf'name="did"[^>]*>\s*{re.escape(DID)}', page)


def test_alone_a_note_is_kept_and_nothing_offers_to_give_it(ana: Someone) -> None:
    notice(ana, give="1")
    assert DID in ana.page("/appreciation/")
    assert "Give it" not in ana.page("/appreciation/new/")


def test_quiet_gives_nothing_and_shows_nothing_of_the_other(joined: Joined) -> None:
    day = joined.ana.opened.today() + timedelta(days=1)
    notice(joined.ana, later="1", give_on=day.isoformat())
    joined.ana.post(f"/spaces/{joined.space}/quiet/", {"quiet": "on"})
    notice(joined.ben, did="From Ben", give="1")
    start = datetime.now(UTC)
    with time_machine.travel(start + timedelta(days=2)):
        joined.ana.sign_in()
        assert "From Ben" not in joined.ana.page("/")
        assert "From Ben" not in joined.ana.page("/appreciation/")
        joined.ana.post("/appreciation/new/", {"did": "while quiet", "give": "1"})
        assert [kept.mine for kept in joined.ana.vault.all(Appreciation, space=joined.space)] == [False]


def test_cleo_gets_404(joined: Joined, cleo: Someone) -> None:
    kept = notice(joined.ana, give="1")
    note = given_to(joined)
    join(cleo, Someone("Dana"))
    own = f"/appreciation/notes/{kept.id}/"
    for path in (own, f"{own}change/", f"/appreciation/received/{note}/"):
        assert cleo.get(path).status_code == 404
        assert cleo.post(path, {"did": "mine now"}).status_code == 404
    for path in (f"{own}giving/", f"{own}withdrawal/", f"{own}removal/", f"/appreciation/put-away/{note}/"):
        assert cleo.post(path).status_code == 404


def test_ben_cannot_touch_anas_own_note(joined: Joined) -> None:
    kept = notice(joined.ana, give="1")
    note = given_to(joined)
    for name in ("change", "withdrawal", "removal"):
        for id in (kept.id, note):  # noqa: A001
            assert joined.ben.post(f"/appreciation/notes/{id}/{name}/", {"did": "x"}).status_code == 404


def test_what_was_given_stays_with_ben_when_ana_leaves(joined: Joined) -> None:
    from usward.accounts import leaving

    notice(joined.ana, give="1")
    notice(joined.ben, did="From Ben", give="1")
    leaving.leave(joined.ana.opened, joined.space)
    assert DID in joined.ben.page("/appreciation/")
    assert "From Ben" in joined.ana.page("/appreciation/")


def test_a_note_that_cannot_be_given_yet_goes_on_waiting(ana: Someone) -> None:
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    space = begin(ana.opened, "Ben", Terms())
    note = ana.vault.add(Appreciation(day=ana.opened.today(), did=DID, space=space))
    keeping.wait_for(ana.vault, note, space, ana.opened.today(), ana.opened.today())
    keeping.give_due(ana.vault, ana.opened.today())
    assert len(ana.vault.all(Later)) == 1


def test_a_full_jar_comes_in_pages_and_the_search_looks_through_all(ana: Someone) -> None:
    for n in range(40):
        ana.vault.add(Appreciation(day=ana.opened.today() - timedelta(days=n), did=f"Deed number {n}x"))
    assert "number 0x" in ana.page("/appreciation/")
    assert "number 39x" not in ana.page("/appreciation/")
    assert "number 39x" in ana.page("/appreciation/?page=2")
    assert "number 39x" in ana.post("/appreciation/", {"find": "39x"}).content.decode()
