"""Bar 19 for a pause that holds: what whoever was paused does with it changes no page of the other by a byte."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from privacy.test_bar_19_private_acts import pages_of
from usward.practices.conflict.record import Offer
from usward.vault.models import SealedRecord

if TYPE_CHECKING:
    from people import Joined

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 2, 19, tzinfo=UTC)


def test_bar_19_declining_letting_go_and_putting_away_tell_the_one_who_paused_nothing(joined: Joined) -> None:
    with time_machine.travel(EVENING, tick=False):
        for person in (joined.ana, joined.ben):
            person.sign_in()
            person.enter(joined.space)
        joined.ben.post("/conflict/pause/")
        joined.ben.post("/conflict/pause/time/", {"when": "60"})
        offer = joined.ben.vault.newest(Offer, joined.space)
        assert offer
        joined.ben.page("/")  # the toast about the pause was shown
        before, rows = pages_of(joined.ben, joined), SealedRecord.objects.filter(bucket=joined.space).count()
        acts: list[tuple[str, dict[str, str]]] = [
            ("seen/", {}), (f"times/{offer.id}/no/", {}), ("reminder/", {"wanted": "1"}), ("letting-go/", {}),
        ]  # fmt: skip
        for path, said in acts:
            assert joined.ana.post(f"/conflict/pause/{path}", said).status_code == 302
            after = pages_of(joined.ben, joined)
            assert [page for page in before if before[page] != after.get(page)] == [], path
        assert SealedRecord.objects.filter(bucket=joined.space).count() == rows
