"""Two devices of one person press at the same moment: what is asked once is asked once."""

import pytest

from people import Joined
from usward.asking import keeping as asking
from usward.asking.record import Answer, Ask
from usward.practices.needs import keeping
from usward.practices.needs.record import Guess, Need, Request
from usward.vault.tests.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_request_asked_from_two_devices_is_asked_once(joined: Joined) -> None:
    today = joined.ana.opened.today()
    kept = joined.ana.vault.add(Request(day=today, what="Would you?", space=joined.space))
    vaults = [joined.ana.vault for _ in range(3)]
    at_once(*(lambda vault=vault: keeping.put_request(vault, kept.id, joined.space, today) for vault in vaults))
    assert len(joined.ben.vault.all(Ask, space=joined.space)) == 1


def test_a_yes_and_a_no_at_once_leave_one_answer_standing(joined: Joined) -> None:
    today = joined.ana.opened.today()
    ask = asking.put(joined.ana.vault, joined.space, Ask(day=today, what="Would you?"))
    vaults = [joined.ben.vault for _ in range(2)]
    at_once(
        lambda: asking.say(vaults[0], joined.space, ask.id, "yes", "", today),
        lambda: asking.say(vaults[1], joined.space, ask.id, "not-this", "", today),
    )
    stands = {asking.asked(who.vault, joined.space, ask.id, today).state for who in (joined.ana, joined.ben)}
    assert len(stands) == 1
    assert stands <= {"yes", "not"}


def test_an_answer_and_the_asks_withdrawal_at_once_leave_nothing_to_see(joined: Joined) -> None:
    today = joined.ana.opened.today()
    ask = asking.put(joined.ana.vault, joined.space, Ask(day=today, what="Would you?"))
    mine, theirs = joined.ana.vault, joined.ben.vault
    at_once(
        lambda: asking.withdraw(mine, joined.space, ask.id),
        lambda: asking.say(theirs, joined.space, ask.id, "yes", "", today),
    )
    assert asking.all_asks(joined.ana.vault, joined.space, today) == []
    asking.tidy(joined.ben.vault, joined.space)
    assert joined.ana.vault.all(Answer, space=joined.space) == []


def test_a_need_and_a_guess_kept_twice_at_once_show_once(joined: Joined) -> None:
    today = joined.ana.opened.today()
    vaults = [joined.ana.vault for _ in range(2)]
    need = Need(day=today, key="play", name="Play", matters=6, space=joined.space)
    at_once(*(lambda vault=vault: keeping.keep_need(vault, need, ()) for vault in vaults))
    assert len(keeping.own_map(joined.ana.vault, joined.space, ())) == 1
    guess = Guess(day=today, space=joined.space, key="room", matters=3)
    at_once(*(lambda vault=vault: keeping.guess(vault, guess) for vault in vaults))
    assert {kept.record.matters for kept in keeping.guesses(joined.ana.vault, joined.space)} == {3}
