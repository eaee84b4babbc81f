"""The demo's life, written into two vaults day by day, as two people would have."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from usward.accounts import invitations, people
from usward.accounts.opening import Opened, reopen
from usward.accounts.record import Terms
from usward.accounts.spaces import begin
from usward.cli import told_quarrel, told_together
from usward.cli.told_clock import HOURS, IN_TURN, ZONE, set_clock
from usward.cli.told_talk import Talk
from usward.cli.told_together import Telling, tell_step
from usward.cli.told_words import Together
from usward.core.put_away import PutAway
from usward.core.simulate import DayOf, Life, Note, life, notes
from usward.practices.appreciation import keeping as appreciations
from usward.practices.appreciation.record import Appreciation
from usward.practices.checkin import keeping as checkins
from usward.practices.checkin.record import CheckIn, Friction, Guess, Pair
from usward.practices.journal import keeping as journal
from usward.practices.journal.record import Entry
from usward.vault.store import Vault

NAMES = ("Maya", "Jonas")
HUES = ("violet", "gold")
FRICTION: tuple[Friction, ...] = ("none", "little", "lot")
#: How much of what the other gave is still to be read.
UNREAD = 2
MORNING = time(8)
#: Everything that somebody may do in the story, by its verb.
VERBS = told_together.VERBS | told_quarrel.VERBS


def tell(words: dict[str, str], days: int, seed: int, step: Callable[[], None]) -> None:
    """Sign both up with these passphrases, join them, and write `days` days ending today. `step` follows each day."""
    today = datetime.now(ZoneInfo(ZONE)).date()
    start = today - timedelta(days=days - 1)
    story = life(notes(_tables()), today, np.random.default_rng(seed), days)
    vaults, space = _joined(words, start)
    for vault in vaults:
        set_clock(vault, start, MORNING)
        checkins.choose(vault, space, ("closeness", "understood", "friction"), start, ZONE)
    together, telling = Together.ending(today, days), Telling(vaults, space, seed)
    talk = Talk(vaults, space, together.pairs, seed)
    for day in (start + timedelta(days=index) for index in range(days)):
        # Whoever looks at the demo as Maya finds her own day still open.
        there = IN_TURN[:1] if day == today else IN_TURN
        _live(story, day, vaults, space, there)
        for who in there:
            talk.visit(who, day)
        for each in (each for told_on, each in together.steps if told_on == day):
            tell_step(telling, VERBS, each, day)
        step()
    for vault in vaults:
        _put_away(vault, space, today)


def _tables() -> list[dict[str, object]]:
    folder = files("usward.packs") / "en" / "demo"
    told = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=str)
    return [tomllib.loads(each.read_text()) for each in told]


def _joined(words: dict[str, str], start: date) -> tuple[tuple[Vault, Vault], UUID]:
    """Two people in a space, through the same steps as any two."""
    first, second = (_signed_up(index, words, start) for index in (0, 1))
    space = begin(first, NAMES[1], Terms(bond="partners", zone=ZONE))
    first = _again(first)
    code = invitations.invite(first, space, "I found this. Shall we try it for a while?")
    invitations.accept(second, invitations.find(invitations.text_of(code)))
    invitations.confirm(_again(first), space)
    second = _again(second)
    return (_again(first).vault, second.vault), space


def _signed_up(index: int, words: dict[str, str], start: date) -> Opened:
    me = people.first_me(NAMES[index], HUES[index], ZONE, start)
    name = NAMES[index].lower()
    signed = people.sign_up(name, words[name], me, first=index == 0)
    return reopen(signed.person, signed.ring)


def _again(opened: Opened) -> Opened:
    """The same person's next visit."""
    opened.person.refresh_from_db()
    return reopen(opened.person, opened.ring)


def _live(story: Life, day: date, vaults: tuple[Vault, Vault], space: UUID, there: tuple[int, ...]) -> None:
    told = {(each.note.who, each.note.kind): each.note for each in story.told if each.day == day}
    for who in there:
        vault = vaults[who]
        set_clock(vault, day, HOURS[who])
        if (who, "appreciation") in told:
            _appreciate(vault, told[who, "appreciation"], day, space)
        if (who, "journal") in told:
            _write(vault, told[who, "journal"], day, space)
        answered = next((each for each in story.year.days if each.day == day and each.who == who), None)
        if answered is not None:
            _check_in(vault, answered, told.get((who, "check-in")), space)
        _thank(vault, day, space)


def _check_in(vault: Vault, answered: DayOf, note: Note | None, space: UUID) -> None:
    checkin = CheckIn(
        day=answered.day,
        feelings=note.feelings if note and note.feelings else answered.feelings,
        between={space: Pair(closeness=answered.closeness, understood=answered.understood)},
        stress=answered.stress,
        energy=answered.energy,
        friction=FRICTION[answered.friction],
        line=note.text or "" if note else "",
    )
    checkins.keep(vault, checkin)
    if answered.guess is not None:
        checkins.guess(vault, Guess(day=answered.day, space=space, closeness=answered.guess))
    if note and note.gift:
        checkins.give(vault, checkin, space, numbers=False)


def _appreciate(vault: Vault, note: Note, day: date, space: UUID) -> None:
    kept = vault.add(Appreciation(day=day, did=note.did or "", says=note.says or "", gave=note.gave or "", space=space))
    if note.given:
        appreciations.give(vault, kept, space, day)


def _write(vault: Vault, note: Note, day: date, space: UUID) -> None:
    entry = vault.add(Entry(day=day, text=note.text or "", prompt=note.prompt, feelings=note.feelings))
    if note.passage:
        journal.share(vault, entry, space, note.passage, day)


def _thank(vault: Vault, day: date, space: UUID) -> None:
    """Now and then a note of yesterday's is thanked for, without words."""
    for note in vault.all(Appreciation, since=day - timedelta(days=1), space=space):
        if not note.mine and note.day == day - timedelta(days=1) and day.toordinal() % 3 == 0:
            appreciations.thank(vault, note, space, "", day)


def _put_away(vault: Vault, space: UUID, today: date) -> None:
    """Most of what came has been read and lies in the jar; Today shows the last things given."""
    given = [kept for kept in vault.everything(space) if not kept.mine and kept.record.listed]
    for kept in sorted(given, key=lambda kept: kept.day)[:-UNREAD]:
        vault.add(PutAway(day=today, what=kept.id))
