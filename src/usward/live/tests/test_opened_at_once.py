"""Ana and Ben open the same room in the same moment: there is one, and both are in it."""

from functools import partial

import pytest

from people import Joined
from usward.live.record import SittingBegun, SittingStep
from usward.live.sittings import open_sitting
from usward.live.tests.test_sittings import PLAN, TODAY
from usward.vault.tests.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_rooms_opened_at_once_one_wins_and_the_second_leads_into_it(joined: Joined) -> None:
    vaults = [joined.ana.vault, joined.ben.vault, joined.ana.vault]
    for practice in ("listening", "state_of_us", "conflict"):
        opening = [partial(open_sitting, vault, joined.space, practice, PLAN, TODAY) for vault in vaults]
        assert len({each.id for each in at_once(*opening)}) == 1
    begun = joined.ana.vault.all(SittingBegun, space=joined.space)
    assert len(begun) == 3
    assert {each.record.sitting for each in joined.ana.vault.all(SittingStep, space=joined.space)} == {
        each.id for each in begun
    }
