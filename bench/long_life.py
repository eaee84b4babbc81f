"""Two people's five years, six records a day each, in a home of their own: what the page benches read."""

import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

YEARS = 5
WORDS = {"ana": "plum harbor violin seven quiet owls", "ben": "ladder moss teapot winter coin brave"}
LINE = "The rain on the roof was loud and I liked it. You had lit the stove before I was home, and said nothing of it."


def home() -> Path:
    """A home with five years in it, made anew."""
    from usward.cli.start import load, prepare

    folder = Path(tempfile.mkdtemp(prefix="usward-bench-"))
    load({"home": folder, "runtime": folder / "run"})
    prepare()
    _live()
    return folder


def _live() -> None:
    from django.db import transaction

    from usward.accounts import invitations, people
    from usward.accounts.opening import reopen
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin

    today = datetime.now(UTC).date()
    with transaction.atomic():
        ana, ben = (
            reopen(*people.sign_up(name, words, people.first_me(name.title(), hue, "UTC", today), first=name == "ana"))
            for (name, words), hue in zip(WORDS.items(), ("violet", "gold"), strict=True)
        )
        space = begin(ana, "Ben", Terms())
        code = invitations.invite(reopen(ana.person, ana.ring), space, "")
        invitations.accept(ben, invitations.find(invitations.text_of(code)))
        invitations.confirm(reopen(ana.person, ana.ring), space)
        for who in (ana, ben):
            who.person.refresh_from_db()
        vaults = [reopen(ana.person, ana.ring).vault, reopen(ben.person, ben.ring).vault]
        for back in range(YEARS * 365, 0, -1):
            for vault in vaults:
                _day(vault, space, today - timedelta(days=back))


def _day(vault: object, space: UUID, day: date) -> None:
    """Six records: a check-in, its shared numbers, a journal entry, a note, its given copy, and yesterday's put away."""
    from usward.core.put_away import PutAway
    from usward.practices.appreciation.record import Appreciation
    from usward.practices.checkin.record import CheckIn, Pair, SharedDay
    from usward.practices.journal.record import Entry

    moment = datetime.combine(day, time(20), UTC)
    vault.now = lambda: moment  # type: ignore[attr-defined]
    close = 3 + day.toordinal() % 4
    vault.add(CheckIn(day=day, feelings=("wistful", "calm"), between={space: Pair(closeness=close, understood=5)},
                      stress=3, energy=4, friction="none", line=LINE))  # type: ignore[attr-defined]  # fmt: skip
    vault.add(SharedDay(day=day, closeness=close), space)  # type: ignore[attr-defined]
    vault.add(Entry(day=day, text=LINE * 4))  # type: ignore[attr-defined]
    note = vault.add(Appreciation(day=day, did=LINE, space=space))  # type: ignore[attr-defined]
    vault.share(note, space)  # type: ignore[attr-defined]
    yesterday = day - timedelta(days=1)
    for kept in vault.all(Appreciation, since=yesterday, space=space):  # type: ignore[attr-defined]
        if not kept.mine and kept.day == yesterday:
            vault.add(PutAway(day=day, what=kept.id))  # type: ignore[attr-defined]
