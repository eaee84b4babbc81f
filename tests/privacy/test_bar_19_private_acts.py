"""Bar 19: the partner's pages before and after twenty private acts of the other, byte by byte."""

from datetime import UTC, datetime

import pytest
import time_machine

from people import Joined, Someone
from privacy.acts import all_acts
from privacy.masking import masked
from privacy.routes import routes

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 2, 19, tzinfo=UTC)
#: Pages that are drawn by chance or belong to the reader's own session alone.
OWN_CHANCE = {"accounts:code", "accounts:code-back"}


def pages_of(person: Someone, joined: Joined) -> dict[str, bytes]:
    """Every page this person can open, without what is random in it, and the headers that tell of state."""
    found = {}
    for route in routes():
        if route.door not in {"own", "space"} or route.name in OWN_CHANCE or "id" in route.arguments:
            continue
        path = route.path(space=joined.space)
        answer = person.get(path)
        state = f"{answer.status_code} {answer.headers.get('Location', '')}".encode()
        found[path] = state + masked(answer.content)
    return found


def test_bar_19_the_partners_pages_are_the_same_before_and_after(joined: Joined) -> None:
    with time_machine.travel(EVENING, tick=False):
        joined.ana.sign_in()
        joined.ben.sign_in()
        joined.ben.enter(joined.space)
        before = pages_of(joined.ben, joined)
        acts = all_acts()
        assert len(acts) >= 20
        for name, act in acts.items():
            act(joined.ana, joined.space)
            after = pages_of(joined.ben, joined) if name in {"go quiet", "exit"} else None
            assert after in (None, before), f"Ben's pages tell that Ana did this: {name}"
        after = pages_of(joined.ben, joined)
        assert [path for path in before if before[path] != after.get(path)] == []


def test_bar_19_the_comparison_would_show_what_is_given(joined: Joined) -> None:
    """The proof can fail: something that is meant for Ben does change his pages."""
    with time_machine.travel(EVENING, tick=False):
        joined.ana.sign_in()
        joined.ben.sign_in()
        before = pages_of(joined.ben, joined)
        joined.ana.post("/settings/me/", {"name": "Anna", "hue": "teal", "zone": "Europe/Zurich"})
        assert pages_of(joined.ben, joined) != before


def test_bar_19_nothing_of_quiet_lies_where_the_partner_could_find_it(joined: Joined) -> None:
    from usward.vault.models import SealedRecord

    before = list(SealedRecord.objects.filter(bucket=joined.space).values_list("id", "revision", "body"))
    joined.ana.post(f"/spaces/{joined.space}/quiet/")
    assert joined.ana.opened.space(joined.space).quiet
    after = list(SealedRecord.objects.filter(bucket=joined.space).values_list("id", "revision", "body"))
    assert before == after
