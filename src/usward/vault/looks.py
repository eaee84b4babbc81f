"""What one person may see of a round now. Shows nothing of the other's that is not open, bound and as it was pinned."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from usward.core.opening_hours import Hours, Step, opens
from usward.core.records import Kept, Record
from usward.vault.commitments import Locked, NotAsSealed, unlock
from usward.vault.record import Commitment, Fold, Ready, Release
from usward.vault.tables import Table

#: Two who press *ready* sit together only if they do so within this time.
TOGETHER = timedelta(hours=2)

#: "folded": whatever the other did or did not do. "home": its author's alone. "broken": not as it was sealed.
State = Literal["writing", "folded", "open", "home", "broken"]


@dataclass(frozen=True, slots=True)
class Look:
    """One round as one person may see it now. `since` is when it opened for them."""

    fold: Kept[Fold]
    state: State
    mine: Kept[Any] | None = None
    theirs: Record | None = None
    my_later: tuple[str, ...] = ()
    their_later: tuple[str, ...] = ()
    since: datetime | None = None

    @property
    def round(self) -> UUID:
        return self.fold.record.round

    @property
    def fresh(self) -> bool:
        """Whether it is open and was not shown yet."""
        return self.state == "open" and self.fold.record.stage == "entered"


def seen(kept: Kept[Fold], said: Kept[Any] | None, table: Table, hours: Hours, now: datetime) -> Look:
    """A round as its author may see it now. `said` is their own answer."""
    fold = kept.record
    if fold.stage in ("writing", "home"):
        return Look(kept, "writing" if fold.stage == "writing" else "home", said, my_later=fold.later)
    given, taken = table.release(fold.round, mine=True), table.release(fold.round, mine=False)
    later = given.record.later if given else fold.later
    if table.disturbed(fold):
        return Look(kept, "broken", said, my_later=later)
    mine, theirs = table.both(fold)
    if mine is None or theirs is None or given is None or taken is None:
        return Look(kept, "home" if fold.stage == "open" else "folded", said, my_later=later)
    since = _opening((mine, theirs), (given, taken), table.readies(fold.round), hours)
    if fold.stage != "open" and now < since:
        return Look(kept, "folded", said, my_later=later)
    try:
        answer = _unlocked(theirs, taken)
    except NotAsSealed:
        return Look(kept, "broken", said, my_later=later)
    return Look(kept, "open", said, answer, later, taken.record.later, since)


def _opening(
    entered: tuple[Kept[Commitment], Kept[Commitment]],
    released: tuple[Kept[Release], Kept[Release]],
    readies: list[Kept[Ready]],
    hours: Hours,
) -> datetime:
    if _sat_together(readies):
        return max(each.written for each in released)
    mine, theirs = (Step(one.written, other.written) for one, other in zip(entered, released, strict=True))
    return opens(mine, theirs, hours, last_is_mine=released[0].seq > released[1].seq)


def _sat_together(readies: list[Kept[Ready]]) -> bool:
    mine = [each.written for each in readies if each.mine]
    theirs = [each.written for each in readies if not each.mine]
    return any(abs(one - other) < TOGETHER for one in mine for other in theirs)


def _unlocked(theirs: Kept[Commitment], taken: Kept[Release]) -> Record:
    said = theirs.record
    assert theirs.space is not None
    return unlock(said.round, theirs.space, theirs.author, Locked(taken.record.key, said.sealed, said.com))
