"""Ana and Ben begin an evening in the same moment: it is one evening."""

import pytest

from people import Joined
from usward.live.record import SittingBegun
from usward.practices.evening import keeping
from usward.practices.evening.keeping import Wanted
from usward.vault.tests.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_evening_begun_by_both_at_once_is_one_evening(joined: Joined) -> None:
    wanted, today = Wanted(1), joined.ana.opened.today()
    both = [joined.ana.vault, joined.ben.vault]
    found = at_once(*(lambda vault=vault: keeping.begin(vault, joined.space, wanted, [], (), today) for vault in both))
    assert found[0].id == found[1].id
    assert len(joined.ben.vault.all(SittingBegun, space=joined.space)) == 1
