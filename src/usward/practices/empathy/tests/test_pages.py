"""Practising empathy through its pages."""

import re

import pytest
from django.utils import translation

from people import Joined, Someone
from usward.core.content import Situation
from usward.packs.at_hand import at_hand
from usward.practices.empathy import rules, seeing
from usward.practices.empathy.record import Guess, Reply

pytestmark = pytest.mark.django_db

NAME = "partners-passed-over"
HERE = f"/empathy/moments/{NAME}/"
PAGES = ["/", "/together/", "/me/", "/us/", "/empathy/", "/empathy/moments/", HERE, "/what-i-share/"]


def plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def situation() -> Situation:
    found = at_hand().get(Situation, NAME, "en")
    assert found
    return found


def text(page: str) -> str:
    return page.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


def test_a_moment_is_walked_from_guess_to_ladder(ana: Someone) -> None:
    held = situation()
    page = text(ana.page(HERE))
    assert held.words in page
    assert held.replies[0].text not in page
    ana.post(f"{HERE}guess/", {"feelings": ["disappointed"]})
    page = text(ana.page(HERE))
    assert "You heard it: disappointed." in page
    assert held.listen_for in page
    assert all(each.text in page for each in held.replies)
    assert all(each.reason not in page for each in held.replies)
    for number, each in enumerate(rules.replies(held)):
        ana.post(f"{HERE}reply/", {"choose": str(number)})
        page = text(ana.page(HERE))
        assert each.reason in page
        assert each.lift in page


def test_a_guess_may_be_left_out(ana: Someone) -> None:
    ana.post(f"{HERE}guess/")
    assert "Perhaps: disappointed, humiliated, unappreciated." in ana.page(HERE)


def test_too_many_guesses_are_refused_kindly(ana: Someone) -> None:
    offered = re.findall(r'name="feelings" value="([a-z-]+)"', ana.page(HERE))
    answer = ana.post(f"{HERE}guess/", {"feelings": offered[:5]})
    assert answer.status_code == 200
    assert "Choose at most 3." in answer.content.decode()
    assert not ana.vault.all(Guess)


def test_pressed_twice_is_pressed_once_and_nonsense_is_nothing(ana: Someone) -> None:
    for _twice in range(2):
        ana.post(f"{HERE}guess/", {"feelings": ["disappointed"]})
        ana.post(f"{HERE}reply/", {"choose": "1"})
    for nonsense in ("99", "-1", "x", ""):
        ana.post(f"{HERE}reply/", {"choose": nonsense})
    assert (len(ana.vault.all(Guess)), len(ana.vault.all(Reply))) == (1, 1)


def test_begun_anew_nothing_of_it_is_left(ana: Someone) -> None:
    ana.post(f"{HERE}guess/", {"feelings": ["disappointed"]})
    ana.post(f"{HERE}reply/", {"choose": "1"})
    ana.post(f"{HERE}again/")
    assert not ana.vault.all(Guess)
    assert not ana.vault.all(Reply)
    assert "That is my guess" in ana.page(HERE)


def test_at_least_sixty_moments_are_offered_by_bond_and_weather(ana: Someone) -> None:
    seen: dict[str, set[str]] = {}
    for bond in ("partners", "friends", "family"):
        for weather in ("hard", "happy"):
            page = ana.page(f"/empathy/moments/?bond={bond}&weather={weather}")
            seen.setdefault(bond, set()).update(re.findall(r'class="door" href="/empathy/moments/([a-z0-9-]+)/"', page))
    assert all(len(names) >= 20 for names in seen.values())
    assert len(set.union(*seen.values())) >= 60


def test_every_moment_opens_and_every_answer_reaches_something(ana: Someone) -> None:
    for held in at_hand().all(Situation, "en")[::9]:
        there = f"/empathy/moments/{held.id}/"
        ana.post(f"{there}guess/")
        ana.post(f"{there}reply/", {"choose": "0"})
        assert rules.replies(held)[0].reason in text(ana.page(there)), held.id


def test_a_paused_topic_is_not_offered(ana: Someone) -> None:
    before = ana.page("/empathy/moments/?bond=partners")
    assert NAME in before
    ana.post("/settings/topics/", {"light": ["work"]})
    assert NAME not in ana.page("/empathy/moments/?bond=partners")


def test_the_moment_of_today_becomes_another_when_asked_and_when_practised(ana: Someone) -> None:
    first = re.search(r'class="go" href="/empathy/moments/([a-z0-9-]+)/"', ana.page("/empathy/"))
    other = re.search(r'class="go" href="/empathy/moments/([a-z0-9-]+)/"', ana.page("/empathy/?more=1"))
    assert first
    assert other
    assert first[1] != other[1]
    ana.post(f"/empathy/moments/{first[1]}/guess/")
    ana.post(f"/empathy/moments/{first[1]}/reply/", {"choose": "0"})
    assert f'class="go" href="/empathy/moments/{first[1]}/"' not in ana.page("/empathy/")


def test_nobody_learns_that_ana_practises(joined: Joined) -> None:
    before = [plain(joined.ben.page(path)) for path in PAGES]
    joined.ana.post(f"{HERE}guess/", {"feelings": ["disappointed"]})
    joined.ana.post(f"{HERE}reply/", {"choose": "2"})
    assert [plain(joined.ben.page(path)) for path in PAGES] == before


def test_an_unknown_moment_is_not_there(ana: Someone) -> None:
    assert ana.get("/empathy/moments/no-such-moment/").status_code == 404
    for step in ("guess", "reply", "again"):
        assert ana.post(f"/empathy/moments/no-such-moment/{step}/", {"choose": "0"}).status_code == 404


def test_the_written_part_is_there_only_while_the_coach_answers(ana: Someone) -> None:
    ana.post(f"{HERE}guess/")
    page = ana.page(HERE)
    assert ("Or say it your way" in page) == seeing.can_see()
    own = "Nine years, and then you had to clap for somebody you trained."
    ana.post(f"{HERE}reply/", {"text": own})
    assert bool(ana.vault.all(Reply)) == seeing.can_see()
    if seeing.can_see():
        seen = seeing.rung_of(own, situation())
        assert seen
        assert seen.because in text(ana.page(HERE))


def test_in_a_language_the_coach_does_not_know_nothing_is_said_of_an_answer() -> None:
    with translation.override("de"):
        assert not seeing.can_see()
        assert seeing.rung_of("Nine years, and then you had to clap.", situation()) is None
