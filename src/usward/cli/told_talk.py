"""The demo's questions of two: folded, committed, released and opened by each at their own visits, as on the pages."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from usward.accounts.record import EVENING
from usward.cli.told_clock import HOURS, ZONE, set_clock
from usward.cli.told_words import AUTHORS, Pair
from usward.core.opening_hours import Hours
from usward.practices.talk import asked, keeping, rules
from usward.practices.talk.record import Reply, Week
from usward.vault.rounds import RESTING, REWRITING, Rounds
from usward.vault.store import Vault

#: For so many days after a question its round may still have a step to take or something to be read.
UNDER_WAY = timedelta(days=4)
BOND = "partners"


class Talk:
    """What the two answer to each other, day by day."""

    def __init__(self, vaults: Sequence[Vault], space: UUID, pairs: Sequence[tuple[date, Pair]], seed: int) -> None:
        self._vaults, self._space, self._pairs, self._seed = vaults, space, pairs, seed
        self._rounds = [Rounds(vault, space, Hours.of(EVENING, ZoneInfo(ZONE))) for vault in vaults]

    def visit(self, who: int, day: date) -> None:
        """One person comes by: reads what has opened, writes back, answers, and looks once more before the light."""
        mine = [(asked_on, pair) for asked_on, pair in self._pairs if asked_on <= day <= asked_on + UNDER_WAY]
        if not mine:
            return
        set_clock(self._vaults[who], day, HOURS[who])
        self._read(who, day)
        for asked_on, pair in mine:
            self._write_back(who, day, asked_on, pair)
        if any(self._answer(who, day, pair) for asked_on, pair in mine if asked_on == day):
            set_clock(self._vaults[who], day, _later(HOURS[who]))
            self._rounds[who].settle(day - RESTING)

    def _read(self, who: int, day: date) -> None:
        rounds = self._rounds[who]
        rounds.settle(day - RESTING)
        for look in list(rounds.looks(day - RESTING)):
            rounds.shown(look)

    def _write_back(self, who: int, day: date, asked_on: date, pair: Pair) -> None:
        round_ = rules.round_of(self._space, asked_on, pair.question)
        for each in pair.beneath:
            if each.who == who and asked_on + timedelta(days=each.after) == day:
                record = Reply(day=day, round=round_, text=_flowing(each.text), asks=each.asks)
                keeping.reply(self._vaults[who], self._space, record)
        if AUTHORS[who] in pair.favourite and day == asked_on + timedelta(days=2):
            keeping.keep_favourite(self._vaults[who], round_, day, keep=True)

    def _answer(self, who: int, day: date, pair: Pair) -> bool:
        """Answer the question of the day; whoever comes first that week finds it filled by their own session."""
        self._fill(who, day)
        said, question = pair.of(who), asked.known(pair.question)
        if said is None or question is None:
            return False
        round_ = rules.round_of(self._space, day, pair.question)
        put = asked.of_pack(question, round_, day)
        answer = put.answer(day, _flowing(said.said), said.chosen, said.guess, round_)
        self._rounds[who].fold(round_, answer, day)
        return True

    # The questions of a week

    def _fill(self, who: int, day: date) -> None:
        vault = self._vaults[who]
        if keeping.week(vault, self._space, day) is None and (days := self._week(vault, rules.monday_of(day))):
            vault.add(Week(day=day, monday=rules.monday_of(day), days=days), self._space)

    def _week(self, vault: Vault, monday: date) -> tuple[tuple[str, ...], ...]:
        """A week as it is always filled, with the story's own questions on their days."""
        told = {day.weekday(): pair.question for day, pair in self._pairs if rules.monday_of(day) == monday}
        used = keeping.used(vault, self._space) | {pair.question: day for day, pair in self._pairs}
        step = rules.step_of(keeping.pairs_before(vault, self._space, monday))
        chance = np.random.default_rng((self._seed, monday.toordinal()))
        fit = rules.fitting(asked.every(), BOND, far=False)
        days = rules.fill_week(fit, used, (), asked.tender(), step, chance)
        return tuple((told[at], *three[1:]) if at in told else three for at, three in enumerate(days))


def _later(at: time) -> time:
    """When the time for rewriting is over."""
    return (datetime.combine(date.min, at) + REWRITING + timedelta(minutes=1)).time()


def _flowing(text: str) -> str:
    """A paragraph as it was meant, without the line ends of the file."""
    return " ".join(text.split())
