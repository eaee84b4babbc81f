"""`usward demo`: two people who never were, in a home of their own, sealed like anybody else."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from serving import Server, Visitor, usward
from usward.cli.told import VERBS
from usward.cli.told_words import Together
from usward.core.content import Question
from usward.core.simulate.notes import LENGTH
from usward.packs.at_hand import at_hand

TODAY = date(2025, 10, 17)
#: What they wrote: each of these is in a check-in, an answer, a need, a quarrel or a telling of the last two weeks.
WRITTEN = (b"Maya", b"Jonas", b"partners", b"checkin", b"appreciation", b"Lotte", b"library", b"plumber", b"sleeves")


@dataclass(frozen=True)
class Served:
    """The last ten weeks of the demo, served, with both signed in, each in a browser of their own."""

    maya: Visitor
    jonas: Visitor

    @property
    def both(self) -> tuple[Visitor, Visitor]:
        return self.maya, self.jonas


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Ten weeks of their life, to look at."""
    home = tmp_path_factory.mktemp("demo") / "home"
    assert usward(home, "demo", "--weeks", "10").returncode == 0
    words = dict(line.split(" ", 1) for line in (home / "demo").read_text().splitlines())
    with Server(home) as server:
        yield Served(*(Visitor(server).sign_in(name, words[name]) for name in ("maya", "jonas")))


def read(visitor: Visitor, path: str) -> str:
    """The words of a page as somebody reads them."""
    page = visitor.get(path)
    assert page.status == 200, path
    shown = page.page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def led_to(visitor: Visitor, path: str, words: str) -> str:
    """The address behind the link with those words."""
    read(visitor, path)
    links: list[tuple[str, str]] = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', visitor.page, re.DOTALL)
    return next(where for where, said in links if words in unescape(re.sub(r"<[^>]+>", " ", said)))


def test_it_says_how_to_sign_in_and_says_the_same_when_asked_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = usward(home, "demo", "--weeks", "2")
    assert first.returncode == 0, first.stderr
    told = [line.split() for line in first.stdout.splitlines() if line.startswith("  ")]
    assert [line[0] for line in told] == ["maya", "jonas"]
    assert all(len(line) == 7 for line in told)
    assert usward(home, "demo").stdout == first.stdout


def test_nothing_they_wrote_lies_open_on_the_disk(tmp_path: Path) -> None:
    home = tmp_path / "home"
    usward(home, "demo", "--weeks", "2")
    kept = b"".join(path.read_bytes() for path in home.glob("usward.sqlite3*"))
    with sqlite3.connect(home / "usward.sqlite3") as store:
        (records,) = store.execute("select count(*) from vault_record").fetchone()
    assert records > 40
    for word in WRITTEN:
        assert word not in kept


def test_it_refuses_a_home_that_may_hold_somebodys_words(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "usward.sqlite3").write_bytes(b"")
    refused = usward(home, "demo")
    assert refused.returncode == 1
    assert "needs a home of its own" in refused.stderr + refused.stdout
    assert (home / "usward.sqlite3").read_bytes() == b""


# What the two did together


def test_the_book_of_the_two_holds_the_same_pairs_for_both(served: Served) -> None:
    dates = [re.findall(r"\d+ [A-Z][a-z]+ \d{4}", read(each, "/talk/book/")) for each in served.both]
    assert dates[0] == dates[1]
    assert len(dates[0]) == 11
    for each in served.both:
        pair = read(each, led_to(each, "/talk/book/", "When do I listen well"))
        for words in ("when you nod in threes", "in the dark, when the light is out", "I will try to walk beside it"):
            assert words in pair


def test_an_answer_that_waits_shows_to_nobody_but_its_author(served: Served) -> None:
    folded = led_to(served.jonas, "/talk/", "What have we never celebrated")
    assert "That we stayed." in read(served.jonas, folded)
    for path in ("/", "/talk/", "/talk/book/", folded):
        shown = read(served.maya, path)
        assert "That we stayed." not in shown
        assert "has opened" not in shown
    assert "What have we never celebrated" in read(served.maya, folded)


def test_both_have_a_map_of_needs_and_see_of_the_other_what_was_shown(served: Served) -> None:
    maps = [read(each, "/needs/").partition("Not looked at yet")[0] for each in served.both]
    assert [each.count("What meets it:") for each in maps] == [6, 6]
    assert "A spin cycle is long enough" in maps[0]
    assert "nobody has ordered" in maps[1]
    of_jonas, of_maya = (read(each, "/needs/theirs/") for each in served.both)
    assert "having been there while nothing was broken" in of_jonas
    assert "It is still written on the fridge" in of_maya
    assert "nobody has ordered" not in of_jonas
    assert "spin cycle" not in of_maya
    guess = "That I take the children to the workshop on a Saturday."
    assert guess in read(served.jonas, led_to(served.jonas, "/needs/theirs/", "Room of my own"))
    assert guess not in of_jonas + read(served.maya, led_to(served.maya, "/needs/", "Room of my own"))


def test_what_was_asked_was_agreed_to(served: Served) -> None:
    for each, asked, said in (
        (served.maya, "May I have the bedroom", "Emil and I can practise whistling"),
        (served.jonas, "five minutes on the landing", "I have been waiting with the soup"),
    ):
        assert said in read(each, led_to(each, "/needs/requests/", asked))


def test_the_quarrel_went_all_its_way_for_both_and_nothing_of_it_is_left_to_do(served: Served) -> None:
    for each in served.both:
        page = read(each, led_to(each, "/conflict/", "Home at eight, again"))
        for words in ("no yes on the spot, to anybody", "Agreed.", "taken it in.", "bored with us", "changed my mind"):
            assert words in page
        assert "looked back" in page
        assert "A pause holds" not in page
        assert 'class="go"' not in each.page.partition("<main")[2]
    assert "A pause" not in read(served.maya, "/") + read(served.jonas, "/")


def test_what_was_told_was_received_and_what_was_kept_stays_with_its_author(served: Served) -> None:
    told = led_to(served.maya, "/opening-up/", "A doubt about myself")
    assert "stay for supper" not in read(served.maya, told)
    assert "stay for supper" in read(served.maya, f"{told}words/")
    mine = read(served.jonas, led_to(served.jonas, "/opening-up/", "When something is broken"))
    assert "it has nothing to do with the windows" in mine
    assert "counted the sleeves" not in read(served.jonas, "/opening-up/")


def test_today_stays_calm(served: Served) -> None:
    for each in served.both:
        read(each, "/")
        assert 2 <= len(re.findall(r'class="card\b', each.page)) <= 4


# As the story tells it


def test_every_question_verb_and_name_of_the_story_is_known() -> None:
    told = Together.ending(TODAY, LENGTH)
    assert len(told.pairs) == 17
    assert all(at_hand().get(Question, pair.question, "en") for _, pair in told.pairs)
    assert {step.does for _, step in told.steps} == VERBS.keys()
    named: set[str] = set()
    for _, step in told.steps:
        assert step.to in named | {""}
        named.add(step.called)


def test_a_shorter_life_is_the_end_of_the_longer_one() -> None:
    year, weeks, first = Together.ending(TODAY, LENGTH), Together.ending(TODAY, 70), TODAY - timedelta(days=69)
    assert 0 < len(weeks.pairs) < len(year.pairs)
    assert list(weeks.pairs) == [each for each in year.pairs if each[0] >= first]
    assert list(weeks.steps) == [each for each in year.steps if each[0] >= first]


def test_no_word_of_it_shouts() -> None:
    told = Together.ending(TODAY, LENGTH)
    said = [
        text for _, pair in told.pairs for each in (pair.maya, pair.jonas) if each for text in (each.said, each.guess)
    ]
    said += [str(value) for _, step in told.steps for value in step.says.values()]
    assert len(said) > 60
    assert not any("!" in each for each in said)
