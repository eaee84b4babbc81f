"""Talk in the current space, as the reader sees it now: the day's question, what is folded, what has opened."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from usward.accounts.access import OwnRequest
from usward.accounts.clock import zone
from usward.accounts.spaces import SpaceView
from usward.accounts.topics import paused_now
from usward.core.content import Question
from usward.core.opening_hours import Hours, next_opening
from usward.core.records import Kept
from usward.practices.talk import asked, device, keeping, rules
from usward.practices.talk.asked import Asked
from usward.practices.talk.record import Answer, Laid
from usward.vault.record import Fold
from usward.vault.rounds import RESTING, REWRITING, Look, Rounds
from usward.vault.store import NotHere
from usward.vault.tables import Table


def talk(request: OwnRequest) -> "Talk":
    """Talk for this request; made once."""
    known: Talk | None = getattr(request, "_talk", None)
    if known is None:
        known = request._talk = Talk(request)  # type: ignore[attr-defined]  # noqa: SLF001 - the page's own notebook
    return known


class Talk:
    """What one person finds here. Reads only what is asked for."""

    def __init__(self, request: OwnRequest) -> None:
        self._request = request
        self.vault = request.vault
        self.space = request.space
        self.today = request.today

    @property
    def both(self) -> bool:
        """Whether there are two here now: otherwise one answers for oneself."""
        return self.space is not None and self.space.joined and not self.space.quiet

    @property
    def name(self) -> str:
        return (self.space.other_name or self.space.title) if self.space else ""

    @cached_property
    def there(self) -> SpaceView:
        """The space.

        Raises
        ------
        NotHere
            There is none.

        """
        if self.space is None:
            raise NotHere
        return self.space

    @cached_property
    def hours(self) -> Hours:
        return Hours.of(self.there.hours, zone(self.there.zone))

    @cached_property
    def rounds(self) -> Rounds:
        return Rounds(self.vault, self.there.id, self.hours)

    @cached_property
    def older(self) -> bool:
        """Whether an older database was brought back."""
        return device.is_older(self._request)

    def settle(self) -> Table | None:
        """Do my steps, unless something is older than it was, or I am quiet. Returns what lies there afterwards."""
        return self.rounds.settle(self.today - RESTING) if self.both and not self.older else None

    @cached_property
    def _table(self) -> Table:
        """The rounds of the last weeks, after my steps."""
        return self.settle() or Table(self.vault, self.there.id, self.today - RESTING)

    @cached_property
    def answered(self) -> dict[UUID, Kept[Fold]]:
        """The rounds of the last weeks that I answered, newest first. To look at one costs more than to know of it."""
        return {kept.record.round: kept for kept in self._table.folds}

    def look(self, round_: UUID) -> Look | None:
        """A round of the last weeks as it stands after my steps; `None` when I have not answered."""
        return self.rounds.look_at(self._table, round_)

    @cached_property
    def looks(self) -> dict[UUID, Look]:
        """Rounds of the last weeks that I answered, by round, as they stand after my steps."""
        return {look.round: look for look in self.rounds.looks(table=self._table)}

    @cached_property
    def fresh(self) -> list[Look]:
        """What has opened and was not read yet, newest first."""
        entered = (round_ for round_, kept in self.answered.items() if kept.record.stage == "entered")
        return [look for look in map(self.look, entered) if look is not None and look.fresh]

    def is_open(self, round_: UUID) -> bool:
        """Whether a round has opened for me."""
        look = self.look(round_) or next((each for each in self.rounds.looks() if each.round == round_), None)
        return look is not None and look.state == "open" and look.mine is not None

    # The day's question

    @cached_property
    def day(self) -> date:
        """Today where the space is at home: the same for both."""
        return timezone.localdate(timezone=self.hours.zone)

    @cached_property
    def paused(self) -> frozenset[str]:
        return paused_now(self._request)

    @cached_property
    def _passed(self) -> set[UUID]:
        return keeping.passed(self.vault, self.today - keeping.LIES)

    @cached_property
    def _seen_before(self) -> set[str]:
        return keeping.seen_before(self.vault, self.today)

    @cached_property
    def deepest(self) -> int:
        return keeping.deepest(self.vault)

    @cached_property
    def todays(self) -> Asked | None:
        """The question of today that I answered, or else the first that suits me and that I did not pass."""
        between = keeping.Between(self.there.id, self.there.bond, self.there.far)
        three = keeping.three(keeping.fill(self.vault, between, self.day, self.today, self.paused), self.day)
        found = self._of_day(three, self.day)
        if found and found.id != three[0].id:
            keeping.note_shown(self.vault, found.id, self.today)
        return found

    @property
    def earlier(self) -> list[Asked]:
        """Questions of the last days that I may still answer, newest first."""
        days = [self.day - timedelta(days=back) for back in range(1, keeping.BACK + 1)]
        weeks = {
            monday: keeping.week(self.vault, self.there.id, monday) for monday in {rules.monday_of(day) for day in days}
        }
        found = [self._of_day(keeping.three(weeks[rules.monday_of(day)], day), day) for day in days]
        return [each for each in found if each and each.round not in self.answered]

    def _of_day(self, three: list[Question], day: date) -> Asked | None:
        all_of_them = self._asked(three, day)
        for each in all_of_them:
            if each.round in self.answered:
                return each
        suiting = self._asked(rules.suiting(three, self.paused, self.deepest, self._seen_before), day)
        return next((each for each in suiting if each.round not in self._passed), None)

    def _asked(self, questions: Iterable[Question], day: date) -> list[Asked]:
        return [asked.of_pack(each, rules.round_of(self.there.id, day, each.id), day) for each in questions]

    @property
    def lying(self) -> list[Kept[Laid]]:
        """Questions one of us laid before both, that I neither answered nor passed."""
        found = keeping.laid(self.vault, self.there.id, self.today - keeping.LIES)
        return [kept for kept in found if kept.id not in self.answered and self.wanted(kept)]

    def wanted(self, kept: Kept[Laid]) -> bool:
        """Whether a question that lies there is for my eyes: not passed, and about nothing I paused."""
        return kept.id not in self._passed and not rules.is_left_alone(kept.record.themes, self.paused)

    def asked_in(self, round_: UUID) -> Asked:
        """What is asked in a round.

        Raises
        ------
        NotHere
            There is no such round for me: never was, was taken back, or is too long ago.

        """
        kept = self.rounds.fold_of(round_)
        if kept is not None:
            return asked.of_record(self.vault.get(Answer, kept.record.what).record, round_)
        try:
            return asked.of_record(self.vault.get(Laid, round_, self.there.id).record, round_)
        except NotHere:
            return self._daily(round_)

    def _daily(self, round_: UUID) -> Asked:
        for back in range(keeping.BACK + 2):
            day = self.day - timedelta(days=back)
            for each in self._asked(keeping.three(keeping.week(self.vault, self.there.id, day), day), day):
                if each.round == round_:
                    return each
        raise NotHere

    def for_me(self, ahead: int = 0) -> Asked | None:
        """The day's question for one who answers for oneself."""
        bond, far = (self.space.bond, self.space.far) if self.space else ("", False)
        fit = rules.fitting(asked.every(), bond, far=far) if bond else asked.every()
        found = rules.for_one(fit, self.paused, self.deepest, self.today, ahead)
        return asked.of_pack(found, day=self.today) if found else None

    # When it opens

    def opens(self, look: Look | None = None) -> datetime:
        """The next hour at which an answer of now, or that one, may open; in my own time zone."""
        stands = self.vault.now() + REWRITING if look is None else max(self.vault.now(), look.fold.record.until)
        return timezone.localtime(next_opening(stands, self.hours))
