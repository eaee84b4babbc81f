"""Which topics a person paused, and how they pause and take up again. Reads and writes their own bucket alone."""

from collections.abc import Collection

from django.db import transaction
from django.dispatch import Signal

from usward.accounts.access import OwnRequest
from usward.core.topics import PausedTopics, chosen_anew
from usward.vault.store import Vault


def paused(vault: Vault) -> frozenset[str]:
    """The topics this person wants left alone: ids of themes, and names in `core.topics.WHOLE`."""
    kept = vault.newest(PausedTopics)
    return frozenset(kept.record.topics) if kept else frozenset()


def paused_now(request: OwnRequest) -> frozenset[str]:
    """The same for a page; read once, whatever number of practices asks."""
    known: frozenset[str] | None = getattr(request, "_paused_topics", None)
    if known is None:
        known = paused(request.vault)
        request._paused_topics = known  # type: ignore[attr-defined]  # noqa: SLF001 - the page's own notebook
    return known


chosen_now = Signal()
"""Sent with `request` whenever somebody has chosen, before anything else is shown to anybody."""


def choose(request: OwnRequest, offered: Collection[str], chosen: Collection[str]) -> None:
    """Pause exactly these among the topics `offered`.

    Raises
    ------
    Changed
        Another tab chose at the same moment.

    """
    with transaction.atomic():
        kept = request.vault.newest(PausedTopics)
        before = kept.record.topics if kept else ()
        record = PausedTopics(day=request.today, topics=chosen_anew(before, offered, chosen))
        if kept is None:
            request.vault.add(record)
        elif kept.record.topics != record.topics:
            request.vault.revise(kept, record)
        request._paused_topics = frozenset(record.topics)  # type: ignore[attr-defined]  # noqa: SLF001 - as above
        chosen_now.send(sender=None, request=request)


def take_up(request: OwnRequest, topic: str) -> None:
    """Pause one topic no longer. Nothing happens when it was not paused."""
    if topic in paused(request.vault):
        choose(request, {topic}, ())
