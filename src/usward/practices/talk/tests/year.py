"""Many opened pairs at once, as two people would have left them."""

from datetime import UTC, timedelta
from uuid import uuid4

from people import Joined
from usward.core.opening_hours import Hours
from usward.practices.talk.record import Answer
from usward.vault.rounds import Rounds


def a_year_of_pairs(joined: Joined, count: int) -> None:
    """Pairs of the last `count` days, all steps taken by both."""
    vaults = joined.ana.vault, joined.ben.vault
    now = vaults[0].now()
    for n in range(count):
        day = now - timedelta(days=count - n)
        round_ = uuid4()
        for hours in (0, 2, 3):
            moment = day + timedelta(hours=hours)
            for vault in vaults:
                vault.now = lambda moment=moment: moment  # type: ignore[misc]
                rounds = Rounds(vault, joined.space, Hours.of(["20:00"], UTC))
                if hours == 0:
                    said = Answer(day=day.date(), asked=f"What is pair number {n}x?", said="It is.", round=round_)
                    rounds.fold(round_, said, day.date())
                rounds.settle(day.date() - timedelta(days=1))
