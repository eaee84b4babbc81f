"""The journal through its pages, by Ana, Ben and Cleo."""

import re
from datetime import timedelta

import pytest

from people import Joined, Someone, join
from usward.core.records import Kept
from usward.practices.journal.record import Entry, Passage

pytestmark = pytest.mark.django_db

TEXT = "I keep two lists in my head. Both are in my own handwriting.\nWhat I mean by work is the children. I am embarrassed by the word."
SHARED = "What I mean by work is the children."
PAGES = ["/", "/together/", "/me/", "/us/", "/journal/", "/journal/shared/", "/what-i-share/"]


def everything(person: Someone) -> dict[str, str]:
    """Their pages as they stand, without what is new on every request and whatever toast was waiting."""
    person.page("/")
    return {path: re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", person.page(path)) for path in PAGES}


def write(person: Someone, **said: object) -> Kept[Entry]:
    """Write an entry through the form."""
    answer = person.post("/journal/new/", {"text": TEXT, "feelings": ["worried", "hopeful"], **said})
    assert answer.status_code == 302, answer.content.decode()
    kept = person.vault.newest(Entry)
    assert kept
    return kept


def share(joined: Joined, entry: Kept[Entry], *pieces: int) -> None:
    joined.ana.post(f"/journal/entries/{entry.id}/passages/", {"pieces": pieces or (2,), "share": "1"})


def test_an_entry_is_kept_and_ben_sees_nothing_of_it(joined: Joined) -> None:
    before = everything(joined.ben)
    entry = write(joined.ana)
    page = joined.ana.page(f"/journal/entries/{entry.id}/")
    assert "I keep two lists" in page
    assert "worried, hopeful" in page or "hopeful, worried" in page
    joined.ana.post(f"/journal/entries/{entry.id}/change/", {"text": "Only one list.", "day": "2026-01-02"})
    assert joined.ana.vault.get(Entry, entry.id).day.isoformat() == "2026-01-02"
    joined.ana.post(f"/journal/entries/{entry.id}/passages/", {"pieces": [0]})
    joined.ana.post("/journal/", {"sought": "list"})
    joined.ana.post(f"/journal/entries/{entry.id}/removal/")
    assert everything(joined.ben) == before


def test_an_empty_entry_or_one_of_tomorrow_is_refused_and_loses_nothing(ana: Someone) -> None:
    assert "A few words are needed" in ana.post("/journal/new/", {"text": "  "}).content.decode()
    tomorrow = (ana.opened.today() + timedelta(days=1)).isoformat()
    answer = ana.post("/journal/new/", {"text": TEXT, "day": tomorrow})
    assert "That day has not come yet." in answer.content.decode()
    assert "I keep two lists" in answer.content.decode()
    assert not ana.vault.all(Entry)


def test_entries_are_found_by_word_by_day_and_by_feeling(ana: Someone) -> None:
    write(ana, text="A long walk by the café.", feelings=["calm"], day="2026-03-01")
    write(ana, text="Rain on the way home.", feelings=["sad"], day="2026-03-02")
    for said, found in (
        ({"sought": "CAFE walk"}, "A long walk"),
        ({"day": "2026-03-02"}, "Rain on"),
        ({"feeling": "sad"}, "Rain on"),
        ({"sought": "walk", "feeling": "calm", "day": "2026-03-01"}, "A long walk"),
    ):
        page = ana.post("/journal/", said).content.decode()
        other = "Rain on" if found == "A long walk" else "A long walk"
        assert found in page
        assert other not in page
    assert "No entry holds all of that" in ana.post("/journal/", {"sought": "zebra"}).content.decode()


def test_a_prompt_leads_in_is_kept_with_the_entry_and_can_be_turned_or_left(ana: Someone) -> None:
    first = re.search(r'class="asked">(.*?)</h1>', ana.page("/journal/new/"))
    turned = ana.post("/journal/new/?more=1", {"_prefill": "1", "text": "half a line"}).content.decode()
    second = re.search(r'class="asked">(.*?)</h1>', turned)
    assert first
    assert second
    assert first[1] != second[1]
    assert "half a line" in turned
    assert 'class="asked"' not in ana.post("/journal/new/?more=none", {"_prefill": "1"}).content.decode()
    entry = write(ana, prompt="What are you not saying?")
    assert "What are you not saying?" in ana.page(f"/journal/entries/{entry.id}/")


def test_words_handed_over_start_an_entry_without_another_question(ana: Someone) -> None:
    page = ana.post("/journal/new/", {"_prefill": "1", "text": TEXT, "feelings": ["calm"]}).content.decode()
    assert "I keep two lists" in page
    assert 'class="asked"' not in page
    assert re.search(r'value="calm"[^>]* checked', page)
    assert not ana.vault.all(Entry)


def test_an_entry_leads_only_where_somebody_takes_it(ana: Someone) -> None:
    entry = write(ana)
    page = ana.page(f"/journal/entries/{entry.id}/")
    assert 'action="/appreciation/new/"' in page
    assert 'action="/needs/new/"' in page
    assert page.count('class="handover"') == 2  # nobody takes a promise yet, so it makes no button


def test_removed_is_deleted_at_once_and_can_be_brought_back_from_the_page_alone(ana: Someone) -> None:
    entry = write(ana, prompt="Why?", day="2026-03-01")
    page = ana.post(f"/journal/entries/{entry.id}/removal/").content.decode()
    assert list(ana.vault.all(Entry)) == []
    fields = dict(re.findall(r'type="hidden" name="(prompt|day)" value="(.*?)"', page))
    text = re.search(r'<textarea name="text" hidden>(.*?)</textarea>', page, re.DOTALL)
    assert text
    feelings = re.findall(r'name="feelings" value="(.*?)"', page)
    ana.post("/journal/new/", {**fields, "text": text[1].strip(), "feelings": feelings})
    (back,) = ana.vault.all(Entry)
    assert back.record.with_(text=back.record.text.replace("\r\n", "\n")) == entry.record.with_(
        text=entry.record.text.replace("\r\n", "\n")
    )
    assert ana.get(f"/journal/entries/{entry.id}/").status_code == 404


def test_ana_reads_a_passage_as_ben_would_before_she_shares_it(joined: Joined) -> None:
    entry = write(joined.ana)
    page = joined.ana.post(f"/journal/entries/{entry.id}/passages/", {"pieces": [0, 2]}).content.decode()
    assert "I keep two lists in my head. … What I mean by work is the children." in page
    assert not joined.ben.vault.all(Passage, space=joined.space)


def test_ben_receives_the_passage_and_nothing_else(joined: Joined) -> None:
    entry = write(joined.ana, day="2026-01-05")
    share(joined, entry)
    page = joined.ben.page("/")
    assert SHARED in page
    assert "two lists" not in page
    (seen,) = joined.ben.vault.all(Passage, space=joined.space)
    assert seen.record == Passage(day=joined.ana.opened.today(), text=SHARED)
    assert SHARED in joined.ben.page("/journal/shared/")
    assert joined.ben.get(f"/journal/entries/{entry.id}/").status_code == 404


def test_changing_the_entry_does_not_change_what_was_shared(joined: Joined) -> None:
    entry = write(joined.ana)
    share(joined, entry)
    joined.ana.post(f"/journal/entries/{entry.id}/change/", {"text": "All different."})
    assert SHARED in joined.ben.page("/journal/shared/")
    assert SHARED in joined.ana.page(f"/journal/entries/{entry.id}/")


def test_after_take_back_it_reads_as_never_shared(joined: Joined) -> None:
    before = everything(joined.ben)
    entry = write(joined.ana)
    share(joined, entry)
    (passage,) = joined.ana.vault.all(Passage, space=joined.space)
    assert f"/journal/passages/{passage.id}/withdrawal/" in joined.ana.page(f"/journal/entries/{entry.id}/")
    joined.ana.post(f"/journal/passages/{passage.id}/withdrawal/")
    assert everything(joined.ben) == before
    assert "Shared from this entry" not in joined.ana.page(f"/journal/entries/{entry.id}/")
    assert joined.ben.post(f"/journal/passages/{passage.id}/put-away/").status_code == 404


def test_taking_back_under_what_i_share_clears_the_entry_too(joined: Joined) -> None:
    from usward.accounts import sharing

    entry = write(joined.ana)
    share(joined, entry)
    (passage,) = joined.ana.vault.all(Passage, space=joined.space)
    assert SHARED in joined.ana.page("/what-i-share/")
    sharing.take_back(joined.ana.opened, joined.space, passage.id)
    assert "Shared from this entry" not in joined.ana.page(f"/journal/entries/{entry.id}/")


def test_ben_puts_it_away_and_ana_learns_nothing(joined: Joined) -> None:
    share(joined, write(joined.ana))
    before = everything(joined.ana)
    (passage,) = joined.ben.vault.all(Passage, space=joined.space)
    assert joined.ben.post(f"/journal/passages/{passage.id}/withdrawal/").status_code == 404
    joined.ben.post(f"/journal/passages/{passage.id}/put-away/")
    assert SHARED not in joined.ben.page("/")
    assert SHARED in joined.ben.page("/journal/shared/")
    assert everything(joined.ana) == before


def test_quiet_shares_nothing_and_shows_nothing_new(joined: Joined) -> None:
    entry = write(joined.ana)
    joined.ana.post(f"/spaces/{joined.space}/quiet/", {"quiet": "on"})
    share(joined, entry)
    assert not joined.ben.vault.all(Passage, space=joined.space)
    joined.ben.post(f"/journal/entries/{write(joined.ben).id}/passages/", {"pieces": [2], "share": "1"})
    for path in ("/", "/journal/shared/"):
        assert SHARED not in joined.ana.page(path)


def test_sentences_that_are_not_there_cannot_be_shared(joined: Joined) -> None:
    entry = write(joined.ana)
    for pieces in ([], ["99"], ["x"]):
        answer = joined.ana.post(f"/journal/entries/{entry.id}/passages/", {"pieces": pieces, "share": "1"})
        assert answer.status_code == 200
    assert not joined.ben.vault.all(Passage, space=joined.space)


def test_cleo_gets_404(joined: Joined, cleo: Someone) -> None:
    entry = write(joined.ana)
    share(joined, entry)
    (passage,) = joined.ana.vault.all(Passage, space=joined.space)
    join(cleo, Someone("Dana"))
    address = f"/journal/entries/{entry.id}/"
    for path in (address, f"{address}change/", f"{address}passages/"):
        assert cleo.get(path).status_code == 404
    for path in (
        f"{address}removal/",
        f"/journal/passages/{passage.id}/withdrawal/",
        f"/journal/passages/{passage.id}/put-away/",
    ):
        assert cleo.post(path).status_code == 404
    assert joined.ana.get(address).status_code == 200


def test_alone_the_journal_is_whole_and_offers_no_sharing(ana: Someone) -> None:
    entry = write(ana)
    assert "Share a passage" not in ana.page(f"/journal/entries/{entry.id}/")


def test_an_error_keeps_the_prompt_and_invents_none(ana: Someone) -> None:
    assert 'name="prompt" value=""' in ana.post("/journal/new/", {"text": ""}).content.decode()
    page = ana.post("/journal/new/", {"text": "", "prompt": "Why now?"}).content.decode()
    assert '<h1 class="asked">Why now?</h1>' in page


def test_many_entries_come_in_pages_and_the_search_looks_through_all(ana: Someone) -> None:
    first = ana.opened.today()
    for n in range(45):
        ana.vault.add(Entry(day=first - timedelta(days=n), text=f"Page number {n}x"))
    assert "number 0x" in ana.page("/journal/")
    assert "number 44x" not in ana.page("/journal/")
    assert "number 44x" in ana.page("/journal/?page=2")
    assert "number 44x" in ana.page("/journal/?page=999")
    assert "number 44x" in ana.post("/journal/", {"sought": "44x"}).content.decode()


def test_a_question_that_another_page_brought_stays_the_question(ana: Someone) -> None:
    asked = "Which smell takes you home?"
    assert (
        f'<h1 class="asked">{asked}</h1>'
        in ana.post("/journal/new/", {"_prefill": "1", "prompt": asked}).content.decode()
    )
    again = ana.post("/journal/new/?more=1", {"_prefill": "1", "prompt": asked}).content.decode()
    assert asked not in again.partition("</h1>")[0]
