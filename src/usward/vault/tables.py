"""What lies on the table of one space: everything of its rounds that one person's session can see, read once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from usward.core.records import Kept, Record
from usward.vault.record import Commitment, Fold, Pin, Ready, Release
from usward.vault.store import Vault

#: How long an answer waits for the other's, and two answers for their keys.
WAITING = timedelta(days=7)


class Table:
    """One reading of the rounds of a space. Believes only what is marked by its author, and by who is there now."""

    def __init__(self, vault: Vault, space: UUID, since: date | None = None) -> None:
        self._vault, self._space, self._since = vault, space, since
        self.folds = [kept for kept in vault.all(Fold, since=since) if kept.record.space == space]
        self._of: dict[tuple[type[Record], UUID], list[Kept[Any]]] = defaultdict(list)
        for pin in vault.all(Pin, since=since):
            if pin.record.space == space:
                self.add(pin)
        other = vault.spaces[space].other
        for kind in (Commitment, Release, Ready):
            for kept in vault.all(kind, since=since, space=space):
                if kept.authentic and (kept.mine or kept.author == other):
                    self.add(kept)

    def add(self, kept: Kept[Any]) -> None:
        """Put a record on the table that was written just now."""
        self._of[type(kept.record), kept.record.round].append(kept)

    def fresh(self) -> "Table":
        """The table read anew."""
        return Table(self._vault, self._space, self._since)

    def fold(self, round_: UUID) -> Kept[Fold] | None:
        """My answer in a round: the first, should there be two."""
        return min((kept for kept in self.folds if kept.record.round == round_), key=_seq, default=None)

    def commitment(self, round_: UUID, *, mine: bool, com: bytes = b"") -> Kept[Commitment] | None:
        """Somebody's commitment: the one that says `com`, or without it the first they made."""
        made = [kept for kept in self._of[Commitment, round_] if kept.mine == mine and com in (b"", kept.record.com)]
        return min(made, key=_seq, default=None)

    def release(self, round_: UUID, *, mine: bool) -> Kept[Release] | None:
        """Somebody's key, once it is out."""
        return min((kept for kept in self._of[Release, round_] if kept.mine == mine), key=_seq, default=None)

    def pin(self, round_: UUID) -> Kept[Pin] | None:
        """The pin I set when my key went out."""
        return min(self._of[Pin, round_], key=_seq, default=None)

    def readies(self, round_: UUID) -> list[Kept[Ready]]:
        """Who pressed *ready*, and when."""
        return list(self._of[Ready, round_])

    def both(self, fold: Fold) -> tuple[Kept[Commitment] | None, Kept[Commitment] | None]:
        """My commitment and the other's; the other's counts only if neither had waited too long for it."""
        pin = self.pin(fold.round)
        mine = self.commitment(fold.round, mine=True, com=fold.com)
        theirs = self.commitment(fold.round, mine=False, com=pin.record.com if pin else b"")
        if mine is None or theirs is None or abs(mine.written - theirs.written) > WAITING:
            return mine, None
        return mine, theirs

    def released(self, fold: Fold, *, both: bool = False) -> bool:
        """Whether my key is out, or both are."""
        mine, theirs = (self.release(fold.round, mine=own) is not None for own in (True, False))
        return mine and (theirs or not both)

    def disturbed(self, fold: Fold) -> bool:
        """Whether what lies here is not what I was there for: mine is gone, or my key is out and the pin is not met."""
        if self.commitment(fold.round, mine=True, com=fold.com) is None:
            return True
        if self.release(fold.round, mine=True) is None:
            return False
        pin = self.pin(fold.round)
        if pin is None:
            return True
        said = [kept.record.com for kept in self._of[Commitment, fold.round] if not kept.mine]
        return bool(said) and pin.record.com not in said

    def mine_in_space(self, round_: UUID) -> Iterator[Kept[Any]]:
        """Everything of mine that lies in the space for a round."""
        for kind in (Commitment, Release, Ready):
            yield from (kept for kept in self._of[kind, round_] if kept.mine)


def _seq(kept: Kept[Any]) -> int:
    return kept.seq


def ends(mine: Kept[Commitment], theirs: Kept[Commitment] | None) -> datetime:
    """When a round that is not open by then is over for me."""
    return (max(mine.written, theirs.written) if theirs else mine.written) + WAITING
