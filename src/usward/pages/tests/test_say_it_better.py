"""Say it better: paste, see, reshape, copy; nothing is stored, and no word written elsewhere is lost."""

import re
from html import unescape

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from people import Joined, Someone
from usward.accounts.models import Draft
from usward.core.coach import KINDS
from usward.packs.coaching import coach
from usward.pages.say_it_better.showing import HEADS, in_ten, one_in, seen
from usward.vault.models import SealedRecord

pytestmark = pytest.mark.django_db

PAGE = "/say-it-better/"
HARD = "I love our Sundays. You never listen to me."


def look(who: Someone, text: str, address: str = PAGE, **more: str) -> str:
    said = {"say_text": text, "say_context": "", "say_bond": "partners", **more}
    answer = who.client.post(address, said)
    assert answer.status_code == 200
    return str(answer.content.decode())


def main_of(page: str) -> str:
    return unescape(page.split("<main", 1)[1].split("</main>", 1)[0])


def read(page: str) -> str:
    """The words as the page shows them, without the numbers of the notes."""
    quoted = re.search(r'<blockquote class="read">(.*?)</blockquote>', page, re.DOTALL)
    assert quoted
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", quoted[1], flags=re.DOTALL)))


def test_it_opens_empty_with_a_note_on_what_it_can_and_cannot_do(ana: Someone) -> None:
    page = main_of(ana.page(PAGE))
    assert "What the coach can and cannot do" in page
    assert "How it may land" not in page
    assert "of 10" in page


def test_signed_out_it_is_closed(client: object) -> None:
    assert client.get(PAGE).status_code == 302  # type: ignore[attr-defined]


def test_the_words_stand_there_untouched_with_notes_beside_them(ana: Someone) -> None:
    page = look(ana, HARD)
    assert read(page) == HARD
    assert "May land as criticism" in page
    for number in re.findall(r'href="#note-(\d+)"', page):
        assert f'id="note-{number}"' in page


def test_keep_mine_is_the_first_button_and_the_drafts_are_editable(ana: Someone) -> None:
    page = main_of(look(ana, HARD)).split('id="drafts"', 1)[1]
    assert re.findall(r"<button[^>]*>([^<]+)</button>", page)[0] == "Keep mine"
    wordings = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[:-2]
    assert 1 <= len(wordings) <= 3
    assert "When you do not listen to me, I feel ___." in wordings[0]
    assert "readonly" not in page


def test_keeping_mine_shows_my_words_and_nothing_else_about_them(ana: Someone) -> None:
    page = main_of(look(ana, HARD, keep="1"))
    assert "Yours, as it is" in page
    assert "How it may land" not in page


def test_nothing_is_stored(joined: Joined) -> None:
    before = SealedRecord.objects.count()
    look(joined.ana, HARD)
    look(joined.ben, "I'm scared of you when you drink.")
    assert SealedRecord.objects.count() == before
    assert not Draft.objects.exists()


def test_named_abuse_keeps_its_words_and_brings_support_and_no_draft(ana: Someone) -> None:
    page = main_of(look(ana, "You hit me on Saturday and I am scared of you."))
    assert "Nothing in it is softened" in page
    assert 'href="/support/"' in page.split("How it may land", 1)[1]
    assert "Wording 1" not in page
    assert "May land" not in page


def test_a_threat_gets_one_plain_sentence_and_no_kinder_wording(ana: Someone) -> None:
    page = main_of(look(ana, "If you leave me I'll kill myself and it will be on you."))
    assert "does not reword" in page
    assert "Wording 1" not in page


def test_what_was_written_is_shown_as_text(ana: Someone) -> None:
    page = look(ana, "You never listen <script>alert(1)</script> to me.")
    assert "<script>alert(1)" not in page
    assert "<script>alert(1)</script>" in read(page).replace("&lt;", "<")


def test_words_of_another_page_come_along_and_go_back_with_all_the_rest(ana: Someone) -> None:
    address = f"{PAGE}?field=line&back=/journal/new/"
    brought = {"_prefill": "1", "line": HARD, "day": "2026-11-02", "feelings": ["sad", "tired"], "password": "hush"}
    page = str(ana.client.post(address, brought).content.decode())
    assert read(page) == HARD
    home = page.split('action="/journal/new/', 1)[1].split("</form>", 1)[0]
    hidden = re.findall(r'name="(\w+)" value="([^"]*)"', home)
    assert ("_prefill", "1") in hidden
    assert ("line", HARD) in hidden
    assert ("day", "2026-11-02") in hidden
    assert [value for name, value in hidden if name == "feelings"] == ["sad", "tired"]
    assert "hush" not in page
    again = look(ana, "You are kind.", address, day="2026-11-02")
    assert 'name="day" value="2026-11-02"' in again
    assert 'name="line" value="You are kind."' in again


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"])
def test_the_way_back_never_leads_elsewhere(ana: Someone, back: str) -> None:
    answer = ana.client.post(f"{PAGE}?field=line&back={back}", {"_prefill": "1", "line": HARD})
    assert "example.org" not in re.sub(r'action="/say-it-better/[^"]*"', "", main_of(answer.content.decode()))


def test_the_button_names_its_field_and_its_page_and_no_words() -> None:
    context = Context({"request": RequestFactory().get("/asking/new/?q=1")})
    drawn = Template('{% load coaching %}{% coach_button "text" answers="theirs" %}').render(context)
    assert 'formaction="/say-it-better/?field=text&amp;answers=theirs&amp;back=%2Fasking%2Fnew%2F"' in drawn
    assert 'name="_prefill" value="1"' in drawn


def test_every_kind_has_its_heading() -> None:
    assert set(HEADS) == set(KINDS)


def test_pieces_put_together_are_the_text_and_notes_count_from_one() -> None:
    text = "You never listen.\nThank you for the soup. I felt sad when you left?"
    shown = seen(text, coach().look(text))
    assert "".join(piece.text for piece in shown.pieces) == text
    assert [note.number for note in shown.notes] == list(range(1, len(shown.notes) + 1))
    assert {note for piece in shown.pieces for note in piece.notes} == set(shown.notes)


def test_shares_in_plain_words() -> None:
    assert (in_ten(0.91), one_in(0.07), one_in(0)) == (9, 14, 0)
