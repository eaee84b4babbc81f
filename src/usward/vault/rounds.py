"""Sealed answers of two: neither reads before both are bound, and nobody changes an answer unnoticed afterwards.

    writing  ── ten minutes ──►  entered  ── both committed ──►  pinned and released ── opening hour ──►  open
       │                            │                                     │
       └ taken away: no trace       └ seven days: home to its author alone ┘

An answer lies in its author's own bucket. When its ten minutes are over it is locked under a fresh key and committed
to the space; the key stays with its author alone. Whoever finds both commitments there pins the other's in their own
bucket and releases their own key, in one transaction: so the second to commit releases at once, and the first at their
next visit, before anything is shown to them. Every look checks the other's answer against the pin.

Each person's session does their own steps when they come by (`settle`). What cannot be enforced is the very last
step: who runs the server and was first could read the second answer with tools and never release their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from usward.core.opening_hours import Hours
from usward.core.records import Kept, Record, kind_named, kind_of
from usward.vault import heads, rows
from usward.vault.commitments import lock
from usward.vault.looks import TOGETHER, Look, seen
from usward.vault.record import Commitment, Fold, Pin, Ready, Release
from usward.vault.sealed import WIDE_STEP
from usward.vault.store import NotHere, Vault
from usward.vault.tables import Table, ends

__all__ = ["Hours", "Look", "Rounds", "Stands"]

#: How long an answer may be rewritten.
REWRITING = timedelta(minutes=10)
#: Folds of this age have come to rest, one way or another.
RESTING = timedelta(days=24)


class Stands(Exception):
    """The answer stands: its ten minutes are over, or its author was ready."""


class Rounds:
    """The sealed answers of one space, through one person's opened vault. `hours` is when they open."""

    def __init__(self, vault: Vault, space: UUID, hours: Hours) -> None:
        self.vault = vault
        self.space = space
        self.hours = hours

    # One's own answer

    def fold(self, round_: UUID, answer: Record, day: date, *, rewriting: timedelta = REWRITING) -> Kept[Fold]:
        """Keep an answer, folded. Within `rewriting` the same call rewrites it; two who sit together take longer.

        Raises
        ------
        Stands
            It may no longer be rewritten.

        """
        with self._alone():
            kept = self.fold_of(round_)
            if kept is None:
                said = self.vault.add(answer, step=WIDE_STEP)
                until = self.vault.now() + rewriting
                fold = Fold(
                    day=day, round=round_, space=self.space, what=said.id, kind=kind_of(type(answer)), until=until
                )
                return self.vault.add(fold)
            self._writing(kept)
            self.vault.revise(self._said(kept), answer, step=WIDE_STEP)
            return self.vault.revise(kept, kept.record)

    def unfold(self, round_: UUID) -> None:
        """Take an answer away within its ten minutes: afterwards it never was.

        Raises
        ------
        Stands
            It is too late for that.
        NotHere
            There is none.

        """
        with self._alone():
            kept = self._fold(round_)
            self._writing(kept)
            self.vault.remove(self._said(kept))
            self.vault.remove(kept)

    def add_later(self, round_: UUID, words: str) -> None:
        """Add words beneath an answer that stands. They open with it.

        Raises
        ------
        NotHere
            There is no such answer.

        """
        with self._together() as table:
            kept = self._fold(round_)
            release = table.release(round_, mine=True)
            if release is None:
                self.vault.revise(kept, kept.record.with_(later=(*kept.record.later, words)))
            else:
                self.vault.revise(release, release.record.with_(later=(*release.record.later, words)))

    def ready(self, round_: UUID) -> None:
        """Sitting together: my answer stands now, and opens as soon as the other is ready as well.

        Raises
        ------
        NotHere
            I have not answered yet.

        """
        with self._together() as table:
            kept = self._fold(round_)
            if kept.record.stage in ("open", "home"):
                return
            if kept.record.stage == "writing":
                kept = self.vault.revise(kept, kept.record.with_(until=min(kept.record.until, self.vault.now())))
            now = self.vault.now()
            if not any(each.mine and now - each.written < TOGETHER for each in table.readies(round_)):
                self.vault.add(Ready(day=kept.record.day, round=round_), self.space)
            self._step(kept, table.fresh())
            heads.remember(self.vault)

    def take_out(self, round_: UUID) -> None:
        """Take my answer out of the space, at any time: it is mine alone again. What was read cannot be unread."""
        with self._together() as table:
            self._home(self._fold(round_), table)

    # Coming by

    def settle(self, since: date | None = None) -> Table:
        """Do every step of mine that is due. Nothing is shown by it. Call it on every visit that may show a round.

        Takes no step while something here is older than what was seen before. Returns what lies there afterwards.
        """
        table = Table(self.vault, self.space, since)
        if not any(self._due(kept, table) for kept in table.folds) or heads.older(self.vault):
            return table
        with self._together(since) as table:
            for kept in table.folds:
                if self._due(kept, table):
                    self._step(kept, table)
            heads.remember(self.vault)
        return table.fresh()

    def look(self, round_: UUID) -> Look | None:
        """One round as I may see it now, with my steps done first. `None` when I have not answered."""
        return self.look_at(self.settle(), round_)

    def look_at(self, table: Table, round_: UUID) -> Look | None:
        """One round of a table that was settled. `None` when I have not answered."""
        kept = table.fold(round_)
        return self._seen(kept, table) if kept else None

    def looks(self, since: date | None = None, table: Table | None = None) -> Iterator[Look]:
        """Every round I answered, newest first, as I may see it now. Call `settle` first; it returns the `table`."""
        table = table or Table(self.vault, self.space, since)
        for kept in table.folds:
            yield self._seen(kept, table)

    def shown(self, look: Look) -> None:
        """Remember that an open round was shown to me: whatever becomes of the hours, it stays open."""
        if look.fresh:
            self.vault.revise(look.fold, look.fold.record.with_(stage="open"))

    def _seen(self, kept: Kept[Fold], table: Table) -> Look:
        return seen(kept, self._said_or_none(kept), table, self.hours, self.vault.now())

    def fold_of(self, round_: UUID) -> Kept[Fold] | None:
        """My answer's fold in a round."""
        return Table(self.vault, self.space).fold(round_)

    # Steps

    def _due(self, kept: Kept[Fold], table: Table) -> bool:
        fold, now = kept.record, self.vault.now()
        if fold.stage == "writing":
            return now >= fold.until
        if fold.stage != "entered":
            return False
        mine, theirs = table.both(fold)
        if mine is None or (theirs and table.released(fold, both=True)):
            return False
        if theirs and not table.released(fold):
            return True
        return now >= ends(mine, theirs)

    def _step(self, kept: Kept[Fold], table: Table) -> None:
        if kept.record.stage == "writing":
            if self._said_or_none(kept) is None:  # its author removed it meanwhile: then it never was
                self.vault.remove(kept)
                return
            kept = self._enter(kept, table)
        mine, theirs = table.both(kept.record)
        if mine is None or kept.record.stage != "entered":
            return
        if self.vault.now() >= ends(mine, theirs) and not (theirs and table.released(kept.record, both=True)):
            self._home(kept, table)
        elif theirs and not table.released(kept.record):
            self._release(kept, theirs, table)

    def _enter(self, kept: Kept[Fold], table: Table) -> Kept[Fold]:
        """Lock the answer, and bind myself to it."""
        fold = kept.record
        locked = lock(fold.round, self.space, self.vault.me, self._said(kept).record)
        entered = Commitment(day=fold.day, round=fold.round, sealed=locked.sealed, com=locked.com)
        table.add(self.vault.add(entered, self.space, step=WIDE_STEP))
        return self.vault.revise(kept, fold.with_(stage="entered", key=locked.key, com=locked.com))

    def _release(self, kept: Kept[Fold], theirs: Kept[Commitment], table: Table) -> None:
        """Pin the other's commitment, then let my key go: in one transaction, before anything is shown."""
        fold, nth = kept.record, heads.pin_count(self.vault) + 1
        pin = Pin(day=fold.day, round=fold.round, space=self.space, com=theirs.record.com, nth=nth)
        table.add(self.vault.add(pin))
        heads.remember(self.vault, pins=nth)
        release = Release(day=fold.day, round=fold.round, key=fold.key, later=fold.later)
        table.add(self.vault.add(release, self.space))

    def _home(self, kept: Kept[Fold], table: Table) -> None:
        """An answer returns to its author alone."""
        for each in table.mine_in_space(kept.record.round):
            self.vault.remove(each)
        self.vault.revise(kept, kept.record.with_(stage="home"))

    # How it is done

    @contextmanager
    def _together(self, since: date | None = None) -> Iterator[Table]:
        """My turn in the space, with everything read afresh: steps of the two never cross."""
        with transaction.atomic():
            rows.lock(self.space)
            rows.lock(self.vault.own.bucket)
            yield Table(self.vault, self.space, since)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with transaction.atomic():
            rows.lock(self.vault.own.bucket)
            yield

    def _fold(self, round_: UUID) -> Kept[Fold]:
        kept = self.fold_of(round_)
        if kept is None:
            raise NotHere
        return kept

    def _writing(self, kept: Kept[Fold]) -> None:
        if kept.record.stage != "writing" or self.vault.now() >= kept.record.until:
            raise Stands

    def _said(self, kept: Kept[Fold]) -> Kept[Any]:
        return self.vault.get(kind_named(kept.record.kind), kept.record.what)

    def _said_or_none(self, kept: Kept[Fold]) -> Kept[Any] | None:
        try:
            return self._said(kept)
        except NotHere:
            return None
