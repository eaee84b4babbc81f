"""Settings, terms of a space, going quiet, what I share."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import RequestFactory

from people import Joined, Someone, join
from usward.accounts import passwords, sharing
from usward.accounts.access import live_rooms
from usward.accounts.quiet import is_quiet
from usward.accounts.sessions import fingerprint
from usward.accounts.sharing import Choice
from usward.core.records import Record
from usward.vault.store import Vault

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


class Item(Record, frozen=True, kw_only=True, tag="settings-item"):
    text: str

    def words(self) -> str:
        return self.text


class Hidden(Item, frozen=True, kw_only=True, tag="settings-hidden"):
    listed = False


def test_a_new_name_and_colour_reach_the_other(joined: Joined) -> None:
    ana, ben, space = joined
    ana.post("/settings/me/", {"name": "Anna", "hue": "teal", "zone": "Europe/Zurich"})
    view = ben.opened.space(space)
    assert (view.theirs.name, view.other_hue) == ("Anna", "teal")


def test_what_one_calls_the_other_is_ones_own(joined: Joined) -> None:
    ana, ben, space = joined
    ben.post(f"/spaces/{space}/called/", {"called": "Sunflower"})
    assert ben.opened.space(space).title == "Sunflower"
    assert "Sunflower" not in ana.page(f"/spaces/{space}/") + ana.page("/spaces/")


def test_either_changes_the_terms_and_the_last_word_holds(joined: Joined) -> None:
    ana, ben, space = joined
    first = {"bond": "friends", "far": "far", "first": "07:30", "second": "21:00", "zone": "Asia/Tokyo"}
    ana.post(f"/spaces/{space}/terms/", first)
    for person in (ana, ben):
        view = person.opened.space(space)
        assert (view.bond, view.far, view.hours, view.zone) == ("friends", True, ("07:30", "21:00"), "Asia/Tokyo")
    ben.post(
        f"/spaces/{space}/terms/", {"bond": "family", "word": "cousins", "far": "near", "first": "20:00", "zone": "UTC"}
    )
    for person in (ana, ben):
        view = person.opened.space(space)
        assert (view.bond_word, view.far, view.hours) == ("cousins", False, ("20:00",))


def test_the_evening_is_the_opening_hour_until_somebody_chooses(joined: Joined) -> None:
    terms = [person.opened.space(joined.space).terms for person in (joined.ana, joined.ben)]
    assert terms[0] == terms[1]
    assert (terms[1].hours, terms[1].zone) == (("20:00",), "Europe/Zurich")


def test_several_spaces_each_with_its_bond_and_a_menu_to_switch(ana: Someone, ben: Someone, cleo: Someone) -> None:
    first, second = join(ana, ben), join(ana, cleo, bond="friends")
    assert [view.title for view in ana.opened.spaces] == ["Ben", "Cleo"]
    ana.enter(second)
    assert ">Cleo</span>" in ana.page("/settings/")
    ana.enter(first)
    assert ">Ben</span>" in ana.page("/settings/")
    ana.post("/lock/")
    ana.sign_in()
    assert ana.opened.space(second).bond == "friends"


def test_going_quiet_is_told_to_ones_own_pages_alone_and_one_tap_returns(joined: Joined) -> None:
    ana, _, space = joined
    request = RequestFactory().get("/")
    request.opened, request.space = ana.opened, ana.opened.space(space)
    assert not is_quiet(request)
    ana.post(f"/spaces/{space}/quiet/")
    request.opened = ana.opened
    assert is_quiet(request)
    assert is_quiet(request, space)
    assert "Come back" in ana.page(f"/spaces/{space}/")
    ana.post(f"/spaces/{space}/quiet/", {"back": "1"})
    request.opened = ana.opened
    assert not is_quiet(request)
    assert not is_quiet(RequestFactory().get("/"))


@pytest.fixture
def switch() -> Iterator[dict[str, Any]]:
    """A practice with one standing choice."""
    state: dict[str, Any] = {"on": True}

    class Switch:
        def given(self, vault: Vault, space: UUID) -> list[Choice]:
            return [Choice("closeness", "Closeness, weekly")] if state["on"] else []

        def stop(self, vault: Vault, space: UUID, key: str) -> None:
            state["on"] = False

    sharing.standing("proof", Switch())
    yield state
    del sharing._REGISTERED["proof"]


def test_what_i_share_lists_items_and_standing_choices_and_takes_them_back(
    joined: Joined, switch: dict[str, Any]
) -> None:
    ana, ben, space = joined
    original = ana.vault.add(Item(day=DAY, text="a passage"))
    copy = ana.vault.share(original, space)
    direct = ana.vault.add(Item(day=DAY, text="written for two"), space)
    ana.vault.add(Hidden(day=DAY, text="machinery"), space)
    ben.vault.add(Item(day=DAY, text="from Ben"), space)
    page = ana.page("/what-i-share/")
    for said in ("a passage", "written for two", "Closeness, weekly"):
        assert said in page
    for unsaid in ("machinery", "from Ben"):
        assert unsaid not in page
    ana.post(f"/what-i-share/{space}/{copy.id}/")
    ana.post(f"/what-i-share/{space}/{direct.id}/")
    ana.post(f"/what-i-share/{space}/standing/", {"name": "proof", "key": "closeness"})
    assert "Nothing at the moment" in ana.page("/what-i-share/")
    assert [kept.record.text for kept in ana.vault.all(Item)] == ["a passage"], "the original stays"
    assert [kept.record.text for kept in ben.vault.all(Item, space=space)] == ["from Ben"]


def test_a_standing_choice_nobody_registered_is_not_here(joined: Joined) -> None:
    path = f"/what-i-share/{joined.space}/standing/"
    assert joined.ana.post(path, {"name": "nothing", "key": "x"}).status_code == 404


def test_live_rooms_are_those_of_an_open_session(joined: Joined, cleo: Someone) -> None:
    own = f"session:{fingerprint(joined.ana.cookie)}"
    assert live_rooms(joined.ana.cookie) == {own, str(joined.space)}
    assert str(joined.space) not in live_rooms(cleo.cookie)
    assert live_rooms("") == live_rooms("x" * 43) == set()
    cookie = joined.ana.cookie
    joined.ana.post("/lock/")
    assert live_rooms(cookie) == set()


def test_the_own_page_knows_the_day_where_its_reader_lives(ana: Someone) -> None:
    import time_machine

    with time_machine.travel("2026-11-02T11:30:00Z", tick=False):
        ana.sign_in()
        ana.post("/settings/me/", {"name": "Ana", "hue": "rose", "zone": "Pacific/Auckland"})
        assert ana.opened.today() == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "At least 15"),
        ("password my password", "Many people"),
        ("Passw0rd!Passw0rd!123", "Many people"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeats itself"),
        ("abcabcabcabcabcabc", "repeats itself"),
        ("qwertyuiop1234567890", "Many people"),
        ("ana-loves-ben-2019-ana", "names or dates"),
        ("ana+ben 14.02.2019 ana", "names or dates"),
        ("x" * 300, "At most"),
    ],
)
def test_passwords_that_are_guessed_first_are_refused(password: str, says: str) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match=says):
        passwords.check(password, ("Ana", "Ben", "loves"))


def test_no_rules_of_composition_and_six_drawn_words_always_pass() -> None:
    passwords.check("quiet owls rest where rivers bend", ("Ana", "Ben"))
    for _ in range(200):
        passwords.check(passwords.suggest(), ("Ana", "Ben"))


def test_six_drawn_words_are_worth_sixty_two_bits_and_more() -> None:
    from math import log2

    words = passwords.words()
    assert len(words) == len(set(words)) >= 1296
    assert passwords.WORDS * log2(len(words)) > 62
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in words)


def test_both_read_the_same_four_words_unless_somebody_stands_between_them(joined: Joined, cleo: Someone) -> None:
    ana, ben, space = joined
    words = ana.opened.space(space).compared
    assert words == ben.opened.space(space).compared
    assert len(words.split()) == 4
    assert words in ana.page(f"/spaces/{space}/")
    other = join(ana, cleo)
    assert ana.opened.space(other).compared != words


def test_opening_hours_are_shown_by_the_readers_own_clock(joined: Joined) -> None:
    joined.ben.post("/settings/me/", {"name": "Ben", "hue": "gold", "zone": "Asia/Kolkata"})
    here = joined.ben.opened.space(joined.space).local_hours
    assert here in (["00:30"], ["23:30"])
    assert here[0] in joined.ben.page(f"/spaces/{joined.space}/")
