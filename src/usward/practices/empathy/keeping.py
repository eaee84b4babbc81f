"""What is kept of practising, through an opened vault. Nothing of it ever goes anywhere else."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from django.db import transaction

from usward.core.content import Situation
from usward.practices.empathy import rules
from usward.practices.empathy.record import Guess, Reply
from usward.vault.store import NotHere, Vault


def guess(vault: Vault, situation: str, feelings: Sequence[str], today: date) -> None:
    """Keep a guess; the same guess twice is kept once."""
    before = rules.last(vault.all(Guess), situation)
    if before is None or before.record.feelings != tuple(feelings):
        vault.add(Guess(day=today, situation=situation, feelings=tuple(feelings)))


def choose(vault: Vault, situation: Situation, number: str, today: date) -> None:
    """Choose one of the replies on offer, by its place in `rules.replies`. Any other place chooses nothing."""
    held = rules.replies(situation)
    if number.isdecimal() and len(number) < 3 and int(number) < len(held):
        say(vault, situation.id, held[int(number)].text, today)


def say(vault: Vault, situation: str, text: str, today: date, *, own: bool = False) -> None:
    """Keep what one would say; the same words twice are kept once."""
    before = rules.last(vault.all(Reply), situation)
    if before is None or (before.record.text, before.record.own) != (text, own):
        vault.add(Reply(day=today, situation=situation, text=text, own=own))


def forget(vault: Vault, situation: str) -> None:
    """Remove all that was kept of one moment."""
    with transaction.atomic():
        for kind in (Guess, Reply):
            _forget(vault, kind, situation)


def _forget(vault: Vault, kind: type[Guess] | type[Reply], situation: str) -> None:
    for kept in vault.all(kind):
        if kept.record.situation == situation:
            with suppress(NotHere):  # another tab was faster
                vault.remove(kept)
